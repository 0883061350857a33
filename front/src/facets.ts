// Narrowing the list of the site on disk: by type, body, place, year, and what others did to a document.
import type { Documents } from "./documents";
import { count, element, say } from "./say";

export const FACETS = ["type", "issuer", "place", "year", "status"] as const;
export type FacetName = (typeof FACETS)[number];
export type Chosen = ReadonlyMap<FacetName, string>;

const UNCHANGED = "unchanged";
const SHOWN = 100;

/** The documents that have a value in one facet, and how often each value stands among some of them. */
export class Facets {
  constructor(private readonly documents: Documents) {}

  /** Which documents have every chosen value, 1 or 0; null where nothing narrows. */
  kept(chosen: Chosen, except: FacetName | null = null): Uint8Array | null {
    const wanted = [...chosen].filter(([name, value]) => value && name !== except);
    if (!wanted.length) return null;
    const kept = new Uint8Array(this.documents.size).fill(1);
    for (const [name, value] of wanted) this.narrow(kept, name, value);
    return kept;
  }

  private narrow(kept: Uint8Array, name: FacetName, value: string): void {
    if (name === "status") {
      const state = this.documents.column("state");
      const bit = 2 << this.documents.changes.indexOf(value);
      for (let row = 0; row < kept.length; row++) {
        const has = value === UNCHANGED ? state[row]! < 2 : (state[row]! & bit) !== 0;
        if (!has) kept[row] = 0;
      }
      return;
    }
    const [column, number] = this.numbered(name, value);
    for (let row = 0; row < kept.length; row++) if (column[row] !== number) kept[row] = 0;
  }

  private numbered(name: Exclude<FacetName, "status">, value: string): [Uint32Array, number] {
    if (name === "year") return [this.documents.column("year"), Number(value)];
    const [column, values] = this.said(name);
    return [column, values.indexOf(value)];
  }

  private said(name: "type" | "issuer" | "place"): [Uint32Array, readonly string[]] {
    const { documents } = this;
    if (name === "type") return [documents.column("kind"), documents.kinds];
    if (name === "issuer") return [documents.column("body"), documents.bodies];
    return [documents.column("place"), documents.places];
  }

  /** The values of a facet among some documents with how often each stands, the most frequent first, years latest first. */
  values(name: FacetName, rows: Uint32Array): [string, number][] {
    const counted = new Map<string, number>();
    if (name === "status") {
      const state = this.documents.column("state");
      const add = (value: string): void => void counted.set(value, (counted.get(value) ?? 0) + 1);
      for (const row of rows) {
        if (state[row]! < 2) add(UNCHANGED);
        else this.documents.changes.forEach((change, i) => state[row]! & (2 << i) && add(change));
      }
    } else {
      const [column, values] = name === "year" ? [this.documents.column("year"), null] : this.said(name);
      const tallied = new Map<number, number>();
      for (const row of rows) tallied.set(column[row]!, (tallied.get(column[row]!) ?? 0) + 1);
      for (const [number, many] of tallied) {
        const value = values ? values[number]! : number ? String(number) : "";
        if (value) counted.set(value, many);
      }
    }
    const ranked = [...counted];
    if (name === "year") return ranked.sort(([one], [other]) => Number(other) - Number(one));
    return ranked.sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
  }
}

/** Fills a facet's field with the values that would be left if its own choice were taken back. */
export function offer(field: HTMLSelectElement, name: FacetName, values: readonly [string, number][]): void {
  const own = field.value;
  const shown = values.filter(([value], rank) => rank < SHOWN || value === own);
  if (own && !shown.some(([value]) => value === own)) shown.push([own, 0]);
  const options = shown.map(([value, many]) => {
    const option = element("option", "", name === "status" ? say(`was:${value}`, { n: many }) : `${value} (${count(many)})`);
    option.value = value;
    if (name === "status") [option.dataset["w"], option.dataset["n"]] = [`was:${value}`, String(many)];
    else option.lang = "vi";
    return option;
  });
  field.replaceChildren(field.options[0]!, ...options);
  field.value = own;
}

// The prebuilt index of documents (assets/documents.js), most cited first; all pages number documents by it.
import { Lines, unpack } from "./columns";
import { addressOf, element, say, sayDay } from "./say";

type Texts = "slugs" | "titles" | "names" | "days";
type Numbers = "kind" | "body" | "place" | "cited" | "named" | "year" | "state" | "spread" | "rows";

type Written = Record<Texts | Numbers | "words", string> & {
  size: number;
  kinds: string[];
  bodies: string[];
  places: string[];
  changes: string[];
};

declare global {
  interface Window {
    docgraphDocuments?: Written;
  }
}

/** The documents of the graph; a column is read when something of it is first asked for. */
export class Documents {
  readonly size: number;
  readonly kinds: readonly string[];
  readonly bodies: readonly string[];
  readonly places: readonly string[];
  /** What others can have done to a document, in the order of the bits of `state` above the first. */
  readonly changes: readonly string[];
  private readonly texts = new Map<Texts, Lines>();
  private readonly numbers = new Map<Numbers, Uint32Array>();

  constructor(private readonly written: Written) {
    this.size = written.size;
    this.kinds = written.kinds;
    this.bodies = written.bodies;
    this.places = written.places;
    this.changes = written.changes;
  }

  /** Every word that a search finds, in the order of their letters. */
  words(): string[] {
    return this.written.words.split(" ");
  }

  /** A column of numbers. */
  column(name: Numbers): Uint32Array {
    let column = this.numbers.get(name);
    if (!column) this.numbers.set(name, (column = unpack(this.written[name])));
    return column;
  }

  /** A column of texts. */
  lines(name: Texts): Lines {
    let lines = this.texts.get(name);
    if (!lines) this.texts.set(name, (lines = new Lines(this.written[name], this.size)));
    return lines;
  }

  kind(number: number): string {
    return this.kinds[this.column("kind")[number]!]!;
  }

  name(number: number): string {
    return this.lines("names").at(number);
  }

  /** How a sentence calls a document: type and identifier, or name. */
  shortName(number: number): string {
    return `${this.kind(number)} ${this.lines("titles").at(number)}`.trim();
  }

  /** The address of a document's page. */
  address(number: number, pattern: string): string {
    return addressOf(pattern, this.lines("slugs").at(number));
  }

  /** A link to a document's page. */
  link(number: number, pattern: string): HTMLAnchorElement {
    const link = element("a", "", "", true);
    link.href = this.address(number, pattern);
    link.append(element("bdi", "", this.shortName(number)));
    return link;
  }

  /** What stands beside a document's name: its day, its body, its place, what others did to it. */
  about(number: number): HTMLSpanElement {
    const about = element("span", "about");
    const day = this.lines("days").at(number);
    if (day) about.append(element("time", "", sayDay(day)), " ");
    const body = this.bodies[this.column("body")[number]!];
    if (body) about.append(element("bdi", "who", body, true), " ");
    const place = this.places[this.column("place")[number]!];
    if (place && !body?.includes(place)) about.append(element("bdi", "who", place, true), " ");
    const state = this.column("state")[number]!;
    this.changes.forEach((change, bit) => {
      if (state & (2 << bit)) about.append(element("span", "was", say(`now:${change}`)), " ");
    });
    if (state & 1) about.append(element("span", "unsure", say("partial")));
    return about;
  }
}

/** The documents that the page loaded, null where it loaded none. */
export function loadedDocuments(): Documents | null {
  return window.docgraphDocuments ? new Documents(window.docgraphDocuments) : null;
}

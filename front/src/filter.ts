// What of the graph is shown: the relations that are ticked, the years between two.
import { byId } from "./say";
import type { Columns } from "./whole";

export interface Filter {
  types: Set<number>;
  first: number;
  last: number;
  everyType: boolean;
  everyYear: boolean;
}

/** The filter that the form holds now. */
export function readFilter(columns: Columns): Filter {
  const boxes = [...byId("filter").querySelectorAll<HTMLInputElement>("input[name=relation]")];
  const ticked = boxes.filter((box) => box.checked).map((box) => columns.types.indexOf(box.value));
  const [from, to] = ["since", "until"].map((id) => Number(byId<HTMLSelectElement>(id).value));
  return {
    types: new Set(ticked),
    first: from || -Infinity,
    last: to || Infinity,
    everyType: ticked.length === boxes.length,
    everyYear: !from && !to,
  };
}

/**
 * Which documents are shown, 1 or 0: those of the years, and where some relations are left out only those that
 * one of the others touches. A document without a day belongs to no year.
 */
export function shownDocuments(
  filter: Filter, years: Uint32Array, edges: Uint32Array, size: number,
): Uint8Array {
  const shown = new Uint8Array(size);
  for (let node = 0; node < size; node++) {
    const year = years[node]!;
    shown[node] = filter.everyYear || (year > 0 && year >= filter.first && year <= filter.last) ? 1 : 0;
  }
  if (filter.everyType) return shown;
  const touched = new Uint8Array(size);
  for (let at = 0; at < edges.length; at += 3) {
    const [source, target] = [edges[at]!, edges[at + 1]!];
    if (filter.types.has(edges[at + 2]!) && shown[source] && shown[target]) touched[source] = touched[target] = 1;
  }
  return touched;
}

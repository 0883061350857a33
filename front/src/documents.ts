// The prebuilt index of documents (assets/documents.js), most cited first; all pages number documents by it.
import { addressOf, element, say, sayDay } from "./say";

/** Slug, number of its kind, title, name, day, number of its body, how many relations go to it, whether unsettled,
 *  how many sources name it. */
export type Row = [string, number, string, string, string, number, number, 0 | 1, number];

export interface Documents {
  kinds: string[];
  bodies: string[];
  rows: Row[];
  texts: string;
}

declare global {
  interface Window {
    docgraphDocuments?: Documents;
  }
}

/** How a sentence calls a document: type and identifier, or name. */
export function shortName(index: Documents, row: Row): string {
  return `${index.kinds[row[1]]} ${row[2]}`.trim();
}

/** A link to a document's page. */
export function linkTo(index: Documents, row: Row, pattern: string): HTMLAnchorElement {
  const link = element("a", "", "", true);
  link.href = addressOf(pattern, row[0]);
  link.append(element("bdi", "", shortName(index, row)));
  return link;
}

/** What stands beside a document's name: its day and its body. */
export function aboutOf(index: Documents, row: Row, name = "about"): HTMLSpanElement {
  const about = element("span", name);
  if (row[4]) about.append(element("time", "", sayDay(row[4])), " ");
  const body = index.bodies[row[5]];
  if (body) about.append(element("bdi", "who", body, true), " ");
  if (row[7]) about.append(element("span", "unsure", say("partial")));
  return about;
}

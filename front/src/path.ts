// The way between two documents, found in the browser among all relations of the graph.
import { loadedDocuments, type Documents } from "./documents";
import { Finder } from "./find";
import { Picker } from "./picker";
import { addressOf, byId, element, onLanguage, say } from "./say";
import { loadedColumns, Neighbours, type Columns } from "./whole";

declare global {
  interface Window {
    /** Name, reason and the slug of the word, by the edge's documents and type. */
    docgraphPeople?: Record<string, [string, string, string]>;
  }
}

function start(index: Documents, columns: Columns): void {
  const chain = byId<HTMLOListElement>("chain");
  const told = byId("told");
  const pattern = chain.dataset["to"] ?? "d/*.html";
  const neighbours = new Neighbours(index.size, columns.edges);
  const finder = new Finder(index);
  const slugs = index.lines("slugs");
  const people = window.docgraphPeople ?? {};

  function line(number: number): HTMLLIElement {
    const made = element("li");
    const name = index.name(number);
    made.append(index.link(number, pattern));
    if (name) made.append(" ", element("bdi", "name", name, true));
    made.append(" ", index.about(number));
    return made;
  }

  /** What a person says of an edge. */
  function word(edge: string): Node[] {
    const said = Object.hasOwn(people, edge) ? people[edge] : undefined;
    if (!said) return [];
    const [by, reason, source] = said;
    const name = source ? element("a") : element("span");
    if (name instanceof HTMLAnchorElement) name.href = addressOf(chain.dataset["source"] ?? "s/*.html", source);
    name.append(element("bdi", "", by));
    const quoted = element("q", "", "", true);
    quoted.append(element("bdi", "", reason));
    const made = element("span", "by");
    made.append(element("span", "", say("by_word_of")), " ", name, ": ", quoted);
    return [" ", made].map((one) => (typeof one === "string" ? document.createTextNode(one) : one));
  }

  /** The words between two documents: a link to the page of the one that says so, at this edge. */
  function between(from: number, other: number, type: number, out: boolean): HTMLLIElement {
    const meaning = columns.meanings[type] ?? "plain";
    const made = element("li", `step ${meaning}`);
    const [doer, target] = out ? [from, other] : [other, from];
    const link = element("a");
    const name = columns.types[type]!;
    link.href = `${index.address(doer, pattern)}#out-${name}-${slugs.at(target)}`;
    link.append(element("span", "", say(`${out ? "out" : "in"}:${name}`)));
    made.append(element("span", "arrow", out ? "↓" : "↑"), link);
    made.append(...word(`${slugs.at(doer)} ${name} ${slugs.at(target)}`));
    return made;
  }

  function show(): void {
    chain.replaceChildren();
    const [start, end] = [from.chosen, to.chosen];
    const asked = new URLSearchParams();
    if (start !== null) asked.set("from", slugs.at(start));
    if (end !== null) asked.set("to", slugs.at(end));
    try {
      history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
    } catch {
      // A browser may refuse to change the address of a page opened from disk: the way is shown all the same.
    }
    told.textContent = start === null || end === null ? say("path_hint") : "";
    if (start === null || end === null) return;
    document.querySelectorAll(".choices").forEach((one) => one.remove());
    const way = start === end ? [] : neighbours.way(start, end);
    told.textContent = !way ? say("path_none") : way.length ? say("path_found", { n: way.length }) : say("path_same");
    if (!way) return;
    let at = start;
    chain.append(line(at));
    for (const step of way) {
      chain.append(between(at, step.other, step.type, step.out), line(step.other));
      at = step.other;
    }
  }

  const from = new Picker("from", index, finder, () => show());
  const to = new Picker("to", index, finder, () => show());
  byId("turn").addEventListener("click", () => {
    const [start, end] = [from.chosen, to.chosen];
    from.choose(end);
    to.choose(start);
  });

  function numberOf(slug: string | null): number | null {
    const found = slug ? slugs.indexOf(slug) : -1;
    return found < 0 ? null : found;
  }
  const asked = new URLSearchParams(location.search);
  // A server knows which document a name means; a site on disk is asked by slugs alone.
  const given = (["from", "to"] as const).map((name) => numberOf(byId(name).dataset["slug"] ?? asked.get(name)));
  byId("ends").addEventListener("submit", (event) => event.preventDefault());
  // What the server could not settle stays as it was typed, with what it may mean below.
  [from, to].forEach((field, which) => given[which] !== null && field.choose(given[which]!));
  if (given.every((one) => one === null) && !document.querySelector(".choices")) show();
  onLanguage(show);
}

const [documents, columns] = [loadedDocuments(), loadedColumns()];
if (documents && columns) start(documents, columns);

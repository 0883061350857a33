// The way between two documents, found in the browser among all relations of the graph.
import { loadedDocuments, type Documents } from "./documents";
import { Finder } from "./find";
import { Picker } from "./picker";
import { byId, element, onLanguage, say } from "./say";
import { loadedColumns, Neighbours, type Columns } from "./whole";

function start(index: Documents, columns: Columns): void {
  const chain = byId<HTMLOListElement>("chain");
  const told = byId("told");
  const pattern = chain.dataset["to"] ?? "d/*.html";
  const neighbours = new Neighbours(index.size, columns.edges);
  const finder = new Finder(index);
  const slugs = index.lines("slugs");

  function line(number: number): HTMLLIElement {
    const made = element("li");
    const name = index.name(number);
    made.append(index.link(number, pattern));
    if (name) made.append(" ", element("bdi", "name", name, true));
    made.append(" ", index.about(number));
    return made;
  }

  /** What a person says of an edge, as the page has it. */
  function word(edge: string): Node[] {
    const said = [...document.querySelectorAll<HTMLElement>("#words li")].find((one) => one.dataset["edge"] === edge);
    return said ? [...said.cloneNode(true).childNodes] : [];
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
  const given = [numberOf(asked.get("from")), numberOf(asked.get("to"))];
  from.choose(given[0] ?? null);
  to.choose(given[1] ?? null);
  onLanguage(show);
}

const [documents, columns] = [loadedDocuments(), loadedColumns()];
if (documents && columns) start(documents, columns);

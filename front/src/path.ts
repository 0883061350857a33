// The way between two documents, found in the browser among all relations of the graph.
import { aboutOf, linkTo, type Documents } from "./documents";
import { Picker } from "./picker";
import { addressOf, byId, element, onLanguage, say } from "./say";
import { Texts } from "./texts";
import { Neighbours, type Columns } from "./whole";

function start(index: Documents, columns: Columns): void {
  const chain = byId<HTMLOListElement>("chain");
  const told = byId("told");
  const pattern = chain.dataset["to"] ?? "d/*.html";
  const neighbours = new Neighbours(index.rows.length, columns.edges);
  const texts = new Texts(index.texts, index.rows.length);

  function line(number: number): HTMLLIElement {
    const row = index.rows[number]!;
    const made = element("li");
    made.append(linkTo(index, row, pattern));
    if (row[3]) made.append(" ", element("bdi", "name", row[3], true));
    made.append(" ", aboutOf(index, row));
    return made;
  }

  /** The words between two documents: a link to the page of the one that says so, at this edge. */
  function between(from: number, other: number, type: number, out: boolean): HTMLLIElement {
    const meaning = columns.meanings[type] ?? "plain";
    const made = element("li", `step ${meaning}`);
    const [doer, target] = out ? [from, other] : [other, from];
    const link = element("a");
    link.href = `${addressOf(pattern, index.rows[doer]![0])}#out-${columns.types[type]}-${index.rows[target]![0]}`;
    link.append(element("span", "", say(`${out ? "out" : "in"}:${columns.types[type]}`)));
    made.append(element("span", "arrow", out ? "↓" : "↑"), link);
    return made;
  }

  function show(): void {
    chain.replaceChildren();
    const [start, end] = [from.chosen, to.chosen];
    const asked = new URLSearchParams();
    if (start !== null) asked.set("from", index.rows[start]![0]);
    if (end !== null) asked.set("to", index.rows[end]![0]);
    try {
      history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
    } catch {
      // A browser may refuse to change the address of a page opened from disk: the way is shown all the same.
    }
    told.textContent = "";
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

  const from = new Picker("from", index, texts, () => show());
  const to = new Picker("to", index, texts, () => show());
  byId("turn").addEventListener("click", () => {
    const [start, end] = [from.chosen, to.chosen];
    from.choose(end);
    to.choose(start);
  });

  function numberOf(slug: string | null): number | null {
    const found = slug ? index.rows.findIndex((row) => row[0] === slug) : -1;
    return found < 0 ? null : found;
  }
  const asked = new URLSearchParams(location.search);
  const given = [numberOf(asked.get("from")), numberOf(asked.get("to"))];
  from.choose(given[0] ?? null);
  to.choose(given[1] ?? null);
  onLanguage(show);
}

if (window.docgraphDocuments && window.docgraphGraph) start(window.docgraphDocuments, window.docgraphGraph);

// The search of the site on disk: the list as one types, from the prebuilt index.
import { loadedDocuments, type Documents } from "./documents";
import { FACETS, Facets, offer, type FacetName } from "./facets";
import { Finder } from "./find";
import { foldedWords } from "./fold";
import { remember, walk } from "./list";
import { byId, element, fresh, onLanguage, say, whenIdle } from "./say";

/** Lines made at once, and how many more after the next frame: a screen shows fewer than the first. */
const FIRST = 20;
const SHOWN = 50;

/** One line of the list, made as the template makes it. */
function lineOf(documents: Documents, number: number, pattern: string): HTMLLIElement {
  const line = element("li");
  const link = element("a", "", "", true);
  link.href = documents.address(number, pattern);
  const title = element("bdi", "title", documents.lines("titles").at(number));
  link.append(element("span", "kind", documents.kind(number)), " ", title);
  line.append(link);
  const name = documents.name(number);
  if (name) line.append(element("bdi", "name", name, true));
  const [cited, named] = [documents.column("cited")[number]!, documents.column("named")[number]!];
  const times = cited || named ? say("cited_count", { n: cited, m: named }) : "";
  line.append(documents.about(number), element("span", "cited", times));
  return line;
}

class Search {
  private readonly query = byId<HTMLInputElement>("q");
  private readonly list = byId("list");
  private readonly tally = byId("tally");
  private readonly steps = document.getElementById("steps");
  private readonly fields: [FacetName, HTMLSelectElement][] = FACETS.map((name) => [name, byId(name)]);
  private readonly pattern = this.list.dataset["to"] ?? "d/*.html";
  private readonly untouched = [...this.list.childNodes];
  private readonly tallied = [...this.tally.childNodes];
  private readonly more = element("button", "link");
  private readonly finder: Finder;
  private readonly facets: Facets;
  private found: Uint32Array = new Uint32Array();
  private waiting = 0;

  constructor(private readonly documents: Documents) {
    this.finder = new Finder(documents);
    this.facets = new Facets(documents);
    this.more.type = "button";
    this.more.hidden = true;
    this.list.after(this.more);
    const given = new URLSearchParams(location.search);
    this.query.value = given.get("q") ?? "";
    for (const [name, field] of this.fields) this.choose(field, name, given.get(name) ?? "");
    this.listen();
    whenIdle(() => this.finder.prepare());
    if (this.asks()) this.update();
  }

  private listen(): void {
    this.query.addEventListener("input", () => this.change());
    for (const [name, field] of this.fields) {
      field.addEventListener("input", () => this.change());
      // What each value would leave is counted when someone is about to look.
      for (const event of ["pointerdown", "focus"]) field.addEventListener(event, () => this.count(name, field));
    }
    this.more.addEventListener("click", () => {
      const shown = this.list.children.length;
      this.append(shown, shown + SHOWN);
      (this.list.children[shown]?.querySelector("a") ?? this.more).focus();
    });
    onLanguage(() => this.asks() && this.update());
    byId("find").addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.asks()) this.list.querySelector("a")?.focus();
    });
    walk(this.query, () => this.list);
  }

  /** Sets a field to a value of the address, also one that is not among the frequent ones it offers. */
  private choose(field: HTMLSelectElement, name: FacetName, value: string): void {
    field.value = value;
    if (!value || field.value === value) return;
    const known = this.facets.values(name, this.finder.find([])).some(([one]) => one === value);
    if (known) field.append(new Option(value, value, false, true));
    else field.value = "";
  }

  private chosen(): Map<FacetName, string> {
    return new Map(this.fields.map(([name, field]) => [name, field.value]));
  }

  private asks(): boolean {
    return Boolean(this.query.value.trim()) || this.fields.some(([, field]) => field.value !== "");
  }

  private count(name: FacetName, field: HTMLSelectElement): void {
    const kept = this.facets.kept(this.chosen(), name);
    offer(field, name, this.facets.values(name, this.finder.find(foldedWords(this.query.value), kept)));
  }

  private change(): void {
    this.update();
    const asked = new URLSearchParams();
    if (this.query.value.trim()) asked.set("q", this.query.value.trim());
    for (const [name, value] of this.chosen()) if (value) asked.set(name, value);
    remember(asked.size ? `?${asked}` : location.pathname);
  }

  private update(): void {
    cancelAnimationFrame(this.waiting);
    const words = foldedWords(this.query.value);
    const kept = this.facets.kept(this.chosen());
    const some = words.length > 0 || kept !== null;
    if (this.steps) this.steps.hidden = some;
    if (!some) {
      this.more.hidden = true;
      this.list.replaceChildren(...this.untouched);
      this.tally.replaceChildren(...this.tallied);
      fresh(this.list, this.tally);
      return;
    }
    this.found = this.finder.find(words, kept);
    this.list.replaceChildren();
    this.append(0, FIRST);
    if (this.found.length > FIRST) {
      this.waiting = requestAnimationFrame(() => {
        this.waiting = requestAnimationFrame(() => this.append(FIRST, SHOWN));
      });
    }
    const said = this.found.length ? say("found", { n: this.found.length }) : say("found_none");
    if (this.tally.textContent !== said) this.tally.textContent = said;
  }

  /** Puts the lines from one place of what was found to another behind those that stand. */
  private append(from: number, to: number): void {
    const lines = document.createDocumentFragment();
    for (const number of this.found.subarray(from, to)) lines.append(lineOf(this.documents, number, this.pattern));
    this.list.append(lines);
    const left = this.found.length - this.list.children.length;
    this.more.hidden = left <= 0;
    this.more.textContent = say("show_more", { n: Math.min(left, SHOWN) });
  }
}

const documents = loadedDocuments();
if (documents?.size) new Search(documents);

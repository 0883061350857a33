// Search over the prebuilt index: without accents, in NFC or NFD, numbers in any spelling. Most cited first.
import { aboutOf, type Documents, type Row } from "./documents";
import { foldedWords } from "./fold";
import { addressOf, element, onLanguage, say, whenIdle } from "./say";
import { Texts, wholeNumbersFirst } from "./texts";

const SHOWN = 50;

interface Asked {
  words: string[];
  kind: string;
  year: string;
}

/** What was found last, so that only it is looked at again as one types on. */
class Finder {
  private readonly texts: Texts;
  private last: (Asked & { found: number[] }) | null = null;

  constructor(private readonly index: Documents) {
    this.texts = new Texts(index.texts, index.rows.length);
  }

  /** Gets ready for the first keystroke. */
  prepare(): void {
    this.texts.find(["so", "1"]);
  }

  find(asked: Asked): readonly number[] {
    const last = this.last;
    const narrower = last && last.kind === asked.kind && last.year === asked.year &&
      asked.words.length >= last.words.length &&
      last.words.every((word, i) => asked.words[i]!.startsWith(word));
    // Of rows that fitted before, only words that are new or longer have to be looked for.
    const fresh = narrower ? asked.words.filter((word, i) => word !== last.words[i]) : asked.words;
    let found = this.texts.find(fresh, narrower ? last.found : null);
    if (asked.kind || asked.year) {
      const kind = this.index.kinds.indexOf(asked.kind);
      found = found.filter((number) => {
        const row = this.index.rows[number]!;
        return (!asked.kind || row[1] === kind) && (!asked.year || row[4].startsWith(asked.year));
      });
    }
    this.last = { ...asked, found };
    return wholeNumbersFirst(this.texts, asked.words, found);
  }
}

/** One line of the list, made as the template makes it. */
function lineOf(index: Documents, row: Row, pattern: string): HTMLLIElement {
  const [slug, kind, title, name, , , cited, , named] = row;
  const line = element("li");
  const link = element("a", "", "", true);
  link.href = addressOf(pattern, slug);
  link.append(element("span", "kind", index.kinds[kind]), " ", element("bdi", "title", title));
  line.append(link);
  if (name) line.append(element("bdi", "name", name, true));
  line.append(aboutOf(index, row), element("span", "cited", cited || named ? say("cited_count", { n: cited, m: named }) : ""));
  return line;
}

function start(): void {
  const index = window.docgraphDocuments;
  const query = document.querySelector<HTMLInputElement>("#q");
  const list = document.getElementById("list");
  const type = document.querySelector<HTMLSelectElement>("#type");
  const year = document.querySelector<HTMLSelectElement>("#year");
  const tally = document.getElementById("tally");
  if (!index || !query || !list || !type || !year || !tally) return;
  const steps = document.getElementById("steps");
  const pattern = list.dataset["to"] ?? "d/*.html";
  const untouched = [...list.childNodes];
  const tallied = [...tally.childNodes];
  const finder = new Finder(index);

  function update(): void {
    const asked = { words: foldedWords(query!.value), kind: type!.value, year: year!.value };
    const some = asked.words.length > 0 || asked.kind !== "" || asked.year !== "";
    if (steps) steps.hidden = some;
    if (!some) {
      list!.replaceChildren(...untouched);
      tally!.replaceChildren(...tallied);
      return;
    }
    const found = finder.find(asked);
    list!.replaceChildren(...found.slice(0, SHOWN).map((number) => lineOf(index!, index!.rows[number]!, pattern)));
    tally!.textContent = !found.length
      ? say("found_none")
      : say(found.length > SHOWN ? "found_first" : "found", { n: found.length, m: SHOWN });
  }

  const given = new URLSearchParams(location.search);
  query.value = given.get("q") ?? "";
  type.value = given.get("type") ?? "";
  year.value = given.get("year") ?? "";
  whenIdle(() => finder.prepare());
  const asks = (): boolean => Boolean(query.value || type.value || year.value);
  if (asks()) update();
  for (const field of [query, type, year]) field.addEventListener("input", update);
  onLanguage(() => {
    if (asks()) update();
  });
  document.getElementById("find")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (query.value && first) first.focus();
  });
}

start();

// A field in which one types and chooses a document: a combobox over the prebuilt index.
import type { Documents } from "./documents";
import type { Finder } from "./find";
import { foldedWords } from "./fold";
import { byId, element } from "./say";

const OFFERED = 8;

/** Makes the input with this id, and the list with id `<id>-list` behind it, choose one document. */
export class Picker {
  /** The document chosen, by its number. */
  chosen: number | null = null;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private offered: ArrayLike<number> = [];
  private active = -1;

  constructor(
    private readonly id: string,
    private readonly documents: Documents,
    private readonly finder: Finder,
    private readonly done: (chosen: number | null) => void,
  ) {
    this.input = byId<HTMLInputElement>(id);
    this.list = byId<HTMLUListElement>(`${id}-list`);
    this.input.addEventListener("input", () => this.offer());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("focus", () => this.input.select());
    // The field must not lose the focus before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const line = (event.target as Element).closest("li");
      if (line) this.choose(this.offered[[...this.list.children].indexOf(line)] ?? null);
    });
  }

  /** Puts a document into the field. */
  choose(number: number | null): void {
    this.chosen = number;
    this.input.value = number === null ? "" : this.documents.shortName(number);
    this.close();
    this.done(number);
  }

  private offer(): void {
    const words = foldedWords(this.input.value);
    const offered = words.length ? [...this.finder.find(words).subarray(0, OFFERED)] : [];
    this.offered = offered;
    this.active = offered.length ? 0 : -1;
    this.list.replaceChildren(...offered.map((number, i) => this.lineOf(number, i)));
    this.list.hidden = !this.offered.length;
    this.input.setAttribute("aria-expanded", String(this.offered.length > 0));
    this.mark();
    if (!words.length && this.chosen !== null) this.choose(null);
  }

  private lineOf(number: number, i: number): HTMLLIElement {
    const line = element("li");
    line.id = `${this.id}-${i}`;
    line.setAttribute("role", "option");
    line.append(element("bdi", "title", this.documents.shortName(number), true), " ", this.documents.about(number));
    return line;
  }

  private mark(): void {
    [...this.list.children].forEach((line, i) => line.setAttribute("aria-selected", String(i === this.active)));
    const active = this.list.children[this.active];
    if (active) this.input.setAttribute("aria-activedescendant", active.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  private press(event: KeyboardEvent): void {
    if (event.key === "Escape") this.close();
    if (this.list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.active = (this.active + step + this.offered.length) % this.offered.length;
      this.mark();
    } else if (event.key === "Enter") {
      this.choose(this.offered[this.active] ?? null);
    } else {
      return;
    }
    event.preventDefault();
  }
}

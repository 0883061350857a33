// The server's list as one types: the same page is asked for in the background, and what it lists put in place.
// Without JavaScript the form does the same with a button.
import { remember, walk } from "./list";
import { byId, fresh, say } from "./say";

const PAUSE = 120;

class Live {
  private readonly form = byId<HTMLFormElement>("find");
  private readonly query = byId<HTMLInputElement>("q");
  private readonly tally = byId("tally");
  private readonly found = byId("found");
  private waiting = 0;
  private running: AbortController | null = null;
  private shown = this.address();

  constructor() {
    this.query.addEventListener("input", (event) => {
      // A letter that is still being put together from several keys is no word yet.
      if (!(event as InputEvent).isComposing) this.soon(PAUSE);
    });
    this.query.addEventListener("compositionend", () => this.soon(PAUSE));
    this.form.addEventListener("change", (event) => {
      if (event.target instanceof HTMLSelectElement) this.soon(0);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.waiting);
      void this.ask().then(() => this.found.querySelector<HTMLAnchorElement>("#list a")?.focus());
    });
    walk(this.query, () => document.getElementById("list"));
  }

  /** The address of the list that the form asks for now. */
  private address(): string {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string" && value.trim()) asked.set(name, value.trim());
    }
    return asked.size ? `${this.form.getAttribute("action")}?${asked}` : "/";
  }

  private soon(pause: number): void {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => void this.ask(), pause);
  }

  private async ask(): Promise<void> {
    const address = this.address();
    this.running?.abort();
    if (address === this.shown) {
      this.found.removeAttribute("aria-busy"); // what was given up for this had said that a list was to come
      return;
    }
    const running = (this.running = new AbortController());
    this.found.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { accept: "text/html" }, signal: running.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      this.show(new DOMParser().parseFromString(await answer.text(), "text/html"));
      this.shown = address;
      remember(address);
    } catch {
      if (running.signal.aborted) return;
      this.tally.textContent = say("search_failed");
      this.shown = "";
    }
    this.found.removeAttribute("aria-busy");
  }

  /** Puts in place what another page of the server lists; the fields keep the focus and what they hold. */
  private show(page: Document): void {
    const [tally, found] = [page.getElementById("tally"), page.getElementById("found")];
    if (!tally || !found) throw new Error("no list");
    for (const field of this.form.querySelectorAll("select")) {
      const other = page.getElementById(field.id);
      const own = field.value;
      if (other) field.replaceChildren(...other.childNodes);
      field.value = own;
    }
    if (this.tally.textContent !== tally.textContent) this.tally.replaceChildren(...tally.childNodes);
    this.found.replaceChildren(...found.childNodes);
    fresh(this.form, this.tally, this.found);
  }
}

new Live();

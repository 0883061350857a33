// Words in the language of the page, and what every page's script needs.

export type Language = "vi" | "en";
export type Words = Record<string, string>;

declare global {
  interface Window {
    docgraphWords: Record<Language, Words>;
  }
}

/** The language that the page speaks now. */
export function language(): Language {
  return document.documentElement.lang === "en" ? "en" : "vi";
}

/** A whole number as readers of this language write it. */
export function count(number: number, spoken: Language = language()): string {
  // Intl needs tens of milliseconds to load a language, in the middle of someone's first keystroke.
  return String(number).replace(/\B(?=(\d{3})+$)/g, spoken === "vi" ? "." : ",");
}

/** The words for a key, its places {n} and {m} filled with numbers. */
export function say(key: string, places: { n?: number; m?: number } = {}, spoken: Language = language()): string {
  const words = window.docgraphWords[spoken][key] ?? key;
  return words.replace(/\{([nm])\}/g, (whole, place: "n" | "m") => {
    const number = places[place];
    return number === undefined ? whole : count(number, spoken);
  });
}

/** A day, month or year as Vietnamese write it. */
export function sayDay(day: string): string {
  return day.split("-").reverse().join("/");
}

/** The address of a document's page: `pattern` is what the server or the site wrote, with * for the slug. */
export function addressOf(pattern: string, slug: string): string {
  return pattern.replace("*", slug);
}

/** An element with a class and text: text is never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, name = "", text = "", vietnamese = false,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (vietnamese) made.lang = "vi";
  made.textContent = text;
  return made;
}

/** The element with this id, which the template wrote. */
export function byId<Kind extends HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found as Kind;
}

/** Does work that may be wanted soon while the browser has nothing else to do. */
export function whenIdle(work: () => void): void {
  // Some browsers have no such call yet: the work is then done when it is wanted.
  window.requestIdleCallback?.(work);
}

/** Says that parts of the page are new: they came in the language of the page, which someone may have switched. */
export function fresh(...parts: Element[]): void {
  document.dispatchEvent(new CustomEvent<Element[]>("docgraph:fresh", { detail: parts }));
}

/** Called after the language was switched. */
export function onLanguage(callback: () => void): void {
  document.addEventListener("docgraph:language", callback);
}

/** The value of a colour of the style sheet, in the scheme that is on. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Called after the colours changed between light and dark. */
export function onScheme(callback: () => void): void {
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", callback);
}

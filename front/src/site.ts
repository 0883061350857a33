// What every page does: the switch between Vietnamese and English, and cards over the mentions of a text.
import { element, language, say, type Language } from "./say";

const root = document.documentElement;
root.classList.add("js");

/** Says a part of the page in a language. */
function tell(part: ParentNode, spoken: Language): void {
  for (const one of part.querySelectorAll<HTMLElement>("[data-w]")) {
    const { w, n, m } = one.dataset;
    one.textContent = say(w ?? "", { ...(n && { n: Number(n) }), ...(m && { m: Number(m) }) }, spoken);
  }
  for (const one of part.querySelectorAll<HTMLDataElement>("data[value]")) {
    one.textContent = Number(one.value).toLocaleString(spoken === "vi" ? "vi-VN" : "en-US", {
      minimumFractionDigits: 2, maximumFractionDigits: 2,
    });
  }
  for (const name of ["placeholder", "aria-label"]) {
    for (const one of part.querySelectorAll(`[data-w-${name}]`)) {
      one.setAttribute(name, say(one.getAttribute(`data-w-${name}`) ?? "", {}, spoken));
    }
  }
}

function speak(spoken: Language): void {
  root.lang = spoken;
  tell(document, spoken);
  if (toggle) {
    toggle.textContent = say("other_language", {}, spoken);
    toggle.lang = other(spoken);
  }
  document.dispatchEvent(new Event("docgraph:language"));
}

function other(spoken: Language): Language {
  return spoken === "vi" ? "en" : "vi";
}

/** The language chosen before. Some browsers refuse storage to pages opened from disk: it then lasts for one page. */
function remembered(spoken?: Language): Language | null {
  try {
    if (spoken) localStorage.setItem("docgraph.language", spoken);
    const kept = localStorage.getItem("docgraph.language");
    return kept === "vi" || kept === "en" ? kept : null;
  } catch {
    return spoken ?? null;
  }
}

const toggle = document.querySelector<HTMLButtonElement>(".language");
if (toggle) {
  toggle.hidden = false;
  toggle.lang = other(language());
  toggle.addEventListener("click", () => {
    const wanted = other(language());
    remembered(wanted);
    speak(wanted);
  });
}
let switched = false;
document.addEventListener("docgraph:language", () => (switched = true));
document.addEventListener("docgraph:fresh", (event) => {
  // What the server sends anew is in the language it wrote the page in.
  if (switched) for (const part of (event as CustomEvent<Element[]>).detail) tell(part, language());
});
const chosen = remembered();
if (chosen && chosen !== language()) speak(chosen);

let card: HTMLElement | null = null;

function hide(): void {
  card?.remove();
  card = null;
}

/** Shows beside a mention what the list at the side says of its documents. */
function show(link: HTMLAnchorElement): void {
  hide();
  const own = (link.getAttribute("href") ?? "").replace(/^.*\/|\.html$/g, "");
  const slugs = (link.dataset["also"] ?? own).trim().split(" ");
  const entries = slugs.map((slug) => document.getElementById(`d-${slug}`)).filter((entry) => entry !== null);
  const box = link.getClientRects()[0];
  if (!entries.length || !box) return;
  card = element("ul", "card docs");
  card.setAttribute("aria-hidden", "true");
  for (const entry of entries) {
    const copy = entry.cloneNode(true) as HTMLElement;
    copy.removeAttribute("id");
    card.append(copy);
  }
  document.body.append(card);
  const left = Math.max(8, Math.min(box.left, root.clientWidth - card.offsetWidth - 8));
  const below = box.bottom + 6 + card.offsetHeight < root.clientHeight;
  card.style.left = `${left + window.scrollX}px`;
  card.style.top = `${window.scrollY + (below ? box.bottom + 6 : box.top - 6 - card.offsetHeight)}px`;
}

for (const link of document.querySelectorAll<HTMLAnchorElement>("a.m")) {
  link.removeAttribute("title");
  link.addEventListener("mouseenter", () => show(link));
  link.addEventListener("focus", () => show(link));
  link.addEventListener("mouseleave", hide);
  link.addEventListener("blur", hide);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
  const typing = event.target instanceof Element && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !typing) {
    const field = document.querySelector<HTMLInputElement>("input[type=search]");
    if (field) {
      event.preventDefault();
      field.focus();
    }
  }
});

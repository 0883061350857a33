// What both lists share, the one on disk and the server's: their keys, and the address that leads back to them.

/** Arrow keys lead from the field into the list, along it and back. */
export function walk(field: HTMLInputElement, listed: () => HTMLElement | null): void {
  const links = (): HTMLAnchorElement[] => [...(listed()?.querySelectorAll<HTMLAnchorElement>("li > a:first-child") ?? [])];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLAnchorElement);
    if (at < 0 && document.activeElement !== field) return;
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next >= all.length || (at < 0 && next < 0)) return;
    event.preventDefault();
    (next < 0 ? field : all[next]!).focus();
  });
}

let resting = 0;

/** Keeps what is asked for in the page's address, so that coming back from a document finds the same list. */
export function remember(address: string): void {
  clearTimeout(resting);
  resting = window.setTimeout(() => {
    try {
      history.replaceState(null, "", address);
    } catch {
      // A browser may refuse to change the address of a page opened from disk: the list stands all the same.
    }
  }, 200);
}

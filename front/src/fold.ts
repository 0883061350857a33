// The folding with which the index was built (docgraph.views.slugs.fold), for what people type.

/** Lower case without accents, đ as d, words and numbers parted by single spaces, no leading zeros. */
export function fold(text: string): string {
  return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[đð]/g, "d")
    .replace(/(\p{Nd})(?=[\p{L}\p{Nl}\p{No}])|([\p{L}\p{Nl}\p{No}])(?=\p{Nd})/gu, "$1$2 ")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim()
    .replace(/(^| )0+(?=\d)/g, "$1").replace(/(^| )so (?=\d)/g, "$1");
}

/** The folded words of what was typed. */
export function foldedWords(text: string): string[] {
  return fold(text).split(" ").filter(Boolean);
}

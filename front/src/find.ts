// Search over the prebuilt index: without accents, in NFC or NFD, numbers in any spelling. Most cited first.
import type { Documents } from "./documents";

const MOST_WORDS = 40;
const NUMBER = /^\d+$/;

interface Index {
  words: string[];
  /** Where the documents of each word begin in `rows`; the last entry is the end. */
  starts: Uint32Array;
  rows: Uint32Array;
}

/** Finds documents by the beginnings of their words, fifty thousand in a few milliseconds whatever is typed. */
export class Finder {
  private index: Index | null = null;
  private readonly level: Uint8Array;
  private readonly whole: Uint8Array;

  constructor(private readonly documents: Documents) {
    this.level = new Uint8Array(documents.size);
    this.whole = new Uint8Array(documents.size);
  }

  /** Gets ready for the first keystroke. */
  prepare(): Index {
    if (this.index) return this.index;
    const words = this.documents.words();
    const spread = this.documents.column("spread");
    // Steps from one document to the next of the same word: the numbers themselves are what is looked up.
    const rows = this.documents.column("rows");
    const starts = new Uint32Array(spread.length + 1);
    for (let word = 0; word < spread.length; word++) {
      const end = starts[word]! + spread[word]!;
      for (let at = starts[word]! + 1; at < end; at++) rows[at]! += rows[at - 1]!;
      starts[word + 1] = end;
    }
    this.index = { words, starts, rows };
    return this.index;
  }

  /**
   * The documents in which each of the folded words begins a word, of those that are kept only, where that is
   * given. Those in which each number stands whole come before those in which it only begins one.
   */
  find(words: readonly string[], kept: Uint8Array | null = null): Uint32Array {
    const sought = [...new Set(words)].slice(0, MOST_WORDS);
    const numbers = sought.filter((word) => NUMBER.test(word));
    this.count(this.level, sought.map((word) => this.beginning(word)));
    if (numbers.length) this.count(this.whole, numbers.map((word) => this.being(word)));
    const { size } = this.documents;
    const found = new Uint32Array(size);
    let many = 0;
    const gather = (whole: boolean): void => {
      for (let row = 0; row < size; row++) {
        if (this.level[row] !== sought.length || (kept && !kept[row])) continue;
        if (!numbers.length || (this.whole[row] === numbers.length) === whole) found[many++] = row;
      }
    };
    gather(true);
    if (numbers.length) gather(false);
    return found.subarray(0, many);
  }

  /** How many of the stretches, one after the other, hold each document. */
  private count(level: Uint8Array, stretches: [number, number][]): void {
    level.fill(0);
    const { rows } = this.prepare();
    stretches.forEach(([start, end], step) => {
      for (let at = start; at < end; at++) {
        const row = rows[at]!;
        if (level[row] === step) level[row] = step + 1;
      }
    });
  }

  /** The stretch of `rows` of all words that begin so. */
  private beginning(word: string): [number, number] {
    const { starts } = this.prepare();
    return [starts[this.first(word)]!, starts[this.first(`${word}\uffff`)]!];
  }

  /** The stretch of `rows` of this word. */
  private being(word: string): [number, number] {
    const { words, starts } = this.prepare();
    const at = this.first(word);
    return words[at] === word ? [starts[at]!, starts[at + 1]!] : [0, 0];
  }

  /** The first word that does not come before this one. */
  private first(word: string): number {
    const { words, starts } = this.prepare();
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle]! < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

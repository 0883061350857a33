// Names of documents in the picture of the whole graph: the most cited first, none over another.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const HIGH = 15;
const GAP = 4;
const MARGIN = 6;

function apart(one: Box, other: Box): boolean {
  return one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom;
}

/** What of the picture is taken: by words, and in a small one by points, which no name of another may cover. */
export class Taken {
  private readonly words: Box[] = [];
  private readonly points: Box[] = [];

  constructor(words: readonly Box[]) {
    this.words.push(...words);
  }

  /** Takes a place for words. */
  take(box: Box): void {
    this.words.push(box);
  }

  /** Takes the place of a point. */
  point(x: number, y: number, radius: number): void {
    this.points.push({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  }

  /** Whether words stand over a place. */
  covered(x: number, y: number): boolean {
    return this.words.some((box) => !apart(box, { left: x, top: y, right: x, bottom: y }));
  }

  /**
   * Where the name of a document can stand beside its point; null where there is no room. Names keep a distance
   * from each other, so that each is seen to belong to its point.
   */
  placeFor(wide: number, x: number, y: number, radius: number, frame: { wide: number; high: number }): Box | null {
    for (const down of [0, -HIGH * 0.7, HIGH * 0.7]) {
      const [top, bottom] = [y + down - HIGH / 2, y + down + HIGH / 2];
      if (top < 0 || bottom > frame.high) continue;
      for (const left of [x + radius + GAP, x - radius - GAP - wide]) {
        if (left < 2 || left + wide > frame.wide - 2) continue;
        const box = { left: left - MARGIN, top: top - 2, right: left + wide + MARGIN, bottom: bottom + 2 };
        const tight = { left, top: top + 2, right: left + wide, bottom: bottom - 2 };
        if (this.words.every((other) => apart(box, other)) && this.points.every((other) => apart(tight, other))) return box;
      }
      if (!this.points.length) break; // among many points a name stands level with its own
    }
    return null;
  }
}

/** The left end of the words in a box. */
export function wordsIn(box: Box): [number, number] {
  return [box.left + MARGIN, (box.top + box.bottom) / 2 + 4];
}

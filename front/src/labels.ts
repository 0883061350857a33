// Names of documents in the picture of the whole graph: the most cited first, none over another.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What of the picture holds words already. */
export class Taken {
  private readonly boxes: Box[] = [];

  free(box: Box): boolean {
    return this.boxes.every(
      (other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
    );
  }

  take(box: Box): void {
    this.boxes.push(box);
  }
}

const HIGH = 15;
const GAP = 4;
const MARGIN = 6;

/**
 * Where the name of a document can stand, right of its point or left of it; null where others stand on both sides.
 * Names keep a distance from each other, so that each is seen to belong to its point.
 */
export function placeFor(
  taken: Taken, wide: number, x: number, y: number, radius: number, frame: { wide: number; high: number },
): Box | null {
  const [top, bottom] = [y - HIGH / 2, y + HIGH / 2];
  if (top < 0 || bottom > frame.high) return null;
  for (const left of [x + radius + GAP, x - radius - GAP - wide]) {
    const box = { left: left - MARGIN, top: top - 2, right: left + wide + MARGIN, bottom: bottom + 2 };
    if (left >= 2 && left + wide <= frame.wide - 2 && taken.free(box)) return box;
  }
  return null;
}

/** The left end of the words in a box. */
export function wordsIn(box: Box): [number, number] {
  return [box.left + MARGIN, (box.top + box.bottom) / 2 + 4];
}

// Which document of the whole graph is meant: by a pointer, by the arrow keys.
import type { Frame } from "./axes";
import type { Columns } from "./whole";

/** The shown document nearest to a point of the screen, null where none is shown, and how far it is. */
export function nearestTo(
  x: number, y: number, columns: Columns, visible: Uint8Array, frame: Frame,
): [number | null, number] {
  let best: number | null = null;
  let least = Infinity;
  for (let node = 0; node < visible.length; node++) {
    const [across, down] = [frame.toX(columns.x[node]!) - x, frame.toY(columns.y[node]!) - y];
    const far = across * across + down * down;
    if (far < least && visible[node]) [best, least] = [node, far];
  }
  return [best, Math.sqrt(least)];
}

/** The next shown document: earlier or later in the same lane, or the nearest in time in another. */
export function nextTo(
  from: number | null, across: number, down: number, columns: Columns, visible: Uint8Array,
): number | null {
  const { x, y, lane } = columns;
  let best: number | null = null;
  let least = Infinity;
  for (let node = 0; node < visible.length; node++) {
    if (!visible[node] || node === from) continue;
    let far: number;
    if (from === null) {
      far = node; // the most cited is the place to begin
    } else if (across) {
      // Documents of one day stand above each other: they follow one another from top to bottom.
      const ahead = ((x[node]! - x[from]!) * 100_000 + (y[node]! - y[from]!)) * across;
      far = lane[node] === lane[from] && ahead > 0 ? ahead : Infinity;
    } else {
      const lanes = (lane[node]! - lane[from]!) * down;
      far = lanes > 0 ? lanes * 1e9 + Math.abs(x[node]! - x[from]!) : Infinity;
    }
    if (far < least) [best, least] = [node, far];
  }
  return best;
}

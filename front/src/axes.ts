// What stands around the documents: lanes with their names, years, and the relations of the one selected.
import type { Box } from "./labels";
import { say } from "./say";
import type { Columns } from "./whole";

/** The colours of the style sheet, by name, in the scheme that is on. */
export type Palette = Record<string, string>;

/** The size of the picture and where its own coordinates stand on the screen. */
export interface Frame {
  wide: number;
  high: number;
  toX(x: number): number;
  toY(y: number): number;
}

const FONT = "12px system-ui, Noto Sans, sans-serif";
const STRIP = 22;
const MOST_LINES = 3_000;

/** A canvas emptied, in the size of the frame, sharp on any screen. */
export function cleared(canvas: HTMLCanvasElement, frame: Frame): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(frame.wide * ratio), Math.round(frame.high * ratio)];
  if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, frame.wide, frame.high);
  context.font = FONT;
  return context;
}

/** Words with the paper's colour around them, so that they can be read over lines. */
export function write(context: CanvasRenderingContext2D, paper: string, words: string, x: number, y: number): void {
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = paper;
  context.strokeText(words, x, y);
  context.fillText(words, x, y);
}

/** Draws the lanes and the years behind the documents; where the names of the lanes stand. */
export function drawAxes(canvas: HTMLCanvasElement, frame: Frame, columns: Columns, palette: Palette): Box[] {
  const context = cleared(canvas, frame);
  const names: Box[] = [];
  if (!context) return names;
  const { dim = "", line = "", wash = "", paper = "" } = palette;
  columns.lanes.forEach(([level, top, bottom], i) => {
    const [high, low] = [frame.toY(top), frame.toY(bottom)];
    context.fillStyle = wash;
    if (i % 2 === 0) context.fillRect(0, high, frame.wide, low - high);
    context.fillStyle = dim;
    if (low <= 14 || high >= frame.high - STRIP) return;
    const [words, base] = [say(`level:${level}`), Math.max(high, 0) + 16];
    write(context, paper, words, 10, base);
    names.push({ left: 0, top: base - 14, right: 14 + context.measureText(words).width, bottom: base + 5 });
  });
  context.strokeStyle = line;
  context.lineWidth = 1;
  let free = 0;
  const floor = frame.high - STRIP;
  const labels: [string, number][] = [];
  const first = columns.years[0];
  if (first && first[1] > 0 && frame.toX(first[1]) > 0) {
    labels.push([say("no_day"), Math.max(8, frame.toX(0))]);
    free = Math.max(8, frame.toX(0)) + context.measureText(say("no_day")).width + 14;
  }
  columns.years.slice(0, -1).forEach(([year, start], i) => {
    const x = frame.toX(start);
    const end = frame.toX(columns.years[i + 1]![1]);
    if (end < 0 || x > frame.wide) return;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, floor);
    context.stroke();
    const middle = Math.max(x, 0) + 4;
    if (middle < free) return;
    labels.push([String(year), middle]);
    free = middle + 44;
  });
  context.clearRect(0, floor, frame.wide, STRIP);
  context.fillStyle = dim;
  for (const [words, x] of labels) context.fillText(words, x, frame.high - 7);
  names.push({ left: 0, top: floor, right: frame.wide, bottom: frame.high });
  return names;
}

/** Draws the relations of the selected document and rings around it and its neighbours. */
export function drawSelection(
  context: CanvasRenderingContext2D,
  frame: Frame,
  columns: Columns,
  palette: Palette,
  chosen: number,
  steps: readonly { other: number; type: number; out: boolean }[],
): void {
  const at = (node: number): [number, number] => [frame.toX(columns.x[node]!), frame.toY(columns.y[node]!)];
  const [x, y] = at(chosen);
  const tints = columns.meanings.map((meaning) => palette[meaning === "plain" ? "dim" : meaning] ?? "");
  context.lineWidth = 1.4;
  for (const { other, type } of steps.slice(0, MOST_LINES)) {
    const [farX, farY] = at(other);
    context.strokeStyle = context.fillStyle = tints[type]!;
    context.globalAlpha = steps.length > 200 ? 0.35 : 0.8;
    context.beginPath();
    context.moveTo(x, y);
    context.quadraticCurveTo((x + farX) / 2, (y + farY) / 2 - Math.abs(farX - x) * 0.08, farX, farY);
    context.stroke();
    context.beginPath();
    context.arc(farX, farY, 3, 0, 7);
    context.fill();
  }
  context.globalAlpha = 1;
  context.strokeStyle = palette["ink"] ?? "";
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, 8, 0, 7);
  context.stroke();
}

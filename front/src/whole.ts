// The whole graph as columns (assets/graph.js): places, roles and edges of the documents of documents.js.
import { unpack } from "./columns";

interface Shape {
  types: string[];
  meanings: string[];
  roles: string[];
  /** Level, top and bottom of each lane. */
  lanes: [string, number, number][];
  /** Year and where it begins; the last entry is where the last year ends. */
  years: [number, number][];
  width: number;
  height: number;
}

type Numbers = "lane" | "role" | "x" | "y";

type Written = Shape & Record<Numbers | "edges", string>;

export interface Columns extends Shape, Record<Numbers, Uint32Array> {
  /** Source, target, type, one edge after the other, by source. */
  edges: Uint32Array;
}

declare global {
  interface Window {
    docgraphGraph?: Written;
  }
}

/** The columns that the page loaded, null where it loaded none. */
export function loadedColumns(): Columns | null {
  const written = window.docgraphGraph;
  if (!written) return null;
  const edges = unpack(written.edges);
  for (let at = 3; at < edges.length; at += 3) edges[at]! += edges[at - 3]!;
  return {
    ...written,
    edges,
    lane: unpack(written.lane),
    role: unpack(written.role),
    x: unpack(written.x),
    y: unpack(written.y),
  };
}

/** An edge as one of its ends sees it. */
export interface Step {
  edge: number;
  other: number;
  type: number;
  out: boolean;
}

/** The edges of each document, found without looking through all of them. */
export class Neighbours {
  private readonly starts: Uint32Array;
  private readonly edgesOf: Uint32Array;

  constructor(size: number, private readonly edges: Uint32Array) {
    const starts = new Uint32Array(size + 2);
    for (let at = 0; at < edges.length; at += 3) {
      starts[edges[at]! + 2]!++;
      starts[edges[at + 1]! + 2]!++;
    }
    for (let node = 2; node < starts.length; node++) starts[node]! += starts[node - 1]!;
    const edgesOf = new Uint32Array((edges.length / 3) * 2);
    for (let at = 0; at < edges.length; at += 3) {
      edgesOf[starts[edges[at]! + 1]!++] = at;
      edgesOf[starts[edges[at + 1]! + 1]!++] = at;
    }
    this.starts = starts;
    this.edgesOf = edgesOf;
  }

  /** Every edge of a document, both directions. */
  of(node: number): Step[] {
    const steps: Step[] = [];
    for (let i = this.starts[node]!; i < this.starts[node + 1]!; i++) {
      const edge = this.edgesOf[i]!;
      const out = this.edges[edge] === node;
      steps.push({ edge, other: this.edges[edge + (out ? 1 : 0)]!, type: this.edges[edge + 2]!, out });
    }
    return steps;
  }

  /**
   * A shortest way from one document to another along relations, either way; null where there is none. Of
   * several the one over weightier relations: types stand in the order of the pages, a mere mention last.
   */
  way(from: number, to: number): Step[] | null {
    const far = new Int32Array(this.starts.length - 2).fill(-1);
    far[from] = 0;
    let ring = [from];
    for (let step = 1; ring.length && far[to]! < 0; step++) {
      const next: number[] = [];
      for (const node of ring) {
        for (const { other } of this.of(node)) {
          if (far[other]! >= 0) continue;
          far[other] = step;
          next.push(other);
        }
      }
      ring = next;
    }
    if (far[to]! < 0) return null;
    const back: Step[] = [];
    for (let node = to; node !== from; ) {
      const nearer = this.of(node).filter(({ other }) => far[other] === far[node]! - 1);
      const best = nearer.reduce((one, two) => (two.type < one.type ? two : one));
      back.push({ ...best, other: node, out: !best.out });
      node = best.other;
    }
    return back.reverse();
  }
}

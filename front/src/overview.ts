// The whole graph: sigma draws documents and relations, two canvases of our own draw lanes, years and what is
// selected. Places are computed beforehand; nothing moves by itself.
import Graph from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram, NodePointProgram, type ProgramInfo } from "sigma/rendering";
import { drawAxes, drawSelection, write, type Frame, type Palette } from "./axes";
import { aboutOf, linkTo, shortName, type Documents } from "./documents";
import { readFilter, shownDocuments, type Filter } from "./filter";
import { Picker } from "./picker";
import { addressOf, byId, colour, count, element, onLanguage, onScheme, say } from "./say";
import { Texts } from "./texts";
import { Neighbours, type Columns } from "./whole";

/** Relations drawn at once; beyond that a screen shows one grey, so the weightier types come first. */
const DRAWN_EDGES = 8_000;
const FEW = 300;

/** Documents drawn while the picture is dragged: the most cited; all of them once it stands. */
const DRAGGED = 25_000;

/**
 * Points without sigma's second drawing of every frame, in which each has a colour to be found by: reading that
 * back stalls the drawing at each move of the mouse, and the nearest of fifty thousand is found faster here.
 */
class Points extends NodePointProgram {
  constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
    super(gl, null, renderer);
  }

  override drawWebGL(method: number, info: ProgramInfo): void {
    const first = this.renderer.getMouseCaptor().isMoving ? Math.max(0, this.verticesCount - DRAGGED) : 0;
    info.gl.bindFramebuffer(info.gl.FRAMEBUFFER, info.frameBuffer);
    info.gl.drawArrays(method, first, this.verticesCount - first);
  }
}

/** A colour of the style sheet made fainter, its parts multiplied by the share as sigma's blending wants them. */
function faint(hex: string, share: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Math.round(parseInt(hex.slice(at, at + 2), 16) * share));
  return `rgba(${red},${green},${blue},${share})`;
}

function readPalette(): Palette {
  const names = ["ink", "dim", "line", "wash", "paper", "basis", "action", "change"];
  return Object.fromEntries(names.map((name) => [name, colour(name)]));
}

class Overview {
  private readonly place = byId("overview");
  private readonly told = byId("told");
  private readonly tally = byId("shown");
  private readonly pattern = this.place.dataset["to"] ?? "d/*.html";
  private readonly size: number;
  private readonly aspect: number;
  private readonly graph = new Graph({ type: "directed", multi: true, allowSelfLoops: false });
  private readonly sigma: Sigma;
  private readonly neighbours: Neighbours;
  private readonly back: HTMLCanvasElement;
  private readonly front: HTMLCanvasElement;
  private readonly years: Int32Array;
  private count = 0;
  private filter: Filter;
  private visible: Uint8Array;
  private selected: number | null = null;
  private palette: Palette = readPalette();

  constructor(private readonly index: Documents, private readonly columns: Columns) {
    this.size = index.rows.length;
    this.neighbours = new Neighbours(this.size, columns.edges);
    this.years = Int32Array.from(index.rows, (row) => Number(row[4].slice(0, 4)) || 0);
    this.filter = readFilter(columns);
    this.visible = new Uint8Array(this.size).fill(1);
    this.aspect = Math.max(0.3, this.place.clientWidth / Math.max(1, this.place.clientHeight));
    this.back = this.canvas();
    this.addNodes();
    this.addEdges();
    this.sigma = new Sigma(this.graph, this.place, {
      defaultNodeType: "point",
      defaultEdgeType: "line",
      nodeProgramClasses: { point: Points },
      edgeProgramClasses: { line: EdgeLineProgram },
      hideEdgesOnMove: this.graph.size > 3_000,
      hideLabelsOnMove: this.size > 3_000,
      labelRenderedSizeThreshold: this.size < FEW ? 0 : 7,
      labelDensity: 0.6,
      labelGridCellSize: 170,
      labelSize: 12,
      labelFont: "system-ui, Noto Sans, sans-serif",
      stagePadding: 24,
      minCameraRatio: 0.005,
      maxCameraRatio: 1.6,
      zIndex: false,
      defaultDrawNodeLabel: (context, { x, y, size, label }, { labelSize, labelFont }) => {
        if (!label) return;
        context.font = `${labelSize}px ${labelFont}`;
        context.fillStyle = this.palette["ink"] ?? "";
        write(context, this.palette["paper"] ?? "", label, x + size + 3, y + labelSize / 3);
      },
      defaultDrawNodeHover: () => undefined, // what is selected is drawn on a canvas of our own
    });
    this.front = this.canvas();
    this.sigma.setCustomBBox({ x: [0, this.aspect * columns.height], y: [0, columns.height] });
    this.sigma.on("afterRender", () => {
      this.decorate();
      this.place.dataset["drawn"] = `${this.count} ${this.graph.size}`;
    });
    if (this.size > 3_000) this.thinWhileMoving();
    this.listen();
    this.tell();
  }

  /** While the picture moves only documents and lanes are put together: each layer more costs frames. */
  private thinWhileMoving(): void {
    let still = 0;
    this.sigma.getCamera().on("updated", () => {
      this.place.classList.add("moving");
      clearTimeout(still);
      still = window.setTimeout(() => this.place.classList.remove("moving"), 150);
    });
  }

  private canvas(): HTMLCanvasElement {
    const made = element("canvas", "layer");
    made.setAttribute("aria-hidden", "true");
    this.place.append(made);
    return made;
  }

  private at(node: number): { x: number; y: number } {
    const { width, height, x, y } = this.columns;
    return { x: (x[node]! / width) * height * this.aspect, y: height - y[node]! };
  }

  private tint(meaning: string | undefined): string {
    return this.palette[meaning === undefined || meaning === "plain" ? "dim" : meaning] ?? "";
  }

  private addNodes(): void {
    const base = this.size > 20_000 ? 1.1 : this.size > 2_000 ? 2.2 : this.size > FEW ? 3 : 4.4;
    const tints = this.columns.roles.map((role) => this.tint(role));
    // The most cited come first in the index and are added last, so that they are drawn on top.
    for (let node = this.size - 1; node >= 0; node--) {
      const row = this.index.rows[node]!;
      this.graph.addNode(String(node), {
        ...this.at(node),
        size: base + Math.log2(1 + row[6]) * base * 0.35,
        color: tints[this.columns.role[node]!],
        label: shortName(this.index, row),
        hidden: false,
      });
    }
  }

  /** Puts the relations of visible documents in, weightier types first, at most as many as can be told apart. */
  private addEdges(): void {
    const { edges, types, meanings } = this.columns;
    const byType: number[][] = types.map(() => []);
    for (let at = 0; at < edges.length; at += 3) {
      const type = edges[at + 2]!;
      if (this.filter.types.has(type) && this.visible[edges[at]!] && this.visible[edges[at + 1]!]) {
        byType[type]!.push(at);
      }
    }
    const many = byType.reduce((sum, of) => sum + of.length, 0);
    const share = many > 5_000 ? 0.1 : many > 800 ? 0.3 : 0.6;
    const change = (type: number): number => (meanings[type] === "change" ? 0 : meanings[type] === "plain" ? 2 : 1);
    const order = types.map((_, type) => type).sort((one, two) => change(one) - change(two) || one - two);
    let room = DRAWN_EDGES;
    for (const type of order) {
      const tint = faint(this.tint(meanings[type]), share);
      for (const at of byType[type]!.slice(0, room)) {
        this.graph.addEdge(String(edges[at]!), String(edges[at + 1]!), { size: 1, color: tint });
      }
      room = Math.max(0, room - byType[type]!.length);
    }
    const documents = this.visible.reduce((sum, one) => sum + one, 0);
    this.tally.textContent = `${say("n_documents", { n: documents })} · ` + (many > DRAWN_EDGES
      ? say("overview_cut", { n: many, m: DRAWN_EDGES })
      : say("n_relations", { n: many }));
    this.count = documents;
  }

  private refill(): void {
    this.visible = shownDocuments(this.filter, this.years, this.columns.edges, this.size);
    this.graph.clearEdges();
    this.graph.updateEachNodeAttributes((key, attributes) => {
      attributes["hidden"] = !this.visible[Number(key)];
      return attributes;
    }, { attributes: ["hidden"] });
    this.addEdges();
    if (this.selected !== null && !this.visible[this.selected]) this.select(null);
    this.sigma.refresh();
  }

  private repaint(): void {
    this.palette = readPalette();
    const tints = this.columns.roles.map((role) => this.tint(role));
    this.graph.updateEachNodeAttributes((key, attributes) => {
      attributes["color"] = tints[this.columns.role[Number(key)]!];
      return attributes;
    }, { attributes: ["color"] });
    this.graph.clearEdges();
    this.addEdges();
    this.sigma.refresh();
  }

  private frame(): Frame {
    const { height } = this.columns;
    return {
      wide: this.place.clientWidth,
      high: this.place.clientHeight,
      toX: (x) => this.sigma.graphToViewport({ x: (x / this.columns.width) * height * this.aspect, y: 0 }).x,
      toY: (y) => this.sigma.graphToViewport({ x: 0, y: height - y }).y,
    };
  }

  private decorate(): void {
    drawAxes(this.back, this.frame(), this.columns, this.palette);
    const chosen = this.selected;
    this.front.hidden = chosen === null;
    const steps = chosen === null ? [] : this.stepsOf(chosen);
    drawSelection(this.front, this.frame(), this.columns, this.palette, chosen, steps);
  }

  private stepsOf(node: number): { other: number; type: number; out: boolean }[] {
    return this.neighbours.of(node).filter((step) => this.filter.types.has(step.type) && this.visible[step.other]);
  }

  /** Selects a document: its relations are drawn, and the line under the picture says what it is. */
  private select(node: number | null, move = false): void {
    if (node === this.selected) return;
    this.selected = node;
    this.tell();
    if (node !== null && move) this.bringIntoView(node);
    this.decorate();
  }

  private bringIntoView(node: number): void {
    const seen = this.sigma.graphToViewport(this.at(node));
    const inside = seen.x > 30 && seen.y > 30 && seen.x < this.place.clientWidth - 30 &&
      seen.y < this.place.clientHeight - 30;
    const data = this.sigma.getNodeDisplayData(String(node));
    if (!inside && data) this.sigma.getCamera().setState({ x: data.x, y: data.y });
  }

  private tell(): void {
    this.told.replaceChildren();
    if (this.selected === null) {
      this.told.append(element("span", "dim", say("overview_hint")));
      return;
    }
    const row = this.index.rows[this.selected]!;
    const counted = new Map<string, number>();
    for (const { type, out } of this.stepsOf(this.selected)) {
      const key = `${out ? "out" : "in"}:${this.columns.types[type]}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    this.told.append(linkTo(this.index, row, this.pattern), " ", aboutOf(this.index, row));
    if (row[3]) this.told.append(element("bdi", "name", row[3], true));
    const said = [...counted].map(([key, n]) => `${say(key)} ${count(n)}`).join(" · ");
    this.told.append(element("span", "dim", said));
  }

  /** The shown document nearest to a point of the screen, null where none is near. */
  private nearest(x: number, y: number, reach = 6): number | null {
    const frame = this.frame();
    const [left, top] = [frame.toX(0), frame.toY(0)];
    const [wide, high] = [frame.toX(1) - left, frame.toY(1) - top];
    let best: number | null = null;
    let least = Infinity;
    for (let node = 0; node < this.size; node++) {
      const far = Math.hypot(left + this.columns.x[node]! * wide - x, top + this.columns.y[node]! * high - y);
      if (far < least && this.visible[node]) [best, least] = [node, far];
    }
    if (best === null) return null;
    const own = this.sigma.scaleSize(Number(this.graph.getNodeAttribute(String(best), "size")));
    return least <= Math.max(reach, own + 2) ? best : null;
  }

  private open(node: number): void {
    location.href = addressOf(this.pattern, this.index.rows[node]![0]);
  }

  private listen(): void {
    // Sigma goes on to pan and zoom; which document the pointer is at is found here (see Points).
    const [mouse, touch] = [this.sigma.getMouseCaptor(), this.sigma.getTouchCaptor()];
    for (const event of ["mousemove", "mousedown", "mouseup", "wheel", "click", "rightClick"] as const) {
      mouse.removeAllListeners(event);
    }
    for (const event of ["touchdown", "touchup", "touchmove", "tap"] as const) touch.removeAllListeners(event);
    mouse.on("mousemove", ({ x, y }) => {
      if (mouse.isMoving) return;
      const node = this.nearest(x, y);
      this.place.style.cursor = node === null ? "" : "pointer";
      if (node !== null) this.select(node);
    });
    mouse.on("click", ({ x, y }) => {
      const node = this.nearest(x, y);
      if (node === null) this.select(null);
      else this.open(node);
    });
    // A finger cannot point before it presses: a touch tells, the link below the picture opens.
    touch.on("tap", ({ touches, previousTouches }) => {
      const at = touches[0] ?? previousTouches[0];
      if (at) this.select(this.nearest(at.x, at.y, 18));
    });
    this.place.addEventListener("keydown", (event) => this.press(event));
    byId("filter").addEventListener("input", () => {
      this.filter = readFilter(this.columns);
      this.refill();
    });
    byId("filter").addEventListener("reset", () => setTimeout(() => {
      this.filter = readFilter(this.columns);
      this.refill();
    }));
    onScheme(() => this.repaint());
    onLanguage(() => {
      this.tell();
      this.refill();
    });
    const texts = new Texts(this.index.texts, this.size);
    new Picker("find-in", this.index, texts, (chosen) => {
      this.select(chosen, true);
      if (chosen !== null) this.place.focus();
    });
  }

  private press(event: KeyboardEvent): void {
    const camera = this.sigma.getCamera();
    const zoom = (times: number): void => {
      camera.setState({ ratio: Math.min(1.6, camera.ratio * times) });
    };
    const acts: Record<string, () => void> = {
      "+": () => zoom(1 / 1.5),
      "=": () => zoom(1 / 1.5),
      "-": () => zoom(1.5),
      "0": () => void camera.setState({ x: 0.5, y: 0.5, ratio: 1 }),
      ArrowLeft: () => this.walk(-1, 0),
      ArrowRight: () => this.walk(1, 0),
      ArrowUp: () => this.walk(0, -1),
      ArrowDown: () => this.walk(0, 1),
      Enter: () => this.selected !== null && this.open(this.selected),
      Escape: () => this.select(null),
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  /** Selects the next document: earlier or later in the same lane, or the nearest in time in another. */
  private walk(across: number, down: number): void {
    const { x, y, lane } = this.columns;
    const from = this.selected;
    let best: number | null = null;
    let least = Infinity;
    for (let node = 0; node < this.size; node++) {
      if (!this.visible[node] || node === from) continue;
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
    if (best !== null) this.select(best, true);
  }
}

function start(): void {
  const [index, columns] = [window.docgraphDocuments, window.docgraphGraph];
  if (!index || !columns || !index.rows.length) return;
  if (!document.createElement("canvas").getContext("webgl2")) {
    byId("overview").hidden = true;
    byId("told").textContent = say("overview_needs_webgl");
    return;
  }
  new Overview(index, columns);
}

start();

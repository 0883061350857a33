// The whole graph: sigma's camera over documents and relations drawn as columns, two canvases of our own with lanes
// and years below, names and what is selected above. Places are computed beforehand; nothing moves by itself.
import Graph from "graphology";
import Sigma from "sigma";
import { cleared, drawAxes, drawSelection, write, type Frame, type Palette } from "./axes";
import { loadedDocuments, type Documents } from "./documents";
import { readFilter, shownDocuments, type Filter } from "./filter";
import { Finder } from "./find";
import { Taken, wordsIn, type Box } from "./labels";
import { Picker } from "./picker";
import { byId, colour, count, element, onLanguage, onScheme, say } from "./say";
import { programsOf, Shapes, tintOf, type Scene } from "./scene";
import { nearestTo, nextTo } from "./seek";
import { loadedColumns, Neighbours, type Columns, type Step } from "./whole";

/** Relations drawn at once; beyond that a screen shows one grey, so the weightier types come first. */
const DRAWN_EDGES = 6_000;
const FEW = 300;
const MANY = 800;

/** A name for each so many square pixels; documents looked at for a place, so that no frame waits for names. */
const ROOM = 15_000;
const LOOKED = 3_000;

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
  private readonly sizes: Float32Array;
  /** The corners of the picture: from them sigma knows its extent. */
  private readonly corners = new Graph();
  private readonly scene: Scene = { points: new Shapes(0), lines: new Shapes(0), moving: false, thin: false };
  private readonly sigma: Sigma;
  private readonly back: HTMLCanvasElement;
  private readonly front: HTMLCanvasElement;
  private edgesOf: Neighbours | null = null;
  private aspect: number;
  private documents = 0;
  private filter: Filter;
  private visible: Uint8Array;
  private selected: number | null = null;
  private palette: Palette = readPalette();

  constructor(private readonly index: Documents, private readonly columns: Columns) {
    this.size = index.size;
    this.filter = readFilter(columns);
    this.visible = new Uint8Array(this.size).fill(1);
    this.aspect = this.shape();
    const base = this.size > 20_000 ? 1.1 : this.size > 2_000 ? 2.2 : this.size > FEW ? 3 : 4.4;
    this.sizes = Float32Array.from(index.column("cited"), (cited) => base + Math.log2(1 + cited) * base * 0.35);
    this.back = this.canvas("back");
    for (const key of ["first", "last"]) this.corners.addNode(key, { ...this.corner(key), size: 0 });
    this.fill();
    this.sigma = new Sigma(this.corners, this.place, {
      ...programsOf(this.scene),
      renderLabels: false,
      stagePadding: 24,
      minCameraRatio: 0.005,
      maxCameraRatio: 1.6,
      zIndex: false,
      allowInvalidContainer: true,
    });
    this.front = this.canvas("front");
    this.sigma.on("afterRender", () => this.rendered());
    // A phone's first screen is for the picture; a wide one shows both from the beginning.
    if (window.matchMedia("(min-width: 46.01rem)").matches) byId<HTMLDetailsElement>("filters").open = true;
    this.watchMoves();
    this.listen();
    this.tell();
    this.rendered(); // sigma drew once while it was made
  }

  private rendered(): void {
    this.decorate();
    this.place.dataset["drawn"] = `${this.documents} ${this.scene.lines.size / 2}`;
  }

  /** While a large picture moves only documents and lanes are put together: each layer more costs frames. */
  private watchMoves(): void {
    let still = 0;
    const large = this.size > MANY;
    this.sigma.getCamera().on("updated", () => {
      if (!large && !this.scene.thin) return;
      this.scene.moving = true;
      this.place.classList.add("moving");
      clearTimeout(still);
      still = window.setTimeout(() => {
        this.scene.moving = false;
        this.place.classList.remove("moving");
        this.sigma.scheduleRender();
      }, 150);
    });
    new ResizeObserver(() => {
      // On paper the picture is not there.
      if (!this.place.clientWidth || Math.abs(this.shape() - this.aspect) < 0.01) return;
      this.aspect = this.shape();
      this.fill();
      for (const key of ["first", "last"]) this.corners.mergeNodeAttributes(key, this.corner(key));
    }).observe(this.place);
  }

  private shape(): number {
    return Math.max(0.3, this.place.clientWidth / Math.max(1, this.place.clientHeight));
  }

  private canvas(name: string): HTMLCanvasElement {
    const made = element("canvas", `layer ${name}`);
    made.setAttribute("aria-hidden", "true");
    this.place.append(made);
    return made;
  }

  private corner(key: string): { x: number; y: number } {
    const { height } = this.columns;
    return key === "first" ? { x: 0, y: 0 } : { x: height * this.aspect, y: height };
  }

  /** Where a place of the columns stands in sigma's own square, whose middle is a half. */
  private framed(x: number, y: number): [number, number] {
    const { width, height } = this.columns;
    const longest = Math.max(1, this.aspect);
    return [0.5 + ((x / width - 0.5) * this.aspect) / longest, 0.5 + (0.5 - y / height) / longest];
  }

  private tint(meaning: string | undefined): string {
    return this.palette[meaning === undefined || meaning === "plain" ? "dim" : meaning] ?? "";
  }

  /** Puts what the filter leaves into the scene. */
  private fill(): void {
    this.documents = this.visible.reduce((sum, one) => sum + one, 0);
    this.scene.points = this.points();
    const many = this.lines();
    this.tally.textContent = `${say("n_documents", { n: this.documents })} · ` + (many > DRAWN_EDGES
      ? say("overview_cut", { n: many, m: DRAWN_EDGES })
      : say("n_relations", { n: many }));
  }

  private points(): Shapes {
    const { x, y, role, roles } = this.columns;
    const tints = roles.map((one) => tintOf(this.tint(one)));
    const points = new Shapes(this.documents);
    let at = 0;
    for (let node = this.size - 1; node >= 0; node--) {
      if (!this.visible[node]) continue;
      const [across, up] = this.framed(x[node]!, y[node]!);
      points.put(at++, across, up, this.sizes[node]!, tints[role[node]!]!);
    }
    return points;
  }

  /** Draws the relations of visible documents, weightier types first, at most as many as can be told apart. */
  private lines(): number {
    const { edges, types, meanings, x, y } = this.columns;
    const byType: number[][] = types.map(() => []);
    const ticked = Uint8Array.from(types, (_, type) => (this.filter.types.has(type) ? 1 : 0));
    let many = 0;
    for (let at = 0; at < edges.length; at += 3) {
      const type = edges[at + 2]!;
      if (!ticked[type] || !this.visible[edges[at]!] || !this.visible[edges[at + 1]!]) continue;
      many++;
      const alike = byType[type]!;
      if (alike.length < DRAWN_EDGES) alike.push(at);
    }
    const share = many > 5_000 ? 0.1 : many > 800 ? 0.3 : 0.6;
    const change = (type: number): number => (meanings[type] === "change" ? 0 : meanings[type] === "plain" ? 2 : 1);
    const order = types.map((_, type) => type).sort((one, two) => change(one) - change(two) || one - two);
    const drawn = order.flatMap((type) => byType[type]!).slice(0, DRAWN_EDGES);
    const tints = meanings.map((meaning) => tintOf(this.tint(meaning), share));
    const lines = new Shapes(drawn.length * 2);
    drawn.forEach((at, i) => {
      for (let end = 0; end < 2; end++) {
        const node = edges[at + end]!;
        const [across, up] = this.framed(x[node]!, y[node]!);
        lines.put(i * 2 + end, across, up, 1, tints[edges[at + 2]!]!);
      }
    });
    this.scene.lines = lines;
    this.scene.thin = drawn.length > MANY;
    return many;
  }

  private refill(): void {
    const years = this.index.column("year");
    this.visible = shownDocuments(this.filter, years, this.columns.edges, this.size);
    this.fill();
    if (this.selected !== null && !this.visible[this.selected]) this.select(null);
    this.sigma.scheduleRender();
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
    const frame = this.flat(this.frame());
    const names = drawAxes(this.back, frame, this.columns, this.palette);
    if (this.scene.moving && this.size > MANY) return; // hidden until the picture stands
    const context = cleared(this.front, frame);
    if (!context) return;
    const chosen = this.selected;
    if (chosen !== null) drawSelection(context, frame, this.columns, this.palette, chosen, this.stepsOf(chosen));
    this.label(context, frame, names);
  }

  /** The frame with its two scales worked out: a place is then a product and a sum away. */
  private flat(frame: Frame): Frame {
    const [left, top] = [frame.toX(0), frame.toY(0)];
    const [wide, high] = [frame.toX(1) - left, frame.toY(1) - top];
    return { ...frame, toX: (x) => left + x * wide, toY: (y) => top + y * high };
  }

  /** Writes names, of the selected document first, then of the most cited, as long as there is room. */
  private label(context: CanvasRenderingContext2D, frame: Frame, names: readonly Box[]): void {
    const taken = new Taken(names);
    const at = (node: number): [number, number] => [frame.toX(this.columns.x[node]!), frame.toY(this.columns.y[node]!)];
    const radius = (node: number): number => (node === this.selected ? 9 : this.sigma.scaleSize(this.sizes[node]!));
    if (this.size < FEW) this.visible.forEach((one, node) => one && taken.point(...at(node), radius(node)));
    context.fillStyle = this.palette["ink"] ?? "";
    let room = this.size < FEW ? FEW : Math.ceil((frame.wide * frame.high) / ROOM);
    const name = (node: number): void => {
      const [x, y] = at(node);
      if (x < 0 || y < 0 || x > frame.wide || y > frame.high || taken.covered(x, y)) return;
      const words = this.index.shortName(node);
      const box = taken.placeFor(context.measureText(words).width, x, y, radius(node), frame);
      if (!box) return;
      taken.take(box);
      write(context, this.palette["paper"] ?? "", words, ...wordsIn(box));
      room--;
    };
    if (this.selected !== null) name(this.selected);
    for (let node = 0, looked = 0; node < this.size && room > 0 && looked < LOOKED; node++) {
      if (!this.visible[node] || node === this.selected) continue;
      looked += this.inside(node, frame) ? 1 : 0;
      name(node);
    }
  }

  private inside(node: number, frame: Frame, margin = 0): boolean {
    const [x, y] = [frame.toX(this.columns.x[node]!), frame.toY(this.columns.y[node]!)];
    return x > margin && y > margin && x < frame.wide - margin && y < frame.high - margin;
  }

  private stepsOf(node: number): Step[] {
    this.edgesOf ??= new Neighbours(this.size, this.columns.edges);
    return this.edgesOf.of(node).filter((step) => this.filter.types.has(step.type) && this.visible[step.other]);
  }

  /** Selects a document: its relations are drawn, and the line under the picture says what it is. */
  private select(node: number | null, move = false): void {
    if (node === this.selected) return;
    this.selected = node;
    this.tell();
    if (node !== null && move && !this.inside(node, this.frame(), 30)) {
      const [x, y] = this.framed(this.columns.x[node]!, this.columns.y[node]!);
      this.sigma.getCamera().setState({ x, y });
    }
    this.decorate();
  }

  private tell(): void {
    this.told.replaceChildren();
    if (this.selected === null) {
      this.told.append(element("span", "dim", say("overview_hint")));
      return;
    }
    const node = this.selected;
    const counted = new Map<string, number>();
    for (const { type, out } of this.stepsOf(node)) {
      const key = `${out ? "out" : "in"}:${this.columns.types[type]}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    this.told.append(this.index.link(node, this.pattern), " ", this.index.about(node));
    const name = this.index.name(node);
    if (name) this.told.append(element("bdi", "name", name, true));
    const said = [...counted].map(([key, n]) => `${say(key)} ${count(n)}`).join(" · ");
    this.told.append(element("span", "dim", said));
  }

  /** The shown document nearest to a point of the screen, null where none is near. */
  private nearest(x: number, y: number, reach = 6): number | null {
    const [best, far] = nearestTo(x, y, this.columns, this.visible, this.flat(this.frame()));
    if (best === null) return null;
    const own = this.sigma.scaleSize(this.sizes[best]!);
    return far <= Math.max(reach, own + 2) ? best : null;
  }

  private open(node: number): void {
    location.href = this.index.address(node, this.pattern);
  }

  private listen(): void {
    // Sigma goes on to pan and zoom; which document the pointer is at is found here.
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
    onScheme(() => {
      this.palette = readPalette();
      this.refill();
    });
    onLanguage(() => {
      this.tell();
      this.refill();
    });
    new Picker("find-in", this.index, new Finder(this.index), (chosen) => {
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

  private walk(across: number, down: number): void {
    const next = nextTo(this.selected, across, down, this.columns, this.visible);
    if (next !== null) this.select(next, true);
  }
}

function start(): void {
  const [index, columns] = [loadedDocuments(), loadedColumns()];
  if (!index?.size || !columns) return;
  if (!document.createElement("canvas").getContext("webgl2")) {
    byId("overview").hidden = true;
    byId("told").textContent = say("overview_needs_webgl");
    return;
  }
  new Overview(index, columns);
}

start();

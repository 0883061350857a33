// Draws the nodes and edges that the page carries. Places are computed beforehand; nothing moves by itself.
import { addressOf, byId, colour, onLanguage, onScheme, say } from "./say";

/** What the page carries (docgraph.views.picture.neighbourhood), each node and edge as short as it can be said. */
interface Written {
  /** Relation, what it means, the dashes of its line. */
  types: [string, string, number[]][];
  /** Label, what its card says behind that, place, slug, marks. */
  nodes: [string, string, number, number, string, number][];
  /** Numbers of its ends and of its type, its bend, and 1 where a person says or confirms it. */
  edges: [number, number, number, number, number?][];
}

interface PictureNode {
  id: number;
  slug: string;
}

const CENTRE = 1;
const UNSURE = 2;
/** So few edges have room for their words. */
const FEW = 6;
const OPTIONS = {
  physics: { enabled: false },
  layout: { randomSeed: 1, improvedLayout: false },
  interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, dragNodes: true },
  edges: {
    arrows: { to: { enabled: true, scaleFactor: 0.6 }, from: { type: "circle", scaleFactor: 0.7 } },
    width: 1.6,
    selectionWidth: 1,
  },
  nodes: { shape: "box" },
};

// The part of vis-network that is used here; the script itself is a file of its own, from the installed pyvis.
interface DataSet<Item> {
  length: number;
  get(id: number): Item | null;
  update(items: object[]): void;
}
interface Network {
  once(event: string, callback: () => void): void;
  on(event: string, callback: (event: { nodes: number[] }) => void): void;
  fit(options: object): void;
  moveTo(options: object): void;
  getScale(): number;
  canvasToDOM(at: { x: number; y: number }): { x: number; y: number };
}
declare const vis: {
  DataSet: new <Item extends object>(items: object[]) => DataSet<Item>;
  Network: new (place: HTMLElement, data: object, options: object) => Network;
};

const FONT = "system-ui, Noto Sans, sans-serif";
const SMALL = 0.7;
/** Half of a box, and a little. */
const MARGIN = 180;
const place = byId("picture");
const graph = JSON.parse(place.dataset["graph"] ?? "") as Written;
const narrow = place.clientWidth < 600;
// On a narrow screen the picture is as wide as it needs to be read, and the page's frame scrolls sideways.
const frame = place.parentElement;
if (narrow) {
  const across = graph.nodes.map(([, , x]) => x);
  const wide = (Math.max(...across) - Math.min(...across) + 340) * SMALL;
  if (wide > place.clientWidth) place.style.width = `${Math.ceil(wide)}px`;
}

function tint(meaning: string): string {
  return colour(meaning === "plain" ? "dim" : meaning);
}

/** What the card of a node says, a line each. */
function titleOf(node: number): string {
  const [label, more] = graph.nodes[node]!;
  return more && !more.startsWith("\n") ? more : label + more;
}

function nodes(): object[] {
  const [ink, paper, line, wash, link] = ["ink", "paper", "line", "wash", "link"].map(colour);
  return graph.nodes.map(([label, , x, y, slug, marks], id) => {
    const centre = (marks & CENTRE) !== 0;
    return {
      id, label, x, y, slug,
      title: titleOf(id),
      color: {
        background: centre ? ink : paper,
        border: centre ? ink : line,
        highlight: { background: centre ? ink : wash, border: link },
        hover: { background: centre ? ink : wash, border: link },
      },
      font: { color: centre ? paper : ink, size: 14, face: FONT },
      borderWidth: 1,
      margin: 9,
      shapeProperties: { borderRadius: 5, borderDashes: marks & UNSURE ? [4, 3] : false },
    };
  });
}

function curve(bend: number): object {
  if (!bend) return { type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 };
  return { type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
}

function edges(): object[] {
  const paper = colour("paper");
  const few = graph.edges.length <= FEW;
  const short = (node: number): string => titleOf(node).split("\n", 1)[0]!;
  return graph.edges.map(([from, to, type, bend, backed], id) => {
    const [relation, meaning, dashes] = graph.types[type]!;
    const own = tint(meaning);
    const words = say(`out:${relation}`);
    return {
      id, from, to,
      dashes: dashes.length ? dashes : false,
      smooth: curve(bend),
      label: few ? words : undefined,
      title: `${words}\n${short(from)} → ${short(to)}${backed ? `\n${say("by_people")}` : ""}`,
      arrows: { from: { enabled: Boolean(backed) } },
      color: { color: own, highlight: own, hover: own, opacity: 0.85 },
      font: { color: own, size: 11, strokeWidth: 4, strokeColor: paper, align: "middle" },
    };
  });
}

const data = { nodes: new vis.DataSet<PictureNode>(nodes()), edges: new vis.DataSet(edges()) };
const network = new vis.Network(
  place,
  data,
  narrow ? { ...OPTIONS, interaction: { dragView: false, zoomView: false, dragNodes: false } } : OPTIONS,
);
network.once("afterDrawing", () => {
  network.fit({ animation: false, maxZoomLevel: narrow ? SMALL : 1.1 });
  if (narrow && frame) {
    // Fingers scroll the frame and the page; the picture itself stays as it was drawn.
    place.querySelectorAll<HTMLElement>(".vis-network, canvas").forEach((part) => (part.style.touchAction = "pan-x pan-y"));
    frame.scrollLeft = network.canvasToDOM({ x: 0, y: 0 }).x - frame.clientWidth / 2;
  } else if (network.getScale() < 0.5) network.moveTo({ position: { x: beside(0.6), y: 0 }, scale: 0.6 });
});

/** How far beside the document to look, so that no side of the window is empty while the other is cut. */
function beside(scale: number): number {
  const half = place.clientWidth / 2 / scale;
  const across = graph.nodes.map(([, , x]) => x);
  const [left, right] = [MARGIN - Math.min(...across), MARGIN + Math.max(...across)];
  return Math.max(0, half - left) - Math.max(0, half - right);
}

function repaint(): void {
  data.nodes.update(nodes());
  data.edges.update(edges());
}
onScheme(repaint);
onLanguage(repaint);

network.on("doubleClick", (event) => {
  const node = event.nodes[0] === undefined ? null : data.nodes.get(event.nodes[0]);
  if (node?.slug) location.href = addressOf(place.dataset["to"] ?? "../d/*.html", node.slug);
});
network.on("hoverNode", () => {
  place.style.cursor = "pointer";
});
network.on("blurNode", () => {
  place.style.cursor = "";
});
place.dataset["drawn"] = `${data.nodes.length} ${data.edges.length}`;

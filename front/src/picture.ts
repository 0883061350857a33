// Draws the nodes and edges that the page carries. Places are computed beforehand; nothing moves by itself.
import { addressOf, byId, colour, onLanguage, onScheme, say } from "./say";

interface PictureNode {
  id: number;
  label: string;
  x: number;
  y: number;
  slug?: string;
  centre?: boolean;
  unsure?: boolean;
}

interface PictureEdge {
  id: number;
  from: number;
  to: number;
  relation: string;
  meaning: string;
  few?: boolean;
  title: string;
}

interface PictureData {
  nodes: PictureNode[];
  edges: PictureEdge[];
  options: object;
}

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
const place = byId("picture");
const graph = JSON.parse(place.dataset["graph"] ?? "") as PictureData;
const narrow = place.clientWidth < 600;
// On a narrow screen the picture is as wide as it needs to be read, and the page's frame scrolls sideways.
const frame = place.parentElement;
if (narrow) {
  const across = graph.nodes.map((node) => node.x);
  const wide = (Math.max(...across) - Math.min(...across) + 340) * SMALL;
  if (wide > place.clientWidth) place.style.width = `${Math.ceil(wide)}px`;
}

function tint(meaning: string): string {
  return colour(meaning === "plain" ? "dim" : meaning);
}

function nodes(): object[] {
  const [ink, paper, line, wash, link] = ["ink", "paper", "line", "wash", "link"].map(colour);
  return graph.nodes.map((node) => ({
    ...node,
    color: {
      background: node.centre ? ink : paper,
      border: node.centre ? ink : line,
      highlight: { background: node.centre ? ink : wash, border: link },
      hover: { background: node.centre ? ink : wash, border: link },
    },
    font: { color: node.centre ? paper : ink, size: 14, face: FONT },
    borderWidth: 1,
    margin: 9,
    shapeProperties: { borderRadius: 5, borderDashes: node.unsure ? [4, 3] : false },
  }));
}

function edges(): object[] {
  const paper = colour("paper");
  return graph.edges.map((edge) => {
    const own = tint(edge.meaning);
    return {
      ...edge,
      label: edge.few ? say(`out:${edge.relation}`) : undefined,
      title: `${say(`out:${edge.relation}`)}\n${edge.title}`,
      color: { color: own, highlight: own, hover: own, opacity: 0.85 },
      font: { color: own, size: 11, strokeWidth: 4, strokeColor: paper, align: "middle" },
    };
  });
}

const data = { nodes: new vis.DataSet<PictureNode>(nodes()), edges: new vis.DataSet<PictureEdge>(edges()) };
const network = new vis.Network(
  place,
  data,
  narrow ? { ...graph.options, interaction: { dragView: false, zoomView: false, dragNodes: false } } : graph.options,
);
network.once("afterDrawing", () => {
  network.fit({ animation: false, maxZoomLevel: narrow ? SMALL : 1.1 });
  if (narrow && frame) {
    // Fingers scroll the frame and the page; the picture itself stays as it was drawn.
    place.querySelectorAll<HTMLElement>(".vis-network, canvas").forEach((part) => (part.style.touchAction = "pan-x pan-y"));
    frame.scrollLeft = network.canvasToDOM({ x: 0, y: 0 }).x - frame.clientWidth / 2;
  } else if (network.getScale() < 0.5) network.moveTo({ position: { x: 0, y: 0 }, scale: 0.6 });
});

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

// Draws the nodes and edges that the page carries. Places are computed beforehand; nothing moves by itself.
(function () {
  "use strict";
  var place = document.getElementById("picture");
  var graph = JSON.parse(place.dataset.graph);
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }
  function tint(meaning) { return meaning === "plain" ? colour("dim") : colour(meaning); }

  var narrow = place.clientWidth < 600 ? 0.66 : 1;
  function nodes() {
    return graph.nodes.map(function (node) {
      return Object.assign({}, node, {
        x: node.x * narrow,
        color: {
          background: node.centre ? colour("ink") : colour("paper"), border: node.centre ? colour("ink") : colour("line"),
          highlight: { background: node.centre ? colour("ink") : colour("wash"), border: colour("link") },
          hover: { background: node.centre ? colour("ink") : colour("wash"), border: colour("link") }
        },
        font: { color: node.centre ? colour("paper") : colour("ink"), size: 14, face: "system-ui, Noto Sans, sans-serif" },
        borderWidth: 1, margin: 9, shapeProperties: { borderRadius: 5, borderDashes: node.unsure ? [4, 3] : false }
      });
    });
  }
  function edges() {
    return graph.edges.map(function (edge) {
      return Object.assign({}, edge, {
        label: edge.few ? window.docgraphSay("out:" + edge.relation) : undefined,
        title: window.docgraphSay("out:" + edge.relation) + "\n" + edge.title,
        color: { color: tint(edge.meaning), highlight: tint(edge.meaning), hover: tint(edge.meaning), opacity: .85 },
        font: { color: tint(edge.meaning), size: 11, strokeWidth: 4, strokeColor: colour("paper"), align: "middle" }
      });
    });
  }

  var data = { nodes: new vis.DataSet(nodes()), edges: new vis.DataSet(edges()) };
  var network = new vis.Network(place, data, graph.options);
  network.once("afterDrawing", function () { 
    network.fit({ animation: false, maxZoomLevel: 1.1 });
    // On a narrow screen all of it at once is too small to read: begin at the centre, the rest is a drag away.
    if (network.getScale() < 0.5) network.moveTo({ position: { x: 0, y: 0 }, scale: 0.6 });
  });
  function repaint() {
    data.nodes.update(nodes());
    data.edges.update(edges());
  }
  dark.addEventListener("change", repaint);
  document.addEventListener("docgraph:language", repaint);

  network.on("doubleClick", function (event) {
    var node = event.nodes.length && data.nodes.get(event.nodes[0]);
    if (node && node.slug) location.href = "../d/" + node.slug + ".html";
  });
  network.on("hoverNode", function () { place.style.cursor = "pointer"; });
  network.on("blurNode", function () { place.style.cursor = ""; });
  place.dataset.drawn = data.nodes.length + " " + data.edges.length;
})();

// Search over the prebuilt index: without accents, in NFC or NFD, numbers in any spelling. Most cited first.
(function () {
  "use strict";
  var rows = window.docgraphDocuments;
  var query = document.getElementById("q");
  var list = document.getElementById("list");
  if (!rows || !query || !list) return;
  var type = document.getElementById("type");
  var year = document.getElementById("year");
  var tally = document.getElementById("tally");
  var steps = document.getElementById("steps");
  var untouched = Array.prototype.slice.call(list.childNodes);
  var tallied = Array.prototype.slice.call(tally.childNodes);
  var SHOWN = 100;
  var SLUG = 0, KIND = 1, TITLE = 2, NAME = 3, DAY = 4, YEAR = 5, ISSUER = 6, CITED = 7, PARTIAL = 8, TEXT = 9;

  // The same folding as the index was built with.
  function fold(text) {
    return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/đ/g, "d")
      .replace(/(\p{Nd})(?=\p{L})|(\p{L})(?=\p{Nd})/gu, "$1$2 ").replace(/[^\p{L}\p{N}]+/gu, " ").trim()
      .replace(/(^| )0+(?=\d)/g, "$1").replace(/(^| )so (?=\d)/g, "$1");
  }

  function find(words, kind, when) {
    var whole = [], begun = [];
    rows.forEach(function (row) {
      if ((kind && row[KIND] !== kind) || (when && row[YEAR] !== when)) return;
      var text = " " + row[TEXT] + " ", exact = true;
      for (var i = 0; i < words.length; i++) {
        if (text.indexOf(" " + words[i]) < 0) return;
        if (text.indexOf(" " + words[i] + " ") < 0) exact = false;
      }
      (exact ? whole : begun).push(row);
    });
    return whole.concat(begun);
  }

  function add(parent, tag, name, text, vietnamese) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (vietnamese) element.lang = "vi";
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function item(row) {
    var line = document.createElement("li");
    var link = add(line, "a", "", "", true);
    link.href = "d/" + row[SLUG] + ".html";
    add(link, "span", "kind", row[KIND]);
    link.appendChild(document.createTextNode(" "));
    add(link, "bdi", "title", row[TITLE]);
    if (row[NAME]) add(line, "bdi", "name", row[NAME], true);
    var about = add(line, "span", "about", "");
    if (row[DAY]) add(about, "time", "", row[DAY]);
    if (row[ISSUER]) add(about, "bdi", "who", row[ISSUER], true);
    if (row[PARTIAL]) add(about, "span", "unsure", window.docgraphSay("partial"));
    add(line, "span", "cited", row[CITED] ? window.docgraphSay("plain_count", { n: row[CITED] }) : "");
    return line;
  }

  function update() {
    var words = fold(query.value).split(" ").filter(Boolean);
    var asked = words.length || type.value || year.value;
    if (steps) steps.hidden = Boolean(asked);
    if (!asked) {
      list.replaceChildren.apply(list, untouched);
      tally.replaceChildren.apply(tally, tallied);
      return;
    }
    var found = find(words, type.value, year.value);
    list.replaceChildren.apply(list, found.slice(0, SHOWN).map(item));
    tally.textContent = !found.length ? window.docgraphSay("found_none")
      : window.docgraphSay(found.length > SHOWN ? "found_first" : "found", { n: found.length, m: SHOWN });
  }

  var asked = new URLSearchParams(location.search);
  query.value = asked.get("q") || "";
  type.value = asked.get("type") || "";
  year.value = asked.get("year") || "";
  if (query.value || type.value || year.value) update();
  [query, type, year].forEach(function (field) { field.addEventListener("input", update); });
  document.addEventListener("docgraph:language", function () { if (query.value || type.value || year.value) update(); });
  document.getElementById("find").addEventListener("submit", function (event) {
    event.preventDefault();
    var first = list.querySelector("a");
    if (query.value && first) first.focus();
  });
})();

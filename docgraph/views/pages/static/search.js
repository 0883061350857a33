// Search over the prebuilt index: without accents, in NFC or NFD, numbers in any spelling. Most cited first.
(function () {
  "use strict";
  var index = window.docgraphDocuments;
  var query = document.getElementById("q");
  var list = document.getElementById("list");
  if (!index || !query || !list) return;
  var rows = index.rows;
  var type = document.getElementById("type");
  var year = document.getElementById("year");
  var tally = document.getElementById("tally");
  var steps = document.getElementById("steps");
  var untouched = Array.prototype.slice.call(list.childNodes);
  var tallied = Array.prototype.slice.call(tally.childNodes);
  var SHOWN = 50;
  var SLUG = 0, KIND = 1, TITLE = 2, NAME = 3, DATE = 4, BODY = 5, CITED = 6, PARTIAL = 7, TEXT = 8;
  var texts = [];
  var last = { words: [], kind: "", when: "", found: null };

  // Type, body and day are said once in the index; a row's text is put together when it is first looked at,
  // or before, while the browser has nothing else to do.
  function text(number) {
    if (texts[number]) return texts[number];
    var row = rows[number];
    var day = row[DATE].split("-").map(Number).filter(Boolean).join(" ");
    return texts[number] = (" " + index.kinds[row[KIND]][1] + " " + row[TEXT] + " " +
      index.bodies[row[BODY]][1] + " " + day + " ");
  }
  function prepare(idle) {
    while (texts.length < rows.length && idle.timeRemaining() > 2) text(texts.length);
    if (texts.length < rows.length) requestIdleCallback(prepare);
  }
  if (window.requestIdleCallback) requestIdleCallback(prepare);

  // The same folding as the index was built with.
  function fold(text) {
    return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/đ/g, "d")
      .replace(/(\p{Nd})(?=[\p{L}\p{Nl}\p{No}])|([\p{L}\p{Nl}\p{No}])(?=\p{Nd})/gu, "$1$2 ").replace(/[^\p{L}\p{N}]+/gu, " ").trim()
      .replace(/(^| )0+(?=\d)/g, "$1").replace(/(^| )so (?=\d)/g, "$1");
  }

  // Numbers of the rows that fit. As one types on, only what fitted before is looked at again.
  function fitting(words, kind, when) {
    var narrower = last.found && last.kind === kind && last.when === when && words.length >= last.words.length &&
      last.words.every(function (word, i) { return words[i].indexOf(word) === 0; });
    var found = [];
    var sought = words.map(function (word) { return " " + word; });
    function look(number) {
      var row = rows[number];
      if ((kind && index.kinds[row[KIND]][0] !== kind) || (when && row[DATE].slice(0, 4) !== when)) return;
      for (var i = 0; i < sought.length; i++) if (text(number).indexOf(sought[i]) < 0) return;
      found.push(number);
    }
    if (narrower) last.found.forEach(look);
    else for (var number = 0; number < rows.length; number++) look(number);
    last = { words: words, kind: kind, when: when, found: found };
    return found;
  }

  // Documents that hold each number whole come before those in which it only begins one.
  function find(words, kind, when) {
    var numbers = words.filter(function (word) { return /^\d+$/.test(word); });
    var found = fitting(words, kind, when);
    if (!numbers.length) return found;
    var whole = [], begun = [];
    found.forEach(function (number) {
      var all = numbers.every(function (one) { return texts[number].indexOf(" " + one + " ") >= 0; });
      (all ? whole : begun).push(number);
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

  function item(number) {
    var row = rows[number];
    var line = document.createElement("li");
    var link = add(line, "a", "", "", true);
    link.href = "d/" + row[SLUG] + ".html";
    add(link, "span", "kind", index.kinds[row[KIND]][0]);
    link.appendChild(document.createTextNode(" "));
    add(link, "bdi", "title", row[TITLE]);
    if (row[NAME]) add(line, "bdi", "name", row[NAME], true);
    var about = add(line, "span", "about", "");
    if (row[DATE]) add(about, "time", "", row[DATE].split("-").reverse().join("/"));
    var body = index.bodies[row[BODY]][0];
    if (body) add(about, "bdi", "who", body, true);
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

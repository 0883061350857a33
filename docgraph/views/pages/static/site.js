// What every page does: the switch between Vietnamese and English, and cards over the mentions of a text.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  var words = window.docgraphWords;

  function count(number, language) {
    return Number(number).toLocaleString(language === "vi" ? "vi-VN" : "en-US");
  }

  function fill(key, places, language) {
    return words[language][key].replace(/\{([nm])\}/g, function (whole, place) {
      return places[place] === undefined ? whole : count(places[place], language);
    });
  }

  function speak(language) {
    root.lang = language;
    document.querySelectorAll("[data-w]").forEach(function (element) {
      element.textContent = fill(element.dataset.w, element.dataset, language);
    });
    document.querySelectorAll("data[value]").forEach(function (element) {
      element.textContent = Number(element.value).toLocaleString(language === "vi" ? "vi-VN" : "en-US",
        { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    });
    ["placeholder", "aria-label"].forEach(function (name) {
      document.querySelectorAll("[data-w-" + name + "]").forEach(function (element) {
        element.setAttribute(name, fill(element.getAttribute("data-w-" + name), {}, language));
      });
    });
    var button = document.querySelector(".language");
    button.textContent = words[language].other_language;
    button.lang = language === "vi" ? "en" : "vi";
    document.dispatchEvent(new Event("docgraph:language"));
  }

  // Some browsers refuse storage to pages opened from disk: the choice then lasts for one page.
  function remembered(language) {
    try {
      if (language) localStorage.setItem("docgraph.language", language);
      return localStorage.getItem("docgraph.language");
    } catch (refused) {
      return null;
    }
  }

  var toggle = document.querySelector(".language");
  toggle.hidden = false;
  toggle.lang = root.lang === "vi" ? "en" : "vi";
  toggle.addEventListener("click", function () {
    speak(remembered(root.lang === "vi" ? "en" : "vi") || (root.lang === "vi" ? "en" : "vi"));
  });
  var chosen = remembered();
  if (chosen && words[chosen] && chosen !== root.lang) speak(chosen);

  var card = null;
  function hide() {
    if (card) card.remove();
    card = null;
  }
  function show(link) {
    hide();
    var slugs = (link.dataset.also || link.getAttribute("href").replace(/^.*\/|\.html$/g, "")).trim().split(" ");
    var entries = slugs.map(function (slug) { return document.getElementById("d-" + slug); }).filter(Boolean);
    if (!entries.length) return;
    card = document.createElement("ul");
    card.className = "card docs";
    card.setAttribute("aria-hidden", "true");
    entries.forEach(function (entry) {
      var copy = entry.cloneNode(true);
      copy.removeAttribute("id");
      card.appendChild(copy);
    });
    document.body.appendChild(card);
    var box = link.getClientRects()[0];
    var left = Math.max(8, Math.min(box.left, root.clientWidth - card.offsetWidth - 8));
    var below = box.bottom + 6 + card.offsetHeight < root.clientHeight;
    card.style.left = left + window.scrollX + "px";
    card.style.top = window.scrollY + (below ? box.bottom + 6 : box.top - 6 - card.offsetHeight) + "px";
  }
  document.querySelectorAll("a.m").forEach(function (link) {
    link.removeAttribute("title");
    link.addEventListener("mouseenter", function () { show(link); });
    link.addEventListener("focus", function () { show(link); });
    link.addEventListener("mouseleave", hide);
    link.addEventListener("blur", hide);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      var field = document.querySelector("input[type=search]");
      if (field) { event.preventDefault(); field.focus(); }
    }
  });

  window.docgraphSay = function (key, places) { return fill(key, places || {}, root.lang); };
})();

// Find as you type: what is typed as a citation is a place to go to; then the paragraphs that hold all the
// words typed, whatever their accents and capitals. A word is found by its beginning. Without this script
// the browser's own search remains.
//
// Before it, in the same script, stand citation.js and spelling.js; `handed` is what they hand over.
(function () {
  "use strict";
  var box = document.querySelector(".find");
  var input = box.querySelector("input");
  var status = box.querySelector("[role=status]");
  var close = box.querySelector("button");
  var list = box.querySelector(".found");
  var AIDS = ".permalink, .backlink, .note-call, .note-comma, .own-page";
  var BEFORE = 8; // words shown before the first that is found
  var SHOWN = 36;

  var data = JSON.parse(document.querySelector(".find-data").textContent);
  var said = data.words;
  var plurals = new Intl.PluralRules(document.documentElement.lang);
  var spelling = handed[1](data.table.spelling);
  var cited = handed[0](data.table);
  var forms = Object.values(data.table.grammar.kinds);

  function wordsOf(element) {
    var copy = element.cloneNode(true);
    copy.querySelectorAll(AIDS).forEach(function (aid) { aid.remove(); });
    return copy.textContent.replace(/[ \t\n]+/g, " ").trim();
  }

  // A paragraph has its name from the file; a heading is its own; what follows without a name
  // (closing words, a table, officers) belongs to what is before it.
  var parts = [];
  document.querySelectorAll("main .opening, main :is(h2, h3, h4, h5, h6)[id], main [data-name], main .closing, main .officers, main .table-scroll")
    .forEach(function (element) {
      var last = parts[parts.length - 1];
      var name = element.dataset.name || "";
      if (element.id) parts.push({ id: element.id, name: name, text: wordsOf(element) });
      else if (last) last.text += " " + wordsOf(element);
    });
  parts.forEach(function (part) { part.tokens = part.text.split(" "); });

  var counted = null;

  // The words of the report, the frequent ones first.
  function known() {
    if (counted) return counted;
    var counts = new Map();
    parts.forEach(function (part) {
      spelling.wordsOf(part.text).forEach(function (word) { counts.set(word, (counts.get(word) || 0) + 1); });
    });
    counted = Array.from(counts.keys()).sort(function (one, other) { return counts.get(other) - counts.get(one); });
    return counted;
  }

  function isBegun(typed, word) {
    return word.startsWith(typed);
  }

  function has(part, term) {
    return part.tokens.some(term.has);
  }

  // --- What is typed as a citation ---

  // A place is in this file, where it has the name of its text before its id, or outside.
  function linked(place) {
    if (place.outside) return { href: place.address, isOutside: true };
    var at = place.address.split("#");
    var page = data.pages[at[0]];
    var ids = at[1] ? [data.pages[place.address], page + "-" + at[1], at[1]] : [page];
    var id = ids.find(function (one) { return one && document.getElementById(one); });
    return id ? { href: "#" + id, id: id } : { href: data.site + place.address, isOutside: true };
  }

  function placeEntry(place) {
    var to = linked(place);
    var part = parts.find(function (one) { return one.id === to.id; });
    var words = part ? part.tokens.slice(0, SHOWN).join(" ") + (part.tokens.length > SHOWN ? " …" : "") : "";
    var item = entry(to.href, said.go_to.replace("{place}", place.name), words || (to.isOutside ? said.outside : ""));
    if (to.isOutside) item.querySelector("a").className = "outside";
    return item;
  }

  // --- Paragraphs ---

  function shown(part, terms) {
    var line = document.createElement("span");
    var isHit = function (token) { return terms.some(function (term) { return term.has(token); }); };
    var first = part.tokens.findIndex(isHit);
    var from = first > BEFORE + 4 ? first - BEFORE : 0;
    var to = Math.min(part.tokens.length, from + SHOWN);
    if (from) line.append("… ");
    part.tokens.slice(from, to).forEach(function (token) {
      var parted = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(token);
      if (!isHit(token)) return line.append(token, " ");
      var mark = document.createElement("mark");
      mark.textContent = parted[2];
      line.append(parted[1], mark, parted[3], " ");
    });
    if (to < part.tokens.length) line.append("…");
    return line;
  }

  function entry(href, called, words) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = href;
    if (called) {
      var name = document.createElement("strong");
      name.textContent = called;
      link.append(name, " ");
    }
    link.append(words);
    item.append(link);
    return item;
  }

  function find() {
    var query = spelling.folded(input.value);
    var places = cited.find(query, "");
    var asked = spelling.asked(query, known(), isBegun);
    var terms = spelling.terms(asked.ways, forms, isBegun);
    var found = terms.length ? parts.filter(function (part) {
      return terms.every(function (term) { return has(part, term); });
    }) : [];
    list.replaceChildren.apply(list, places.map(placeEntry).concat(found.map(function (part) {
      return entry("#" + part.id, part.name, shown(part, terms));
    })));
    list.scrollTop = 0;
    list.hidden = !list.children.length;
    close.hidden = list.hidden;
    status.textContent = told(query, places, asked.instead, found.length);
    makeRoom();
  }

  function told(query, places, instead, count) {
    var called = places.length === 1 ? said.called : said.called_other;
    var lines = [
      places.length ? called.replace("{place}", places[0].name).replace("{count}", places.length) : "",
      count && instead ? said.instead.replace("{query}", query).replace("{instead}", instead) : "",
      count ? (said.count[plurals.select(count)] || said.count.other).replace("{count}", count) : "",
    ].filter(Boolean);
    return lines.join(" ") || (query ? said.none : "");
  }

  function hide() {
    list.hidden = close.hidden = true;
    makeRoom();
  }

  // What is led to stands below the search, however many lines that has.
  function makeRoom() {
    var stays = getComputedStyle(box).position === "sticky";
    document.documentElement.style.scrollPaddingTop = (stays ? box.offsetHeight : 0) + 12 + "px";
  }

  var waiting = 0;
  input.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(findNow, 120);
  });

  function findNow() {
    clearTimeout(waiting);
    waiting = 0;
    find();
  }
  input.addEventListener("focus", function () {
    if (list.children.length) list.hidden = close.hidden = false;
  });
  close.addEventListener("click", function () {
    input.focus();
    hide();
  });
  list.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (!link) return;
    hide();
    // The keyboard, and who listens, go on from the paragraph.
    var target = document.getElementById(link.hash.slice(1));
    if (!target) return; // outside
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  });
  box.addEventListener("keydown", function (event) {
    // A list that was renewed later would take the focus away from who is in it already.
    if (event.key === "ArrowDown" && waiting) findNow();
    var links = Array.from(list.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement);
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      input.focus();
      hide();
    } else if (!list.hidden && event.key === "ArrowDown" && at + 1 < links.length) {
      event.preventDefault();
      links[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (links[at - 1] || input).focus();
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      findNow();
      if (list.firstElementChild) list.querySelector("a").click();
    }
  });
  window.addEventListener("resize", makeRoom);
  box.hidden = false;
  makeRoom();
})();

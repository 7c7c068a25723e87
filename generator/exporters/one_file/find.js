// Find as you type: lists the paragraphs that hold all the words typed, whatever their accents and
// capitals. A word is found by its beginning. Without this script the browser's own search remains.
(function () {
  "use strict";
  var box = document.querySelector(".find");
  var input = box.querySelector("input");
  var status = box.querySelector("[role=status]");
  var close = box.querySelector("button");
  var list = box.querySelector(".found");
  var counts = JSON.parse(box.dataset.counts);
  var plurals = new Intl.PluralRules(document.documentElement.lang);
  var AIDS = ".permalink, .backlink, .note-call, .note-comma, .own-page";
  var BEFORE = 50;
  var SHOWN = 220;

  // Signs that a keyboard has not, as it has them; each stays one sign long.
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, "-").replace(/[\u00a0\u2007\u202f]/g, " ");
  }

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
  parts.forEach(function (part) { part.folded = fold(part.text); });

  function isWord(sign) {
    return /[\p{L}\p{N}]/u.test(sign);
  }

  // Where a word begins in a text, from a place on; -1 where it does not.
  function begins(folded, word, from) {
    var at = folded.indexOf(word, from);
    while (at > 0 && isWord(word[0]) && isWord(folded[at - 1])) at = folded.indexOf(word, at + 1);
    return at;
  }

  function stretches(folded, words, from, to) {
    var found = [];
    words.forEach(function (word) {
      for (var at = begins(folded, word, from); at >= 0 && at < to; at = begins(folded, word, at + 1)) {
        found.push([at, Math.min(at + word.length, to)]);
      }
    });
    return found.sort(function (one, other) { return one[0] - other[0]; });
  }

  function shown(part, words) {
    var line = document.createElement("span");
    // Letters that fold to more or fewer signs would put the marks in wrong places: show none then.
    var sure = part.folded.length === part.text.length;
    var first = sure ? Math.min.apply(null, words.map(function (word) { return begins(part.folded, word, 0); })) : 0;
    var from = first > BEFORE ? part.text.indexOf(" ", first - BEFORE) + 1 : 0;
    if (from > first) from = first;
    var to = part.text.indexOf(" ", from + SHOWN);
    if (to < 0) to = part.text.length;
    var at = from;
    if (from) line.append("… ");
    (sure ? stretches(part.folded, words, from, to) : []).forEach(function (stretch) {
      if (stretch[0] < at) return;
      var mark = document.createElement("mark");
      mark.textContent = part.text.slice(stretch[0], stretch[1]);
      line.append(part.text.slice(at, stretch[0]), mark);
      at = stretch[1];
    });
    line.append(part.text.slice(at, to) + (to < part.text.length ? " …" : ""));
    return line;
  }

  function entry(part, words) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = "#" + part.id;
    if (part.name) {
      var name = document.createElement("strong");
      name.textContent = part.name;
      link.append(name, " ");
    }
    link.append(shown(part, words));
    item.append(link);
    return item;
  }

  function find() {
    var words = fold(input.value).trim().split(/\s+/).filter(Boolean);
    var found = words.length ? parts.filter(function (part) {
      return words.every(function (word) { return begins(part.folded, word, 0) >= 0; });
    }) : [];
    list.replaceChildren.apply(list, found.map(function (part) { return entry(part, words); }));
    list.scrollTop = 0;
    list.hidden = !found.length;
    close.hidden = list.hidden;
    var told = counts[plurals.select(found.length)] || counts.other;
    if (!found.length) told = words.length ? box.dataset.none : "";
    status.textContent = told.replace("{count}", found.length);
    makeRoom();
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

// The search: a dialog over Pagefind's index. Nothing of the index is fetched before the dialog opens.
// A result leads to the paragraph that holds the words; results of one text (a resolution and its
// annexes) stand together; a number or name typed exactly comes first. Before all that, what is typed
// as a citation is a place to go to: "7/1 para 14".
//
// A plain script, not a module: browsers refuse modules to pages opened from disk.
(function () {
  "use strict";

  const dialog = document.getElementById("search");
  if (!dialog || !dialog.showModal) return;
  const input = dialog.querySelector("#search-words");
  const kinds = dialog.querySelector("#search-kind");
  const status = dialog.querySelector(".search__status");
  const results = dialog.querySelector(".search__results");
  const words = JSON.parse(dialog.dataset.words);
  const plurals = new Intl.PluralRules(document.documentElement.lang);

  const TEXTS_AT_ONCE = 10; // texts shown before the reader asks for more
  const PLACES_AT_ONCE = 3; // places shown of each

  // --- The index -----------------------------------------------------------------------------

  const ownIndex = new URL(dialog.dataset.index, location.href);
  const site = new URL("../", ownIndex); // the folder of the language
  const isFromDisk = dialog.hasAttribute("data-from-disk");
  let loading = null;

  // Resolves to { find, pages, texts, kinds }: Pagefind's search; the pages by their ids in its index;
  // the texts that they make up; the kinds of page.
  function index() {
    loading ??= load().catch((error) => {
      loading = null; // the next attempt may succeed
      throw error;
    });
    return loading;
  }

  async function load() {
    const { pagefind, table } = await (isFromDisk ? fromDisk : fromServer)(ownIndex);
    // A service worker answers a page; what a thread of Pagefind's own asks, Firefox refuses without a
    // network (its bug 2067202), and no worker can tell which page the thread belongs to.
    const noWorker = Boolean(navigator.serviceWorker?.controller);
    await pagefind.options({ baseUrl: site.pathname, noWorker });
    const pages = new Map(); // id -> page
    const texts = new Map(); // name and report -> text
    for (const [id, path, title, name, report, session, kind] of table) {
      const key = `${name} ${report}`;
      const address = new URL(path.slice(1), site).href;
      // The table is in the order of the addresses: a text comes before its annexes.
      const text = texts.get(key) ?? { name, report, session, address, pages: [] };
      const page = { title, kind, text, address };
      text.pages.push(page);
      texts.set(key, text);
      pages.set(id, page);
    }
    const kinds = [...new Set([...pages.values()].map((page) => page.kind))];
    return { find: pagefind.search, pages, texts: [...texts.values()], kinds };
  }

  async function fromServer(address) {
    const [pagefind, answer] = await Promise.all([
      import(new URL("pagefind.js", address).href),
      fetch(new URL("texts.json", address)),
    ]);
    return { pagefind, table: await answer.json() };
  }

  // To a page opened from disk browsers give no modules and no answers, but scripts. So each file of
  // the index is a script that hands its bytes to its element, packed; Pagefind, a script as well,
  // gets them as answers (generator/site/from_disk.py writes both). No data: address stands in
  // between, which a strict content security policy would refuse.
  async function fromDisk(address) {
    const answer = async (asked) => {
      const packed = atob(await handed(`${asked.replace(/^\/|\?.*$/g, "")}.js`, address));
      const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
      return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
    };
    const [start, table] = await Promise.all([handed("pagefind.js", address), answer("texts.json")]);
    return { pagefind: start(answer), table: await table.json() };
  }

  // What a script hands to its own element, as the event "handed".
  function handed(name, address) {
    return new Promise((resolve, reject) => {
      const script = element("script");
      script.src = new URL(name, address);
      script.addEventListener("handed", (event) => resolve(event.detail));
      // Whatever ends a script that has handed something over comes too late to reject.
      for (const end of ["load", "error"]) {
        script.addEventListener(end, () => {
          script.remove();
          reject(new Error(`${name} did not hand over anything`));
        });
      }
      document.head.append(script);
    });
  }

  // --- What is typed as a citation -----------------------------------------------------------

  const handing = new Map(); // name -> promise of what that script of the site hands over

  function handedOnce(name) {
    if (!handing.has(name)) {
      const promise = handed(name, site);
      handing.set(name, promise);
      promise.catch(() => handing.delete(name)); // the next attempt may succeed
    }
    return handing.get(name);
  }

  // Resolves to what a citation that is typed can mean: find(typed, here).
  async function citations() {
    const [reader, table] = await Promise.all(["assets/citation.js", "assets/citable.js"].map(handedOnce));
    return reader(table, words.citation);
  }

  // The places that the query names, best first: [{ name, address, outside, words }].
  async function placesNamed(query, kind) {
    if (!query) return [];
    const here = location.href.slice(site.href.length).replace(/[?#].*|index\.html.*/g, "");
    const find = await citations().catch(() => () => []); // all else can be searched without them
    const found = find(query, here).filter(({ report }) => isInReach({ report: report.replace(/\/$/, "") }));
    const places = await Promise.all(found.map(toGoTo));
    if (!kind) return places;
    const { pages } = await index();
    const ofKind = new Set([...pages.values()].filter((page) => page.kind === kind).map(({ address }) => address));
    return places.filter(({ address }) => ofKind.has(address.split("#")[0]));
  }

  async function toGoTo({ name, address, report, outside }) {
    if (outside) return { name, address, outside, words: words.citation.outside };
    const [page, id = ""] = address.split("#");
    const said = report && (await handedOnce(`assets/first-words/${report.replace(/\/$/, ".js")}`).catch(() => ({})));
    return {
      name,
      address: new URL(page + (isFromDisk ? "index.html" : "") + (id && `#${id}`), site).href,
      outside,
      words: report ? said[page]?.[id] : words.citation.cited,
    };
  }

  // "7/1", "res. 7/1" and "resolution 7/1" name the text "Resolution 7/1": the last word is equal, the
  // words before it begin like those of the name.
  function names(query, name) {
    const typed = split(query);
    const own = split(name).slice(-typed.length);
    return (
      typed.length > 0 &&
      own.length === typed.length &&
      own.every((word, i) => (i === own.length - 1 ? word === typed[i] : word.startsWith(typed[i])))
    );
  }

  function split(text) {
    return text
      .toLocaleLowerCase()
      .split(/[\s,;]+/)
      .map((word) => word.replace(/\.$/, ""))
      .filter(Boolean);
  }

  // --- From Pagefind's results to texts and places -------------------------------------------

  // Without a network, keeping.js says which reports are kept; the others cannot be searched.
  function isInReach({ report }) {
    const { only } = dialog.dataset;
    return !only || !report || JSON.parse(only).includes(report);
  }

  // What Pagefind knows of a result; null if the network is needed and is not there.
  function loaded(result) {
    return result.data().catch(() => {
      leftOut = true;
      return null;
    });
  }

  let leftOut = false; // some of what was found could not be loaded

  // The texts found, those named exactly first (in the order of the places to go to), then by how well
  // the words match: [{ text, hits }], where each hit is a page of the text and what was found on it.
  async function textsFound(query, kind, places) {
    const { find, pages, texts } = await index();
    const wanted = (page) => isInReach(page.text) && (!kind || page.kind === kind);
    leftOut = texts.some((text) => !isInReach(text));
    const isNamed = (text) => text.pages.some(wanted) && (query ? names(query, text.name) : kind);
    const at = (text) => places.findIndex(({ address }) => address === text.address) + 1 || places.length + 1;
    const named = texts.filter(isNamed).sort((one, other) => at(one) - at(other));
    const found = new Map(named.map((text) => [text, []]));
    const { results: all } = query ? await find(query) : { results: [] };
    const results = all.filter(({ id }) => pages.has(id) && isInReach(pages.get(id).text));
    const meaningful = results.length > 0 && (await meant(query, results[0]));
    for (const result of meaningful ? results : []) {
      const page = pages.get(result.id);
      if (!wanted(page)) continue;
      if (!found.has(page.text)) found.set(page.text, []);
      found.get(page.text).push({ page, result });
    }
    return [...found].map(([text, hits]) => ({ text, hits }));
  }

  // For a word that no text has, Pagefind finds those that begin with as much of it as any does:
  // "X." for "xylophone". Such a find is dropped: in scripts whose words change at their ends, a word
  // that is meant has the first three letters of one that was typed.
  async function meant(query, result) {
    const typed = query.split(/\s+/).map(letters).filter(Boolean);
    if (!typed.some((word) => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word))) {
      return true;
    }
    const first = await loaded(result);
    if (!first) return true;
    const { content, locations } = first;
    const found = content.split(/\s+/);
    return locations.some((at) => typed.some((word) => letters(found[at]).includes(word.slice(0, 3))));
  }

  function letters(word = "") {
    return word.toLocaleLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");
  }

  // The places of a page that hold the words, best first: { id, label, excerpt }.
  function places(page) {
    const anchors = page.anchors
      .filter((anchor) => anchor.element !== "a")
      .sort((a, b) => a.location - b.location);
    const content = page.content.split(/\s+/);
    const groups = new Map();
    for (const { location: at, balanced_score: score } of page.weighted_locations) {
      const anchor = anchors.findLast((candidate) => candidate.location <= at);
      if (!anchor || anchor.element === "h1") continue; // the title is the title of the result
      const group = groups.get(anchor) ?? { anchor, hits: new Set(), score: 0 };
      // Words that stand together weigh more than the same words apart.
      group.score += group.hits.has(at - 1) || group.hits.has(at + 1) ? 3 * score : score;
      group.hits.add(at);
      groups.set(anchor, group);
    }
    return [...groups.values()]
      .sort((a, b) => b.score - a.score || a.anchor.location - b.anchor.location)
      .map(({ anchor, hits }) => {
        const next = anchors.find((candidate) => candidate.location > anchor.location);
        const end = next ? next.location : content.length;
        return { id: anchor.id, label: label(anchor), excerpt: excerpt(content, anchor.location, end, hits) };
      });
  }

  // op-5-a-ii -> "Paragraph 5 (a) (ii)"; a heading is called by its own words.
  function label({ id, text }) {
    const [kind, ...number] = id.split("-");
    const para = number.indexOf("para");
    if (kind === "article" && para > 0) {
      return fill(words.places["article-para"], {
        number: printed(number.slice(0, para)),
        paragraph: printed(number.slice(para + 1)),
      });
    }
    const pattern = words.places[kind];
    if (!pattern || (!number.length && pattern.includes("{number}"))) return text;
    return fill(pattern, { number: printed(number) });
  }

  function printed(parts) {
    return parts
      .map((part) => (/^\d/.test(part) || /^(bis|ter|qu[a-z]+s?)$/.test(part) ? part : `(${part})`))
      .join(" ");
  }

  function excerpt(content, start, end, hits) {
    const first = Math.min(...hits);
    const from = first - start > 14 ? first - 8 : start;
    const to = Math.min(end, from + 32);
    const parts = document.createDocumentFragment();
    if (from > start) parts.append("… ");
    for (let at = from; at < to; at++) {
      if (hits.has(at)) {
        const [, before, word, after] = content[at].match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u);
        parts.append(before, element("mark", "", word), `${after} `);
      } else {
        parts.append(`${content[at]} `);
      }
    }
    if (to < end) parts.append("…");
    return parts;
  }

  // --- What the reader sees ------------------------------------------------------------------

  let latest = 0; // only the answer to the latest question is shown

  // With `go` the first place to go to, or else the first result, is gone to at once.
  async function search(go = false) {
    const question = ++latest;
    const query = input.value.trim();
    // Who went down into the results while new ones were awaited is not left nowhere.
    if (results.contains(document.activeElement)) input.focus();
    results.replaceChildren();
    if (!query && !kinds.value) {
      status.textContent = "";
      return;
    }
    status.textContent = words.loading;
    try {
      const places = await placesNamed(query, kinds.value);
      if (question !== latest) return;
      if (places.length) results.append(toGo(places));
      if (go && places.length) return void results.querySelector("a").click();
      const found = await textsFound(query, kinds.value, places);
      if (question === latest) await show(found, question);
      if (question !== latest) return;
      status.textContent = told(query, places, found);
      if (leftOut) status.append(" ", words.only);
      if (go) results.querySelector("a")?.click();
    } catch (error) {
      if (question === latest) status.textContent = words.failed;
      console.warn(error);
    }
  }

  function told(query, places, found) {
    const { one, other } = words.citation;
    const count = places.length;
    const named = count && fill(count === 1 ? one : other, { count, place: places[0].name });
    const texts = found.length && (found.length === 1 ? words.one : fill(words.other, { count: found.length }));
    return [named, texts].filter(Boolean).join(" ") || fill(words.none, { query });
  }

  // The places that the query names: links like those to what was found, before them.
  function toGo(places) {
    const list = element("ul", "search__places");
    for (const { name, address, outside, words: first } of places) {
      const item = entry(address, fill(words.citation.go_to, { place: name }), first);
      if (outside) item.querySelector("strong").className = "outside";
      list.append(item);
    }
    return list;
  }

  // Adds the first of the texts found, and a button for the others.
  async function show(found, question) {
    const first = found.slice(0, TEXTS_AT_ONCE);
    const rest = found.slice(TEXTS_AT_ONCE);
    const sections = await Promise.all(first.map(section));
    if (question !== latest) return;
    results.append(...sections);
    if (!rest.length) return;
    const more = button("search__more", words.more, async () => {
      await show(rest, question);
      more.nextElementSibling?.querySelector("a").focus();
      more.remove();
    });
    results.append(more);
  }

  // A text with the places of its pages where the words stand.
  async function section({ text, hits }) {
    const made = element("section", "search__text");
    const heading = element("h2");
    heading.append(anchor(text.address, text.name), " ");
    if (text.session) heading.append(element("small", "", text.session));
    const list = element("ul");
    for (const { page, result } of hits) {
      const data = await loaded(result);
      if (!data) continue;
      const main = page.address === text.address;
      // Of a page without a title beside its name there is nothing more to say.
      const about = data.meta.about === page.title ? "" : data.meta.about;
      if (main && about) heading.append(element("span", "search__about", about));
      // "Resolution 7/3, annex I" is "annex I" under the heading of that resolution.
      const title = page.title.replace(`${text.name}, `, "");
      const entries = places(data).map(({ id, label, excerpt }) =>
        entry(`${page.address}#${id}`, main ? label : `${title}, ${label}`, excerpt),
      );
      if (!main && !entries.length) entries.push(entry(page.address, title, about));
      list.append(...short(entries));
    }
    made.append(heading, list);
    return made;
  }

  // The first entries, and a button for the others.
  function short(entries) {
    const rest = entries.slice(PLACES_AT_ONCE);
    if (!rest.length) return entries;
    const item = element("li");
    item.append(
      button("search__rest", counted(words.hits, rest.length), () => {
        item.replaceWith(...rest);
        rest[0].querySelector("a").focus();
      }),
    );
    return [...entries.slice(0, PLACES_AT_ONCE), item];
  }

  function entry(address, name, excerpt) {
    const item = element("li");
    const link = anchor(address, "");
    const words = element("span");
    words.append(excerpt ?? "");
    link.append(element("strong", "", name), " ", words);
    item.append(link);
    return item;
  }

  function anchor(address, text) {
    const link = element("a", "", text);
    link.href = address;
    return link;
  }

  function button(name, text, press) {
    const made = element("button", name, text);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  }

  function element(tag, name = "", text = "") {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  }

  // The form of a counted phrase that the language has for the number: 1 place, 2 places.
  function counted(forms, count) {
    return fill(forms[plurals.select(count)] ?? forms.other, { count });
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  // --- Opening, closing, moving --------------------------------------------------------------

  function open(query) {
    if (query !== undefined) input.value = query;
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    citations().catch(() => {}); // fetched while the reader types
    index().then(
      ({ kinds: all }) => {
        if (kinds.options.length > 1) return;
        for (const kind of all) kinds.add(new Option(kind, kind));
      },
      () => {
        status.textContent = words.failed;
      },
    );
    if (query) search();
  }

  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  kinds.addEventListener("change", () => search());

  // Enter goes to the first result, of what stands in the field now.
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search(true);
  });

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault(); // a search field would only empty itself
      dialog.close();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.target === kinds) return;
    const stops = [input, ...results.querySelectorAll("a, button")];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  dialog.addEventListener("click", (event) => {
    // A link may lead to another place of this page; a click on the backdrop hits the dialog itself.
    const outside = event.target === dialog && event.detail && !within(dialog, event);
    if (outside || event.target.closest("a, [data-search-close]")) dialog.close();
  });

  function within(box, { clientX: x, clientY: y }) {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  for (const opener of document.querySelectorAll("[data-search-open]")) {
    opener.addEventListener("click", () => open());
  }
  if ("searchAsked" in document.documentElement.dataset) open(); // first-paint.js kept it
  for (const form of document.querySelectorAll("[data-search-form]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open(form.elements.q.value);
    });
  }
  for (const place of document.querySelectorAll("[data-address]")) {
    place.textContent = location.pathname;
  }

  // --- The key / -----------------------------------------------------------------------------
  // Readers who steer by voice can type it by accident, so it can be turned off.

  const shortcut = dialog.querySelector("#search-shortcut");
  shortcut.checked = stored("plenary.shortcut") !== "off";
  shortcut.addEventListener("change", () => {
    try {
      localStorage.setItem("plenary.shortcut", shortcut.checked ? "on" : "off");
    } catch {
      // Storage may be refused; the choice then lasts for this page.
    }
  });

  function stored(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog.open || !shortcut.checked) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    open();
  });
})();

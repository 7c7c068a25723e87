// What the search says and shows: the places that are typed as a citation (citation.js), then the texts
// that have the words (search-index.js).
document.currentScript.dispatchEvent(new CustomEvent("handed", { detail: async function (around) {
  "use strict";

  const { dialog, input, kinds, status, results, words, site, handed, handedOnce } = around;
  const TEXTS_AT_ONCE = 10; // texts shown before the reader asks for more
  const TEXTS_AT_FIRST = 1; // of these, what is fetched and shown before the others
  const PLACES_AT_ONCE = 3; // places shown of each
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  const figures = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" }); // as on the pages
  const isFromDisk = dialog.hasAttribute("data-from-disk");

  const scripts = ["spelling", "search-index", "search-table", "search-places", "citation"].map((name) => handedOnce(`assets/${name}.js`));
  const [makeSpelling, makeIndex, makeTable, makePlaces, makeReader] = await Promise.all(scripts);
  // All else can be searched without the table of what can be cited.
  const citable = await handedOnce("assets/citable.js").catch(() => null);
  const spelling = makeSpelling(citable?.spelling ?? { endings: [], words: [] });
  const { find, label } = citable ? makePlaces({ head: citable, makeReader, handedOnce }) : { find: () => [], label: () => "" };
  const { index, textsFound, loaded, placesOn } = makeIndex({
    ownIndex: new URL(dialog.dataset.index, location.href),
    site,
    isFromDisk,
    handed,
    makeTable,
    spelling,
    forms: Object.values(citable?.grammar.kinds ?? {}),
    label,
  });

  // Without a network, keeping.js says which reports are kept; the others cannot be searched.
  function isInReach({ report }) {
    const { only } = dialog.dataset;
    return !only || !report || JSON.parse(only).includes(report);
  }

  // --- Answering -----------------------------------------------------------------------------

  let latest = 0; // only the answer to the latest question is shown

  // Answers what stands in the field. With `go` the first place to go to, or else the first result, is
  // gone to at once.
  async function search(go = false) {
    const question = ++latest;
    const query = spelling.folded(input.value);
    // Who went down into the results while new ones were awaited is not left nowhere.
    if (results.contains(document.activeElement)) input.focus();
    results.replaceChildren();
    if (!query && !kinds.value) {
      status.textContent = "";
      return offer((await index()).kinds.map((kind) => [kind, 0]));
    }
    status.textContent = words.loading;
    try {
      const coming = placesNamed(query, kinds.value);
      const finding = textsFound(query, kinds.value, coming, isInReach);
      finding.catch(() => {}); // places can be gone to without it; it is awaited below
      const places = await coming;
      if (question !== latest) return;
      if (places.length) results.append(toGo(places));
      if (go && places.length) return void results.querySelector("a").click();
      const found = await finding;
      if (question !== latest) return;
      offer(found.kinds);
      if (found.instead && found.texts.length) results.append(meant(found.instead));
      await show(found, found.texts, question);
      if (question !== latest) return;
      status.textContent = told(query, places, found);
      if (found.leftOut) status.append(" ", words.only);
      if (go) results.querySelector("a")?.click();
    } catch (error) {
      if (question === latest) status.textContent = words.failed;
      console.warn(error);
    }
  }

  // The places that the query names, best first: [{ name, address, outside, words }].
  async function placesNamed(query, kind) {
    const here = location.href.slice(site.href.length).replace(/[?#].*|index\.html.*/g, "");
    const found = (await find(query, here)).filter(({ report }) => isInReach({ report: report.replace(/\/$/, "") }));
    const places = await Promise.all(found.map(placeShown));
    if (!kind) return places;
    const { table } = await index();
    const pages = await Promise.all(places.map(({ address }) => table.pageAt(address)));
    return places.filter((_, at) => pages[at]?.kind === kind);
  }

  async function placeShown({ name, address, report, outside }) {
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

  function told(query, places, { texts, instead }) {
    const { one, other } = words.citation;
    const count = places.length;
    const named = count && fill(count === 1 ? one : other, { count, place: places[0].name });
    const inTexts = texts.length && (texts.length === 1 ? words.one : fill(words.other, { count: texts.length }));
    const corrected = texts.length && instead && fill(words.instead, { query, instead });
    return [named, corrected, inTexts].filter(Boolean).join(" ") || fill(words.none, { query });
  }

  // Only the kinds of text that have hits can be chosen, and the one that is chosen.
  function offer(found) {
    const chosen = kinds.value;
    const all = kinds.options[0];
    const some = chosen && !found.some(([kind]) => kind === chosen) ? [...found, [chosen, 0]] : found;
    kinds.replaceChildren(
      all,
      ...some.map(([kind, count]) => new Option(count ? fill(words.kind, { kind, count }) : kind, kind, false, kind === chosen)),
    );
  }

  // --- What the reader sees ------------------------------------------------------------------

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

  function meant(instead) {
    return button("search__meant", fill(words.meant, { instead }), () => {
      input.value = instead;
      input.focus();
      search();
    });
  }

  // Adds the first of the texts found, and a button for the others.
  async function show(found, texts, question) {
    const first = texts.slice(0, TEXTS_AT_ONCE);
    const rest = texts.slice(TEXTS_AT_ONCE);
    // On a slow network the first are not kept waiting by what the others fetch.
    for (const some of [first.slice(0, TEXTS_AT_FIRST), first.slice(TEXTS_AT_FIRST)]) {
      const pages = some.flatMap(({ hits }) => hits.map(({ result }) => loaded(result)));
      await Promise.all([found.table.name(some.map(({ text }) => text.report)), ...pages]);
      const named = some.filter(({ text }) => text.address);
      if (named.length < some.length) found.leftOut = true;
      const sections = await Promise.all(named.map((text) => section(found, text)));
      if (question !== latest) return;
      results.append(...sections);
    }
    if (!rest.length) return;
    const more = button("search__more", words.more, async () => {
      await show(found, rest, question);
      more.nextElementSibling?.querySelector("a").focus();
      more.remove();
    });
    results.append(more);
  }

  // A text with the places of its pages where the words stand.
  async function section(found, { text, hits }) {
    const made = element("section", "search__text");
    const heading = element("h2");
    heading.append(anchor(text.address, text.name), " ");
    if (text.session) heading.append(element("small", "", text.session));
    const list = element("ul");
    for (const { page, result } of hits) {
      const data = await loaded(result);
      if (!data) {
        found.leftOut = true;
        continue;
      }
      const main = page.address === text.address;
      // Of a page without a title beside its name there is nothing more to say.
      const about = data.meta.about === page.title ? "" : data.meta.about;
      if (main && about) heading.append(element("span", "search__about", about));
      // "Resolution 7/3, annex I" is "annex I" under the heading of that resolution.
      const title = page.title.replace(`${text.name}, `, "");
      const entries = placesOn(data, found.terms).map((place) =>
        entry(`${page.address}#${place.id}`, main ? place.label : `${title}, ${place.label}`, excerpt(place)),
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

  function excerpt({ content, start, end, hits }) {
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
    const said = (value) => (typeof value === "number" ? figures.format(value) : value);
    return pattern.replace(/\{(\w+)\}/g, (whole, key) => said(values[key]) ?? whole);
  }

  // Fetches the index while the reader types, and offers the kinds of text that there are.
  async function prepare() {
    try {
      const { kinds: all } = await index();
      if (kinds.options.length === 1 && !input.value) offer(all.map((kind) => [kind, 0]));
    } catch {
      status.textContent = words.failed;
    }
  }

  return { search, prepare, isWhole: Boolean(citable) };
} }));

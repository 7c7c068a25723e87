// Pagefind's index: words -> the texts that have them, the best first, and the places in these.
//
// A result leads to the paragraph that holds the words; results of one text (a resolution and its
// annexes) stand together. Texts come before registers, lists and participants, a text whose title has
// the words before one that has them elsewhere; a number or name typed exactly comes before all.
document.currentScript.dispatchEvent(new CustomEvent("handed", { detail: function (parts) {
  "use strict";

  const { ownIndex, site, isFromDisk, handed, makeTable, spelling, forms, label } = parts;

  // What the table says of a page: is it an act, or another text of the report?
  const [ACT, LIST] = [0, 2];
  const FEW = 60; // results of which more than their place is looked at before they are counted ...
  const BEST = 20; // ... and of more than these the best, which are shown first

  let loading = null;

  // Resolves to { find, comes, table, pageOf, pages, kinds, reports }: Pagefind's search, and what lets it
  // fetch what that will ask for; search-table.js, and what it knows of all pages.
  function index() {
    loading ??= load().catch((error) => {
      loading = null; // the next attempt may succeed
      throw error;
    });
    return loading;
  }

  async function load() {
    const get = isFromDisk ? fromDisk : fromServer;
    const table = makeTable({ json: async (name) => (await get(name)).json(), site, spelling });
    const [start, known] = await Promise.all([handed("pagefind.js", ownIndex), table.loaded()]);
    return { ...searching(start, get), table, ...known };
  }

  // Pagefind asks for each file once. Of a part of the index that does not come it says nothing, and finds
  // none of the words in it: so what it answers then is not believed, and the next search begins anew.
  function searching(start, get) {
    const own = loading;
    let lost = null;
    const pagefind = start(async (asked) => {
      const name = asked.replace(/^\//, "");
      try {
        return await get(name);
      } catch (error) {
        if (loading === own) loading = null;
        if (!name.startsWith("fragment/")) lost = error; // of one page; see loaded()
        throw error;
      }
    });
    const starting = pagefind.options({ baseUrl: site.pathname }).then(pagefind.init); // while the reader types
    return {
      find: async (words) => {
        await starting;
        const found = await pagefind.search(words);
        if (lost) throw lost;
        return found;
      },
      comes: (words) => starting.then(() => pagefind.preload(words)).catch(() => {}), // find() tells of it
    };
  }

  // All of a file, or nothing: what breaks off on its way is not there.
  async function fromServer(name) {
    const found = await fetch(new URL(name, ownIndex));
    if (!found.ok) throw new Error(`${name}: ${found.status}`);
    return new Response(await found.blob());
  }

  // To a page opened from disk browsers give no answers, but scripts. So each file of the index is a
  // script that hands its bytes to its element, packed (generator/site/from_disk.py writes it). No data:
  // address stands in between, which a strict content security policy would refuse.
  async function fromDisk(name) {
    const packed = atob(await handed(`${name.replace(/\?.*$/, "")}.js`, ownIndex));
    const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
  }

  // "7/1", "res. 7/1" and "resolution 7/1" name the text "Resolution 7/1": the last word is equal, the
  // words before it begin like those of the name. What is no text of a report is named by its whole name.
  function names(typed, called, { order }) {
    const whole = split(called);
    const own = order < LIST ? whole.slice(-typed.length) : whole;
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

  // --- What is found -------------------------------------------------------------------------

  // Resolves to { texts, table, kinds, instead, leftOut }: texts are [{ text, hits }], where each hit is a page
  // of the text and what was found on it; the table is the one that names them; kinds are the kinds of page that have hits, with how many texts;
  // instead is what was searched for where no text has the words; leftOut says that some could not be
  // searched. `coming` are the places to go to: texts named exactly come in their order.
  async function textsFound(query, kind, coming, isInReach) {
    const { find, comes, table, pageOf, pages, kinds, reports } = await index();
    comes(query); // most words are those of texts as they are typed
    const { ways, instead, like } = await asked(query);
    const typed = split(query);
    const named = new Set(like.named.filter(([called, { text }]) => names(typed, called, text)).map(([, { text }]) => text));
    const isNamed = (page) => (query ? named.has(page.text) : page.kind === kind);
    const found = new Map(); // page -> result; null for a page that is only named
    for (const page of pages) if (isNamed(page) && isInReach(page)) found.set(page, null);
    let leftOut = reports.some((report) => !isInReach({ report }));
    let unread = 0; // results of which it is not known whether they are meant, since they did not come
    const terms = spelling.terms(ways, forms, spelling.areRelated);
    for (const { results } of await Promise.all(ways.map((way) => find(way)))) {
      const reached = results.map((result) => ({ result, page: pageOf(result.id) })).filter(({ page }) => page && isInReach(page));
      // A number may be a part of a longer one, an abbreviation the beginning of another word.
      const looked = results.length <= FEW ? FEW : BEST;
      const doubtful = terms.some(({ isExact }) => isExact) ? looked : 0;
      const sure = await Promise.all(reached.map(async ({ result }, at) => at >= doubtful || (await isMeant(result, terms))));
      for (const [at, { result, page }] of reached.entries()) {
        if (sure[at] === null) unread += 1;
        if (!sure[at] || (found.get(page)?.score ?? -1) >= result.score) continue;
        found.set(page, result);
      }
    }
    if (unread && !found.size) throw new Error(`${unread} pages did not come`);
    leftOut ||= unread > 0;
    const textsOf = (one) => new Set([...found.keys()].filter((page) => page.kind === one).map(({ text }) => text));
    const counts = kinds.map((one) => [one, query ? textsOf(one).size : 0]);
    const wanted = [...found].filter(([page]) => !kind || page.kind === kind);
    // Texts named exactly come in the order of the places to go to, which are known by their addresses.
    const places = await coming;
    if (places.length) await table.name([...named].map(({ report }) => report));
    const titled = terms.map((term) => new Set([...like.inTitle].filter(([word]) => term.has(word)).flatMap(([, own]) => own)));
    return {
      texts: grouped(wanted, (page) => titled.every((own) => own.has(page)), named, places),
      table,
      kinds: query ? counts.filter(([, count]) => count) : counts,
      instead,
      leftOut,
      terms,
    };
  }

  // What of the texts is like what is typed, and how that is spelt there. Where no word of the same first
  // letters is like one of a text, all are looked through.
  async function asked(query) {
    const { table } = await index();
    const typed = spelling.wordsOf(query);
    const meaning = (word) => [...spelling.spellings(word), ...forms.filter((some) => some.includes(word)).flat()];
    const like = await table.wordsLike([...typed, ...[...typed, ...query.split(" ").map(spelling.bare)].flatMap(meaning)]);
    const spelt = spelling.asked(query, like.known, spelling.areRelated);
    if (spelt.ways.length || !typed.length) return { ...spelt, like };
    const all = await table.wordsLike();
    return { ...spelling.asked(query, all.known, spelling.areRelated), like: all };
  }

  function grouped(found, isTitled, named, places) {
    const texts = new Map();
    for (const [page, result] of found) {
      if (!texts.has(page.text)) texts.set(page.text, []);
      if (result) texts.get(page.text).push({ page, result });
    }
    const entries = [...texts].map(([text, hits]) => {
      hits.sort((one, other) => other.result.score - one.result.score);
      return { text, hits, order: placeOf(text, hits, isTitled, named, places) };
    });
    return entries.sort((one, other) => compared(one.order, other.order));
  }

  // The order of a text among those found: [named exactly, a text, its title has the words, an act, score].
  function placeOf(text, hits, isTitled, named, places) {
    const at = places.findIndex(({ address }) => address === text.address);
    const isNamed = !hits.length || named.has(text);
    const isList = text.order >= LIST;
    const inTitle = hits.some(({ page }) => isTitled(page));
    return [
      isNamed ? (at < 0 ? places.length : at) : places.length + 1,
      isList ? 1 : 0,
      inTitle ? 0 : 1,
      inTitle && text.order !== ACT ? 1 : 0,
      -(hits[0]?.result.score ?? 0),
    ];
  }

  function compared(one, other) {
    const at = one.findIndex((value, i) => value !== other[i]);
    return at < 0 ? 0 : one[at] - other[at];
  }

  // --- What of it is meant -------------------------------------------------------------------

  // Whether a page has one of the words themselves; null where that could not be loaded.
  async function isMeant(result, terms) {
    const data = await loaded(result);
    if (!data) return null;
    const content = data.content.split(/\s+/);
    const exact = terms.filter(({ isExact }) => isExact);
    const title = spelling.folded(data.meta.title).split(" ");
    const words = data.weighted_locations.map(({ location }) => content[location]);
    return exact.every(({ has }) => [...words, ...title].some(has));
  }

  // What Pagefind knows of a result; null if the network is needed and is not there.
  function loaded(result) {
    return result.data().catch(() => null);
  }

  // The places of a page that hold the words, best first: { id, label, content, start, end, hits }.
  function placesOn(data, terms) {
    const anchors = data.anchors
      .filter((anchor) => anchor.element !== "a")
      .sort((a, b) => a.location - b.location);
    const content = data.content.split(/\s+/);
    const groups = new Map();
    for (const { location: at, balanced_score: score } of data.weighted_locations) {
      const anchor = anchors.findLast((candidate) => candidate.location <= at);
      if (!anchor || anchor.element === "h1") continue; // the title is the title of the result
      if (!terms.some(({ has }) => has(content[at]))) continue;
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
        // A heading is called by its own words.
        const called = (!/^h\d$/.test(anchor.element) && label(anchor.id)) || anchor.text;
        return { id: anchor.id, label: called, content, start: anchor.location, end, hits };
      });
  }

  return { index, textsFound, loaded, placesOn };
} }));

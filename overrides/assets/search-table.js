// What the search knows of the pages beside Pagefind's index (generator/site/search_tables.py says what
// is in its files): what must be known of every page at once; what pages are called, a report at a time;
// the words of all texts, a few first letters at a time. What was fetched once is not fetched again.
document.currentScript.dispatchEvent(new CustomEvent("handed", { detail: function (parts) {
  "use strict";

  const { json, site, spelling } = parts;

  const once = new Map(); // name of a file -> promise of what is in it

  function file(name) {
    if (!once.has(name)) {
      const promise = json(name);
      once.set(name, promise);
      promise.catch(() => once.delete(name)); // the next attempt may succeed
    }
    return once.get(name);
  }

  // Resolves to { pages, pageOf: a page by its id, kinds, reports, letters }. A page is { at, kind, order, text, report }, a text
  // { first: its first page, report, session }; what they are called comes with `named`.
  async function all() {
    const head = await file("texts.json");
    const reports = head.reports.flatMap(([name, session, count]) => Array(count).fill({ name, session }));
    const pages = head.kind.map((_, at) => ({ at, kind: head.kinds[head.kind[at]], order: head.order[at], report: reports[at].name }));
    const length = head.before.length + head.digits;
    const found = new Map(); // the id of a page, or so much of it as no other begins with -> the page
    for (const page of pages) {
      found.set(head.before + (head.longer[page.at] ?? head.ids.slice(page.at * head.digits, (page.at + 1) * head.digits)), page);
      const first = pages[page.at - head.text[page.at]];
      page.text = first === page ? { first, report: page.report, session: reports[page.at].session, order: page.order } : first.text;
    }
    return { pages, pageOf: (id) => found.get(id) ?? found.get(id.slice(0, length)), kinds: head.kinds, reports: head.reports.map(([name]) => name), letters: head.letters };
  }

  let table = null;

  function loaded() {
    table ??= all().catch((error) => {
      table = null; // the next attempt may succeed
      throw error;
    });
    return table;
  }

  // --- What pages are called -----------------------------------------------------------------

  // Gives the pages of some reports, and the texts that they make up, their names and addresses. Those of
  // a report have none still where the network is needed and is not there.
  async function name(reports) {
    const { pages } = await loaded();
    const wanted = [...new Set(reports)];
    const told = await Promise.all(wanted.map((report) => file(`texts/${report || "other"}.json`).catch(() => null)));
    for (const [at, report] of wanted.entries()) {
      const own = told[at] ? pages.filter((page) => page.report === report) : [];
      for (const [place, page] of own.entries()) {
        const [path, title, about, text = title] = told[at][place];
        Object.assign(page, { address: new URL(path, site).href, title, about });
        if (page.text.first === page) Object.assign(page.text, { name: text, address: page.address });
      }
    }
  }

  // The page at an address of the site, without its fragment; undefined where there is none.
  async function pageAt(address) {
    const { pages, reports } = await loaded();
    const page = address.split("#")[0];
    const isIn = (report) => report && page.startsWith(new URL(`${report}/`, site).href);
    await name([reports.find(isIn) ?? ""]);
    return pages.find((one) => one.address === page);
  }

  // --- Words ---------------------------------------------------------------------------------

  // Resolves to { known, named, inTitle } of all words that begin as some do, or of all there are: the
  // words of the texts; [name, page] of the texts whose names end in such a word; word of a title -> the
  // pages whose title has it.
  async function wordsLike(some) {
    const { pages, letters } = await loaded();
    const numbers = some ? [...new Set(some.map((word) => filed(word, letters)))].filter((at) => at >= 0) : letters.keys();
    const parts = await Promise.all([...numbers].sort((one, other) => one - other).map((number) => file(`words/${number}.json`)));
    const inTitle = new Map();
    for (const { titles } of parts) {
      for (const [word, steps] of Object.entries(titles)) {
        let at = 0;
        inTitle.set(word, steps.map((step) => pages[(at += step)]));
      }
    }
    return {
      known: parts.flatMap(({ words }) => words),
      named: parts.flatMap(({ names }) => names.map(([called, at]) => [called, pages[at]])),
      inTitle,
    };
  }

  // The number of the file that has the words with the first letter of a word, or its first two figures.
  function filed(word, letters) {
    const [first = ""] = /[\p{L}\p{N}]+/u.exec(spelling.bare(word)) ?? [];
    const letter = /^\p{Nd}/u.test(first) ? first.slice(0, 2) : ([...first][0] ?? "");
    return letters.findLastIndex((one) => one <= letter);
  }

  return { loaded, name, pageAt, wordsLike };
} }));

// The places that are typed as a citation. citation.js reads what is typed by a table of all that can be
// cited; here that table is put together of its parts (generator/pages/citable_parts.py): the one of all
// reports, the texts of those that the reader is in or names, what is cited under the figures typed.
document.currentScript.dispatchEvent(new CustomEvent("handed", { detail: function (parts) {
  "use strict";

  const { head, makeReader, handedOnce } = parts;
  const FEW = 5; // reports of which all are looked through, whatever is named
  const MOST_FIGURES = 6; // of a long number the last ones are enough

  const { label } = makeReader(head);
  let last = { names: "", find: makeReader(head).find };

  // As that of citation.js, once the parts are there that what is typed asks for.
  async function find(typed, here) {
    const query = typed.toLowerCase();
    const cited = await Promise.all(figuresIn(query).map((number) => part(`figures/${number}`)));
    const reports = reportsNamed(query, here, [head, ...cited]);
    const texts = await Promise.all(reports.map((report) => part(report.replace(/\/$/, ""))));
    const all = [...cited, ...texts].filter(Boolean);
    const names = all.map(({ name }) => name).join(" ");
    if (names !== last.names) last = { names, find: makeReader(together(all)).find };
    return last.find(typed, here);
  }

  // A part that cannot be fetched is left out, and asked for again.
  async function part(name) {
    try {
      return { ...(await handedOnce(`assets/citable/${name}.js`)), name };
    } catch {
      return null;
    }
  }

  function together(all) {
    const rows = (key) => [...head[key], ...all.flatMap((one) => one[key] ?? [])];
    return { ...head, texts: rows("texts"), known: rows("known"), documents: rows("documents") };
  }

  function figuresIn(query) {
    if (!head.figures) return [];
    const numbers = query.match(/[0-9]+/g) ?? [];
    return [...new Set(numbers.map((figures) => Number(figures.slice(-MOST_FIGURES)) % head.figures))];
  }

  // The reports that the reader is in, or names: by their sessions, symbols or titles, by an act whose
  // number is theirs, by a symbol of an act.
  function reportsNamed(query, here, tables) {
    const reports = head.reports ?? [];
    if (reports.length <= FEW) return reports.map(([address]) => address);
    // A document with an id is cited on a page of a report, and names none.
    const rows = (key) => tables.flatMap((one) => one?.[key] ?? []).filter(([name, , id]) => !id && isIn(query, name));
    const named = ["acts", "documents", "titles"].flatMap(rows).map(([, address]) => address);
    const typed = new Set(partsOf(query).flatMap((one) => [one, head.grammar.numbers[one] ?? one]));
    const isMeant = ([address, session]) =>
      here.startsWith(address) || partsOf(session).every((one) => typed.has(one)) || named.some((one) => one.startsWith(address));
    return reports.filter(isMeant).map(([address]) => address);
  }

  // Whether something is named: by all of its name, or of a symbol by its end, two parts at least.
  function isIn(query, name) {
    return query.includes(name.toLowerCase().split("/").slice(-2).join("/"));
  }

  function partsOf(text) {
    return text.toLowerCase().match(/\p{N}+|\p{L}+/gu) ?? [];
  }

  return { find, label };
} }));

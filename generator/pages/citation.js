// A citation that is typed -> the places that it can mean: "7/1 para 14", "op 14", "third preambular
// paragraph of resolution 7/1", "7/3 annex II 5", "L.4/Rev.2", "A/RES/68/193", "article 32". Knows
// nothing of the page; who asks gives the words as spelling.js folds them.
//
// The table is made by generator/pages/citable.py, which says what its columns are; its grammar is that
// of generator/pages/typed.py, so that no word, no id and no habit of a body stands here. Nothing is
// guessed: a place that the table does not hold is not offered. What may lie outside the handbook is told
// apart: a document with a symbol, an article that nothing here cites.
//
// The function is handed to the element of this script, so that no name is put into the page for it.
document.currentScript.dispatchEvent(new CustomEvent("handed", { detail: function (table) {
  "use strict";

  const { grammar } = table;
  const { ids, names } = grammar;
  const UNNUMBERED = "text"; // what the ids of paragraphs without a number have
  const texts = table.texts.map(([kind, number, part, report, name, address, known]) => {
    return { kind, number: number.toLowerCase(), part, report, name, address, ids: new Set(known.split(" ")) };
  });
  const isAct = (text) => text.kind !== "report";
  const acts = [
    ...texts.filter((text) => isAct(text) && !text.part),
    ...table.known.map(([kind, number, address, id]) => {
      const name = names[kind].replace("{number}", () => number);
      const known = isOutside(address) ? outside(name, address) : cited(name, `${address}#${id}`);
      return { kind, number: number.toLowerCase(), known };
    }),
  ];
  const reports = texts.filter(({ address, report }) => address === report);

  // What a citation can be made of, the longest first: [words, what they are].
  const lexicon = [
    ...acts.map(({ number }) => [number, { act: number }]),
    ...table.documents.flatMap(([symbol, address, id]) => {
      const act = acts.find((one) => one.address === address || one.known?.address === address);
      if (act) return [[symbol, { act: act.number, of: act.kind }]];
      if (id) return [[symbol, { report: "" }]];
      return endsOf(symbol).map((end) => [end, { report: address, isEnd: end !== symbol }]);
    }),
    ...table.titles.map(([title, address]) => [title, { report: address }]),
    ...table.instruments.flatMap((row) => row[0].map((name) => [name, { instrument: row }])),
    ...Object.entries(grammar.kinds).flatMap(([kind, forms]) => forms.map((form) => [form, { kind }])),
    ...Object.entries(grammar.numbers).map(([word, value]) => [word, { value, isWord: true }]),
    ...grammar.joining.map((word) => [word, { joins: true }]),
    ...grammar.see.map((word) => [word, { ends: true }]),
    ...[...grammar.small, ...grammar.bodies].map((word) => [word, {}]),
  ]
    .map(([words, what]) => [words.toLowerCase(), what])
    .sort(([one], [other]) => other.length - one.length);

  // What is left of a report's symbol where its beginning is not typed: COP/2014/13, 2014/13.
  function endsOf(symbol) {
    const parts = symbol.split("/");
    return parts.slice(0, -1).map((_, at) => parts.slice(at).join("/"));
  }

  // `here` is the address of the page that the reader is on. Returns [{ name, address, report, outside }],
  // best first: the name as within a sentence; the address from that of the language, of one outside the
  // whole of it; the report that the place is in, "" for one that is only cited.
  function find(typed, here) {
    const query = typed.toLowerCase().replace(/[.,;]+$/, "");
    for (const look of [documentNamed, placesNamed, documentsEndingSo, actElsewhere, documentOutside]) {
      const found = query ? look(query, here, typed) : [];
      if (found.length) return found;
    }
    return [];
  }

  // --- Documents -----------------------------------------------------------------------------

  const documents = new Map(table.documents.map((row) => [row[0].toLowerCase(), row]));

  function documentNamed(query) {
    if (documents.has(query)) return [document(documents.get(query))];
    // "A/60/88 and Corr.2"
    const [first, ...others] = query.split(new RegExp(`(?:,| (?:${grammar.and.join("|")})) `));
    const found = [first, ...others.map((other) => `${first}/${other}`)].map((symbol) => documents.get(symbol));
    return found.every(Boolean) ? found.map(document) : [];
  }

  // "L.4/Rev.2", "l4 rev 2", "CRP.5", "2014/13": the end of a symbol, or what only an addendum, a
  // corrigendum or a revision follows.
  function documentsEndingSo(query) {
    const before = grammar.documents.find((word) => query.startsWith(`${word} `)) ?? "";
    const parts = partsOf(query.slice(before.length));
    if (parts.length < 2 || !/^\p{N}+$/u.test(parts.at(-1))) return [];
    const supplements = grammar.supplements.map((word) => word.toLowerCase());
    const found = [...documents].map(([symbol, row]) => [row, following(partsOf(symbol), parts)]);
    const whole = found.filter(([, rest]) => rest && !rest.length);
    const longer = found.filter(([, rest]) => rest && supplements.includes(rest[0]));
    return [...whole, ...longer].map(([row]) => document(row));
  }

  // "L.4" and "l4" have the same parts.
  function partsOf(text) {
    return text.match(/\p{L}+|\p{N}+/gu) ?? [];
  }

  // What follows some parts of a symbol; null where it does not have them.
  function following(symbol, parts) {
    const at = symbol.findIndex((_, i) => parts.every((part, j) => symbol[i + j] === part));
    return at < 0 ? null : symbol.slice(at + parts.length);
  }

  // A symbol is typed small or large; "Add.", "Corr." and "Rev." are written so. One that has a pattern
  // is taken as it is typed.
  function documentOutside(query, here, typed) {
    const written = typed.trim().replace(/[.,;]+$/, "");
    if (grammar.sources.some(([, pattern]) => pattern && hasAll(pattern, written))) return atItsPlace(written);
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*(\/[a-z0-9-]+(\.[a-z0-9-]+)*)+(\([a-z0-9]{1,10}\))?$/.test(query)) return [];
    const supplement = new RegExp(`/(?:${grammar.supplements.join("|")})\\.`, "gi");
    const symbol = query
      .toUpperCase()
      .replace(supplement, (part) => part.slice(0, 2) + part.slice(2).toLowerCase());
    const begins = grammar.sources.some(([all, pattern]) => !pattern && all.some((one) => symbol.startsWith(one)));
    return begins && /\d/.test(symbol) ? atItsPlace(symbol) : [];
  }

  // "Council of Rivers resolution 68/193", "resolution 2005/14": the act of a body that has no texts here,
  // or of another session. Where another body is not named, the act must be one that is cited.
  function actElsewhere(query) {
    const idle = [...grammar.small, ...grammar.joining];
    return grammar.others.flatMap(([kind, called, pattern, symbol, address]) => {
      const match = new RegExp(`(?<![\\p{L}\\p{N}./-])(?:${pattern})(?![\\p{L}\\p{N}/-])`, "iu").exec(query);
      if (!match) return [];
      const words = query.replace(match[0], "").split(/[\s,]+/).filter((word) => word && !idle.includes(word));
      const said = words.join(" ");
      const form = grammar.kinds[kind].find((one) => words[0] === one || words.at(-1) === one);
      if (!form) return [];
      const number = match[0].toUpperCase();
      const own = filled(symbol, { ...match.groups, number });
      const row = documents.get(own.toLowerCase());
      const ways = called.flatMap((one) => [`${one} ${form}`, `${form} ${one}`]);
      const isNamed = ways.some((way) => way.trim().toLowerCase() === said);
      if (row && (isNamed || said === form)) return [document(row)];
      if (!isNamed) return [];
      const name = own || named(kind, number);
      return address ? [outside(name, filledIn(address, { ...match.groups, number, symbol: own }))] : atItsPlace(own);
    });
  }

  function document([symbol, address, id]) {
    const act = acts.find((one) => !one.known && one.address === address);
    if (act) return place(act);
    return isOutside(address) ? outside(symbol, address) : cited(symbol, address + (id && `#${id}`));
  }

  // Where the first source that knows a symbol has the document; nothing where that is nowhere.
  function atItsPlace(symbol) {
    const isIts = ([begins, pattern]) =>
      (!begins.length || begins.some((one) => symbol.startsWith(one))) && (!pattern || hasAll(pattern, symbol));
    const [, pattern, address, ofTheSession] = grammar.sources.find(isIts) ?? [];
    if (!address || ofTheSession.some((part) => symbol.includes(part))) return [];
    return [outside(symbol, filledIn(address, { ...(pattern && hasAll(pattern, symbol).groups), symbol }))];
  }

  function hasAll(pattern, text) {
    return new RegExp(`^(?:${pattern})$`, "iu").exec(text);
  }

  // A text with what is said for the names in its braces; in an address, as addresses are written.
  function filled(text, said) {
    return text.replace(/\{(\w+)\}/g, (_, name) => said[name] ?? "");
  }

  function filledIn(address, said) {
    const written = ([name, text]) => [name, encodeURIComponent(text ?? "").replace(/%2F/g, "/")];
    return filled(address, Object.fromEntries(Object.entries(said).map(written)));
  }

  function isOutside(address) {
    return /^\w+:/.test(address);
  }

  function cited(name, address) {
    return { name, address, report: "", outside: false };
  }

  function outside(name, address) {
    return { name, address, report: "", outside: true };
  }

  // --- Reading -------------------------------------------------------------------------------

  const bracketed = String.raw`\([\p{L}\p{N}]{1,5}\)`;
  const VALUE = new RegExp(
    String.raw`^((?:\p{N}+\p{L}?|[ivxlc]+|\p{L})(?![\p{L}\p{N}])(?: (?:${grammar.inserted.join("|")})(?!\p{L}))?` +
      String.raw`(?:[ .-]?${bracketed})*|${bracketed}(?: ?${bracketed})*)(?: ?- ?\p{N}+)?`,
    "u",
  );
  const month = `(?:${grammar.months.map((name) => String.raw`${name.slice(0, 3)}\p{L}*\.?`).join("|")})`;
  const DATE = new RegExp(String.raw`^\(?(?:\p{N}{1,2} ${month}|${month} \p{N}{1,2},?) \p{N}{4}\)?`, "u");

  // "paragraph 5 (a) of annex II to resolution 7/3" -> its steps, the whole before the part: the act, the
  // annex, { kind: "para", value: "5-a" }; null where something is no part of a citation.
  function read(query) {
    const groups = [[]];
    let left = query;
    while ((left = left.replace(/^[\s,;:./"'[\]-]+/, ""))) {
      const date = DATE.exec(left)?.[0];
      const [form, what] = date ? [date, {}] : (lexicon.find(([words]) => beginsWith(left, words)) ?? []);
      const value = VALUE.exec(left);
      if (form) {
        if (what.ends && groups.flat().length) break;
        if (what.joins) groups.unshift([]);
        else groups[0].push(what);
        left = left.slice(form.length);
      } else if (value) {
        groups[0].push({ value: slug(value[1]) });
        left = left.slice(value[0].length);
      } else if (/^[()]/.test(left)) {
        left = left.slice(1);
      } else {
        return null;
      }
    }
    return joined(groups.flatMap(valued));
  }

  function beginsWith(text, words) {
    if (!text.startsWith(words)) return false;
    const goesOn = /\p{L}$/u.test(words) ? /^\p{L}/u : /^[\p{L}\p{N}]/u;
    return !/[\p{L}\p{N}]$/u.test(words) || !goesOn.test(text.slice(words.length));
  }

  // As the generator makes ids: "13 (a)" -> "13-a".
  function slug(value) {
    return (value.match(new RegExp(grammar.parts, "gu")) ?? []).join("-");
  }

  // A word with the number after it, or the ordinal before it: "paragraph 3", "third paragraph".
  function valued(group) {
    const items = group.filter((item) => Object.keys(item).length);
    const steps = [];
    for (let at = 0; at < items.length; at++) {
      const [item, next] = [items[at], items[at + 1]];
      const isPair = item.kind ? next?.value : item.isWord && next?.kind;
      if (isPair) at++;
      steps.push(isPair ? { kind: item.kind ?? next.kind, value: item.value ?? next.value } : item);
    }
    return steps.map((step) => ({ kind: "", value: "", ...step }));
  }

  const WIDE = [[ids.chapter, ids.annex], [ids.section, ids.article]];

  // The steps from the widest to the narrowest; "third paragraph of the preamble" and "(c) of paragraph 13"
  // are one step.
  function joined(steps) {
    const width = (step) => {
      if (["act", "report", "instrument"].some((name) => name in step)) return -1;
      const at = WIDE.findIndex((kinds) => kinds.includes(step.kind));
      return at < 0 ? WIDE.length : at;
    };
    const narrow = [ids.operative, ids.preambular, ids.paragraph, ids.item];
    const found = [];
    for (const step of [...steps].sort((one, other) => width(one) - width(other))) {
      const last = found.at(-1);
      const goesOn = last && narrow.includes(last.kind) && ["", ids.paragraph].includes(step.kind) && step.value;
      if (goesOn) last.value = [last.value, step.value].filter(Boolean).join("-");
      else found.push({ ...step });
    }
    return found;
  }

  // --- Looking up ----------------------------------------------------------------------------

  const OF_ALL = ["report", "session"]; // what names the report, and no place in it

  function placesNamed(query, here) {
    const steps = read(query);
    if (!steps?.length) return [];
    const numbers = new Set(steps.flatMap(({ act }) => act ?? []));
    const kinds = steps.filter(({ kind }) => grammar.acts.includes(kind));
    const isPart = ({ kind, act, report, instrument }) =>
      act === undefined && report === undefined && !instrument && ![...grammar.acts, ...OF_ALL].includes(kind);
    const parts = steps.filter(isPart);
    if (numbers.size > 1 || kinds.some(({ value }) => value)) return [];
    const bySymbol = steps.flatMap((step) => step.of ?? []); // a symbol is of one kind of act
    const isOfKind = ({ kind }) =>
      (!kinds.length || kinds.some((one) => one.kind === kind)) && bySymbol.every((one) => one === kind);
    if (numbers.size) {
      const found = acts.filter((act) => numbers.has(act.number) && isOfKind(act));
      return found.flatMap((act) => (act.known ? (parts.length ? [] : [act.known]) : inText(act, parts)));
    }
    if (kinds.length) return inPage(parts, here, isOfKind);
    if (steps.some(({ kind, report }) => report !== undefined || OF_ALL.includes(kind))) return inReportNamed(steps, parts);
    if (steps.some(({ kind, instrument }) => instrument || kind === ids.article)) return inInstrument(query, steps, parts);
    return [...inPage(parts, here), ...inReport(parts, here)];
  }

  // The place that steps lead to, from an act or an annex: [place], or [] where there is none.
  function inText(text, [step, ...rest]) {
    if (!step) return [place(text)];
    if (step.kind === ids.annex) return inAnnex(text, step, rest);
    if (step.kind === ids.section && rest.length) {
      const [{ kind, value }] = rest;
      // Where the numbers of each section begin anew, its name stands before them.
      const own = idsOf({ kind, value }, text).map((id) => `${ids.section}-${step.value}-${id}`);
      const id = own.find((one) => text.ids.has(one));
      return id ? [place(text, id)] : inText(text, rest);
    }
    // "7/3 II 5"
    if (rest.length) return step.kind ? [] : inAnnex(text, step, rest);
    const id = idsOf(step, text).find((one) => text.ids.has(one));
    if (id) return [place(text, id)];
    return step.kind || text.part ? [] : inAnnex(text, step, []);
  }

  function inAnnex(text, step, rest) {
    const annexes = texts.filter((one) => one.kind === text.kind && one.number === text.number && one.part);
    const named = variants(step.value, ids.annex).map((value) => annexes.find(({ part }) => part === `${ids.annex}-${value}`));
    const found = named.find(Boolean);
    if (found) return inText(found, rest);
    // "annex 3" of an act with one annex, which has no number, is its paragraph 3.
    const only = step.kind && annexes.find(({ part }) => part === ids.annex);
    return only ? inText(only, step.value ? [{ kind: "", value: step.value }, ...rest] : rest) : [];
  }

  // The ids that a step can mean in a text: a bare number is an operative paragraph of an act, a paragraph
  // elsewhere; "the preamble" is its first paragraph.
  function idsOf({ kind, value }, text) {
    if (kind === ids.chapeau) return [ids.chapeau];
    const number = value || (kind === ids.preambular ? "1" : "");
    const bare = isAct(text) && !text.part ? [ids.operative, ids.item] : [ids.paragraph];
    const own = [ids.operative, ids.preambular, ids.section, ids.item, ids.note];
    // The sign § stands before both.
    const either = kind && !/^\p{N}/u.test(value) ? [...bare, ids.section] : bare;
    const begins = own.includes(kind) ? [kind] : !kind || kind === ids.paragraph ? either : [];
    return number ? variants(number, kind).flatMap((one) => begins.map((begin) => `${begin}-${one}`)) : [];
  }

  // How a number may be printed: "14a" as "14 (a)"; after a word, "4" as "iv" and "iv" as "4".
  function variants(value, kind) {
    const [first, ...rest] = value.split("-");
    const [, figures, letter] = /^(\p{N}+)(\p{L})$/u.exec(first) ?? [];
    const other = kind && (/^\d{1,2}$/.test(first) ? roman(Number(first)) : ROMAN.indexOf(first) > 0 && `${ROMAN.indexOf(first)}`);
    const firsts = [first, figures && `${figures}-${letter}`, other].filter(Boolean);
    return firsts.map((one) => [one, ...rest].join("-"));
  }

  function roman(number) {
    const tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];
    const ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    return tens[Math.floor(number / 10)] + ones[number % 10];
  }

  const ROMAN = Array.from({ length: 100 }, (_, number) => roman(number));

  // Steps without the number of an act mean the act that the reader is in ...
  function inPage(steps, here, isOfKind = () => true) {
    const page = texts.find((text) => text.address === here);
    if (!page || !isAct(page) || !steps.length || !isOfKind(page)) return [];
    const act = texts.find((one) => one.kind === page.kind && one.number === page.number && !one.part);
    const isOfAct = [ids.annex, ids.operative, ids.preambular, ids.chapeau].includes(steps[0].kind);
    return inText(isOfAct ? act : page, steps);
  }

  // ... or the report that the reader is in; elsewhere, every report that has such a place.
  function inReport(steps, here) {
    const own = reports.filter(({ address }) => here.startsWith(address));
    for (const some of [own, reports]) {
      const found = some.flatMap((report) => inOneReport(report, steps));
      if (found.length) return found;
    }
    return [];
  }

  // "LAKES/3/12, para. 36", "report of the seventh session": that report alone.
  function inReportNamed(steps, parts) {
    const symbols = steps.flatMap(({ report }) => report ?? []);
    const sessions = steps.filter(({ kind, value }) => kind === "session" && value);
    if (!parts.length && !symbols.length && !sessions.length) return [];
    if (steps.length === 1 && steps[0].isEnd) return []; // other symbols may end so, or go on
    const some = reports.filter(
      ({ address, number }) =>
        (!symbols.length || symbols.includes(address)) &&
        (!sessions.length || sessions.some(({ value }) => value === slug(number))),
    );
    return some.flatMap((report) => (parts.length ? inOneReport(report, parts) : [place(report)]));
  }

  function inOneReport({ address }, [step, ...rest]) {
    if (!step || (step.kind === ids.annex && !step.value)) return [];
    // Notes are counted over the whole report, the acts in it included.
    const all = texts.filter((text) => text.report === address && (step.kind === ids.note || !isAct(text)));
    const isDivision = [ids.chapter, ids.annex].includes(step.kind);
    return isDivision ? inDivision(all, step, rest) : all.flatMap((text) => inPart(text, step, rest));
  }

  // A chapter, a section of one, a place in it: "chapter IV, section A.2".
  function inDivision(all, step, rest) {
    for (const value of variants(step.value, step.kind)) {
      const keys = [value, ...rest.flatMap((one) => one.value.split("-"))];
      for (let count = keys.length; count > 0; count--) {
        const key = keys.slice(0, count);
        const text = all.find(({ part }) => part === `${step.kind}:${key.join("/")}`);
        const id = `${step.kind}-${key.join("-")}`;
        const [inside] = keys.slice(count);
        if (text && !inside) return [place(text)];
        if (text && text.ids.has(`${ids.section}-${inside}`)) return [place(text, `${ids.section}-${inside}`)];
        const listed = !inside && all.find((one) => one.ids.has(id));
        if (listed) return [place(listed, id)];
      }
    }
    return [];
  }

  function inPart(text, step, rest) {
    if (rest.length) return [];
    if (step.kind === ids.item) {
      const id = `${ids.item}-${step.value}`;
      const isItem = text.address === `${text.report}agenda/${step.value}/`;
      const found = isItem ? [place(text)] : text.ids.has(id) ? [place(text, id)] : [];
      return found.map((one) => ({ ...one, name: named("agenda-item", step.value) }));
    }
    if (step.kind && step.kind !== ids.paragraph && step.kind !== ids.note) return [];
    const begin = step.kind || ids.paragraph;
    const id = variants(step.value, step.kind).map((value) => `${begin}-${value}`).find((one) => text.ids.has(one));
    return id ? [place(text, id)] : [];
  }

  // "article 32 (5)", "paragraph 13 of article 18 of the Convention"; an instrument by its own name.
  function inInstrument(query, steps, parts) {
    const meant = new Set(steps.flatMap(({ instrument }) => instrument ? [instrument] : []));
    const rows = meant.size ? [...meant] : table.instruments;
    const [step, ...rest] = parts;
    if (!step) {
      const isOwn = ([called]) => [called[0], ...called.slice(-2)].some((name) => name.toLowerCase() === query);
      return rows.filter(isOwn).map(([, name, address]) => cited(name, address));
    }
    if (step.kind !== ids.article || !step.value) return [];
    const values = [step, ...rest].flatMap(({ value }) => value.split("-"));
    const inside = values.slice(grammar.inserted.includes(values[1]) ? 2 : 1); // behind 8, 8 bis
    const number = values.slice(0, values.length - inside.length).join("-");
    const further = inside.map((part) => (/^\p{N}/u.test(part) ? `${ids.paragraph}-${part}` : part));
    const wanted = [[ids.article, number, ...further], [ids.article, number]].map((one) => one.join("-"));
    return rows.flatMap(([, instrument, address, known, last, text]) => {
      const id = wanted.find((one) => known.split(" ").includes(one));
      if (id) return [cited(`${instrument}, ${label(id)}`, `${address}#${id}`)];
      const name = `${instrument}, ${named(ids.article, number)}`;
      return text && Number(values[0]) >= 1 && Number(values[0]) <= Number(last) ? [outside(name, text)] : [];
    });
  }

  // --- What is offered -----------------------------------------------------------------------

  function place(text, id = "") {
    const { report } = text;
    if (!id) return { name: text.name, address: text.address, report, outside: false };
    // Paragraphs and notes of the report are counted over all of it.
    const alone = !isAct(text) && [ids.paragraph, ids.note].some((begin) => id.startsWith(`${begin}-`));
    const name = alone ? label(id) : `${text.name}, ${label(id)}`;
    return { name, address: `${text.address}#${id}`, report, outside: false };
  }

  // What the place with an id is called within its text: op-5-a-ii -> "paragraph 5 (a) (ii)", sect-ii-op-4 ->
  // "section II, paragraph 4"; "" for one that has no number.
  function label(id) {
    const [kind, ...number] = id.split("-");
    const inner = [ids.operative, ids.preambular, UNNUMBERED, kind === ids.section ? ids.paragraph : ""];
    const within = [ids.section, ids.article].includes(kind) ? number.findIndex((part, at) => at && inner.includes(part)) : -1;
    if (within > 0) {
      const around = named(kind, number.slice(0, within).join("-"));
      return [around, label(number.slice(within).join("-"))].filter(Boolean).join(", ");
    }
    const paragraph = number.indexOf(ids.paragraph);
    if (kind === ids.article && paragraph > 0) {
      const inside = named(`${ids.article}-${ids.paragraph}`, number.slice(paragraph + 1).join("-"));
      return named(kind, number.slice(0, paragraph).join("-")) + inside;
    }
    const pattern = names[kind] ?? "";
    return number.length || !pattern.includes("{number}") ? named(kind, number.join("-")) : "";
  }

  function named(kind, number) {
    // Sections in sections are one step, as they are cited: II.B
    if (kind === ids.section) return (names[kind] ?? "").replace("{number}", number.toUpperCase().replaceAll("-", "."));
    const [first, ...rest] = number.split("-");
    const begin = kind === ids.chapter ? first.toUpperCase() : first;
    // In a handbook of numbers such as 3.1 figures go on with a stop; else letters are in brackets.
    const stepped = (part) => (grammar.stepped && /^\p{N}/u.test(part) ? `.${part}` : isPlain(part) ? ` ${part}` : ` (${part})`);
    const printed = begin + rest.map(stepped).join("");
    return (names[kind] ?? "").replace("{number}", printed);
  }

  function isPlain(part) {
    return /^\p{N}/u.test(part) || grammar.inserted.includes(part);
  }

  return { find, label };
} }));

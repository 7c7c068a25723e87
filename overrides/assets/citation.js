// A citation that is typed -> the places that it can mean: "7/1 para 14", "op 14", "7/3 annex II 5",
// "para 36", "A/RES/68/193", "article 32". Knows nothing of the page; search.js asks it.
//
// The table is made by generator/pages/citable.py, which says what its columns are; the words for
// paragraph, annex ... are those of the interface (generator/words). Nothing is guessed: a place that
// the table does not hold is not offered.
window.plenaryCitation = function (table, words) {
  "use strict";

  const texts = table.texts.map(([kind, number, part, report, name, address, ids]) => {
    return { kind, number, part, report, name, address, ids: new Set(ids.split(" ")) };
  });
  const isAct = (text) => text.kind !== "report";

  // Every spelling of every word, the longest first: [["operative paragraph", "op"], ["para", "para"] ...]
  const spellings = Object.entries(words.kinds)
    .flatMap(([kind, forms]) => forms.map((form) => [form.toLocaleLowerCase(), kind]))
    .sort(([a], [b]) => b.length - a.length);

  // `here` is the address of the page that the reader is on. Returns [{ name, address }], best first.
  function find(typed, here) {
    const query = typed.trim().replace(/\s+/g, " ").replace(/[.,;]$/, "");
    if (!query) return [];
    const document = documentNamed(query);
    if (document) return [document];
    const act = actNamed(query);
    if (act) return act.found.flatMap((one) => inAct(one, act.rest));
    const steps = read(query);
    if (!steps || !steps.length) return [];
    return inArticle(steps) ?? [...inPage(steps, here), ...inReport(steps, here)];
  }

  // --- Reading -------------------------------------------------------------------------------

  function documentNamed(query) {
    const row = table.documents.find(([symbol]) => symbol.toLocaleLowerCase() === query.toLocaleLowerCase());
    return row && { name: row[0], address: row[1] + (row[2] && `#${row[2]}`) };
  }

  // The acts whose number the query names, and what it says after the number. A number is typed as it is
  // printed, so that it is looked up and not taken apart: 7/1, IV/3, 12/CP.24.
  function actNamed(query) {
    const acts = [...texts.filter((text) => isAct(text) && !text.part), ...knownActs];
    const parts = query.toLocaleLowerCase().split(" ");
    for (const [at, part] of parts.entries()) {
      const number = part.replace(/,$/, "");
      const same = acts.filter((act) => act.number.toLocaleLowerCase() === number);
      if (!same.length) continue;
      const before = parts.slice(0, at).join(" ");
      const kind = kindAtEnd(before);
      if (before && !kind) return null;
      const found = same.filter((act) => !kind || act.kind === kind);
      return { found, rest: parts.slice(at + 1).join(" ") };
    }
    return null;
  }

  const knownActs = table.known.map(([kind, number, address, id]) => {
    return { kind, number, name: `${words.acts[kind]} ${number}`, address: `${address}#${id}`, known: true };
  });

  // "the conference's resolution" ends with the word for a resolution.
  function kindAtEnd(typed) {
    const before = typed.replace(/\.$/, "");
    for (const [form, kind] of spellings) {
      if (kind !== "resolution" && kind !== "decision") continue;
      if (before === form || before.endsWith(` ${form}`)) return kind;
    }
    return "";
  }

  // "annex II, para. 5 (a)" -> [{ kind: "annex", value: "ii" }, { kind: "para", value: "5-a" }]; null where
  // something is left that is no part of a citation.
  function read(rest) {
    const steps = [];
    let left = rest.toLocaleLowerCase().replace(/[,;]/g, " ").trim();
    while (left) {
      const word = spellings.find(([form]) => startsWithWord(left, form));
      if (word) left = left.slice(word[0].length).replace(/^\.?\s*/, "");
      const value = /^[\p{L}\p{N}]+(?:[ .-]?\([\p{L}\p{N}]+\))*(?: (?:bis|ter|quater|quinquies))?/u.exec(left)?.[0] ?? "";
      const number = /^(?:\d+[a-z]?|[ivxlc]+|[a-z])(?![\p{L}])/u.test(value) || /^\([\p{L}\p{N}]+\)/u.test(left);
      const bracketed = /^\([\p{L}\p{N}]+\)/u.exec(left)?.[0];
      const taken = bracketed ?? (number ? value : "");
      if (!word && !taken) return null;
      if (!taken && word[1] !== "annex" && word[1] !== "chapeau") return null;
      steps.push({ kind: word ? word[1] : "", value: slug(taken) });
      left = left.slice(taken.length).trim();
    }
    return steps;
  }

  function startsWithWord(text, form) {
    return text.startsWith(form) && !/^[\p{L}]/u.test(text.slice(form.length));
  }

  // As the generator makes ids: "13 (a)" -> "13-a".
  function slug(value) {
    return (value.match(/[\p{L}\p{N}]+/gu) ?? []).join("-");
  }

  // --- Looking up ----------------------------------------------------------------------------

  function inAct(act, rest) {
    if (!rest) return [place(act)];
    if (act.known) return [];
    const steps = read(rest);
    return steps ? inText(act, steps) : [];
  }

  // The place that steps lead to, from an act or an annex: [place], or [] where there is none.
  function inText(text, [step, ...rest]) {
    if (!step) return [place(text)];
    if (step.kind === "annex") {
      const annexes = texts.filter((one) => one.kind === text.kind && one.number === text.number && one.part);
      const named = annexes.find(({ part }) => part === `annex-${step.value}`);
      if (named) return inText(named, rest);
      // "annex 3" of an act with one annex, which has no number, is its paragraph 3.
      const only = annexes.find(({ part }) => part === "annex");
      return only ? inText(only, step.value ? [{ kind: "", value: step.value }, ...rest] : rest) : [];
    }
    if (rest.length && step.kind === "sect") return inText(text, rest);
    if (rest.length) return [];
    for (const id of idsOf(step, text)) if (text.ids.has(id)) return [place(text, id)];
    return [];
  }

  // The ids that a step can mean in a text: a bare number is an operative paragraph of an act, a
  // paragraph elsewhere.
  function idsOf({ kind, value }, text) {
    if (kind === "chapeau") return ["chapeau"];
    if (kind === "op" || kind === "pp" || kind === "sect" || kind === "item" || kind === "fn") {
      return [`${kind}-${value}`];
    }
    if (kind && kind !== "para") return [];
    return isAct(text) && !text.part ? [`op-${value}`, `item-${value}`] : [`para-${value}`];
  }

  // Steps without an act mean the act that the reader is in ...
  function inPage(steps, here) {
    const page = texts.find((text) => text.address === here);
    if (!page || !isAct(page)) return [];
    if (steps[0].kind === "annex" || steps[0].kind === "op" || steps[0].kind === "pp") {
      return inText(texts.find((one) => one.kind === page.kind && one.number === page.number && !one.part), steps);
    }
    return inText(page, steps);
  }

  // ... or the report that the reader is in; elsewhere, every report that has such a place.
  function inReport([step, ...rest], here) {
    if (step.kind === "op" || step.kind === "pp" || (step.kind === "annex" && !step.value)) return [];
    // Notes are counted over the whole report, the acts in it included.
    const all = texts.filter((text) => step.kind === "fn" || !isAct(text));
    const own = all.filter((text) => here.startsWith(text.report));
    for (const some of [own, all]) {
      const found = some.flatMap((text) => inPart(text, step, rest));
      if (found.length) return found;
    }
    return [];
  }

  function inPart(text, step, rest) {
    const [kind, key] = text.part.split(":");
    if (step.kind === "chapter" || step.kind === "annex") {
      const keys = [step, ...rest].map(({ value }) => value);
      if (kind === step.kind && key === keys.join("/")) return [place(text)];
      const id = `chapter-${keys.join("-")}`;
      return text.ids.has(id) ? [place(text, id)] : [];
    }
    if (rest.length) return [];
    if (step.kind === "item") {
      const address = `${text.report}agenda/${step.value}/`;
      return text.address === address ? [{ name: label("item", step.value), address }] : [];
    }
    const id = `${step.kind || "para"}-${step.value}`;
    if (!/^(para|fn)-/.test(id) || !text.ids.has(id)) return [];
    return [place(text, id)];
  }

  // "article 32 (5)", "article 18, paragraph 13": null where no article is meant.
  function inArticle([step, ...rest]) {
    if (step.kind !== "article") return null;
    const parts = rest.map(({ kind, value }) => (kind === "para" || /^\d/.test(value) ? `para-${value}` : value));
    const ids = [`article-${[step.value, ...parts].join("-")}`, `article-${step.value}`];
    return table.instruments.flatMap(([, name, address, known]) => {
      const id = ids.find((one) => known.split(" ").includes(one));
      return id ? [{ name: `${name}, ${label("article", step.value)}`, address: `${address}#${id}` }] : [];
    });
  }

  // --- What is offered -----------------------------------------------------------------------

  function place(text, id = "") {
    if (!id) return { name: text.name, address: text.address };
    const [kind, ...number] = id.split("-");
    // Paragraphs and notes of the report are counted over all of it.
    const alone = !isAct(text) && (kind === "para" || kind === "fn");
    const called = label(kind, number.join("-"));
    return { name: alone ? called[0].toLocaleUpperCase() + called.slice(1) : `${text.name}, ${called}`, address: `${text.address}#${id}` };
  }

  function label(kind, number) {
    const [first, ...rest] = number.split("-");
    const printed = [first, ...rest.map((part) => `(${part})`)].join(" ");
    return (words.places[kind] ?? "{number}").replace("{number}", printed);
  }

  return find;
};

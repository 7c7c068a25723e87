// How what is typed is written: signs that a PDF or a word processor puts in, the other way to spell a
// word, a wrong letter; and what of a text is meant by it. Knows nothing of the page.
//
// The two ways to spell a word are data of the language (generator/words); `known` are the words of the
// texts, the frequent ones first, without accents and capitals.
document.currentScript.dispatchEvent(new CustomEvent("handed", { detail: function (ways) {
  "use strict";

  const { endings, words } = ways;
  const FIRST_LETTERS = 3; // of a word, before an ending that is spelt in two ways
  const pairs = [...endings.map((pair) => [pair, FIRST_LETTERS]), ...words.map((pair) => [pair, 0])];

  // Ligatures, blanks of all widths, hyphens at which a line may end, signs that cannot be seen, quotation
  // marks, dashes, a stroke between figures: as a keyboard has them.
  function folded(text) {
    return text
      .normalize("NFKC")
      .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
      .replace(/\p{Pd}/gu, "-")
      .replace(/[‘’ʼ]/g, "'")
      .replace(/[“”„«»]/g, '"')
      .replace(/[⁄∕]/g, "/")
      .replace(/\s+/g, " ")
      .trim();
  }

  // Without accents and capitals.
  function bare(text = "") {
    return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  }

  function wordsOf(text) {
    return bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  }

  function trimmed(text) {
    return bare(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  }

  // --- One word ------------------------------------------------------------------------------

  // Only of scripts whose words have capitals is it known where a word ends and how it is inflected; the
  // shortest words are not listed.
  function isJudged(word) {
    return word.length > 2 && !/\p{N}/u.test(word) && word.toUpperCase() !== word.toLowerCase();
  }

  // "harmonize" and "harmonization" are forms of one word, as far as beginnings tell.
  function areRelated(one, other) {
    const shorter = Math.min(one.length, other.length);
    let same = 0;
    while (same < shorter && one[same] === other[same]) same++;
    return same === one.length || same >= Math.max(4, shorter - 3);
  }

  // All other ways to spell a word.
  function spellings(word) {
    const joined = word.replaceAll("-", "");
    const spelt = pairs.flatMap(([pair, before]) =>
      [pair, [pair[1], pair[0]]]
        .filter(([from]) => (before ? word.endsWith(from) && word.length >= from.length + before : word === from))
        .map(([from, to]) => word.slice(0, word.length - from.length) + to),
    );
    return joined === word ? spelt : [joined, ...spelt];
  }

  // The other way to spell a word, if the texts have it so; "" where there is none.
  function otherwise(word, known) {
    const spelt = spellings(word);
    const exact = spelt.find((way) => known.includes(way));
    if (exact || known.includes(word)) return exact ?? "";
    // The texts may have another form of it: "harmonise" for "harmonizing".
    return spelt.find((way) => known.some((one) => one.startsWith(way.slice(0, firstDifference(word, way) + 1)))) ?? "";
  }

  function firstDifference(one, other) {
    let at = 0;
    while (one[at] === other[at]) at++;
    return at;
  }

  // The word of the texts that was meant by one with a wrong letter, or two in a longer word; "" where
  // there is none.
  function meant(word, known, most = word.length < 6 ? 1 : 2) {
    let best = "";
    let fewest = most + 1;
    for (const one of known) {
      if (Math.abs(one.length - word.length) >= fewest) continue;
      const wrong = distance(word, one, fewest);
      if (wrong < fewest) [best, fewest] = [one, wrong];
    }
    return best;
  }

  // How many letters are wrong, missing, too many, or changed places; no more than `enough` is counted.
  function distance(one, other, enough) {
    let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) >= enough && Math.min(...row) >= enough) return enough;
      [before, row] = [row, next];
    }
    return row[other.length];
  }

  // --- All that is asked for -----------------------------------------------------------------

  // The words as the texts have them: { ways, instead }: the query in each spelling that they have; with
  // `instead`, words that no text has are replaced by those that were meant. No ways where a word is
  // neither in the texts nor like one that is. `isForm` says whether a word of the texts is found by one
  // that is typed.
  function asked(query, known, isForm) {
    const parts = query.split(" ").filter(Boolean).map((part) => spelt(part, known, isForm));
    if (!parts.length) return { ways: [], instead: "" };
    if (parts.every(({ isThere }) => isThere)) {
      const all = [parts.map(({ typed }) => typed), parts.map(({ typed, other }) => other || typed)];
      return { ways: [...new Set(all.map((way) => way.join(" ")))], instead: "" };
    }
    if (!parts.every((part) => part.meant)) return { ways: [], instead: "" };
    const instead = parts.map((part) => part.meant).join(" ");
    return { ways: [instead], instead };
  }

  // A part of the query: as typed, in the other spelling that the texts have, as it was meant.
  function spelt(typed, known, isForm) {
    // A word may be typed between signs: (firearms), "organised"
    const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(typed);
    const plain = bare(word);
    const other = otherwise(plain, known);
    const isListed = !isJudged(plain) || known.includes(plain);
    const isThere = Boolean(other) || isListed || wordsOf(plain).every((one) => known.some((own) => isForm(one, own)));
    // Beside a word that no text has, one wrong letter is put right in a word that is found as it is.
    const near = isListed ? plain : meant(plain, known, isThere ? 1 : undefined);
    const right = other || near || (isThere ? plain : "");
    const around = (one) => one && before + one + after;
    return { typed, other: around(other), meant: around(right), isThere };
  }

  // The words that were asked for, in all ways: [{ has(a word of a text), isExact }]. `forms` are lists of
  // words that stand for one another: "para" is "paragraph", and not the beginning of "Paraguay".
  function terms(all, forms, isForm) {
    const [first = [], second = first] = all.map((way) => way.split(" ").filter(trimmed));
    return first.map((word, at) => {
      const plain = trimmed(word);
      const isShort = (form) => form.startsWith(plain) && form.length > plain.length + 2;
      const same = forms.find((some) => some.includes(plain) && some.some(isShort));
      if (same) return { isExact: true, has: (found) => same.includes(trimmed(found)) };
      if (/\p{N}/u.test(plain)) return { isExact: true, has: (found) => isNumber(plain, bare(found)) };
      const typed = [word, second[at] ?? word].map(trimmed);
      const has = (found) => {
        const own = [trimmed(found), ...wordsOf(found)];
        return typed.some((one) => own.some((other) => isForm(one, other)) || wordsOf(one).every((part) => own.some((other) => isForm(part, other))));
      };
      return { isExact: false, has };
    });
  }

  // "14" is in "14 (a)", "14-16" and "(14)", not in "2014" or "2005/14"; "L.4/Rev.2" is in
  // "LAKES/2014/L.4/Rev.2".
  function isNumber(typed, found) {
    const at = found.indexOf(typed);
    if (at < 0) return false;
    const joins = /^\p{N}+$/u.test(typed) ? /[\p{L}\p{N}/]/u : /[\p{L}\p{N}]/u;
    return !joins.test(found[at - 1] ?? " ") && !joins.test(found[at + typed.length] ?? " ");
  }

  return { folded, bare, wordsOf, areRelated, spellings, asked, terms };
} }));

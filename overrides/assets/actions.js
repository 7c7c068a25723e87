// Shows some of the actions in the register: those of an addressee, a deadline, a force, or with some
// words. What is chosen stands in the address, so that it can be sent.
(function () {
  "use strict";

  const form = document.querySelector(".actions-filter");
  if (!form) return;
  const groups = [...document.querySelectorAll(".actions-group")];
  const rows = [...document.querySelectorAll("table.actions tbody tr")];
  const status = form.querySelector("[role=status]");
  const words = JSON.parse(form.dataset.words);
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  const fields = [...form.elements].filter((field) => field.name);

  function plain(text) {
    return text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  }

  function fits(row, chosen) {
    return [...chosen].every(([name, value]) =>
      name === "words"
        ? plain(value).split(/\s+/).every((word) => plain(row.textContent).includes(word))
        : row.dataset[name].split(" ").includes(value),
    );
  }

  function show() {
    const chosen = new Map(fields.map(({ name, value }) => [name, value.trim()]).filter(([, value]) => value));
    for (const row of rows) row.hidden = !fits(row, chosen);
    for (const group of groups) group.hidden = !group.querySelector("tbody tr:not([hidden])");
    const count = rows.filter((row) => !row.hidden).length;
    const form = plurals.select(count);
    const said = count ? (words.count[form] ?? words.count.other).replace("{count}", count) : words.none;
    status.textContent = chosen.size ? said : "";
    keep(new URLSearchParams([...chosen]).toString());
  }

  function keep(query) {
    const address = new URL(location.href);
    if (address.search === (query && `?${query}`)) return;
    address.search = query;
    try {
      history.replaceState(null, "", address);
    } catch {
      // Some browsers leave the address of a page from disk as it is; the choice holds all the same.
    }
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) field.value = asked.get(field.name) ?? "";
    show();
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show)); // when the fields are empty
  addEventListener("popstate", read);
  read();
  // What the address leads to may have been hidden, or have moved when other rows were.
  document.querySelector(":target")?.scrollIntoView();
})();

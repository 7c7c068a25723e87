// The search is a dialog. Here it opens and closes and is moved in by keys; what it says and shows is
// the matter of search-results.js, which comes with all else when a reader first opens it: nothing of
// the search but this is fetched before.
//
// Any address of the handbook with ?q=words opens it with these words; so does any form with the
// attribute data-search-form and a field q.
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
  const site = new URL("../", new URL(dialog.dataset.index, location.href)); // the folder of the language

  // --- What scripts of the site hand over ----------------------------------------------------

  // To a page opened from disk browsers give scripts, and no answers; so there is one way for both. What a
  // script hands over it gives to its own element, as an event: no name is put into the page for it.
  function handed(name, address = site) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
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

  const handing = new Map(); // name -> promise of what that script of the site hands over

  function handedOnce(name) {
    if (!handing.has(name)) {
      const promise = handed(name);
      handing.set(name, promise);
      promise.catch(() => handing.delete(name)); // the next attempt may succeed
    }
    return handing.get(name);
  }

  const NEEDED = ["search-results", "search-index", "search-table", "search-places", "spelling", "citation", "citable"];
  let answering = null;

  // Resolves to { search, prepare }: what is done with the words in the field.
  function answers() {
    // All that it needs comes at once: on a slow network one file waits for no other.
    for (const name of NEEDED) handedOnce(`assets/${name}.js`).catch(() => {});
    answering ??= handedOnce("assets/search-results.js")
      .then((make) => make({ dialog, input, kinds, status, results, words, site, handed, handedOnce }))
      .catch((error) => {
        answering = null;
        throw error;
      });
    return answering;
  }

  function search(go = false) {
    return answers().then((made) => made.search(go), fail);
  }

  function fail(error) {
    status.textContent = words.failed;
    console.warn(error);
  }

  // --- Opening, closing, moving --------------------------------------------------------------

  async function prepare() {
    const made = await answers();
    made.prepare();
    if (!made.isWhole) answering = null; // the next attempt may succeed
  }

  function open(query) {
    if (query !== undefined) input.value = query;
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    prepare().catch(fail); // what is fetched comes while the reader types
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
  for (const form of document.querySelectorAll("[data-search-form]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open(form.elements.q.value);
    });
  }
  for (const place of document.querySelectorAll("[data-address]")) {
    place.textContent = location.pathname;
  }
  const asked = new URLSearchParams(location.search).get("q")?.trim();
  if (asked) open(asked);
  else if ("searchAsked" in document.documentElement.dataset) open(); // first-paint.js kept it

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

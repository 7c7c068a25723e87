// As it was when devices kept whatever was visited (test_flight_mode): some still have it.
// Asks the service worker to keep the report that is being read, and says in the footer what is kept.
// The worker does the work (service-worker.js). Without one, or opened from disk, nothing is said.
(function () {
  "use strict";

  const region = document.querySelector("[data-keeping]");
  const container = navigator.serviceWorker;
  if (!region || !container || !location.protocol.startsWith("http")) return;

  const { report } = region.dataset; // absent on a page that belongs to no report
  const words = JSON.parse(region.dataset.words);
  const titles = JSON.parse(region.dataset.titles ?? "{}");
  const worker = new URL(region.dataset.worker, location.href).href;
  const scope = new URL(".", worker).href;
  const edition = document.documentElement.dataset.edition; // absent on a page from the network
  const LASTING = 1500; // ms after which the reader is told how far the keeping is

  let registration = null;
  let state = null; // what the worker says: { edition, kept: report -> when, yours: this page is kept }
  let newest = ""; // the edition that the server has; null without a network
  let trouble = ""; // why this report is not kept
  let progress = null; // { done, count } while it is being kept
  let since = 0; // when the keeping began
  let news = false; // it was kept while this page was open

  // --- The reader's choice, of this report -----------------------------------------------------

  const choice = `plenary.keep ${scope}${report}`;
  let chosen = stored("localStorage", choice);

  function choose(value) {
    chosen = value;
    stored("localStorage", choice, value);
  }

  // Storage may be refused; a choice then lasts for this page.
  function stored(storage, name, value) {
    try {
      if (value === undefined) return window[storage].getItem(name);
      return window[storage].setItem(name, value);
    } catch {
      return null;
    }
  }

  // Who saves data, or removed the report, is asked.
  function wanted() {
    return chosen === "yes" || (chosen !== "no" && !navigator.connection?.saveData);
  }

  // --- The worker --------------------------------------------------------------------------------

  async function start() {
    try {
      const found = await container.getRegistration(scope);
      if (found?.scope === scope) registration = found;
      else if (report && wanted()) registration = await register(worker);
      else return show();
      if (!registration) trouble = "refused";
    } catch ({ name }) {
      trouble = name === "SecurityError" ? "refused" : "broken";
    }
    if (registration) await follow();
    show();
  }

  function register(address) {
    return container.register(address, { scope, updateViaCache: "none" });
  }

  async function follow() {
    registration.addEventListener("updatefound", watch);
    watch();
    await refresh();
    await keepIfMissing();
    await renew();
  }

  // Tells of a worker that is on its way to take the place of the one there is.
  function watch() {
    const coming = registration.active && registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state !== "activated") return show();
      if (trouble !== "refused") trouble = "";
      return refresh().then(keepIfMissing);
    });
  }

  // Asks for the worker of the server's edition, under an address of its own: a server that goes by
  // dates and lengths, which are the same in many editions, would say that the worker has not changed.
  async function renew() {
    if (!newest || newest === state.edition) return;
    try {
      await register(`${worker}?${newest}`);
    } catch {
      // The network broke off, or the site is being renewed: the next visit asks again.
    }
  }

  // Resolves to the worker's last word; what it says before goes to `tell`.
  async function ask(message, tell) {
    const { active } = await container.ready;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => (data?.count ? tell(data) : resolve(data));
      active?.postMessage(message, [port2]); // null when it was withdrawn meanwhile: no answer
    });
  }

  async function refresh() {
    state = await ask({ ask: "state" });
    show();
    newest = navigator.onLine ? await ask({ ask: "newest" }) : null;
    show();
    reloadIfLeftBehind();
  }

  async function keepIfMissing() {
    if (report && wanted() && !state.kept[report] && !progress && !trouble) await keep();
  }

  async function keep() {
    trouble = "";
    progress = { done: 0, count: 0 };
    since = Date.now();
    const { reason } = await ask({ ask: "keep", report }, (told) => {
      progress = told;
      show();
    });
    progress = null;
    news = !reason;
    trouble = reason ?? "";
    await refresh();
  }

  async function remove() {
    choose("no");
    news = false;
    await ask({ ask: "remove", report });
    await refresh();
  }

  // This page was kept, and the worker that kept it is gone, or what was kept is: it would load its
  // search from another edition. Once; a page that comes back the same stays.
  function reloadIfLeftBehind() {
    if (!edition) return;
    const left = state.edition !== edition || (!state.yours && newest !== null);
    if (!left || stored("sessionStorage", "plenary.left") === edition) return;
    stored("sessionStorage", "plenary.left", edition);
    location.reload();
  }

  // --- What the reader is told -------------------------------------------------------------------

  const standing = region.querySelector("[data-keeping-standing]"); // as it was when the page opened
  const status = region.querySelector("[role=status]"); // what happens since: said aloud
  const buttons = Object.fromEntries(
    ["keep", "remove", "show"].map((name) => [name, region.querySelector(`[data-keeping-${name}]`)]),
  );

  function show() {
    const kept = state?.kept ?? {};
    const waiting = Boolean(registration?.waiting && registration.active);
    const lasting = progress?.count && Date.now() - since > LASTING;
    write(standing, [
      state?.yours && newest === null && fill(words.offline, { date: date(kept) }),
      report ? kept[report] && !news && words.kept : list(kept),
      report && !kept[report] && !progress && !trouble && !wanted() && words.none,
    ]);
    write(status, [
      news && kept[report] && words.kept,
      lasting && fill(words.progress, progress),
      trouble && words[trouble],
      waiting && words.new,
    ]);
    buttons.keep.hidden = !report || kept[report] || progress || trouble === "refused" || (wanted() && !trouble);
    buttons.remove.hidden = !report || !kept[report];
    buttons.show.hidden = !waiting;
    for (const item of document.querySelectorAll("[data-kept-report]")) {
      item.hidden = !(item.dataset.keptReport in kept);
    }
    narrowSearch(kept);
  }

  // What stands there already is not written again: it would be said again.
  function write(element, lines) {
    const text = lines.filter(Boolean).join(" ");
    if (element.textContent !== text) element.textContent = text;
  }

  function list(kept) {
    const names = Object.keys(kept).map((key) => titles[key] ?? key);
    return names.length && fill(words.others, { reports: names.join("; ") });
  }

  function date(kept) {
    const when = kept[report] ?? Math.min(...Object.values(kept));
    return new Date(when).toLocaleDateString(words.locale, { day: "numeric", month: "long", year: "numeric" });
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  // search.js leaves out what cannot be reached.
  function narrowSearch(kept) {
    const { dataset } = document.getElementById("search");
    if (state?.yours && newest === null) dataset.only = JSON.stringify(Object.keys(kept));
    else delete dataset.only;
  }

  // The page for readers without a network names what they asked for.
  const asked = new URLSearchParams(location.search).get("asked");
  const again = document.querySelector("[data-asked]");
  if (again && asked?.startsWith(scope)) {
    again.href = asked + location.hash;
    again.querySelector("code").textContent = decodeURI(new URL(asked).pathname);
    again.closest("[hidden]").hidden = false;
  }

  // --- What happens ------------------------------------------------------------------------------

  buttons.keep.addEventListener("click", async () => {
    choose("yes");
    trouble = "";
    if (!registration) await start();
    else await keep();
  });
  buttons.remove.addEventListener("click", remove);
  buttons.show.addEventListener("click", () => registration.waiting?.postMessage({ ask: "show" }));

  const look = () => registration && refresh();
  container.addEventListener("controllerchange", look);
  container.addEventListener("message", () => registration && refresh().then(keepIfMissing));
  window.addEventListener("online", look);
  window.addEventListener("offline", look);
  window.addEventListener("pageshow", (event) => event.persisted && look());

  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
})();

// Offers to keep a report on the reader's device, and says what is kept. The service worker does the
// work (service-worker.js); none is asked for before a reader asks for a report. Where there can be
// none, and opened from disk, nothing is said.
(function () {
  "use strict";

  const SIZES = {}; // generator/offline_edition.py writes it: report, "" for what all share -> kB to fetch

  const region = document.querySelector("[data-keeping]");
  const container = navigator.serviceWorker;
  if (!region || !container || !location.protocol.startsWith("http")) return;

  const { report } = region.dataset; // absent on a page that belongs to no report
  const visited = "visited" in region.dataset; // the publisher lets devices keep what was visited
  const words = JSON.parse(region.dataset.words);
  const titles = JSON.parse(region.dataset.titles);
  const worker = new URL(region.dataset.worker, location.href).href;
  const scope = new URL(".", worker).href;
  const edition = document.documentElement.dataset.edition; // absent on a page from the network
  const SILENCE = 150000; // ms without a word from the worker after which it has lost the network

  let registration = null;
  let state = null; // what the worker says: { edition, kept, earlier: report -> when, yours: this page is kept }
  let newest = ""; // the edition that the server has; null without a network
  let trouble = null; // { name, reason }: why a report is not kept
  let progress = null; // { name, done, count } while a report is being kept

  // --- The reader's choice, for each report ----------------------------------------------------

  const choices = {}; // where storage is refused, a choice lasts for this page

  function chosen(name) {
    return choices[name] ?? stored("localStorage", choiceOf(name));
  }

  // "yes", "no" (only where devices keep what was visited) or "" for neither
  function choose(name, value) {
    choices[name] = value;
    stored("localStorage", choiceOf(name), value);
  }

  function choiceOf(name) {
    return `plenary.keep ${scope}${name}`;
  }

  function stored(storage, name, value) {
    try {
      if (value === undefined) return window[storage].getItem(name);
      if (value === "") return window[storage].removeItem(name);
      return window[storage].setItem(name, value);
    } catch {
      return null;
    }
  }

  // Asked for and not kept yet; who saves data, or removed the report, is asked in any case.
  function wanted(name) {
    if (state?.kept[name]) return false;
    const unasked = visited && name === report && chosen(name) !== "no" && !navigator.connection?.saveData;
    return name in SIZES && (chosen(name) === "yes" || unasked);
  }

  // --- The worker --------------------------------------------------------------------------------

  async function start() {
    try {
      const found = await container.getRegistration(scope);
      if (found?.scope === scope) registration = found;
    } catch {
      // The browser allows no worker; who asks for a report is told.
    }
    if (registration) await follow();
    else if (edition) await reload(); // flight mode was withdrawn, and this page was not seen then
    else await goOn();
    show();
  }

  function register(address) {
    return container.register(address, { scope, updateViaCache: "none" });
  }

  async function follow() {
    registration.addEventListener("updatefound", watch);
    watch();
    await refresh();
    await goOn();
    await renew();
  }

  // Tells of a worker that is on its way to take the place of the one there is.
  function watch() {
    const coming = registration.active && registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state !== "activated") return show();
      if (trouble?.reason !== "refused") trouble = null;
      return refresh().then(goOn);
    });
  }

  // Asks for the worker of the server's edition, under an address of its own: a server that goes by
  // dates and lengths, which are the same in many editions, would say that the worker has not changed.
  async function renew() {
    if (newest === null || newest === state.edition) return;
    try {
      if (newest) await register(`${worker}?${newest}`);
      else await registration.update(); // a site that names no edition may have withdrawn flight mode
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
      if (active) active.postMessage(message, [port2]);
      else resolve({ kept: {}, reason: "broken" }); // it was withdrawn meanwhile
    });
  }

  // The same, where browsers may end the worker before its last word.
  function askPatiently(message, tell) {
    return new Promise((resolve) => {
      let timer = 0;
      const heard = () => {
        clearTimeout(timer);
        timer = setTimeout(resolve, SILENCE, { reason: "broken" });
      };
      const told = (data) => {
        heard();
        tell(data);
      };
      heard();
      ask(message, told).then((last) => {
        clearTimeout(timer);
        resolve(last);
      });
    });
  }

  async function refresh() {
    state = await ask({ ask: "state" });
    show();
    newest = navigator.onLine && state.edition ? await ask({ ask: "newest" }) : null;
    show();
    await reloadIfLeftBehind();
  }

  // --- Keeping and removing ----------------------------------------------------------------------

  // What was asked for and broken off, on a page that can name it.
  async function goOn() {
    const next = Object.keys(titles).find(wanted);
    if (next && !progress && !trouble && newest !== null) await keep(next);
  }

  async function keep(name) {
    trouble = null;
    progress = { name, done: 0, count: 0 };
    show();
    say(words.started, name);
    const reason = await kept(name);
    progress = null;
    trouble = reason && reason !== "stopped" ? { name, reason } : null;
    if (reason === "full" || reason === "refused") choose(name, visited ? "no" : "");
    if (registration) await refresh();
    show();
    if (!reason) say(words.kept, name);
    else if (words[reason]) say(words[reason], name);
  }

  // Resolves to the reason why a report could not be kept, if there is one.
  async function kept(name) {
    try {
      if (!registration) {
        registration = await register(worker);
        registration.addEventListener("updatefound", watch);
      }
    } catch ({ name: fault }) {
      return fault === "SecurityError" ? "refused" : "broken";
    }
    const message = { ask: "keep", report: name, asked: chosen(name) === "yes" };
    const answer = await askPatiently(message, (told) => {
      if (progress) Object.assign(progress, told);
      show();
    });
    return answer.reason;
  }

  async function stop(name) {
    choose(name, visited ? "no" : "");
    await ask({ ask: "stop", report: name });
  }

  async function remove(name) {
    choose(name, visited ? "no" : "");
    trouble = null;
    await ask({ ask: "remove", report: name });
    say(words.removed, name);
    await refresh();
  }

  // This page was kept, and the worker that kept it is gone, or what was kept is: it would load its
  // search from another edition.
  async function reloadIfLeftBehind() {
    if (edition && (state.edition !== edition || (!state.yours && newest !== null))) await reload();
  }

  // Once; a page that comes back the same stays.
  async function reload() {
    if (stored("sessionStorage", "plenary.left") === edition) return;
    stored("sessionStorage", "plenary.left", edition);
    // Where no worker answers, the browser would show its own old copy.
    if (!state?.edition) await fetch(location.href, { cache: "reload" }).catch(() => {});
    location.reload();
  }

  // --- What the reader is told -------------------------------------------------------------------

  const offline = region.querySelector("[data-keeping-offline]");
  const list = region.querySelector("[data-keeping-reports]");
  const status = region.querySelector("[role=status]"); // what happens is said aloud
  const renewed = region.querySelector("[data-keeping-new]");
  const row = region.querySelector("template").content.firstElementChild;
  const rows = new Map(); // report -> its row

  function show() {
    const { kept = {}, earlier = {}, yours } = state ?? {};
    write(offline, yours && newest === null ? fill(words.offline, { date: date(keptWhen(kept)) }) : "");
    const listed = report ? [report] : Object.keys({ ...earlier, ...kept }).sort();
    const named = [...listed, progress?.name, trouble?.name].filter((name) => name && isKnown(name));
    for (const [name, item] of rows) if (!named.includes(name)) takeAway(name, item);
    for (const name of named) showReport(name, kept, earlier);
    list.hidden = !rows.size;
    const waiting = Boolean(registration?.waiting && registration.active);
    if (waiting && renewed.hidden) say(words.new);
    write(renewed.querySelector("span"), waiting ? words.new : "");
    renewed.hidden = !waiting;
    region.hidden = offline.hidden && list.hidden && renewed.hidden;
    for (const item of document.querySelectorAll("[data-kept-report]")) {
      item.hidden = !(item.dataset.keptReport in { ...earlier, ...kept });
    }
    narrowSearch(kept);
  }

  // A report that this edition lists, or that the device has.
  function isKnown(name) {
    return name in SIZES || name in (state?.kept ?? {}) || name in (state?.earlier ?? {});
  }

  function showReport(name, kept, earlier) {
    const item = rows.get(name) ?? addRow(name);
    const focused = item.row.contains(document.activeElement) && document.activeElement;
    const atWork = progress?.name === name;
    const wrong = trouble?.name === name && words[trouble.reason];
    const has = name in kept || name in earlier;
    let told = "";
    if (atWork) told = progress.count ? fill(words.progress, of(name)) : fill(words.started, of(name));
    else if (name in kept) told = fill(words.kept, of(name));
    else if (name in earlier) told = fill(words.earlier, { ...of(name), date: date(earlier[name]) });
    write(item.told, [told, !atWork && wrong && fill(wrong, of(name))].filter(Boolean).join(" "));
    const offers = name in SIZES && !(name in kept) && !atWork && trouble?.reason !== "refused";
    write(item.keep, offers ? fill(has ? words.update : words.keep, of(name)) : "");
    item.keep.disabled = Boolean(progress);
    item.stop.hidden = !atWork;
    item.remove.hidden = !has || atWork;
    item.bar.hidden = !atWork;
    if (atWork && progress.count) {
      item.bar.max = progress.count;
      item.bar.value = progress.done;
    }
    if (focused && (focused.hidden || focused.disabled)) next(item).focus();
  }

  // Where the focus goes when what had it is gone.
  function next({ keep, stop, remove }) {
    return [stop, remove, keep].find((button) => !button.hidden && !button.disabled) ?? region;
  }

  function addRow(name) {
    const item = { row: row.cloneNode(true) };
    const parts = { told: "[data-told]", bar: "progress", keep: "[data-keep]", stop: "[data-stop]", remove: "[data-remove]" };
    for (const [key, selector] of Object.entries(parts)) item[key] = item.row.querySelector(selector);
    item.bar.ariaLabel = fill(words.started, of(name));
    item.stop.ariaLabel = fill(words.stop_report, of(name));
    item.remove.ariaLabel = fill(words.remove_report, of(name));
    item.keep.addEventListener("click", () => {
      choose(name, "yes");
      keep(name);
    });
    item.stop.addEventListener("click", () => stop(name));
    item.remove.addEventListener("click", () => remove(name));
    list.append(item.row);
    rows.set(name, item);
    return item;
  }

  function takeAway(name, item) {
    const focused = item.row.contains(document.activeElement);
    item.row.remove();
    rows.delete(name);
    if (focused) region.focus();
  }

  // What stands there already is not written again.
  function write(element, text) {
    element.hidden = !text;
    if (element.textContent !== text) element.textContent = text;
  }

  function say(pattern, name) {
    status.textContent = name ? fill(pattern, of(name)) : pattern;
  }

  function of(name) {
    return { report: titles[name] ?? name, size: size(name), ...progress };
  }

  // What it costs to keep a report, and what is free again when it is removed: what all reports share
  // counts for the only one.
  function size(name) {
    const others = Object.keys(state?.kept ?? {}).filter((other) => other !== name);
    const thousands = (SIZES[name] ?? 0) + (others.length ? 0 : SIZES[""] ?? 0);
    const form = { style: "unit", unit: "megabyte", minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return new Intl.NumberFormat(words.locale, form).format(Math.max(thousands, 50) / 1000);
  }

  function keptWhen(kept) {
    return kept[report] ?? Math.min(...Object.values(kept));
  }

  function date(when) {
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

  renewed.querySelector("button").addEventListener("click", () => registration.waiting?.postMessage({ ask: "show" }));

  async function look() {
    if (trouble?.reason === "broken") trouble = null;
    if (registration) await refresh();
    await goOn();
  }

  container.addEventListener("controllerchange", () => registration && refresh());
  container.addEventListener("message", () => registration && refresh().then(goOn));
  window.addEventListener("online", look);
  window.addEventListener("offline", () => registration && refresh());
  window.addEventListener("pageshow", (event) => event.persisted && look());

  show();
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
})();

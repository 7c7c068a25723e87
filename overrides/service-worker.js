// Keeps on the reader's device the reports that the reader asked for, and answers from what is kept.
//
// A worker belongs to one edition of the handbook and keeps it in a cache of its own. A file gets in
// only with the sum that the edition's lists give, a list only with the one that edition.json gives,
// and that only with the one that the worker bears; a report counts as kept when all of its files are
// in. A page is answered from the cache as it was kept, and what it loads then comes from there too;
// every other page comes from the network with all that it loads. So no page of one edition meets the
// styles, scripts or search of another.
//
// Of the next edition a worker fetches what changed in the reports that were asked for. What else a
// device keeps (of workers that kept whatever was visited) stays as it is: it is read where there is
// no network, until its reader brings it up to date or removes it.
"use strict";

const EDITION = ""; // generator/offline_edition.py writes it; a worker without one withdraws what was kept

const SCOPE = self.registration.scope;
const OURS = `plenary ${SCOPE} `; // the caches of this handbook; others may be on the same host
const CACHE = OURS + EDITION;
const LIST = `${SCOPE}edition.json`;
const NEWEST = `${SCOPE}edition.txt`;
const STRANGERS = `${SCOPE}?strangers`;
const WITHOUT_NETWORK = `${SCOPE}without-network.html`;
const PAGES = `${SCOPE}?pages`; // in an earlier edition's cache: the pages that came from there
const AT_ONCE = 6; // files fetched at the same time
const PATIENCE = 8000; // ms without an answer after which there is no network
const SLOWEST = 60000; // ms that a file to be kept may take
const HANDOVERS = 3; // pages that wait for the next worker before this one answers after all

class NotKept extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason; // "renewed", "newer", "broken", "full", "refused", "stopped"
  }
}

// --- What is kept -----------------------------------------------------------------------------

let kept = null; // promise of what is kept; null when it must be read anew

// { files: address -> { sum, report }, reports: report -> { when it was kept, asked, whole }, known: the
// reports that this edition has, null where that was not fetched, strangers: ids of clients, earlier:
// report -> { when, asked, cache }, pages: id of a client -> the earlier cache that it came from }.
// A report is no longer whole when a file is gone, because somebody made room: that file is then asked
// for in the network.
function whatIsKept() {
  return (kept ??= readKept());
}

async function readKept() {
  const index = await stored(LIST);
  const files = new Map();
  const reports = new Map();
  const there = new Set(index ? (await (await caches.open(CACHE)).keys()).map(({ url }) => url) : []);
  if (index) list(files, "", index.shared);
  for (const report of Object.keys(index?.reports ?? {}).filter((one) => there.has(listOf(one)))) {
    list(files, report, await stored(listOf(report)));
    const marker = await stored(markerOf(report));
    if (!marker) continue;
    const whole = [...belongingTo(files, report).keys()].every((address) => there.has(address));
    reports.set(report, { ...marker, whole });
  }
  const strangers = new Set((await stored(STRANGERS)) ?? []);
  return { files, reports, known: index?.reports ?? null, strangers, ...(await keptBefore(reports)) };
}

async function keptBefore(reports = new Map()) {
  const earlier = new Map();
  const pages = new Map();
  for (const cache of await otherCaches()) {
    for (const [report, marker] of await markersIn(cache)) {
      const asked = Boolean(marker.asked || earlier.get(report)?.asked);
      if (!reports.has(report)) earlier.set(report, { ...marker, asked, cache });
    }
    for (const id of (await stored(PAGES, cache)) ?? []) pages.set(id, cache);
  }
  return { earlier, pages };
}

async function markersIn(cacheName) {
  const markers = new Map();
  for (const { url } of await (await caches.open(cacheName)).keys()) {
    const report = new URL(url).searchParams.get("kept");
    if (report) markers.set(report, await stored(url, cacheName));
  }
  return markers;
}

async function stored(address, cacheName = CACHE) {
  const found = await caches.match(address, { cacheName });
  return found ? found.json() : null;
}

function list(files, report, folders) {
  for (const [folder, names] of Object.entries(folders)) {
    for (const [name, sum] of Object.entries(names)) files.set(addressOf(folder + name), { sum, report });
  }
}

// The files that a report needs: its own and those that every report needs.
function belongingTo(files, report) {
  return new Map([...files].filter(([, file]) => !file.report || file.report === report));
}

function isKept({ files, reports }, address) {
  const file = files.get(address);
  return Boolean(file && (file.report ? reports.has(file.report) : reports.size));
}

function listOf(report) {
  return addressOf(`assets/kept/${report}.json`);
}

function markerOf(report) {
  return `${SCOPE}?kept=${report}`;
}

// A page has one address, with and without index.html, a query or a fragment.
function addressOf(name) {
  const { origin, pathname } = new URL(encodeURI(name), SCOPE);
  return (origin + pathname).replace(/\/index\.html$/, "/");
}

function pageAddress(url) {
  const { origin, pathname } = new URL(url);
  return (origin + pathname).replace(/\/index\.html$/, "/");
}

// --- Answering --------------------------------------------------------------------------------

const fromNetwork = new Set(); // ids of the pages that this worker sent to the network

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (!EDITION || request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (event.clientId) event.respondWith(part(event));
});

async function page({ request, resultingClientId }) {
  const next = namedIn(request.url, "next");
  if (next) return crossing(next);
  if (await handsOver()) return redirect(SCOPE, "next", request.url);
  const all = await whatIsKept();
  const address = pageAddress(request.url);
  const asked = address === WITHOUT_NETWORK && namedIn(request.url, "asked");
  if (asked && (await fromServer(asked, "HEAD"))) return Response.redirect(asked);
  const answer = isKept(all, address) && (await caches.match(address, { cacheName: CACHE }));
  if (answer) return ofEdition(answer, EDITION);
  if (isKept(all, `${address}/`)) return Response.redirect(`${address}/${new URL(request.url).search}`);
  fromNetwork.add(resultingClientId);
  const before = await keptEarlier(all, address);
  try {
    // What browsers keep by themselves may be of an older edition than what the page will load.
    const coming = fetch(request.url, { cache: "no-cache", redirect: "manual" });
    return await (before ? inTime(coming, PATIENCE) : coming);
  } catch {
    if (before) return ofEarlier(all, before, resultingClientId);
    if (await keptEarlier(all, `${address}/`)) return Response.redirect(`${address}/`);
    if (!isKept(all, WITHOUT_NETWORK) && !all.earlier.size) return Response.error();
    return redirect(WITHOUT_NETWORK, "asked", request.url);
  }
}

// A page of an earlier edition, for want of a network: { answer, cache }.
async function keptEarlier({ earlier }, address) {
  for (const cache of new Set([...earlier.values()].map((one) => one.cache))) {
    const answer = await caches.match(address, { cacheName: cache });
    if (answer) return { answer, cache };
  }
  return null;
}

async function ofEarlier(all, { answer, cache }, clientId) {
  all.pages.set(clientId, cache);
  const ids = [...all.pages].filter(([, one]) => one === cache).map(([id]) => id);
  await (await caches.open(cache)).put(PAGES, json(ids));
  return ofEdition(answer, editionOf(cache));
}

function editionOf(cacheName) {
  return cacheName.slice(OURS.length);
}

function inTime(coming, patience) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), patience));
  return Promise.race([coming, late]);
}

// What a page loads comes from where the page came from. What is not listed belongs to a report that is
// not kept (a result of the search, first words): the network has it as the report's own pages are there.
async function part({ request, clientId }) {
  const all = await whatIsKept();
  const address = pageAddress(request.url);
  const earlier = all.pages.get(clientId);
  const lives = earlier || (await livesFromCache(all, clientId));
  const answer = lives && (await caches.match(address, { cacheName: earlier ?? CACHE }));
  if (answer) return forThisPage(answer);
  const file = all.files.get(address);
  const coming = lives && file && !earlier ? verified(address, file.sum) : fetch(request, { cache: "no-cache" });
  return coming.then(forThisPage, () => Response.error());
}

// Where the host lets browsers keep files for a while, the next page, which may be of another edition,
// would get this one without asking.
function forThisPage(answer) {
  if (!answer.ok) return answer;
  const headers = new Headers(answer.headers);
  headers.set("Cache-Control", "no-cache");
  return new Response(answer.body, { status: answer.status, headers });
}

async function livesFromCache(all, clientId) {
  const client = await self.clients.get(clientId);
  return Boolean(client && isKept(all, pageAddress(client.url)) && !all.strangers.has(clientId));
}

// The page knows its edition, and so notices when another worker has taken over.
async function ofEdition(answer, edition) {
  if (!answer.headers.get("Content-Type")?.startsWith("text/html")) return answer;
  const text = (await answer.text()).replace("<html", `<html data-edition="${edition}"`);
  return new Response(text, { headers: answer.headers });
}

// To a page that is told in its query where the reader wants to go; browsers take the fragment along.
function redirect(to, name, url) {
  return Response.redirect(`${to}?${name}=${encodeURIComponent(url.split("#")[0])}`);
}

function namedIn(url, name) {
  const named = new URL(url).searchParams.get(name) ?? "";
  return named.startsWith(SCOPE) && pageAddress(named) !== WITHOUT_NETWORK ? named : null;
}

// The server's own answer; null without a network.
async function fromServer(address, method = "GET") {
  try {
    return await fetch(address, { method, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return null;
  }
}

// --- Keeping ----------------------------------------------------------------------------------

let last = Promise.resolve(); // one report is kept after the other
let atWork = 0;
let renewing = false;
const stops = new Map(); // report that is being kept -> what ends it

function keep(report, asked, tell = () => {}) {
  atWork++;
  stops.set(report, new AbortController());
  const attempt = last.then(() => keepNow(report, asked, tell)).finally(() => atWork--);
  last = attempt.catch(() => {});
  return attempt;
}

async function keepNow(report, asked, tell) {
  try {
    refuseIfSuperseded();
    const wanted = belongingTo(await fetchLists(report), report);
    const cache = await caches.open(CACHE);
    await gather(cache, wanted, stops.get(report).signal, tell);
    await estrange(await pagesFromNetwork(wanted));
    refuseIfSuperseded();
    await cache.put(markerOf(report), json({ when: Date.now(), asked }));
  } catch (error) {
    const reason = error.reason ?? (error.name === "QuotaExceededError" ? "full" : "refused");
    if (reason === "full" || reason === "stopped") await makeRoom(report);
    throw new NotKept(reason);
  } finally {
    kept = null;
  }
}

// The next worker has looked through what this one keeps; it would not learn of one more report.
function refuseIfSuperseded() {
  const { installing, waiting } = self.registration;
  if (!renewing && (installing || waiting)) throw new NotKept("newer");
}

async function fetchLists(report) {
  const { reports } = await fetchIndex();
  if (!reports[report]) throw new NotKept("renewed");
  const cache = await caches.open(CACHE);
  const address = listOf(report);
  if (!(await cache.match(address))) await cache.put(address, await verified(address, reports[report]));
  kept = null;
  return (await whatIsKept()).files;
}

async function fetchIndex() {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(LIST))) await cache.put(LIST, await verified(LIST, EDITION));
  kept = null;
  return stored(LIST);
}

// Puts all files into the cache: those of an earlier edition that did not change are copied.
async function gather(cache, wanted, signal, tell) {
  const earlier = await Promise.all((await otherCaches()).map((name) => caches.open(name)));
  const rest = [...wanted];
  let done = 0;
  const work = async () => {
    for (let next = rest.pop(); next; next = rest.pop()) {
      const [address, { sum }] = next;
      if (signal.aborted) throw new NotKept("stopped");
      if (!(await cache.match(address))) {
        await cache.put(address, (await copied(earlier, address, sum)) ?? (await verified(address, sum, signal)));
      }
      tell({ done: ++done, count: wanted.size });
    }
  };
  // All end before this does: what is told or put away after a failure would be told too late.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failure = ends.find(({ status }) => status === "rejected");
  if (failure) throw failure.reason;
}

async function copied(earlier, address, sum) {
  for (const cache of earlier) {
    const answer = await cache.match(address);
    if (answer && (await sumOf(await answer.clone().arrayBuffer())) === sum) return answer;
  }
  return null;
}

// A file from the network, with the bytes that are listed. The server is asked whether the browser's
// own copy is still good; where that misleads, for all of it.
async function verified(address, sum, signal) {
  for (const cache of ["no-cache", "reload"]) {
    const answer = await fetched(address, cache, signal);
    if (!answer || (await sumOf(answer.bytes)) !== sum) continue;
    for (const name of ["Content-Encoding", "Content-Length"]) answer.headers.delete(name);
    return new Response(answer.bytes, { headers: answer.headers });
  }
  throw new NotKept("renewed");
}

async function fetched(address, cache, signal) {
  try {
    return await inTime(received(address, { cache, signal }), SLOWEST);
  } catch {
    throw new NotKept(signal?.aborted ? "stopped" : "broken");
  }
}

async function received(address, asked) {
  const answer = await fetch(address, asked);
  return answer.ok ? { headers: new Headers(answer.headers), bytes: await answer.arrayBuffer() } : null;
}

// The first 128 bits of the SHA-256, as generator/offline_edition.py writes them (base64url).
async function sumOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, 16);
  return btoa(String.fromCharCode(...digest)).replace(/=+$/, "").replace(/\+/g, "-").replace(/\//g, "_");
}

function json(value) {
  return new Response(JSON.stringify(value), { headers: { "Content-Type": "application/json" } });
}

// --- Pages that must not live from the cache, because they did not come from it ----------------

function openPages() {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}

// The open ones among pages that are kept from now on.
async function pagesFromNetwork(wanted) {
  const all = await whatIsKept();
  const open = (await openPages()).filter(({ url }) => {
    const address = pageAddress(url);
    return wanted.has(address) && !isKept(all, address);
  });
  return [...fromNetwork, ...open.map(({ id }) => id)];
}

async function estrange(ids) {
  const { strangers } = await whatIsKept();
  const cache = await caches.open(CACHE);
  await cache.put(STRANGERS, json([...new Set([...strangers, ...ids])]));
}

// --- Removing ---------------------------------------------------------------------------------

async function remove(report) {
  stops.get(report)?.abort();
  const { files, reports, earlier } = await whatIsKept();
  reports.delete(report);
  earlier.delete(report);
  if (!reports.size && !earlier.size) return removeAll();
  const own = [...files].filter(([, file]) => file.report === report).map(([address]) => address);
  for (const name of await ourCaches()) {
    const cache = await caches.open(name);
    const before = name === CACHE ? [] : (await cache.keys()).map(({ url }) => url);
    const pages = before.filter((url) => url.startsWith(addressOf(`${report}/`)));
    for (const one of [markerOf(report), listOf(report), ...own, ...pages]) await cache.delete(one);
  }
  kept = null;
  await letGo();
}

// Of an earlier edition stays what is kept of no other, and is still in the handbook.
async function letGo() {
  const { installing, waiting } = self.registration;
  if (installing || waiting) return; // the cache of the next worker is among the others
  const { reports, known } = await whatIsKept();
  for (const name of await otherCaches()) {
    const markers = [...(await markersIn(name)).keys()];
    const done = markers.filter((report) => reports.has(report) || (known && !known[report]));
    if (done.length === markers.length) await caches.delete(name);
    else for (const report of done) await (await caches.open(name)).delete(markerOf(report));
  }
  kept = null;
}

async function removeAll() {
  await Promise.all((await ourCaches()).map((name) => caches.delete(name)));
  kept = null;
}

// What was gathered of a report that there is no room for, or that is no longer wanted.
async function makeRoom(report) {
  kept = null;
  const { files, reports } = await whatIsKept();
  if (!reports.size) return caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  for (const [address, file] of files) if (file.report === report) await cache.delete(address);
  await cache.delete(listOf(report));
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

async function otherCaches() {
  return (await ourCaches()).filter((name) => name !== CACHE);
}

// --- From one edition to the next -------------------------------------------------------------

self.addEventListener("install", (event) => event.waitUntil(EDITION ? renew() : self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(EDITION ? takeOver() : withdraw()));

// What was asked for of the edition before is kept of this one, all of it, or this one is not installed.
async function renew() {
  const asked = new URL(self.location).search.slice(1); // keeping.js asks for the worker of an edition
  if (asked && asked !== EDITION) throw new NotKept("renewed");
  renewing = true;
  const { earlier } = await keptBefore();
  if (earlier.size) {
    const { reports, visited } = await fetchIndex();
    for (const [report, one] of earlier) {
      if (reports[report] && (one.asked || visited)) await keep(report, one.asked);
    }
  } else {
    await self.skipWaiting(); // no open page lives from what is kept
  }
  renewing = false;
}

async function takeOver() {
  kept = null;
  if ((await whatIsKept()).reports.size) await estrange((await openPages()).map(({ id }) => id));
  kept = null;
  await letGo();
  await tellAll();
}

// A worker without an edition: flight mode is withdrawn, or this is `plenary serve`.
async function withdraw() {
  await removeAll();
  const pages = await self.clients.matchAll({ type: "window" });
  await self.registration.unregister();
  for (const page of pages) {
    await fetch(page.url, { cache: "reload" }).catch(() => {}); // or the browser shows its own old copy
    await page.navigate(page.url).catch(() => {}); // it may have been closed
  }
}

// With one page open, the next page is answered by the next worker: the browser alone would wait until
// no page is open at all.
let handovers = 0;

async function handsOver() {
  const next = self.registration.waiting;
  if (!next || atWork || handovers >= HANDOVERS) return false;
  const open = await self.clients.matchAll({ type: "window" });
  // A hidden page is another one than the one that the reader is leaving.
  if (open.length > 1 || open.some((client) => client.visibilityState === "hidden")) return false;
  handovers++;
  return true;
}

// An empty page that lets the next worker take over, and goes on as soon as that one answers. It is the
// page that does so: a worker that took over while the reader is still led here was seen to leave
// Chromium waiting for ever. Its policy allows its own script and nothing else. To load the same address
// again, which needs no page of its own, would not lead to the paragraph that the fragment names.
function crossing(next) {
  const once = crypto.randomUUID();
  const policy = `default-src 'none'; script-src 'nonce-${once}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const text = `<!doctype html>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>…</title>
<script nonce="${once}">
  const go = () => location.replace(${JSON.stringify(next).replace(/</g, "\\u003c")} + location.hash);
  navigator.serviceWorker.addEventListener("controllerchange", go);
  navigator.serviceWorker.getRegistration().then((found) => {
    found?.waiting?.postMessage({ ask: "show" });
    setTimeout(go, found?.waiting ? ${PATIENCE} : 0);
  });
</script>`;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy };
  return new Response(text, { headers });
}

// --- What pages ask ---------------------------------------------------------------------------

self.addEventListener("message", (event) => {
  const { ask, ...about } = event.data ?? {};
  const tell = (told) => event.ports[0]?.postMessage(told);
  if (!EDITION) tell({ kept: {}, reason: "broken" }); // nothing is kept any more
  else if (ANSWERS[ask]) event.waitUntil(ANSWERS[ask](tell, about, event.source));
});

const ANSWERS = {
  // A page of an earlier edition is told of that edition, and that all is kept: its script, which may be
  // that of a former worker, knows of no more.
  async state(tell, about, client) {
    kept = null; // the browser may have made room
    const all = await whatIsKept();
    const from = all.pages.get(client?.id);
    const earlier = dates(all.earlier);
    const whole = dates([...all.reports].filter(([, one]) => one.whole));
    tell({
      edition: from ? editionOf(from) : EDITION,
      kept: from ? { ...earlier, ...whole } : whole,
      earlier: from ? {} : earlier,
      yours: Boolean(from) || (await livesFromCache(all, client?.id)),
    });
  },
  // The id of the edition that the server has; "" if it does not say, null without a network.
  async newest(tell) {
    const answer = await fromServer(NEWEST);
    tell(answer && (answer.ok ? (await answer.text()).trim() : ""));
  },
  async keep(tell, { report, asked }) {
    try {
      // The script of a former edition asks for whatever is visited, and says no more than this.
      if (asked === undefined) throw new NotKept("renewed");
      await keep(report, asked, tell);
      await letGo();
      tell({ kept: true });
      await tellAll();
    } catch ({ reason }) {
      tell({ reason });
    }
  },
  // What is being kept is given up, and what was fetched of it removed.
  async stop(tell, { report }) {
    stops.get(report)?.abort();
    tell({});
  },
  async remove(tell, { report }) {
    await remove(report);
    kept = null;
    tell({});
    await tellAll();
  },
  async show() {
    await self.skipWaiting();
  },
};

function dates(reports) {
  return Object.fromEntries([...reports].map(([report, { when }]) => [report, when]));
}

async function tellAll() {
  for (const client of await openPages()) client.postMessage("changed");
}

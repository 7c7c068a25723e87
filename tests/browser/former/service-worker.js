// As it was when devices kept whatever was visited (test_flight_mode): some still have it.
// Keeps the reports that were visited on the reader's device, and answers from what is kept.
//
// A worker belongs to one edition of the handbook and keeps it in a cache of its own. A file gets in
// only with the SHA-256 that the edition's list gives, and the list only with the one that the worker
// bears; a report counts as kept when all of its files are in. A page is answered from the cache as it
// was kept, and what it loads then comes from there too; every other page comes from the network with
// all that it loads. So no page of one edition meets the styles, scripts or search of another.
"use strict";

const EDITION = ""; // generator/offline_edition.py writes it; a worker without one withdraws what was kept

const SCOPE = self.registration.scope;
const OURS = `plenary ${SCOPE} `; // the caches of this handbook; others may be on the same host
const CACHE = OURS + EDITION;
const LIST = `${SCOPE}edition.json`;
const NEWEST = `${SCOPE}edition.txt`;
const STRANGERS = `${SCOPE}?strangers`;
const WITHOUT_NETWORK = `${SCOPE}without-network.html`;
const AT_ONCE = 6; // files fetched at the same time
const PATIENCE = 8000; // ms without an answer after which there is no network
const HANDOVERS = 3; // pages that wait for the next worker before this one answers after all

class NotKept extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason; // "renewed", "newer", "broken", "full", "refused"
  }
}

// --- What is kept -----------------------------------------------------------------------------

let kept = null; // promise of what is kept; null when it must be read anew

// { files: address -> { sha, report }, reports: report -> { when it was kept, whole }, strangers: ids of
// clients }. A report is no longer whole when a file is gone, because somebody made room: that file is
// then asked for in the network.
function whatIsKept() {
  return (kept ??= readKept());
}

async function readKept() {
  const files = await listed();
  const reports = new Map();
  const there = new Set(files.size ? (await (await caches.open(CACHE)).keys()).map(({ url }) => url) : []);
  for (const report of new Set([...files.values()].map((file) => file.report))) {
    const marker = report && (await caches.match(markerOf(report), { cacheName: CACHE }));
    if (!marker) continue;
    const whole = [...belongingTo(files, report).keys()].every((address) => there.has(address));
    reports.set(report, { ...(await marker.json()), whole });
  }
  const strangers = await caches.match(STRANGERS, { cacheName: CACHE });
  return { files, reports, strangers: new Set(strangers ? await strangers.json() : []) };
}

async function listed() {
  const list = await caches.match(LIST, { cacheName: CACHE });
  const files = new Map();
  if (!list) return files;
  const { shared, reports } = await list.json();
  for (const [report, names] of [["", shared], ...Object.entries(reports)]) {
    for (const [name, [sha]] of Object.entries(names)) files.set(addressOf(name), { sha, report });
  }
  return files;
}

// The files that a report needs: its own and those that every report needs.
function belongingTo(files, report) {
  return new Map([...files].filter(([, file]) => !file.report || file.report === report));
}

function isKept({ files, reports }, address) {
  const file = files.get(address);
  return Boolean(file && (file.report ? reports.has(file.report) : reports.size));
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
  if (answer) return ofThisEdition(answer);
  if (isKept(all, `${address}/`)) return Response.redirect(`${address}/${new URL(request.url).search}`);
  fromNetwork.add(resultingClientId);
  try {
    // What browsers keep by themselves may be of an older edition than what the page will load.
    return await fetch(request.url, { cache: "no-cache", redirect: "manual" });
  } catch {
    if (!isKept(all, WITHOUT_NETWORK)) return Response.error();
    return redirect(WITHOUT_NETWORK, "asked", request.url);
  }
}

// What a page loads comes from where the page came from.
async function part({ request, clientId }) {
  const all = await whatIsKept();
  const file = all.files.get(pageAddress(request.url));
  if (!file || !(await livesFromCache(all, clientId))) return fetch(request, { cache: "no-cache" });
  const answer = await caches.match(pageAddress(request.url), { cacheName: CACHE });
  if (answer) return answer;
  // A search result of a report that is not kept: from the network, if it is of this edition.
  return verified(pageAddress(request.url), file.sha).catch(() => Response.error());
}

async function livesFromCache(all, clientId) {
  const client = await self.clients.get(clientId);
  return Boolean(client && isKept(all, pageAddress(client.url)) && !all.strangers.has(clientId));
}

// The page knows its edition, and so notices when another worker has taken over.
async function ofThisEdition(answer) {
  if (!answer.headers.get("Content-Type")?.startsWith("text/html")) return answer;
  const text = (await answer.text()).replace("<html", `<html data-edition="${EDITION}"`);
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

function keep(report, tell = () => {}) {
  atWork++;
  const attempt = last.then(() => keepNow(report, tell)).finally(() => atWork--);
  last = attempt.catch(() => {});
  return attempt;
}

async function keepNow(report, tell) {
  try {
    refuseIfSuperseded();
    const wanted = belongingTo(await fetchList(), report);
    const cache = await caches.open(CACHE);
    await gather(cache, wanted, tell);
    await estrange(await pagesFromNetwork(wanted));
    refuseIfSuperseded();
    await cache.put(markerOf(report), json({ when: Date.now() }));
  } catch (error) {
    const reason = error.reason ?? (error.name === "QuotaExceededError" ? "full" : "refused");
    if (reason === "full") await makeRoom(report);
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

async function fetchList() {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(LIST))) await cache.put(LIST, await verified(LIST, EDITION));
  kept = null;
  return listed();
}

// Puts all files into the cache: those of an earlier edition that did not change are copied.
async function gather(cache, wanted, tell) {
  const earlier = await Promise.all((await otherCaches()).map((name) => caches.open(name)));
  const rest = [...wanted];
  let done = 0;
  const work = async () => {
    for (let next = rest.pop(); next; next = rest.pop()) {
      const [address, { sha }] = next;
      if (!(await cache.match(address))) {
        await cache.put(address, (await copied(earlier, address, sha)) ?? (await verified(address, sha)));
      }
      tell({ done: ++done, count: wanted.size });
    }
  };
  // All end before this does: what is told or put away after a failure would be told too late.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failure = ends.find(({ status }) => status === "rejected");
  if (failure) throw failure.reason;
}

async function copied(earlier, address, sha) {
  for (const cache of earlier) {
    const answer = await cache.match(address);
    if (answer && (await sha256(await answer.clone().arrayBuffer())) === sha) return answer;
  }
  return null;
}

// A file from the network, with the bytes that are listed. The server is asked whether the browser's
// own copy is still good; where that misleads, for all of it.
async function verified(address, sha) {
  for (const cache of ["no-cache", "reload"]) {
    const answer = await fetched(address, cache);
    if (!answer || (await sha256(answer.bytes)) !== sha) continue;
    for (const name of ["Content-Encoding", "Content-Length"]) answer.headers.delete(name);
    return new Response(answer.bytes, { headers: answer.headers });
  }
  throw new NotKept("renewed");
}

async function fetched(address, cache) {
  try {
    const answer = await fetch(address, { cache });
    return answer.ok ? { headers: new Headers(answer.headers), bytes: await answer.arrayBuffer() } : null;
  } catch {
    throw new NotKept("broken");
  }
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
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
  const { files, reports } = await whatIsKept();
  reports.delete(report);
  if (!reports.size) return removeAll();
  for (const name of await ourCaches()) {
    const cache = await caches.open(name);
    await cache.delete(markerOf(report));
    for (const [address, file] of files) if (file.report === report) await cache.delete(address);
  }
}

async function removeAll() {
  await Promise.all((await ourCaches()).map((name) => caches.delete(name)));
  kept = null;
}

// What was gathered of a report that there is no room for.
async function makeRoom(report) {
  kept = null;
  const { files, reports } = await whatIsKept();
  if (!reports.size) await caches.delete(CACHE);
  else for (const [address, file] of files) if (file.report === report) await (await caches.open(CACHE)).delete(address);
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

// What was kept of the edition before is kept of this one, all of it, or this one is not installed.
async function renew() {
  const asked = new URL(self.location).search.slice(1); // keeping.js asks for the worker of an edition
  if (asked && asked !== EDITION) throw new NotKept("renewed");
  renewing = true;
  const before = await keptBefore();
  if (before.length) {
    const reports = new Set([...(await fetchList()).values()].map((file) => file.report));
    for (const report of before.filter((one) => reports.has(one))) await keep(report);
  } else {
    await self.skipWaiting(); // no open page lives from what is kept
  }
  renewing = false;
}

async function keptBefore() {
  const reports = new Set();
  for (const name of await otherCaches()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const report = new URL(url).searchParams.get("kept");
      if (report) reports.add(report);
    }
  }
  return [...reports];
}

async function takeOver() {
  kept = null;
  if ((await whatIsKept()).reports.size) await estrange((await openPages()).map(({ id }) => id));
  kept = null;
  await Promise.all((await otherCaches()).map((name) => caches.delete(name)));
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
  next.postMessage({ ask: "show" });
  return true;
}

// An empty page that goes on as soon as the next worker answers. Its policy allows its own script and
// nothing else. To load the same address again, which needs no page of its own, would not lead to the
// paragraph that the fragment names.
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
  navigator.serviceWorker.getRegistration().then((found) => setTimeout(go, found?.waiting ? ${PATIENCE} : 0));
</script>`;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy };
  return new Response(text, { headers });
}

// --- What pages ask ---------------------------------------------------------------------------

self.addEventListener("message", (event) => {
  const { ask, report } = event.data ?? {};
  const tell = (told) => event.ports[0]?.postMessage(told);
  if (EDITION && ANSWERS[ask]) event.waitUntil(ANSWERS[ask](tell, report, event.source));
});

const ANSWERS = {
  async state(tell, report, client) {
    kept = null; // the browser may have made room
    const all = await whatIsKept();
    const yours = await livesFromCache(all, client?.id);
    const whole = [...all.reports].filter(([, one]) => one.whole).map(([name, { when }]) => [name, when]);
    tell({ edition: EDITION, kept: Object.fromEntries(whole), yours });
  },
  // The id of the edition that the server has; "" if it does not say, null without a network.
  async newest(tell) {
    const answer = await fromServer(NEWEST);
    tell(answer && (answer.ok ? (await answer.text()).trim() : ""));
  },
  async keep(tell, report) {
    try {
      await keep(report, tell);
      tell({ kept: true });
      await tellAll();
    } catch ({ reason }) {
      tell({ reason });
    }
  },
  async remove(tell, report) {
    await remove(report);
    kept = null;
    tell({});
    await tellAll();
  },
  async show() {
    await self.skipWaiting();
  },
};

async function tellAll() {
  for (const client of await openPages()) client.postMessage("changed");
}

// Reads pages in the system's Firefox and does a reader's job in them, by keyboard.
//
// node tests/firefox.mjs ASKED: a file of JSON with the folder of the driver, the program, the text
// of axe, where the site is, its pages, and a page of a bundle on disk. Prints, as JSON, what is wrong
// with each page and what each task came to; test_firefox.py says what both should be.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const asked = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const { default: puppeteer } = await import(createRequire(`${asked.driver}/`).resolve("puppeteer-core"));
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const RESOLUTION = `${asked.site}ctoc-cop/session-7/resolutions/7-1/`;
const faults = [];
const came = {};

async function opened(browser, width, height) {
  const page = await browser.newPage();
  await page.setViewport({ width, height }).catch((fault) => {
    // Firefox 140, which Debian has, knows no orientation, for which the driver asks beside the size.
    if (!fault.message.includes("setScreenOrientationOverride")) throw fault;
  });
  while ((await page.evaluate(() => innerWidth)) !== width);
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error}`));
  return page;
}

// What axe finds, and whether anything lies beside the window.
async function look(page, address) {
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(asked.axe);
  const found = await page.evaluate(async (rules) => {
    const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    const wide = document.documentElement.scrollWidth - innerWidth;
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes[0].target} ${nodes[0].failureSummary}`),
      ...(wide > 0 ? [`scrolls sideways by ${wide} pixels`] : []),
    ];
  }, RULES);
  faults.push(...found.map((fault) => `${address}: ${fault}`));
}

// What a selector's first element says, once it says anything. (In Firefox 140 the policy of a page
// blocks what the driver itself would wait by.)
async function said(page, selector) {
  await page.waitForSelector(selector);
  let words = "";
  for (const end = Date.now() + 30000; !words && Date.now() < end; ) {
    words = await page.evaluate((e) => document.querySelector(e)?.textContent.trim(), selector);
  }
  return words?.replace(/\s+/g, " ");
}

async function search(page) {
  await page.keyboard.press("/");
  await page.waitForSelector("dialog[open] input", { visible: true });
  await page.keyboard.type("technical assistance");
  await page.waitForSelector(".search__status:not(:empty)");
  return said(page, ".search__results a");
}

async function tasks(page) {
  await page.goto(RESOLUTION, { waitUntil: "load" });
  came.search = await search(page);
  await page.keyboard.press("Escape");
  await page.goto("about:blank"); // or only the place on the page would change
  await page.goto(`${RESOLUTION}#op-14`, { waitUntil: "load" });
  came.target = await page.evaluate(() => document.querySelector(":target")?.id);
  await page.focus("#op-14 a.reference");
  came.preview = await said(page, ".preview");
  await page.focus("#op-14 > .handle");
  await page.keyboard.press("Enter");
  came.tools = await said(page, "dialog[open].paragraph-tools");
  await page.keyboard.press("Escape");
  await page.focus("[id='fnref-1']");
  await page.keyboard.press("Enter");
  came.note = await page.evaluate(() => document.querySelector(":target")?.id);
  await page.goto(
    `${asked.site}ctoc-cop/session-7/actions/?addressee=secretariat&deadline=by-session-8`,
    { waitUntil: "load" },
  );
  came.register = await said(page, ".actions-filter [role=status]");
}

// Without the worker of flight mode, as in a private window: it has tests of its own, and Firefox
// complains of what it was still fetching when a page is left.
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: asked.program,
  headless: true,
  extraPrefsFirefox: { "dom.serviceWorkers.enabled": false },
});
try {
  for (const [width, height] of [[1280, 900], [320, 640]]) {
    const page = await opened(browser, width, height);
    for (const address of asked.pages) await look(page, `${asked.site}${address}`);
    await tasks(page);
    await page.close();
  }
  const page = await opened(browser, 1280, 900);
  await page.goto(asked.disk, { waitUntil: "load" });
  came.disk = await search(page);
} finally {
  await browser.close();
}
console.log(JSON.stringify({ faults, came }));

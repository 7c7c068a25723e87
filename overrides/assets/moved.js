// Sends readers on from an address that has moved, with the id that they came with. Without this
// file they get to the page that took its place, or follow the link that stands there.
(function () {
  "use strict";
  const article = document.querySelector("article[data-moved-to]");

  // What came in parts, a whole report or the register, is where its text is now: the link of a part or
  // a text names with what the ids there begin.
  function withThePart(id) {
    const begins = (name) => id === name || id.startsWith(`${name}-`);
    const named = [...document.querySelectorAll("a.moved[data-rows]")].flatMap((link) =>
      link.dataset.rows.split(" ").filter(begins).map((name) => ({ link, name })),
    );
    // Of resolution-7-3 and resolution-7-3-annex-i, the longer one is meant.
    return named.sort((one, other) => other.name.length - one.name.length)[0]?.link;
  }

  // Where the register is in parts it has no filter as a whole: what was chosen in its address has a line
  // in another view.
  function chosenElsewhere() {
    const views = document.querySelector(".actions-views");
    if (!views?.querySelector("li:first-child [aria-current]") || document.querySelector(".actions-filter")) return null;
    const [byAddressee, byDeadline] = views.querySelectorAll("a");
    const asked = new URLSearchParams(location.search);
    if (asked.get("addressee")) return `${byAddressee.href}#addressee-${asked.get("addressee")}`;
    return asked.get("deadline") && `${byDeadline.href}#${asked.get("deadline")}`;
  }

  function goOn() {
    const line = document.getElementById(location.hash.slice(1));
    // An id that moved, from this page or with it: a line with a link, or a link among others.
    const link = line && line.matches(".moved") && (line.matches("a") ? line : line.querySelector("a"));
    const over = !line && withThePart(location.hash.slice(1));
    if (link) location.replace(link.href);
    else if (over) location.replace(over.href.replace(/#.*|$/, location.hash));
    // The page has moved whole: its ids stand where it went.
    else if (article) {
      const to = new URL(article.dataset.movedTo, location.href);
      if (location.hash && !to.hash) to.hash = location.hash;
      location.replace(to);
    }
  }

  const chosen = chosenElsewhere();
  if (chosen) location.replace(chosen);
  else goOn();
  addEventListener("hashchange", goOn);
})();

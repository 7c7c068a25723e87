// Sends readers on from an address that has moved, with the id that they came with. Without this
// file they get to the page that took its place, or follow the link that stands there.
(function () {
  "use strict";
  const article = document.querySelector("article[data-moved-to]");

  function goOn() {
    const line = document.getElementById(location.hash.slice(1));
    // An id that moved, from this page or with it: a line with a link, or a link among others.
    const link = line && line.matches(".moved") && (line.matches("a") ? line : line.querySelector("a"));
    if (link) location.replace(link.href);
    // The page has moved whole: its ids stand where it went.
    else if (article) {
      const to = new URL(article.dataset.movedTo, location.href);
      if (location.hash && !to.hash) to.hash = location.hash;
      location.replace(to);
    }
  }

  goOn();
  addEventListener("hashchange", goOn);
})();

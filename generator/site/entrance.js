// Goes to the reader's language: the first of the browser's that the page offers, or the first offered.
(function () {
  "use strict";
  const links = Array.from(document.querySelectorAll("a[hreflang]"));
  const wanted = (navigator.languages || []).map((tag) => tag.split("-")[0]);
  const found = wanted.map((code) => links.find((link) => link.hreflang === code)).find(Boolean);
  location.replace((found || links[0]).href);
})();

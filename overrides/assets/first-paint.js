// Before the first paint: which colours the reader chose, that scripts run, and what is asked of those
// that are still on their way. The page waits for this file, so it holds nothing else.
(function (root) {
  "use strict";
  root.className = "js";
  // On a slow network a reader may ask for the search before its script is there, which then opens it.
  const ask = (event) => {
    if (event.target.closest("[data-search-open]")) root.dataset.searchAsked = "";
  };
  addEventListener("click", ask);
  addEventListener("load", () => removeEventListener("click", ask));
  try {
    const scheme = localStorage.getItem("plenary.scheme");
    if (scheme) root.dataset.scheme = scheme;
  } catch {
    // Storage may be refused; the colours are then the device's.
  }
})(document.documentElement);

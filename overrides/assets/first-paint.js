// Before the first paint: which colours the reader chose, and that scripts run. The page waits for this
// file, so it holds nothing else.
(function (root) {
  "use strict";
  root.className = "js";
  try {
    const scheme = localStorage.getItem("plenary.scheme");
    if (scheme) root.dataset.scheme = scheme;
  } catch {
    // Storage may be refused; the colours are then the device's.
  }
})(document.documentElement);

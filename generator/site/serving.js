// Lets a page of `plenary serve` follow what is saved: it loads itself anew, and stays at the paragraph
// that is read; or it shows in a bar why what was saved cannot be shown.
(function () {
  "use strict";

  const { listen: address, edition, words: said } = document.currentScript.dataset;
  const words = JSON.parse(said);
  const LISTED = 10; // the terminal lists all of them

  // --- The paragraph that is read -----------------------------------------------------------

  function loadAnew() {
    const parts = [...document.querySelectorAll("main [id]")].filter((part) => part.getClientRects().length);
    const read = parts.findLast((part) => part.getBoundingClientRect().top < innerHeight / 4);
    if (read && scrollY) {
      history.replaceState({ read: read.id, top: read.getBoundingClientRect().top }, "");
      history.scrollRestoration = "manual"; // the browser knows of a height, not of a paragraph
    }
    location.reload();
  }

  function goBack() {
    const { read, top } = history.state ?? {};
    const part = read && document.getElementById(read);
    if (part) scrollBy({ top: part.getBoundingClientRect().top - top, behavior: "instant" });
  }

  goBack();
  addEventListener("load", () => {
    goBack(); // once more: an address with an id led to that
    if (history.state?.read) history.replaceState(null, "");
    // Not before the browser has passed the moment at which it would go to the height that it knows.
    requestAnimationFrame(() => requestAnimationFrame(() => (history.scrollRestoration = "auto")));
  });

  // --- The bar ------------------------------------------------------------------------------

  const bar = document.createElement("div");
  bar.className = "serving";
  bar.setAttribute("role", "alert");
  bar.hidden = true;
  document.body.append(bar);

  function element(name, ...content) {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  }

  function line({ file, line, words: what }) {
    if (!what) return element("li", words.terminal);
    if (!file) return element("li", what);
    const place = words.place.replace("{file}", file).replace("{line}", line);
    return element("li", element("b", place), " ", what);
  }

  function show(mistakes) {
    const count = mistakes.length;
    const list = element("ul", ...mistakes.slice(0, LISTED).map(line));
    if (count > LISTED) list.append(element("li", words.more.replace("{count}", count - LISTED)));
    const title = count === 1 ? words.one : words.other.replace("{count}", count);
    const told = element("details", element("summary", title), list);
    told.open = true;
    bar.hidden = !count;
    bar.replaceChildren(...(count ? [told] : []));
  }

  // --- What is on show ----------------------------------------------------------------------

  // A page that is not seen does not listen: browsers let only six of a site do so at a time.
  let source = null;
  function listen() {
    if (document.visibilityState === "hidden") {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(address);
      source.onmessage = ({ data }) => {
        const told = JSON.parse(data);
        if (told.edition !== edition) loadAnew();
        else show(told.mistakes);
      };
    }
  }
  listen();
  document.addEventListener("visibilitychange", listen);
})();

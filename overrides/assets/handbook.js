// What the page does besides being read: colours, and the contents of the page beside the text.
// Everything works without this file, except the choice of colours.
(function () {
  "use strict";

  // --- Colours: as the device, light, dark ---------------------------------------------------
  const schemes = ["auto", "light", "dark"];
  const root = document.documentElement;
  const button = document.querySelector("[data-scheme-button]");

  function show(scheme) {
    if (scheme === "auto") delete root.dataset.scheme;
    else root.dataset.scheme = scheme;
    const name = `${button.dataset.name}: ${button.dataset[scheme]}`;
    button.querySelector("span").textContent = name;
    button.title = name;
  }

  if (button) {
    show(root.dataset.scheme || "auto");
    button.addEventListener("click", () => {
      const scheme = schemes[(schemes.indexOf(root.dataset.scheme || "auto") + 1) % schemes.length];
      show(scheme);
      try {
        if (scheme === "auto") localStorage.removeItem("plenary.scheme");
        else localStorage.setItem("plenary.scheme", scheme);
      } catch {
        // Storage may be refused; the choice then lasts for this page.
      }
    });
  }

  // --- Contents of the page: open beside the text, closed over it ----------------------------
  const contents = document.querySelector(".page-contents");
  const navigation = document.querySelector(".report-navigation");
  const beside = matchMedia("(min-width: 60em)");
  const column = matchMedia("(min-width: 76em)");

  // The contents of the report lie over the button that opened them: the focus goes with them. They go
  // when it leaves them, or what has it next would be under them.
  if (navigation && navigation.hidePopover) {
    navigation.addEventListener("toggle", ({ newState }) => {
      if (newState === "open") navigation.querySelector(".report-navigation__close").focus();
    });
    navigation.addEventListener("focusout", ({ relatedTarget }) => {
      if (!relatedTarget || navigation.contains(relatedTarget)) return;
      if (navigation.matches(":popover-open")) navigation.hidePopover();
    });
  }

  if (contents) {
    const place = () => {
      contents.open = beside.matches;
      // Beside the text the title is a title, nothing to press.
      contents.querySelector("summary").tabIndex = beside.matches ? -1 : 0;
    };
    place();
    beside.addEventListener("change", place);
    // Over the text the list has done its work once an entry is chosen.
    contents.addEventListener("click", (event) => {
      if (!beside.matches && event.target.closest("a")) contents.open = false;
    });
  }

  // Paper has the heads of texts in full: where the style sheet cannot open them, this does.
  addEventListener("beforeprint", () => {
    for (const head of document.querySelectorAll(".masthead, .adoption, .account")) head.open = true;
  });

  if (navigation && navigation.hidePopover) {
    column.addEventListener("change", () => navigation.matches(":popover-open") && navigation.hidePopover());
  }

  // --- Where the reader is: marked in the contents of the page, told on their button ----------
  if (contents && "IntersectionObserver" in window) {
    const entries = new Map();
    const told = contents.querySelector("[data-of]");
    const name = contents.querySelector(".page-contents__name");
    // The number of a paragraph or of a part, as it is printed.
    const numberOf = (part) => part?.querySelector(":scope > .number")?.textContent.trim().replace(/\.$/, "");
    for (const link of contents.querySelectorAll("a")) {
      const part = document.getElementById(link.hash.slice(1));
      if (part) entries.set(part, link);
    }
    const numbered = [...entries.keys()].filter((part) => part.localName === "p" && numberOf(part));
    const last = numberOf(numbered.at(-1));
    const tell = (part) => {
      told.textContent = numbered.includes(part)
        ? told.dataset.of.replace("{number}", numberOf(part)).replace("{last}", last)
        : part ? entries.get(part).textContent : "";
      told.hidden = beside.matches || !part;
      name.classList.toggle("unseen", !told.hidden);
    };
    let current = null;
    const mark = () => {
      // The last part that begins above the middle of the upper half of the window.
      let found = null;
      for (const part of entries.keys()) {
        if (part.getBoundingClientRect().top < innerHeight / 4) found = part;
      }
      if (found === current) return;
      if (current) entries.get(current).removeAttribute("aria-current");
      current = found;
      tell(current);
      if (!current) return;
      const link = entries.get(current);
      link.setAttribute("aria-current", "location");
      if (beside.matches) {
        const { top, bottom } = link.getBoundingClientRect();
        const frame = contents.getBoundingClientRect();
        if (top < frame.top || bottom > frame.bottom) contents.scrollTop += top - frame.top - frame.height / 2;
      }
    };
    beside.addEventListener("change", () => tell(current));
    const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px" });
    for (const part of entries.keys()) watcher.observe(part);
  }
})();

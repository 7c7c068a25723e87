// Previews: what a reference or a note call leads to, shown beside it on hover, on keyboard focus and
// on a tap. It can be entered with the pointer, stays while it is pointed at, and goes with Esc
// (WCAG 1.4.13). The words are in the page (generator/pages/previews.py); nothing is fetched, so that
// it works from a disk too. Without this script links are links.
(function () {
  "use strict";

  const data = document.getElementById("previews");
  const text = document.querySelector(".text");
  if (!text || !HTMLElement.prototype.showPopover) return;

  const known = data ? JSON.parse(data.textContent) : {};
  const words = JSON.parse(text.dataset.previewWords ?? "{}");
  const root = new URL(text.dataset.root ?? ".", location.href).href;
  const SHOW_AFTER = 250; // ms; a pointer that crosses a link on its way shows nothing
  const HIDE_AFTER = 250; // ms; time to move from the link into the preview
  const GAP = 6; // px between the link and its preview

  const box = document.createElement("div");
  box.className = "preview";
  box.popover = "manual";
  const told = element("div", "preview__told");
  told.id = "preview-told";
  const open = element("a", "preview__open");
  box.append(told, open);

  let shown = null; // the link whose preview is shown
  let dismissed = null; // the link whose preview the reader closed; it stays closed until left
  let timer = 0;

  // --- What is shown -------------------------------------------------------------------------

  // { title, words } of what a link leads to; null where nothing is known of it.
  function preview(link) {
    if (link.matches(".note-call")) return note(link);
    const [title, words] = known[target(link)] ?? [];
    return title ? { title, words } : null;
  }

  // "https://…/en/lakes/session-7/resolutions/7-1/index.html#op-14" -> "lakes/…/7-1/#op-14"
  function target(link) {
    const address = link.href.startsWith(root) ? link.href.slice(root.length) : link.href;
    return address.replace(/(^|\/)index\.html(?=#|$)/, "$1");
  }

  function note(link) {
    const found = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!found) return null;
    const copy = found.cloneNode(true);
    for (const part of copy.querySelectorAll(".number, .backlink")) part.remove();
    return { title: link.getAttribute("aria-label"), words: copy.textContent.replace(/[ \t\n]+/g, " ").trim() };
  }

  function show(link, byTouch = false) {
    clearTimeout(timer);
    const told_ = preview(link);
    if (!told_ || link === dismissed) return;
    if (shown) hide();
    shown = link;
    const said = element("span", "", told_.words);
    said.id = "preview-words";
    told.replaceChildren(element("strong", "preview__title", told_.title), " ", said);
    open.hidden = !byTouch;
    open.href = link.href;
    open.textContent = words.open ?? "";
    // A call is named "Note 1" already.
    link.setAttribute("aria-describedby", link.matches(".note-call") ? said.id : told.id);
    text.append(box); // not before: until then its link leads nowhere
    box.showPopover();
    place(link);
  }

  function hide() {
    clearTimeout(timer);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    box.hidePopover();
  }

  // Under the link, over it where there is no room under it, and within the window.
  function place(link) {
    const lines = [...link.getClientRects()];
    const [first, line] = [lines[0], lines.at(-1)];
    box.style.insetInlineStart = box.style.insetBlockStart = "";
    if (matchMedia("(max-width: 30em)").matches) return placeAtEdge(first.top, line.bottom);
    const { width, height } = box.getBoundingClientRect();
    const below = line.bottom + GAP;
    const top = below + height > innerHeight ? first.top - GAP - height : below;
    const left = Math.min(Math.max(line.left, GAP), document.documentElement.clientWidth - width - GAP);
    box.style.top = `${Math.max(top, GAP)}px`;
    box.style.left = `${left}px`;
  }

  // A narrow window has it at its foot, or at its head (previews.css) where that would hide the link.
  function placeAtEdge(top, bottom) {
    box.style.maxBlockSize = "";
    box.classList.remove("preview--head");
    if (box.getBoundingClientRect().top >= bottom) return;
    box.classList.toggle("preview--head", top > innerHeight - bottom);
    const atHead = box.classList.contains("preview--head");
    const room = atHead ? top - box.getBoundingClientRect().top : innerHeight - bottom - 2 * GAP;
    box.style.maxBlockSize = `${room - GAP}px`;
  }

  // --- When it is shown ----------------------------------------------------------------------

  const linkAt = (event) => event.target.closest?.(".text a[href]:not(.handle, svg a)");

  text.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    if (box.contains(event.target)) return clearTimeout(timer);
    const link = linkAt(event);
    if (!link || link === shown) return link && clearTimeout(timer);
    clearTimeout(timer);
    timer = setTimeout(() => show(link), SHOW_AFTER);
  });

  text.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkAt(event);
    if (link && link === dismissed && !link.contains(event.relatedTarget)) dismissed = null;
    if (!link && !box.contains(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(hide, HIDE_AFTER);
  });

  text.addEventListener("focusin", (event) => {
    const link = linkAt(event);
    if (box.contains(event.target)) return;
    if (link?.matches(":focus-visible")) show(link);
    else if (shown && link !== shown) hide();
  });

  text.addEventListener("focusout", (event) => {
    if (event.target === dismissed) dismissed = null;
    if (event.target === shown && !box.contains(event.relatedTarget)) hide();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    dismissed = shown;
    hide();
  });

  // A finger cannot hover: the first tap shows, the second (or the link in the preview) goes there.
  let touched = false;
  text.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
  });
  text.addEventListener("click", (event) => {
    const link = linkAt(event);
    if (!touched || !link || box.contains(link) || link === shown || !preview(link)) {
      if (link) hide();
      return;
    }
    event.preventDefault();
    dismissed = null;
    show(link, true);
  });
  document.addEventListener("pointerdown", (event) => {
    if (shown && !box.contains(event.target) && linkAt(event) !== shown) hide();
  });
  addEventListener("scroll", () => shown && place(shown), { passive: true });
  addEventListener("resize", hide);

  function element(tag, name, words = "") {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (words) made.textContent = words;
    return made;
  }
})();

// Citing: copies the link and the citations of a text, and opens the tools of each of its paragraphs.
// A paragraph's sign ¶ is a link. With this script it is a button as well, which shows the paragraph's
// address, its citations and who cites it. All of them are one tab stop: arrow keys go from paragraph to
// paragraph. The words are in the page (handbook/cite.html), so that it works from a disk too.
(function () {
  "use strict";

  const text = document.querySelector(".text");
  const data = document.getElementById("citation");
  const dialog = document.getElementById("paragraph-tools");
  if (!text) return;

  const { forms = [], places = {} } = data ? JSON.parse(data.textContent) : {};

  // --- The address of this page ---------------------------------------------------------------
  // As the browser has it, or, opened from a disk, as it is published.
  const link = text.querySelector(".cite [data-form=link] [data-words]");
  const online = /^https?:$/.test(location.protocol);
  const address = online ? location.origin + location.pathname.replace(/index\.html$/, "") : link?.href;
  if (link) link.href = link.textContent = address;

  // --- Copying --------------------------------------------------------------------------------

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    const form = button.closest(".cite__form");
    const words = form.querySelector("[data-words]");
    const status = button.closest("details, dialog").querySelector("[role=status]");
    const copied = await copy(words);
    const said = (copied ? status.dataset.copied : status.dataset.selected)
      .replace("{form}", form.querySelector("dt").textContent);
    // Emptied first, so that the same words are said again.
    status.textContent = "";
    setTimeout(() => (status.textContent = said), 50);
  });

  // Copies the words of an element; where that is refused they are selected, and false is returned.
  async function copy(element) {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      // No clipboard without https, or none that may be written: as it was done before.
      getSelection().selectAllChildren(element);
      try {
        return document.execCommand("copy");
      } catch {
        return false;
      }
    }
  }

  // --- One tab stop for the tools of all paragraphs --------------------------------------------

  const signs = [...text.querySelectorAll(".paragraph > .permalink")];
  let current = null; // the sign that the tab key reaches

  function settle(sign) {
    if (!sign) return;
    if (current) current.tabIndex = -1;
    sign.tabIndex = 0;
    current = sign;
  }

  const signOf = (id) => signs.find((sign) => sign.parentElement.id === id);
  const linkedTo = () => signOf(decodeURIComponent(location.hash.slice(1)));

  for (const sign of signs) {
    sign.tabIndex = -1;
    sign.setAttribute("aria-keyshortcuts", "ArrowUp ArrowDown Home End");
    const place = places[sign.parentElement.id];
    if (!place || !dialog) continue;
    sign.setAttribute("role", "button");
    sign.setAttribute("aria-haspopup", "dialog");
    sign.setAttribute("aria-label", dialog.dataset.opens.replace("{name}", place[0]));
    sign.setAttribute("aria-describedby", "paragraph-tools-keys");
  }
  settle(linkedTo() ?? signs[0]);
  addEventListener("hashchange", () => settle(linkedTo()));

  text.addEventListener("focusin", (event) => {
    if (signs.includes(event.target)) settle(event.target);
  });

  text.addEventListener("keydown", (event) => {
    const at = signs.indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: signs.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      signs[to]?.focus();
    } else if (event.key === " " && event.target.role === "button") {
      event.preventDefault();
      event.target.click();
    }
  });

  // --- The tools of a paragraph ----------------------------------------------------------------

  if (!dialog || !dialog.showModal) return;
  let opened = null; // the paragraph whose tools are shown

  text.addEventListener("click", (event) => {
    const sign = event.target.closest(".paragraph > .permalink[role=button]");
    // A link that is to open elsewhere does so.
    if (!sign || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    sign.focus(); // where the focus goes back to
    show(sign.parentElement);
  });

  function show(paragraph) {
    const [name, ...pinpoints] = places[paragraph.id];
    dialog.querySelector("h2").textContent = name;
    const own = dialog.querySelector("[data-form=link] [data-words]");
    own.href = own.textContent = `${address}#${paragraph.id}`;
    forms.forEach(([form, before, , after], index) => {
      dialog.querySelector(`[data-form=${form}] [data-words]`).textContent = before + pinpoints[index] + after;
    });
    const citing = citedIn(paragraph.id);
    dialog.querySelector("[data-cited-in]").replaceChildren(...citing);
    dialog.querySelector("[data-not-cited]").hidden = citing.length > 0;
    dialog.querySelector("[role=status]").textContent = "";
    opened = paragraph;
    opened.classList.add("paragraph--open");
    dialog.showModal();
    dialog.scrollTop = 0;
  }

  // Who cites a place, as the end of the page has it: a list, or nothing.
  function citedIn(id) {
    const names = [...text.querySelectorAll(".cited-in .cited-name a")];
    const name = names.find((one) => one.hash === `#${id}`);
    const list = name?.closest(".cited").nextElementSibling;
    if (!list) return [];
    const all = document.createElement("ul");
    for (const entry of list.querySelectorAll("li")) all.append(entry.cloneNode(true));
    return [all];
  }

  dialog.addEventListener("close", () => {
    opened?.classList.remove("paragraph--open");
    opened = null;
  });
  dialog.addEventListener("click", (event) => {
    // A press outside it, on its close button, or on a link of it.
    if (event.target === dialog || event.target.closest("[data-close], a[href]")) dialog.close();
  });
})();

// Citing: copies the link and the citations of a text, and opens the tools of each of its paragraphs.
// A paragraph's number, or the sign ¶ before it, is a link. With this script it is a button as well, which shows the paragraph's
// address, its citations and who cites it. All of them are one tab stop: arrow keys go from paragraph to
// paragraph. The words are in the page (handbook/cite.html), so that it works from a disk too.
(function () {
  "use strict";

  const text = document.querySelector(".text");
  const data = document.getElementById("citation");
  const template = window.HTMLDialogElement && document.getElementById("paragraph-tools");
  if (!text) return;

  const { forms = [], places = {} } = data ? JSON.parse(data.textContent) : {};

  // --- The address of this page ---------------------------------------------------------------
  // As the browser has it, or, opened from a disk, as it is published.
  const cite = text.querySelector(".cite");
  const link = cite?.querySelector("[data-form=link] [data-words]");
  const online = /^https?:$/.test(location.protocol);
  const address = online ? location.origin + location.pathname.replace(/index\.html$/, "") : link?.textContent;
  if (link) link.textContent = address;

  // --- The link as texts that become pages write it --------------------------------------------

  const LINKS = {
    markdown: (words, to) => `[${words.replace(/[\\`*_[\]<>&~|]/g, "\\$&")}](${to.replace(/[()]/g, encoded)})`,
    html: (words, to) => `<a href="${entities(to)}">${entities(words)}</a>`,
  };

  // A bracket would end an address; browsers leave it as it is.
  function encoded(sign) {
    return `%${sign.charCodeAt(0).toString(16)}`;
  }

  function entities(words) {
    const names = { "&": "amp", "<": "lt", ">": "gt", '"': "quot" };
    return words.replace(/[&<>"]/g, (sign) => `&${names[sign]};`);
  }

  function writeLinks(around, words, to) {
    for (const [form, write] of Object.entries(LINKS)) {
      around.querySelector(`[data-form=${form}] [data-words]`).textContent = write(words, to);
    }
  }

  if (cite) writeLinks(cite, cite.dataset.name, address);

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

  // --- Passing the address on: as the device does it, or to be pasted ----------------------------

  const share = text.querySelector("[data-share]");
  if (share) {
    share.hidden = false;
    share.addEventListener("click", async () => {
      const status = text.querySelector(".tools__status");
      status.textContent = "";
      if (navigator.share) {
        // Whoever thinks better of it is told nothing.
        await navigator.share({ title: document.title, url: address }).catch(() => {});
      } else if (await copy(link)) {
        status.textContent = share.dataset.copied;
      }
    });
  }

  // --- One tab stop for the tools of all paragraphs --------------------------------------------

  const signs = [...text.querySelectorAll(".paragraph > .handle")];
  let current = null; // the sign that the tab key reaches

  function settle(sign) {
    if (!sign) return;
    if (current) current.tabIndex = -1;
    sign.tabIndex = 0;
    current = sign;
  }

  const signOf = (id) => signs.find((sign) => sign.parentElement.id === id);
  const linkedTo = () => signOf(location.hash.slice(1));

  for (const sign of signs) {
    sign.tabIndex = -1;
    sign.setAttribute("aria-keyshortcuts", "ArrowUp ArrowDown Home End");
    const place = places[sign.parentElement.id];
    if (!place || !template) continue;
    sign.setAttribute("role", "button");
    sign.setAttribute("aria-haspopup", "dialog");
    sign.title = template.dataset.opens.replace("{name}", place[0]);
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
    } else if (event.key === " " && event.target.matches("[role=button]")) {
      event.preventDefault();
      event.target.click();
    }
  });

  // --- The tools of a paragraph ----------------------------------------------------------------

  let dialog = null; // made when it is first wanted
  let opened = null; // the paragraph whose tools are shown

  function make() {
    dialog = template.content.firstElementChild.cloneNode(true);
    document.body.append(dialog);
    dialog.addEventListener("close", () => {
      opened?.classList.remove("paragraph--open");
      opened = null;
    });
    // It goes with its close button, with a link of it, and with a press beside it (one that began
    // in it is a selection of words).
    let beside = false;
    dialog.addEventListener("pointerdown", (event) => (beside = isBeside(event)));
    dialog.addEventListener("click", (event) => {
      if ((beside && isBeside(event)) || event.target.closest("[data-close], a[href]")) dialog.close();
    });
  }

  function isBeside(event) {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    return event.target === dialog && (x < left || x > right || y < top || y > bottom);
  }

  text.addEventListener("click", (event) => {
    const sign = event.target.closest(".paragraph > .handle[role=button]");
    // A link that is to open elsewhere does so.
    if (!sign || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    sign.focus(); // where the focus goes back to
    show(sign.parentElement);
  });

  function show(paragraph) {
    if (!dialog) make();
    const [place, ...pinpoints] = places[paragraph.id];
    dialog.querySelector("h2").textContent = place;
    const own = dialog.querySelector("[data-form=link] [data-words]");
    own.href = `#${paragraph.id}`;
    own.textContent = address + own.hash;
    writeLinks(dialog, `${cite.dataset.name}, ${place}`, own.textContent);
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
})();

// What tests/browser/test_seen_by_all.py asks of a page. Each function returns lines, one a fault.

const told = (element) => {
  const named = element.id ? `#${element.id}` : element.classList.length ? `.${[...element.classList].join(".")}` : "";
  return `${element.localName}${named} “${(element.ariaLabel || element.textContent).trim().replace(/\s+/g, " ").slice(0, 30)}”`;
};
const style = (element, pseudo) => getComputedStyle(element, pseudo);
const isShown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
// For ears alone: a box of a pixel, or nothing of it shown.
const isHeard = (element) => element.closest("svg") === null && style(element).clipPath === "inset(50%)";
const ancestors = function* (element) {
  for (let one = element.parentElement; one; one = one.parentElement) yield one;
};

// What is asked once of each element, while nothing on the page changes.
function once(ask) {
  const answers = new Map();
  return (element) => {
    if (!answers.has(element)) answers.set(element, ask(element));
    return answers.get(element);
  };
}

// Of elements made alike, the first two and the last, in the order of the page: a stop may lie under
// what stays in sight because one before it was gone to. They are alike if all around them is.
function few(elements) {
  const calledAs = once((one) => (one ? `${calledAs(one.parentElement)} ${one.localName}.${one.getAttribute("class") ?? ""}` : ""));
  const alike = Map.groupBy(elements, calledAs);
  const kept = new Set([...alike.values()].flatMap((ones) => (ones.length > 3 ? [...ones.slice(0, 2), ones.at(-1)] : ones)));
  return elements.filter((one) => kept.has(one));
}

// The words of the page that are to be seen: [the nearest block, the boxes of its lines].
function words() {
  const found = [];
  const isHeardIn = once((one) => one !== null && (isHeard(one) || isHeardIn(one.parentElement)));
  const blockOf = once((one) => (style(one).display.startsWith("inline") ? blockOf(one.parentElement) : one));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || element.closest("svg, script, template, option") || !isShown(element)) continue;
    if (isHeardIn(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (boxes.length) found.push([element, blockOf(element), boxes]);
  }
  return found;
}

const clips = (value) => value === "hidden" || value === "clip";
const scrolls = (value) => value === "auto" || value === "scroll";

// Words that leave the window sideways, or their box where that cuts.
function cut() {
  const found = new Set();
  const wide = document.documentElement.clientWidth;
  const frameOf = once((one) => {
    const { overflowX, overflowY, position } = style(one);
    return { overflowX, overflowY, position, frame: one.getBoundingClientRect(), scrolls: scrolls(overflowX) && one.scrollWidth > one.clientWidth };
  });
  if (document.documentElement.scrollWidth > wide) found.add(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const [element, , boxes] of words()) {
    // A table may scroll sideways by itself.
    let scrolling = false;
    const around = [element, ...ancestors(element)];
    for (const one of around) {
      const { overflowX, overflowY, position, frame, scrolls: inside } = frameOf(one);
      scrolling ||= inside;
      for (const box of boxes) {
        if (!scrolling && clips(overflowX) && (box.right > frame.right + 1 || box.left < frame.left - 1)) found.add(`cut sideways: ${told(element)}`);
        if (!scrolling && clips(overflowY) && box.bottom > frame.bottom + 2) found.add(`cut below: ${told(element)}`);
      }
      if (position === "fixed") break;
    }
    if (!scrolling && boxes.some(({ left, right }) => left < -1 || right > wide + 1)) found.add(`outside the window: ${told(element)}`);
  }
  return [...found];
}

// Links that lead out whose arrow stands alone in a line after their words.
function loneArrows() {
  const lines = (boxes) => new Set([...boxes].filter(({ width }) => width > 1).map(({ bottom }) => Math.round(bottom / 4))).size;
  return [...document.querySelectorAll("a.outside")].filter(isShown).flatMap((link) => {
    const words = document.createRange();
    words.selectNodeContents(link);
    return lines(link.getClientRects()) > lines(words.getClientRects()) ? [told(link)] : [];
  });
}

// Words of links in tables that are parted over two lines; a symbol may part at its strokes.
function parted() {
  return [...document.querySelectorAll("td a, th a")].filter(isShown).flatMap((link) => {
    const found = [];
    const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const { index, 0: word } of walker.currentNode.data.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word);
      }
    }
    return found;
  });
}

// What is answered with the spacing of WCAG 1.4.12, which is then taken away. A sheet that a script
// makes: the policy allows no style in the markup.
function spaced(ask) {
  const former = [...document.adoptedStyleSheets]; // it is one array, whatever is put into it
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
  document.adoptedStyleSheets = [sheet];
  const found = ask();
  document.adoptedStyleSheets = former;
  return found;
}

// Words of one block that lie on those of another.
function overlapping() {
  const found = new Set();
  const stays = once((one) => one !== null && (/sticky|fixed/.test(style(one).position) || stays(one.parentElement)));
  const frame = once(frameOf);
  const lines = words().flatMap(([element, block, boxes]) =>
    stays(element) ? [] : boxes.map((box) => ({ element, block, box, frame: frame(element) })));
  lines.sort((a, b) => a.box.top - b.box.top);
  lines.forEach((one, index) => {
    for (let next = index + 1; next < lines.length && lines[next].box.top < one.box.bottom; next += 1) {
      const other = lines[next];
      if (one.block === other.block || one.frame !== other.frame) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 2 && down > 4) found.add(`${told(one.element)} lies on ${told(other.element)}`);
    }
  });
  return [...found];
}

// --- Colours ----------------------------------------------------------------------------------

// [red, green, blue, opacity] of a colour as styles are computed.
const known = new Map();
function channels(colour) {
  if (!known.has(colour)) {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, opacity] = canvas.getImageData(0, 0, 1, 1).data;
    known.set(colour, [red, green, blue, opacity / 255]);
  }
  return known.get(colour);
}

function luminance(colour) {
  const [red, green, blue] = channels(colour).map((one) => (one / 255 <= 0.03928 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const behind = (element) =>
  [element, ...ancestors(element)].map((one) => style(one).backgroundColor).find((colour) => channels(colour)[3] === 1) ?? "Canvas";

// --- Focus ------------------------------------------------------------------------------------

const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";
// The box that scrolls what stands in it.
const frameOf = (element) => [...ancestors(element)].find((one) => scrolls(style(one).overflowX) || scrolls(style(one).overflowY));

const stops = () => [...document.querySelectorAll(CONTROLS)].filter((one) =>
  one.tabIndex >= 0 && !one.disabled && !one.closest("template") && isShown(one) && one.getClientRects().length);

// Stops of the keyboard that are outside the window, covered, or not marked, or that the focus moves
// or makes larger: what is clicked would not be met.
function unseenFocus(asked = stops()) {
  document.activeElement.blur();
  const before = new Map(asked.map((stop) => [stop, placeOf(stop)]));
  return asked.flatMap((stop) => {
    stop.focus();
    return document.activeElement === stop ? [...unseen(stop), ...moved(stop, before.get(stop))] : [`takes no focus: ${told(stop)}`];
  });
}

// Where a stop stands in what scrolls it, and how large it is.
function placeOf(stop) {
  const { left, top, width, height } = stop.getBoundingClientRect();
  const place = { across: left + scrollX, down: top + scrollY, width, height };
  for (const one of ancestors(stop)) {
    if (one === document.documentElement || one === document.body) continue;
    place.across += one.scrollLeft;
    place.down += one.scrollTop;
  }
  return place;
}

function moved(stop, before) {
  const around = [stop, ...ancestors(stop)];
  // Shown only to the keyboard, where it then stands.
  if (stop.matches(".md-skip")) return [];
  const stays = around.some((one) => /sticky|fixed/.test(style(one).position)) ? ["width", "height"] : ["width", "height", "across", "down"];
  const after = placeOf(stop);
  const changed = stays.filter((side) => Math.abs(after[side] - before[side]) > 0.5);
  return changed.length ? [`the focus changes ${changed.map((side) => `${side} ${before[side].toFixed(1)} to ${after[side].toFixed(1)}`)}: ${told(stop)}`] : [];
}

const unseenNow = () => (document.activeElement === document.body ? [] : unseen(document.activeElement));

function unseen(stop) {
  const [box] = [...stop.getClientRects()].filter(({ width, height }) => width && height);
  return [...covered(stop, box), ...unmarked(stop, box)];
}

function covered(stop, box) {
  const found = [];
  const tall = box.height > innerHeight - 160; // what scrolls by itself may be taller than the window
  const x = box.left + Math.min(box.width / 2, 8);
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight || (!tall && (box.top < 0 || box.bottom > innerHeight))) found.push(`outside the window: ${told(stop)}`);
  const met = document.elementFromPoint(x, y);
  if (!met || !(stop === met || stop.contains(met) || met.contains(stop))) found.push(`${told(stop)} lies under ${met && told(met)}`);
  return found;
}

function unmarked(stop, box) {
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset, opacity } = style(stop);
  const [width, offset] = [outlineWidth, outlineOffset].map(parseFloat);
  if (outlineStyle === "none" || width < 2 || channels(outlineColor)[3] < 1 || opacity === "0") return [`not marked: ${told(stop)}`];
  const ground = behind(offset < 0 ? stop : stop.parentElement);
  if (contrast(outlineColor, ground) < 3) return [`hardly marked (${outlineColor} on ${ground}): ${told(stop)}`];
  const reach = width + offset;
  const found = [];
  for (const one of ancestors(stop)) {
    const { overflowX, overflowY, position } = style(one);
    const frame = one.getBoundingClientRect();
    const across = overflowX !== "visible" && [box.left - reach < frame.left - 0.5, box.right + reach > frame.right + 0.5];
    const down = overflowY !== "visible" && [box.top - reach < frame.top - 0.5, box.bottom + reach > frame.bottom + 0.5];
    const sides = [across, down].flat().filter(Boolean).length;
    if (sides > 1 && one !== document.documentElement && one !== document.body) found.push(`${sides} sides of its mark are cut by ${told(one)}: ${told(stop)}`);
    if (position === "fixed") break;
  }
  return found;
}

// Signs of paragraphs whose mark leaves the window, or lies on the word before them.
function unclearSigns() {
  return [...document.querySelectorAll(".paragraph > .handle")].filter(isShown).flatMap((sign) => {
    sign.focus();
    const { outlineWidth, outlineOffset } = style(sign);
    const reach = Math.max(0, parseFloat(outlineWidth) + parseFloat(outlineOffset));
    const box = sign.getBoundingClientRect();
    const before = document.createRange();
    before.setStart(sign.parentElement, 0);
    before.setEndBefore(sign);
    const isBeside = (line) => line.bottom > box.top + 4 && line.top < box.bottom - 4;
    const end = Math.max(...[...before.getClientRects()].filter(isBeside).map(({ right }) => right));
    const found = [];
    if (box.right + reach > innerWidth) found.push(`leaves the window: ${told(sign.parentElement)}`);
    if (box.left - reach < end - 0.5) found.push(`lies on a word: ${told(sign.parentElement)}`);
    return found;
  });
}

// --- Targets (WCAG 2.5.8) ---------------------------------------------------------------------

// Targets under 24 px whose circle of 24 px reaches another target, but for links within words.
function tight() {
  const frameOnce = once(frameOf);
  const targets = stops().filter((one) => !one.matches("[role=region]"))
    .flatMap((element) => {
      const boxes = [...element.getClientRects()].filter(({ width, height }) => width && height);
      const frame = frameOnce(element);
      return boxes.map((box) => ({ element, box, frame, small: box.width < 23.9 || box.height < 23.9 }));
    });
  const hasOtherWords = once((block) => {
    const other = block.cloneNode(true);
    other.querySelectorAll(CONTROLS).forEach((one) => one.remove());
    return /\p{L}/u.test(other.textContent);
  });
  const isInline = ({ element }) => style(element).display === "inline" &&
    hasOtherWords([...ancestors(element)].find((one) => !style(one).display.startsWith("inline")));
  const distance = (x, y, { left, right, top, bottom }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
  const found = new Set();
  for (const one of targets.filter(({ small }) => small)) {
    if (isInline(one)) continue;
    const [x, y] = middle(one.box);
    for (const other of targets) {
      if (other.element === one.element || other.frame !== one.frame || Math.abs(other.box.top - one.box.top) > 60) continue;
      const near = other.small ? Math.hypot(x - middle(other.box)[0], y - middle(other.box)[1]) < 24 : distance(x, y, other.box) < 12;
      if (near) found.add(`${told(one.element)} is ${Math.round(one.box.width)} × ${Math.round(one.box.height)} px beside ${told(other.element)}`);
    }
  }
  return [...found];
}

// --- Motion -----------------------------------------------------------------------------------

function moving(asked = document.querySelectorAll("*")) {
  const found = new Set();
  const longest = (times) => Math.max(...times.split(",").map(parseFloat));
  for (const element of asked) {
    for (const pseudo of [undefined, "::before", "::after"]) {
      const { transitionDuration, animationDuration, animationName, transitionProperty, scrollBehavior } = style(element, pseudo);
      if (transitionProperty !== "none" && longest(transitionDuration) > 0.01) found.add(`${told(element)} takes ${transitionDuration} for ${transitionProperty}`);
      if (animationName !== "none" && longest(animationDuration) > 0.01) found.add(`${told(element)} has ${animationName}`);
      if (scrollBehavior === "smooth") found.add(`${told(element)} scrolls smoothly`);
    }
  }
  return [...found];
}

// --- The colours of the reader's system -------------------------------------------------------

// Words, and what is drawn, that hardly differ from what lies behind them.
function pale() {
  const found = new Set();
  for (const [element] of words()) {
    if (contrast(style(element).color, behind(element)) < 4.5) found.add(`${told(element)}: ${style(element).color} on ${behind(element)}`);
  }
  for (const one of document.querySelectorAll(".drawing :is(text, path, line, circle, rect)")) {
    const { fill, stroke, strokeOpacity } = style(one);
    const drawn = one.localName === "text" || stroke === "none" ? fill : stroke;
    const clear = Math.min(1, parseFloat(strokeOpacity) + 0.65); // lines may be lighter than words
    if (drawn === "none" || channels(drawn)[3] * clear < 1 || contrast(drawn, behind(one)) < 4.5) found.add(`${told(one)}: ${drawn} on ${behind(one)}`);
  }
  return [...found];
}

// Whether an element has a line around it, or beside it, that the system's colours leave.
function isMarked(selector) {
  const element = document.querySelector(selector);
  const { outlineStyle, outlineColor, ...of } = style(element);
  const ground = behind(element);
  const sides = ["Top", "Right", "Bottom", "Left"].map((side) => [style(element)[`border${side}Style`], style(element)[`border${side}Color`], parseFloat(style(element)[`border${side}Width`])]);
  return [[outlineStyle, outlineColor, parseFloat(of.outlineWidth)], ...sides].some(
    ([line, colour, width]) => line !== "none" && width >= 1 && channels(colour)[3] === 1 && contrast(colour, ground) >= 3);
}

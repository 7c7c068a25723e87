// Marks two of the elements whose words have the same look on the same ground: the classes and grounds
// of all around them are the same. Those are asked for the contrast of their colours.
// `once` stands in seen_by_all.js.
() => {
  const ground = once((one) => {
    if (!one) return "";
    const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(one);
    const own = [one.localName, one.getAttribute("class"), backgroundColor, backgroundImage, opacity, position];
    return numberOf(`${ground(one.parentElement)} ${own.join()}`);
  });
  const numbers = new Map(); // or each would repeat what all around it are called
  const numberOf = (text) => numbers.get(text) ?? numbers.set(text, numbers.size + 1).get(text);

  const looks = new Map();
  for (const one of document.querySelectorAll("body, body *")) {
    const says = [...one.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim());
    if (!says && !one.matches("input, select, textarea")) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
    const look = [ground(one), color, fontSize, fontWeight, textShadow].join();
    looks.set(look, (looks.get(look) ?? 0) + 1);
    if (looks.get(look) <= 2) one.setAttribute("data-few-colours", "");
  }
}

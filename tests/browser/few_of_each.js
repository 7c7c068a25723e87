// Leaves on a page two of what stands side by side and is made of the same parts: rows, lines,
// paragraphs. Headings stay, or one would seem to be missed out; so do the cells of a row, the words
// that are explained with their explanations, and what gives something else its name.
() => {
  const says = /^(aria-|role|hidden|open|tabindex|lang|dir|href|for|scope|headers|colspan|rowspan)/;
  const calledAs = (one) => [
    one.localName, one.getAttribute("class"), one.matches(":target, :focus"),
    ...one.getAttributeNames().filter((name) => says.test(name)),
  ].join();
  const partsOf = (one) => [...new Set([one, ...one.querySelectorAll("*")].map(calledAs))].sort().join(" ");

  const naming = ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers"];
  const given = naming.flatMap((name) => [...document.querySelectorAll(`[${name}]`)].map((one) => one.getAttribute(name)));
  const names = new Set(given.join(" ").split(" "));
  const headings = "h1, h2, h3, h4, h5, h6";
  const stays = (one) => one.matches(`${headings}, dt, dd, col, thead, th, td, option, svg *, dialog`) ||
    one.querySelector(headings) || [one, ...one.querySelectorAll("[id]")].some(({ id }) => names.has(id));

  const leaveFew = (parent) => {
    const met = new Map();
    for (const one of [...parent.children]) {
      const parts = partsOf(one);
      met.set(parts, (met.get(parts) ?? 0) + 1);
      if (met.get(parts) > 2 && !stays(one)) one.remove();
      else leaveFew(one);
    }
  };
  leaveFew(document.body);
}

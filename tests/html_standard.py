"""What the HTML standard asks of a page, as far as it can be told without Java or Node.

tinyhtml5 reads the page as a browser does and tells each mistake that a browser would mend; then
elements and attributes must be the standard's, and stand where they may (html_standard.yaml).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import yaml
from tinyhtml5.parser import HTMLParser

XHTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"
STANDARD = yaml.load(Path(__file__).with_suffix(".yaml").read_text("utf-8"), yaml.CSafeLoader)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PRESSED = ("a", "button")


@cache
def words(table: str, key: str = "") -> frozenset[str]:
    """Return the words of a table of the standard, or of one of its lines."""
    found = STANDARD[table] if not key else STANDARD[table].get(key)
    return frozenset((found or "").split())


@cache
def allowed(name: str) -> frozenset[str]:
    """Return the attributes that an element may have."""
    return words("anywhere") | words("elements", name)


def faults(page: bytes) -> Iterator[str]:
    """Yield what the standard does not allow in a page, with the line where that is known."""
    parser = HTMLParser()
    root = parser.parse(page)
    for (line, _), code, said in parser.errors:
        yield f"line {line}: {code} {' '.join(map(str, said.values())) if said else ''}".rstrip()
    above = {child: parent for parent in root.iter() for child in parent}
    ids = [element.get("id", "") for element in root.iter() if element.get("id") is not None]
    counted = Counter(ids)
    for id_, count in counted.items():
        if count > 1:
            yield f"the id {id_} {count} times"
        if not id_ or re.search(r"\s", id_):
            yield f"the id “{id_}”"
    counts = Counter(_name(element) for element in root.iter())
    for name in ("title", "main"):
        if counts[name] > 1:
            yield f"<{name}> {counts[name]} times"
    if not counts["title"]:
        yield "no <title>"
    for element in root.iter():
        name = _name(element)
        if name in STANDARD["elements"]:
            yield from _attributes(name, element, counted.keys())
            yield from _place(name, element, above)
        elif not str(element.tag).startswith(SVG) and isinstance(element.tag, str):
            yield f"<{name}>"
        elif isinstance(element.tag, str) and element.tag.removeprefix(SVG) not in words("drawn"):
            yield f"<{element.tag.removeprefix(SVG)}> in a drawing"


def _name(element: Element) -> str:
    """Return the name of an element of HTML; that of others as it is."""
    return element.tag.removeprefix(XHTML) if isinstance(element.tag, str) else ""


def _attributes(name: str, element: Element, ids: Container[str]) -> Iterator[str]:
    for attribute, value in element.items():
        if attribute not in allowed(name) and not re.fullmatch(r"data-[a-z][a-z0-9-]*", attribute):
            yield f"<{name} {attribute}>"
        if attribute in words("names"):
            yield from (f"<{name} {attribute}={one}>" for one in value.split() if one not in ids)
    for attribute in words("required", name):
        if attribute not in element.attrib:
            yield f"<{name}> without {attribute}"
    if "role" in element.attrib and name in words("no_role"):
        yield f"<{name} role={element.get('role')}>"
    if element.get("type") in words("not_typed") and "autocomplete" in element.attrib:
        yield f"<{name} type={element.get('type')} autocomplete>"


def _place(name: str, element: Element, above: dict[Element, Element]) -> Iterator[str]:
    around = []
    while element in above:
        element = above[element]
        around.append(_name(element))
    if not around:
        return
    right_inside = words("inside", around[0]) or (name,)
    if name not in right_inside or around[0] not in (words("only_in", name) or around):
        yield f"<{name}> in <{around[0]}>"
    line = next((one for one in around if one in words("lines")), None)
    # A heading may be all that a legend or a summary holds.
    alone = name in HEADINGS and line in ("summary", "legend")
    if line and name not in words("phrases") and not alone:
        yield f"<{name}> in <{line}>"
    if name in (*PRESSED, "label", "input", "select", "textarea"):
        yield from (f"<{name}> in <{one}>" for one in around if one in PRESSED)
    if name in ("form", "label") and name in around:
        yield f"<{name}> in <{name}>"

"""Values for which the standard has no element <-> elements of our own namespace.

A text is an attribute; a value is an element with its fields in it; a list is an element with
its members in it, each called `one`: <held place="Geneva"><meetings><one count="three"/></meetings>
</held>. What is empty is left out.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from generator.akn.terms import OWN
from generator.model import Value

Element = etree._Element
Data = dict[str, Any]

_ONE = f"{{{OWN}}}one"
FOR = "for"
"""The attribute that says of which element something is said: #para_5"""
PLACE = "place"
"""The element that says something of another."""


def data_of(value: Value, *names: str) -> Data:
    """Return the fields of a value that hold something, or those of some names, as plain data; but
    for what is the editors' own."""
    fields = names or type(value).model_fields
    said = {name: _plain(getattr(value, name)) for name in fields if name not in value.for_editors}
    return {name: one for name, one in said.items() if one}


def _plain(value: Any) -> Any:
    if isinstance(value, Value):
        return data_of(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def of_place(eid: str, data: Data) -> Element:
    """Return what is said of the element with an id."""
    return to_element(PLACE, {FOR: f"#{eid}", **data})


def to_element(name: str, data: Data) -> Element:
    """Return plain data as an element."""
    made = etree.Element(f"{{{OWN}}}{name}")
    for key, value in data.items():
        if isinstance(value, str):
            made.set(key, value)
        elif isinstance(value, list):
            made.append(_listed(key, value))
        else:
            made.append(to_element(key, value))
    return made


def _listed(name: str, values: list[Any]) -> Element:
    made = etree.Element(f"{{{OWN}}}{name}")
    for value in values:
        if isinstance(value, str):
            one = etree.SubElement(made, _ONE)
            one.text = value
        else:
            made.append(to_element("one", value))
    return made


def of_element(element: Element) -> Data:
    """Return the plain data that an element says; `for` is none of it."""
    said: Data = {str(key): str(value) for key, value in element.attrib.items() if key != FOR}
    for child in element:
        said[etree.QName(child).localname] = _value(child)
    return said


def _value(element: Element) -> Any:
    if not len(element) or element[0].tag != _ONE:
        return of_element(element)
    return [one.text or "" if _is_text(one) else of_element(one) for one in element]


def _is_text(one: Element) -> bool:
    return not len(one) and not one.attrib

"""What stands over an act: its number and title, on one line or two."""

from __future__ import annotations

from generator.importers.reading.akn.file import Element, said


def put_in_a_line(preface: Element) -> None:
    """Put the letter of an act behind the number that it has in common with others.

    An act that comes by itself is headed as if the others stood before it: 7/2. Boats, and under
    that, or behind it, B, with a note. The mark-up says of both that they are its number: 7/2 B.
    Boats
    """
    lines = [one for one in preface if one.find("{*}docNumber") is not None]
    numbers = [number for line in lines for number in line.iterfind("{*}docNumber")]
    if len(numbers) != 2:
        return
    [first, letter], line, under = numbers, lines[0], lines[-1]
    common = said(first)
    number = common.removesuffix(".")
    first[:] = []
    first.text = f"{number} {said(letter)}{common[len(number) :]}"
    before = letter.getprevious() if under is line else line[-1]
    assert before is not None, "another number stands before it"
    opening = "" if under is line else (under.text or "").lstrip()
    before.tail = "".join((before.tail or "", opening, letter.tail or ""))
    under.remove(letter)
    if under is not line:
        line.extend(list(under))
        preface.remove(under)

"""What stands over an act: its number and title, on one line or two."""

from __future__ import annotations

from generator.importers.reading.akn.file import Element, said


def put_in_a_line(preface: Element) -> None:
    """Put the letter of an act behind the number that it has in common with others.

    An act that comes by itself is headed as if the others stood before it: 7/2. Boats, and under
    that B, with a note. The mark-up says of both that they are its number: 7/2 B. Boats
    """
    lines = [one for one in preface if one.find("{*}docNumber") is not None]
    numbers = [number for line in lines for number in line.iterfind("{*}docNumber")]
    if len(lines) != 2 or len(numbers) != 2:
        return
    [first, letter], [line, under] = numbers, lines
    common = said(first)
    number = common.removesuffix(".")
    first[:] = []
    first.text = f"{number} {said(letter)}{common[len(number) :]}"
    line[-1].tail = "".join((line[-1].tail or "", (under.text or "").lstrip(), letter.tail or ""))
    under.remove(letter)
    line.extend(list(under))
    preface.remove(under)

"""What is known of how acts were adopted, beside their texts: a list that a body publishes.

It is a file of JSON objects, a line each (JSON Lines), as the United Nations give them out for the
resolutions of the General Assembly. What its words say (meeting, day, how it was adopted, who
submitted it) is read by the forms of the language; names of voters and sponsors are kept as they
stand there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    StringConstraints,
    ValidationError,
)

from generator import marks
from generator.documents import act_of
from generator.importers.reading import Unreadable
from generator.importers.recognizing.adoption import completed, of_lines
from generator.importers.recognizing.gathered import ITEM
from generator.importers.recognizing.usage import Usage
from generator.importers.recognizing.ways import how_adopted
from generator.model import Adoption, Recommended, Vote, slug
from generator.model.adoption import Counts

# A sign that is composed (U and its dots) is the same as that which is one: so names are equal.
Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(lambda words: unicodedata.normalize("NFC", words)),
]
Names = tuple[Words, ...]

_SEVERAL = re.compile(r"(?P<number>.*\d ?)(?P<first>[A-Z])-(?P<last>[A-Z])")
"""The symbol of acts that were adopted together: A/RES/77/128 A-B"""


class _Listed(BaseModel):
    """What the list says of an act; other keys are not read."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    symbol: Words
    adoption_meeting: Words = ""
    adoption_date: Words = ""
    adoption_type: Words = ""
    agenda_item: Words = ""
    originating_document: Words = ""
    committee: Words = ""
    report_paragraph: Words = ""
    sponsors: Names = ()
    additional_sponsors: Names = ()
    MS_in_favour: Names = ()
    MS_against: Names = ()
    MS_abstaining: Names = ()
    MS_in_favour_count: Words = ""
    MS_against_count: Words = ""
    MS_abstaining_count: Words = ""


def adopted(text: str, usage: Usage) -> Mapping[str, Adoption]:
    """Return how acts were adopted, by their marks.

    Raises:
        Unreadable: a line is none of such a list, or names no act of the body; the message is for
            an editor.
    """
    found: dict[str, Adoption] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            listed = _listed(line, number)
            for symbol in _symbols(listed.symbol):
                act = act_of(usage.body, symbol)
                if act is None:
                    message = f"names “{symbol}”, which is the symbol of no act of {usage.body.id}"
                    raise Unreadable(f"{message} (line {number}); body.yaml says their “symbol:”")
                kind, printed = act
                found[marks.act(kind, marks.close(printed))] = _adoption(listed, usage)
    return found


def _listed(line: str, number: int) -> _Listed:
    try:
        return _Listed.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        what = f"“{where}”: {first['msg']}" if where else first["msg"]
        expected = "each line is an object of JSON on one act, with “symbol”"
        raise Unreadable(f"has a line {number} that cannot be read ({what}); {expected}") from error


def _symbols(symbol: str) -> Iterator[str]:
    """Yield the symbol of each of the acts that are listed together."""
    several = _SEVERAL.fullmatch(symbol)
    if not several:
        yield symbol
        return
    for letter in range(ord(several["first"]), ord(several["last"]) + 1):
        yield f"{several['number']}{chr(letter)}"


def _adoption(listed: _Listed, usage: Usage) -> Adoption:
    phrases = usage.phrases
    when = of_lines([f"{listed.adoption_meeting} {listed.adoption_date}"], (), phrases)
    how, _ = how_adopted(listed.adoption_type, phrases)
    submitted_by = _submitted_by(listed.sponsors, usage)
    items = (slug(" ".join(filter(None, found))) for found in ITEM.findall(listed.agenda_item))
    said = Adoption(
        draft=_first_symbol(listed.originating_document, usage),
        sponsors=() if submitted_by else listed.sponsors,
        additional_sponsors=listed.additional_sponsors,
        submitted_by=submitted_by,
        recommended_by=_recommended(listed, usage),
        adopted=how,
        vote=_vote(listed),
        agenda_item=tuple(dict.fromkeys(items)),
    )
    return completed(said, when)


def _first_symbol(printed: str, usage: Usage) -> str:
    """Return the symbol of a draft, or of a report; of those that stand beside it (with an addendum
    that lists its sponsors, a corrigendum) the first."""
    joining = "|".join(map(re.escape, usage.phrases.words.joining))
    return re.split(rf"\s+(?:{joining})\s+", printed)[0] if joining else printed


def _recommended(listed: _Listed, usage: Usage) -> Recommended | None:
    """Return the committee that recommended an act; one that none did has no paragraph there, or is
    in a chapter of those that none did."""
    chapters = usage.phrases.words.gathered.chapters
    by_none = {one.title for one in chapters if "committee" not in re.compile(one.form).groupindex}
    if not listed.report_paragraph.isdecimal() or listed.committee in by_none:
        return None
    report = _first_symbol(listed.originating_document.partition(",")[0], usage)
    return Recommended(committee=listed.committee, report=report, paragraph=listed.report_paragraph)


def _submitted_by(sponsors: Names, usage: Usage) -> str:
    """Return who submitted a draft of which that is said in place of sponsors; the list may have
    parted what is said at its commas."""
    said = ", ".join(sponsors)
    match = re.compile(usage.phrases.submitted.pattern, re.IGNORECASE).match(said)
    return said[match.start("submitted_by") :] if match else ""


def _vote(listed: _Listed) -> Vote | None:
    """Return who voted how; none where no vote was taken."""
    counts = (listed.MS_in_favour_count, listed.MS_against_count, listed.MS_abstaining_count)
    named = (listed.MS_in_favour, listed.MS_against, listed.MS_abstaining)
    if not any(named) and set(counts) <= {"", "0"}:
        return None
    names = [_once(some, count) for some, count in zip(named, counts, strict=True)]
    return Vote(
        counts=Counts(in_favour=counts[0], against=counts[1], abstaining=counts[2]),
        in_favour=names[0],
        against=names[1],
        abstaining=names[2],
    )


def _once(names: Names, count: str) -> Names:
    """Return the names of voters; where all are listed a second time behind the first, and are
    counted once, once."""
    half = len(names) // 2
    is_doubled = names[:half] == names[half:] and count == str(half)
    return names[:half] if is_doubled else names

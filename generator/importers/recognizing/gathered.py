"""Acts that came each in a file of its own -> the report of their session.

`gathered:` in body.yaml says what its chapters are: those who recommended the acts, which a line
over each act names. The title of the report, and those of its chapters, stand in no file, which the
report records as corrections.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator import anchors, marks
from generator.characters import plain_blanks, single_blanks
from generator.importers.reading import Block, BlockKind
from generator.importers.recognizing.days import days_of
from generator.importers.recognizing.originals import Original, Parted
from generator.importers.recognizing.usage import Usage
from generator.model import Adoption, AgendaItem, Correction, Held, Recommended, Report, Session
from generator.model.importing import ChapterOfActs

ITEM = re.compile(r"(\d{1,3})(?: ?\(([a-z]{1,2})\))?")
"""An agenda item: 69 (a)"""
_ASIDE = (BlockKind.APART, BlockKind.NOTE)


@dataclass(frozen=True, slots=True)
class Group:
    """Originals that are together in a report."""

    title: str
    """The title of the chapter that they are; "" where the originals themselves have chapters."""
    originals: tuple[Original, ...]


def by_chapters(originals: Sequence[Original], usage: Usage) -> tuple[Group, ...]:
    """Return originals in the order of the report: by chapters where they are acts, and nothing
    else, by their mark-up."""
    if not _are_acts(originals):
        return (Group("", tuple(originals)),)
    gathered = usage.phrases.words.gathered
    titles = [*(chapter.title for chapter in gathered.chapters), gathered.others]
    found: dict[str, list[Original]] = {title: [] for title in titles}
    for original in originals:
        chapter = next((one for one, _ in _said(_over(original), usage)), None)
        found[chapter.title if chapter else gathered.others].append(original)
    return tuple(Group(title, tuple(some)) for title, some in found.items() if some)


def _are_acts(originals: Sequence[Original]) -> bool:
    """Say whether each original is an act and nothing else, and all can be put in another order:
    the files of one zip file stay together."""
    if len({one.name for one in originals}) > 1 and any(one.member for one in originals):
        return False
    blocks = [block for one in originals for block in one.reading.blocks]
    text = [block for block in blocks if block.kind not in _ASIDE]
    return bool(text) and all(block.part for block in text)


def _over(original: Original) -> Iterator[str]:
    """Yield the lines over an act that are no text of it."""
    for block in original.reading.blocks:
        if block.kind is BlockKind.APART:
            yield _words(block)


def _words(block: Block) -> str:
    return plain_blanks(single_blanks("".join(run.text for run in block.runs)))


def _said(lines: Iterable[str], usage: Usage) -> Iterator[tuple[ChapterOfActs, re.Match[str]]]:
    """Yield of which chapter lines say that an act is, and the match of its form."""
    for line in lines:
        for chapter in usage.phrases.words.gathered.chapters:
            if chapter.form and (match := re.fullmatch(chapter.form, line)):
                yield chapter, match


def over_act(lines: Sequence[str], usage: Usage) -> Adoption:
    """Return what the lines over an act say of how it came about."""
    said = next((match.groupdict() for _, match in _said(lines, usage)), {})
    items = (f"{number}-{part}" if part else number for number, part in items_over(lines, usage))
    committee = said.get("committee") or ""
    by = Recommended(
        committee=committee,
        report=said.get("report") or "",
        paragraph=said.get("paragraph") or "",
    )
    return Adoption(
        draft=said.get("draft") or "",
        recommended_by=by if committee else None,
        agenda_item=tuple(items),
    )


def items_over(lines: Sequence[str], usage: Usage) -> dict[tuple[str, str], str]:
    """Return the agenda items that lines over an act name: number and letter -> title."""
    form = usage.phrases.words.gathered.items
    for at, line in enumerate(lines):
        if form and (match := re.fullmatch(form, line)):
            named = [(number, part) for number, part in ITEM.findall(match["items"])]
            return dict(zip(named, lines[at + 1 :], strict=False))
    return {}


def agenda(files: Sequence[Parted], usage: Usage) -> tuple[AgendaItem, ...]:
    """Return the agenda as far as the lines over acts tell it: the title of a part stands behind
    that of its item there (Seas: law of the sea)."""
    titles: dict[tuple[str, str], str] = {}
    for file in files:
        for item, title in items_over(lines_over(file), usage).items():
            titles.setdefault(item, title)
    parts: dict[str, list[AgendaItem]] = {}
    whole: dict[str, str] = {}
    for (number, part), title in sorted(titles.items(), key=lambda one: _counted(*one[0])):
        if part:
            before, colon, after = title.partition(": ")
            whole.setdefault(number, before)
            one = AgendaItem(number=part, title=after if colon else title)
            parts.setdefault(number, []).append(one)
        else:
            whole[number] = title
    return tuple(
        AgendaItem(number=number, title=title, items=tuple(parts.get(number, ())))
        for number, title in whole.items()
    )


def _counted(number: str, part: str) -> tuple[int, int, str]:
    """Return what agenda items are put in order by: (b) before (aa)."""
    return int(number), len(part), part


def lines_over(file: Parted) -> list[str]:
    """Return the lines over an act that are no text of it."""
    return [line.compared for line in file.furniture.running]


def head(files: Sequence[Parted], numbers: Iterable[str], usage: Usage) -> dict[str, Any]:
    """Return the fields of a report that is made of acts.

    Args:
        files: the originals.
        numbers: those of the acts, which say of which session they are.
        usage: what the reports of the body are like; `sessions:` tell when the session was.
    """
    gathered = usage.phrases.words.gathered
    session = _session(numbers, usage)
    citing = usage.phrases.citing
    days = (day for file in files for line in lines_over(file) for day in days_of(line, citing))
    opened, closed = (session.opens, session.closes) if session else ("", "")
    name = session.called(usage.language) if session else ""
    return {
        "session": session.number if session else "",
        "symbol": session.report if session else "",
        "title": gathered.title.replace("{session}", name),
        "date": max(days, default=""),
        "original_language": gathered.original_language,
        "agenda": agenda(files, usage),
        "held": Held(place=gathered.place, opened=opened, closed=closed),
    }


def _session(numbers: Iterable[str], usage: Usage) -> Session | None:
    """Return the session that most numbers of acts name."""
    matches = (
        match
        for number in numbers
        for kind in marks.ACTS
        if (match := usage.body.read_number(kind, number))
    )
    named = Counter(match.groupdict().get("session") or "" for match in matches)
    most = named.most_common(1)[0][0] if named else ""
    return next((one for one in usage.body.sessions if most in one.in_acts), None)


def with_titles_put_over(report: Report, usage: Usage) -> Report:
    """Return a report with titles that no file has: those of acts which have one in common with
    others alone (2/8 A and B under 2/8. Fish), and corrections that record these and its own."""
    remark = usage.phrases.words.gathered.remark
    assigned = anchors.assign(report)
    titles = {str(marks.REPORT): report.title}
    chapters = []
    for index, chapter in enumerate(report.chapters):
        titles[str(assigned[("chapters", index)].mark)] = chapter.title
        common = {one.number: one.title for one in chapter.collections}
        resolutions = []
        for at, act in enumerate(chapter.resolutions):
            if not act.title and act.collection in common:
                act = act.model_copy(update={"title": common[act.collection]})
                mark = assigned[("chapters", index, "resolutions", at)].mark
                titles[str(mark)] = act.title
            resolutions.append(act)
        chapters.append(chapter.model_copy(update={"resolutions": tuple(resolutions)}))
    corrections = (
        Correction(place=place, published=title, remark=remark)
        for place, title in titles.items()
        if title
    )
    return report.model_copy(
        update={"chapters": tuple(chapters), "corrections": tuple(corrections)}
    )

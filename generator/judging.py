"""What the rules say of the reports of a language, and of one that cannot be read whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path as File

from generator import anchors, catalogue, checks, published_addresses, received
from generator.actions import Grammar
from generator.checks import original
from generator.citations import Vocabulary
from generator.collation import Nouns
from generator.content_folder import Doubtful, Found, Read
from generator.findings import Finding
from generator.languages import languages
from generator.model import BODY_FORMAT, ActNumbers, Body
from generator.remembered import FINDINGS, NOTHING_REMEMBERED, OnPaper, Remembered
from generator.resolved import Resolved
from generator.resolving import resolve


@dataclass(frozen=True, slots=True)
class _Speaking:
    """How the reports of a body cite and say who must do what: made once for all of them."""

    vocabulary: Vocabulary
    grammar: Grammar
    nouns: Nouns

    @classmethod
    def of(cls, body: Body, language: str) -> _Speaking:
        words = catalogue.load_words(language)
        citing = words.citing.with_own([body], language)
        return cls(
            Vocabulary.of(body, language, citing),
            Grammar.of(body, language, words.acting, words.citing, words.lead_phrases),
            Nouns.of(citing, words.importing["division"]),
        )


def check(
    reports: list[Read],
    resolved: list[Resolved],
    leaving: frozenset[str] = frozenset(),
    remembered: Remembered = NOTHING_REMEMBERED,
) -> list[Finding]:
    """Return what the rules, without some, say of all reports of one language."""
    bodies = {made.body.id: made for made in resolved}

    @cache
    def speaking(id_: str) -> _Speaking:
        language = bodies[id_].report.language
        of = remembered.key("speaking", id_, language, remembered.of_all)
        return remembered.value(of, partial(_Speaking.of, bodies[id_].body, language))

    wanted = [
        (
            remembered.key("checks", made.handbook.sum, *remembered.files(one), *sorted(leaving)),
            partial(_checked, one, made, speaking, leaving, remembered),
        )
        for one, made in zip(reports, resolved, strict=True)
    ]
    remembered.ahead(wanted, FINDINGS)
    return [finding for one in wanted for finding in remembered.value(*one, FINDINGS)]


def _checked(
    one: Read,
    made: Resolved,
    speaking: Callable[[str], _Speaking],
    leaving: frozenset[str],
    remembered: Remembered,
) -> list[Finding]:
    """Return what the rules, without some, say of a report."""
    of_body = speaking(made.body.id)
    name = File(one.lines.file).with_name("published.tsv").as_posix()
    out, damaged = published_addresses.read(one.file.with_name("published.tsv"), name)
    collated = _collated(one, made, of_body.nouns, remembered)
    found = checks.check(made, of_body.vocabulary, of_body.grammar, out, collated, leaving)
    return [*damaged, *found]


def _collated(one: Read, made: Resolved, nouns: Nouns, remembered: Remembered) -> original.Collated:
    """Return where a report differs from its originals; or why it cannot be held to them, which is
    "" where it names none.

    Whoever corrects a word and says so leaves both as they were, and so are their differences.
    """
    try:
        originals = received.all_beside(one.file.parent, one.report.source)
    except received.ReceivedFault as fault:
        return original.not_held(fault)
    if not originals:
        return ""
    held = original.held(made, originals, nouns)
    return remembered.value(remembered.key("collated", *held.told), held.collated, _COLLATED)


_COLLATED = OnPaper(original.written, original.read_back)


def resolve_and_judge(one: Doubtful, found: Found) -> tuple[Resolved, list[Finding]] | None:
    """Return a report with mistakes resolved as far as can be, and what can be said of it; none
    where its language is not known."""
    report = one.read.report
    may_be = (report.language, one.read.file.name.split(".")[1])
    language = next((name for name in may_be if name in languages()), "")
    if not language:
        return None
    report = report.model_copy(update={"language": language})
    address = anchors.report_address(report)
    beside = [
        other
        for other in found.reports
        if other.report.language == language and anchors.report_address(other.report) != address
    ]
    read = replace(one.read, report=report)
    body = one.body or _any_body(report.body)
    [resolved, *_] = resolve([read, *beside], {**found.bodies, report.body: body})
    leaving = frozenset() if one.judged.whole else checks.NEED_ALL
    leaving |= frozenset() if one.body else checks.NEED_BODY
    told = check([read], [resolved], leaving)
    return resolved, [finding for finding in told if not one.judged.follows(finding.path)]


def _any_body(id_: str) -> Body:
    """Return a body of which nothing is known, so that any number may be one of its acts."""
    numbers = ActNumbers(pattern=".+")
    return Body.model_construct(
        format=BODY_FORMAT,
        id=id_,
        texts={},
        sessions=(),
        resolution=numbers,
        decision=numbers,
    )

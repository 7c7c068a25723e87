"""The one place where the order of the pipeline is written.

A report's YAML is loaded into a model; anchors, references and notes are resolved for the whole
report; the model is checked; the report is cut into pages; pages are rendered as Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache, partial
from pathlib import Path as File
from typing import Any

from generator import anchors, report_pages, settings
from generator.choice import Choice
from generator.cited_as.metadata import Shown
from generator.content_folder import Found, find
from generator.findings import Faults, Finding, errors, in_order
from generator.judging import check, resolve_and_judge
from generator.official import colophon
from generator.own.brand import NO_BRAND, Brand
from generator.own.reading import NOTHING_OWN, Own
from generator.packed import PackedTexts
from generator.pages import citable, cited_in, feed, handbook, html_head, own_pages, text_pages
from generator.progress import Stage
from generator.remembered import NOTHING_REMEMBERED, Remembered, Wanted
from generator.render import Renderer
from generator.report_pages import Around, Offered, ReportPages, Whole
from generator.resolved import Resolved
from generator.resolving import resolve
from generator.went_in import went_in


@dataclass(frozen=True, slots=True)
class Made:
    """What the generator made of all reports of a language."""

    language: str
    files: Mapping[str, str]
    """Address of each page -> the text of its Markdown file."""
    theme: Mapping[str, Any]
    """What the theme is told: interface words, the navigation of each report, the sum of its
    file."""
    date: str
    """The date of the latest report: the site's clock."""
    notices: tuple[Finding, ...]
    resolved: tuple[Resolved, ...] = ()
    """The reports, for exporters."""
    wholes: Mapping[str, tuple[Whole, ...]] = field(default_factory=dict)
    """Address of each report whose pages are here -> the pages that show all of it: one, or one for
    each of its parts."""
    scripts: Mapping[str, str] = field(default_factory=dict)
    """Name of each script that the site's own ask for -> its text."""
    over_all: Mapping[str, str] = field(default_factory=dict)
    """Name of each file over all reports that other programs ask for -> its text."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """What was published and is elsewhere now: the old address, with its id -> the new one."""
    brand: Brand = NO_BRAND
    """What the publisher is known by."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Address of each picture, and of other files of the publisher's own -> what it is."""
    shown: Shown = field(default_factory=lambda: Shown("", ""))
    """Where the handbook is published and what it is called, for pages made of what is beside."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Address of each file beside a page of a report -> the form that it is in."""
    went_in: Mapping[str, str] = field(default_factory=dict)
    """Address of each report -> the sum of all that it was made of, where that is known."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The reports of a content folder, checked together: none has a mistake."""

    resolved: Mapping[str, list[Resolved]]
    """Language -> its reports."""
    notices: tuple[Finding, ...]
    own: Own
    """What the publisher brings of its own."""


def check_all(
    content: File,
    progress: Stage = lambda _: None,
    choice: Choice | None = None,
    site: settings.Site = settings.NOT_PUBLISHED,
    remembered: Remembered = NOTHING_REMEMBERED,
) -> Checked:
    """Return the reports of a folder, resolved; raises Faults where one has any, with all of them.

    With a choice only the reports chosen are there, as if there were no others: what cannot be
    read stops it only where it may be one of them. What is `remembered` is not made anew.
    """
    remembered.begin()
    found = find(content, remembered.load_report, remembered.load_body)
    reports, bodies = found.reports, found.bodies
    judged = [one for it in found.doubtful if (one := resolve_and_judge(it, found))]
    findings = [*found.findings, *(finding for _, told in judged for finding in told)]
    if choice:
        unread = sorted({File(finding.file) for finding in errors(findings)})
        findings = [finding for finding in findings if choice.may_want(File(finding.file))]
        if errors(findings):
            raise Faults(in_order(findings))
        for file in unread:
            progress(f"{file.as_posix()} has mistakes; it is not asked for and left out")
        reports = choice(reports, unread)
    resolved: dict[str, list[Resolved]] = {}
    for language in sorted({one.report.language for one in reports}):
        ones = [one for one in reports if one.report.language == language]
        progress(f"{language}: resolving references and notes in {len(ones)} report(s)")
        resolved[language] = list(resolve(ones, bodies, found.own, remembered))
        findings += check(ones, resolved[language], remembered=remembered)
    if not choice:  # the reports that are not chosen are led to where they are online
        findings += _lead_nowhere(found, resolved, [one for one, _ in judged], findings, site)
    findings += found.of_own
    remembered.settle()
    if errors(findings):
        raise Faults(in_order(findings))
    return Checked(resolved, tuple(in_order(findings)), found.own)


def _lead_nowhere(
    found: Found,
    resolved: Mapping[str, list[Resolved]],
    doubted: list[Resolved],
    told: list[Finding],
    site: settings.Site,
) -> list[Finding]:
    """Return the links of own pages that lead nowhere, and not those that may lead to a report with
    mistakes (`doubted` as far as that can be): it has been told of them."""
    in_part = any(not one.judged.whole or one.body is None for one in found.doubtful)
    mistaken = bool(errors(told))
    findings: list[Finding] = []
    for language, sound in resolved.items():
        written = cache(partial(_markdown, language, sound))
        findings += own_pages.faults(
            found.own.pages,
            [*sound, *(one for one in doubted if one.report.language == language)],
            f"{site.address}{language}/",
            None if mistaken else written,
            unread=in_part or bool(found.illegible),
        )
    return findings


def _markdown(language: str, resolved: list[Resolved]) -> Mapping[str, str]:
    return render(language, resolved).files


def make(
    content: File,
    progress: Stage = lambda _: None,
    offered: Offered = lambda page, report: (),
    choice: Choice | None = None,
    site: settings.Site = settings.NOT_PUBLISHED,
    remembered: Remembered = NOTHING_REMEMBERED,
) -> list[Made]:
    """Return what the site of each language is made of; raises Faults where a report has any.

    All reports are checked before anything is rendered, so that an editor hears of all mistakes.
    `choice` and `remembered` are as for `check_all`; `site` is where the handbook will be
    published: pages tell programs their full address.
    """
    checked = check_all(content, progress, choice, site, remembered)
    progress("rendering pages")
    return [
        render(language, ones, checked.notices, offered, site, checked.own, remembered)
        for language, ones in checked.resolved.items()
    ]


def make_part(
    content: File,
    name: str,
    language: str,
    progress: Stage = lambda _: None,
    offered: Offered = lambda page, report: (),
    site: settings.Site = settings.NOT_PUBLISHED,
    remembered: Remembered = NOTHING_REMEMBERED,
) -> Made:
    """Return what the pages of a report are made of, as they are in the handbook of all; `name` is
    ctoc-cop/session-7. Raises Faults where it has mistakes, or another cannot be read.

    The others are read and resolved, since they cite it, and not checked.
    """
    remembered.begin()
    found = find(content, remembered.load_report, remembered.load_body, language)
    if errors(unread := [*found.findings, *found.of_own]):
        raise Faults(in_order(unread))
    progress(f"{language}: resolving references and notes in {len(found.reports)} report(s)")
    resolved = list(resolve(found.reports, found.bodies, found.own, remembered))
    here = [
        at
        for at, one in enumerate(found.reports)
        if anchors.report_address(one.report) == f"{name}/"
    ]
    some, wanted = [found.reports[at] for at in here], [resolved[at] for at in here]
    findings = in_order([*unread, *check(some, wanted, remembered=remembered)])
    if errors(findings):
        raise Faults(findings)
    progress("rendering pages")
    around = _around(language, resolved, offered, site, remembered)
    made = _of_reports(wanted, resolved, around, site, found.own, remembered)
    return replace(made, notices=tuple(findings))


def render(
    language: str,
    resolved: list[Resolved],
    notices: tuple[Finding, ...] = (),
    offered: Offered = lambda page, report: (),
    site: settings.Site = settings.NOT_PUBLISHED,
    own: Own = NOTHING_OWN,
    remembered: Remembered = NOTHING_REMEMBERED,
) -> Made:
    """Return the Markdown of all pages of a language."""
    around = _around(language, resolved, offered, site, remembered)
    made = _of_reports(resolved, resolved, around, site, own, remembered)
    words, shown = around.words, around.shown
    own_ones = own_pages.made(own.pages, resolved, shown.site, words.pages)
    over_all = handbook.over_all(resolved, around.cited, words.pages, site.contact)
    over_all += [
        new for page in over_all for new in cited_in.pages(page, around.sessions, words.pages)
    ]
    over_all = [
        replace(page, head=html_head.of_page(page, shown, language, words.pages))
        for page in (*over_all, *own_ones)
    ]
    renderer = Renderer(words.pages, language)
    listed = own_pages.navigation(own_ones, site.nav)
    theme = {
        **made.theme,
        "feeds": [asdict(one) for one in feed.feeds(resolved)],
        **({"own": {**own.theme, "pages": listed}} if own.theme else {}),
    }
    return replace(
        made,
        files=PackedTexts(made.files, {page.address: renderer.page(page) for page in over_all}),
        theme=theme,
        notices=notices,
        scripts={**made.scripts, **citable.scripts(resolved, around.cited, words)},
        over_all=feed.written(resolved, shown, words.pages),
        redirects={old: new for one in resolved for old, new in text_pages.redirects(one.report)},
    )


def _around(
    language: str,
    resolved: list[Resolved],
    offered: Offered,
    site: settings.Site,
    remembered: Remembered,
) -> Around:
    locale = resolved[0].catalogue.pages["locale"]
    shown = Shown(f"{site.address}{language}/", site.name, locale)
    return Around.of(language, resolved, shown, offered, remembered.last_round)


def _of_reports(
    some: list[Resolved],
    resolved: list[Resolved],
    around: Around,
    site: settings.Site,
    own: Own,
    remembered: Remembered,
) -> Made:
    """Return the Markdown of the pages of some of the reports of a language, and of no others."""
    sums = went_in(resolved, remembered.read) if remembered.read else {}
    pages = _pages_of_each(some, around, sums, remembered)
    interface = around.words.interface
    bodies = {one.body.id: one.body for one in resolved}
    said_of_texts = colophon(
        interface, bodies.values(), around.language, [one.report for one in resolved]
    )
    return Made(
        around.language,
        files=PackedTexts(*(one.files for one in pages.values())),
        theme={
            "language": around.language,
            "words": {**interface, "colophon": said_of_texts},
            "reports": {address.rstrip("/"): one.navigation for address, one in pages.items()},
            "sums": {address.rstrip("/"): one.sum for address, one in pages.items()},
        },
        date=max(one.report.date for one in resolved),
        notices=(),
        resolved=tuple(resolved),
        wholes={
            address: pages[address].wholes_of(one, around)
            for one in some
            for address in [anchors.report_address(one.report)]
        },
        scripts={name: text for one in pages.values() for name, text in one.scripts.items()},
        brand=replace(own.brand, name=site.name),
        pictures=own.files,
        shown=around.shown,
        beside={name: form for one in pages.values() for name, form in one.beside.items()},
        went_in={address: sums[address] for address in pages} if sums else {},
    )


def _pages_of_each(
    some: list[Resolved], around: Around, sums: Mapping[str, str], remembered: Remembered
) -> dict[str, ReportPages]:
    """Return the pages of some reports, by their addresses."""
    wanted: dict[str, Wanted[ReportPages]] = {}
    for one in some:
        address = anchors.report_address(one.report)
        told = remembered.forms, around.told_of(one)
        of = remembered.key("pages", sums[address], *told) if sums else None
        wanted[address] = of, partial(report_pages.report_pages, one, around)
    remembered.ahead([*wanted.values()], report_pages.ON_PAPER)
    pages = {name: remembered.value(*one, report_pages.ON_PAPER) for name, one in wanted.items()}
    remembered.settle()
    return pages

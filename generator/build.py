"""The one place where the order of the pipeline is written.

A report's YAML is loaded into a model; anchors, references and notes are resolved for the whole
report; the model is checked; the report is cut into pages; pages are rendered as Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass, field, replace
from functools import cache, partial
from itertools import permutations
from pathlib import Path as File
from typing import Any, Protocol

from generator import (
    agendas,
    anchors,
    catalogue,
    checks,
    footnotes,
    inline,
    published_addresses,
    received,
    references,
    settings,
    source,
)
from generator.actions import Grammar
from generator.checks import original
from generator.citations import BetweenCitations, Vocabulary
from generator.cited_as.metadata import Shown
from generator.collation import Nouns
from generator.findings import Faults, Finding, Lines, errors, in_order
from generator.handbook import Handbook
from generator.ibid import NoteGrammar
from generator.languages import languages
from generator.model import BODY_FORMAT, ActNumbers, Body, Report, walk
from generator.official import colophon
from generator.own.brand import NO_BRAND, Brand
from generator.own.reading import NOTHING_OWN, Own, read_own
from generator.pages import (
    actions,
    citable,
    cited_in,
    documents,
    feed,
    handbook,
    html_head,
    lists,
    notes_and_citing,
    own_pages,
    participants,
    session_drawn,
    text_pages,
    whole_report,
)
from generator.pages.citation import citation
from generator.pages.page import Page
from generator.pages.previews import Previewer
from generator.progress import Stage
from generator.render import Renderer
from generator.resolved import Resolved

Files = tuple[tuple[str, str], ...]
Offered = Callable[[Page, Report], Files]
"""Names the files beside a page that are other forms of it: ("pdf", "resolution-7-1.pdf")."""


@dataclass(frozen=True, slots=True)
class Read:
    """A report as it was read."""

    report: Report
    lines: Lines
    file: File


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A report with mistakes: it is judged as far as that can be, and nothing is made of it."""

    read: Read
    judged: source.Judged[Report]
    body: Body | None
    """Its body; none where that is not known, or has mistakes itself."""


class Choice(Protocol):
    """Some of the reports there are."""

    def __call__(self, reports: list[Read], unread: list[File]) -> list[Read]:
        """Return those of the reports that are wanted; others have files that cannot be read."""

    def may_want(self, file: File) -> bool:
        """Say whether a file is, or describes the body of, a report that may be wanted."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole report on one page."""

    page: Page
    text: str
    """The text of the file of that page."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the generator made of all reports of a language."""

    language: str
    files: Mapping[str, str]
    """Address of each page -> the text of its Markdown file."""
    theme: Mapping[str, Any]
    """What the theme is told: interface words, the navigation of each report."""
    date: str
    """The date of the latest report: the site's clock."""
    notices: tuple[Finding, ...]
    resolved: tuple[Resolved, ...] = ()
    """The reports, for exporters."""
    wholes: Mapping[str, Whole] = field(default_factory=dict)
    """Address of each report -> the page that shows all of it."""
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


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a content folder."""

    reports: list[Read]
    bodies: dict[str, Body]
    findings: list[Finding]
    """What reading found."""
    doubtful: list[Doubtful]
    """The other reports, but for those that are no YAML."""
    illegible: list[File]
    """The reports that are no YAML."""
    own: Own
    """What the publisher brings of its own."""
    of_own: list[Finding]
    """What reading that found."""


def read(content: File) -> tuple[list[Read], dict[str, Body], list[Finding]]:
    """Return the reports without mistakes and the bodies of a folder, and what reading found."""
    found = find(content)
    return found.reports, found.bodies, [*found.findings, *found.of_own]


def find(content: File) -> Found:
    """Return the reports and bodies of a content folder.

    Files are named in findings as the editor knows them: content/ctoc-cop/body.yaml. Raises
    PermissionError of a folder that may not be read: what is in it would be missing unnoticed.
    """
    for folder in content.glob("**/"):
        next(folder.iterdir(), None)  # glob itself passes over such a folder
    own, of_own = read_own(content)
    findings = list(_not_read(content))
    bodies: dict[str, Body] = {}
    unread: set[str] = set()
    uncertain: set[str] = set()
    for file in body_files(content):
        loaded = source.load_body(file, _known_as(file, content))
        findings += loaded.findings
        if loaded.value:
            bodies[loaded.value.id] = loaded.value
        else:
            unread.add(file.parent.name)
        if errors(loaded.findings):
            uncertain.add(file.parent.name)
    reports: list[Read] = []
    doubtful: list[Doubtful] = []
    illegible: list[File] = []
    of_acts: dict[File, frozenset[str]] = {}
    for file in report_files(content):
        report = source.load_report(file, _known_as(file, content))
        findings += report.findings
        judged = report.judged
        if not judged:
            illegible.append(file)
            continue
        of_acts[file] = report.named
        if judged.follows(("body",)):  # a folder is named after its body
            in_folder = judged.value.model_copy(update={"body": file.parent.parent.name})
            judged = replace(judged, value=in_folder)
        # What a body.yaml that cannot be read would say of a report is not known.
        id_ = judged.value.body
        wrong = [] if id_ in unread else list(_out_of_place(judged.value, report.lines, bodies))
        wrong = [one for one in wrong if not judged.follows(one.path)]
        findings += wrong
        one = Read(judged.value, report.lines, file)
        known = not wrong and id_ not in uncertain
        if known and not judged.follows(("session",)):
            one, misplaced = _of_its_folder(one, bodies[id_])
            findings += misplaced
        if report.value and known and not errors(report.findings):
            reports.append(one)
        else:
            doubtful.append(Doubtful(one, judged, bodies.get(id_) if known else None))
    findings += (*_not_named(content, of_acts), *_of_one_session(reports))
    return Found(reports, bodies, findings, doubtful, illegible, own, of_own)


BODY_FILE = "body.yaml"


def body_files(content: File) -> list[File]:
    """Return the files that describe bodies."""
    return [file for file in sorted(content.glob(f"*/{BODY_FILE}")) if file.is_file()]


def report_files(content: File) -> list[File]:
    """Return the files of reports."""
    return [file for file in sorted(content.glob("*/*/report.*.yaml")) if file.is_file()]


_LIKE_ONE = re.compile(r"(?:report|body)\b.*\.ya?ml", re.IGNORECASE)


def _not_read(content: File) -> Iterator[Finding]:
    """Yield what looks like a report or a body and nobody reads: its pages would be missing."""
    read = {*body_files(content), *report_files(content)}
    for file in sorted(content.rglob("*")):
        if file not in read and _LIKE_ONE.fullmatch(file.name):
            message = (
                "nothing reads this; it should be <body>/body.yaml or "
                "<body>/session-<number>/report.<language>.yaml, and a file"
            )
            yield Finding("unread-file", _known_as(file, content), 1, message)


def _not_named(content: File, of_acts: Mapping[File, frozenset[str]]) -> Iterator[Finding]:
    """Yield the files of acts that no report names; what is in them would be missing.

    `of_acts` are the files that each report names; of one that cannot be read they are not known.
    """
    unknown = {file.parent for file in report_files(content) if file not in of_acts}
    named = {file.parent / name for file, names in of_acts.items() for name in names}
    for folder in sorted({file.parent for file in of_acts} - unknown):
        for file in files_of_acts(folder, {one.parent for one in named}):
            if file not in named and not _LIKE_ONE.fullmatch(file.name):
                name = file.relative_to(folder).as_posix()
                message = (
                    f"no report names this; write “file: {name}” where the act belongs, or take it "
                    "out (a split or join that was stopped is ended by the same command)"
                )
                yield Finding("unread-file", _known_as(file, content), 1, message)


_OF_AN_ACT = re.compile(r"[^.].*\.ya?ml", re.IGNORECASE)


def files_of_acts(folder: File, others: Set[File] = frozenset()) -> list[File]:
    """Return the files of acts beside a report, or what looks so; `others` are further folders."""
    folders = {folder / name for name in source.OF_ACTS}
    folders |= {one for one in others if one.is_relative_to(folder)}
    files = (file for one in folders if one.is_dir() for file in one.iterdir())
    return sorted(file for file in files if _OF_AN_ACT.fullmatch(file.name) and file.is_file())


def _out_of_place(report: Report, lines: Lines, bodies: dict[str, Body]) -> Iterator[Finding]:
    """Yield why a report cannot stand in the handbook: its body, its language."""
    body = bodies.get(report.body)
    if body is None:
        known = ", ".join(sorted(bodies)) or "none"
        message = f"“{report.body}” has no body.yaml; the bodies are {known}"
        yield lines.finding("unknown-body", ("body",), message)
    elif report.language not in body.texts:
        message = f"body.yaml has no names in the language “{report.language}”; add them there"
        yield lines.finding("unknown-body", ("language",), message)


def _folder_of(report: Report) -> str:
    """Return the name of the folder in which a report belongs: session-7."""
    return anchors.report_address(report).split("/")[1]


def _of_its_folder(one: Read, body: Body) -> tuple[Read, list[Finding]]:
    """Return a report as one of the session whose folder it is in, and that it says another.

    So one mistake is told, and not what follows from it; nothing is published so.
    """
    if _folder_of(one.report) == one.file.parent.name:
        return one, []
    for session in body.sessions:
        report = one.report.model_copy(update={"session": session.number})
        if _folder_of(report) == one.file.parent.name:
            return replace(one, report=report), [_in_wrong_folder(one)]
    known = one.report.session in {session.number for session in body.sessions}
    return one, [_in_wrong_folder(one)] if known else []  # else unknown-session tells


def _in_wrong_folder(one: Read) -> Finding:
    message = (
        f"“session” is “{one.report.session}”, and the report stands in the folder "
        f"“{one.file.parent.name}”; correct the one, or name the other “{_folder_of(one.report)}”"
    )
    return one.lines.finding("wrong-folder", ("session",), message)


def _of_one_session(reports: list[Read]) -> Iterator[Finding]:
    """Yield, for each of several reports of one session, the others: none is surer than they."""
    for one, other in permutations(reports, 2):
        same = anchors.report_address(one.report) == anchors.report_address(other.report)
        if same and one.report.language == other.report.language:
            message = f"{other.lines.file} is a report of this session too; take one of them out"
            yield one.lines.finding("duplicate-id", ("session",), message)


def _known_as(file: File, content: File) -> str:
    return f"{content.name}/{file.relative_to(content).as_posix()}"


def resolve(
    reports: list[Read], bodies: dict[str, Body], own: Own = NOTHING_OWN
) -> Iterator[Resolved]:
    """Yield the reports of one language with all the tables made of them.

    `own` is what the publisher brings: its words stand in the place of ours.
    """
    assigned = {
        anchors.report_address(one.report): anchors.assign(one.report, bodies.get(one.report.body))
        for one in reports
    }
    if not reports:
        return
    language = reports[0].report.language
    words = own.words.get(language) or catalogue.load_words(language)
    grammars = {id_: _note_grammar(body, words) for id_, body in bodies.items()}
    whole = Handbook(language, bodies, assigned)
    between = BetweenCitations.of(words.citing)
    sessions = {
        address: agendas.agenda_of(one.report, assigned[address])
        for one in reports
        for address in [anchors.report_address(one.report)]
    }
    for one in reports:
        values = dict(walk(one.report))
        here = assigned[anchors.report_address(one.report)]
        texts, faults = inline.texts_of(values)
        texts |= dict(agendas.leading_to_sessions(one.report, values, texts, whole, sessions))
        found, unresolved = references.resolve(one.report, texts, whole, between)
        yield Resolved(
            one.report,
            bodies[one.report.body],
            one.lines,
            values,
            texts,
            tuple(faults),
            here,
            tuple(found),
            tuple(unresolved),
            footnotes.number_notes(values, texts, here, grammars[one.report.body]),
            whole,
            words,
        )


def _note_grammar(body: Body, words: catalogue.Words) -> NoteGrammar:
    """Return the grammar by which notes name their sources in the texts of a body."""
    texts = body.texts.get(words.language)
    called = texts.publications if texts else ()
    return NoteGrammar.of(words.noting.with_publications(called), words.citing)


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
    reports: list[Read], resolved: list[Resolved], leaving: frozenset[str] = frozenset()
) -> list[Finding]:
    """Return what the rules, without some, say of all reports of one language."""
    findings: list[Finding] = []
    bodies = {made.body.id: made for made in resolved}
    speaking = {id_: _Speaking.of(one.body, one.report.language) for id_, one in bodies.items()}
    for one, made in zip(reports, resolved, strict=True):
        of_body = speaking[made.body.id]
        name = File(one.lines.file).with_name("published.tsv").as_posix()
        out, damaged = published_addresses.read(one.file.with_name("published.tsv"), name)
        collated = original.collated(made, _received(one), of_body.nouns)
        found = checks.check(made, of_body.vocabulary, of_body.grammar, out, collated, leaving)
        findings += [*damaged, *found]
    return findings


def _received(one: Read) -> tuple[received.Received, ...] | received.ReceivedFault:
    """Return what was read of the texts as received, or why that is not known; () where a report
    names none."""
    try:
        return received.all_beside(one.file.parent, one.report.source)
    except received.ReceivedFault as fault:
        return fault


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
) -> Checked:
    """Return the reports of a folder, resolved; raises Faults where one has any, with all of them.

    With a choice only the reports chosen are there, as if there were no others: what cannot be
    read stops it only where it may be one of them.
    """
    found = find(content)
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
        resolved[language] = list(resolve(ones, bodies, found.own))
        findings += check(ones, resolved[language])
    if not choice:  # the reports that are not chosen are led to where they are online
        findings += _lead_nowhere(found, resolved, [one for one, _ in judged], findings, site)
    findings += found.of_own
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
) -> list[Made]:
    """Return what the site of each language is made of; raises Faults where a report has any.

    All reports are checked before anything is rendered, so that an editor hears of all mistakes.
    `choice` is as for `check_all`; `site` is where the handbook will be published: pages tell
    programs their full address.
    """
    checked = check_all(content, progress, choice, site)
    progress("rendering pages")
    return [
        render(language, ones, checked.notices, offered, site, checked.own)
        for language, ones in checked.resolved.items()
    ]


def render(
    language: str,
    resolved: list[Resolved],
    notices: tuple[Finding, ...] = (),
    offered: Offered = lambda page, report: (),
    site: settings.Site = settings.NOT_PUBLISHED,
    own: Own = NOTHING_OWN,
) -> Made:
    """Return the Markdown of all pages of a language."""
    words = resolved[0].catalogue
    shown = Shown(f"{site.address}{language}/", site.name, words.pages["locale"])
    cited = notes_and_citing.cited_by(resolved)
    previewer = Previewer(resolved, cited, words.pages)
    sessions = cited_in.sessions_named(resolved, words.pages)
    files: dict[str, str] = {}
    navigation: dict[str, Any] = {}
    wholes: dict[str, Whole] = {}
    for one in resolved:
        texts = text_pages.texts(one, cited, words.pages)
        texts = actions.counted(one, texts, words.pages)
        about = [
            *lists.lists(one, texts, words.pages),
            documents.documents(one, words.pages),
            *actions.register_pages(one, words.pages),
            *participants.participants(one, words.pages),
            *session_drawn.drawn(one, words.pages),
        ]
        renderer = Renderer(words.pages, language, one)
        whole = whole_report.page(one, texts, words.pages)
        pages = text_pages.moved(one, [*texts, *about, whole], words.pages)
        pages += [new for page in pages for new in cited_in.pages(page, sessions, words.pages)]
        pages = [replace(p, citation=citation(one, p, words.pages, shown.site)) for p in pages]
        pages = [replace(p, files=(*p.files, *offered(p, one.report))) for p in pages]
        pages = [replace(p, head=html_head.of_report(one, p, shown, words.pages)) for p in pages]
        pages = [replace(p, previews=previewer.of(one, p)) for p in pages]
        files |= _rendered(renderer, pages)
        address = anchors.report_address(one.report)
        wholes[address] = Whole(whole, files[whole.address])
        navigation[address.rstrip("/")] = {
            **handbook.navigation(one, texts, words.pages),
            "colophon": colophon(words.interface, (one.body,), language, (one.report,)),
        }
    own_ones = own_pages.made(own.pages, resolved, shown.site, words.pages)
    listed = own_pages.navigation(own_ones, site.nav)
    over_all = handbook.over_all(resolved, cited, words.pages, site.contact)
    over_all += [new for page in over_all for new in cited_in.pages(page, sessions, words.pages)]
    over_all = [
        replace(page, head=html_head.of_page(page, shown, language, words.pages))
        for page in (*over_all, *own_ones)
    ]
    files |= _rendered(Renderer(words.pages, language), over_all)
    bodies = {one.body.id: one.body for one in resolved}
    said_of_texts = colophon(
        words.interface, bodies.values(), language, [one.report for one in resolved]
    )
    theme: dict[str, Any] = {
        "language": language,
        "words": {**words.interface, "colophon": said_of_texts},
        "reports": navigation,
        "feeds": [asdict(one) for one in feed.feeds(resolved)],
        **({"own": {**own.theme, "pages": listed}} if own.theme else {}),
    }
    date = max(one.report.date for one in resolved)
    scripts = citable.scripts(resolved, cited, words)
    redirects = {old: new for one in resolved for old, new in text_pages.redirects(one.report)}
    return Made(
        language,
        files,
        theme,
        date,
        notices,
        resolved=tuple(resolved),
        wholes=wholes,
        scripts=scripts,
        over_all=feed.written(resolved, shown, words.pages),
        redirects=redirects,
        brand=replace(own.brand, name=site.name),
        pictures=own.files,
        shown=shown,
    )


def _rendered(renderer: Renderer, pages: list[Page]) -> dict[str, str]:
    return {page.address: renderer.page(page) for page in pages}

"""The command `plenary`; the only module that prints.

Exit codes: 0 all is well; 1 mistakes in a report or its pages, or a bundle that differs; 2 the
command was called wrongly; 3 a fault of Plenary itself.
"""

from __future__ import annotations

import argparse
import errno
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from generator import build, materials, published, source, write
from generator.findings import Faults, Finding, Severity, errors, in_order, one_line
from generator.in_place import put
from generator.model import Report
from generator.pages.page import Page
from generator.publishing import CURRENT, PublishingFault, current, publish, roll_back
from generator.publishing import check as check_site
from generator.resolved import Resolved
from generator.site import SiteFault, alone, build_site, serve

EXPORTERS = (
    "paper.printing",
    "one_file.writing",
    "epub.writing",
    "register.as_csv",
    "register.as_json",
    "records.bibtex",
    "records.ris",
    "records.csl_json",
    "data.as_markdown",
    "data.as_json",
    "data.as_yaml",
    "data.tables",
)
"""Of generator/exporters, those that write files beside the pages. Each has a FORM (the name of the
form, and of its folder in build/<language>), `offered` and `export`; those that cannot show all
that a report may say have `findings`."""


class Misuse(Exception):  # noqa: N818 - a mistake in the call, told to the user
    """The command was called in a way that cannot work."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    options.project = options.project.resolve()
    try:
        return int(options.run(options))
    except Faults as faults:
        _tell_findings(faults.findings)
        return 1
    except SiteFault as fault:
        for message in fault.messages:
            _tell(f"error: {message}")
        _tell("Nothing was published; what was there before is still there as it was.")
        return 1
    except PublishingFault as fault:
        _tell(f"error: {fault}")
        return 1
    except (Misuse, FileNotFoundError, IsADirectoryError) as misuse:
        _tell(f"error: {misuse}")
        return 2
    except KeyboardInterrupt:
        _tell("Stopped. What was there before is still there as it was.")
        return 130  # as shells have it: 128 and the number of the signal
    except OSError as fault:
        if fault.errno not in DISK:
            return _our_fault()
        where = f": {fault.filename}" if fault.filename else ""
        _tell(f"error: {fault.strerror}{where}. {DISK[fault.errno]} and start again.")
        _tell("What was there before is still there as it was.")
        return 1
    except Exception:
        return _our_fault()


DISK = {
    errno.ENOSPC: "Make room on that disk",
    errno.EDQUOT: "Make room on that disk, of which you have used your share",
    errno.EROFS: "Make that disk one that can be written to",
    errno.EACCES: "Give yourself the right to read and write there",
    errno.EPERM: "Give yourself the right to read and write there",
    errno.EIO: "Have that disk looked at",
}
"""What the system may say of a disk or a file, which is no fault of ours -> what to do."""


def _our_fault() -> int:
    """Tell of a fault that is ours, with what its mender needs."""
    traceback.print_exc()
    _tell("This is a fault of Plenary, not of a report. Please pass on the lines above.")
    return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="plenary", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--project", type=Path, default=Path(), help="the folder with content/ and mkdocs.yml"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(run: Callable[[argparse.Namespace], int], name: str) -> argparse.ArgumentParser:
        summary = (run.__doc__ or "").splitlines()[0]
        added = commands.add_parser(name, help=summary, description=summary)
        added.set_defaults(run=run)
        return added

    command(_build, "build")
    printing = command(_print, "print")
    printing.add_argument(
        "texts",
        nargs="*",
        metavar="TEXT",
        help="resolution:7/1, item:2-a, report ...; all if none",
    )
    printing.add_argument("--paper", choices=("a4", "letter"), default="a4")
    bundling = command(_bundle, "bundle")
    bundling.add_argument(
        "reports", nargs="*", metavar="REPORT", help="ctoc-cop/session-7 ...; all if none"
    )
    bundling.add_argument("--language", default="", help="one language; all of them if none")
    bundling.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")
    bundling.add_argument("-o", "--output", type=Path, help="the folder for bundles: dist/")
    verifying = command(_verify, "verify")
    verifying.add_argument("bundle", type=Path, help="a bundle, or the folder it was unpacked to")
    publishing = command(_publish, "publish")
    publishing.add_argument("folder", type=Path, help="the folder of publication")
    publishing.add_argument("--site", type=Path, help="the finished site: site/")
    command(_rollback, "rollback").add_argument("folder", type=Path, help="the same folder")
    command(_serve, "serve").add_argument("--port", type=int, default=8000)
    command(_check, "check")
    fmt = command(_fmt, "fmt")
    fmt.add_argument("files", nargs="*", type=Path, help="reports; all of them if none is named")
    fmt.add_argument("--check", action="store_true", help="only say which would change")
    importing = command(_import, "import")
    importing.add_argument("source", type=Path, help="the text as received")
    importing.add_argument("--body", required=True, help="the id of the body: ctoc-cop")
    importing.add_argument("--language", default="en")
    importing.add_argument("-o", "--output", type=Path, required=True)
    command(_links, "links").add_argument("-o", "--output", type=Path, help="a file for the CSV")
    schema = command(_schema, "schema")
    schema.add_argument("--check", action="store_true", help="only say whether they are current")
    command(_record, "record")
    command(_sbom, "sbom").add_argument("-o", "--output", type=Path, help="dist/plenary.cdx.json")
    return parser


# --- build, serve, check ----------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    """Build the site: write the Markdown, run MkDocs and Pagefind, put the site in place."""
    project: Path = options.project
    tell = _Progress()
    exporters = _exporters()
    # From the first page on: MkDocs must not read the pages of another build.
    with alone(project / "build" / "pages"):
        prepared = _prepared(project, tell, exporters)
        build_site(
            project / "build",
            project / "site",
            prepared.languages,
            epoch=prepared.epoch,
            progress=tell.count,
            beside=[exporter.FORM for exporter in exporters],
        )
    tell.stage(f"{prepared.pages} pages are in {project / 'site'}")
    return 0


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What MkDocs must know of the pages that were written."""

    languages: dict[str, str]
    """Code -> name in the language itself."""
    epoch: int
    """The site's clock: the date of the latest report, in seconds."""
    pages: int


def _prepared(project: Path, tell: _Progress, exporters: list[ModuleType]) -> _Prepared:
    """Write the pages, and the files beside them.

    The reports are let go of here: MkDocs needs their memory.
    """

    finished = []
    for one in _judged(_made(project, tell.stage, _offered_by(exporters)), exporters):
        folder = project / "build" / one.language
        for exporter in exporters:
            _export(one, folder / exporter.FORM, exporter=exporter, project=project, tell=tell)
        finished.append(_with_overview(one, folder, exporters))
        _write(finished[-1], project)
    return _of(finished)


def _judged(made: list[build.Made], exporters: list[ModuleType]) -> list[build.Made]:
    """Return what was made; raises Faults where an exporter cannot show all of it."""
    findings = list(_of_exporters(made, exporters))
    if findings:
        raise Faults(in_order(findings))
    return made


def _of_exporters(made: list[build.Made], exporters: list[ModuleType]) -> Iterator[Finding]:
    """Yield what exporters cannot show of what was made."""
    for exporter in exporters:
        if hasattr(exporter, "findings"):
            for one in made:
                yield from exporter.findings(one)


def _offered_by(exporters: list[ModuleType]) -> build.Offered:
    """Return what names the files that exporters write beside a page."""

    def offered(page: Page, report: Report) -> build.Files:
        files = ((exporter.FORM, exporter.offered(page, report)) for exporter in exporters)
        return tuple((form, name) for form, name in files if name)

    return offered


def _export(
    made: build.Made, folder: Path, *, exporter: ModuleType, project: Path, tell: _Progress
) -> None:
    """Let an exporter write the files of a language to a folder."""
    tell.stage(f"{made.language}: making {exporter.FORM} files")
    exporter.export(made, project / "mkdocs.yml", folder, tell.count)


def _with_overview(made: build.Made, folder: Path, exporters: list[ModuleType]) -> build.Made:
    """Return what was made, with the page about the files that exporters wrote to a folder."""
    overview = _exporter("data.overview")
    forms = [exporter.FORM for exporter in exporters]
    return overview.with_overview(made, folder, forms) if overview else made


def _of(made: list[build.Made]) -> _Prepared:
    """Return what MkDocs must know."""
    latest = datetime.fromisoformat(max(one.date for one in made)).replace(tzinfo=UTC)
    languages = {one.language: source.load_words(one.language).name for one in made}
    return _Prepared(languages, int(latest.timestamp()), sum(len(one.files) for one in made))


def _exporters() -> list[ModuleType]:
    """Return the exporters that are there: the site builds without any of them."""
    return [found for name in EXPORTERS if (found := _exporter(name))]


def _exporter(name: str) -> Any:
    """Return a module of generator/exporters; none where it, or one that it needs, is not there."""
    try:
        return import_module(f"generator.exporters.{name}")
    except ModuleNotFoundError as missing:
        if not (missing.name or "").startswith("generator.exporters"):
            raise
        return None


def _print(options: argparse.Namespace) -> int:
    """Make the PDFs of all texts, or of those named, in build/<language>/pdf."""
    tell = _Progress()
    paper = next((one for one in _exporters() if one.FORM == "pdf"), None)
    if paper is None:
        raise Misuse("generator/exporters/paper is not there; only it can print")
    site = source.site_address(options.project / "mkdocs.yml")
    with alone(options.project / "build" / "pages"):
        for made in _judged(_made(options.project, tell.stage), [paper]):
            folder = options.project / "build" / made.language / paper.FORM
            documents = paper.documents(made, site, options.paper)
            if not options.texts:
                paper.print_all(documents, folder, tell.count)
                tell.stage(f"{len(documents)} PDFs are in {folder}")
                continue
            unknown = set(options.texts) - {document.mark for document in documents}
            if unknown:
                known = ", ".join(document.mark for document in documents)
                raise Misuse(f"there is no text {', '.join(sorted(unknown))}; there are {known}")
            wanted = [document for document in documents if document.mark in options.texts]
            for file in paper.print_these(wanted, folder, tell.count):
                tell.stage(str(file))
    return 0


def _bundle(options: argparse.Namespace) -> int:
    """Make an offline copy of the handbook, a zip file a language."""
    from generator.exporters.bundle.choice import Choice, UnknownReport
    from generator.exporters.bundle.making import make_bundles

    project, tell = options.project, _Progress()
    folder: Path = options.output or project / "dist"
    if folder.exists() and not folder.is_dir():
        raise Misuse(f"{folder} is no folder; a bundle is put into one")
    exporters = [one for one in _exporters() if not (options.no_pdf and one.FORM == "pdf")]
    choice = Choice(options.reports, options.language)
    try:
        made = build.make(
            _content(project), tell.stage, _offered_by(exporters), choice, _site(project)
        )
    except UnknownReport as unknown:
        raise Misuse(str(unknown)) from unknown
    _judged(_some(made, project), exporters)

    beside = {
        one.FORM: partial(_export, exporter=one, project=project, tell=tell) for one in exporters
    }
    for one in make_bundles(
        made,
        project,
        folder,
        choice.there_are,
        beside=beside,
        finished=partial(_with_overview, exporters=exporters),
        progress=tell.count,
    ):
        takes = ", ".join(f"{what} {_size(size)}" for what, size in one.takes.items())
        _tell(f"{one.file}: {_size(sum(one.takes.values()))} in {one.files} files ({takes})")
    return 0


def _size(size: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} KB"


def _verify(options: argparse.Namespace) -> int:
    """Check a bundle against its MANIFEST.txt and tell what differs, a line each."""
    from generator.exporters.bundle.verifying import verify

    verified = verify(options.bundle)
    for fault in verified.faults:
        _tell(f"{options.bundle}: {fault}")
    if not verified.faults:
        _tell(f"{options.bundle}: {verified.files} files, all as MANIFEST.txt says")
    return 1 if verified.faults else 0


def _written(project: Path, stage: Callable[[str], None]) -> list[build.Made]:
    """Write the Markdown of all languages; raises Faults, and then writes nothing."""
    made = _made(project, stage)
    for one in made:
        _write(one, project)
    return made


def _publish(options: argparse.Namespace) -> int:
    """Put the finished site beside the editions before, and switch to it at once."""
    site: Path = options.site or options.project / "site"
    check_site(site, options.folder)
    with _publishing(options.folder) as folder:
        before = current(folder)
        out = publish(site, folder)
    if before and before.name == out.name:
        _tell(f"{out.name} is out already in {folder}")
        return 0
    _tell(f"{out.name} is out: {out.files} files; the web server serves {folder / CURRENT}")
    if out.before:
        _tell(f"plenary rollback {folder} restores {out.before}")
    return 0


def _rollback(options: argparse.Namespace) -> int:
    """Switch back to the edition that was out before the one that is."""
    with _publishing(options.folder) as folder:
        before, out = current(folder), roll_back(folder)
    assert before
    _tell(f"{out.name} is out again; {before.name} is kept in {before.folder}")
    return 0


@contextmanager
def _publishing(folder: Path) -> Iterator[Path]:
    """Hold the folder of publication, so that two runs at once cannot mix."""
    if sys.platform == "win32":
        raise Misuse("publish and rollback need symbolic links, which Windows reserves; copy site/")
    if folder.exists() and not folder.is_dir():
        raise Misuse(f"{folder} is no folder")
    with alone(folder / CURRENT):
        yield folder


def _made(
    project: Path,
    stage: Callable[[str], None],
    offered: build.Offered = lambda page, report: (),
) -> list[build.Made]:
    """Make the pages of all languages; raises Faults, or Misuse where there is no report."""
    return _some(build.make(_content(project), stage, offered, site=_site(project)), project)


def _some(made: list[build.Made], project: Path) -> list[build.Made]:
    """Return what was made, if anything was; raises Misuse."""
    if not made:
        raise Misuse(f"there is no report in {project / 'content'}")
    return made


def _site(project: Path) -> source.Site:
    return source.site(project / "mkdocs.yml")


def _write(made: build.Made, project: Path) -> None:
    """Write the Markdown of a language."""
    write.write(made, project, project / "build", project / "site" / made.language)


def _content(project: Path) -> Path:
    content = project / "content"
    if not content.is_dir():
        raise Misuse(f"{content} is no folder; run plenary where content/ and mkdocs.yml are")
    return content


def _serve(options: argparse.Namespace) -> int:
    """Show the site on this machine and reload the page when a report is saved."""
    project: Path = options.project
    prepared = _of(_written(project, _tell))
    serve(
        project / "build",
        prepared.languages,
        epoch=prepared.epoch,
        regenerate=lambda: _discard(_written(project, lambda _: None)),
        watch=[project / "content", project / "overrides"],
        address=("127.0.0.1", options.port),
        ready=lambda url: _tell(f"The handbook is at {url} (Ctrl+C ends it)"),
        failed=_tell_failure,
    )
    return 0


def _discard(_: object) -> None:
    """Take a value that nobody needs."""


def _tell_failure(fault: Faults | SiteFault) -> None:
    if isinstance(fault, Faults):
        _tell_findings(fault.findings)
    else:
        for message in fault.messages:
            _tell(f"error: {message}")


def _check(options: argparse.Namespace) -> int:
    """Tell all that is wrong with the reports, a line each; write nothing."""
    findings: list[Finding] = []
    try:
        made = _some(build.make(_content(options.project)), options.project)
        findings += [finding for one in made for finding in one.notices]
        findings += _of_exporters(made, _exporters())
    except Faults as faults:
        findings += faults.findings
    findings += _not_in_normal_form(options.project)
    _tell_findings(findings)
    if errors(findings):
        return 1
    _tell(f"Reports without a mistake: {len(_reports(options.project))}.")
    return 0


def _not_in_normal_form(project: Path) -> Iterable[Finding]:
    for file in _reports(project):
        text = file.read_bytes()
        loaded = source.load_report(file, _known_as(file, project))
        if loaded.value and source.dump_report(loaded.value).encode("utf-8") != text:
            message = "the file is not in normal form; `plenary fmt` brings it into it"
            yield loaded.lines.finding("normal-form", (), message, Severity.NOTICE)


def _reports(project: Path) -> list[Path]:
    return sorted(_content(project).glob("*/*/report.*.yaml"))


def _known_as(file: Path, project: Path) -> str:
    """Return a file as the editor knows it."""
    try:
        return file.resolve().relative_to(project.resolve()).as_posix()
    except ValueError:
        return str(file)


# --- fmt, import ------------------------------------------------------------------------------


def _fmt(options: argparse.Namespace) -> int:
    """Bring reports into normal form; refuse a comment that would be lost."""
    findings: list[Finding] = []
    changed = 0
    for file in options.files or _reports(options.project):
        found, text = _formatted(file, _known_as(file, options.project))
        findings += found
        if text is not None and text.encode("utf-8") != file.read_bytes():
            changed += 1
            _tell(f"{file}: {'would change' if options.check else 'brought into normal form'}")
            if not options.check:
                put(file, text.encode("utf-8"))
    _tell_findings(findings)
    return 1 if errors(findings) or (options.check and changed) else 0


def _formatted(file: Path, name: str) -> tuple[list[Finding], str | None]:
    """Return the normal form of a report, or what stands against it."""
    loaded = source.load_report(file, name)
    if loaded.value is None or errors(loaded.findings):
        return list(loaded.findings), None
    lost = list(source.comments(file.read_bytes().decode("utf-8-sig"), name))
    return lost, None if lost else source.dump_report(loaded.value)


def _import(options: argparse.Namespace) -> int:
    """Read what a scanner left of a report and write the YAML for a person to correct."""
    from generator.importers.scanned import ImportingWords, import_report

    if options.output.exists():
        raise Misuse(f"{options.output} is there already; an import never overwrites a file")
    body_file = _content(options.project) / options.body / "body.yaml"
    if not body_file.exists():
        raise Misuse(f"{body_file} is not there; a body is described there first")
    body = source.load_body(body_file)
    if body.value is None:
        raise Faults(body.findings)
    words = source.load_words(options.language)
    imported = import_report(
        _received(options.source),
        body.value,
        words.citing,
        ImportingWords.model_validate(words.importing),
        words.acting,
        words.lead_phrases,
        options.language,
    )
    options.output.parent.mkdir(parents=True, exist_ok=True)
    put(options.output, source.dump_report(imported.report).encode("utf-8"))
    _tell(f"{options.output}: written; read it against {options.source}")
    for rest in imported.report.unplaced:
        _tell(f"{options.source}:{rest.line}: not placed: {rest.text[:70]}")
    return 0


def _received(file: Path) -> str:
    """Return a text as received; raises Misuse where it is not UTF-8."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Misuse(f"{file} is not UTF-8 (byte {error.start}); save it as UTF-8 first") from error


# --- links, schema, record --------------------------------------------------------------------


def _resolved(project: Path) -> Iterable[tuple[build.Read, Resolved]]:
    """Yield all reports, resolved; raises Faults where one cannot be read."""
    reports, bodies, findings = build.read(_content(project))
    if errors(findings):
        raise Faults(in_order(findings))
    for language in sorted({one.report.language for one in reports}):
        ones = [one for one in reports if one.report.language == language]
        yield from zip(ones, build.resolve(ones, bodies), strict=True)


def _links(options: argparse.Namespace) -> int:
    """Write the links report: every reference, where it stands and what became of it (CSV)."""
    from generator.exporters.links import links

    unresolved: list[Finding] = []
    tables = []
    for read, resolved in _resolved(options.project):
        tables.append(links(resolved))
        unresolved += [read.lines.finding(u.rule, u.path, u.message) for u in resolved.unresolved]
    # One head over all reports.
    text = "".join(t if i == 0 else t.partition("\n")[2] for i, t in enumerate(tables))
    if options.output:
        put(options.output, text.encode("utf-8"))
    else:
        sys.stdout.write(text)
    _tell_findings(in_order(unresolved))
    return 1 if unresolved else 0


def _schema(options: argparse.Namespace) -> int:
    """Write the JSON Schemas: of reports and bodies, for editor programs, and of the data made."""
    folder = _content(options.project) / "schema"
    stale = 0
    for name, text in _schemas().items():
        file = folder / name
        if file.exists() and file.read_text("utf-8") == text:
            continue
        stale += 1
        if not options.check:
            folder.mkdir(parents=True, exist_ok=True)
            put(file, text.encode("utf-8"))
        _tell(f"{file}: {'is not current' if options.check else 'written'}")
    return 1 if options.check and stale else 0


def _schemas() -> dict[str, str]:
    """Return the JSON Schemas: of what editors write, and of the JSON that is made of it."""
    written = {name: source.schema(kind) for name, kind in source.SCHEMAS.items()}
    shape = _exporter("data.shape")
    return written | ({name: shape.schema(name) for name in shape.SCHEMAS} if shape else {})


def _record(options: argparse.Namespace) -> int:
    """Keep in published.tsv every address and id as it is now: do so when an edition goes out."""
    for read, resolved in _resolved(options.project):
        file = read.file.parent / "published.tsv"
        entries = published.now(resolved)
        put(file, published.to_text(entries).encode("utf-8"))
        _tell(f"{file}: {len(entries)} addresses and ids")
    return 0


def _sbom(options: argparse.Namespace) -> int:
    """Write the bill of materials: packages, versions, sums, licences (CycloneDX)."""
    requirements = Path(__file__).parent.parent / "requirements.txt"
    file: Path = options.output or options.project / "dist" / "plenary.cdx.json"
    try:
        text = materials.bill(requirements)
    except materials.MaterialsFault as fault:
        raise Misuse(str(fault)) from fault
    file.parent.mkdir(parents=True, exist_ok=True)
    put(file, text.encode("utf-8"))
    _tell(f"{file}: written")
    return 0


# --- telling ----------------------------------------------------------------------------------


def _tell(message: str) -> None:
    """Print what is told, line by line: what it quotes of a file moves nothing on a terminal."""
    print("\n".join(map(one_line, message.split("\n"))), file=sys.stderr)


def _tell_findings(findings: Iterable[Finding]) -> None:
    """Print findings, a line each, and count the errors."""
    listed = in_order(findings)
    for finding in listed:
        _tell(str(finding))
    if errors(listed):
        count = len(errors(listed))
        _tell(f"{count} mistake{'s' if count > 1 else ''}. Nothing was published.")


class _Progress:
    """Tells what is being done, and how far it is once that takes over a second."""

    def __init__(self) -> None:
        self._told = time.monotonic()

    def stage(self, message: str) -> None:
        """Tell of a stage."""
        _tell(message)

    def count(self, stage: str, done: int, of: int) -> None:
        """Tell how far a stage is, not oftener than once a second."""
        now = time.monotonic()
        if now - self._told > 1:
            self._told = now
            _tell(f"{stage}: {done} of {of}")


if __name__ == "__main__":
    sys.exit(main())

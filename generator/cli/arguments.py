"""What the command takes: its name, those of its parts, and what each is told."""

from __future__ import annotations

import argparse
import functools
import sys
from importlib.metadata import version
from pathlib import Path

from generator.provided import DISTRIBUTION, provided

COMMANDS = {
    "new": (
        "beginning.run_new",
        "Begin a handbook: write its settings, its body and a first report, and say what is next.",
    ),
    "build": (
        "building.run_build",
        "Build the site: write the Markdown, run MkDocs and Pagefind, put the site in place.",
    ),
    "part": (
        "assembling.run_part",
        "Make what is dear of one report, for `assemble`; name the reports where none is given.",
    ),
    "assemble": (
        "assembling.run_assemble",
        "Build the site of parts that were made apart: the same as `build` makes.",
    ),
    "print": (
        "printing.run_print",
        "Make the PDFs of all texts, or of those named, in build/<language>/pdf.",
    ),
    "export": (
        "one_form.run_export",
        "Write the files of one form (akn.xml, md ...) to build/<language>/<form>; build no site.",
    ),
    "bundle": (
        "bundling.run_bundle",
        "Make an offline copy of the handbook, a zip file a language.",
    ),
    "verify": (
        "bundling.run_verify",
        "Check a bundle against its MANIFEST.txt and tell what differs, a line each.",
    ),
    "publish": (
        "publishing.run_publish",
        "Put the finished site beside the editions before, and switch to it at once.",
    ),
    "deploy": (
        "deploying.run_deploy",
        "Write what a host must be told: settings of a web server, the workflow of GitHub Pages; "
        "or how a site is built in parts.",
    ),
    "clean": (
        "deploying.run_clean",
        "Remove what was built: build/, site/ and dist/.",
    ),
    "rollback": (
        "publishing.run_rollback",
        "Switch back to the edition that was out before the one that is.",
    ),
    "serve": (
        "serving.run_serve",
        "Show the site on this machine and reload the page when a report is saved.",
    ),
    "check": (
        "editing.run_check",
        "Tell all that is wrong with the reports, a line each; change none of them.",
    ),
    "correct": (
        "recording.run_correct",
        "Correct words of a report, record why, and keep what was published in step.",
    ),
    "accept": (
        "recording.run_accept",
        "Answer a finding that `check` tells with a number: it is so in the text itself.",
    ),
    "fmt": (
        "editing.run_fmt",
        "Bring reports into normal form; refuse a comment that would be lost.",
    ),
    "split": (
        "splitting.run_split",
        "Put each act of a report into a file of its own; pages, ids and data stay the same.",
    ),
    "join": (
        "splitting.run_join",
        "Bring the acts of a report back into its one file.",
    ),
    "import": (
        "originals.run_import",
        "Read a report as received, in a file or several; write the YAML for a person to correct.",
    ),
    "review": (
        "originals.run_review",
        "List what to look at in a report that was imported, the most doubtful first, a line each.",
    ),
    "read": (
        "originals.run_read",
        "Read the texts as received anew, and keep what they say, for `check` to compare.",
    ),
    "links": (
        "listing.run_links",
        "Write the links report: every reference, where it stands and what became of it (CSV).",
    ),
    "schema": (
        "listing.run_schema",
        "Write the JSON Schemas: of reports and bodies, for editor programs, and of the data made.",
    ),
    "record": (
        "publishing.run_record",
        "Keep in published.tsv every address and id as it is now: do so when an edition goes out.",
    ),
    "sbom": (
        "listing.run_sbom",
        "Write the bill of materials: packages, versions, sums, licences (CycloneDX).",
    ),
}
"""Name -> the function that does it, in a module beside this one, and what `--help` says of it."""

DESCRIPTION = "Publishes the reports of intergovernmental conferences as handbooks."


class _Version(argparse.Action):
    """Says the version: it is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        sys.stdout.write(f"plenary {version(DISTRIBUTION)}\n")
        parser.exit()


def _listed(given: str) -> list[str]:
    """Return what is parted by commas."""
    return [part for part in given.replace(" ", "").split(",") if part]


def _leaves_forms_out(command: argparse.ArgumentParser, what_of_it: str) -> None:
    """Let a command take `--without`; `what_of_it` ends the sentence on the forms left out."""
    command.add_argument(
        "--without",
        action="extend",
        default=[],
        type=_listed,
        metavar="FORM",
        help=f"leave forms out (pdf,epub ...){what_of_it}; may be given several times",
    )


@functools.cache
def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments; `run`, of what it reads, names the function asked for."""
    made = argparse.ArgumentParser(
        prog="plenary",
        description=DESCRIPTION,
        epilog=f"The documentation is in {provided('docs')}",
        formatter_class=argparse.RawDescriptionHelpFormatter,  # which breaks no name of a folder
    )
    made.add_argument(
        "--project", type=Path, default=Path(), help="the folder with content/ and mkdocs.yml"
    )
    made.add_argument(
        "--version", action=_Version, nargs=0, help="say which version it is, and end"
    )
    commands = made.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str) -> argparse.ArgumentParser:
        run, summary = COMMANDS[name]
        added = commands.add_parser(name, help=summary, description=summary)
        added.set_defaults(run=run)
        return added

    beginning = command("new")
    beginning.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help="where; this folder if none"
    )
    for option, told in (
        ("name", "what the body is called; whatever is not said is asked"),
        ("short-name", "what it is called for short; a word of its name if none"),
        ("session", "the number of the session; 1 if none"),
        ("symbol", "the symbol of the report, if it has one"),
        ("id", "the body in addresses; the letters of the symbol, or of the name, if none"),
        ("language", "the language of the report; en if none"),
        ("address", "where the handbook will be published: https://handbook.example/"),
    ):
        beginning.add_argument(f"--{option}", metavar=option.upper(), help=told)
    beginning.add_argument(
        "--no-report", action="store_true", help="write no report: there is a text to import"
    )
    building = command("build")
    _leaves_forms_out(building, " and publish the rest")
    building.add_argument(
        "--only",
        action="extend",
        default=[],
        type=_listed,
        metavar="REPORT",
        help="make a handbook of some reports alone (ctoc-cop/session-7 ...); may be given "
        "several times",
    )
    building.add_argument(
        "--anew", action="store_true", help="make all anew: forget what build/.cache has"
    )
    parting = command("part")
    parting.add_argument(
        "report",
        nargs="?",
        default="",
        metavar="REPORT",
        help="a report in a language: ctoc-cop/session-7/en; if none, all that there are are "
        "listed, a line each",
    )
    _leaves_forms_out(parting, ", in all parts alike")
    parting.add_argument(
        "-o", "--output", type=Path, help="the folder of the part: dist/parts/REPORT"
    )
    command("assemble").add_argument(
        "parts", nargs="+", metavar="PART", type=Path, help="folders that `plenary part` made"
    )
    printing = command("print")
    printing.add_argument(
        "texts",
        nargs="*",
        metavar="TEXT",
        help="resolution:7/1, item:2-a, report ...; all if none",
    )
    printing.add_argument(
        "--paper", choices=("a4", "letter"), default="a4", help="the size of the sheets; a4 if none"
    )
    command("export").add_argument(
        "form", metavar="FORM", help="akn.xml, md, epub ...; what stands before a stop will do: akn"
    )
    bundling = command("bundle")
    bundling.add_argument(
        "reports", nargs="*", metavar="REPORT", help="lakes-cop/session-3 ...; all if none"
    )
    bundling.add_argument("--language", default="", help="one language; all of them if none")
    bundling.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")
    bundling.add_argument("-o", "--output", type=Path, help="the folder for bundles: dist/")
    verifying = command("verify")
    verifying.add_argument("bundle", type=Path, help="a bundle, or the folder it was unpacked to")
    publishing = command("publish")
    publishing.add_argument("folder", type=Path, help="the folder of publication")
    publishing.add_argument("--site", type=Path, help="the finished site: site/")
    deploying = command("deploy")
    deploying.add_argument(
        "host",
        choices=(
            "nginx",
            "apache",
            "iis",
            "github-pages",
            "github-pages-in-parts",
            "make-in-parts",
        ),
        help="nginx, apache, iis, github-pages; a large handbook: github-pages-in-parts, or "
        "make-in-parts for the machines that you have",
    )
    deploying.add_argument("-o", "--output", type=Path, help="a file; its place in the project")
    deploying.add_argument(
        "--replace", action="store_true", help="write it anew, where another is there already"
    )
    command("clean")
    command("rollback").add_argument("folder", type=Path, help="the folder of publication")
    command("serve").add_argument(
        "--port", type=int, default=8000, help="8000 if none; 0 for any that is free"
    )
    command("check").add_argument(
        "--originals", action="store_true", help="read the texts as received anew, too"
    )
    correcting = command("correct")
    correcting.add_argument("place", metavar="PLACE", help="resolution:7/1#pp-4, para:36, note:8")
    correcting.add_argument("received", metavar="AS-RECEIVED", help="the words that stand there")
    correcting.add_argument("published", metavar="AS-PUBLISHED", help="the words that should")
    correcting.add_argument("--why", required=True, help="the reason, as readers are told")
    correcting.add_argument("--report", type=Path, help="the file, where several have the words")
    accepting = command("accept")
    accepting.add_argument("number", metavar="NUMBER", help="by which `check` tells a finding")
    accepting.add_argument("--why", required=True, help="the reason, as readers are told")
    fmt = command("fmt")
    fmt.add_argument(
        "files", nargs="*", metavar="FILE", type=Path, help="reports; all of them if none is named"
    )
    fmt.add_argument("--check", action="store_true", help="only say which would change")
    for name in ("split", "join"):
        command(name).add_argument(
            "files",
            nargs="*",
            metavar="FILE",
            type=Path,
            help="reports; all of them if none is named",
        )
    importing = command("import")
    importing.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        type=Path,
        help="the text as received; of several files, such as one an act, all in their order, or a "
        "zip file of them",
    )
    importing.add_argument(
        "--adopted",
        metavar="LIST",
        type=Path,
        help="how the acts were adopted: a file with an object of JSON on each, a line each",
    )
    importing.add_argument("--body", required=True, help="the id of the body: lakes-cop")
    importing.add_argument("--language", default="en", help="the language of the text; en if none")
    importing.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        help="the report to write: content/lakes-cop/session-4/report.en.yaml; a folder, to write "
        "it there with each act in a file of its own: content/lakes-cop/session-4/",
    )
    reviewing = command("review")
    reviewing.add_argument("report", metavar="FILE", type=Path, help="a report that was imported")
    reviewing.add_argument("-o", "--output", type=Path, help="a file for the list")
    command("read")
    command("links").add_argument("-o", "--output", type=Path, help="a file for the CSV")
    schema = command("schema")
    schema.add_argument("--check", action="store_true", help="only say whether they are current")
    command("record")
    command("sbom").add_argument("-o", "--output", type=Path, help="dist/plenary.cdx.json")
    return made

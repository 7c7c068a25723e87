"""What the command takes: its name, those of its parts, and what each is told."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from generator.cli.building import run_build
from generator.cli.bundling import run_bundle, run_verify
from generator.cli.editing import run_check, run_fmt
from generator.cli.listing import run_links, run_sbom, run_schema
from generator.cli.originals import run_import, run_read
from generator.cli.printing import run_print
from generator.cli.publishing import run_publish, run_record, run_rollback
from generator.cli.recording import run_accept, run_correct
from generator.cli.serving import run_serve

DESCRIPTION = "Publishes the reports of intergovernmental conferences as handbooks."


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments; `run`, of what it reads, is the function asked for."""
    made = argparse.ArgumentParser(prog="plenary", description=DESCRIPTION)
    made.add_argument(
        "--project", type=Path, default=Path(), help="the folder with content/ and mkdocs.yml"
    )
    commands = made.add_subparsers(required=True, metavar="COMMAND")

    def command(run: Callable[[argparse.Namespace], int], name: str) -> argparse.ArgumentParser:
        summary = (run.__doc__ or "").splitlines()[0]
        added = commands.add_parser(name, help=summary, description=summary)
        added.set_defaults(run=run)
        return added

    command(run_build, "build").add_argument(
        "--without",
        action="append",
        default=[],
        metavar="FORM",
        help="leave a form out (pdf, epub ...) and publish the rest; may be given several times",
    )
    printing = command(run_print, "print")
    printing.add_argument(
        "texts",
        nargs="*",
        metavar="TEXT",
        help="resolution:7/1, item:2-a, report ...; all if none",
    )
    printing.add_argument("--paper", choices=("a4", "letter"), default="a4")
    bundling = command(run_bundle, "bundle")
    bundling.add_argument(
        "reports", nargs="*", metavar="REPORT", help="ctoc-cop/session-7 ...; all if none"
    )
    bundling.add_argument("--language", default="", help="one language; all of them if none")
    bundling.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")
    bundling.add_argument("-o", "--output", type=Path, help="the folder for bundles: dist/")
    verifying = command(run_verify, "verify")
    verifying.add_argument("bundle", type=Path, help="a bundle, or the folder it was unpacked to")
    publishing = command(run_publish, "publish")
    publishing.add_argument("folder", type=Path, help="the folder of publication")
    publishing.add_argument("--site", type=Path, help="the finished site: site/")
    command(run_rollback, "rollback").add_argument("folder", type=Path, help="the same folder")
    command(run_serve, "serve").add_argument(
        "--port", type=int, default=8000, help="8000 if none; 0 for any that is free"
    )
    command(run_check, "check").add_argument(
        "--originals", action="store_true", help="read the texts as received anew, too"
    )
    correcting = command(run_correct, "correct")
    correcting.add_argument("place", metavar="PLACE", help="resolution:7/1#pp-4, para:36, note:8")
    correcting.add_argument("received", metavar="AS-RECEIVED", help="the words that stand there")
    correcting.add_argument("published", metavar="AS-PUBLISHED", help="the words that should")
    correcting.add_argument("--why", required=True, help="the reason, as readers are told")
    correcting.add_argument("--report", type=Path, help="the file, where several have the words")
    accepting = command(run_accept, "accept")
    accepting.add_argument("number", metavar="NUMBER", help="by which `check` tells a finding")
    accepting.add_argument("--why", required=True, help="the reason, as readers are told")
    fmt = command(run_fmt, "fmt")
    fmt.add_argument("files", nargs="*", type=Path, help="reports; all of them if none is named")
    fmt.add_argument("--check", action="store_true", help="only say which would change")
    importing = command(run_import, "import")
    importing.add_argument("source", type=Path, help="the text as received")
    importing.add_argument("--body", required=True, help="the id of the body: ctoc-cop")
    importing.add_argument("--language", default="en")
    importing.add_argument("-o", "--output", type=Path, required=True)
    command(run_read, "read")
    command(run_links, "links").add_argument("-o", "--output", type=Path, help="a file for the CSV")
    schema = command(run_schema, "schema")
    schema.add_argument("--check", action="store_true", help="only say whether they are current")
    command(run_record, "record")
    command(run_sbom, "sbom").add_argument(
        "-o", "--output", type=Path, help="dist/plenary.cdx.json"
    )
    return made

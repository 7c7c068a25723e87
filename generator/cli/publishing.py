"""`plenary publish`, `rollback` and `record`: editions that go out, and come back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator import published_addresses
from generator.checks import addresses
from generator.cli.project import known_as, resolved_in
from generator.cli.telling import Misuse, tell
from generator.findings import Faults, Finding, in_order
from generator.published_addresses import Published
from generator.publishing import CURRENT, check_project, current, publish, roll_back
from generator.publishing import check as check_site
from generator.replacing import alone, put


def run_publish(options: argparse.Namespace) -> int:
    """Do `plenary publish`; return the exit code."""
    site: Path = options.site or options.project / "site"
    check_site(site, options.folder)
    check_project(options.project, options.folder)
    with _publishing(options.folder) as folder, _finished(site, folder):
        before = current(folder)
        out = publish(site, folder)
    if before and before.name == out.name:
        tell(f"{out.name} is out already in {folder}")
        return 0
    tell(f"{out.name} is out: {out.files} files; the web server serves {folder / CURRENT}")
    if out.before:
        tell(f"plenary rollback {folder} restores {out.before}")
    return 0


def run_rollback(options: argparse.Namespace) -> int:
    """Do `plenary rollback`; return the exit code."""
    with _publishing(options.folder) as folder:
        before, out = current(folder), roll_back(folder)
    assert before
    tell(f"{out.name} is out again; {before.name} is kept in {before.folder}")
    return 0


@contextmanager
def _publishing(folder: Path) -> Iterator[Path]:
    """Hold the folder of publication, so that two runs at once cannot mix."""
    if sys.platform == "win32":
        raise Misuse("publish and rollback need symbolic links, which Windows reserves; copy site/")
    if folder.exists() and not folder.is_dir():
        raise Misuse(f"{folder} is not a folder")
    with alone(folder / CURRENT):
        yield folder


@contextmanager
def _finished(site: Path, folder: Path) -> Iterator[None]:
    """Hold the site, so that no build puts another in its place while it is copied."""
    if site.parent.resolve() == folder.resolve():
        yield  # it is held already
        return
    with alone(site):
        yield


def run_record(options: argparse.Namespace) -> int:
    """Do `plenary record`; return the exit code.

    Raises Faults where what was published is gone and nothing says where it is: it would be
    forgotten, and nobody told again.
    """
    written: list[tuple[Path, list[Published]]] = []
    findings: list[Finding] = []
    for read, resolved in resolved_in(options.project):
        file = read.file.with_name("published.tsv")
        before, damaged = published_addresses.read(file, known_as(file, options.project))
        lost = addresses.published_lost(addresses.what_was_out(resolved, tuple(before)))
        findings += damaged
        findings += (resolved.lines.finding("published-lost", *told) for told in lost)
        written.append((file, published_addresses.now(resolved)))
    if findings:
        raise Faults(in_order(findings))
    for file, entries in written:
        put(file, published_addresses.to_text(entries).encode("utf-8"))
        tell(f"{file}: {len(entries)} addresses and ids")
    return 0

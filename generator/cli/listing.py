"""`plenary links`, `schema` and `sbom`: what is told of reports and of the program."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import materials, source
from generator.cli.exporting import find
from generator.cli.project import content_of, resolved_in
from generator.cli.telling import Misuse, tell, tell_findings
from generator.findings import Finding, in_order
from generator.provided import provided
from generator.replacing import put


def run_links(options: argparse.Namespace) -> int:
    """Do `plenary links`; return the exit code."""
    from generator.exporters.links import links

    unresolved: list[Finding] = []
    tables = []
    for read, resolved in resolved_in(options.project):
        tables.append(links(resolved))
        unresolved += [read.lines.finding(u.rule, u.path, u.message) for u in resolved.unresolved]
    # One head over all reports.
    text = "".join(t if i == 0 else t.partition("\n")[2] for i, t in enumerate(tables))
    if options.output:
        put(options.output, text.encode("utf-8"))
    else:
        sys.stdout.write(text)
    tell_findings(in_order(unresolved))
    return 1 if unresolved else 0


def run_schema(options: argparse.Namespace) -> int:
    """Do `plenary schema`; return the exit code."""
    folder = content_of(options.project) / "schema"
    stale = 0
    for name, text in _schemas().items():
        file = folder / name
        if file.exists() and file.read_text("utf-8") == text:
            continue
        stale += 1
        if not options.check:
            folder.mkdir(parents=True, exist_ok=True)
            put(file, text.encode("utf-8"))
        tell(f"{file}: {'is not current' if options.check else 'written'}")
    return 1 if options.check and stale else 0


def _schemas() -> dict[str, str]:
    """Return the JSON Schemas: of what editors write, and of the JSON that is made of it."""
    written = {name: source.schema(kind) for name, kind in source.SCHEMAS.items()}
    shape = find("data.shape")
    return written | ({name: shape.schema(name) for name in shape.SCHEMAS} if shape else {})


def run_sbom(options: argparse.Namespace) -> int:
    """Do `plenary sbom`; return the exit code."""
    requirements = provided("requirements.txt")
    file: Path = options.output or options.project / "dist" / "plenary.cdx.json"
    pins = materials.pinned(requirements.read_text("utf-8"))
    try:
        packages = materials.installed(pins)
    except materials.MaterialsFault as fault:
        raise Misuse(str(fault)) from fault
    for name, one in packages.items():
        if one != pins.get(name):
            tested = f"{pins[name].version} is tested" if name in pins else "it is not pinned"
            tell(f"{name} {one.version} is installed, without a known sum; {tested}")
    text = materials.bill(packages)
    file.parent.mkdir(parents=True, exist_ok=True)
    put(file, text.encode("utf-8"))
    tell(f"{file}: written")
    return 0

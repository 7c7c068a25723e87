"""`plenary build`: reports -> pages -> the site, unless it is there already."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.cli import unchanged
from generator.cli.telling import Progress
from generator.kept import Sums, kept_in


def run_build(options: argparse.Namespace) -> int:
    """Do `plenary build`; return the exit code."""
    project: Path = options.project
    kept, progress, known = kept_in(project / "build"), Progress(), Sums()
    told = None if options.anew else unchanged.told_before(kept, project, options, known)
    if told is None:
        from generator.cli.making import make_site  # who waits for nothing imports nothing

        make_site(project, options, kept, known, progress)
    else:
        for line in (*told, "Nothing has changed since: all of it is there."):
            progress.stage(line)
    return 0

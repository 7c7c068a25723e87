"""The command `plenary`.

`arguments` says what it takes. `beginning` (new), `building`, `assembling` (part, assemble),
`serving`, `printing`, `bundling`, `publishing` (record, publish, rollback), `deploying` (deploy,
clean), `editing` (check, fmt), `splitting` (split, join), `recording` (correct, accept),
`originals` (import, review, read) and `listing` (links, schema, sbom) do what is asked;
`making` (the site), `unchanged` (whether it is there), `project`, `files` (those of a report),
`exporting` (the list of exporters), `reviewing` (what to look at) and `next_steps` are what these
share; `telling` prints, and nothing else does.
Exit codes: 0 all is well; 1 mistakes in a report or
its pages, or a bundle that differs; 2 the command was called wrongly; 3 a fault of Plenary itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from generator.cli.arguments import parser
from generator.memory import look_seldom


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = parser().parse_args(arguments)
    look_seldom()
    options.project = options.project.resolve()
    try:
        module, _, function = options.run.partition(".")
        # Only now: who asks for --help, or for a check, need not wait for MkDocs.
        code = int(getattr(import_module(f"generator.cli.{module}"), function)(options))
        sys.stdout.flush()  # or a full disk would be found when nobody can tell of it any more
        return code
    except BrokenPipeError:
        return _nobody_reads()
    except (Exception, KeyboardInterrupt) as fault:
        return _told(fault)


def _told(fault: BaseException) -> int:
    """Tell of what stopped a run; return its exit code, even where nothing can be told."""
    from generator.cli.telling import tell_fault

    try:
        return tell_fault(fault)
    except BrokenPipeError:
        return _nobody_reads()
    except OSError:
        return 1


def _nobody_reads() -> int:
    """End quietly: who read what was told has read enough (plenary links | head)."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return 128 + 13  # as shells have it: SIGPIPE

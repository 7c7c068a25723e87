"""The command `plenary`.

`arguments` says what it takes. `building`, `serving`, `printing`, `bundling`, `publishing`,
`editing`, `originals` and `listing` do what is asked; `project` and `exporting` are what these
share; `telling` prints, and nothing else does. Exit codes: 0 all is well; 1 mistakes in a report or
its pages, or a bundle that differs; 2 the command was called wrongly; 3 a fault of Plenary itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.cli.arguments import parser
from generator.cli.telling import tell_fault


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = parser().parse_args(arguments)
    options.project = options.project.resolve()
    try:
        return int(options.run(options))
    except (Exception, KeyboardInterrupt) as fault:
        return tell_fault(fault)

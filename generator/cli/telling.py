"""What the command says, and how: the only module that prints."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable

from generator.findings import Faults, Finding, errors, in_order, one_line
from generator.site import SiteFault


class Misuse(Exception):  # noqa: N818 - a mistake in the call, told to the user
    """The command was called in a way that cannot work."""


def tell(message: str) -> None:
    """Print what is told, line by line: what it quotes of a file moves nothing on a terminal."""
    print("\n".join(map(one_line, message.split("\n"))), file=sys.stderr)


def tell_findings(findings: Iterable[Finding]) -> None:
    """Print findings, a line each, and count the errors."""
    listed = in_order(findings)
    for finding in listed:
        tell(str(finding))
    if errors(listed):
        count = len(errors(listed))
        tell(f"{count} mistake{'s' if count > 1 else ''}. Nothing was published.")


def tell_failure(fault: Faults | SiteFault) -> None:
    if isinstance(fault, Faults):
        tell_findings(fault.findings)
    else:
        for message in fault.messages:
            tell(f"error: {message}")


class Progress:
    """Tells what is being done, and how far it is once that takes over a second."""

    def __init__(self) -> None:
        self._told = time.monotonic()

    def stage(self, message: str) -> None:
        """Tell of a stage."""
        tell(message)

    def count(self, stage: str, done: int, of: int) -> None:
        """Tell how far a stage is, not oftener than once a second."""
        now = time.monotonic()
        if now - self._told > 1:
            self._told = now
            tell(f"{stage}: {done} of {of}")

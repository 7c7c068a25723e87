"""What the command says, and how: the only module that prints."""

from __future__ import annotations

import errno
import sys
import time
import traceback
from collections.abc import Iterable

from generator.findings import Faults, Finding, SiteFault, errors, in_order, one_line


class Misuse(Exception):  # noqa: N818 - a mistake in the call, told to the user
    """The command was called in a way that cannot work."""


def tell(message: str) -> None:
    """Print what is told, line by line: what it quotes of a file moves nothing on a terminal."""
    print("\n".join(map(one_line, message.split("\n"))), file=sys.stderr)


def ask(question: str, proposed: str) -> str:
    """Ask a person; return the answer, or what was proposed where there is none."""
    print(one_line(f"{question}{f' [{proposed}]' if proposed else ''}"), end=" ", file=sys.stderr)
    sys.stderr.flush()
    return sys.stdin.readline().strip() or proposed


def tell_findings(findings: Iterable[Finding], *, numbered: bool = False) -> None:
    """Print findings, a line each, and count the errors.

    With numbers those that an editor may answer say by which.
    """
    listed = in_order(findings)
    for finding in listed:
        number = f" [{finding.number}]" if numbered and finding.accepted_at else ""
        tell(f"{finding}{number}")
    if errors(listed):
        count = len(errors(listed))
        tell(f"{count} mistake{'s' if count > 1 else ''}. Nothing was published.")


def tell_fault(fault: BaseException) -> int:
    """Tell of what stopped a run; return the exit code that goes with it."""
    from generator.publishing import PublishingFault  # which needs the settings, and they the model

    match fault:
        case Faults():
            tell_findings(fault.findings)
            return 1
        case SiteFault():
            for message in fault.messages:
                tell(f"error: {message}")
            tell("Nothing was published; what was published before is unchanged.")
            if fault.ours:
                tell(OURS)
            return 3 if fault.ours else 1
        case PublishingFault():
            tell(f"error: {fault}")
            return 1
        case Misuse():
            tell(f"error: {fault}")
            return 2
        case OSError() if fault.errno in CALL:
            tell(f"error: {fault.filename or 'a file'} {CALL[fault.errno]}")
            return 2
        case KeyboardInterrupt():
            tell("Stopped. What was there before is unchanged.")
            return 130  # as shells have it: 128 and the number of the signal
        case OSError() if fault.errno in DISK:
            where = f": {fault.filename}" if fault.filename else ""
            tell(f"error: {fault.strerror}{where}. {DISK[fault.errno]} and start again.")
            tell("What was there before is unchanged.")
            return 1
    traceback.print_exception(fault)
    tell(OURS)
    return 3


OURS = "This is a fault of Plenary, not of a report. Please pass on the lines above."


CALL = {
    errno.ENOENT: "is not there",
    errno.EISDIR: "is a folder, where a file is wanted",
    errno.ENOTDIR: "is, or lies in, a file, where a folder is wanted",
    errno.ENAMETOOLONG: "has a name too long for this disk",
    errno.EEXIST: "is there already",
    errno.ELOOP: "is a link that leads to itself",
    errno.EINVAL: "has a name that this disk cannot have",
}
"""What the system may say of a file that was named in a call -> in words of ours."""

DISK = {
    errno.ENOSPC: "Make room on that disk",
    errno.EDQUOT: "Make room on that disk, of which you have used your share",
    errno.EROFS: "Make that disk one that can be written to",
    errno.EACCES: "Give yourself the right to read and write there",
    errno.EPERM: "Give yourself the right to read and write there",
    errno.EBUSY: "It is a disk of its own, or in use; let go of it",
    errno.EIO: "Have that disk looked at",
}
"""What the system may say of a disk or a file, which is no fault of ours -> what to do."""


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

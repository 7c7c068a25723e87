"""The command `plenary`.

`arguments` says what it takes. `building`, `printing`, `bundling`, `publishing`, `editing`,
`originals` and `listing` do what is asked; `project` and `exporting` are what these share;
`telling` prints, and nothing else does. Exit codes: 0 all is well; 1 mistakes in a report or its
pages, or a bundle that differs; 2 the command was called wrongly; 3 a fault of Plenary itself.
"""

from __future__ import annotations

import errno
import traceback
from collections.abc import Sequence

from generator.cli.arguments import parser
from generator.cli.telling import Misuse, tell, tell_findings
from generator.findings import Faults
from generator.publishing import PublishingFault
from generator.site import SiteFault


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = parser().parse_args(arguments)
    options.project = options.project.resolve()
    try:
        return int(options.run(options))
    except Faults as faults:
        tell_findings(faults.findings)
        return 1
    except SiteFault as fault:
        for message in fault.messages:
            tell(f"error: {message}")
        tell("Nothing was published; what was there before is still there as it was.")
        return 1
    except PublishingFault as fault:
        tell(f"error: {fault}")
        return 1
    except (Misuse, FileNotFoundError, IsADirectoryError) as misuse:
        tell(f"error: {misuse}")
        return 2
    except KeyboardInterrupt:
        tell("Stopped. What was there before is still there as it was.")
        return 130  # as shells have it: 128 and the number of the signal
    except OSError as fault:
        if fault.errno not in DISK:
            return _our_fault()
        where = f": {fault.filename}" if fault.filename else ""
        tell(f"error: {fault.strerror}{where}. {DISK[fault.errno]} and start again.")
        tell("What was there before is still there as it was.")
        return 1
    except Exception:
        return _our_fault()


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


def _our_fault() -> int:
    """Tell of a fault that is ours, with what its mender needs."""
    traceback.print_exc()
    tell("This is a fault of Plenary, not of a report. Please pass on the lines above.")
    return 3

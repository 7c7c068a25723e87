"""How many processes the machine runs at once for us."""

from __future__ import annotations

import os


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not everywhere, and less than there are in containers
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

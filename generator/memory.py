"""Memory that nobody needs any more goes back to the system."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress


def give_back() -> None:
    """Give free memory back to the system, before other processes need it.

    The C library of most Linux systems keeps what was freed between what is in use: after a session
    of the General Assembly 350 MB. Where another one is used, nothing is done.
    """
    gc.collect()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # musl has no such function
            ctypes.CDLL(None).malloc_trim(0)

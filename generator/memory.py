"""Memory that nobody needs any more: how often it is looked for, and that it goes back."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress

_SELDOM = (200_000, 20, 50)
"""How many new things may be there before Python looks for rings of things that nobody needs.

It looks through all young things each time, and we make millions, few of them in rings: with its
own 700 that took a tenth of the time of a session of the General Assembly.
"""


def look_seldom() -> None:
    """Let Python look for what nobody needs less often than it does by itself."""
    gc.set_threshold(*_SELDOM)


def give_back() -> None:
    """Give free memory back to the system, before other processes need it.

    The C library of most Linux systems keeps what was freed between what is in use: after a session
    of the General Assembly 350 MB. Where another one is used, nothing is done.
    """
    gc.collect()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # musl has no such function
            ctypes.CDLL(None).malloc_trim(0)

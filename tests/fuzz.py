"""`make fuzz`: tens of thousands of damages (see damaged.py) and thousands of layouts (layouts.py),
and what became of them.

Of every fifth damage that ends in pages the whole site is built. Exit code 1 where one of them
ended in anything but findings, pages or a site that has every word; or where the PDF of a layout
has words over each other or off the sheet. A run begins at a number of its own (the time), said at
the start; FUZZ_FIRST repeats a run, FUZZ_COUNT and FUZZ_LAYOUTS make it shorter.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
import traceback
from collections import Counter

from damaged import assert_ends_well, assert_is_published, damage, damage_of_act
from layouts import OF_A_REPORT, found_in, layouts

COUNT = int(os.environ.get("FUZZ_COUNT", "20000"))
LAYOUTS = int(os.environ.get("FUZZ_LAYOUTS", "5000"))
FIRST = int(os.environ.get("FUZZ_FIRST", str(int(time.time()))))


def tried(number: int) -> tuple[str, str, float, int]:
    """Return how a damage ended, what to tell of it, how many seconds it took, and its number."""
    start = time.process_time()
    one, files = damage(number) if number % 10 else damage_of_act(number)
    try:
        end, told = assert_ends_well(files), ""
        # The real report takes ten times as long.
        if end == "pages" and number % 5 == 0 and one.what != "report":
            end = assert_is_published(files)
    except Exception:
        end, told = "FAULT", f"{one}\n{traceback.format_exc()}"
    return end, told, time.process_time() - start, number


def laid_out(number: int) -> tuple[str, str]:
    """Return how a report of some layouts ended, and what to tell of it."""
    try:
        return ("findings" if found_in(layouts(number)) else "PDF"), ""
    except Exception:
        return "FAULT", f"layouts {number}\n{traceback.format_exc()}"


def try_layouts() -> int:
    """Try all layouts on all cores; return the exit code."""
    ends: Counter[str] = Counter()
    with multiprocessing.Pool(maxtasksperchild=50) as pool:
        numbers = range(FIRST, FIRST + LAYOUTS, OF_A_REPORT)
        for end, told in pool.imap_unordered(laid_out, numbers, chunksize=5):
            ends[end] += 1
            if told:
                print(told, flush=True)
    print(f"{LAYOUTS} layouts in {ends.total()} reports from FUZZ_FIRST={FIRST} on: {dict(ends)}")
    return 1 if ends["FAULT"] else 0


def main() -> int:
    """Try all damages and layouts on all cores; return the exit code."""
    return max(try_layouts(), try_damages())


def try_damages() -> int:
    """Try all damages on all cores; return the exit code."""
    print(f"{COUNT} damages from FUZZ_FIRST={FIRST} on", flush=True)
    ends: Counter[str] = Counter()
    longest = 0.0, FIRST
    with multiprocessing.Pool(maxtasksperchild=500) as pool:
        numbers = range(FIRST, FIRST + COUNT)
        for end, told, took, number in pool.imap_unordered(tried, numbers, chunksize=20):
            ends[end] += 1
            longest = max(longest, (took, number))
            if told:
                print(told, flush=True)
            if ends.total() % 1000 == 0:
                print(f"{ends.total()}: {dict(ends)}, longest {longest[0]:.1f} s", flush=True)
    print(f"{dict(ends)}; the longest, {longest[1]}, took {longest[0]:.1f} s")
    return 1 if ends["FAULT"] else 0


if __name__ == "__main__":
    sys.exit(main())

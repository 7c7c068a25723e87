"""Turns Pagefind, which is a module, into a plain script that asks by a function it is given.

Browsers give modules to no page that is opened from disk; and a module that could not be fetched
once is never asked for again. Of what it asks for itself Pagefind keeps silent where that does not
come: a search would find nothing of the words in it, and so for as long as the page is open. The
function says so (assets/search-index.js).

What a script hands over it gives to its own element, as an event: no name is put into the page for
it.
"""

from __future__ import annotations

from pathlib import Path

SCRIPT = "pagefind.js"
"""Its name in the folder of an index."""
EVENT = "handed"
"""The event at its own element by which a script hands something over; search.js waits for it."""

# What of the module only a module may say, and what stands for it in a plain script. Its base is
# the root, so that it asks for "/index/en_1.pf_index": a name in the index, whatever the folder.
_IN_A_MODULE = (
    ("import.meta.url", f'"/{SCRIPT}"', 4),
    ("export{", "return{", 1),
)
# The names around the module stand for the browser's own: `fetch` is the function that it is given,
# and without `Worker` Pagefind works in the page itself. Only the module sees them so. A thread of
# its own is another program to fetch and to start before the first result. A service worker
# answers a page; what such a thread asks, Firefox refuses without a network (its bug 2067202), and
# no worker can tell which page the thread belongs to.
_HEAD = (
    f'document.currentScript.dispatchEvent(new CustomEvent("{EVENT}",{{detail:(fetch,Worker)=>{{'
)
_FOOT = "}}));\n"


def make_plain(index: Path) -> None:
    """Put the plain script into the place of the module, in the folder of an index; raises
    ValueError if that is another than the one known here."""
    file = index / SCRIPT
    script = plain_script(file.read_text(encoding="utf-8"))
    file.write_text(script, encoding="utf-8", newline="\n")


def plain_script(module: str) -> str:
    """Return Pagefind's module as a plain script, which hands over what makes its exports.

    Raises ValueError if the module is another than the one known here.
    """
    for old, new, times in _IN_A_MODULE:
        if module.count(old) != times:
            found = f"{module.count(old)} times and not {times}"
            raise ValueError(f"Pagefind's module has “{old}” {found}: look at {__name__} again")
        module = module.replace(old, new)
    return f"{_HEAD}{module}{_FOOT}"

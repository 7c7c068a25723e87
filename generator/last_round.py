"""The texts of pages as they were in the last round: what shows the same is not rendered anew.

`plenary serve` goes round whenever something is saved, mostly in one report again and again. The
text of a page is made of the page, of the words at those paths for which its template asks, and of
what all pages of its report are made with (their frame).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from generator.model import Path


class _Page(Protocol):
    @property
    def address(self) -> str: ...


_SomePage = TypeVar("_SomePage", bound=_Page)


@dataclass(frozen=True, slots=True)
class _Rendered:
    page: object
    asked: Mapping[Path, object]
    """What stood at the paths for which the template asked."""
    text: str


class LastRound:
    """The pages of the report that was rendered last, each with its text."""

    def __init__(self) -> None:
        """Know none."""
        self._frame = ""
        self._pages: dict[str, _Rendered] = {}

    def forget(self) -> None:
        """Know none any more."""
        self._pages = {}

    def texts(
        self,
        frame: str,
        pages: Iterable[_SomePage],
        at: Callable[[Path], object],
        render: Callable[[_SomePage], tuple[str, Iterable[Path]]],
    ) -> dict[str, str]:
        """Return the texts of the pages of a report by their addresses.

        Args:
            frame: the sum of what all of them are made with; of another report it is another.
            pages: the pages as they are now.
            at: returns what stands at a path now.
            render: returns the text of a page, and the paths for which its template asked.
        """
        known = self._pages if frame == self._frame else {}
        self._frame, self._pages = frame, {}
        for page in pages:
            was = known.get(page.address)
            if was is None or was.page != page or any(at(p) != it for p, it in was.asked.items()):
                text, asked = render(page)
                was = _Rendered(page, {path: at(path) for path in asked}, text)
            self._pages[page.address] = was
        return {address: one.text for address, one in self._pages.items()}

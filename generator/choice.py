"""Which of the reports of a handbook are asked for, for a bundle or a build of some of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.anchors import report_address
from generator.content_folder import Read


class UnknownReport(Exception):  # noqa: N818 - a mistake in the call, told to the user
    """A report was asked for that there is not; the message lists those there are."""


class Choice:
    """The reports that are asked for; for `build.make`, which calls it."""

    def __init__(self, names: Sequence[str] = (), language: str = "") -> None:
        """Take names of reports (ctoc-cop/session-7, or as Windows writes it; all where none is
        named) and a language."""
        self._names = {name.replace("\\", "/").strip("/") for name in names}
        self._language = language
        self.there_are: dict[str, list[str]] = {}
        """The names of all reports of each language, those too that cannot be read, once it was
        called: a bundle without one of them is not called one of all."""

    def may_want(self, file: Path) -> bool:
        """Say whether a file is, or describes the body of, a report that may be asked for.

        Of a report that cannot be read only the file tells what it is: that of a language in the
        folder of a session, content/ctoc-cop/session-7/report.en.yaml, below that of the body; or
        that of an act of it, in a folder there.
        """
        if not (report := _report_of(file)):
            bodies = {name.partition("/")[0] for name in self._names}
            return not self._names or file.parent.name in bodies
        name, language = report
        return (not self._names or name in self._names) and self._language in ("", language)

    def __call__(self, reports: list[Read], unread: Sequence[Path] = ()) -> list[Read]:
        """Return those of the reports that are asked for; raises UnknownReport."""
        there_are: dict[str, list[str]] = {}
        for one in reports:
            there_are.setdefault(one.report.language, []).append(name_of(one))
        for name, language in dict.fromkeys(filter(None, map(_report_of, unread))):
            there_are.setdefault(language, []).append(name)
        self.there_are = there_are
        if self._language and self._language not in there_are:
            known = ", ".join(sorted(there_are)) or "none"
            raise UnknownReport(f"no report is in the language {self._language}; there are {known}")
        of_language = [r for r in reports if self._language in ("", r.report.language)]
        known_names = {name_of(one) for one in of_language}
        if unknown := self._names - known_names:
            known = ", ".join(sorted(known_names))
            raise UnknownReport(
                f"there is no report {', '.join(sorted(unknown))}; there are {known}"
            )
        return [one for one in of_language if not self._names or name_of(one) in self._names]


def _report_of(file: Path) -> tuple[str, str] | None:
    """Return the name and language that a file's place gives a report; none if it is a body's."""
    kind, _, language = file.stem.partition(".")
    # content, body, session, folder, file
    of_act = len(file.parts) == 5 and bool(language)
    folder = file.parts[1:3] if of_act else file.parts[-3:-1]
    return ("/".join(folder), language) if kind == "report" or of_act else None


def name_of(one: Read) -> str:
    """Return how a user names a report: ctoc-cop/session-7"""
    return report_address(one.report).rstrip("/")

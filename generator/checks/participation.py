"""The rules on who took part: names stand in the text, and are written alike."""

from __future__ import annotations

from generator.entities import Directory
from generator.findings import Told
from generator.model import Paragraph
from generator.participation import names_of, not_printed
from generator.resolved import Resolved


def speaker_not_printed(resolved: Resolved) -> Told:
    """The speakers of a paragraph stand in its words, in that order, as do offices and behalves."""
    for path, value in resolved.of_kind(Paragraph):
        if value.statements:
            for index, heard in enumerate(value.statements):
                if not heard.speakers:
                    message = "nobody is named; write who spoke, or take the statement out"
                    yield (*path, "statements", index, "speakers"), message
            for place, name in not_printed(value, path):
                message = "does not stand in this paragraph, or not after the speaker before"
                yield place, f"“{name}” {message}; write it as printed, in the order of the words"


def name_nearly_known(resolved: Resolved) -> Told:
    """A speaker or sponsor whose name is nearly that of another is another, or a slip."""
    directory = Directory.of(resolved.body, resolved.report.language)
    for path, name, near in directory.nearly_known(names_of(resolved)):
        message = f"“{name}” is nearly “{near}”; if it is the same, write it as there or add the"
        yield path, f"{message} name under “entities:” in body.yaml; if not, give it an entry there"

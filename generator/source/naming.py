"""The names of sessions that a body leaves out: its numbers make them, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.languages import WORDS
from generator.model import Body, Session
from generator.source.judging import Kind


def named(value: Kind) -> Kind:
    """Return a body whose sessions have names in all its languages; of a report, itself."""
    if not isinstance(value, Body):
        return value
    sessions = tuple(_named(session, value) for session in value.sessions)
    return value.model_copy(update={"sessions": sessions})


def _named(session: Session, body: Body) -> Session:
    made = {
        language: names[session.number]
        for language in body.texts
        if session.number in (names := session_names(language))
    }
    return session.model_copy(update={"name": {**made, **session.name}})


@cache
def session_names(language: str) -> Mapping[str, str]:
    """Return what sessions are called in a language: number -> name; of none of which a list is.

    A list, since how an ordinal is formed, and what it agrees with, is different in each language
    (première session, primer período de sesiones).
    """
    file = WORDS / f"sessions.{language}.tsv"
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return dict(line.split("\t") for line in lines)

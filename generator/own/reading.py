"""All that a publisher brings of its own, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as File

from generator.catalogue import Words
from generator.findings import Finding
from generator.own.words import own_words


@dataclass(frozen=True, slots=True)
class Own:
    """What a publisher brings of its own."""

    words: Mapping[str, Words] = field(default_factory=dict)
    """Language -> our words with the publisher's over them, where it has any."""


NOTHING_OWN = Own()


def read_own(content: File) -> tuple[Own, list[Finding]]:
    """Return what a content folder holds of a publisher's own, and what is wrong with it."""
    words, findings = own_words(content)
    return Own(words), findings

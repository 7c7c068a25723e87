"""What to do next about what `check` has found, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings import Finding, errors, in_order
from generator.provided import page_of_docs

_NOT_READ = ("broken-yaml", "wrong-encoding", "unread-file")


def next_steps(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the shortest list of what to do: a sentence for all findings with one answer."""
    listed = in_order(findings)
    wrong = errors(listed)
    unread = [finding for finding in wrong if finding.rule in _NOT_READ]
    words = [finding for finding in wrong if finding.rule == "words-differ"]
    others = [finding for finding in wrong if finding not in (*unread, *words)]
    answerable = [finding for finding in listed if finding.accepted_at]
    if unread:
        yield f"Correct {_first(unread)}: the rest can be checked only then."
    if others:
        rules = page_of_docs("rules.md")
        yield f"Correct {_first(others)}; {rules} says how, under the name of each rule."
    if words:
        yield (
            f"Compare {_first(words)} with the text as received, and write its words; where the "
            'source is wrong: plenary correct PLACE "as received" "as published" --why "..."'
        )
    if answerable:
        yield (
            f"What is so in the source itself ({_count(answerable)} with a number in brackets): "
            'plenary accept NUMBER --why "..."'
        )
    if any(finding.rule == "action-unreviewed" for finding in listed):
        yield "Read the unreviewed actions beside their paragraphs, and confirm or correct them."
    if any(finding.rule == "normal-form" for finding in listed) and not unread:
        yield "Bring the files into normal form: plenary fmt"


def _first(findings: list[Finding]) -> str:
    """Say how many findings there are, and where the first is."""
    return f"{_count(findings)}, first {findings[0].file}:{findings[0].line}"


def _count(findings: list[Finding]) -> str:
    return "1 finding" if len(findings) == 1 else f"{len(findings)} findings"

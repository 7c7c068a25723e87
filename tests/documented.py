"""What the pages of the documentation tell their readers to write and to type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))

FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAMS = (
    *("plenary", "make", "mkdocs", "pip", "pipx", "uvx", "python3", "py", "pandoc", "pdftotext"),
    *(r"\.venv/bin/\w+", r"\.venv\\Scripts\\\w+", r"tools/[\w-]+", r"\. \S+"),
)
"""What commands begin with, on the pages."""
_COMMAND = re.compile(rf"(?:{'|'.join(PROGRAMS)})(?: .+)?")
_INLINE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page that is set apart."""

    language: str
    title: str
    append: bool
    body: str


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a page."""
    for match in FENCE.finditer(text):
        language, _, rest = match["info"].partition(" ")
        title = re.search(r'title="([^"]*)"', rest)
        yield Block(language, title[1] if title else "", "append" in rest, match["body"])


def commands(file: Path) -> list[str]:
    """Return the commands that a page names, set apart and in its text, in their order."""
    text = file.read_text("utf-8")
    found = [(match.start(), line) for match in FENCE.finditer(text) for line in _lines(match)]
    # Blanks in the place of what is set apart: what follows stays where it is.
    rest = FENCE.sub(lambda match: " " * len(match[0]), text)
    spans = ((match.start(), " ".join(match[1].split())) for match in _INLINE.finditer(rest))
    found += [span for span in spans if _COMMAND.fullmatch(span[1])]
    return list(dict.fromkeys(line for _, line in sorted(found, key=lambda one: one[0])))


def _lines(match: re.Match[str]) -> Iterator[str]:
    """Yield the commands of a block, without what is said of them."""
    if match["info"].partition(" ")[0] in ("sh", "bash", ""):
        for line in match["body"].replace("\\\n", " ").splitlines():
            if found := _COMMAND.fullmatch(re.sub(r"\s+#.*", "", line).strip()):
                yield found[0]

"""What may happen to a text on its way: to the YAML of a report, to what a scanner left of it.

Every mutation takes a text (bytes) and a source of chance, and returns another text. The same
chance makes the same text, so that a number is enough to repeat what was found.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Mutation = Callable[[bytes, random.Random], bytes]

SIGNS = (
    *"\x00\x07\x1b\x7f\x85\u00a0\u00ad\u200b\u200f\u202e\u2028\ufeff\ufffd",
    *("\u0301" * 40, "e\u0301\u0323", "ﷺ", "שלום", "مرحبا", "𝕬", "👩‍👩‍👧", "İı", "ß", "ǅ"),
    *("<", ">", "&", "&amp;", "{{", "}}", "{%", "#", "|", "*", "_", "`", "[", "](", ")", "[^1]"),
    *("\\", "\t", "\r", "\r\n", "\n", "\n\n", ": ", "- ", "? ", "---\n", "...\n", "!!int ", "%"),
    *("Ibid.", "Ibid., ", "op. cit.", "resolution 7/1", "(a)", "1.", "annex I", "paragraph 14"),
)
"""What is put somewhere: unseen, combining, right-to-left and wide signs; the marks of YAML,
Markdown, HTML and templates; words that mean something to Plenary."""

VALUES = (
    *(
        "",
        "~",
        "null",
        "true",
        "no",
        "0",
        "-1",
        "7.10",
        "1e400",
        "0x1F",
        "2014-02-30",
        "9999-99-99",
    ),
    *(
        "[]",
        "{}",
        "[[]]",
        "{a: b}",
        "[1, 2]",
        '""',
        "'",
        '"',
        "|",
        ">-",
        "*a",
        "&a b",
        "!!python/x",
    ),
    *("../../etc/passwd", "7/0", "VII", "٧", "x" * 5000, "ä" * 300, "resolution:7/99", "op-1"),
)
"""What a value is retyped as."""


def cut(text: bytes, chance: random.Random) -> bytes:
    """Cut some lines out."""
    lines = text.splitlines(keepends=True)
    first, after = _range(lines, chance)
    return b"".join(lines[:first] + lines[after:])


def ended(text: bytes, chance: random.Random) -> bytes:
    """End early, perhaps within a character."""
    return text[: chance.randrange(len(text) + 1)]


def doubled(text: bytes, chance: random.Random) -> bytes:
    """Have some lines twice."""
    lines = text.splitlines(keepends=True)
    first, after = _range(lines, chance)
    return b"".join(lines[:after] + lines[first:])


def swapped(text: bytes, chance: random.Random) -> bytes:
    """Move some lines elsewhere."""
    lines = text.splitlines(keepends=True)
    first, after = _range(lines, chance)
    taken, rest = lines[first:after], lines[:first] + lines[after:]
    to = chance.randrange(len(rest) + 1)
    return b"".join(rest[:to] + taken + rest[to:])


def shifted(text: bytes, chance: random.Random) -> bytes:
    """Indent a line otherwise."""
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines)) if lines else 0
    if lines:
        lines[at] = b" " * chance.randrange(9) + lines[at].lstrip(b" ")
    return b"".join(lines)


def retyped(text: bytes, chance: random.Random) -> bytes:
    """Give a key another value."""
    return _on_a_line(text, chance, rb"(?m)^( *(?:- )?\w+:) .*$", chance.choice(VALUES))


def renamed(text: bytes, chance: random.Random) -> bytes:
    """Give a value another key."""
    keys = re.findall(rb"(?m)^ *(?:- )?(\w+):", text) or [b"key"]
    found = list(re.finditer(rb"(?m)^ *(?:- )?(\w+):", text))
    if not found:
        return text
    one = chance.choice(found)
    return text[: one.start(1)] + chance.choice(keys) + text[one.end(1) :]


def signed(text: bytes, chance: random.Random) -> bytes:
    """Put a sign somewhere, between two characters."""
    at = chance.randrange(len(text) + 1)
    while at < len(text) and text[at] & 0xC0 == 0x80:
        at += 1
    return text[:at] + chance.choice(SIGNS).encode() + text[at:]


def overwritten(text: bytes, chance: random.Random) -> bytes:
    """Overwrite a byte by any other."""
    at = chance.randrange(len(text)) if text else 0
    return text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :]


def reworded(text: bytes, chance: random.Random) -> bytes:
    """Cut, double or move words of a line, or put a sign among them: what a hand does."""
    lines = text.splitlines(keepends=True)
    prose = [at for at, line in enumerate(lines) if line.count(b" ") > 10]
    if not prose:
        return text
    at = chance.choice(prose)
    words = lines[at].split(b" ")
    first = chance.randrange(len(words) // 2, len(words) - 2)
    after = first + chance.randrange(1, 3)
    taken = words[first:after]
    sign = chance.choice(SIGNS).encode()
    put: list[bytes] = chance.choice(
        [[], taken * 2, taken[::-1], [*taken, sign], [sign + taken[0]]]
    )
    lines[at] = b" ".join([*words[:first], *put, *words[after:]])
    return b"".join(lines)


def recoded(text: bytes, chance: random.Random) -> bytes:
    """Save in another encoding, or read in one and save in UTF-8."""
    words = text.decode("utf-8", "replace")
    codes = ("cp1252", "utf-16", "utf-16-be", "utf-32", "utf-8-sig", "cp437", "gb18030")
    code = chance.choice(codes)
    if chance.random() < 0.5:
        return words.encode(code, "replace")
    return text.decode("cp1252", "replace").encode()


def long(text: bytes, chance: random.Random) -> bytes:
    """Put a very long word, or very many words, somewhere."""
    piece = chance.choice([b"x" * 60_000, b"word " * 8_000, b"(a) " * 3_000, b"[" * 9_000])
    at = text.find(b" ", chance.randrange(len(text) + 1))
    return text[:at] + b" " + piece + text[at:]


def deep(text: bytes, chance: random.Random) -> bytes:
    """Nest a value, or all that follows, very deep."""
    depth = chance.choice([30, 61, 300, 20_000])
    signs = chance.choice([b"[" * depth, b"{a: " * depth, b"- " * depth, b"> " * depth])
    return _on_a_line(text, chance, rb"(?m)^( *(?:- )?\w+:) .*$", signs.decode())


def aliased(text: bytes, chance: random.Random) -> bytes:
    """Put copies of copies in."""
    laughs = [b"l0: &l0 lol"]
    laughs += [b"l%d: &l%d [%s]" % (n, n, b", ".join([b"*l%d" % (n - 1)] * 9)) for n in range(1, 9)]
    return b"\n".join(laughs) + b"\n" + text if chance.random() < 0.5 else text + b"\n".join(laughs)


MUTATIONS: tuple[Mutation, ...] = (
    *(cut, ended, doubled, swapped, shifted, retyped, renamed, signed, overwritten, recoded),
    *(reworded, long, deep, aliased),
)
GENTLE: tuple[Mutation, ...] = (*4 * (reworded,), cut, doubled, swapped, retyped, signed)
"""Those after which a report may well be a report still."""


def mutated(text: bytes, chance: random.Random) -> tuple[bytes, str]:
    """Return a text after one mutation or a few, and their names."""
    among: Sequence[Mutation] = chance.choice([MUTATIONS, GENTLE])
    chosen = chance.choices(among, k=chance.choice([1, 1, 1, 2, 4]))
    for mutation in chosen:
        text = mutation(text, chance)
    return text, " ".join(mutation.__name__ for mutation in chosen)


def _range(lines: list[bytes], chance: random.Random) -> tuple[int, int]:
    first = chance.randrange(len(lines) + 1)
    return first, min(len(lines), first + chance.choice([1, 1, 1, 2, 5, 40]))


def _on_a_line(text: bytes, chance: random.Random, pattern: bytes, value: str) -> bytes:
    found = list(re.finditer(pattern, text))
    if not found:
        return value.encode() + text
    one = chance.choice(found)
    return text[: one.end(1)] + b" " + value.encode() + text[one.end() :]

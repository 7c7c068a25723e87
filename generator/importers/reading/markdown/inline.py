"""The words of a paragraph of true Markdown -> runs: what CommonMark and pandoc write in a line.

Escapes, entities, emphasis, code and breaks are markdown-it's. Raised and lowered words, spans with
attributes and calls of notes, which pandoc adds, are rules of ours; so is the link, since that of
markdown-it has no span within it, and needs the square of the time where brackets never close.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.importers.reading.blocks import Run, Runs
from generator.marks import NOTE_NUMBER

_CALL = re.compile(rf"\[\^({NOTE_NUMBER})\]")
_RAISED = re.compile(r"\^((?:[^\s^\\]|\\.){1,200})\^")
_LOWERED = re.compile(r"~((?:[^\s~\\]|\\.){1,200})~(?!~)")
_ESCAPE = re.compile(r"\\(.)")
ATTRIBUTES = re.compile(r"\{\s*(?:[#.][\w-][^{}]{0,500}|-\s*|[\w-]+=[^{}]{0,500})\}")
"""What pandoc puts behind a heading, a span or a link: {#id .class key="value"}"""
_TARGET = re.compile(
    r"""\(\s*<?(?P<target>(?:[^()\s\\<>]|\\.|\((?:[^()\s\\]|\\.){0,200}\)){0,2000})>?
    (?:\s+(?:"(?:[^"\\]|\\.){0,500}"|'(?:[^'\\]|\\.){0,500}'))?\s*\)""",
    re.VERBOSE | re.DOTALL,
)
_BRACKETS = re.compile(r"\\.|[\[\]]", re.DOTALL)
_TAG = re.compile(
    r"""</?(?P<name>sup|sub|u|span|em|i|strong|b|br|a|small|big|s|del|ins|mark|p|div|center|font
    |figure|figcaption|img|hr|ul|ol|li|dl|dt|dd|blockquote|h[1-6])\b[^<>]{0,300}>""",
    re.IGNORECASE | re.VERBOSE,
)
_TO_NOTE = re.compile(
    r"#(?:user-content-)?(?:(?:foot|end)note-|fn-?|_[fe]dn|_ftn|sd(?:foot|end)note)\d+(?:sym)?"
)
_FROM_NOTE = re.compile(
    r"#(?:user-content-)?"
    r"(?:(?:foot|end)note-ref-|fnref-?:?|_[fe]dnref|_ftnref|sd(?:foot|end)note)\d+(?:anc)?"
)
_MARK = re.compile(r"\[?(\d{1,3})\]?")
_RULES = (
    *("text", "newline", "escape", "backticks", "strikethrough", "emphasis", "autolink"),
    *("html_inline", "entity", "note_call", "raised", "lowered", "bracketed"),
)


@dataclass(slots=True)
class Words:
    """The words of a paragraph, and what was found beside them."""

    runs: list[Run] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """What a person should look at."""
    back: str = ""
    """The text of a link back to the call of a note, as the note itself has one: 2, ↑"""


def words_of(text: str) -> Words:
    """Return the words of a paragraph of Markdown. Never raises."""
    words = Words()
    tokens = _PARSER.parseInline(text, {"closing": _closing(text)})
    _add(tokens[0].children or (), words, Run(""))
    words.runs = list(_merged(words.runs))
    return words


def _add(tokens: Sequence[Token], words: Words, face: Run) -> None:
    """Add the words of tokens; `face` is the run whose looks they have."""
    faces = [face]
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        match token.type:
            case "text" | "code_inline" | "text_special":
                words.runs.append(replace(faces[-1], text=token.content))
            case "softbreak":
                words.runs.append(replace(faces[-1], text=" "))
            case "hardbreak":
                words.runs.append(replace(faces[-1], text="\n"))
            case "note_call":
                words.runs.append(replace(faces[-1], call=token.content))
            case "raised":
                words.runs.append(replace(faces[-1], text=token.content, raised=True))
            case "lowered":
                words.runs.append(replace(faces[-1], text=token.content))
            case "image":
                words.told.append(f"a picture is not read: {token.content}")
            case "removed":
                words.told.append(token.content)
            case "link_open":
                index = _linked(tokens, index, words, faces[-1])
            case "html_inline":
                _tagged(token.content, words, faces)
            case _ if token.nesting > 0:
                faces.append(_within(token.type, faces[-1]))
            case _ if token.nesting < 0 and len(faces) > 1:
                faces.pop()


def _within(kind: str, face: Run) -> Run:
    match kind:
        case "em_open":
            return replace(face, italic=True)
        case "strong_open":
            return replace(face, bold=True)
    return face


def _linked(tokens: Sequence[Token], start: int, words: Words, face: Run) -> int:
    """Add the words of a link, or the call of the note that it leads to; return where it ends."""
    end = _end_of_link(tokens, start)
    target = str(tokens[start - 1].attrs.get("href", ""))
    inner = Words()
    _add(tokens[start:end], inner, face)
    shown = "".join(run.text for run in inner.runs)
    mark = _MARK.fullmatch(shown.strip())
    if _FROM_NOTE.fullmatch(target):
        words.back = mark[1] if mark else shown
    elif mark and _TO_NOTE.fullmatch(target):
        words.runs.append(replace(face, call=mark[1]))
    else:
        words.runs += inner.runs
    words.told += inner.told
    return end + 1


def _end_of_link(tokens: Sequence[Token], start: int) -> int:
    """Return where a link ends: links may stand in links."""
    depth = 1
    for index in range(start, len(tokens)):
        depth += {"link_open": 1, "link_close": -1}.get(tokens[index].type, 0)
        if not depth:
            return index
    return len(tokens)


def _closing(text: str) -> dict[int, int]:
    """Return where each bracket that is opened in a text is closed."""
    opened: list[int] = []
    closing: dict[int, int] = {}
    for match in _BRACKETS.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            closing[opened.pop()] = match.start()
    return closing


def _tagged(tag: str, words: Words, faces: list[Run]) -> None:
    """Follow a tag of HTML; what is none of those that say how words look stays as it is."""
    match = _TAG.fullmatch(tag)
    if not match:
        words.runs.append(replace(faces[-1], text=tag))
        return
    name = match["name"].lower()
    if name == "br":
        words.runs.append(replace(faces[-1], text="\n"))
    elif name == "img":
        words.told.append(f"a picture is not read: {tag}")
    elif tag.startswith("</"):
        faces[1:] = faces[1:-1]
    elif not tag.endswith("/>") and name != "hr":
        faces.append(
            replace(
                faces[-1],
                italic=faces[-1].italic or name in ("em", "i"),
                bold=faces[-1].bold or name in ("strong", "b"),
                raised=faces[-1].raised or name == "sup",
            )
        )


def _merged(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs, those of one face that follow each other as one; none without words."""
    before: Run | None = None
    for run in runs:
        if before and not before.call and not run.call and _same_face(before, run):
            before = replace(before, text=before.text + run.text)
        elif run.text or run.call:
            if before:
                yield before
            before = run
    if before:
        yield before


def _same_face(one: Run, other: Run) -> bool:
    return replace(one, text="") == replace(other, text="")


def plain(runs: Runs | Sequence[Run]) -> str:
    """Return the words of runs without their looks."""
    return "".join(run.text for run in runs)


# --- the rules that pandoc adds (markdown-it's signature for a rule) ----------------------------


def _note_call(state: StateInline, silent: bool) -> bool:
    return _matched(state, silent, _CALL, "note_call")


def _raised(state: StateInline, silent: bool) -> bool:
    return _matched(state, silent, _RAISED, "raised")


def _lowered(state: StateInline, silent: bool) -> bool:
    return _matched(state, silent, _LOWERED, "lowered")


def _matched(state: StateInline, silent: bool, pattern: re.Pattern[str], kind: str) -> bool:
    match = pattern.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push(kind, "", 0).content = _ESCAPE.sub(r"\1", match[1])
    state.pos = match.end()
    return True


def _bracketed(state: StateInline, silent: bool) -> bool:
    """Read `[words](target)`, `![words](target)` and `[words]{.class}`.

    Words that were deleted, comments and pictures are told.
    """
    picture = state.src.startswith("![", state.pos)
    start = state.pos + picture
    end = state.env["closing"].get(start, -1)
    if not 0 <= end < state.posMax:
        return False
    inside, after = state.src[start + 1 : end], end + 1
    target = _TARGET.match(state.src, after, state.posMax)
    after = target.end() if target else after
    attributes = ATTRIBUTES.match(state.src, after, state.posMax)
    after = attributes.end() if attributes else after
    if after == end + 1 or (picture and not target):
        return False
    if not silent:
        removed = _removed(attributes[0], inside) if attributes else ""
        if picture:
            source = target["target"] if target else ""
            state.push("image", "", 0).content = inside or source[:80]
        elif removed:
            state.push("removed", "", 0).content = removed
        else:
            _push(state, start + 1, end, target["target"] if target else "")
    state.pos = after
    return True


def _removed(attributes: str, inside: str) -> str:
    """Say what is left out of a text since its attributes say that it is none."""
    if ".deletion" in attributes:
        return f"a deletion that was tracked is read as made: {inside}"
    return f"a comment is not read: {inside}" if ".comment-start" in attributes else ""


def _push(state: StateInline, start: int, end: int, target: str) -> None:
    """Give the tokens of what stands in brackets, in those of a link where it has a target."""
    kind, last = "link" if target else "span", state.posMax
    state.pos, state.posMax = start, end
    state.push(f"{kind}_open", "", 1).attrs = {"href": _ESCAPE.sub(r"\1", target)}
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push(f"{kind}_close", "", -1)
    state.posMax = last


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    ruler = parser.inline.ruler
    ruler.before("link", "note_call", _note_call)
    ruler.before("link", "bracketed", _bracketed)
    ruler.before("strikethrough", "lowered", _lowered)
    ruler.before("strikethrough", "raised", _raised)
    ruler.enableOnly(list(_RULES))
    parser.inline.ruler2.enableOnly(
        ["balance_pairs", "strikethrough", "emphasis", "fragments_join"]
    )
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


_PARSER = _parser()

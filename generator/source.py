"""YAML <-> model, with the line of every path. The only module that knows YAML.

Every scalar is text as written (`7.10` stays "7.10", `no` stays "no"); duplicate and unknown keys
and aliases are errors; blanks are single and a text stands on one line. `dump_report` writes the
normal form: `dump(load(x)) == x` is what "normalized" means.
"""

from __future__ import annotations

import difflib
import json
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path as File
from typing import Any, Generic, TypeVar, get_args

import yaml
from pydantic import ValidationError

from generator.actions import ActingWords, LeadPhrase, read_lead_phrases
from generator.characters import seen, single_blanks, unseen
from generator.citations import CitingWords
from generator.findings import Faults, Finding, Lines
from generator.ibid import NotingWords
from generator.model import Body, Path, Report, Value, walk
from generator.yaml_mistakes import diagnosed

WORDS = File(__file__).parent / "words"
SCHEMAS: dict[str, type[Value]] = {
    "report-1.schema.json": Report,
    "body-1.schema.json": Body,
}
HEAD = """\
# A report in Plenary's normal form: `plenary fmt` keeps it so, `plenary check` finds mistakes.
# Remarks are `remark:` keys; other comments would not survive.
# yaml-language-server: $schema=../../schema/report-1.schema.json
"""
_WIDTH = 100
_SHORT = 70
"""Texts of up to this many characters stand on the line of their key where YAML allows it."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What YAML cannot hold as it stands, or takes for something else."""
_NOT_ONE = "".join(f"{chr(last - 1)}{chr(last)}" for last in range(0x1FFFF, 0x110000, 0x10000))
_NO_TEXT = re.compile(f"[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff{_NOT_ONE}]")
"""Control characters, the sign for a character that was lost, what Unicode says is no character."""
_AS_IN_SOURCE = "type what the source has"
_DEEPEST = 60
"""Keys and positions on the way to the innermost text: more than any report has."""

RULES = {
    "broken-yaml": "A file is YAML, nested no deeper than a report can be.",
    "wrong-encoding": "A file is UTF-8, without characters that were lost or cannot be seen.",
    "alias": "A file has no aliases: what stands twice is written twice.",
    "duplicate-key": "A key stands once in its group.",
    "unknown-key": "Only the keys that the format knows are used.",
    "missing-field": "A key that must be there is there, and not empty.",
    "wrong-value": "A key with few possible values has one of them.",
    "wrong-type": "A text, a list or a group of keys stands where the format wants one.",
    "quoted-value": "A value has no quotation marks of print around it, which would be printed.",
    "duplicate-entity": "An id, and a name in one language, is of one entity of a body only.",
    "comment": "A remark is a `remark:` key, since the normal form keeps no other comments.",
}
"""The rules that reading decides; `checks` has all the others."""

Kind = TypeVar("Kind", bound=Value)


@dataclass(frozen=True, slots=True)
class Judged(Generic[Kind]):
    """As much of a file as rules can judge: what is wrong is left out, what lacks is empty."""

    value: Kind
    told: frozenset[Path] = frozenset()
    """What is left out or empty: it is told, and not what follows from it."""
    whole: bool = True
    """Whether all parts are there, so that what is not in it is nowhere."""

    def follows(self, path: Path) -> bool:
        """Say whether what is found at a path follows from what is told."""
        inside = any(path[:length] in self.told for length in range(len(path) + 1))
        return inside or (path != () and any(path == told[:-1] for told in self.told))


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Kind]):
    """What a file held: the value (none where it is too broken), its lines and the findings."""

    value: Kind | None
    lines: Lines
    findings: tuple[Finding, ...]
    judged: Judged[Kind] | None = None
    """What can be judged of it, mistakes or not; none where it is no YAML."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: what pages say, and how texts cite."""

    language: str
    name: str
    """The name of the language in itself: English"""
    interface: dict[str, Any]
    """What the theme and its scripts say."""
    pages: dict[str, Any]
    """What pages say."""
    citing: CitingWords
    importing: dict[str, Any]
    """What importers recognize; they make their own values of it."""
    acting: ActingWords
    lead_phrases: tuple[LeadPhrase, ...]
    """The phrases that paragraphs of acts begin with."""
    noting: NotingWords
    """In which notes name their sources."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the handbook is published, and what it is called."""

    address: str
    """https://plenary.example/"""
    name: str
    contact: str = ""
    """Where its readers can write to: an e-mail address, or a page; "" where none is named."""


NOBODYS = "https://plenary.example/"
"""The address in mkdocs.yml as it comes."""
NOT_PUBLISHED = Site("/", "")
"""A handbook of which only the pages are wanted."""


# --- reading ----------------------------------------------------------------------------------


def load_report(file: File, name: str = "") -> Loaded[Report]:
    """Return the report of a file; findings name the file as `name` (its path by default)."""
    return _load(file.read_bytes(), name or str(file), Report)


def load_body(file: File, name: str = "") -> Loaded[Body]:
    """Return the body of a file; findings name the file as `name` (its path by default)."""
    return _load(file.read_bytes(), name or str(file), Body)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that the handbook has words in."""
    return tuple(sorted(file.stem for file in WORDS.glob("*.yaml")))


@cache
def load_words(language: str) -> Words:
    """Return the catalogue of a language; raises FileNotFoundError where there is none."""
    words = yaml.load((WORDS / f"{language}.yaml").read_text("utf-8"), yaml.CSafeLoader)
    citing = CitingWords.model_validate(words["citing"])
    return Words(
        language,
        words["language"],
        words["interface"],
        words["pages"],
        citing,
        words["importing"],
        ActingWords.model_validate(words["acting"]),
        read_lead_phrases(
            file.read_text("utf-8") for file in sorted(WORDS.glob(f"lead-phrases*.{language}.tsv"))
        ),
        NotingWords.model_validate(words["noting"]),
    )


def site(config: File) -> Site:
    """Return where mkdocs.yml says that the site is published, and its name.

    Raises Faults where that cannot be read.
    """
    found = _settings(config)
    address = found.get("site_url", "").rstrip("/") + "/"
    return Site(address, found.get("site_name", ""), _contact(found))


def _settings(config: File) -> dict[str, Any]:
    """Return what mkdocs.yml says; raises Faults, for the editor who has changed it."""
    text, findings = _decoded(config.read_bytes(), config.name)
    if findings:
        raise Faults(findings)
    try:
        # The base loader takes tags that only MkDocs knows for plain text.
        found = yaml.load(text, yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise Faults([_broken_yaml(error, config.name, text)]) from error
    if not isinstance(found, dict):
        message = f"the file {_type_wanted('dict')}; right would be “site_name: Plenary”"
        raise Faults([Finding("wrong-type", config.name, 1, message)])
    wrong = tuple(_of_settings(found, config.name, text))
    if wrong:
        raise Faults(wrong)
    return found


def _of_settings(found: dict[str, Any], name: str, text: str) -> Iterator[Finding]:
    """Yield findings for what pages are told of the settings; MkDocs judges the rest itself."""
    lines = {one.partition(":")[0].strip(): i for i, one in enumerate(text.split("\n"), 1)}
    for key in ("site_name", "site_url"):
        value, line = found.get(key, ""), lines.get(key, 1)
        if not isinstance(value, str):
            yield Finding("wrong-type", name, line, f"“{key}” {_type_wanted('string')}")
        elif key == "site_url" and value and not re.fullmatch(r"https?://[^\s<>\"]+", value):
            message = f"“{key}” is “{value}”; right would be https://handbook.example/"
            yield Finding("wrong-value", name, line, message)
    contact = _contact(found)
    if contact and not re.fullmatch(r"https://[^\s<>\"]+|[^\s<>\"@:/]+@[^\s<>\"@:/]+", contact):
        message = f"“contact” is “{contact}”; right would be an e-mail address or https://..."
        yield Finding("wrong-value", name, lines.get("contact", 1), message)


def _contact(found: dict[str, Any]) -> str:
    extra = found.get("extra")
    return str(extra.get("contact", "")) if isinstance(extra, dict) else ""


def site_address(config: File) -> str:
    """Return the address under which mkdocs.yml says that the site is published."""
    return site(config).address


def markdown_extensions(config: File) -> dict[str, dict[str, Any]]:
    """Return the extensions of Markdown that mkdocs.yml names, with their settings as text."""
    listed = _settings(config).get("markdown_extensions") or []
    return {
        name: settings or {}
        for one in listed
        for name, settings in ({one: {}} if isinstance(one, str) else one).items()
    }


def _load(content: bytes, name: str, kind: type[Kind]) -> Loaded[Kind]:
    """Return the value of a file's bytes, or all that is wrong with them."""
    text, findings = _decoded(content, name)
    if findings:
        return Loaded(None, Lines(name, {}), findings)
    # Of a body there are names, with which words of reports are compared.
    reading = _Reading(name, single_blanks if kind is Report else _plain_and_single)
    lines = Lines(name, reading.lines)
    try:
        data = reading.document(yaml.parse(text, yaml.CSafeLoader))
    except yaml.YAMLError as error:
        return Loaded(None, lines, (*reading.findings, _broken_yaml(error, name, text)))
    except _TooDeepError:
        return Loaded(None, lines, tuple(reading.findings))
    whole = {finding.rule for finding in reading.findings} <= {"wrong-encoding"}
    value: Kind | None = None
    wrong: tuple[Finding, ...] = ()
    try:
        value = kind.model_validate(data)
        judged: Judged[Kind] | None = Judged(value)
    except ValidationError as error:
        wrong = tuple(_of_validation(error, kind, lines))
        judged = _mended(data, kind, error)
    if judged:
        rest = [one for one in _of_value(judged.value, lines) if not judged.follows(one.path)]
        told = judged.told | {one.path for one in (*reading.findings, *rest) if one.path}
        judged = Judged(judged.value, told, judged.whole and whole)
        wrong = (*wrong, *rest)
    return Loaded(value, lines, (*reading.findings, *wrong), judged)


def _of_value(value: Value, lines: Lines) -> Iterator[Finding]:
    """Yield what is wrong with a value that fits the model."""
    yield from _empty_fields(value, lines)
    yield from _languages(value, lines)
    yield from _entities(value, lines)
    yield from _quoted(value, lines)


def _plain_and_single(text: str) -> str:
    return " ".join(text.split())


def _decoded(content: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of UTF-8 bytes, with or without a byte order mark; or why there is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        byte = content[error.start : error.start + 1]
        message = f"the byte {byte.hex()} is not UTF-8{_in_windows(byte)}; save the file as UTF-8"
        return "", (Finding("wrong-encoding", name, line, message),)
    # YAML refuses most control characters without a line; it takes U+0085 for the end of one.
    # Of each line each such character is told once: a file saved wrongly twice is full of them.
    found = [
        Finding("wrong-encoding", name, number, _trace(character))
        for number, line in enumerate(text.split("\n"), 1)
        for character in dict.fromkeys(_CONTROL.findall(line))
    ]
    return text, tuple(found)


def _trace(character: str) -> str:
    """Say what is wrong with a character that no text has."""
    code = ord(character)
    meant = _in_windows(bytes([code])) if 0x80 <= code <= 0x9F else ""
    return f"the character U+{code:04X} is a trace of a wrong encoding{meant}; {_AS_IN_SOURCE}"


def _hidden(character: str) -> str:
    """Say what is wrong with a character that stands where no script needs it."""
    return f"the character U+{ord(character):04X} cannot be seen; {_AS_IN_SOURCE}"


def _in_windows(byte: bytes) -> str:
    """Say what a byte would be in Windows-1252."""
    return f" (in Windows-1252 it would be “{byte.decode('cp1252', 'replace')}”)"


def _broken_yaml(error: yaml.YAMLError, name: str, text: str) -> Finding:
    """Return a finding where YAML itself cannot be read: in words of ours, at the mistake."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, message = diagnosed(text, mark.line + 1 if mark else 1)
    return Finding("broken-yaml", name, line, message)


class _TooDeepError(Exception):
    """A file is nested deeper than any report."""


class _Reading:
    """Turns the events of YAML into dicts, lists and texts, keeping lines and finding faults.

    Events, since PyYAML's composer crashes on a file of brackets only and follows aliases.
    """

    def __init__(self, name: str, blanks: Callable[[str], str]) -> None:
        self.name = name
        self.blanks = blanks
        self.lines: dict[Path, int] = {}
        self.findings: list[Finding] = []

    def document(self, events: Iterator[yaml.Event]) -> Any:
        """Return what a file holds; an empty one holds no keys."""
        next(events)  # the stream
        if isinstance(next(events), yaml.StreamEndEvent):
            return {}
        data = self._read(next(events), events, ())
        next(events)  # the end of the document
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._find("broken-yaml", _line(after), "a second text begins here; take out the “---”")
        return data

    def _read(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Any:
        """Return what begins with an event."""
        line = _line(event)
        self.lines.setdefault(path, line)
        if len(path) > _DEEPEST:
            self._find("broken-yaml", line, "this is nested deeper than any report can be")
            raise _TooDeepError
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            children = takewhile(lambda event: not _is_end(event), events)
            return [
                self._read(child, events, (*path, index)) for index, child in enumerate(children)
            ]
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event.value, line)
        # Copies of copies could fill the memory.
        message = "YAML takes “*name” for a copy of something; a text that begins with an asterisk "
        self._find("alias", line, f"{message}stands on lines of its own after “>-”", path)
        return ""

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for event in takewhile(lambda event: not _is_end(event), events):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._find("broken-yaml", line, "a key is a word before a colon")
                self._read(event, events, (*path, ""))
                self._read(next(events), events, (*path, ""))
                continue
            # Without what cannot be seen, lest it be told again as no key here.
            key = seen(self._text(event.value, line))
            if key in mapping:
                first = self.lines[(*path, key)]
                self._find("duplicate-key", line, f"“{key}” stands on line {first} already")
                self._read(next(events), events, (*path, key))
                continue
            self.lines[(*path, key)] = line
            mapping[key] = self._read(next(events), events, (*path, key))
        return mapping

    def _text(self, value: str, line: int) -> str:
        """Return a text with single blanks; name what no file can contain."""
        text = self.blanks(value)
        for character in dict.fromkeys(_NO_TEXT.findall(text)):
            self._find("wrong-encoding", line, _trace(character))
        for character in dict.fromkeys(text[at] for at in unseen(text)):
            self._find("wrong-encoding", line, _hidden(character))
        return text

    def _find(self, rule: str, line: int, message: str, path: Path = ()) -> None:
        self.findings.append(Finding(rule, self.name, line, message, path))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _is_end(event: yaml.Event) -> bool:
    return isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent)


def _empty_fields(value: Value, lines: Lines) -> Iterator[Finding]:
    """Yield findings for the keys that must have words and have none."""
    for path, inner in walk(value):
        for key, field in type(inner).model_fields.items():
            if field.is_required() and getattr(inner, key) == "":
                message = f"“{key}” is empty; write what the source has"
                yield lines.finding("missing-field", (*path, key), message)


def _languages(value: Value, lines: Lines) -> Iterator[Finding]:
    """Yield findings where words in a language are missing, of the handbook or of a body."""
    known = languages()
    if isinstance(value, Report) and value.language not in known:
        message = f"“language” is “{value.language}”; the handbook has words in: {', '.join(known)}"
        yield lines.finding("wrong-value", ("language",), message)
    if isinstance(value, Body):
        named: dict[Path, Mapping[str, object]] = {}
        for index, one in enumerate(value.instruments):
            for key in ("name", "short_name", "called"):
                named["instruments", index, key] = getattr(one, key)
        for index, entity in enumerate(value.entities):
            named["entities", index, "name"] = entity.name
        for index, other in enumerate(value.other_bodies):
            named["other_bodies", index, "called"] = other.called
        for index, addressee in enumerate(value.addressees):
            named["addressees", index, "name"] = addressee.name
            named["addressees", index, "called"] = addressee.called
        if value.rights:
            named["rights",] = value.rights
        for path, names in named.items():
            for language in value.texts.keys() - names.keys():
                message = f"“{language}” is missing, in which the body has texts; add “{language}:”"
                yield lines.finding("missing-field", path, message)


_IN_QUOTES = re.compile(r"[“„«‘‚].*[”“»’‘]")


def _quoted(value: Value, lines: Lines) -> Iterator[Finding]:
    """Yield findings for values that stand between quotation marks of print, as Word writes them.

    Texts may; the words of actions are quoted from them.
    """
    for path, inner in walk(value):
        if "actions" in path:
            continue
        for key in type(inner).model_fields:
            words = getattr(inner, key)
            if isinstance(words, str) and key not in inner.inline and _IN_QUOTES.fullmatch(words):
                message = f"“{key}” is {words}, with its quotation marks; write {words[1:-1]}"
                yield lines.finding("quoted-value", (*path, key), message)


def _entities(value: Value, lines: Lines) -> Iterator[Finding]:
    """Yield findings for what two entities of a body have in common."""
    entities = value.entities if isinstance(value, Body) else ()
    seen: dict[tuple[str, str], int] = {}
    for index, entity in enumerate(entities):
        names = [(language, name) for language in entity.name for name in entity.names(language)]
        for key in dict.fromkeys([("", entity.id), *names]):
            if key in seen:
                other = entities[seen[key]].id
                message = f"“{key[1]}” is of the entity “{other}” already; make the two one"
                yield lines.finding("duplicate-entity", ("entities", index), message)
            seen.setdefault(key, index)


def _of_validation(error: ValidationError, kind: type[Value], lines: Lines) -> Iterator[Finding]:
    """Yield findings for what does not fit the model."""
    for fault in error.errors(include_url=False):
        path: Path = fault["loc"]
        key = str(path[-1]) if path else ""
        match fault["type"]:
            case "extra_forbidden":
                known = _known_keys(kind, path[:-1])
                near = difflib.get_close_matches(key, known, 1, 0.5)
                hint = f"did you mean “{near[0]}”?" if near else f"known: {', '.join(known)}"
                yield lines.finding("unknown-key", path, f"“{key}” is no key here; {hint}")
            case "missing":
                words = _only_value(kind, path) or "..."
                yield lines.finding(
                    "missing-field", path[:-1], f"“{key}” is missing; write “{key}: {words}”"
                )
            case "literal_error":
                expected = fault["ctx"]["expected"]
                yield lines.finding(
                    "wrong-value", path, f"“{key}” is “{fault['input']}”; it must be {expected}"
                )
            case "value_error":
                wanted = fault["ctx"]["error"]
                yield lines.finding("wrong-value", path, f"“{key}” is “{fault['input']}”; {wanted}")
            case _:
                name = f"“{key}”" if path else "the file"
                yield lines.finding("wrong-type", path, f"{name} {_type_wanted(fault['type'])}")


def _mended(data: Any, kind: type[Kind], error: ValidationError) -> Judged[Kind] | None:
    """Return what a file holds without what does not fit the model; none where little would be.

    What stands in for a group lacks keys of its own, so that it is mended again.
    """
    told: set[Path] = set()
    whole = True
    for _ in range(_DEEPEST):
        for fault in error.errors(include_url=False):
            path: Path = fault["loc"]
            around: Any = _at(data, path[:-1]) if path else None
            if fault["type"] == "extra_forbidden":
                del around[path[-1]]
                whole = False
            elif path and around is not None:
                # Some texts of a body cannot be empty; all of them can be a figure.
                around[path[-1]] = "9" if path in told else _nothing(kind, path)
                whole = whole and isinstance(_at(data, path), str) and path[-1] != "number"
            told.add(path)
        try:
            return Judged(kind.model_validate(data), frozenset(told), whole)
        except ValidationError as again:
            error = again
    return None


def _at(data: Any, path: Path) -> Any:
    """Return what stands at a path of a file; none where nothing does."""
    for step in path:
        known = isinstance(data, list) or (isinstance(data, dict) and step in data)
        data = data[step] if known else None
    return data


def _nothing(kind: type[Value], path: Path) -> Any:
    """Return what stands for a value that is missing or wrong: an empty one of its kind."""
    node = _node(kind, path)
    if {"type": "null"} in node.get("anyOf", []):
        return None
    if "enum" in node or "const" in node:
        return node.get("const", node.get("enum", [""])[0])
    return {"array": [], "object": {}}.get(node.get("type", ""), "")


def _only_value(kind: type[Value], path: Path) -> str:
    """Return the one value that a key of the file can have; "" where it can have several."""
    field = kind.model_fields.get(str(path[0])) if len(path) == 1 else None
    values = get_args(field.annotation) if field else ()
    return str(values[0]) if len(values) == 1 and isinstance(values[0], str) else ""


def _type_wanted(fault: str) -> str:
    """Say what kind of value a key wants."""
    if fault.startswith("string"):
        return "is a list or a group of keys; it must be a text"
    if fault.startswith("tuple"):
        return "must be a list (lines that begin with “- ”)"
    return "must be a group of keys (indented lines “key: value”)"


def _known_keys(kind: type[Value], path: Path) -> list[str]:
    """Return the keys that the model knows at a path."""
    return list(_node(kind, path).get("properties", {}))


def _node(kind: type[Value], path: Path) -> dict[str, Any]:
    """Return what the schema says of a path."""
    schema = _schema(kind)
    node = schema
    for step in path:
        node = _resolved(schema, node)
        if isinstance(step, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(step, node.get("additionalProperties", {}))
    return _resolved(schema, node)


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Return what a schema node refers to."""
    for option in node.get("anyOf", []):
        if "$ref" in option:
            node = option
    reference = node.get("$ref", "").removeprefix("#/$defs/")
    found: dict[str, Any] = schema["$defs"][reference] if reference else node
    # A value that has a short form is a text or a group of keys.
    groups = [option for option in found.get("anyOf", []) if "properties" in option]
    return groups[0] if groups else found


# --- the JSON Schema --------------------------------------------------------------------------


@cache
def _schema(kind: type[Value]) -> dict[str, Any]:
    return kind.model_json_schema()


def schema(kind: type[Value]) -> str:
    """Return the JSON Schema of a file of this kind, as text: the editors' completion."""
    content = _numbers_too(_schema(kind))
    return (
        json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **content},
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )


def _numbers_too(node: Any) -> Any:
    """Return a schema in which a text may also look like a number or yes/no: `number: 14`."""
    if isinstance(node, list):
        return [_numbers_too(child) for child in node]
    if not isinstance(node, dict):
        return node
    copy = {key: _numbers_too(child) for key, child in node.items()}
    if copy.get("type") == "string" and "const" not in copy and "enum" not in copy:
        # YAML 1.1 readers take 14, 7.10, 2014-10-10 and `no` for other things than text.
        copy["type"] = ["string", "number", "boolean"]
    return copy


# --- writing ----------------------------------------------------------------------------------


def dump_report(report: Report) -> str:
    """Return the normal form of a report."""
    return HEAD + "\n".join(_lines_of_group(report, "", _PLAIN)) + "\n"


def published_report(report: Report) -> str:
    """Return the normal form with marks of quotation for other programs that read YAML.

    What is for editors alone is left out. Other programs take `number: 14` for a number,
    `title: No` for a truth value, `1.10` for 1.1; in the editors' own file these stand as an editor
    writes them.
    """
    lines = _lines_of_group(without_remarks(report), "", _PLAIN_TO_ALL)
    return HEAD + "\n".join(lines) + "\n"


def without_remarks(value: Kind) -> Kind:
    """Return a value without what is for editors alone, in it and in all values in it."""
    update: dict[str, Any] = {}
    for name, field in type(value).model_fields.items():
        child = getattr(value, name)
        if name in value.for_editors:
            update[name] = field.default
        elif isinstance(child, Value):
            update[name] = without_remarks(child)
        elif isinstance(child, tuple):
            update[name] = tuple(
                without_remarks(one) if isinstance(one, Value) else one for one in child
            )
    return value.model_copy(update=update)


def _lines_of_group(value: Value, indent: str, plain: Plain) -> Iterator[str]:
    """Yield the lines of a value: a line a key, but for those that say nothing."""
    for key, field in type(value).model_fields.items():
        child = getattr(value, key)
        if field.is_required() or child != field.default:
            yield from _lines_of(child, f"{indent}{key}:", indent, plain)


def _lines_of(value: Any, begin: str, indent: str, plain: Plain) -> Iterator[str]:
    """Yield the lines of what stands after a key or after the stroke of a list."""
    if isinstance(value, str):
        yield from _lines_of_text(value, begin, indent, plain)
    elif isinstance(value, tuple):
        yield f"{begin}" if value else f"{begin} []"
        for child in value:
            yield from _lines_of(child, f"{indent}-", indent, plain)
    elif isinstance(value, Value) and _is_short(value):
        yield from _lines_of_text(getattr(value, value.short), begin, indent, plain)
    elif value is not None:
        lines = list(_lines_of_group(value, f"{indent}  ", plain))
        if begin.endswith("-"):
            # The first key of a group stands beside the stroke.
            yield f"{begin} {lines[0].lstrip()}" if lines else f"{begin} {{}}"
            yield from lines[1:]
        else:
            yield begin
            yield from lines


def _is_short(value: Value) -> bool:
    """Say whether a value says nothing that its short form would not."""
    fields = type(value).model_fields
    return bool(value.short) and all(
        name == value.short or getattr(value, name) == field.default
        for name, field in fields.items()
    )


Plain = re.Pattern[str]
"""What is written without marks of quotation."""

# A plain scalar begins with a letter, figure or bracket; it has nothing that YAML would take.
_PLAIN = re.compile(r"[\w(](?:[^:#]|:(?=\S)|(?<=\S)#)*")
# To all readers, of YAML 1.1 and 1.2, what begins with no figure and is none of these is a text.
_WORDS_OF_YAML = "y|yes|on|true|n|no|off|false|null|nan|inf|infinity"
_PLAIN_TO_ALL = re.compile(rf"(?!\d|(?i:{_WORDS_OF_YAML})\Z){_PLAIN.pattern}")
# What YAML shows in double quotes only, and blanks that reading would make one.
_QUOTED = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _lines_of_text(text: str, begin: str, indent: str, plain: Plain) -> Iterator[str]:
    text = single_blanks(text)
    if _QUOTED.search(text):
        text = re.sub(r'["\\]', r"\\\g<0>", text)
        text = _QUOTED.sub(lambda match: f"\\U{ord(match[0]):08X}", text)
        yield f'{begin} "{text}"'
    elif not text:
        yield f"{begin} ''"
    elif len(text) <= _SHORT and _PLAIN.fullmatch(text):
        quoted = "'" + text.replace("'", "''") + "'"
        yield f"{begin} {text if plain.fullmatch(text) else quoted}"
    else:
        yield f"{begin} >-"
        yield from textwrap.wrap(
            text,
            _WIDTH,
            initial_indent=f"{indent}  ",
            subsequent_indent=f"{indent}  ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def comments(text: str, name: str) -> Iterator[Finding]:
    """Yield a finding for each comment that the normal form could not keep.

    The head comment that `dump_report` writes is not among them.
    """
    inside = _lines_of_scalars(text)
    head = set(HEAD.splitlines())
    for number, line in enumerate(text.splitlines(), 1):
        if "#" not in line or line.strip() in head or line.startswith("%"):
            continue
        columns = [match.start(1) for match in re.finditer(r"(?:^|\s)(#)", line)]
        if any(not _covered(number, column, inside) for column in columns):
            message = "this comment would be lost; make it a “remark:” of the paragraph, or take"
            yield Finding("comment", name, number, f"{message} it out")


Spans = dict[int, list[tuple[int, float]]]
"""Line -> the columns from and to which a scalar stands on it."""


def _lines_of_scalars(text: str) -> Spans:
    """Return where scalars stand: a # in them is no comment."""
    spans: Spans = {}
    for event in yaml.parse(text, yaml.CSafeLoader):
        first, last = event.start_mark, event.end_mark
        if not isinstance(event, yaml.ScalarEvent) or not first or not last:
            continue
        block = event.style in ("|", ">")
        for line in range(first.line, last.line + 1):
            from_column = first.column if line == first.line else 0
            # The end of a block scalar is the start of what follows it.
            to_column = last.column if line == last.line else float("inf")
            if block and line == first.line:
                to_column = first.column + 2
            spans.setdefault(line + 1, []).append((from_column, to_column))
    return spans


def _covered(line: int, column: int, spans: Spans) -> bool:
    return any(start <= column < end for start, end in spans.get(line, []))

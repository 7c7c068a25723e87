"""What is wrong with data that are no report or body, in words of an editor; what is left."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError

from generator.counting import name_in
from generator.findings import Finding, Lines
from generator.languages import languages
from generator.model import Annex, Body, Division, Path, Report, Value, walk
from generator.source.reading import DEEPEST
from generator.source.schemas import schema_of

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


def of_value(value: Value, lines: Lines) -> Iterator[Finding]:
    """Yield what is wrong with a value that fits the model."""
    yield from _empty_fields(value, lines)
    yield from _languages(value, lines)
    yield from _entities(value, lines)
    yield from _sessions(value, lines)
    yield from _quoted(value, lines)


def _empty_fields(value: Value, lines: Lines) -> Iterator[Finding]:
    """Yield findings for the keys that must have words and have none."""
    for path, inner in walk(value):
        for key, field in type(inner).model_fields.items():
            if key == "title" and _says_what_it_is(inner):
                continue
            words = getattr(inner, key)
            if field.is_required() and words == "":
                message = f"“{key}” is empty; write what the source has"
                yield lines.finding("missing-field", (*path, key), message)
            if isinstance(words, tuple) and key not in inner.inline:
                for at in (at for at, one in enumerate(words) if one == ""):
                    message = f"an entry of “{key}” is empty; write what the source has, or take it"
                    yield lines.finding("missing-field", (*path, key, at), f"{message} out")


def _says_what_it_is(value: Value) -> bool:
    """Say whether a part has a number that is a heading by itself: Article 10, Annex I."""
    if isinstance(value, Annex):
        return bool(value.number)
    return isinstance(value, Division) and bool(name_in(value.number))


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
        for index, source in enumerate(value.documents):
            if source.place:
                named["documents", index, "place"] = source.place
        if value.rights:
            named["rights",] = value.rights
        for path, names in named.items():
            for language in value.texts.keys() - names.keys():
                message = f"“{language}” is missing, in which the body has texts; add “{language}:”"
                yield lines.finding("missing-field", path, message)
        for language in value.importing.keys() - value.texts.keys():
            there = ", ".join(value.texts)
            message = f"“{language}” is no language in which the body has texts; it has: {there}"
            yield lines.finding("wrong-value", ("importing", language), message)


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
                message = f"“{key[1]}” already belongs to the entity “{other}”; merge the two"
                yield lines.finding("duplicate-entity", ("entities", index), message)
            seen.setdefault(key, index)


def _sessions(value: Value, lines: Lines) -> Iterator[Finding]:
    """Yield findings for sessions of a body that have no name, and whose numbers make none."""
    for index, session in enumerate(value.sessions if isinstance(value, Body) else ()):
        if session.number and not session.name:
            message = (
                f"“name” is missing, and “{session.number}” makes none; write “name: {{en: ...}}”"
            )
            yield lines.finding("missing-field", ("sessions", index), message)


def of_validation(error: ValidationError, kind: type[Value], lines: Lines) -> Iterator[Finding]:
    """Yield findings for what does not fit the model."""
    for fault in error.errors(include_url=False):
        path: Path = fault["loc"]
        key = str(path[-1]) if path else ""
        match fault["type"]:
            case "extra_forbidden":
                known = _known_keys(kind, path[:-1])
                near = difflib.get_close_matches(key, known, 1, 0.5)
                hint = f"did you mean “{near[0]}”?" if near else f"known: {', '.join(known)}"
                yield lines.finding("unknown-key", path, f"“{key}” is not a key here; {hint}")
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
                wanted, said = fault["ctx"]["error"], fault["input"]
                message = f"“{_written_key(path, lines)}” is “{said}”; {wanted}"
                yield lines.finding("wrong-value", path, message)
            case _:
                name = f"“{key}”" if path else "the file"
                yield lines.finding("wrong-type", path, f"{name} {type_wanted(fault['type'])}")


def _written_key(path: Path, lines: Lines) -> str:
    """Return the key in the file under which a value stands: what stands there for short has no
    keys of its own."""
    while path not in lines.lines and len(path) > 1:
        path = path[:-1]
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def mended(data: Any, kind: type[Kind], error: ValidationError) -> Judged[Kind] | None:
    """Return what a file holds without what does not fit the model; none where little would be.

    What stands in for a group lacks keys of its own, so that it is mended again.
    """
    told: set[Path] = set()
    whole = True
    for _ in range(DEEPEST):
        for fault in error.errors(include_url=False):
            path: Path = fault["loc"]
            while path and isinstance(_at(data, path[:-1]), str):  # a text that stands for a group
                path = path[:-1]
            around: Any = _at(data, path[:-1]) if path else None
            if fault["type"] == "extra_forbidden":
                del around[path[-1]]
                whole = False
            elif path and around is not None:
                # Some texts of a body cannot be empty; all of them can be a figure.
                around[path[-1]] = "9" if path in told else _nothing(kind, path)
                # By a number others are counted, by the room of a cell the places of others.
                counted = path[-1] in ("number", "columns", "rows")
                whole = whole and isinstance(_at(data, path), str) and not counted
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


def type_wanted(fault: str) -> str:
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
    schema = schema_of(kind)
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

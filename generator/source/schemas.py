"""The JSON Schemas of the format, by which editor programs complete and check."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from generator.model import Act, Body, Report, Value
from generator.source.parts import OF_ACTS, ActFile

SCHEMAS: dict[str, type[Value]] = {
    "report-1.schema.json": Report,
    "act-1.schema.json": Act,
    "body-1.schema.json": Body,
}


@cache
def schema_of(kind: type[Value]) -> dict[str, Any]:
    """Return the JSON Schema of a kind of value, as pydantic has it."""
    return kind.model_json_schema()


def schema(kind: type[Value]) -> str:
    """Return the JSON Schema of a file of this kind, as text: the editors' completion."""
    content = _numbers_too(schema_of(kind))
    if kind is Report:
        content = _or_in_files(content)
    return (
        json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **content},
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )


def _or_in_files(content: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a report in which an act may stand in a file of its own."""
    name = ActFile.__name__
    groups = {name: _numbers_too(schema_of(ActFile))}
    other = f"#/$defs/{name}"
    for key, group in content["$defs"].items():
        properties = group.get("properties", {})
        files = {one: _or(properties[one], other) for one in OF_ACTS & properties.keys()}
        groups[key] = {**group, "properties": {**properties, **files}} if files else group
    return {**content, "$defs": dict(sorted(groups.items()))}


def _or(of_list: dict[str, Any], other: str) -> dict[str, Any]:
    """Return the schema of a list whose parts may be something else too."""
    return {**of_list, "items": {"anyOf": [of_list["items"], {"$ref": other}]}}


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

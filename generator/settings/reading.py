"""What mkdocs.yml says of the site, as far as pages and files beside them are told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path as File
from typing import Any

import yaml

from generator.findings import Faults, Finding
from generator.provided import SETTINGS, provided
from generator.source.decoding import decoded
from generator.source.judging import type_wanted
from generator.source.reading import broken_yaml


@dataclass(frozen=True, slots=True)
class Site:
    """Where the handbook is published, and what it is called."""

    address: str
    """https://plenary.example/"""
    name: str
    contact: str = ""
    """Where its readers can write to: an e-mail address, or a page; "" where none is named."""
    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The extensions of Markdown, with their settings as text."""
    nav: tuple[str, ...] = ()
    """The files of a publisher's own pages in the order in which they are listed: about.md"""


NOBODYS = "https://plenary.example/"
"""The address in mkdocs.yml as it comes."""
NOT_PUBLISHED = Site("/", "")
"""A handbook of which only the pages are wanted."""


def site(config: File) -> Site:
    """Return what mkdocs.yml says of the site.

    Raises Faults where that cannot be read.
    """
    found = all_said(config)
    address = found.get("site_url", "").rstrip("/") + "/"
    return Site(
        address, found.get("site_name", ""), _contact(found), extensions(found), order(found)
    )


def all_said(config: File) -> dict[str, Any]:
    """Return what mkdocs.yml says; raises Faults, for the editor who has changed it."""
    text, findings = decoded(config.read_bytes(), config.name)
    if findings:
        raise Faults(findings)
    try:
        # The base loader takes tags that only MkDocs knows for plain text.
        found = yaml.load(text, yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise Faults([broken_yaml(error, config.name, text)]) from error
    if not isinstance(found, dict):
        message = f"the file {type_wanted('dict')}; it should be “site_name: Plenary”"
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
            yield Finding("wrong-type", name, line, f"“{key}” {type_wanted('string')}")
        elif key == "site_url" and value and not re.fullmatch(r"https?://[^\s<>\"]+", value):
            message = f"“{key}” is “{value}”; it should be https://handbook.example/"
            yield Finding("wrong-value", name, line, message)
    if not _are_extensions(found.get("markdown_extensions") or []):
        message = "“markdown_extensions” is no list of names, some with settings; right is “- toc”"
        yield Finding("wrong-type", name, lines.get("markdown_extensions", 1), message)
    mode = _extra(found).get("flight_mode", "")
    if not isinstance(mode, str) or mode.lower() not in _KEPT:
        message = f"“flight_mode” is “{mode}”; it should be asked, visited or false"
        yield Finding("wrong-value", name, lines.get("flight_mode", 1), message)
    contact = _contact(found)
    if contact and not re.fullmatch(r"https://[^\s<>\"]+|[^\s<>\"@:/]+@[^\s<>\"@:/]+", contact):
        message = f"“contact” is “{contact}”; it should be an e-mail address or https://..."
        yield Finding("wrong-value", name, lines.get("contact", 1), message)


def kept_when(flight_mode: object) -> str:
    """Return when devices keep a report, of what is said under `flight_mode`: "asked" by its
    reader, once "visited", or "" for never, also where it says anything else (`site` tells).
    """
    return _KEPT.get(str(flight_mode or "").lower(), "")


_ON, _OFF = ("asked", "true", "yes", "on"), ("", "false", "no", "off")
_KEPT = {**dict.fromkeys(_ON, "asked"), "visited": "visited", **dict.fromkeys(_OFF, "")}
"""What may stand under `flight_mode`, also as YAML spells yes and no -> when devices keep."""


def order(found: dict[str, Any]) -> tuple[str, ...]:
    """Return the files that `nav` names, whatever it calls them."""
    listed = found.get("nav")
    return tuple(files_in(listed if isinstance(listed, list) else []))


def files_in(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (list, dict)):
        for one in nav.values() if isinstance(nav, dict) else nav:
            yield from files_in(one)


def _contact(found: dict[str, Any]) -> str:
    return str(_extra(found).get("contact", ""))


def _extra(found: dict[str, Any]) -> dict[str, Any]:
    extra = found.get("extra")
    return extra if isinstance(extra, dict) else {}


def extensions(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    own = found.get("markdown_extensions")
    ours = defaults()["markdown_extensions"]
    return named(ours if not own or others_of(found) else own)


def others_of(found: dict[str, Any]) -> list[str]:
    """Return the extensions that are listed and that pages are not made for: another could change
    their words (smarty), or make mark-up of them."""
    listed = named(found.get("markdown_extensions") or [])
    known = named(defaults()["markdown_extensions"])
    return [name for name in listed if name.removeprefix("markdown.extensions.") not in known]


def named(listed: Any) -> dict[str, dict[str, Any]]:
    ones = [listed] if isinstance(listed, dict) else listed
    return {
        name: settings or {}
        for one in ones
        for name, settings in ({one: {}} if isinstance(one, str) else one).items()
    }


def _are_extensions(listed: Any) -> bool:
    """Say whether it is what MkDocs takes for extensions: names, some with a group of settings."""
    groups = [listed] if isinstance(listed, dict) else listed
    return isinstance(groups, list) and all(
        isinstance(one, str)
        or (isinstance(one, dict) and all(not v or isinstance(v, dict) for v in one.values()))
        for one in groups
    )


@cache
def defaults() -> dict[str, Any]:
    """Return the settings that a site has where its mkdocs.yml says nothing of them."""
    text = provided(SETTINGS).read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return {key: value for key, value in found.items() if key not in ("site_name", "site_url")}

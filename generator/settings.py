"""What mkdocs.yml says of the site, as far as pages and files beside them are told of it."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path as File
from typing import Any

import yaml

from generator.findings import Faults, Finding, Severity
from generator.provided import SETTINGS, provided, theme
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
    found = _settings(config)
    address = found.get("site_url", "").rstrip("/") + "/"
    return Site(
        address, found.get("site_name", ""), _contact(found), _extensions(found), _order(found)
    )


def _settings(config: File) -> dict[str, Any]:
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


def _order(found: dict[str, Any]) -> tuple[str, ...]:
    """Return the files that `nav` names, whatever it calls them."""
    listed = found.get("nav")
    return tuple(_files_in(listed if isinstance(listed, list) else []))


def _files_in(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (list, dict)):
        for one in nav.values() if isinstance(nav, dict) else nav:
            yield from _files_in(one)


def _contact(found: dict[str, Any]) -> str:
    return str(_extra(found).get("contact", ""))


def _extra(found: dict[str, Any]) -> dict[str, Any]:
    extra = found.get("extra")
    return extra if isinstance(extra, dict) else {}


def _extensions(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    own = found.get("markdown_extensions")
    ours = defaults()["markdown_extensions"]
    return _named(ours if not own or _others(found) else own)


def _others(found: dict[str, Any]) -> list[str]:
    """Return the extensions that are listed and that pages are not made for: another could change
    their words (smarty), or make mark-up of them."""
    listed = _named(found.get("markdown_extensions") or [])
    known = _named(defaults()["markdown_extensions"])
    return [name for name in listed if name.removeprefix("markdown.extensions.") not in known]


def _named(listed: Any) -> dict[str, dict[str, Any]]:
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


# --- what comes with the program ------------------------------------------------------------------


@cache
def defaults() -> dict[str, Any]:
    """Return the settings that a site has where its mkdocs.yml says nothing of them."""
    text = provided(SETTINGS).read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return {key: value for key, value in found.items() if key not in ("site_name", "site_url")}


def lacking(config: File) -> dict[str, Any]:
    """Return the settings that come with the program and that mkdocs.yml leaves out.

    Raises Faults where that cannot be read.
    """
    said = _settings(config)
    found = _left_out(said, defaults())
    # MkDocs would act by them, or refuse them: pages would be in one form only what they are.
    found |= {key: value for key, value in _OF_MKDOCS.items() if said.get(key)}
    theme_said = said.get("theme")
    of_theme = {key: value for key, value in _OF_MATERIAL.items() if key in (theme_said or ())}
    if of_theme:
        found["theme"] = found.get("theme", {}) | of_theme
    if _others(said):
        found["markdown_extensions"] = defaults()["markdown_extensions"]
    there = theme(config.parent)
    for key in _FILES:
        if said.get(key):
            found[key] = [*defaults()[key], *_added(said[key], key, there)]
    return found


_FILES = ("extra_css", "extra_javascript")
"""The lists of files that the theme loads: ours stay, those of a project come after them."""


def _added(listed: Any, key: str, there: File) -> Iterator[Any]:
    """Yield the style sheets or scripts of a project's own that are in its theme."""
    ours = {*_files_in(defaults()[key])}
    for one in listed if isinstance(listed, list) else ():
        path = one.get("path", "") if isinstance(one, dict) else one
        if path not in ours and (there / path).is_file():
            # All scalars were read as text.
            typed = {name: value == "true" for name, value in _switches(one)}
            yield {**one, **typed} if isinstance(one, dict) else one


def _switches(one: Any) -> Iterator[tuple[str, Any]]:
    entry = one if isinstance(one, dict) else {}
    yield from ((name, entry[name]) for name in ("defer", "async") if name in entry)


_OF_MKDOCS: dict[str, Any] = {
    **dict.fromkeys(("copyright", "site_author", "site_description", "repo_url", "repo_name")),
    **dict.fromkeys(("edit_uri", "edit_uri_template", "exclude_docs", "draft_docs", "not_in_nav")),
    **dict.fromkeys(("google_analytics", "pages")),
    **{key: [] for key in ("plugins", "hooks", "watch", "extra_templates")},
    "docs_dir": "docs",
    "site_dir": "site",
    "use_directory_urls": True,
    "dev_addr": "127.0.0.1:8000",
    "remote_branch": "gh-pages",
    "remote_name": "origin",
}
"""Settings that MkDocs knows and that change nothing here -> what it takes where none is made."""


_OF_MATERIAL = {"locale": "en", "direction": None}
"""The same of the theme, as far as the pages would differ by them."""


def _left_out(said: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in ours.items():
        if key not in said:
            found[key] = value
        elif isinstance(value, dict):
            inner = _left_out(said[key], value) if isinstance(said[key], dict) else value
            found |= {key: inner} if inner else {}
    return found


# --- what is not honoured -------------------------------------------------------------------------

_HONOURED = {
    *("site_name", "site_url", "nav", "theme", "extra", "extra_css"),
    *("extra_javascript", "markdown_extensions", "strict", "validation", "plugins"),
    *("theme.name", "theme.font", "theme.favicon", "theme.static_templates"),
    *("extra.contact", "extra.flight_mode"),
}
_BRAND = "put your own into content/brand/"
_NOTHING = "nothing reads it; take it out"
_OWN_PAGE = "a page of your own (content/pages/) can lead there"
_NO_OTHER_HOST = "pages load nothing of other hosts; the log of your server counts visits"
_KEPT_BACK = "a page that is not to be published lies elsewhere than in content/pages/"
_OF_LANGUAGE = "each report says its language; words are in content/words/"
_DEPLOYED = "`plenary deploy github-pages` writes what GitHub needs"
_SEARCH = "the search is built in, and finds all texts and pages"
_INSTEAD = {
    **dict.fromkeys(("exclude_docs", "draft_docs", "not_in_nav"), _KEPT_BACK),
    **dict.fromkeys(("remote_branch", "remote_name"), _DEPLOYED),
    **dict.fromkeys(("repo_url", "repo_name", "extra.social"), _OWN_PAGE),
    **dict.fromkeys(("google_analytics", "extra.analytics"), _NO_OTHER_HOST),
    **dict.fromkeys(("theme.language", "theme.locale", "theme.direction"), _OF_LANGUAGE),
    **dict.fromkeys(("theme.include_search_page", "theme.search_index_only"), _SEARCH),
    "copyright": "write it as “disclaimer” under “interface” in content/words/<language>.yaml",
    "dev_addr": "plenary serve --port says where the handbook is shown on this machine",
    "docs_dir": "the pages are made of content/; your own are in content/pages/",
    "edit_uri": "a page of your own (content/pages/) can lead to where the reports are edited",
    "edit_uri_template": "a page of your own can lead to where the reports are edited",
    "extra.alternate": "the languages of a page are those of its report",
    "extra.consent": "there is nothing to consent to: pages set no cookies",
    "extra.generator": "the foot of a page names no program",
    "extra.homepage": "the logo leads to the first page of the handbook",
    "extra.version": "plenary publish keeps editions; each page says that of its report",
    "extra_templates": "what the site needs beside its pages is made; see overrides/ for more",
    "hooks": "no hook is run; what it did belongs into content/ or overrides/",
    "plugins": "no plugin is run: the search is built in, and pages are plain files",
    "pages": "the pages are made of content/; “nav” orders your own",
    "site_author": "a page names the body whose text it shows",
    "site_description": "write it as “home-introduction” under “pages” in content/words/",
    "site_dir": "the site is built into site/",
    "theme.custom_dir": "the folder overrides/ beside mkdocs.yml is the theme, where there is one",
    "theme.features": "the navigation is that of a handbook, and the same everywhere",
    "theme.font": "pages load nothing of other hosts; they bring their own typeface",
    "theme.icon": f"{_BRAND}: logo.svg, favicon.svg",
    "theme.logo": f"{_BRAND}: logo.svg or logo.png",
    "theme.name": "the theme is built upon “material” and no other",
    "theme.palette": f"{_BRAND}: colours.yaml has three, for light and dark",
    "use_directory_urls": "addresses are the same everywhere, for they are cited",
    "watch": "plenary serve follows content/, overrides/ and mkdocs.yml",
}
"""What has another place here -> which."""


_KNOWN = _HONOURED | {*_OF_MKDOCS}
_NEEDED = ("attr_list", "def_list", "md_in_html", "tables", "toc")


def not_honoured(config: File) -> list[Finding]:
    """Return what mkdocs.yml says in vain, and what to do instead.

    Raises Faults where the file cannot be read.
    """
    said = _settings(config)
    text = decoded(config.read_bytes(), config.name)[0]
    lines = dict(_lines(yaml.compose(text, yaml.CBaseLoader)))
    found = []
    for key, value in _keys(said):
        if key not in _KNOWN and "." not in key:
            message = f"“{key}” is no setting of MkDocs, which stops at it; take it out"
            found.append(Finding("settings", config.name, lines.get(key, 1), message))
        elif _is_in_vain(key, value):
            message = f"“{key}” is not honoured: {_INSTEAD.get(key, _NOTHING)}"
            found.append(_notice(config, lines.get(key, 1), message))
    for key, message in (*_of_files(said, theme(config.parent)), *_of_nav(said, config.parent)):
        found.append(_notice(config, lines.get(key, 1), message))
    line = lines.get("markdown_extensions", 1)
    ours = ", ".join(_named(defaults()["markdown_extensions"]))
    if others := _others(said):
        message = f"pages are made for {ours} alone; take out {', '.join(others)}"
        found.append(_notice(config, line, message))
    if lacks := [one for one in _NEEDED if one not in _extensions(said)]:
        message = f"pages need these extensions, too: {', '.join(lacks)}"
        found.append(Finding("settings", config.name, line, message))
    return found


def _of_files(said: dict[str, Any], there: File) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the style sheets and scripts that are named, each with its key."""
    for key in _FILES:
        for file in _files_in(said.get(key)):
            if re.match(r"\w+:|//", file):
                yield key, f"“{key}” names {file}, and pages load nothing of other hosts"
            elif file.endswith(("css", "js")) and not (there / file).is_file():
                yield key, f"“{key}” names {file}, which is not in the theme (overrides/)"


def _of_nav(said: dict[str, Any], project: File) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the pages that `nav` names, each with that key."""
    pages = project / "content" / "pages"
    for name in _order(said):
        file = pages / name.replace("\\", "/")
        in_a_language = any(file.parent.glob(f"{glob.escape(file.stem)}.*.md"))
        there = name.endswith(".md") and (file.is_file() or in_a_language)
        if not there:
            yield "nav", f"“nav” names {name}, which is no page in content/pages/"
        elif "\\" in name:
            right = name.replace("\\", "/")
            yield "nav", f"“nav” names {name} with the strokes of Windows; write {right}"


def _notice(config: File, line: int, message: str) -> Finding:
    return Finding("settings", config.name, line, message, severity=Severity.NOTICE)


def _is_in_vain(key: str, value: Any) -> bool:
    """Say whether a setting changes nothing."""
    match key:
        case "plugins" | "hooks":
            return bool(value)
        case "theme.font":
            return str(value).lower() != "false"
        case "theme.name":
            return bool(value != "material")
    return key not in _HONOURED


def _keys(said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the settings of mkdocs.yml, and those in groups that we read."""
    for key, value in said.items():
        yield key, value
        if key in ("theme", "extra") and isinstance(value, dict):
            yield from ((f"{key}.{inner}", one) for inner, one in value.items())


def _lines(node: Any) -> Iterator[tuple[str, int]]:
    """Yield the line of each key, and of those in groups."""
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        yield key.value, key.start_mark.line + 1
        if isinstance(value, yaml.MappingNode):
            yield from ((f"{key.value}.{name}", line) for name, line in _lines(value))

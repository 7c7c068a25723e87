"""What mkdocs.yml says in vain, and what to do instead."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterator, Mapping
from pathlib import Path as File
from typing import Any

import yaml

from generator.findings import Finding, Severity
from generator.provided import theme
from generator.settings.completing import FILES, OF_MKDOCS
from generator.settings.reading import (
    all_said,
    defaults,
    extensions,
    files_in,
    named,
    order,
    others_of,
)
from generator.source.decoding import decoded

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
    **dict.fromkeys(("theme", "theme.name"), "the theme is built upon “material” and no other"),
    "theme.palette": f"{_BRAND}: colours.yaml has three, for light and dark",
    "use_directory_urls": "addresses are the same everywhere, for they are cited",
    "watch": "plenary serve follows content/, overrides/ and mkdocs.yml",
}
"""What has another place here -> which."""


_KNOWN = _HONOURED | {*OF_MKDOCS}
_NEEDED = ("attr_list", "def_list", "md_in_html", "tables", "toc")


def not_honoured(config: File) -> list[Finding]:
    """Return what mkdocs.yml says in vain, and what to do instead.

    Raises Faults where the file cannot be read.
    """
    said = all_said(config)
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
    ours = ", ".join(named(defaults()["markdown_extensions"]))
    if others := others_of(said):
        message = f"pages are made for {ours} alone; take out {', '.join(others)}"
        found.append(_notice(config, line, message))
    if lacks := [one for one in _NEEDED if one not in extensions(said)]:
        message = f"pages need these extensions, too: {', '.join(lacks)}"
        found.append(Finding("settings", config.name, line, message))
    return found


def _of_files(said: dict[str, Any], there: File) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the style sheets and scripts that are named, each with its key."""
    for key in FILES:
        for file in files_in(said.get(key)):
            if re.match(r"\w+:|//", file):
                yield key, f"“{key}” names {file}, and pages load nothing of other hosts"
            elif file.endswith(("css", "js")) and not (there / file).is_file():
                yield key, f"“{key}” names {file}, which is not in the theme (overrides/)"


def _of_nav(said: dict[str, Any], project: File) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the pages that `nav` names, each with that key."""
    pages = project / "content" / "pages"
    for name in order(said):
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
        case "theme":
            return isinstance(value, str) and value != "material"
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

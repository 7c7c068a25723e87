"""What the header files of deploy/ make a host answer, read back from them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lxml import etree

DEPLOY = Path(__file__).parent.parent / "deploy"
FILES = ("nginx.conf", "apache.htaccess", "web.config")

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".bib": "text/plain; charset=utf-8",
    ".ris": "text/plain; charset=utf-8",
    ".js": "javascript; charset=utf-8",
    ".json": "application/json",
    ".yaml": "application/yaml",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".xml": "/xml",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".epub": "application/epub+zip",
    ".gz": "application/",
    ".pagefind": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
}
"""What a server says of each kind of file that the site has; a part of it where servers differ."""


@cache
def headers(name: str) -> dict[str, str]:
    """Return the headers that a file sets for every answer; Cache-Control is told apart."""
    text = (DEPLOY / name).read_text("utf-8")
    if name == "web.config":
        added = etree.fromstring(text.encode()).findall(".//customHeaders/add")
        return {one.get("name", ""): one.get("value", "") for one in added}
    line = {"nginx.conf": r"add_header", "apache.htaccess": r"Header always set"}[name]
    return dict(re.findall(rf'^\s*{line} ([\w-]+) "([^"]*)"', text, re.MULTILINE))

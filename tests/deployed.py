"""What the header files of deploy/ make a host answer, read back from them."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

DEPLOY = Path(__file__).parent.parent / "deploy"
FILES = ("nginx.conf", "apache.htaccess", "web.config")


def headers(name: str) -> dict[str, str]:
    """Return the headers that a file sets for every answer; Cache-Control is told apart."""
    text = (DEPLOY / name).read_text("utf-8")
    if name == "web.config":
        added = etree.fromstring(text.encode()).findall(".//customHeaders/add")
        return {one.get("name", ""): one.get("value", "") for one in added}
    line = {"nginx.conf": r"add_header", "apache.htaccess": r"Header always set"}[name]
    return dict(re.findall(rf'^\s*{line} ([\w-]+) "([^"]*)"', text, re.MULTILINE))

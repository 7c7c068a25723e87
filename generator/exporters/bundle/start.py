"""START HERE.html: the page of a bundle to open first, by a double click."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as File

from markupsafe import Markup

from generator.html_template import hash_of, template
from generator.page_words import PageBundleWords

NAME = "START HERE.html"
SIGN = "unpacked.css"
"""The style sheet in the handbook's folder by which the page knows that all is unpacked."""

SIGN_TEXT = ".packed { display: none; }\n.unpacked { display: block; }\n"

_STYLE = """\
:root { color-scheme: light dark; }
body { max-inline-size: 36rem; margin: 10vh auto; padding: 0 1.25rem; }
body { font: 1.125rem/1.5 system-ui, sans-serif; }
h1, h2 { line-height: 1.2; }
h2 { font-size: 1.25rem; }
.open { display: inline-block; padding: 0.6em 1.2em; font-weight: 600; }
.open { border: 2px solid; border-radius: 0.4em; }
:focus-visible { outline: 3px solid; outline-offset: 3px; }
li { margin-block: 0.4em; }
.unpacked { display: none; }
"""


def page(
    language: str,
    folder: str,
    reports: Iterable[tuple[str, str]],
    *,
    words: PageBundleWords,
    colophon: str,
    disclaimer: str = "",
    logo: str = "",
    logo_dark: str = "",
    name: str,
) -> str:
    """Return the page.

    `folder` is that of the handbook, `reports` the name and address of each report in it, `words`
    the catalogue's about bundles, `colophon` what the handbook says of its texts, `disclaimer`
    what its publisher does, `name` that of the site, `logo` an address that holds
    the publisher's, `logo_dark` one for dark screens.
    """
    return template(File(__file__).with_name("start.html.j2")).render(
        language=language,
        folder=folder,
        reports=list(reports),
        words=words,
        colophon=colophon,
        disclaimer=disclaimer,
        logo=logo,
        logo_dark=logo_dark,
        name=name,
        sign=SIGN,
        style=Markup(_STYLE),
        style_hash=hash_of(_STYLE),
    )

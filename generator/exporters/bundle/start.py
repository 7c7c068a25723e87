"""START HERE.html: the page of a bundle to open first, by a double click."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

NAME = "START HERE.html"
SIGN = "unpacked.css"
"""The style sheet in the handbook's folder by which the page knows that all is unpacked."""

SIGN_TEXT = ".packed { display: none; }\n.unpacked { display: block; }\n"

# Windows opens a file inside a zip by unpacking it alone: then the sign is not there, and the page
# says what to do in the place of links that would lead nowhere. It needs no script for that. The
# colours are the browser's own, light or dark.
_PAGE = """\
<!doctype html>
<html lang="{language}" dir="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ max-inline-size: 36rem; margin: 10vh auto; padding: 0 1.25rem; }}
body {{ font: 1.125rem/1.5 system-ui, sans-serif; }}
h1, h2 {{ line-height: 1.2; }}
h2 {{ font-size: 1.25rem; }}
.open {{ display: inline-block; padding: 0.6em 1.2em; font-weight: 600; }}
.open {{ border: 2px solid; border-radius: 0.4em; }}
:focus-visible {{ outline: 3px solid; outline-offset: 3px; }}
li {{ margin-block: 0.4em; }}
.unpacked {{ display: none; }}
</style>
<link rel="stylesheet" href="{folder}/{sign}">
</head>
<body>
<main>
<h1>{title}</h1>
<div class="packed">
<h2>{unpack}</h2>
<p>{unpack_how}</p>
</div>
<div class="unpacked">
<p><a class="open" href="{folder}/index.html">{open}</a></p>
<p>{without_network}</p>
<h2>{reports}</h2>
<ul>
{links}
</ul>
</div>
<p>{colophon}</p>
</main>
</body>
</html>
"""


def page(
    language: str,
    folder: str,
    reports: Iterable[tuple[str, str]],
    words: Mapping[str, str],
    colophon: str,
) -> str:
    """Return the page.

    `folder` is that of the handbook, `reports` the name and address of each report in it, `words`
    the catalogue's about bundles, `colophon` what the handbook says of its texts.
    """
    said = {name: escape(text) for name, text in words.items() if not name.startswith("manifest-")}
    links = "\n".join(
        f'<li><a href="{folder}/{escape(address)}index.html">{escape(name)}</a></li>'
        for name, address in reports
    )
    return _PAGE.format(
        language=escape(language),
        folder=folder,
        sign=SIGN,
        links=links,
        colophon=escape(colophon),
        **said,
    )

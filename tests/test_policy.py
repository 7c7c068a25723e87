"""Nothing in a finished page runs or styles but what its policy allows, and hosts say the same."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from deployed import DEPLOY, FILES, KINDS, headers
from lxml import html
from lxml.html import HtmlElement

DATA = ("application/json", "application/ld+json")


def policy_of(tree: HtmlElement) -> str:
    """Return the policy that a page bears; "" where it has none, or not one."""
    found = tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
    return str(found[0]) if len(found) == 1 else ""


def faults(tree: HtmlElement) -> Iterator[str]:
    """Yield what the policy of a page would stop, or would come too late to stop."""
    policy = policy_of(tree)
    if not policy:
        yield "no policy"
    for element in tree.iter("*"):
        yield from attributes_at_fault(element)
        if element.tag in ("script", "style") and not _is_allowed(element, policy):
            yield f"<{element.tag}> {(element.text or '')[:40]}"
        if element.tag in ("base", "object", "embed", "iframe", "frame"):
            yield f"<{element.tag}>"
    early = tree.xpath(
        "//meta[@http-equiv='Content-Security-Policy']/preceding::*"
        "[self::script or self::style or self::link]"
    )
    yield from (f"<{element.tag}> before the policy" for element in early)


def attributes_at_fault(element: HtmlElement) -> Iterator[str]:
    """Yield the attributes of an element that run, style, or load from another host."""
    for name, value in element.items():
        if name.startswith("on") or name in ("style", "srcdoc"):
            yield f"{name}={value}"
        if re.match(r"\s*(javascript|vbscript)\s*:", value, re.IGNORECASE):
            yield f"{name}={value}"
        if name in ("src", "data") and re.match(r"(https?:)?//", value):
            yield f"{name}={value}"


def _is_allowed(element: HtmlElement, policy: str) -> bool:
    """Tell a file of the site, a block of data, or what the policy names by its hash."""
    if element.get("src") or element.get("type") in DATA:
        return True
    digest = hashlib.sha256((element.text or "").encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'" in policy


def pages_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


@pytest.mark.parametrize("where", ["real_site", "unpacked"])
def test_no_page_holds_what_its_policy_would_stop(where, request) -> None:
    pages = pages_of(request.getfixturevalue(where))
    assert len(pages) > 30
    found = {page.name: list(faults(html.fromstring(page.read_bytes()))) for page in pages}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "<script>run()</script>",
        "<style>p {}</style>",
        "<p style='color: red'>a</p>",
        "<svg><rect style='fill: red'></rect></svg>",
        "<img src='assets/a.png' onerror='run()'>",
        "<a href=' JavaScript:run()'>a</a>",
        "<script src='https://elsewhere.example/a.js'></script>",
        "<iframe src='a.html'></iframe>",
        "<base href='/'>",
    ],
)
def test_such_a_thing_in_a_page_would_be_found(real_site, planted) -> None:
    text = (real_site / "en/index.html").read_text("utf-8")
    assert list(faults(html.fromstring(text.encode()))) == []
    assert list(faults(html.fromstring(text.replace("<main", f"{planted}<main", 1).encode())))


def test_pages_of_a_site_may_load_and_run_only_its_own_files(real_site, unpacked) -> None:
    pages = {policy_of(html.fromstring(p.read_bytes())) for p in pages_of(real_site / "en")}
    (own,) = {policy for policy in pages if "connect-src" in policy}
    assert "script-src 'self' 'wasm-unsafe-eval';" in own
    assert "default-src 'none'" in own and "base-uri 'none'" in own
    for policy in pages:
        assert not re.search(r"unsafe-(inline|eval|hashes)(?<!wasm-unsafe-eval)|https?:|\*", policy)
    from_disk = (unpacked / "handbook/index.html").read_bytes()
    assert policy_of(html.fromstring(from_disk)) == own.replace("'self'", "'self' file:")


@pytest.mark.parametrize("file", FILES)
def test_a_host_says_what_the_pages_say_and_what_they_cannot_say(real_site, file) -> None:
    """It also names the script and the style of the one file, whose own page says so too."""
    policy = policy_of(html.fromstring((real_site / "en/index.html").read_bytes()))
    one_file = (real_site / "en/ctoc-cop/session-7/ctoc-cop-2014-13.html").read_bytes()
    hashes = dict(re.findall(r"(script|style)-src ([^;]+)", policy_of(html.fromstring(one_file))))
    assert hashes.keys() == {"script", "style"}
    for kind, digest in hashes.items():
        policy = re.sub(rf"({kind}-src [^;]+)", rf"\1 {digest}", policy)
    assert headers(file) == {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }


def test_only_files_whose_names_say_what_is_in_them_are_not_asked_for_again(real_site) -> None:
    names = {
        f"/{file.relative_to(real_site).as_posix()}"
        for file in real_site.rglob("*")
        if file.is_file()
    }
    nginx = (DEPLOY / "nginx.conf").read_text("utf-8")
    apache = (DEPLOY / "apache.htaccess").read_text("utf-8")
    of_nginx = re.findall(r'"~(.+)" ".*immutable"', nginx)
    of_apache = re.findall(r"m#(.+)#\"?>\n\s*Header set Cache-Control \".*immutable\"", apache)
    assert of_nginx == of_apache and len(of_nginx) == 2
    lasting = {name for name in names for pattern in of_nginx if re.search(pattern, name)}
    assert any(name.endswith(".css") for name in lasting)
    assert any(name.endswith(".pf_fragment") for name in lasting)
    assert all(re.search(r"[._][0-9a-f]{6,}\.", name) for name in lasting), lasting
    assert 'default "no-cache"' in nginx and 'Header set Cache-Control "no-cache"' in apache
    assert '<clientCache cacheControlMode="DisableCache"' in (DEPLOY / "web.config").read_text()


def test_iis_knows_every_kind_of_file_that_the_site_has(real_site) -> None:
    text = (DEPLOY / "web.config").read_text("utf-8")
    named = dict(re.findall(r'mimeMap fileExtension="([^"]+)" mimeType="([^"]+)"', text))
    by_itself = {".html", ".css", ".txt", ".xml", ".pdf", ".png", ".gz"}
    kinds = {file.suffix for file in real_site.rglob("*") if file.is_file()}
    assert kinds <= named.keys() | by_itself
    assert {kind: said for kind, said in named.items() if KINDS[kind] not in said} == {}

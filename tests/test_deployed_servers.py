"""The settings of deploy/ on the servers that they are for, where these are installed.

The site is published as `plenary publish` does it, so that the link to the edition is followed too.
"""

from __future__ import annotations

import gzip
import http.client
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from deployed import DEPLOY, KINDS, headers
from host import COMPRESSED
from servers import PROGRAMS, served

from generator.publishing import publish, roll_back
from generator.settings import NOBODYS

PAGE = "/en/ctoc-cop/session-7/resolutions/7-1/"
LOST = "/en/ctoc-cop/session-77/"


@dataclass(frozen=True)
class Host:
    """A server that is running."""

    file: str
    """Its settings: nginx.conf"""
    port: int
    www: Path
    """The folder of publication that it serves."""

    def get(self, path: str, **asked: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body of an answer; a redirect is not followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers=asked)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, told, answer.read()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def www(real_site: Path) -> Iterator[Path]:
    """Publish the real site twice, in a folder that servers under other names may read."""
    with tempfile.TemporaryDirectory(prefix="plenary-www-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        site = folder / "site"
        shutil.copytree(real_site, site)
        shutil.copy(DEPLOY / "apache.htaccess", site / ".htaccess")
        for page in site.rglob("*.html"):  # nothing is published at nobody's address
            words = page.read_text("utf-8")
            page.write_text(words.replace(NOBODYS, "https://handbook.test/"), "utf-8")
        (site / "en/licences.txt").write_text("of the edition before", "utf-8")
        publish(site, folder / "www")
        shutil.copy(real_site / "en/licences.txt", site / "en/licences.txt")
        publish(site, folder / "www")
        yield folder / "www"


@pytest.fixture(scope="module", params=PROGRAMS)
def host(request, www: Path) -> Iterator[Host]:
    file: str = request.param
    if not PROGRAMS[file]:
        pytest.skip(f"the server of deploy/{file} is not installed (apt-get install nginx apache2)")
    with tempfile.TemporaryDirectory(prefix="plenary-run-") as run:
        Path(run).chmod(0o755)
        with served(file, www / "current", Path(run)) as port:
            yield Host(file, port, www)


def one_of_each_kind(www: Path) -> dict[str, str]:
    """Return a file of each kind that the site has: ending -> address."""
    site = www / "current"
    files = sorted(file for file in site.rglob("*") if file.is_file() and file.suffix)
    return {file.suffix: f"/{file.relative_to(site).as_posix()}" for file in files}


def test_every_answer_bears_the_headers(host: Host) -> None:
    asked = {
        PAGE: (200,),
        f"{PAGE}resolution-7-1.pdf": (200,),
        PAGE.rstrip("/"): (301,),
        LOST: (404,),
        "/en/assets/": (403, 404),
    }
    for path, statuses in asked.items():
        found, told, _ = host.get(path)
        assert found in statuses, path
        wanted = {name.lower(): value for name, value in headers(host.file).items()}
        assert len(wanted) == 3
        assert {name: told.get(name) for name in wanted} == wanted, path


def test_every_kind_of_file_is_called_what_it_is(host: Host) -> None:
    kinds = one_of_each_kind(host.www)
    assert kinds.keys() == KINDS.keys()
    told = {kind: host.get(path)[1].get("content-type", "") for kind, path in kinds.items()}
    assert {kind: said for kind, said in told.items() if KINDS[kind] not in said} == {}


def test_a_feed_is_called_one(host: Host) -> None:
    _, told, body = host.get("/en/ctoc-cop/feed.xml", **{"Accept-Encoding": "gzip"})
    assert told["content-type"].split(";")[0] == "application/atom+xml"
    assert b"http://www.w3.org/2005/Atom" in gzip.decompress(body)


def test_programs_of_other_sites_may_read_data_and_no_page(host: Host) -> None:
    kinds = one_of_each_kind(host.www)
    data = (".bib", ".csv", ".json", ".md", ".ris", ".xml", ".yaml")
    for path in (*(kinds[kind] for kind in data), "/en/index.json", "/en/ctoc-cop/feed.xml"):
        status, told, _ = host.get(path, Origin="https://elsewhere.example")
        assert (status, told.get("access-control-allow-origin")) == (200, "*"), path
        # What holds of every answer holds of these.
        assert {name.lower() for name in headers(host.file)} <= told.keys(), path
        assert told["cache-control"] == "no-cache", path
    for path in (PAGE, LOST, kinds[".js"], kinds[".css"], kinds[".pdf"]):
        assert "access-control-allow-origin" not in host.get(path)[1], path


def test_words_are_compressed_and_all_arrives_byte_for_byte(host: Host) -> None:
    for kind, path in one_of_each_kind(host.www).items():
        status, told, body = host.get(path, **{"Accept-Encoding": "gzip"})
        content = (host.www / f"current{path}").read_bytes()
        packed = told.get("content-encoding") == "gzip"
        assert status == 200
        assert (gzip.decompress(body) if packed else body) == content, path
        assert packed == (kind in COMPRESSED) or len(content) < 1000, path


def test_browsers_keep_what_they_may_and_ask_again_for_the_rest(host: Host) -> None:
    kinds = one_of_each_kind(host.www)
    lasting = (kinds[".pf_fragment"], kinds[".pf_index"], material(host.www))
    for path in lasting:
        assert host.get(path)[1]["cache-control"] == "public, max-age=31536000, immutable", path
    for path in (PAGE, kinds[".js"], kinds[".pdf"], kinds[".pf_meta"], "/en/edition.txt"):
        for encoding in ("gzip", "identity"):
            _, told, _ = host.get(path, **{"Accept-Encoding": encoding})
            assert told["cache-control"] == "no-cache", path
            again = {"If-None-Match": told["etag"], "Accept-Encoding": encoding}
            assert host.get(path, **again)[0] == 304, (path, encoding)


def material(www: Path) -> str:
    """Return the address of the theme's style sheet."""
    [file] = (www / "current/en/assets/stylesheets").glob("main.*.min.css")
    return f"/en/assets/stylesheets/{file.name}"


def test_lost_readers_get_their_page_and_nobody_a_list_of_files(host: Host) -> None:
    page = (host.www / "current/404.html").read_bytes()
    assert host.get(LOST)[::2] == (404, page)
    for folder in ("/en/assets/", "/en/pagefind/fragment/"):
        status, _, body = host.get(folder)
        assert status in (403, 404) and body == page, folder


def test_a_folder_without_its_stroke_leads_to_its_page_on_the_same_host(host: Host) -> None:
    status, told, _ = host.get(PAGE.rstrip("/"), Host="handbook.example")
    assert status == 301
    assert told["location"] in (PAGE, f"http://handbook.example{PAGE}")


@pytest.mark.parametrize(
    "way", ["/../", "/en/../../", "/%2e%2e/", "/en/..%2f..%2f", "/en/%5c..%5c"]
)
def test_nothing_outside_the_edition_is_served(host: Host, way: str) -> None:
    assert (host.www / "editions").is_dir()
    for name in ("editions/", "www/editions/"):
        assert host.get(f"{way}{name}")[0] in (400, 403, 404), name


def test_going_back_shows_the_edition_before_at_once(host: Host) -> None:
    later = host.get("/en/licences.txt")
    try:
        roll_back(host.www)
        assert host.get("/en/licences.txt")[2] == b"of the edition before"
    finally:
        publish(host.www.parent / "site", host.www)
    assert host.get("/en/licences.txt")[2] == later[2] != b"of the edition before"

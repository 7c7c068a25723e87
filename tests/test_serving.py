"""`plenary serve`: what is answered, and that whatever is saved ends in the right pages."""

from __future__ import annotations

import http.client
import json
import shutil
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from begun import Beginner
from projects import invented_project
from started import Serving, serving, wait_for

from generator.cli import main
from generator.findings import SiteFault
from generator.site.answering import Server, Shown
from generator.site.building import Generated
from generator.site.serving import Workshop, _stamps

REPORT = "content/ipwc/session-4-part-2/report.en.yaml"
HOME = "en/ipwc/session-4-part-2/"
ACT = f"{HOME}resolutions/iv-3/"


def ask(
    server: Serving, path: str, *, method: str = "GET", **headers: str
) -> tuple[int, str, bytes]:
    """Return the code, the kind (or where to go) and the content of an answer."""
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=60)
    try:
        connection.request(method, f"/{path}", headers=headers)
        answer = connection.getresponse()
        kind = answer.getheader("Location") or answer.getheader("Content-Type") or ""
        assert answer.getheader("Cache-Control") == "no-store"
        return answer.status, kind, answer.read()
    finally:
        connection.close()


def told(server: Serving) -> dict[str, object]:
    """Return what a page is told that begins to listen now."""
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=60)
    try:
        connection.request("GET", "/serving/changes")
        answer = connection.getresponse()
        lines = iter(answer.readline, b"")
        data = next(line for line in lines if line.startswith(b"data: "))
        found: dict[str, object] = json.loads(data.removeprefix(b"data: "))
        return found
    finally:
        connection.close()


def mistakes(server: Serving) -> list[str]:
    """Return the words of the mistakes that pages are told of."""
    found = told(server)["mistakes"]
    assert isinstance(found, list)
    return [one["words"] for one in found]


def page(server: Serving, path: str) -> str:
    return ask(server, path)[2].decode("utf-8")


@pytest.fixture(scope="module")
def unchanged(begins: Beginner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """Serve a project that no test changes."""
    with serving(
        begins, invented_project(tmp_path_factory.mktemp("unchanged") / "project")
    ) as server:
        yield server


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return invented_project(tmp_path / "project")


# --- What is answered -------------------------------------------------------------------------


def test_pages_are_those_of_the_site_and_one_script_as_a_file(unchanged: Serving) -> None:
    code, kind, content = ask(unchanged, ACT)
    assert (code, kind) == (200, "text/html; charset=utf-8")
    before, _, after = content.decode("utf-8").partition('<link rel="stylesheet" href="/serving/')
    assert after.endswith("defer></script></body>\n</html>")
    assert "Resolution IV/3" in before
    assert "data-keeping" not in before, "a device that keeps it would show it for ever"
    assert ask(unchanged, "serving/serving.js")[:2] == (200, "text/javascript; charset=utf-8")
    assert ask(unchanged, "serving/serving.css")[:2] == (200, "text/css; charset=utf-8")
    assert ask(unchanged, f"{ACT}?from=a%20mail")[2] == content, "whatever stands after a ?"
    assert b"/serving/" not in ask(unchanged, "")[2], "the entrance leads on at once"
    code, _, lost = ask(unchanged, "en/nowhere/")
    assert code == 404
    assert b"/serving/serving.js" in lost, "a page that is not there yet may come"


def test_it_is_told_once_that_pages_are_generated(unchanged: Serving) -> None:
    assert unchanged.said.count("rendering pages") == 1


@pytest.mark.parametrize(
    "path",
    ["%00", "en/%00", "en/%ff", "a" * 300, "../../pages/en/mkdocs.yml",
     "..%2f..%2fpages/en/mkdocs.yml", "%2e%2e/%2e%2e/pages/en/mkdocs.yml",
     "/[", f"{ACT}index.html/", "serving/", "serving/serving.py", "en/index.html%00.pdf",
     "%2fetc%2fpasswd", "/etc/passwd", "C:/", "en%5c..%5c..%5cmkdocs.yml"],
)  # fmt: skip
def test_what_is_not_there_is_answered_with_the_page_for_lost_readers(
    unchanged: Serving, path: str
) -> None:
    code, kind, content = ask(unchanged, path)
    assert (code, kind) == (404, "text/html; charset=utf-8")
    assert b"Page not found" in content
    assert "Traceback" not in unchanged.said


def test_an_address_without_its_last_stroke_leads_on(unchanged: Serving) -> None:
    assert ask(unchanged, ACT.rstrip("/"))[:2] == (301, f"/{ACT}")
    assert ask(unchanged, "/en")[:2] == (301, "/en/"), "and to no other host"


def test_only_who_asks_for_this_machine_is_answered(unchanged: Serving) -> None:
    port = urlsplit(unchanged.address).port
    for ours in ("127.0.0.1", "localhost", "LocalHost", "[::1]"):
        assert ask(unchanged, ACT, Host=f"{ours}:{port}")[0] == 200
    for host in ("evil.example", f"evil.example:{port}", f"127.0.0.1.evil.example:{port}",
                 f"127.0.0.1:{(port or 0) + 1}", "127.0.0.1", f"0.0.0.0:{port}", ""):  # fmt: skip
        for path in (ACT, "serving/changes", "serving/serving.js", f"{ACT}resolution-iv-3.pdf"):
            code, _, content = ask(unchanged, path, Host=host)
            assert (code, content) == (403, f"The handbook is at {unchanged.address}\n".encode())


def test_asked_for_the_head_alone_it_sends_that(unchanged: Serving) -> None:
    assert ask(unchanged, ACT, method="HEAD") == (200, "text/html; charset=utf-8", b"")
    assert ask(unchanged, "serving/changes", method="HEAD") == (200, "text/event-stream", b"")
    assert ask(unchanged, "en/nowhere/", method="HEAD")[::2] == (404, b"")


def test_what_a_page_offers_is_made_when_it_is_asked_for(unchanged: Serving) -> None:
    offered = {
        f"{ACT}resolution-iv-3.pdf": ("application/pdf", b"%PDF-"),
        f"{ACT}resolution-iv-3.md": ("text/markdown; charset=utf-8", b"# "),
        f"{ACT}resolution-iv-3.json": ("application/json", b"{"),
        f"{ACT}resolution-iv-3.bib": ("text/plain; charset=utf-8", b"@"),
    }
    text = page(unchanged, ACT)
    for path, (kind, begins) in offered.items():
        assert path.removeprefix(ACT) in text
        code, found, content = ask(unchanged, path)
        assert (code, found) == (200, kind)
        assert content.lstrip().startswith(begins)
        assert ask(unchanged, path)[2] == content
    [whole] = {
        one for one in page(unchanged, HOME).split('"') if one.endswith(".html") and "/" not in one
    }
    alone = page(unchanged, f"{HOME}{whole}")
    assert "/serving/" not in alone, "it has a policy of its own"
    assert ask(unchanged, f"{ACT}resolution-iv-4.pdf")[0] == 404


def test_what_cannot_be_made_is_told_here_and_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("<body>lost</body>", "utf-8")
    failed: list[Exception] = []

    def beside(path: str) -> bytes:
        raise SiteFault(f"{path} cannot be set")

    with Server(0) as server:
        server.show(Shown(tmp_path, "1", {"en": "{}"}))
        server.beside, server.failed = beside, failed.append
        thread = threading.Thread(target=server.serve_forever, args=[0.05])
        thread.start()
        connection = http.client.HTTPConnection(f"127.0.0.1:{server.server_port}", timeout=60)
        connection.request("GET", "/en/resolution-7-1.pdf")
        answer = connection.getresponse()
        assert (answer.status, answer.read()[:27]) == (500, b"This could not be made; the")
        connection.close()
        server.shutdown()
        thread.join()
    assert [str(one) for one in failed] == ["en/resolution-7-1.pdf cannot be set"]


# --- The port ---------------------------------------------------------------------------------


def test_a_port_that_cannot_be_had_is_one_sentence_before_anything_is_made(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / REPORT).write_text("no report\n", "utf-8")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        for port, why in (
            (taken, f"port {taken} is taken; name another one with --port"),
            (99999, "there is no port 99999; name another one with --port, from 1 to 65535"),
            (-1, "there is no port -1; name another one with --port, from 1 to 65535"),
        ):
            assert main(["--project", str(project), "serve", f"--port={port}"]) == 2
            assert capsys.readouterr().err == f"error: {why}\n"


# --- What is saved ----------------------------------------------------------------------------


class Editor:
    """Saves files of a project, and waits for what comes of it."""

    def __init__(self, project: Path, server: Serving) -> None:
        self.project, self.server = project, server
        self.report = project / REPORT
        self.good = self.report.read_text("utf-8")

    def saying(self, words: str) -> str:
        """Return the report with other words in its first paragraph."""
        assert self.good.count("The Panel met.") == 1
        return self.good.replace("The Panel met.", words)

    def expect(self, words: str, path: str = f"{HOME}chapters/i/") -> None:
        """Wait for words on a page, and for pages to be told that nothing is wrong."""
        wait_for(lambda: words in page(self.server, path) and not mistakes(self.server))

    def expect_mistake(self, words: str) -> None:
        """Wait until pages are told of a mistake, while they show what they showed before."""
        edition = told(self.server)["edition"]
        before = page(self.server, f"{HOME}chapters/i/")
        wait_for(lambda: any(words in one for one in mistakes(self.server)))
        assert told(self.server)["edition"] == edition
        assert page(self.server, f"{HOME}chapters/i/") == before


@pytest.fixture
def editor(begins: Beginner, project: Path, tmp_path: Path) -> Iterator[Editor]:
    """Return an editor; when all is done the server ends, and leaves nothing."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    there = sorted(project.iterdir())
    with serving(begins, project, TMPDIR=str(temporary)) as server:
        assert list(temporary.iterdir())
        yield Editor(project, server)
        assert server.end() == 0
        assert "Traceback" not in server.said
    assert list(temporary.iterdir()) == []
    there += [project / "build"] if project / "build" not in there else []
    assert sorted(project.iterdir()) == sorted(there), "no more is written into the project"
    assert (project / "build" / ".cache").exists(), "than what is kept"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_it_leaves_nothing_when_its_window_is_closed(
    begins: Beginner, project: Path, tmp_path: Path, how
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with serving(begins, project, TMPDIR=str(temporary)) as server:
        assert server.end(how) == 0
    assert list(temporary.iterdir()) == []


def test_however_a_report_is_saved_the_page_has_its_words(editor: Editor) -> None:
    editor.report.write_text(editor.saying("Saved in place."), "utf-8")
    editor.expect("Saved in place.")
    beside = editor.report.with_name("4913~")
    beside.write_text(editor.saying("Renamed."), "utf-8")
    beside.replace(editor.report)
    editor.expect("Renamed.")
    editor.report.unlink()
    editor.report.write_text(editor.saying("Removed, and written."), "utf-8")
    editor.expect("Removed, and written.")
    for count in range(30):
        editor.report.write_text(editor.saying(f"Burst {count}."), "utf-8")
        time.sleep(0.03)
        if count % 10 == 0:  # some land while the site is being built
            time.sleep(0.5)
    editor.expect("Burst 29.")
    pdf = ask(editor.server, f"{HOME}chapters/i/chapter-i.pdf")[2]
    editor.report.write_text(editor.saying("Printed, too, in more words than before."), "utf-8")
    editor.expect("Printed, too")
    assert ask(editor.server, f"{HOME}chapters/i/chapter-i.pdf")[2] != pdf


def test_a_mistake_is_told_and_goes_when_it_is_mended(editor: Editor) -> None:
    editor.report.write_text(editor.saying("See [it](nowhere:1)."), "utf-8")
    editor.expect_mistake("nowhere:1")
    [mistake] = told(editor.server)["mistakes"]  # type: ignore[misc]
    line = editor.good[: editor.good.index("The Panel met.")].count("\n") + 1
    assert (mistake["file"], mistake["line"]) == (REPORT, line)
    assert f"{REPORT}:{line}: {mistake['words']}\n" in editor.server.said
    editor.report.write_text(editor.saying("See [it](nowhere:2)."), "utf-8")
    editor.expect_mistake("nowhere:2")
    editor.report.write_text(editor.good, "utf-8")  # as it was: there is nothing to build
    editor.expect("The Panel met.")
    editor.report.write_text("", "utf-8")
    wait_for(lambda: mistakes(editor.server))
    editor.report.write_text(editor.saying("It met again."), "utf-8")
    editor.expect("It met again.")


def test_it_begins_with_a_mistake_too(begins: Beginner, project: Path) -> None:
    """A page tells it, whatever page is asked for, until it is mended; then that page is there."""
    report = project / REPORT
    good = report.read_text("utf-8")
    report.write_text(good.replace("The Panel met.", "See [it](nowhere:1)."), "utf-8")
    with serving(begins, project) as server:
        [mistake] = mistakes(server)
        assert "nowhere:1" in mistake
        assert f"{REPORT}:" in server.said
        for path, status in (("en/", 200), (f"{HOME}chapters/i/", 404)):
            code, _, content = ask(server, path)
            assert (code, b"serving.js" in content) == (status, True)
        edition = told(server)["edition"]
        report.write_text(good, "utf-8")
        wait_for(lambda: "The Panel met." in page(server, f"{HOME}chapters/i/"))
        assert not mistakes(server) and told(server)["edition"] != edition
        assert server.end() == 0


def test_the_files_of_acts_are_followed_and_named(editor: Editor) -> None:
    act = "content/ipwc/session-4-part-2/resolutions/iv-3.en.yaml"
    for command in ("fmt", "split"):
        assert main(["--project", str(editor.project), command]) == 0
    file = editor.project / act
    good = file.read_text("utf-8")
    assert good.count("(ii)\n      text: Second;") == 1
    file.write_text(good.replace("text: Second;", "text: The second;"), "utf-8")
    editor.expect("The second;", ACT)
    file.write_text(good.replace("text: Second;", "text: See [it](nowhere:1);"), "utf-8")
    editor.expect_mistake("nowhere:1")
    [mistake] = told(editor.server)["mistakes"]  # type: ignore[misc]
    assert mistake["file"] == act
    aside = file.rename(file.with_suffix(".txt"))
    editor.expect_mistake("“resolutions/iv-3.en.yaml” is not there")
    aside.rename(file)
    file.write_text(good, "utf-8")
    editor.expect("Second;", ACT)
    assert main(["--project", str(editor.project), "join"]) == 0
    editor.expect("Second;", ACT)


def test_reports_come_and_go(editor: Editor) -> None:
    other = editor.project / "content/ipwc/session-9/report.en.yaml"
    other.parent.mkdir()
    text = editor.good.replace("session: 4 part 2", "session: 9")
    other.write_text(text.replace("IPWC/4/9", "IPWC/9/9"), "utf-8")
    editor.expect_mistake("“9” is not in body.yaml")
    body = editor.project / "content/ipwc/body.yaml"
    sessions = "- number: '9'\n  name: {en: ninth session}\ninstruments:"
    body.write_text(body.read_text("utf-8").replace("instruments:", sessions, 1), "utf-8")
    editor.expect("The Panel met.", "en/ipwc/session-9/chapters/i/")
    other.write_text("format: [", "utf-8")
    wait_for(lambda: mistakes(editor.server))
    shutil.rmtree(other.parent)
    wait_for(lambda: not mistakes(editor.server))
    assert ask(editor.server, "en/ipwc/session-9/chapters/i/")[0] == 404
    editor.expect("The Panel met.")
    aside = editor.report.rename(editor.project.with_name("aside"))
    wait_for(lambda: mistakes(editor.server) == [""])
    assert "error: there is no report in " in editor.server.said
    aside.rename(editor.report)
    editor.expect("The Panel met.")


def test_the_look_and_the_settings_are_followed_too(editor: Editor) -> None:
    settings = editor.project / "mkdocs.yml"
    good = settings.read_text("utf-8")
    beside = settings.with_name("mkdocs.new")
    beside.write_text(good.replace("site_name: Plenary", "site_name: Nets for all"), "utf-8")
    beside.replace(settings)
    editor.expect("Nets for all")
    settings.write_text(good.replace("site_name:", "sight_name:"), "utf-8")
    editor.expect_mistake("")
    settings.write_text(good, "utf-8")
    editor.expect("Plenary</a>")
    footer = editor.project / "overrides/handbook/footer.html"
    good = footer.read_text("utf-8")
    footer.write_text(good.replace("<footer", "<p>A word of ours.</p><footer"), "utf-8")
    editor.expect("A word of ours.")
    footer.write_text("{% if %}", "utf-8")
    editor.expect_mistake("overrides/handbook/footer.html:1: Expected an expression")
    footer.write_text("{{ no.such.thing }}", "utf-8")
    editor.expect_mistake("'no' is undefined")
    footer.write_text(good, "utf-8")
    editor.expect("Plenary</a>")
    wait_for(lambda: "A word of ours." not in page(editor.server, HOME))


# --- Files ------------------------------------------------------------------------------------


def test_what_changes_no_page_makes_no_edition(
    tmp_path: Path, write_sample: Callable[[Path], Path]
) -> None:
    """An editor's own files, or a report saved as it was: the page that is read stays."""
    sample = write_sample(tmp_path / "sample")
    words = "First."

    def generate(pages: Path) -> Generated:
        if not pages.exists():
            shutil.copytree(sample, pages)
        about = pages / "en/docs/about/index.md"
        if changed := words not in about.read_text("utf-8"):
            about.write_text(f"# About\n\n{words}\n", "utf-8")
        return Generated({"en": "English"}, "2014-11-13", changed)

    workshop = Workshop(tmp_path / "work", generate, [])

    def made() -> Shown:
        shown, put = workshop.make()
        put()
        return shown

    first = made()
    assert made() is first
    words = "Second."
    second = made()
    assert second.edition != first.edition
    assert "Second." in (second.site / "en/about/index.html").read_text("utf-8")


def test_a_link_that_leads_back_is_gone_through_once(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "report.yaml").touch()
    (tmp_path / "content" / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "back").symlink_to(tmp_path / "content")
    (tmp_path / "content" / "gone.yaml").symlink_to(tmp_path / "nowhere")
    found = _stamps([tmp_path / "content", tmp_path / "mkdocs.yml"])
    assert [*found] == [tmp_path / "content/linked/report.yaml"]

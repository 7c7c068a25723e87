"""The pipeline as a whole, on the invented body: another conference needs no line of Python."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html
from projects import project_of

from generator import build, cli, settings
from generator.findings import Faults

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "invented" / "content"
SESSION = "ipwc/session-4-part-2/"


@pytest.fixture(scope="module")
def made() -> build.Made:
    [made] = build.make(INVENTED)
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    project = tmp_path_factory.mktemp("invented")
    project_of(INVENTED, project)
    assert cli.main(["--project", str(project), "build"]) == 0
    return project / "site" / "en"


def page(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / SESSION / address / "index.html").read_bytes())


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("handbook@example.org", "mailto:handbook@example.org"),
        ("https://example.org/write/", "https://example.org/write/"),
    ],
)
def test_the_accessibility_statement_names_whom_to_write_to(made, contact, address) -> None:
    [named] = build.make(INVENTED, site=settings.Site("/", "", contact))
    assert f"(<{address}>)" in named.files["accessibility/"]
    assert "Whom to write to" not in made.files["accessibility/"]


def test_every_page_of_the_invented_body_is_there(made) -> None:
    assert {address.removeprefix(SESSION) for address in made.files if SESSION in address} == {
        "",
        "resolutions/",
        "resolutions/iv-3/",
        "decisions/",
        "decisions/12-cp-24/",
        "decisions/ipbes-1-1/",
        "agenda/",
        "agenda/2-a/",
        "chapters/",
        "chapters/i/",
        "documents/",
        "corrections/",
        "about/",
        "full/",
        "actions/",
        "actions/by-addressee/",
        "actions/by-deadline/",
        "actions/secretariat/",
        "participants/",
        "participants/atlantis/",
        "participants/avalon/",
        "participants/isles/",
        "participants/lemuria/",
        "timeline/",
        "citations/",
    }
    assert {"", "ipwc/", "instruments/", "instruments/commons/"} <= set(made.files)


def test_acts_are_numbered_as_the_body_numbers_them(site) -> None:
    for address, label in (
        ("resolutions/iv-3", "Resolution IV/3"),
        ("decisions/12-cp-24", "Decision 12/CP.24"),
        ("decisions/ipbes-1-1", "Decision IPBES/1/1"),
    ):
        assert page(site, address).xpath("string(//h1//*[@class='act-number'])") == label


def test_decisions_may_stand_in_an_annex_to_the_report(site) -> None:
    listed = page(site, "decisions").xpath("//div[@class='acts']//a/@href")
    assert [href.rstrip("/") for href in listed] == ["12-cp-24", "ipbes-1-1"]


def test_a_table_is_a_table_with_its_words(site) -> None:
    [table] = page(site, "agenda/2-a").xpath("//table")
    rows = [[cell.text_content() for cell in row] for row in table.iter("tr")]
    assert rows == [["Kind", "Mesh | width"], ["A", "12 mm2"], ["B", "1 < 2"]]
    assert table.xpath("string(.//td/em)") == "12"


def test_lettered_parts_keep_their_depth_and_the_words_after_them(site) -> None:
    tree = page(site, "resolutions/iv-3")
    ids = [i for i in tree.xpath("//article//p/@id") if i.startswith("op-")]
    assert ids == ["op-1", "op-1-a", "op-1-a-i", "op-1-a-ii", "op-1-b", "op-1-bis"]
    [closing] = tree.xpath("//p[contains(@class, 'closing')]")
    assert closing.text_content() == "all of them;"
    assert closing.getprevious().get("id") == "op-1-a-ii"


def test_an_act_of_an_earlier_session_is_listed_with_its_date(site) -> None:
    tree = html.fromstring((site / "ipwc" / "index.html").read_bytes())
    [act] = tree.xpath("//p[@id='resolution-iii-1']")
    assert "of 3 March 2019" in act.text_content()
    assert "resolution IV/3, preambular paragraph 1" in act.getnext().text_content()


def test_ibid_is_expanded_by_its_own_kind(site) -> None:
    [note] = page(site, "agenda/2-a").xpath("//p[@id='fn-2']")
    assert "Records of the Panel, chap. II, para. 7." in note.text_content()
    assert "Ibid., para. 7." in note.text_content()


def test_two_builds_make_the_same() -> None:
    [one], [two] = build.make(INVENTED), build.make(INVENTED)
    assert dict(one.files) == dict(two.files)


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path) -> None:
    content = tmp_path / "content"
    shutil.copytree(INVENTED, content)
    shutil.copytree(content / "ipwc" / "session-4-part-2", content / "ipwc" / "session-3")
    for folder, old, new in (
        ("session-4-part-2", "number: IV/3", "number: 4.3"),
        ("session-3", "session: 4 part 2", "session: 99"),
    ):
        file = content / "ipwc" / folder / "report.en.yaml"
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(Faults) as faults:
        build.make(content)
    rules = {(Path(f.file).parent.name, f.rule) for f in faults.value.findings}
    assert ("session-4-part-2", "malformed-number") in rules
    assert ("session-3", "wrong-folder") in rules

"""The resolutions of the General Assembly, imported as they are given out: nothing is edited.

`make test` asks some acts of one session, in which all that its mark-up does is there, and those
whose files are known to have something wrong; `make fuzz` all acts of three sessions.

The files are no part of the project: where they are not beside it, these tests are skipped.
"""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import akn_files
import pytest
import yaml
from acts_chosen import chosen, write
from acts_in_xml import Held, by_report, by_xml, close
from test_akn import files_of
from test_akn_returned import differences, file_of, returned

from generator import build, cli, source
from generator.cli import originals
from generator.findings import errors
from generator.model import Act, Report, walk
from generator.pages.place_names import text_name
from generator.resolved import Resolved

TESTS = Path(__file__).parent
HERE = TESTS / "unxml" / "general-assembly"
DATA = TESTS.parents[1] / "shared" / "data" / "unxml"
ACTS = {"75": 341, "76": 315, "77": 348}
"""How many acts the files of each session hold: of some several stand in a file."""
LONG = bool(os.environ.get("PLENARY_LONG"))
NUMBERS = [*ACTS] if LONG else ["77"]
SESSIONS = [number for number in NUMBERS if (DATA / f"ga-{number}-English.zip").exists()]
KNOWN = yaml.safe_load((HERE / "differences.yaml").read_text("utf-8"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not SESSIONS, reason="the resolutions of the General Assembly are not there"
    ),
]


@pytest.fixture(scope="module", params=SESSIONS)
def session(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """Return the number of a session, and the project into which it was imported as it is."""
    number: str = request.param
    project = tmp_path_factory.mktemp(f"session-{number}")
    body = project / "content" / "ga"
    body.mkdir(parents=True)
    shutil.copy(HERE / "body.yaml", body)
    given = [str(files_of_session(number, project)), "--body", "ga"]
    given += ["--adopted", str(DATA / f"adopted-{number}.json")]
    with pytest.MonkeyPatch.context() as patch:
        # What a person should look at is found by the rules, which the last test asks once.
        patch.setattr(originals, "reviewed", lambda *_: [])
        output = body / f"session-{number}"
        assert cli.main(["--project", str(project), "import", *given, "-o", str(output)]) == 0
    return number, project


def files_of_session(number: str, folder: Path) -> Path:
    """Return the archive that is imported."""
    archive = DATA / f"ga-{number}-English.zip"
    if LONG:
        return archive
    known = {one.partition(" ")[0] for one in KNOWN[number]}
    for one in yaml.safe_load(accepted_file(number).read_text("utf-8")):
        known |= {*re.findall(r"(?<=resolution:)\d+/\d+", one["place"])}
    with zipfile.ZipFile(archive) as opened:
        return write(archive, chosen(opened, known), folder / "given.zip")


def accepted_file(number: str) -> Path:
    """Return the file with what `check` tells of a session and is so in the files."""
    return HERE / f"accepted-{number}.yaml"


def report_of(session: tuple[str, Path]) -> Report:
    """Return the report that was written."""
    number, project = session
    loaded = source.load_report(project / "content" / "ga" / f"session-{number}" / "report.en.yaml")
    assert loaded.value, loaded.findings
    return loaded.value


def test_each_thing_is_in_its_place_by_lxml_alone(session: tuple[str, Path]) -> None:
    number, project = session
    report = report_of(session)
    acts = {"".join(one.number.split()): one for _, one in walk(report) if isinstance(one, Act)}
    count = 0
    differing: dict[str, list[Held]] = {}
    with zipfile.ZipFile(
        project / "content" / "ga" / f"session-{number}" / "source.en.zip"
    ) as archive:
        for name in archive.namelist():
            for printed, wanted in by_xml(archive.read(name)):
                count += 1
                found = [close(one) for one in by_report(acts["".join(printed.split())])]
                if found != (expected := [close(one) for one in wanted]):
                    differing[printed] = list((Counter(expected) - Counter(found)).elements())
    assert not report.unplaced and not report.notes
    assert count == len(acts)
    assert (len(acts) == ACTS[number]) == LONG
    assert sorted(differing) == sorted(KNOWN[number]), differing


def test_what_is_written_of_it_is_valid_and_comes_back(
    session: tuple[str, Path], resolve: Callable[..., list[Resolved]]
) -> None:
    """As Akoma Ntoso: each act, and the report, is the same when it is read back."""
    _, project = session
    report = report_of(session)
    body = source.load_body(project / "content" / "ga" / "body.yaml").value
    [resolved] = resolve(report, bodies=(body,))
    files = files_of([resolved])
    for content in files.values():
        akn_files.read(content)
    differing = {}
    for path, act in walk(report):
        if isinstance(act, Act):
            address = resolved.anchors[path].address
            alone = returned(files[f"{address}{text_name(address, report)}"])
            [back] = [value for _, value in walk(alone) if isinstance(value, Act)]
            if found := list(differences(act, back)):
                differing[act.number] = found
    assert not differing
    assert list(differences(report, returned(file_of(resolved, files)))) == []


def test_only_what_the_files_have_wrong_is_a_mistake(session: tuple[str, Path]) -> None:
    """Each of these entries was read beside the file; none is there that finds nothing."""
    number, project = session
    if not (file := accepted_file(number)).exists():
        pytest.skip("what the files of this session have wrong has not been read yet")
    accepted = file.read_text("utf-8")
    report = project / "content" / "ga" / f"session-{number}" / "report.en.yaml"
    with report.open("a", encoding="utf-8", newline="\n") as written:
        written.write(f"accepted:\n{accepted}")
    checked = build.check_all(project / "content")
    told = {one.rule for one in checked.notices}
    assert "accepted-nothing" not in told
    assert not errors(checked.notices)

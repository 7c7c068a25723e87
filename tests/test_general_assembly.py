"""The resolutions of the General Assembly, imported as they are given out: nothing is edited.

The files are no part of the project: where they are not beside it, these tests are skipped.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pytest
import yaml
from acts_in_xml import Held, by_report, by_xml, close

from generator import source
from generator.catalogue import load_words
from generator.importers.reading import read_all
from generator.importers.recognizing import (
    Imported,
    Original,
    Usage,
    adopted,
    import_originals,
)
from generator.model import Act, walk

TESTS = Path(__file__).parent
HERE = TESTS / "unxml" / "general-assembly"
DATA = TESTS.parents[1] / "shared" / "data" / "unxml"
SESSIONS = sorted(DATA.glob("ga-77-English.zip"))
KNOWN = yaml.safe_load((HERE / "differences.yaml").read_text("utf-8"))
ACTS = {"77": 348}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not SESSIONS, reason="the resolutions of the General Assembly are not there"
    ),
]


@pytest.fixture(scope="module", params=SESSIONS, ids=lambda file: file.stem)
def session(request: pytest.FixtureRequest) -> tuple[str, Path, Imported]:
    """Return the number of a session, its zip file, and what was imported of it."""
    file: Path = request.param
    number = file.stem.split("-")[1]
    body = source.load_body(HERE / "body.yaml").value
    assert body
    usage = Usage.of(body, load_words("en"), "en")
    listed = adopted((DATA / f"adopted-{number}.json").read_text("utf-8"), usage)
    read = read_all(file.read_bytes(), file.name)
    originals = [Original("source.en.zip", reading, member) for member, reading in read]
    return number, file, import_originals(originals, usage, listed)


def test_each_thing_is_in_its_place_by_lxml_alone(session: tuple[str, Path, Imported]) -> None:
    number, file, imported = session
    acts = {
        "".join(one.number.split()): one for _, one in walk(imported.report) if isinstance(one, Act)
    }
    count = 0
    differing: dict[str, list[Held]] = {}
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            for printed, wanted in by_xml(archive.read(name)):
                count += 1
                found = [close(one) for one in by_report(acts["".join(printed.split())])]
                if found != (expected := [close(one) for one in wanted]):
                    differing[printed] = list((Counter(expected) - Counter(found)).elements())
    assert not imported.report.unplaced and not imported.report.notes
    assert count == len(acts) == ACTS[number]
    assert sorted(differing) == sorted(KNOWN[number]), differing

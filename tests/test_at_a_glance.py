"""What a session came to, on the first page of its report and on the home page.

The keys are read in the report: when each act was adopted (paras. 36, 69, 94, 105, 111, 117), and
how many meetings there were (para. 4).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bench import copies_of_the_report
from projects import INVENTED
from real_report_source import answers

from generator import build
from generator.catalogue import load_words
from generator.pages.at_a_glance import Glance, at_a_glance
from generator.resolved import Resolved

WORDS = load_words("en").pages
SESSION = "ctoc-cop/session-7/"
ADOPTED = {
    "Resolution 7/1": "10 October 2014",
    "Resolution 7/2": "10 October 2014",
    "Resolution 7/3": "10 October 2014",
    "Resolution 7/4": "10 October 2014",
    "Decision 7/1": "9 October 2014",
    "Decision 7/2": "10 October 2014",
}


@pytest.fixture(scope="module")
def glance(seventh_session: Resolved) -> Glance:
    return at_a_glance(seventh_session, WORDS)


def test_the_figures_of_a_session(glance: Glance) -> None:
    said = {one.place.address.removeprefix(SESSION): one.place.title for one in glance.figures}
    actions = len(answers("actions"))
    assert said["resolutions/"] == "4 resolutions"
    assert said["decisions/"] == "2 decisions"
    assert said["actions/by-addressee/"] == f"{actions} actions required"
    assert said["timeline/"] == "10 meetings"
    assert [one.count for one in glance.figures][:4] == [4, 2, actions, 10]


def test_each_act_has_its_day_and_its_actions(glance: Glance) -> None:
    assert {act.place.title: act.date for act in glance.acts} == ADOPTED
    asked = Counter(row["place"].partition("#")[0] for row in answers("actions"))
    for act in glance.acts:
        kind, number = act.place.title.lower().split()
        mark = f"{kind}:{number}"
        # Those of its annexes as well.
        wanted = sum(n for one, n in asked.items() if one == mark or one.startswith(f"{mark}/"))
        assert (act.actions.count if act.actions else 0) == wanted, act.place.title


def test_each_act_is_an_entry_and_one_without_a_day_has_no_empty_line() -> None:
    [made] = build.make(INVENTED)
    [glance] = [text for page, text in made.files.items() if page.endswith("session-4-part-2/")]
    acts = [line for line in glance.splitlines() if 'class="entry-title"' in line]
    listed = acts[:3]
    assert [line[:3] for line in listed] == ["- ["] * 3
    assert ["entry-detail" in line for line in listed] == [True, False, False]


def test_what_is_due_next_comes_after_the_session(glance: Glance) -> None:
    assert [one.place.title for one in glance.due_next] == [
        "By 20 October 2014",
        "At or before the eighth session (17 to 21 October 2016)",
        "By 21 October 2016",
    ]
    assert sum(one.count for one in glance.due) == len(answers("actions"))


@pytest.mark.slow
def test_the_home_page_begins_with_the_newest_session(tmp_path: Path) -> None:
    project = copies_of_the_report(tmp_path, 2)
    file = project / "content/ctoc-cop/session-8/report.en.yaml"
    text = file.read_text("utf-8").replace("opened: 2014-10-06", "opened: 2016-10-17", 1)
    file.write_text(text.replace("closed: 2014-10-10", "closed: 2016-10-21", 1), "utf-8")
    [made] = build.make(project / "content")
    home = made.files[""]
    newest, earlier = home.split(WORDS["headings"]["earlier-sessions"])
    assert "### [Eighth session](<ctoc-cop/session-8/index.md>)" in newest
    assert "- [Resolution 8/1](<ctoc-cop/session-8/resolutions/8-1/index.md>)" in newest
    [line] = [one for one in earlier.splitlines() if one.startswith("- ")]
    # The style parts a detail from what stands before it: words between would have that blank.
    assert line == (
        "- [Seventh session](<ctoc-cop/session-7/index.md>) "
        '<span class="entry-detail">Vienna, 6 to 10 October 2014 · CTOC/COP/2014/13</span>'
    )
    assert "session-7/resolutions" not in home

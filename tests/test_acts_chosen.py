"""What is chosen of many files has all that their mark-up does, and what was asked for."""

from __future__ import annotations

import io
import zipfile

from acts_chosen import OFTEN, chosen


def test_each_construct_is_there_several_times_and_what_is_wanted_too() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(1, 10):
            inside = {5: "<p class='late'/>", 6: "<num/><p/>"}.get(number, "<p/>")
            archive.writestr(f"A_RES_77_{number}-E.xml", f"<act xmlns='x'>{inside}</act>")
        archive.writestr("A_RES_77_70-E.xml", "<act xmlns='x'><p/></act>")
        names = chosen(archive, {"77/7"})
        assert names[:OFTEN] == archive.namelist()[:OFTEN]
        assert names[OFTEN:] == [f"A_RES_77_{number}-E.xml" for number in (5, 6, 7)]
        assert chosen(archive, ()) == names[:-1]

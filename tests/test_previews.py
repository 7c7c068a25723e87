"""What references show before they are followed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue import load_words
from generator.model import Report
from generator.pages import text_pages
from generator.pages.notes_and_citing import cited_by
from generator.pages.page import Preview
from generator.pages.previews import LONGEST, Previewer, short
from generator.resolved import Resolved

WORDS = load_words("en").pages
SESSION = "ctoc-cop/session-7/"


def previews(reports: list[Resolved], address: str) -> dict[str, Preview]:
    cited = cited_by(reports)
    [(one, page)] = [
        (one, page)
        for one in reports
        for page in text_pages.texts(one, cited, WORDS)
        if page.address == address
    ]
    return Previewer(reports, cited, WORDS).of(one, page)


@pytest.mark.parametrize(
    ("page", "target", "title", "words"),
    [
        (
            "agenda/2-a/",
            f"{SESSION}resolutions/7-1/",
            "Resolution 7/1 of 10 October 2014",
            "Strengthening the implementation of the United Nations Convention against "
            "Transnational Organized Crime and the Protocols thereto",
        ),
        (
            "resolutions/7-3/",
            f"{SESSION}resolutions/7-3/annex-ii/",
            "Resolution 7/3, annex II",
            "Recommendations adopted by the Working Group of Government Experts on Technical "
            "Assistance at its meeting held on 6 and 7 October 2014",
        ),
        (
            "resolutions/7-1/",
            "ctoc-cop/#resolution-5-5",
            "Resolution 5/5 of 22 October 2010",
            "The text is not included in the handbook. Cited in 3 places in the handbook.",
        ),
        (
            "resolutions/7-1/",
            "instruments/untoc/#article-32-para-4",
            "Organized Crime Convention, article 32, paragraph 4",
            "The text is not included in the handbook. Cited in one place in the handbook.",
        ),
        (
            "resolutions/7-1/",
            "https://docs.un.org/en/A/RES/68/193",
            "A/RES/68/193 of 18 December 2013",
            "The document is found at the United Nations. Cited in one place in the handbook.",
        ),
        (
            "agenda/2-d/",
            f"{SESSION}agenda/2-d/",
            "Agenda item 2 (d)",
            "Review of the implementation of the United Nations Convention against Transnational "
            "Organized Crime and the Protocols thereto: Protocol against the Illicit "
            "Manufacturing of and Trafficking in Firearms, Their Parts and Components and "
            "Ammunition",
        ),
        (
            "chapters/ii/",
            f"{SESSION}documents/#ctoc-cop-2014-crp-4",
            "CTOC/COP/2014/CRP.4",
            "In-session document; may not be publicly available. "
            "Cited in one place in the handbook.",
        ),
        (
            "agenda/7/",
            f"{SESSION}decisions/7-1/",
            "Decision 7/1 of 9 October 2014",
            "Provisional agenda for the eighth session of the Conference of the Parties to the "
            "United Nations Convention against Transnational Organized Crime",
        ),
        ("agenda/7/", f"{SESSION}decisions/", "Chapter I, section B", "Decisions"),
        (
            "resolutions/7-2/",
            f"{SESSION}documents/#ga-decision-60-519",
            "General Assembly decision 60/519",
            "No document symbol; no link can be given. Cited in one place in the handbook.",
        ),
        (
            "resolutions/7-2/",
            f"{SESSION}agenda/2-d/#para-70",
            "Paragraph 70",
            "Following the adoption of the resolution, the representative of Mexico thanked all "
            "the delegations, including the co-sponsors, that had participated in the negotiating "
            "process and that had made it possible to improve the text. The representative stated "
            "that the Firearms Protocol was an extremely important instrument, including for his "
            "country. The speaker added that he had been part of the negotiations of the Firearms "
            "Protocol and was saddened that, so far, the instrument …",
        ),
    ],
)
def test_each_kind_of_reference(
    seventh_session: Resolved, page: str, target: str, title: str, words: str
) -> None:
    assert previews([seventh_session], f"{SESSION}{page}")[target] == Preview(title, words)


def test_a_reference_in_a_note_and_the_paragraph_that_records_the_adoption(
    seventh_session: Resolved,
) -> None:
    found = previews([seventh_session], f"{SESSION}resolutions/7-2/")
    assert found["https://docs.un.org/en/A/CONF.192/15"].title == "A/CONF.192/15"
    recorded = found[f"{SESSION}agenda/2-d/#para-69"]
    assert recorded.title == "Paragraph 69"
    assert recorded.words.startswith("At its 10th meeting, on 10 October 2014, the Conference ")


def test_every_reference_of_every_page_that_leads_somewhere_has_one(
    seventh_session: Resolved,
) -> None:
    cited = cited_by([seventh_session])
    previewer = Previewer([seventh_session], cited, WORDS)
    pages = text_pages.texts(seventh_session, cited, WORDS)
    shown = {target for page in pages for target in previewer.of(seventh_session, page)}
    for reference in seventh_session.references:
        if reference.is_between:
            continue  # no link leads there
        hash_ = "#" if reference.id else ""
        assert not reference.address or f"{reference.address}{hash_}{reference.id}" in shown


def test_a_paragraph_is_shown_with_its_parts_also_from_another_report(
    report: Callable[..., Report], resolve: Callable[..., list[Resolved]]
) -> None:
    def made(session: str, text: str, **fields: Any) -> Report:
        paragraph = {"number": "1", "text": text, **fields}
        act = {"number": f"{session}/1", "title": "x", "operative": [paragraph]}
        return report(session=session, chapters=[{"title": "x", "resolutions": [act]}])

    items = [{"number": "(a)", "text": "to ratify;"}, {"number": "(b)", "text": "to accede."}]
    reports = resolve(
        made("6", "*Urges* States[^1]:", items=items),
        made("7", "See [paragraph 1](resolution:6/1#op-1)."),
    )
    found = previews(reports, f"{SESSION}resolutions/7-1/")
    assert found == {
        "ctoc-cop/session-6/resolutions/6-1/#op-1": Preview(
            "Resolution 6/1, paragraph 1", "Urges States: (a) to ratify; (b) to accede."
        )
    }


def test_words_of_just_the_length_are_shown_whole() -> None:
    whole = ("word " * LONGEST)[: LONGEST - 1] + "."
    assert len(whole) == LONGEST
    assert short(whole) == whole
    assert short(f"{whole} More.") != whole


@given(st.text(st.sampled_from("abc ,;"), max_size=3 * LONGEST))
def test_long_words_are_cut_at_a_blank(words: str) -> None:
    cut_words = short(words)
    assert len(cut_words) <= LONGEST + 2
    if cut_words != words:
        assert len(words) > LONGEST and cut_words.endswith(" …")
        assert words.startswith(cut_words.removesuffix(" …"))

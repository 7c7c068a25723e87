"""Where documents are, by their symbols; the symbols of a body's own acts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator import documents, source
from generator.catalogue import load_words
from generator.citations import Here, Vocabulary, find
from generator.model import Body, DocumentSource

INVENTED = Path(__file__).parent / "invented" / "content" / "ipwc" / "body.yaml"


def body(*kinds: dict[str, Any], **fields: Any) -> Body:
    """Return an invented body with documents of some kinds."""
    loaded = source.load_body(INVENTED).value
    assert loaded
    given = {"documents": tuple(DocumentSource(**kind) for kind in kinds), **fields}
    return Body.model_validate(loaded.model_dump() | given)


TRADE = {"symbols": ("WT/",), "address": "https://trade.example/{symbol}?l={language}"}
PANEL = {
    "pattern": r"P(?P<session>\d+) Doc\. (?P<doc>\d+)",
    "address": "https://panel.example/{language}/{session}/{doc}.pdf",
    "languages": {"en": "eng"},
    "drafts": ("Doc. 9",),
}
APART = {"address": "https://apart.example/{language}/{symbol}", "languages": {"en": "eng"}}
ELSE = {"address": "https://else.example/{symbol}", "in_session": ("/CRP.",)}


@pytest.mark.parametrize(
    ("symbol", "address"),
    [
        ("WT/MIN(22)/24", "https://trade.example/WT/MIN(22)/24?l=en"),
        ("P17 Doc. 35", "https://panel.example/eng/17/35.pdf"),
        ("P17 Doc. 35a", "https://else.example/P17%20Doc.%2035a"),
        ("A/60/88", "https://else.example/A/60/88"),
        ('A/"1', "https://else.example/A/%221"),
    ],
)
def test_a_document_is_where_the_first_kind_that_knows_it_says(symbol: str, address: str) -> None:
    assert documents.address_of(body(TRADE, PANEL, ELSE), symbol, "en") == address


@pytest.mark.parametrize(
    ("address", "symbol"),
    [
        ("https://trade.example/WT/MIN(22)/24?l=en", "WT/MIN(22)/24"),
        ("http://trade.example/WT/1?l=fr", "WT/1"),  # as it was before https
        ("https://trade.example/WT/MIN%2822%29/24?l=en", "WT/MIN(22)/24"),
        ("https://trade.example/X/1?l=en", ""),  # no symbol of that kind
        ("https://else.example/A/60/88", "A/60/88"),
        ("https://apart.example/eng/A/60/88", "A/60/88"),
        ("https://apart.example/fr/A/60/88", "A/60/88"),
        ("https://apart.example/A/60/88", ""),  # A is no language
        ("https://else.example/about us", ""),
        ("https://panel.example/eng/17/35.pdf", ""),  # its address does not have the symbol
        ("https://evil.example/https://else.example/A/1", ""),
    ],
)
def test_an_address_tells_the_symbol_of_the_document_at_it(address: str, symbol: str) -> None:
    assert documents.symbol_at(body(TRADE, PANEL, APART, ELSE), address) == symbol


def test_what_no_kind_knows_and_a_kind_without_address_are_nowhere() -> None:
    assert documents.address_of(body(TRADE), "A/60/88", "en") == ""
    assert documents.address_of(body({"symbols": ("A/",)}, ELSE), "A/60/88", "en") == ""
    assert documents.address_of(body(), "A/60/88", "en") == ""


def test_drafts_and_documents_of_the_session_are_those_of_their_kind() -> None:
    here = body(TRADE, PANEL, ELSE)
    drafts = [one for one in ("P1 Doc. 9", "WT/Doc. 9") if documents.is_draft(here, one)]
    assert drafts == ["P1 Doc. 9"]
    of_it = [one for one in ("A/CRP.1", "WT/CRP.1") if documents.is_of_the_session(here, one)]
    assert of_it == ["A/CRP.1"]


def test_a_place_without_a_name_is_called_as_its_host() -> None:
    named = {**TRADE, "place": {"en": "the Trade Archive"}}
    assert documents.places(body(named, PANEL, {"symbols": ("X/",)}), "en") == (
        "the Trade Archive",
        "panel.example",
    )


def test_symbols_are_found_in_texts_by_beginning_and_by_pattern() -> None:
    here = body({"symbols": ("WT/",)}, PANEL)
    vocabulary = Vocabulary.of(here, "en", load_words("en").citing)
    text = "See P17 Doc. 35, WT/L/1 and Corr.2, XP17 Doc. 35 and A/60/88."
    found = [one.target for one in find(text, vocabulary, Here())]
    assert found == ["un:P17 Doc. 35", "un:WT/L/1", "un:WT/L/1/Corr.2"]


@pytest.mark.parametrize(
    ("symbol", "is_one"),
    [("P17 Doc. 35", True), ("A/60/88/Corr.2", True), ("P17 Doc.", False), ("a/60", False)],
)
def test_a_symbol_is_of_parts_between_strokes_or_as_a_pattern_has_it(
    symbol: str, is_one: bool
) -> None:
    assert documents.is_symbol(symbol, body(PANEL)) == is_one


NUMBERS = {"pattern": r"(?P<act>\d+)/CP\.(?P<session>\d+)"}


@pytest.mark.parametrize(
    ("numbers", "symbol", "address"),
    [
        ({}, "", ""),
        (
            {"symbol": "WT/RES/{number}"},
            "WT/RES/1/CP.24",
            "https://trade.example/WT/RES/1/CP.24?l=en",
        ),
        ({"symbol": "CP/{session}/Dec.{act}"}, "CP/24/Dec.1", ""),
        (
            {"symbol": "CP/{session}/{act}", "address": "https://x.example/{language}/{symbol}"},
            "CP/24/1",
            "https://x.example/en/CP/24/1",
        ),
        ({"address": "https://x.example/{session}#{act}"}, "", "https://x.example/24#1"),
    ],
)
def test_an_act_has_a_symbol_and_an_address_by_its_number(
    numbers: dict[str, str], symbol: str, address: str
) -> None:
    here = body(TRADE, decision={**NUMBERS, **numbers})
    assert documents.act_symbol(here, "decision", "1/CP.24") == symbol
    assert documents.act_address(here, "decision", "1/CP.24", "en") == address
    assert documents.act_symbol(here, "decision", "24-1") == ""
    assert documents.act_address(here, "decision", "24-1", "en") == ""


def test_an_act_is_known_by_its_symbol() -> None:
    here = body(decision={**NUMBERS, "symbol": "D/{number}"})
    assert documents.act_of(here, "D/1/CP.24") == ("decision", "1/CP.24")
    assert documents.act_of(here, "D/1") is None
    symbols = ("D/1/CP.24", "A/RES/68/193", "A/68/193")
    assert [documents.is_act(here, one) for one in symbols] == [True, True, False]


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ({"symbol": "A/{numbr}"}, "nothing stands for {numbr} in it; there is {number}, {act}"),
        ({"symbol": "A/{session}"}, "it must have {number} in it: A/RES/{number}"),
        ({"symbol": "A/{number"}, "each brace must have a name and its other brace"),
        ({"address": "https://x.example/{symbol}"}, "{symbol} is in it, and the acts have none"),
        ({"address": "https://x.example/{language}"}, "it must have {number} in it"),
        ({"address": "http://x.example/{number}"}, "it must be an https address"),
    ],
)
def test_what_tells_no_act_from_another_is_told(numbers: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match="value_error") as told:
        body(decision={**NUMBERS, **numbers})
    assert message in str(told.value)

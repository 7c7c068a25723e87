"""How words are put together: dates, lists, capitals, the order of numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

from generator.page_words import PageWords

_DATED = re.compile(r"(\d{4}-\d\d-\d\d)(?: ?([A-Z]))?")
"""The number of an act that has none but its date, and the letter of one of several of a day."""
_FIGURES = re.compile(r"(\D*)(\d+)(\D*)")
ListStyle = Literal["standard", "or"]
Words = PageWords
"""The words of pages in one language (generator/words)."""


def by_name(group: Mapping[str, object], name: str) -> str:
    """Return the words in a group that a name of the data asks for: a kind, a folder.

    A key that stands in the program is written `group["key"]`, which mypy holds to the catalogue.
    """
    return str(group[name])


def capital(words: str) -> str:
    """Return words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def act_in_words(kind: str, number: str, words: Words, called: str = "") -> str:
    """Return what an act is called: resolution 7/1; one that has a date for its number, resolution
    of 3 May 2021. `called` is the word that its body has for it, if one of its own."""
    if called:
        kind = "act"
    if dated := _dated(number):
        day = in_words(dated[1], words) + (f" ({dated[2]})" if dated[2] else "")
        return by_name(words["kinds"], f"{kind}-of-date").format(date=day, called=called)
    return by_name(words["kinds"], kind).format(number=number, called=called)


def is_dated(number: str) -> bool:
    """Say whether an act has its date for a number, so that no form says the date again."""
    return _dated(number) is not None


def _dated(number: str) -> re.Match[str] | None:
    """Return the day that is the number of an act, and its letter; none where it is no day."""
    found = _DATED.fullmatch(number)
    try:
        return found if found and date.fromisoformat(found[1]) else None
    except ValueError:
        return None


def in_words(iso: str, words: Words, pattern: str = "") -> str:
    """Return a date in words: 2014-10-06 -> 6 October 2014; as it is where it is no date.

    `pattern` (CLDR) is that of the language unless another is wanted: MMMM d, y
    """
    return _in_words(iso, pattern or "long", words["locale"])


@cache
def _in_words(iso: str, pattern: str, locale: str) -> str:
    """Return a date in words; a session has few days, and each stands on every page."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return str(format_date(day, pattern, locale=locale))


def month_names(locale: str) -> tuple[str, ...]:
    """Return the twelve months as a date has them, from January on."""
    names: Mapping[int, str] = get_month_names("wide", locale=locale)
    return tuple(names[month] for month in range(1, 13))


def unbroken(words: Words) -> re.Pattern[str]:
    """Return what no line ends in: No. 39574, 9-20 July."""
    month = f"(?:{'|'.join(map(re.escape, month_names(words['locale'])))})"
    patterns = (one.replace(" ", r"\s").replace("{month}", month) for one in words["unbroken"])
    return re.compile("|".join(patterns))


def listed(names: Sequence[str], words: Mapping[str, Any]) -> str:
    """Return names as a list in words: "3rd, 4th and 5th"."""
    return in_a_list(names, words["locale"])


def before_each(count: int, words: Words) -> list[str]:
    """Return what stands before each of so many members of a list: "", ", ", " and "."""
    return listed(["\0"] * count, words).split("\0")[:-1]


def in_a_list(names: Sequence[str], locale: str, style: ListStyle = "standard") -> str:
    """Return names as CLDR writes a list of all of them, or of one of them ("or")."""
    return str(format_list(list(names), style, locale)) if names else ""


def counted(count: int, forms: Mapping[str, str], language: str) -> str:
    """Return a counted phrase in the language's form for the number: 1 action, 2 actions.

    `forms` has the phrase by the language's plural categories (CLDR); "other" is always there.
    """
    form = forms.get(_locale(language).plural_form(count), forms["other"])
    return form.replace("{count}", in_figures(count, language))


def in_figures(count: int, language: str) -> str:
    """Return a number as the language writes it: 6,701."""
    return format_decimal(count, locale=_locale(language))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def numbers_in_words(numbers: Sequence[str], words: Words) -> str:
    """Return numbers in words, three or more in a row as a range: "4, 6 and 7", "26 to 37"."""
    rows: list[list[str]] = []
    for number in numbers:
        if rows and _follows(rows[-1][-1], number):
            rows[-1].append(number)
        else:
            rows.append([number])
    parts = [
        [words["period"].format(first=row[0], last=row[-1])] if len(row) > 2 else row
        for row in rows
    ]
    return listed([name for part in parts for name in part], words)


def _follows(one: str, two: str) -> bool:
    """Say whether a number is the next one, written alike: 27 after 26, (27) after (26)."""
    before, after = _FIGURES.fullmatch(one), _FIGURES.fullmatch(two)
    if not before or not after or before.group(1, 3) != after.group(1, 3):
        return False
    return int(after[2]) == int(before[2]) + 1


def period(opened: str, closed: str, words: Words) -> str:
    """Return a period in words: 6 to 10 October 2014."""
    first, last = in_words(opened, words), in_words(closed, words)
    if first == last:
        return first
    shared = 0
    while (
        first.split()[::-1][shared:] and first.split()[::-1][shared] == last.split()[::-1][shared]
    ):
        shared += 1
    start = " ".join(first.split()[: len(first.split()) - shared])
    return str(words["period"]).format(first=start or first, last=last)


def dates_in_words(dates: tuple[str, ...], words: Words) -> str:
    """Return days in words, the month once: 6 and 7 October 2014."""
    full = [in_words(date, words) for date in dates]
    month = full[-1].partition(" ")[2] if full else ""
    short = [day.partition(" ")[0] if day.endswith(month) else day for day in full[:-1]]
    return listed([*short, *full[-1:]], words)


def sorting(words: str) -> list[tuple[int, str]]:
    """Return a key by which 4/10 comes after 4/9."""
    return [
        (int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", words)
    ]

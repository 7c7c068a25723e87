"""What every value of the model is, how a report is walked, and what a number becomes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    WithJsonSchema,
    model_validator,
)
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.characters import plain_blanks

Path = tuple[str | int, ...]
"""Where a value stands in its file: keys and positions from the top, ("chapters", 0, "title")."""


class Value(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    inline: ClassVar[tuple[str, ...]] = ()
    """The fields that hold inline Markdown (with marks and note calls), in reading order."""
    for_editors: ClassVar[tuple[str, ...]] = ()
    """The fields that are not published."""
    one_as_text: ClassVar[tuple[str, ...]] = ()
    """The fields that hold several texts, of which one alone is written as a text."""
    short: ClassVar[str] = ""
    """The field whose text may stand for the whole value where nothing else is to be said."""


class TextOrGroup(Value):
    """A value for which, in a file, the text of its `short` field will do."""

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, data: Any) -> Any:
        """Take a text for that field."""
        return {cls.short: data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editor programs that a text will do."""
        group = handler.resolve_ref_schema(handler(core_schema))
        return {"anyOf": [{"type": "string"}, group]}


Key = Annotated[str, AfterValidator(plain_blanks)]
"""A text that is compared whole and of which nothing is made for readers."""


def _paragraphs(text: str) -> str:
    """Take a number of paragraphs; "" stands for none."""
    if text and not re.fullmatch(r"[1-9]\d{0,6}", text):
        raise ValueError("it must be a number of paragraphs: 2000")
    return text


LongestWhole = Annotated[str, AfterValidator(_paragraphs)]
"""Up to how many paragraphs a whole report is published in one piece."""


def _several(value: Any) -> Any:
    """Take a text for a list of one; "" for none."""
    if isinstance(value, str):
        return [value] if value else []
    return value


OneOrSeveral = Annotated[
    tuple[str, ...],
    BeforeValidator(_several),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""A text, or a list of texts."""

Review = Literal["unreviewed", "confirmed", "corrected"]
"""Whether what a rule found was reviewed against the text."""


def walk(value: Value, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    """Yield a value and all values in it, each with its path, in reading order."""
    ahead: list[tuple[Path, Value]] = [(path, value)]
    while ahead:
        here, one = ahead.pop()
        yield here, one
        inside = list(_values_in(one, here))
        inside.reverse()
        ahead += inside


def _values_in(value: Value, path: Path) -> Iterator[tuple[Path, Value]]:
    """Yield the values that a value holds itself, in reading order."""
    for name in type(value).__pydantic_fields__:
        child = getattr(value, name)
        if isinstance(child, str):  # most are, and to ask so takes least
            continue
        if isinstance(child, Value):
            yield (*path, name), child
        elif isinstance(child, tuple):
            for index, element in enumerate(child):
                if isinstance(element, Value):
                    yield (*path, name, index), element
        elif isinstance(child, dict):
            for key, element in child.items():
                if isinstance(element, Value):
                    yield (*path, name, key), element


def value_at(value: Any, path: Path) -> Any:
    """Return what stands at a path in a value."""
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def with_value_at(value: Any, path: Path, new: Any) -> Any:
    """Return a value in which another stands at a path."""
    if not path:
        return new
    head, *rest = path
    if isinstance(value, tuple):
        assert isinstance(head, int)
        inner = with_value_at(value[head], tuple(rest), new)
        return (*value[:head], inner, *value[head + 1 :])
    inner = with_value_at(getattr(value, str(head)), tuple(rest), new)
    return value.model_copy(update={str(head): inner})


def inline_texts(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the inline Markdown that a value itself holds (not its children), with its paths."""
    for name in value.inline:
        text = getattr(value, name)
        if isinstance(text, tuple):
            yield from (((*path, name, index), cell) for index, cell in enumerate(text))
        elif text:
            yield (*path, name), text


def is_date(text: str) -> bool:
    """Say whether a text is a day of the calendar, year first: 2014-10-06."""
    try:
        # Python alone would take weeks (2014-W41-1) for dates too.
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text) and datetime.date.fromisoformat(text))
    except ValueError:
        return False


def slug(words: str) -> str:
    """Return words or a number as a part of an address, id or mark: "12/CP.24" -> "12-cp-24"."""
    return "-".join(re.findall(r"[^\W_]+", words.casefold()))

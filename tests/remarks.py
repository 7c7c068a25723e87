"""What is for editors alone in a report, taken out: what is published has none of it."""

from __future__ import annotations

from typing import Any, TypeVar

from generator.model import Value

Kind = TypeVar("Kind", bound=Value)


def without_remarks(value: Kind) -> Kind:
    """Return a value without what is for editors alone, in it and in all values in it."""
    update: dict[str, Any] = {}
    for name, field in type(value).model_fields.items():
        child = getattr(value, name)
        if name in value.for_editors:
            update[name] = field.default
        elif isinstance(child, Value):
            update[name] = without_remarks(child)
        elif isinstance(child, tuple):
            update[name] = tuple(
                without_remarks(one) if isinstance(one, Value) else one for one in child
            )
    return value.model_copy(update=update)

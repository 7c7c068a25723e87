"""How printed numbers count: which systems there are, and how a number of each is written."""

from generator.counting.forms import Form, Number, form, form_like, name_in
from generator.counting.systems import BULLETS, LATIN, SYSTEMS

__all__ = ["BULLETS", "LATIN", "SYSTEMS", "Form", "Number", "form", "form_like", "name_in"]

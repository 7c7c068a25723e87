"""The rules, one generator function a rule, whose docstring is the rule.

A rule yields the path of what is wrong, and a message that says what would be right; its name is
its function's, with hyphens. The rules stand in files by what they are about; `rules` has all of
them in order, and asks them. `counting` knows how printed numbers count.
"""

from generator.checks.rules import (
    NEED_ALL,
    NEED_BODY,
    NOTICES,
    RULES,
    check,
    name_of,
    of_a_report,
)

__all__ = ["NEED_ALL", "NEED_BODY", "NOTICES", "RULES", "check", "name_of", "of_a_report"]

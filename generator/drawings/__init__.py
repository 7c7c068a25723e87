"""Drawings of a report as SVG text, made at build time of the tables of the report.

They are narrow enough for a phone, need neither style sheet nor script, and take their colour from
the text around them. What they show stands as a table beside them: the pages make that.
"""

from generator.drawings.citations_map import citations_map
from generator.drawings.timeline import session_timeline

__all__ = ["citations_map", "session_timeline"]

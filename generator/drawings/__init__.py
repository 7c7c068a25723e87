"""Drawings of a report as SVG text, made at build time of the tables of the report.

They are narrow enough for a phone, need neither style sheet nor script, and take their colour from
the text around them. Their content is there as plain rows too, for the table that stands beside.
"""

from generator.drawings.citations_map import citations_map
from generator.drawings.svg import Drawing
from generator.drawings.timeline import session_timeline

__all__ = ["Drawing", "citations_map", "session_timeline"]

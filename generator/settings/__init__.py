"""What mkdocs.yml says of the site.

`reading` reads it, `completing` adds what comes with the program, `in_vain` tells what of it does
nothing.
"""

from generator.settings.completing import lacking
from generator.settings.in_vain import not_honoured
from generator.settings.reading import NOBODYS, NOT_PUBLISHED, Site, defaults, kept_when, site

__all__ = [
    "NOBODYS",
    "NOT_PUBLISHED",
    "Site",
    "defaults",
    "kept_when",
    "lacking",
    "not_honoured",
    "site",
]

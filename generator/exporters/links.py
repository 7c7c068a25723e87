"""The links report: every reference of a report, where it stands and what became of it, as CSV."""

from __future__ import annotations

import csv
import io

from generator.anchors import with_id
from generator.exporters.csv_file import cell
from generator.references import Reference, Status
from generator.resolved import Resolved

HEAD = ("text", "place", "kind", "target", "status", "leads to")


def links(resolved: Resolved) -> str:
    """Return the links report of a report.

    Columns: the words that are linked; the place, as a mark; the kind of mark; the mark; resolved
    here / outside / recorded only / not public / plain; the address that it leads to.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for reference in resolved.references:
        writer.writerow(
            map(
                cell,
                (
                    reference.words,
                    resolved.place_of(reference.path),
                    reference.scheme,
                    reference.mark,
                    reference.status.value,
                    _leads_to(reference),
                ),
            )
        )
    return out.getvalue()


def _leads_to(reference: Reference) -> str:
    if reference.status is Status.OUTSIDE or not reference.address:
        return reference.address
    return f"/{with_id(reference.address, reference.id)}"

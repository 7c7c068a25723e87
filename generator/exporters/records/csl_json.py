"""CSL-JSON records beside the texts."""

from functools import partial

from generator.exporters.records.writing import record_beside, write_records

FORM = "csl.json"
offered = partial(record_beside, form=FORM)
export = partial(write_records, form=FORM)

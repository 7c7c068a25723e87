"""The data beside the pages: Markdown and JSON of each text, YAML, JSON and tables of a report.

`shape` is the contract with those who use the JSON, and the source of its JSON Schemas; `texts`
makes its values of a report, `as_json` writes them, `tables` draws the CSV tables from the same
values. `commonmark` and `as_markdown` write the Markdown, `as_yaml` writes the report as its
editors keep it. `overview` makes the page that says what of all this is there, and how it is
licensed.
"""

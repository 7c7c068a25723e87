"""The acts and the reports as Akoma Ntoso XML (OASIS LegalDocML), as the United Nations publish it.

`documents` makes the document of an act, of several under one number, of a report; `meta` says what
it is and `adoption` how it came about; `blocks` makes what its paragraphs are made of, `inline` the
words in them. `frbr` gives each document its address, `eids` each place in it its id, and `library`
knows where a reference leads. What the profile of the United Nations leaves to a body are codes in
its `body.yaml`.
"""

"""A report on paper: every text as a PDF, and the whole report as one.

`exporters/texts` makes the data of a text; `document` adds what stands around it, `tables` says how
broad the columns of a table are, `breaks` where long words may part; `compiling` hands the data to
typst, whose files (*.typ) say how it looks, and `parting` begins pages where notes would not stand
by their calls; `printing` does so for all texts that are not kept, by
`children`, on all cores; `typeset` asks typst in this process. `signs` tells what the typefaces
cannot show. The text is data all the way: typst never reads it as markup.
"""

"""A report on paper: every text as a PDF, and the whole report as one.

`texts` says which texts are printed and of what they are made; `runs` and `blocks` turn a page's
text into data, `document` adds what stands around it; `typeset` hands the data to typst, whose
files (*.typ) say how it looks; `signs` tells what they cannot show. The text is data all the way:
typst never reads it as markup.
"""

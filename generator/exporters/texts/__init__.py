"""Texts as data, for the forms that are not made of a page: paper and Markdown.

`texts` says which texts there are and of which blocks each is made; `blocks` makes the data of a
block, `runs` those of the words in it, `particulars` the lines that stand over a text.
"""

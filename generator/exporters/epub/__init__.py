"""The whole report as a book (EPUB 3): an XHTML file a text, notes that open where they are called.

`parts` cuts the page of the whole report into the files of the book; `writing` puts them, with
what a reading system asks for (`*.j2`), into the one file that is the book.
"""

"""Writes a report as originals are: Word files, Markdown of several writers, plain text.

`printed` says line by line what stands on the paper of a report; the others write these lines in
the forms in which a secretariat has them. Nothing here knows the importer.
"""

"""A handbook to carry: one zip file that a plain browser reads from disk, without a network.

`choice` says which reports go in and gives the bundle its name; `making` builds the pages for
disk and puts all of it together; `start` is the page to open first, `manifest` the list of all
files with their sums, `archive` the zip file, whose bytes depend on its content alone; `names` says
which names of files are safe wherever a bundle is unpacked; `verifying` checks a bundle against its
manifest.
"""

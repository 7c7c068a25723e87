"""The finished site, made of the pages on disk. The only package that knows MkDocs and Pagefind.

`building` builds the new site beside the published one, and it takes its place when all of it is
there: whatever fails before that leaves the last good site as it was. `mkdocs` makes the pages,
`pagefind` the index of the search, which by `pagefind_script` our scripts can ask; `from_disk` lets
it work without a server. `serving` shows the site while reports are edited, over `answering` (HTTP)
and `rendered` (what need not be made again). Nothing here prints; what MkDocs warns of becomes the
messages of a `SiteFault`.
"""

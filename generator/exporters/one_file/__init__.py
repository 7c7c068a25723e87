"""The whole report as one HTML file that needs nothing beside it: no network, no other file.

`writing` puts the page of the whole report into `one_file.html.j2`, with its look and its search
(`find.js`) in the file itself; the look is `one_file.css.j2` in the colours of the handbook, which
`generator.palette` reads.
"""

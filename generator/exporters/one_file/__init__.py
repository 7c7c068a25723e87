"""The whole report as one HTML file that needs nothing beside it: no network, no other file.

`writing` puts the page of the whole report into `one_file.html.j2`, with its look (`one_file.css`)
and its search (`find.js`) in the file itself.
"""

"""What a publisher brings of its own, beside the reports: words, a brand, pages. All is optional.

`words` reads content/words/, `brand` content/brand/ (with `colours` and `svg`), `pages`
content/pages/; `reading` reads all of it. Each says what is wrong with it, in an editor's words;
nothing in here is trusted: what a page would run, or fetch from elsewhere, does not pass.
"""

"""Which part of a report is which page; titles, navigation, index pages.

`page` says what a page is made of; `names` what things are called; `body_text` turns texts into
blocks; `acts`, `accounts` and `lists` cut a report; `handbook` makes the pages over all reports;
`whole_report` puts a report in its own order on one page, `place_names` says what places are there.
"""

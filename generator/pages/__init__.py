"""Which part of a report is which page, and what stands on it. Values only: `render` writes them.

What a page is made of
    `page` (its parts), `body_text` (a text -> blocks), `masthead` and `particulars` (what stands
    over a text), `notes_and_citing` (what stands at its end: notes, "Cited in"), `citing_words`
    (the words of those who cite), `citation` (how the text is cited), `previews` (what references
    show before they are followed), `html_head` (what programs are told).
Which pages there are
    `text_pages` (each resolution, decision, annex, agenda item, chapter), `lists` (of these, and
    the pages about the report), `whole_report` and `whole_pages` (all of it, in one piece or in
    parts), `actions` (the register), `participants`, `session_drawn` (timeline, map of citations),
    `documents`, `handbook` (the pages over all reports, the navigation), `earlier_acts` (of a
    body), `cited_in` (what is cited in many places).
What things are called, and where they are
    `names`, `marked_places` (by mark), `place_names` (ids on one page), `citable` and
    `citable_parts` (what a citation that is typed leads to).
"""

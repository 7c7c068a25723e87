"""The keys of the words of pages (words/en.yaml, "pages"). Made by tools/words: do not edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

PageActsFromToWords = TypedDict(
    "PageActsFromToWords",
    {
        "resolution": str,
        "decision": str,
        "act": str,
    },
)

PageInALineWords = TypedDict(
    "PageInALineWords",
    {
        "adopted": str,
        "draft": str,
        "sponsors": Mapping[str, str],
        "additional-sponsors": Mapping[str, str],
        "submitted-by": str,
        "recommended-by": str,
        "considered": str,
        "adopted-there": str,
    },
)

PageHeadingsWords = TypedDict(
    "PageHeadingsWords",
    {
        "home": str,
        "report": str,
        "full": str,
        "adopted": str,
        "report-contents": str,
        "due": str,
        "due-next": str,
        "addressed": str,
        "earlier-sessions": str,
        "resolutions": str,
        "decisions": str,
        "agenda": str,
        "chapters": str,
        "annexes": str,
        "documents": str,
        "participants": str,
        "timeline": str,
        "citations": str,
        "as-table": str,
        "spoke-on": str,
        "by-group": str,
        "spoke": str,
        "spoken-for": str,
        "sponsored": str,
        "voted": str,
        "elected": str,
        "corrections": str,
        "about": str,
        "preamble": str,
        "operative-paragraphs": str,
        "vote": str,
        "notes": str,
        "cited-in": str,
        "sessions": str,
        "acts-cited": str,
        "instruments": str,
        "accessibility": str,
        "status": str,
        "sources": str,
        "citing": str,
        "additions": str,
        "remarks": str,
        "accepted": str,
        "moved": str,
        "actions": str,
    },
)

PageKindsWords = TypedDict(
    "PageKindsWords",
    {
        "report": str,
        "chapter": str,
        "section": str,
        "section-without-number": str,
        "resolution": str,
        "resolution-of-date": str,
        "decision": str,
        "decision-of-date": str,
        "act": str,
        "act-of-date": str,
        "annex": str,
        "chapeau": str,
        "preambular": str,
        "operative": str,
        "paragraph": str,
        "unnumbered": str,
        "unnumbered-without-number": str,
        "quoted": str,
        "quoted-without-number": str,
        "agenda-item": str,
        "listed-agenda": str,
        "listed-item": str,
        "note": str,
        "worded": str,
    },
)

PageMastheadWords = TypedDict(
    "PageMastheadWords",
    {
        "body": str,
        "symbol": str,
        "report": str,
        "session": str,
        "date": str,
        "distribution": str,
        "original": str,
        "status": str,
        "authentic": str,
    },
)

PageAdoptionWords = TypedDict(
    "PageAdoptionWords",
    {
        "adopted": str,
        "draft": str,
        "sponsors": Mapping[str, str],
        "additional-sponsors": Mapping[str, str],
        "submitted-by": str,
        "recommended-by": str,
        "vote": str,
        "agenda-items": Mapping[str, str],
        "ways": Mapping[str, str],
    },
)

PageAknWords = TypedDict(
    "PageAknWords",
    {
        "language": str,
        "meeting": str,
        "author": str,
        "editor": str,
        "voter": str,
    },
)

PageVotesWords = TypedDict(
    "PageVotesWords",
    {
        "title": str,
        "columns": Mapping[str, str],
        "count": str,
        "heading": str,
    },
)

PageDocumentsOutcomeWords = TypedDict(
    "PageDocumentsOutcomeWords",
    {
        "withdrawn": str,
    },
)

PageDocumentsShortWords = TypedDict(
    "PageDocumentsShortWords",
    {
        "not-public": str,
    },
)

PageDocumentsWords = TypedDict(
    "PageDocumentsWords",
    {
        "own": str,
        "others": str,
        "adopted-as": str,
        "adopted-part-as": str,
        "outcome": PageDocumentsOutcomeWords,
        "statement": str,
        "statement-whole": str,
        "in-session": str,
        "draft": str,
        "recorded": str,
        "no-address": str,
        "short": PageDocumentsShortWords,
    },
)

PagePreviewsWords = TypedDict(
    "PagePreviewsWords",
    {
        "not-in-the-handbook": str,
        "outside": str,
        "recorded": str,
        "not-public": str,
        "cited": Mapping[str, str],
    },
)

PageActionsColumnsWords = TypedDict(
    "PageActionsColumnsWords",
    {
        "text": str,
        "paragraph": str,
        "action": str,
        "addressee": str,
        "deadline": str,
        "resources": str,
        "force": str,
    },
)

PageActionsDueWords = TypedDict(
    "PageActionsDueWords",
    {
        "session": str,
        "session-days": str,
        "after": str,
        "day": str,
        "other": str,
        "regularly": str,
        "none": str,
    },
)

PageActionsReviewWords = TypedDict(
    "PageActionsReviewWords",
    {
        "unreviewed": str,
        "confirmed": str,
        "corrected": str,
    },
)

PageActionsWords = TypedDict(
    "PageActionsWords",
    {
        "introduction": str,
        "reviewed-all": str,
        "reviewed-all-by": str,
        "reviewed-some": str,
        "reviewed-some-by": str,
        "on-page": str,
        "by-addressee": str,
        "by-deadline": str,
        "parts-introduction": str,
        "parts-counted": str,
        "part-introduction": str,
        "part": str,
        "deadlines-from-to": str,
        "by-addressee-introduction": str,
        "of": str,
        "not-named": str,
        "not-listed": str,
        "views-label": str,
        "views": Mapping[str, str],
        "columns": PageActionsColumnsWords,
        "due": PageActionsDueWords,
        "force": Mapping[str, str],
        "review": PageActionsReviewWords,
        "filter": str,
        "any": str,
        "containing": str,
        "reset": str,
        "count": Mapping[str, str],
        "none-found": str,
    },
)

PageDataColumnsWords = TypedDict(
    "PageDataColumnsWords",
    {
        "file": str,
        "what": str,
        "size": str,
        "text": str,
    },
)

PageDataWhatWords = TypedDict(
    "PageDataWhatWords",
    {
        "yaml": str,
        "json": str,
        "md": str,
        "akn.xml": str,
        "pdf": str,
        "html": str,
        "epub": str,
        "acts": str,
        "votes": str,
        "paragraphs": str,
        "notes": str,
        "references": str,
        "cited-by": str,
        "agenda": str,
        "documents": str,
        "register-csv": str,
        "register-json": str,
        "bib": str,
        "oscola.bib": str,
        "ris": str,
        "csl.json": str,
        "index": str,
        "text-schema": str,
        "index-schema": str,
        "report-schema": str,
        "actions-schema": str,
    },
)

PageDataFormsWords = TypedDict(
    "PageDataFormsWords",
    {
        "md": str,
        "json": str,
        "akn.xml": str,
        "pdf": str,
        "bib": str,
        "oscola.bib": str,
        "ris": str,
        "csl.json": str,
    },
)

PageDataSizesWords = TypedDict(
    "PageDataSizesWords",
    {
        "kb": str,
        "mb": str,
    },
)

PageDataWords = TypedDict(
    "PageDataWords",
    {
        "title": str,
        "introduction": str,
        "address": str,
        "rights-heading": str,
        "rights": list[str],
        "no-rights": str,
        "whole": str,
        "tables": str,
        "tables-introduction": str,
        "texts": str,
        "schema": str,
        "schema-introduction": str,
        "markdown-introduction": str,
        "columns": PageDataColumnsWords,
        "what": PageDataWhatWords,
        "forms": PageDataFormsWords,
        "sizes": PageDataSizesWords,
    },
)

PagePaperWords = TypedDict(
    "PagePaperWords",
    {
        "contents": str,
        "page": str,
        "page-of": str,
        "handbook": str,
        "unofficial": str,
        "additions": str,
        "qr": str,
    },
)

PageFindWords = TypedDict(
    "PageFindWords",
    {
        "label": str,
        "hint": str,
        "none": str,
        "count": Mapping[str, str],
        "close": str,
        "outside": str,
    },
)

PageBookWords = TypedDict(
    "PageBookWords",
    {
        "summary": str,
        "summary-with-logo": str,
    },
)

PageBundleWords = TypedDict(
    "PageBundleWords",
    {
        "title": str,
        "open": str,
        "without_network": str,
        "reports": str,
        "unpack": str,
        "unpack_how": str,
        "manifest-what": str,
        "manifest-check": str,
        "manifest-reports": str,
        "manifest-files": str,
        "manifest-guard": str,
    },
)

PageAccessibilityWords = TypedDict(
    "PageAccessibilityWords",
    {
        "promise": str,
        "headings": Mapping[str, str],
        "tested": list[str],
        "known": list[str],
        "otherwise": list[str],
        "telling": list[str],
        "write-to": str,
    },
)

PageAboutWords = TypedDict(
    "PageAboutWords",
    {
        "what": list[str],
        "unofficial": str,
        "official": str,
        "issued": str,
        "status": str,
        "source": str,
        "sources": str,
        "no-source": str,
        "additions": list[str],
        "citing": list[str],
        "cited-with-report": str,
        "cited-with-symbol": str,
        "address": str,
    },
)

PageParticipantsActsWords = TypedDict(
    "PageParticipantsActsWords",
    {
        "resolution": Mapping[str, str],
        "decision": Mapping[str, str],
    },
)

PageParticipantsOfficesWords = TypedDict(
    "PageParticipantsOfficesWords",
    {
        "Presidents": str,
        "Vice-Presidents": str,
        "Chairs": str,
        "Chairpersons": str,
        "Chairmen": str,
        "Vice-Chairs": str,
        "Vice-Chairpersons": str,
        "Vice-Chairmen": str,
        "Rapporteurs": str,
    },
)

PageParticipantsCapacitiesWords = TypedDict(
    "PageParticipantsCapacitiesWords",
    {
        "representative": str,
        "observer for a signatory State": str,
        "observer for a non-member State": str,
        "observer for an intergovernmental organization": str,
        "observer for a non-governmental organization": str,
        "observer for the parent organization": str,
        "observer for an entity": str,
        "observer": str,
        "secretariat": str,
        "chair": str,
        "officer": str,
        "official": str,
    },
)

PageParticipantsWords = TypedDict(
    "PageParticipantsWords",
    {
        "introduction": str,
        "caption": str,
        "introduction-with-votes": str,
        "explanation": str,
        "nobody": str,
        "key": str,
        "no-item": str,
        "participant": str,
        "sponsored": str,
        "acts": PageParticipantsActsWords,
        "office": str,
        "offices": PageParticipantsOfficesWords,
        "articles": list[str],
        "group-count": str,
        "submitted": str,
        "additional": str,
        "printed-as": str,
        "printed": str,
        "behalf": str,
        "groups": Mapping[str, str],
        "kinds": Mapping[str, str],
        "capacities": PageParticipantsCapacitiesWords,
        "about": Mapping[str, str],
        "about-act": str,
    },
)

PageDrawingsTimelineWords = TypedDict(
    "PageDrawingsTimelineWords",
    {
        "introduction": str,
        "title": str,
        "desc": str,
        "columns": list[str],
        "meeting": str,
        "considered": str,
        "considered-without-title": str,
        "adopted": str,
        "adopted-without-title": str,
        "recorded": str,
        "uncertain": str,
        "group": str,
        "group-meetings": Mapping[str, str],
        "group-without-days": str,
        "without-day": str,
        "numerals": list[str],
        "no-meeting": str,
    },
)

PageDrawingsCitationsGroupsWords = TypedDict(
    "PageDrawingsCitationsGroupsWords",
    {
        "instruments": str,
        "own": str,
        "others": str,
    },
)

PageDrawingsCitationsWords = TypedDict(
    "PageDrawingsCitationsWords",
    {
        "introduction": str,
        "title": str,
        "desc": str,
        "text": str,
        "in-places": Mapping[str, str],
        "line": Mapping[str, str],
        "none": str,
        "groups": PageDrawingsCitationsGroupsWords,
    },
)

PageDrawingsWords = TypedDict(
    "PageDrawingsWords",
    {
        "timeline": PageDrawingsTimelineWords,
        "citations": PageDrawingsCitationsWords,
    },
)

PageCiteStylesApaWords = TypedDict(
    "PageCiteStylesApaWords",
    {
        "act": str,
        "report": str,
        "date": str,
        "undated": str,
    },
)

PageCiteStylesChicagoWords = TypedDict(
    "PageCiteStylesChicagoWords",
    {
        "act": str,
        "report": str,
        "date": str,
        "undated": str,
    },
)

PageCiteStylesWords = TypedDict(
    "PageCiteStylesWords",
    {
        "apa": PageCiteStylesApaWords,
        "chicago": PageCiteStylesChicagoWords,
    },
)

PageCiteWords = TypedDict(
    "PageCiteWords",
    {
        "report": str,
        "of-date": str,
        "of-the-body": str,
        "see": str,
        "where": str,
        "preambular": str,
        "ordinals": str,
        "steps": Mapping[str, str],
        "styles": PageCiteStylesWords,
    },
)

PageWords = TypedDict(
    "PageWords",
    {
        "direction": str,
        "locale": str,
        "period": str,
        "note": str,
        "breadcrumbs": str,
        "page-order": str,
        "previous": str,
        "next": str,
        "table": str,
        "office": str,
        "printed-as": str,
        "stands-for": str,
        "of-session": str,
        "of-session-and-body": str,
        "call": str,
        "back-to": str,
        "called-elsewhere": str,
        "whole-text": str,
        "citing-more": Mapping[str, str],
        "citing-all": Mapping[str, str],
        "citing-places": Mapping[str, str],
        "citing-page": str,
        "acts-of-other-sessions": str,
        "own-page": str,
        "full-introduction": str,
        "parts-introduction": str,
        "part-introduction": str,
        "acts-from-to": PageActsFromToWords,
        "paragraphs": Mapping[str, str],
        "in-the-report": str,
        "considered-label": str,
        "adopted-label": str,
        "moved-to": str,
        "considered": Mapping[str, str],
        "adopted-at": str,
        "adopted-at-meeting": str,
        "adopted-on": str,
        "unbroken": list[str],
        "in-a-line": PageInALineWords,
        "of-date": str,
        "of-the-body": str,
        "para-short": str,
        "see-short": str,
        "sect-short": str,
        "article": str,
        "article-paragraph": str,
        "no-corrections": str,
        "figures": Mapping[str, Mapping[str, str]],
        "all-addressees": Mapping[str, str],
        "report-of-session": str,
        "chapters-introduction": str,
        "agenda-introduction": str,
        "documents-introduction": str,
        "documents-links": str,
        "accepted-introduction": str,
        "corrections-introduction": str,
        "acts-cited-introduction": str,
        "instrument-introduction": str,
        "instrument-text": str,
        "home-introduction": str,
        "headings": PageHeadingsWords,
        "kinds": PageKindsWords,
        "kind-names": Mapping[str, str],
        "masthead": PageMastheadWords,
        "authentic-text": str,
        "share-image": str,
        "status": Mapping[str, str],
        "adoption": PageAdoptionWords,
        "akn": PageAknWords,
        "votes": PageVotesWords,
        "statements": Mapping[str, str],
        "documents": PageDocumentsWords,
        "previews": PagePreviewsWords,
        "correction": str,
        "corrected-place": str,
        "actions": PageActionsWords,
        "data": PageDataWords,
        "paper": PagePaperWords,
        "find": PageFindWords,
        "book": PageBookWords,
        "bundle": PageBundleWords,
        "accessibility": PageAccessibilityWords,
        "about": PageAboutWords,
        "participants": PageParticipantsWords,
        "drawings": PageDrawingsWords,
        "cite": PageCiteWords,
    },
)

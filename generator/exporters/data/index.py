"""The index of all acts of the handbook in a language: index.json."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection, Iterator, Mapping

from generator.anchors import Anchor, report_address
from generator.build import Made
from generator.exporters.data.shape import Index, IndexedAct
from generator.marks import ACTS
from generator.model import Act
from generator.official import official
from generator.pages.names import name
from generator.pages.place_names import text_name
from generator.resolved import Resolved
from generator.wording import capital

NAME = "index.json"
"""The name of the file, in the folder of the language."""


def index(made: Made, files: Collection[str]) -> str:
    """Return the index as JSON, as index-1.schema.json says.

    `files` are those that were written beside the pages, by their paths.
    """
    beside: dict[str, list[str]] = {}
    for file in sorted(files):
        beside.setdefault(f"{posixpath.dirname(file)}/", []).append(file)
    acts = tuple(act for one in made.resolved for act in _acts(made, one, beside))
    value = Index(language=made.language, url=made.shown.site, acts=acts)
    return json.dumps(value.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _acts(made: Made, resolved: Resolved, beside: Mapping[str, list[str]]) -> Iterator[IndexedAct]:
    report, full = resolved.report, made.shown.full
    words = resolved.catalogue.pages
    for anchor in resolved.anchors.values():
        if anchor.id or anchor.kind not in ACTS:
            continue
        act: Act = resolved.value(anchor.path)
        stem = f"{anchor.address}{text_name(anchor.address, report)}."
        files = [file for file in beside.get(anchor.address, ()) if file.startswith(stem)]
        own = official(resolved, anchor)
        yield IndexedAct(
            kind=act.kind,
            number=act.number,
            mark=anchor.mark,
            label=capital(name(anchor, words)),
            title=resolved.words((*anchor.path, "title")),
            body=report.body,
            body_name=resolved.body.texts[report.language].name,
            session=report.session,
            symbol=report.symbol,
            own_symbol=own.symbol if own.symbol != resolved.designation else "",
            adopted=act.adoption.date,
            draft=act.adoption.draft_symbol,
            url=full(anchor.address),
            report=full(report_address(report)),
            authentic=own.address,
            annexes=tuple(full(one.address) for one in _annexes(resolved, anchor, act)),
            forms={file.removeprefix(stem): full(file) for file in files},
        )


def _annexes(resolved: Resolved, anchor: Anchor, act: Act) -> Iterator[Anchor]:
    for place in range(len(act.annexes)):
        yield resolved.anchors[(*anchor.path, "annexes", place)]

"""`plenary new`: the files of a handbook that does not exist yet, for a person to go on with.

Nothing is overwritten. What is written is of nobody: no word of a body that there is.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from generator import settings, source
from generator.catalogue import load_words
from generator.cli.telling import Misuse, ask, tell
from generator.html_template import text_template
from generator.languages import languages, without_words
from generator.model import Body, Report, slug
from generator.replacing import put
from generator.source.naming import session_names

_FILES = Path(__file__).parents[1] / "beginning"
_SESSION = re.compile(r"[1-9]\d{0,3}")
_SYMBOL = re.compile(r"[^\s<>\"\\{}|^`]+")


@dataclass(frozen=True, slots=True)
class _Asked:
    """One thing that must be known."""

    option: str
    question: str
    proposed: Callable[[Mapping[str, str]], str] = lambda known: ""
    """What stands if nothing is said, by what is known already."""
    may_lack: bool = False


_ALL = (
    _Asked("name", "What is the body called (Assembly of the Convention on ...)?"),
    _Asked("language", "In which language is the report?", lambda known: languages()[0]),
    _Asked("short_name", "What is it called for short?", lambda known: _short_name(known)),
    _Asked("session", "Which session is the first report of (a number)?", lambda known: "1"),
    _Asked("symbol", "What is the symbol of that report (none: leave it empty)?", may_lack=True),
    _Asked("id", "By which word do addresses name the body?", lambda known: _id_of(known)),
    _Asked("address", "Where will the handbook be published?", lambda known: settings.NOBODYS),
)


def run_new(options: argparse.Namespace) -> int:
    """Do `plenary new`; return the exit code."""
    folder: Path = (options.project / options.folder).resolve()
    known = _known(options)
    files = _files(known, with_report=not options.no_report)
    there = [name for name in files if (folder / name).exists()]
    kept = [name for name in there if name in _SHARED]
    if lost := [name for name in there if name not in kept]:
        raise Misuse(f"{folder / lost[0]} is there already; nothing is overwritten")
    for name, text in files.items():
        if name not in kept:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            put(folder / name, text.encode("utf-8"))
    # All is written before any of it is told: who reads no further has a whole project.
    for name in files:
        how = "is there already, and stays as it is" if name in kept else "written"
        tell(f"{folder / name}: {how}")
    tell(_next(known, options))
    return 0


_SHARED = ("mkdocs.yml", ".gitignore", ".gitattributes")
"""What a handbook of several bodies has once."""

_NOBODY_TO_ASK = """\
what the body is called is not said, and there is no terminal to ask at (answers are not read \
from a pipe). Say it with --name; the others have a value if they are not said: --short-name, \
--session, --symbol, --id, --language, --address. For example:
plenary new lakes --name "Assembly of the Convention on Mountain Lakes" --session 5 \
--symbol ML/ASM/5/12 --address https://lakes.example/"""


def _known(options: argparse.Namespace) -> dict[str, str]:
    """Return all that must be known: what the call says, and else what its user answers."""
    known: dict[str, str] = {}
    can_ask = sys.stdin is not None and sys.stdin.isatty()
    if not can_ask and options.name is None:
        raise Misuse(_NOBODY_TO_ASK)
    for one in _ALL:
        said = getattr(options, one.option)
        if said is None and can_ask:
            said = ask(one.question, one.proposed(known))
        elif said is None:
            said = one.proposed(known)
        known[one.option] = " ".join(said.split())
        if not known[one.option] and not one.may_lack:
            option = one.option.replace("_", "-")
            raise Misuse(f"{one.question} Say it with --{option}")
    _judge(known)
    return known


def _judge(known: Mapping[str, str]) -> None:
    """See that what is known can be written; raises Misuse with what would be right."""
    if known["language"] not in languages():
        raise Misuse(without_words(known["language"]))
    if not _SESSION.fullmatch(known["session"]):
        raise Misuse(f"--session is “{known['session']}”; it should be a number: 3, 2025")
    if known["symbol"] and not _SYMBOL.fullmatch(known["symbol"]):
        raise Misuse(f"--symbol is “{known['symbol']}”; it has no blanks: LAKES/3/12")
    if not re.fullmatch(r"https?://[^\s<>\"]+", known["address"]):
        raise Misuse(f"--address is “{known['address']}”; it should be https://handbook.example/")


def _short_name(known: Mapping[str, str]) -> str:
    """Return what a body is called for short, as far as its name shows that in its language."""
    name, language = known["name"], known["language"]
    words = load_words(language).beginning if language in languages() else {}
    found = words and re.search(words["short-name"], name)
    return found["short"] if found else name.split()[0]


def _id_of(known: Mapping[str, str]) -> str:
    """Return an id for the body: the letters of its symbols, or else those that its name begins its
    words with, or else its short name."""
    parts = [part for part in known["symbol"].split("/") if not re.search(r"\d", part)]
    initials = "".join(word[0] for word in known["name"].split() if re.match("[A-Z]", word)).lower()
    by_name = initials if len(initials) > 1 else slug(known["short_name"])
    return slug(" ".join(parts)) or re.sub(r"[^a-z0-9]+", "-", by_name).strip("-")


def _files(known: Mapping[str, str], *, with_report: bool) -> dict[str, str]:
    """Return the text of each file; raises Misuse where what is known makes no body."""
    words = load_words(known["language"]).beginning
    named = session_names(known["language"]).get(known["session"])
    session = named or words["session"].format(number=known["session"])
    said = {
        **known,
        "session_name": "" if named else session,
        "prefix": f"{known['symbol'].split('/')[0]}/" if "/" in known["symbol"] else "",
    }
    body = _written("body.yaml", said)
    loaded = source.load(body.encode("utf-8"), "body.yaml", Body)
    if loaded.value is None or loaded.findings:
        raise Misuse(f"this makes no body: {loaded.findings[0].message}")
    files = {
        "mkdocs.yml": _written("mkdocs.yml", said),
        ".gitignore": _written("gitignore", said),
        ".gitattributes": _written("gitattributes", said),
        f"content/{known['id']}/body.yaml": body,
    }
    if with_report:
        files[_report_file(known)] = _report(known, words, session)
    return files


def _report_file(known: Mapping[str, str]) -> str:
    folder = f"content/{known['id']}/session-{known['session']}"
    return f"{folder}/report.{known['language']}.yaml"


def _written(name: str, said: Mapping[str, str]) -> str:
    return text_template(_FILES / f"{name}.j2").render(**said, quoted=_quoted)


_PLAIN = re.compile(r"[^\W\d_](?:[\w .,()/’–-]*[\w.)])?")


def _quoted(text: str) -> str:
    """Return a text as YAML takes it for this text and nothing else."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


_IN_REPORT = (
    *("title", "place", "chapter", "adopted", "act-title"),
    *("chapeau", "preamble", "first", "second"),
)
"""The words that the first report is made of."""


def _report(known: Mapping[str, str], words: Mapping[str, str], session: str) -> str:
    """Return a report with one resolution, in its normal form."""
    day = date.today().isoformat()
    number = f"{known['session']}/1"
    named = {"name": known["name"], "short_name": known["short_name"], "session": session}
    said = {key: words[key].format(**named) for key in _IN_REPORT}
    act = {
        "number": number,
        "title": said["act-title"],
        "chapeau": said["chapeau"],
        "preamble": [{"text": said["preamble"]}],
        "operative": [
            {"number": "1", "text": said["first"]},
            {"number": "2", "text": said["second"]},
        ],
    }
    try:
        report = Report.model_validate(
            {
                "format": "plenary-report/1",
                "body": known["id"],
                "session": known["session"],
                "language": known["language"],
                "symbol": known["symbol"],
                "title": said["title"],
                "date": day,
                "original_language": load_words(known["language"]).name,
                "status": {"edition": "advance", "copy_is": "unofficial"},
                "held": {"place": said["place"], "opened": day, "closed": day},
                "chapters": [
                    {
                        "number": "I",
                        "title": said["chapter"],
                        "paragraphs": [
                            {
                                "number": "1",
                                "text": said["adopted"].replace("(act)", f"(resolution:{number})"),
                            }
                        ],
                        "resolutions": [act],
                    }
                ],
            }
        )
    except ValidationError as error:
        raise Misuse(f"this makes no report: {error.errors()[0]['msg']}") from error
    return source.dump_report(report)


def _next(known: Mapping[str, str], options: argparse.Namespace) -> str:
    """Return what comes next."""
    report = _report_file(known)
    imported = (
        f"plenary import FILE --body {known['id']} --language {known['language']} -o {report}   "
        "(Word, Markdown, plain text ...)"
    )
    written = (
        f"plenary serve   (the handbook, at http://127.0.0.1:8000; write into {report} and save)"
    )
    steps = [
        *([f"cd {options.folder}"] if options.folder != "." else []),
        imported if options.no_report else written,
        "plenary check   (all that is wrong, with what would be right)",
        "plenary build   (the site, in site/), or plenary bundle   (a file to be carried)",
        "your logo and colours into content/brand/, words into content/words/, pages into "
        "content/pages/",
    ]
    if known["address"] == settings.NOBODYS:
        steps.append("before you publish: your address as “site_url” in mkdocs.yml")
    if not options.no_report:
        steps.append(
            "for a text that is there already: take the report out, and let `plenary import` "
            "write it"
        )
    return "\n".join(["Next:", *(f"{at}. {step}" for at, step in enumerate(steps, 1))])

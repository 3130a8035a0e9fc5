"""`rejoinder register FILE...`: what an extract from a register says of a right. Nothing is looked up."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from rejoinder.cli.printable import printable_text
from rejoinder.cli.wiring import app
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import Place
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.domain.register import RegisterEntry, Transfer

SHOWN = (
    "mark",
    "owner",
    "representative",
    "status_says",
    "status_on",
    "classes",
    "territories",
    "refused_in",
    "filed_on",
    "registered_on",
    "expires_on",
    "read_on",
)


class ExtractIsUnreadable(Invalid):
    """The file is no extract of a register that is known here."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""

    def help(key: str) -> str:
        return app().wording(None).say(phrase(f"register.help-{key}"), language)

    parser.description = help("verb")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=help("file"))
    parser.add_argument("--json", action="store_true", help=help("json"))
    parser.add_argument("--language", choices=LANGUAGES, default=language, help=help("language"))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Print the rights of each file; nothing where one of the files is no extract."""
    entries = [entry for file in chosen.files for entry in _entries(file)]
    if chosen.json:
        for entry in entries:
            record = attrs.asdict(entry, value_serializer=_plain)
            sys.stdout.write(json.dumps({"schema": "rejoinder.register/1", **record}, ensure_ascii=False) + "\n")
        return 0
    wording = app().wording(None)
    for entry in entries:
        for line in _lines(entry):
            print(printable_text(wording.say(line, language)))
    return 0


def _entries(file: Path) -> tuple[RegisterEntry, ...]:
    paper = app().papers().open(file, relative=file.name, place=Place.EVIDENCE)
    found = app().registers().entries(paper)
    if not found:
        raise ExtractIsUnreadable(file=file.name)
    return found


def _lines(entry: RegisterEntry) -> list[Phrase]:
    number = entry.number or entry.application_number or ""
    known: Mapping[str, Any] = {name: getattr(entry, name) for name in SHOWN}
    lines = [phrase("register.entry", office=entry.office.upper(), number=number, status=_status(entry))]
    for name, value in known.items():
        if value not in (None, ()):
            shown = tuple(map(str, value)) if isinstance(value, tuple) else value
            lines.append(phrase("register.line", name=phrase(f"register.field-{name.replace('_', '-')}"), value=shown))
    return [*lines, *map(_transfer, entry.transfers)]


def _transfer(transfer: Transfer) -> Phrase:
    on = transfer.recorded_on or transfer.executed_on
    if on is None:
        return phrase("register.transfer-undated", giver=transfer.giver or "?", taker=transfer.taker)
    return phrase("register.transfer", giver=transfer.giver or "?", taker=transfer.taker, on=on)


def _status(entry: RegisterEntry) -> Phrase:
    return phrase(f"register.status-{entry.status.value}")


def _plain(_: Any, __: Any, value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else getattr(value, "value", value)

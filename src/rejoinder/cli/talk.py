"""`rejoinder talk CASE`: the conversation with the other side, and how long it may go on."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.instant import hour_of
from rejoinder.cli.printable import printable_text
from rejoinder.cli.wiring import app
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.usecases.spoken_record import talk_record
from rejoinder.usecases.talk import Talking, read_conversation


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""
    say = Wording().say
    parser.add_argument("case", type=Path, metavar="CASE", help=say(phrase("case.help-dir"), language))
    parser.add_argument("--now", metavar="TIME", help=say(phrase("case.help-at"), language))
    parser.add_argument("--json", action="store_true", help=say(phrase("case.help-json"), language))
    parser.add_argument("--language", choices=LANGUAGES, help=say(phrase("case.help-language"), language))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Show it."""
    now = hour_of(chosen.case, chosen.now)
    found = read_conversation(chosen.case, app(), now=now)
    wording = Wording()
    if chosen.json:
        print(
            json.dumps(talk_record(found, lambda message: wording.say(message, language)), ensure_ascii=False, indent=1)
        )
        return 0
    for line in found.says(now):
        print(printable_text(" ".join(wording.say(line, language).split())))
    for number, thread in enumerate(found.threads):
        print("\n" if number or found.threads else "", end="")
        for hour, line in _thread(found, thread.counterpart, now):
            when = f"{wording.show(hour, language)}  " if hour else ""
            print(printable_text(when + " ".join(wording.say(line, language).split())))
    return 0


def _thread(found: Talking, counterpart: str, now: dt.datetime) -> Iterator[tuple[dt.datetime | None, Phrase]]:
    named = phrase("negotiation.thread", counterpart=counterpart)
    yield None, named if counterpart else phrase("negotiation.thread-unnamed")
    yield from found.lines(counterpart)
    for line in found.stand(counterpart, now):
        yield None, line

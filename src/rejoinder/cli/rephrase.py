"""`rejoinder rephrase FILE`: other words or another language from the user's own endpoint, under lock."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.printable import printable_text
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.usecases.rephrase import ParagraphRewording, rephrase


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""

    def help_text(key: str) -> str:
        return Wording().say(phrase(key), language)

    parser.description = help_text("rephrase.help")
    parser.add_argument("file", type=Path, metavar="FILE", help=help_text("tone.help-file"))
    parser.add_argument("--into", choices=LANGUAGES, required=True, help=help_text("rephrase.help-into"))
    parser.add_argument("--name", action="append", default=[], metavar="NAME", help=help_text("rephrase.help-name"))
    parser.add_argument("--json", action="store_true", help=help_text("tone.help-json"))
    parser.add_argument("--language", choices=LANGUAGES, help=help_text("case.help-language"))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Reword; 0 where every paragraph passed, 1 where one was refused and stays as it was."""
    from rejoinder.adapters.formats.outgoing import read_outgoing
    from rejoinder.adapters.network.phraser import Phraser
    from rejoinder.adapters.shipped.lexicon import tone_lexicon

    phraser = Phraser.from_environment()
    paragraphs = rephrase(read_outgoing(chosen.file), chosen.into, phraser, lexicon=tone_lexicon(), names=chosen.name)
    if chosen.json:
        records = [
            {"before": one.before, "after": one.after, "changed": list(one.changed), "hurts": list(one.hurts)}
            for one in paragraphs
        ]
        print(json.dumps({"schema": "rejoinder.rephrase/1", "paragraphs": records}, ensure_ascii=False, indent=1))
    else:
        _say(paragraphs, language)
    return 1 if any(one.after is None for one in paragraphs) else 0


def _say(paragraphs: tuple[ParagraphRewording, ...], language: str) -> None:
    import sys

    say = Wording().say
    print("\n\n".join(printable_text(one.after or one.before) for one in paragraphs))
    for number, one in enumerate(paragraphs, 1):
        if one.after is None:
            values = {"number": number, "changed": one.changed, "hurts": one.hurts}
            id = "too-long" if one.too_long else "changed" if one.changed else "hurts"
            print(printable_text(say(phrase(f"rephrase.{id}", **values), language)), file=sys.stderr)

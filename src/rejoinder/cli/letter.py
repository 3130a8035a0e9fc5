"""`rejoinder letter CASE`: one letter of a case, by purpose."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.letter import Addressee, Fitting, Purpose
from rejoinder.cli.instant import hour_of
from rejoinder.cli.printable import printable_text
from rejoinder.cli.reader_language import spoken_here
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase

if TYPE_CHECKING:
    from rejoinder.assembly.letter import Templates
    from rejoinder.usecases.write_letter import WrittenLetter


class LetterIsNotNamed(Invalid):
    """Neither a case with a purpose nor the list was asked for."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""

    def help_text(key: str) -> str:
        return Wording().say(phrase(f"letter.help{key}"), language)

    parser.description = help_text("")
    parser.add_argument("case", nargs="?", type=Path, metavar="CASE", help=help_text("-case"))
    parser.add_argument(
        "--purpose", choices=[purpose.value for purpose in Purpose], metavar="P", help=help_text("-purpose")
    )
    parser.add_argument("--to", choices=[reader.value for reader in Addressee], help=help_text("-to"))
    parser.add_argument("--language", choices=LANGUAGES, help=help_text("-language"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=help_text("-out"))
    parser.add_argument("--list", action="store_true", help=help_text("-list"))
    parser.add_argument("--templates", type=Path, metavar="DIR", help=help_text("-templates"))
    parser.add_argument("--now", metavar="TIME", help=help_text("-now"))
    parser.add_argument("--json", action="store_true", help=help_text("-json"))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Write the letter; 0 where it may be sent, 1 where something speaks against it."""
    from rejoinder.adapters.shipped.letters import with_own

    if not chosen.list and (chosen.case is None or chosen.purpose is None):
        raise LetterIsNotNamed
    templates = with_own(chosen.templates)
    if chosen.list:
        return _list(chosen, templates, chosen.language or language)
    written = _written(chosen, templates)
    place = _stored(chosen, written)
    if chosen.json:
        print(json.dumps(_record(written, place), ensure_ascii=False, indent=1))
        return 0 if written.ready else 1
    if place is None:
        from rejoinder.assembly.print_document import plain_text

        sys.stdout.write(plain_text(written.print_document))
    for line in _notes(written, place, chosen.case):
        print(printable_text(Wording().say(line, written.spoken)), file=sys.stdout if place else sys.stderr)
    return 0 if written.ready else 1


def _written(chosen: argparse.Namespace, templates: Templates) -> WrittenLetter:
    from rejoinder.adapters.shipped.lexicon import tone_lexicon
    from rejoinder.cli.wiring import app
    from rejoinder.usecases.write_letter import LetterRequest, write_letter

    wish = LetterRequest(
        purpose=Purpose(chosen.purpose), to=Addressee(chosen.to) if chosen.to else None, language=chosen.language
    )
    now = hour_of(chosen.case, chosen.now)
    spoken = spoken_here(os.environ)
    return write_letter(chosen.case, app(), wish, now=now, templates=templates, lexicon=tone_lexicon(), spoken=spoken)


def _stored(chosen: argparse.Namespace, written: WrittenLetter) -> str | None:
    """The place and digest of the file, where one was asked for."""
    if chosen.out is None:
        return None
    from rejoinder.adapters.output.letter_file import kind_of, letter_file
    from rejoinder.adapters.redaction.copy_file import put_copy

    now = hour_of(chosen.case, chosen.now)
    content = letter_file(written.print_document, kind_of(chosen.out), made_at=now, address=written.address)
    with put_copy(content, near=chosen.case, out=chosen.out, suffix=chosen.out.suffix) as place:
        return str(place)


def _notes(written: WrittenLetter, place: str | None, case: Path) -> Iterator[Phrase]:
    """What the seller should know before the letter goes out."""
    if place:
        yield phrase("letter.stored", place=place)
    yield phrase("letter.send-when", says=written.send_when)
    for reason in written.not_now:
        yield phrase("letter.not-now", says=reason)
    for words, hit in written.marked:
        yield phrase("letter.marked", words=words, says=hit.says)
    for caution in written.cautions:
        yield phrase("letter.caution", says=caution)
    if written.ready and place:
        yield phrase("letter.record-file", case=str(case), purpose=written.purpose.value, place=place)
    elif written.ready:
        yield phrase("letter.record", case=str(case), purpose=written.purpose.value)


def _record(written: WrittenLetter, place: str | None) -> dict[str, Any]:
    from rejoinder.usecases.spoken_record import letter_record

    return letter_record(written, lambda message: Wording().say(message, written.spoken), place=place)


# ------------------------------------------------------------------------------------------------------- list


def _list(chosen: argparse.Namespace, templates: Templates, language: str) -> int:
    """Every purpose; with a case, those that fit it first, and what speaks against the others."""
    fitting = _fitting(chosen, templates, language)
    if chosen.json:
        print(json.dumps([_row(one, chosen.case is not None) for one in fitting], ensure_ascii=False, indent=1))
        return 0
    for one in fitting:
        title = phrase(f"answer_page.letter-{one.purpose.value}")
        lines = [phrase("letter.listed", purpose=one.purpose.value, title=title)]
        if one.not_now:
            lines += [phrase("letter.listed-not-now", says=reason) for reason in one.not_now]
        else:
            lines.append(phrase("letter.listed-when", says=one.template.send_when))
        for line in lines:
            print(printable_text(Wording().say(line, one.spoken)))
    return 0


def _fitting(chosen: argparse.Namespace, templates: Templates, language: str) -> tuple[Fitting, ...]:
    if chosen.case is None:
        return tuple(Fitting(purpose=p, template=templates[p.value, language], spoken=language) for p in Purpose)
    from rejoinder.cli.wiring import app
    from rejoinder.usecases.write_letter import fitting_letters

    now = hour_of(chosen.case, chosen.now)
    spoken = chosen.language or spoken_here(os.environ)
    return fitting_letters(chosen.case, app(), now=now, templates=templates, spoken=spoken)


def _row(one: Fitting, judged: bool) -> dict[str, Any]:
    return {
        "purpose": one.purpose.value,
        "to": [reader.value for reader in one.template.to],
        "send_when": one.template.send_when,
        "not_when": [caution.says for caution in one.template.not_when],
        "not_now": list(one.not_now) if judged else None,
    }

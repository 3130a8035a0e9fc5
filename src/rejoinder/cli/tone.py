"""`rejoinder tone FILE`: the tone guard alone, and with `--against` the fact lock."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.cli.reader_language import beside_text
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.domain.tone import Addressee, ToneFinding

if TYPE_CHECKING:
    from rejoinder.tone.fact_lock import Lock


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""
    from rejoinder.adapters.shipped.wording import Wording as Words

    wording = Words()
    parser.add_argument("file", type=Path, metavar="FILE", help=wording.say(phrase("tone.help-file"), language))
    help_text = wording.say(phrase("tone.help-language"), language)
    parser.add_argument("--language", choices=LANGUAGES, help=help_text)
    for name in ("against", "names"):
        help_text = wording.say(phrase(f"tone.help-{name}"), language)
        parser.add_argument(f"--{name}", type=Path, metavar="FILE", help=help_text)
    help_text = wording.say(phrase("tone.help-to"), language)
    parser.add_argument("--to", choices=tuple(Addressee), help=help_text)
    parser.add_argument("--json", action="store_true", help=wording.say(phrase("tone.help-json"), language))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Review the text, and compare its facts with another's; 0 where nothing was found, 1 where something was."""
    from rejoinder.adapters.formats.outgoing import read_outgoing
    from rejoinder.adapters.shipped.lexicon import tone_lexicon
    from rejoinder.adapters.shipped.wording import Wording as Words
    from rejoinder.tone.guard import review
    from rejoinder.tone.sentence import language_of

    text = read_outgoing(chosen.file)
    spoken = chosen.language or language_of(text, language)
    language = beside_text(spoken, chosen=chosen.language, otherwise=language)
    findings = review(text, chosen.language, tone_lexicon(), to=Addressee(chosen.to) if chosen.to else None)
    lock = _lock(chosen, text)
    wording = Words()
    if chosen.json:
        from rejoinder.usecases.spoken_record import differences_record, tone_record

        answer = tone_record(text, spoken, findings, lambda lines: wording.say(lines, spoken), file=chosen.file.name)
        if lock is not None:
            answer |= {"against": chosen.against.name, "differences": differences_record(lock)}
        print(json.dumps(answer, ensure_ascii=False))
    else:
        lines = [*_lines(text, findings), *(_compared(lock, chosen) if lock is not None else ())]
        print("\n".join(wording.say(line, language) for line in lines))
    return 1 if findings or (lock is not None and not lock.holds) else 0


def _lock(chosen: argparse.Namespace, text: str) -> Lock | None:
    """What the comparison with the other text came to; None where none was asked for."""
    from rejoinder.adapters.formats.outgoing import read_outgoing
    from rejoinder.tone.fact_lock import compare, spellings

    if chosen.against is None:
        return None
    names = spellings(read_outgoing(chosen.names)) if chosen.names else ()
    return compare(text, read_outgoing(chosen.against), names=names)


def _compared(lock: Lock, chosen: argparse.Namespace) -> Iterator[Phrase]:
    """Each fact that only one of the two states, and in which it stands."""
    if lock.holds:
        yield phrase("tone.same-facts", file=chosen.against.name)
        return
    for one in lock.differences:
        where = chosen.file if one.in_a else chosen.against
        yield phrase("tone.only-in", fact=phrase(f"tone.fact-{one.kind}"), value=one.value, file=where.name)
    yield phrase("tone.facts-differ", count=len(lock.differences))


def _lines(text: str, findings: tuple[ToneFinding, ...]) -> Iterator[Phrase]:
    """What a person reads: each place, why it hurts, other words."""
    if not findings:
        yield phrase("tone.clean")
        return
    for finding in findings:
        start, end = finding.span
        words = " ".join(text[start:end].split())
        yield phrase("tone.found", words=words, line=text.count("\n", 0, start) + 1)
        yield phrase("tone.indented", says=finding.says)
        if finding.instead:
            yield phrase("tone.indented", says=phrase("tone.instead", words=finding.instead))
    yield phrase("tone.counted", count=len(findings))

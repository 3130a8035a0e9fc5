"""`rejoinder tone FILE`: the tone guard alone."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.domain.tone import ToneFinding
from rejoinder.usecases.ports import Wording


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""
    from rejoinder.adapters.wording import Wording as Words

    wording = Words()
    parser.add_argument("file", type=Path, metavar="FILE", help=wording.say(phrase("tone.help-file"), language))
    told = wording.say(phrase("tone.help-language"), language)
    parser.add_argument("--language", choices=LANGUAGES, help=told)
    parser.add_argument("--json", action="store_true", help=wording.say(phrase("tone.help-json"), language))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Review the text; 0 where nothing was found, 1 where something was."""
    from rejoinder.adapters.lexicon import tone_lexicon
    from rejoinder.adapters.outgoing import outgoing
    from rejoinder.adapters.wording import Wording as Words
    from rejoinder.tone.guard import review
    from rejoinder.tone.sentence import language_of

    text = outgoing(chosen.file)
    spoken = chosen.language or language_of(text, language)
    findings = review(text, chosen.language, tone_lexicon())
    wording = Words()
    if chosen.json:
        print(json.dumps(_answer(chosen.file, text, spoken, findings, wording), ensure_ascii=False))
    else:
        print("\n".join(wording.say(line, language) for line in _lines(text, findings)))
    return 1 if findings else 0


def _answer(
    file: Path, text: str, spoken: str, findings: tuple[ToneFinding, ...], wording: Wording
) -> dict[str, object]:
    listed = [
        {
            "kind": finding.kind.value,
            "span": list(finding.span),
            "words": text[finding.span[0] : finding.span[1]],
            "says": wording.say(finding.says, spoken),
            "instead": finding.instead,
            "gravity": finding.gravity.value,
        }
        for finding in findings
    ]
    return {"schema": "rejoinder.tone/1", "file": file.name, "language": spoken, "findings": listed}


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

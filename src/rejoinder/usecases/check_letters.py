"""Check letter templates: their shape, their fields and facts, and the tone of every word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from rejoinder.assembly.letter import Templates, letter
from rejoinder.assembly.letter_check import LetterFault, content_faults, sample_values
from rejoinder.assembly.print_document import plain_text
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.tone import ToneLexicon
from rejoinder.tone.fact_lock import compare
from rejoinder.tone.guard import review

LOCKED = frozenset({"date", "time", "amount", "percentage", "identifier", "address", "mail", "citation"})
"""Facts that stand in digits and signs in every language; plain numbers are compared line by line."""


@attrs.frozen(kw_only=True)
class LettersChecked:
    """Result of a check of letter templates."""

    count: int
    faults: tuple[LetterFault, ...]


def check_letters(templates: Templates, shape: Sequence[LetterFault], *, lexicon: ToneLexicon) -> LettersChecked:
    """Check templates whose shape is right.

    Args:
        shape: what was found wrong with the others.
    """
    found = (*shape, *content_faults(templates), *_apart(templates), *_tone(templates, lexicon))
    purposes = {purpose for purpose, _ in templates} | {fault.purpose for fault in shape}
    return LettersChecked(count=len(purposes), faults=found)


def _apart(templates: Templates) -> Iterator[LetterFault]:
    """Facts written into a template that one language states and another does not."""
    for purpose in dict.fromkeys(purpose for purpose, _ in templates):
        read = {
            language: plain_text(letter(templates[purpose, language], sample_values(full=True), language=language))
            for language in LANGUAGES
        }
        for language in LANGUAGES[1:]:
            for one in compare(read[LANGUAGES[0]], read[language]).differences:
                if one.kind in LOCKED:
                    says = phrase("letter.fault-apart", fact=one.value)
                    yield LetterFault(purpose=purpose, where=language, says=says)


def _tone(templates: Templates, lexicon: ToneLexicon) -> Iterator[LetterFault]:
    """What the tone guard says of each letter, with everything known and with nothing."""
    for (purpose, language), template in templates.items():
        checked = set()
        for full in (True, False):
            text = plain_text(letter(template, sample_values(full=full), language=language))
            for hit in review(text, language, lexicon):
                words = " ".join(text[hit.span[0] : hit.span[1]].split())
                if words not in checked:
                    checked.add(words)
                    yield LetterFault(
                        purpose=purpose, where=language, says=phrase("letter.fault-tone", words=words, says=hit.says)
                    )

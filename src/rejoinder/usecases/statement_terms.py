"""What binds who edits a statement: its facts, names, exhibits, length and what is private; and what speaks against
his words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rejoinder.assembly.exhibit import PutForward
from rejoinder.assembly.print_document import PrintDocument
from rejoinder.assembly.statement import Pleading
from rejoinder.assembly.statement_part import body, parts_of
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Reading
from rejoinder.tone.fact_lock import Difference
from rejoinder.usecases.check_text import RepairedText, TextCheck
from rejoinder.usecases.loose_sentence import UnsupportedSentence

MOST_NAMES = 60
MOST_NAMED = 6
MOST_REASONS = 3
QUOTED = 120
"""Characters of a sentence that a reason quotes."""


def statement_terms(pleading: Pleading, print_document: PrintDocument, *, characters: int | None) -> RepairedText:
    """The terms of a statement that was made; the mark of a draft is no part of its words."""
    return RepairedText(
        text=body(print_document),
        language=print_document.language,
        names=locked_names(pleading.case, pleading.advice.reading),
        most=characters,
        parts=parts_of(print_document),
        exhibits=tuple(map(_digest, pleading.exhibits)),
        private=pleading.withheld,
    )


def _digest(exhibit: PutForward) -> str:
    """The paper's digest; of two pictures side by side theirs, since the page is drawn anew each time."""
    return "+".join(exhibit.beside) or exhibit.paper.sha256


def locked_names(case: CaseFile, reading: Reading) -> tuple[str, ...]:
    """The names that must stand in a text as they stood: parties, works and the seller's own."""
    found = [*(party.name for party in reading.parties), *(work.title for work in reading.works)]
    found += [case.seller.name or "", case.seller.entity or ""]
    return tuple(dict.fromkeys(name.strip() for name in found if len(name.strip()) > 1))[:MOST_NAMES]


def objections(checked: TextCheck, words: str) -> tuple[Phrase, ...]:
    """Why words may not be handed in; empty where they may."""
    return tuple(_against(checked, words))


def _against(checked: TextCheck, words: str) -> Iterator[Phrase]:
    if checked.differences:
        yield phrase("statement.not-facts", facts=tuple(map(difference_message, checked.differences[:MOST_NAMED])))
    if checked.grave:
        yield phrase("statement.not-tone")
    for each in checked.loose[:MOST_NAMED]:
        yield loose_message(each, words)
    if checked.excess_characters:
        yield phrase("statement.not-length", over=checked.excess_characters, most=checked.most or 0)
    if checked.shows_private:
        yield phrase("statement.not-private")


def in_one(reasons: Sequence[Phrase]) -> Phrase:
    """The first sentences as one phrase, with how many more there are. Args: reasons: at least one."""
    message, *others = reasons[:MOST_REASONS]
    for other in others:
        message = phrase("statement.both", first=message, last=other)
    more = len(reasons) - MOST_REASONS
    return phrase("statement.both", first=message, last=phrase("statement.more", more=more)) if more > 0 else message


def loose_message(one: UnsupportedSentence, words: str) -> Phrase:
    """What is wrong with a sentence, and which it is."""
    sentence = " ".join(words[one.span[0] : one.span[1]].split())
    short = sentence if len(sentence) <= QUOTED else f"{sentence[:QUOTED]}…"
    return phrase(f"statement.not-{one.why.value}", sentence=short, numbers=one.numbers)


def difference_message(one: Difference) -> Phrase:
    """Which fact differs, and how."""
    side = "gone" if one.in_a else "new"
    return phrase(f"editor.fact-{side}", fact=phrase(f"tone.fact-{one.kind}"), value=one.value)

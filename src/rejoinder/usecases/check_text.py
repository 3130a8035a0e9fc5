"""An edited text held against the text that was made: facts locked, words weighed, assertions with their exhibits."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.assembly.print_document import PrintDocument, Say
from rejoinder.assembly.statement_part import (
    ALIKE,
    POINT,
    StatementParagraph,
    in_parts,
    paragraphs,
    print_document_from_parts,
)
from rejoinder.assembly.withheld import Withheld
from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.tone import Addressee, ToneFinding, ToneKind, ToneLexicon
from rejoinder.tone.fact_lock import Difference, compare
from rejoinder.tone.guard import review
from rejoinder.tone.question import only_asks
from rejoinder.tone.sentence import sentences
from rejoinder.usecases.loose_sentence import References, UnsupportedSentence, loose_sentences

MOST_SENTENCES = 400
STATING = (ToneKind.ABSOLUTE, ToneKind.PROMISE)
"""Kinds whose other words say what was done or shown, which an exhibit must carry."""
_ASKS = ("?", "？")
_ENDS = (".", "!", "…", "。", "！")


@attrs.frozen(kw_only=True)
class RepairedText:
    """The text that was made, which holds the facts."""

    text: str
    language: str
    names: tuple[str, ...] = ()
    """Names that must stand as they stood."""
    most: int | None = None
    """Characters that the platform takes."""
    parts: tuple[StatementParagraph, ...] = ()
    """Of a statement its paragraphs, each of whose sentences must rest on an exhibit; empty of a letter."""
    exhibits: tuple[str, ...] = ()
    """What goes out with a statement, each by its digest, in the order of the numbers from 1."""
    private: Withheld = Withheld()
    """What must not be shown."""

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the exhibits that go out."""
        return frozenset(range(1, len(self.exhibits) + 1))


@attrs.frozen(kw_only=True)
class TextCheck:
    """What is to be said of an edited text; spans are characters of it."""

    differences: tuple[Difference, ...]
    hits: tuple[ToneFinding, ...]
    bare: tuple[tuple[int, int], ...]
    """Sentences that assert something, are new, and name no exhibit."""
    characters: int
    most: int | None
    loose: tuple[UnsupportedSentence, ...] = ()
    """Of a statement: every sentence that may not go out like this."""
    shows_private: bool = False
    """Whether it shows what the seller keeps private."""

    @property
    def holds(self) -> bool:
        """Whether it states the facts that were made, and no others."""
        return not self.differences

    @property
    def grave(self) -> bool:
        """Whether words could hurt the case so that it goes out only for a reason."""
        return any(hit.gravity is Gravity.BLOCKS for hit in self.hits)

    @property
    def characters_left(self) -> int | None:
        """Characters that may still be written, below nothing where it is too long."""
        return None if self.most is None else self.most - self.characters

    @property
    def excess_characters(self) -> int:
        """Characters above the limit."""
        return max(-(self.characters_left or 0), 0)

    @property
    def fits(self) -> bool:
        """Whether a statement in these words may be handed in: facts, tone, exhibits and length."""
        return self.holds and not (self.grave or self.loose or self.excess_characters or self.shows_private)


def check_text(text: str, generated: RepairedText, lexicon: ToneLexicon, *, cites: References) -> TextCheck:
    """Hold an edited text against the one that was made.

    Args:
        cites: finds the references to exhibits, as `citations` makes it.
    """
    offered = _offered(lexicon, generated.language)
    loose = (
        loose_sentences(text, generated.parts, cites, exhibits=generated.numbers, harmless=offered)
        if generated.parts
        else ()
    )
    return TextCheck(
        differences=compare(
            _unnumbered(generated.text), _unnumbered(_without_ties(text, generated, cites)), names=generated.names
        ).differences,
        hits=review(text, generated.language, lexicon, to=Addressee.PLATFORM),
        bare=() if generated.parts else tuple(_bare(text, generated.text, cites.any, offered)),
        characters=len(text),
        most=generated.most,
        loose=loose,
        shows_private=generated.private.from_text(text, lambda match: "\0") != text,
    )


def _unnumbered(text: str) -> str:
    """The text without the numbers of its lists, which count lines and are no facts."""
    return "\n\n".join(
        _points(part) if all(map(POINT.fullmatch, part.split("\n"))) else part for part in paragraphs(text)
    )


def _points(part: str) -> str:
    return "\n".join(match[2] for line in part.split("\n") if (match := POINT.fullmatch(line)))


def _without_ties(text: str, generated: RepairedText, cites: References) -> str:
    """The text without references to exhibits that go out and that the made text does not name: they tie sentences."""
    named = {int(found[1]) for found in cites.exhibit.finditer(generated.text)}
    ties = generated.numbers - named
    return cites.exhibit.sub(lambda found: "" if int(found[1]) in ties else found[0], text) if ties else text


def replaced_span(text: str, hit: ToneFinding) -> tuple[int, int]:
    """The words that the other words of a finding stand for: the whole sentence where they are one, else the marked."""
    if hit.instead is None or not hit.instead.endswith((*_ENDS, *_ASKS)):
        return hit.span
    for start, end in sentences(text):
        if start <= hit.span[0] < end:
            return start, max(end, hit.span[1])
    return hit.span


def citations(say: Say) -> References:
    """What references to exhibits and to the complaint look like in a language."""
    exhibit = re.escape(say(phrase("document.exhibit-reference", number=7)))
    complaint = re.escape(say(phrase("document.complaint-reference")))
    numbered, any_number = (exhibit.replace("7", digits) for digits in (r"(\d{1,4})", r"\d{1,4}"))
    return References(exhibit=re.compile(numbered), any=re.compile(f"(?:{any_number}|{complaint})"))


def cited_exhibits(words: str, generated: RepairedText, cites: References) -> tuple[str, ...]:
    """The digests of the exhibits that a text names, in the order of their numbers."""
    numbers = {int(found[1]) for found in cites.exhibit.finditer(words)}
    return tuple(generated.exhibits[number - 1] for number in sorted(numbers & generated.numbers))


def print_document_from_text(text: str, language: str) -> PrintDocument:
    """An edited text as a document: its first paragraph is the title, lines that begin with `- ` or `1. ` are lists."""
    return print_document_from_parts(in_parts(text, ()), PrintDocument(title="", language=language, blocks=()))


def _bare(text: str, generated: str, cites: re.Pattern[str], offered: frozenset[str]) -> Iterator[tuple[int, int]]:
    old = [(_flat(generated[start:end]), _cited(generated, (start, end), cites)) for start, end in _spans(generated)]
    known = {words for words, _ in old} | offered
    for start, end in _spans(text):
        words = cites.sub("", text[start:end]).strip()
        new = words and _flat(text[start:end]) not in known and _asserts(words)
        if new and not _cited(text, (start, end), cites) and _was_cited(words, old) is not False:
            yield start, end


def _offered(lexicon: ToneLexicon, language: str) -> frozenset[str]:
    """The sentences that the tone guard offers and that state nothing of the case."""
    calm = [rule.instead for rule in lexicon.of(language) if rule.kind not in STATING]
    calm += lexicon.addressed.get(language, {}).get(Addressee.PLATFORM, {}).values()
    return frozenset(_flat(words) for words in calm if words)


def _spans(text: str) -> Sequence[tuple[int, int]]:
    return sentences(text)[:MOST_SENTENCES]


def _asserts(words: str) -> bool:
    """Whether it says something is so: a question that only asks does not, nor does a heading."""
    return words.endswith((*_ENDS, *_ASKS)) and not only_asks(words)


def _cited(text: str, span: tuple[int, int], cites: re.Pattern[str]) -> bool:
    """Whether a reference stands in the sentence or right behind it; one at its head belongs to the one before."""
    start, end = span
    head = cites.match(text, start)
    inside = cites.search(text, head.end() if head else start, end)
    behind = re.compile(r"[ \t]*").match(text, end)
    return inside is not None or cites.match(text, behind.end() if behind else end) is not None


def _was_cited(words: str, old: Sequence[tuple[str, bool]]) -> bool | None:
    """Whether the sentence that was reworded named an exhibit; None where the sentence is new."""
    near = difflib.get_close_matches(_flat(words), [each for each, _ in old], n=1, cutoff=ALIKE)
    return dict(old)[near[0]] if near else None


def _flat(text: str) -> str:
    return " ".join(text.split())

"""A mark among the words that were read on a picture: where it stands, how surely, and what it does there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import attrs

from rejoinder.document.document import Box
from rejoinder.domain.evidence import Paper
from rejoinder.domain.mark_place import MarkForm, MarkUse, Occurrence
from rejoinder.domain.ocr import SURE, OcrLine, OcrPage, OcrWord
from rejoinder.scrutiny.context import ORDINARY, use_of
from rejoinder.scrutiny.mark import occurrences
from rejoinder.scrutiny.normalisation import script, skeleton
from rejoinder.scrutiny.phonetic_match import misspelt, phonetic_matches
from rejoinder.scrutiny.spelling import Spellings
from rejoinder.text.letters import alphanumerics

_PLAINLY = frozenset({MarkForm.EXACT, MarkForm.INFLECTED, MarkForm.FULL_WIDTH, MarkForm.SPACED})
_LEAST_SURE = 0.6
"""Confidence of the least sure letter from which a word that is the mark counts as read."""
_GARBLED = 0.3
"""Under this a word is no reading at all, and nothing follows from what it resembles."""
_NEAR = 1.6
"""Two lines belong together where the gap between them is at most so many times the height of a line."""


@attrs.frozen(kw_only=True)
class WordSighting:
    """A place on a picture where a mark was read, or something that comes near it."""

    paper: Paper
    words: str
    box: Box
    use: MarkUse
    confidence: float
    sure: bool
    """False where the letters are unsure, only resemble the mark, or are an everyday word among others."""


@attrs.frozen
class _Word:
    start: int
    end: int
    ocr_word: OcrWord
    line: int


def word_sightings(mark: str, paper: Paper, page: OcrPage, spellings: Spellings) -> tuple[WordSighting, ...]:
    """Where a mark stands on a picture, in any of its known spellings; where it stands nowhere, what comes near it.

    Limits: a mark of one letter is not sought, and letters that only a designer would read are not read.
    """
    letters = [char for char in mark if char.isalnum()]
    if len(letters) < 2:
        return ()
    text, words = _text(page)
    everyday = spellings.is_everyday(mark) or mark.casefold() in ORDINARY
    sought = _Sought(mark=mark, paper=paper, page=page, text=text, words=words, everyday=everyday)
    found = tuple(one for spelling in (mark, *spellings.others(mark)) for one in sought.standing(spelling))
    return _each_place_once(found) or _each_place_once(tuple(sought.resembling(spellings)))


def _text(page: OcrPage) -> tuple[str, tuple[_Word, ...]]:
    text, words = "", []
    for number, line in enumerate(page.lines):
        text += "\n" if number else ""
        for place, word in enumerate(line.words):
            text += " " if place else ""
            words.append(_Word(len(text), len(text) + len(word.text), word, number))
            text += word.text
    return text, tuple(words)


@attrs.frozen(kw_only=True)
class _Sought:
    """One mark on one picture."""

    mark: str
    paper: Paper
    page: OcrPage
    text: str
    words: tuple[_Word, ...]
    everyday: bool

    def standing(self, spelling: str) -> Iterator[WordSighting]:
        """Places where the mark itself was read, and those that look like it to the eye."""
        for place in occurrences(spelling, self.text):
            over = self._words_over(place.span)
            if over:
                yield self._sighting(over, self._use(place, over), plainly=place.form in _PLAINLY)
        wanted = skeleton("".join(spelling.split()))
        for word in self.words:
            if len(wanted) >= 3 and skeleton(alphanumerics(word.ocr_word.text)) == wanted:
                yield self._sighting((word,), MarkUse.BADGE, plainly=True)

    def resembling(self, spellings: Spellings) -> Iterator[WordSighting]:
        """Places that sound like the mark or differ from it by a letter or two."""
        for echo in (*misspelt(self.mark, self.text), *phonetic_matches(self.mark, self.text)):
            over = self._words_over(echo.span)
            readable = over and min(word.ocr_word.confidence for word in over) >= _GARBLED
            if readable and not spellings.is_everyday(echo.words):
                yield self._sighting(over, MarkUse.BADGE, plainly=False)
        for word in self.words:
            read = alphanumerics(word.ocr_word.text)
            if (_is_part(read, self.mark) or _is_one_word_of(self.mark, read)) and not spellings.is_everyday(read):
                yield self._sighting((word,), MarkUse.BADGE, plainly=False)

    def _words_over(self, span: tuple[int, int]) -> tuple[_Word, ...]:
        return tuple(word for word in self.words if word.start < span[1] and span[0] < word.end)

    def _sighting(self, over: Sequence[_Word], use: MarkUse, *, plainly: bool) -> WordSighting:
        confidence = min(word.ocr_word.confidence for word in over)
        enough = plainly and confidence >= self._least(over)
        return WordSighting(
            paper=self.paper,
            words=" ".join(word.ocr_word.text for word in over),
            box=_around([word.ocr_word.box for word in over]),
            use=use,
            confidence=confidence,
            sure=enough and not (self.everyday and self._in_company(over)),
        )

    def _least(self, over: Sequence[_Word]) -> float:
        """Short marks have to be read more surely: two letters soon come out of a pattern."""
        letters = sum(
            2 if script(char) == "han" else 1 for word in over for char in word.ocr_word.text if char.isalnum()
        )
        return _LEAST_SURE if letters >= 4 else SURE

    def _in_company(self, over: Sequence[_Word]) -> bool:
        """Whether other words stand on its line, so that an everyday word may be just that."""
        lines = {word.line for word in over}
        return any(word.line in lines and word not in over for word in self.words)

    def _use(self, place: Occurrence, over: Sequence[_Word]) -> MarkUse:
        """What the mark does, told by its line, or by the line above that runs on into it."""
        first = over[0].line
        if place.use is not MarkUse.BADGE or first == 0 or not _runs_on(*self.page.lines[first - 1 : first + 1]):
            return place.use
        joined = self.text[: place.span[0]].rpartition("\n")
        before = joined[0].rpartition("\n")[2] + " " + joined[2]
        whole = before + self.text[place.span[0] :]
        return use_of(whole, (len(before), len(before) + len(place.words)), mark=self.mark)


PART = 0.6
"""Share of a mark's letters in a row from which a word may be the mark with letters lost at its edges."""


def _is_part(word: str, mark: str) -> bool:
    """Whether so much of the mark was read that the rest may only have been lost to the eye."""
    wanted, read = skeleton("".join(mark.split())), skeleton(word)
    if len(wanted) < 6 or not read or len(read) > len(wanted) + 2:
        return False
    same = SequenceMatcher(None, wanted, read, autojunk=False).find_longest_match().size
    return same >= max(4, PART * len(wanted)) and same >= PART * len(read)


_TELLING = 5
"""Letters from which one word of a mark of several calls that mark to mind."""


def _is_one_word_of(mark: str, read: str) -> bool:
    """Whether a word is one of the several that a mark consists of: who sees it may take it for the mark."""
    parts = mark.split()
    return (
        len(parts) > 1 and len(read) >= _TELLING and skeleton(read) in {skeleton(alphanumerics(part)) for part in parts}
    )


def _runs_on(above: OcrLine, below: OcrLine) -> bool:
    """Whether two lines stand close under each other."""
    a, b = _around([word.box for word in above.words]), _around([word.box for word in below.words])
    height = max(min(a[3] - a[1], b[3] - b[1]), 1e-6)
    return b[1] - a[3] <= _NEAR * height and min(a[2], b[2]) > max(a[0], b[0])


def _around(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _each_place_once(found: Sequence[WordSighting]) -> tuple[WordSighting, ...]:
    """The sightings, the surest of those at one place."""
    by_box: dict[Box, WordSighting] = {}
    for one in sorted(found, key=lambda one: not one.sure):
        by_box.setdefault(one.box, one)
    return tuple(by_box.values())

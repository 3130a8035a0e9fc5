"""Many marks looked for in their misspellings: words that are nearly a mark, and that nobody uses for anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from rejoinder.scrutiny.phonetic_match import is_inflected
from rejoinder.text.lazy_pattern import regex

SHORTEST = 5
"""Letters of a mark that is found one letter off; of one letter less it is found with a letter doubled."""
LONG = 9
"""Letters from which two may be off in a single word."""
LONG_NAME = 12
"""Letters from which two may be off in a name of several words."""
REMEMBERED = 500_000
"""Words of titles whose likeness is kept; a shop of a million titles uses fewer."""
NAMESAKES = 100
"""Names that are noticed by one and the same word; a word in more of them tells none of them."""
_WORD = regex(r"[^\W\d_]+")


@attrs.frozen
class Misspelling:
    """A place that is nearly a mark."""

    number: int
    """Of the spelling, as the caller counts them."""
    span: tuple[int, int]
    letters_agree: bool = False
    """The letters are right, and only the words are run together or set apart."""


@attrs.frozen
class _Name:
    number: int
    letters: str
    words: int


class Misspellings:
    """Approximate search for marks in Latin letters: candidates by first letter and length, then edit distance 1 or 2.

    Limits: the first letter is taken to be right; words of everyday English and other marks are never a misspelling; a
    name of several words is noticed by one of its words (the first of four letters or more that is no everyday word).
    """

    def __init__(self, ordinary: frozenset[str]) -> None:
        """Args: ordinary: words of everyday language in small letters."""
        self._ordinary = ordinary
        self._names: dict[str, list[_Name]] = {}
        """Marks of several words under the words by which they are noticed."""
        self._single: dict[tuple[str, int], list[str]] = {}
        """Marks of one word, by first letter and length."""
        self._numbers: dict[str, list[int]] = {}
        self._doubled: dict[str, list[str]] = {}
        """Marks too short to be found one letter off, under their letters with none doubled."""
        self._anchors: dict[tuple[str, int], list[str]] = {}
        self._seen: dict[str, tuple[str, ...]] = {}
        """The words of marks that a word misspells."""
        self._odd: set[str] = set()

    def take_in(self, number: int, form: str, *, coined: bool) -> None:
        """Take in a spelling.

        Args:
            form: in small letters, with single spaces for signs.
            coined: known for a name even where each of its words is an everyday one.
        """
        words = form.split()
        letters = "".join(words)
        if not (letters.isascii() and letters.isalpha()) or len(letters) < SHORTEST - 1:
            return
        if len(words) > 1:
            self._take_name(_Name(number, letters, len(words)), words, coined=coined)
        elif letters not in self._ordinary:
            self._take_word(number, letters)

    def _take_word(self, number: int, letters: str) -> None:
        self._numbers.setdefault(letters, []).append(number)
        if len(letters) >= SHORTEST:
            self._single.setdefault((letters[0], len(letters)), []).append(letters)
        else:
            self._doubled.setdefault(_once(letters), []).append(letters)

    def _take_name(self, name: _Name, words: list[str], *, coined: bool) -> None:
        if len(name.letters) < SHORTEST + 3:
            return
        telling = [word for word in words if len(word) >= 4 and word not in self._ordinary]
        telling = telling or ([word for word in words if len(word) >= 4] if coined else [])
        for word in dict.fromkeys((*telling, name.letters) if telling else ()):
            if word not in self._names and len(word) >= SHORTEST:
                self._anchors.setdefault((word[0], len(word)), []).append(word)
            named = self._names.setdefault(word, [])
            if len(named) < NAMESAKES:
                named.append(name)

    def odd(self, text: str) -> set[str]:
        """The words of a text that may be, or be part of, a misspelt mark; a word is looked up once and remembered.

        Args: text: in small letters, signs as spaces.
        """
        if len(self._seen) > REMEMBERED:
            self._seen.clear()
            self._odd.clear()
        words = set(text.split())
        for word in words.difference(self._seen):
            self._remember(word)
        return words.intersection(self._odd)

    def find(self, text: str) -> Iterator[Misspelling]:
        """The misspellings in a text in small letters, signs as spaces; spans are of that text."""
        if not self.odd(text):
            return
        words = [(found.group(), found.start()) for found in _WORD.finditer(text)]
        for place, (word, start) in enumerate(words):
            meant = self._corrections(word)
            for number in (number for one in meant for number in self._numbers.get(one, ())):
                yield Misspelling(number, (start, start + len(word)))
            for name in dict.fromkeys(name for one in (word, *meant) for name in self._names.get(one, ())):
                yield from _named(name, words, place)

    def _corrections(self, word: str) -> tuple[str, ...]:
        """The words of marks that this word misspells."""
        if word not in self._seen:
            self._remember(word)
        return self._seen[word]

    def _remember(self, word: str) -> None:
        meant = self._seen[word] = self._looked_up(word)
        if meant or word in self._names:
            self._odd.add(word)

    def _looked_up(self, word: str) -> tuple[str, ...]:
        if len(word) < SHORTEST - 1 or not word.isascii() or word in self._numbers or word in self._ordinary:
            return ()
        found = dict.fromkeys(self._doubled.get(_once(word), ()))
        for length in range(len(word) - 2, len(word) + 3):
            # A mark with an ending is the mark; a word of a name with one makes another name.
            alone = _close(word, self._single.get((word[0], length), ()))
            found.update((meant, None) for meant in alone if not is_inflected(meant, word))
            found.update(dict.fromkeys(_close(word, self._anchors.get((word[0], length), ()))))
        return tuple(found)


def _close(word: str, listed: Iterable[str]) -> Iterator[str]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    for meant, off, _ in process.extract_iter(word, listed, scorer=OSA.distance, score_cutoff=2):
        if 0 < off <= (2 if len(meant) >= LONG else 1):
            yield meant


def _named(name: _Name, words: list[tuple[str, int]], place: int) -> Iterator[Misspelling]:
    """Runs of words around a telling one that are nearly the name, the nearest of them."""
    from rapidfuzz.distance import OSA

    limit = 2 if len(name.letters) >= LONG_NAME else 1
    best: tuple[int, int, int] | None = None
    for count in range(max(1, name.words - 1), name.words + 2):
        for first in range(max(0, place - count + 1), min(place, len(words) - count) + 1):
            run = "".join(word for word, _ in words[first : first + count])
            off = OSA.distance(run, name.letters, score_cutoff=limit)
            if run[0] == name.letters[0] and off <= limit and (best is None or off < best[0]):
                best = (off, first, count)
    if best is not None and (best[0] or best[2] != name.words):
        last, at = words[best[1] + best[2] - 1]
        yield Misspelling(name.number, (words[best[1]][1], at + len(last)), letters_agree=not best[0])


def _once(letters: str) -> str:
    """Doubled letters once."""
    return re.sub(r"(.)\1+", r"\1", letters)

"""Right-to-left pages (bidirectional text): words in reading order, columns mirrored so that labels come first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

import attrs

from rejoinder.adapters.formats.paper_place import PlacedRun, lines_of

_FROM_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FROM_LEFT = re.compile(r"[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[^\W_][^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*")
_NUMBER = re.compile(r"[0-9\u0660-\u0669A-Za-z]+(?:[.,/:-][0-9\u0660-\u0669A-Za-z]+)*")
_MOST = 0.5
"""A page whose letters are read from the right by this share is set so as a whole."""
Letter = tuple[str, float]
"""A letter and where it begins from the left."""


def logical_order(letters: Sequence[Letter]) -> str:
    """The letters of a word in the order in which they are read, Arabic ones without the shapes of their places."""
    word = "".join(letter for letter, _ in letters)
    if not _FROM_RIGHT.search(word):
        return word
    visual = "".join(letter for letter, _ in sorted(letters, key=lambda each: -each[1]))
    read = _NUMBER.sub(lambda number: number[0][::-1], visual)
    return unicodedata.normalize("NFKC", read)


def as_read(words: Iterable[PlacedRun]) -> list[PlacedRun]:
    """The words; those of a page that is read from the right as in a mirror, its runs of other words as they stand."""
    page_words = list(words)
    letters = [letter for word in page_words for letter in word.text if letter.isalpha()]
    if sum(_FROM_RIGHT.match(letter) is not None for letter in letters) <= _MOST * len(letters):
        return page_words
    edge = max(word.right for word in page_words)
    mirrored = [attrs.evolve(word, left=edge - word.right, right=edge - word.left, spaced=True) for word in page_words]
    return [word for line in lines_of(mirrored) for word in _turned_back(line)]


def _turned_back(line: Sequence[PlacedRun]) -> list[PlacedRun]:
    """The words of a line, each run of words that are read from the left in its own order again."""
    found: list[PlacedRun] = []
    for from_left, run in groupby(_apart(line), key=lambda each: each[1:]):
        words = [word for word, *_ in run]
        left, right = words[0].left, max(word.right for word in words)
        found += [
            attrs.evolve(word, left=left + right - word.right, right=left + right - word.left) if from_left[0] else word
            for word in words
        ]
    return found


def _apart(line: Sequence[PlacedRun]) -> list[tuple[PlacedRun, bool, int]]:
    """Each word, whether it is read from the left, and the number of the group in which it stands close to others."""
    group, placed = 0, []
    for before, word in zip((None, *line), line, strict=False):
        group += before is not None and word.left - before.right > 0.8 * word.height
        placed.append((word, _FROM_LEFT.fullmatch(word.text) is not None, group))
    return placed

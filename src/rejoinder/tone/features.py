"""Features of a sentence for the tone classifier: words, bigrams and concepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import attrs

from rejoinder.domain.tone import Meanings
from rejoinder.text.lazy_pattern import regex

_PIECE = regex(r"[a-zа-я']+|\d+|[!?]+|[.,;:—-]")
_HAN_PIECE = regex(r"[a-z\u25a1]+|\d+|[^\sa-z\u25a1\d%@#]")
_STOPS = frozenset(".,;:!?—-，。！？；、：")
_STEM = 5
_LETTERS = 4
_LONGEST_WORD = 24
_NEAR = 6
"""How many meanings further on the second of a pair may stand."""

Traits = dict[str, list[int]]
"""The traits of a sentence, each with the pieces that show it."""


@attrs.frozen
class SentenceFeatures:
    """A sentence in pieces, and the traits that they show."""

    spans: tuple[tuple[int, int], ...]
    """`[start, end)` of each piece in characters of the sentence: words, marks, numbers; in Chinese, characters."""
    traits: Traits


def sentence_features(sentence: str, language: str, meanings: Meanings) -> SentenceFeatures:
    """The traits of one sentence.

    Args:
        sentence: in small letters, with the words of others blanked out.
    """
    sentence = sentence.replace("ё", "е")
    places = list((_HAN_PIECE if language == "zh" else _PIECE).finditer(sentence))
    pieces = [_plain(place.group()) for place in places]
    traits: Traits = {}
    for name, at in _of_characters(pieces) if language == "zh" else _of_words(pieces):
        traits.setdefault(name, []).extend(at)
    meant = _in_characters(pieces, meanings) if language == "zh" else _in_words(pieces, meanings)
    for name, at in _of_meanings(meant):
        traits.setdefault(name, []).extend(at)
    return SentenceFeatures(tuple(place.span() for place in places), traits)


def _plain(piece: str) -> str:
    """A piece without what does not matter: which number, which Latin word among Chinese ones stays, but small."""
    return "0" if piece[0].isdigit() else piece


def _of_words(pieces: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield from _in_a_row([piece if len(piece) <= _STEM else piece[:_STEM] + "~" for piece in pieces], (" ", " _ "))
    for n, piece in enumerate(pieces):
        word = f"<{piece[:_LONGEST_WORD]}>"
        for start in range(len(word) - _LETTERS + 1):
            yield "#" + word[start : start + _LETTERS], (n,)


def _of_characters(pieces: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield from _in_a_row(["x" if piece[0] in "\u25a1abcdefghijklmnopqrstuvwxyz" else piece for piece in pieces], ("",))


def _in_a_row(signs: Sequence[str], joints: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each sign, and each with the one after it, the second after it ...: one joint for each step.

    Beginning and end of the sentence are signs too, in the place of their neighbour.
    """
    row, last = ["^", *signs, "$"], len(signs) - 1
    for n, sign in enumerate(row):
        here = min(max(n - 1, 0), last)
        if 0 < n <= last + 1:
            yield sign, (here,)
        for step, joint in enumerate(joints, 1):
            if n + step < len(row):
                yield f"{sign}{joint}{row[n + step]}", (here, min(n + step - 1, last))


Meant = tuple[tuple[int, ...], tuple[str, ...]]
"""Pieces and the names of what they stand for; no name where they end a clause."""


def _in_words(pieces: Sequence[str], meanings: Meanings) -> Iterator[Meant]:
    for n, piece in enumerate(pieces):
        if piece[0] in _STOPS:
            yield (n,), ()
        elif names := _named(piece[:_LONGEST_WORD], meanings):
            yield (n,), names


def _in_characters(pieces: Sequence[str], meanings: Meanings) -> Iterator[Meant]:
    n = 0
    while n < len(pieces):
        for size in range(min(meanings.longest, len(pieces) - n), 0, -1):
            names = meanings.whole.get("".join(pieces[n : n + size]))
            if names:
                yield tuple(range(n, n + size)), names
                n += size
                break
        else:
            if pieces[n] in _STOPS:
                yield (n,), ()
            n += 1


def _of_meanings(meant: Iterator[Meant]) -> Iterator[tuple[str, tuple[int, ...]]]:
    order = list(meant)
    for n, (at, names) in enumerate(order):
        for name in names:
            yield "%" + name, at
        for then, others in order[n + 1 : n + _NEAR] if names else ():
            for name in names:
                for other in others:
                    yield f"%{name}>{other}", (*at, *then)


@lru_cache(maxsize=20_000)
def _named(word: str, meanings: Meanings) -> tuple[str, ...]:
    """What a word stands for: by the whole of it, and by how it begins."""
    found = set(meanings.whole.get(word, ()))
    for size in range(2, len(word) + 1):
        found.update(meanings.begins.get(word[:size], ()))
    return tuple(sorted(found))

"""Classifier features of a message: who addresses whom, about which act, and how (for its stage)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import attrs

from rejoinder.reading.language import SPACELESS
from rejoinder.text.lazy_pattern import regex

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

REACH = 2_500
"""So much of a message's beginning is weighed."""
_NEAR = 5
"""How many notions further on the second of a pair may stand."""
_OPENING = 3
"""So many clauses open a message."""
_STEM = 5
_URL = regex(r"https?://\S{1,2000}|www\.\S{1,300}")
_MAIL = regex(r"[^\s@]{1,64}@[^\s@]{1,255}")
_WORD = regex(r"[^\W\d_]+")
_PIECE = regex(r"[^\W_]+|[.!?;:>。！？；：]|\n[^\S\n]*(?=\n|[-*>\d])")
_PAGE = regex(r"(?P<host>(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})(?P<path>/[^\s<>)\]\"]{0,2000})")
_HELP = regex(r"(?:docs|help|support)\.")
"""Hosts whose pages say how to complain or to answer."""
_OF_MANY = regex(r"(?:^|\.)(?:github|gitlab|gitee|bitbucket|codeberg)\.")
"""Hosts where each account is somebody else's site."""
MANY_SITES = 3
MANY_LINKS = (1, 5)
"""One, some, and more."""
LINK = "linkx"
"""Stands for an address."""
_STOP = "."
PAIR = "_"
"""Stands between the stems of two words that follow."""


@attrs.frozen(eq=False)
class WordConcepts:
    """Concepts that words stand for, and the automaton that finds them."""

    notion_of: Mapping[str, str]
    """By pattern, the notion; a pattern that ends in `*` begins words, `_` stands between words."""


def message_features(folded: str, words: WordConcepts, *, labels: frozenset[str] = frozenset()) -> frozenset[str]:
    """The traits of a message.

    A trait is a notion (`remove`, `owner`), one of the opening (`1remove`), two that follow in a clause (`you>remove`),
    one that is missing (`!remove`), a word's stem or two Chinese letters in a row (`#licen`), the stems of two words
    that follow (`#put_back`), a label that stands there (`=owner`), or about how many addresses are given (`@2links`)
    and by how many different people or firms (`@3sites`): who complains tells his own from another's, who answers
    mostly speaks of one.

    Args:
        folded: the message's own words in small letters; so much of its beginning counts as `REACH` says.
        labels: names of the labelled values that the message holds.
    """
    head = folded[: REACH * 4]
    plain = _URL.sub(f" {LINK} ", head)
    plain = (_MAIL.sub(" ", plain) if "@" in plain else plain)[:REACH]
    order = tuple(_concepts_in(plain.replace("n't", " not").replace("n’t", " not"), words))
    concepts = {name for _, name in order}
    found = {*concepts, *(f"={label}" for label in labels), *_stems(plain), *_link_features(head)}
    found.update(f"!{name}" for name in _all_concepts(words) - concepts)
    for place, (clause, name) in enumerate(order):
        if clause < _OPENING:
            found.add(f"1{name}")
        found.update(f"{name}>{then}" for after, then in islice(order, place + 1, place + 1 + _NEAR) if after == clause)
    return frozenset(found)


def _link_features(folded: str) -> Iterator[str]:
    """Features of the number of addresses with a path, and of distinct sites, in bins."""
    links = [(found["host"].removeprefix("www."), found["path"]) for found in _PAGE.finditer(folded)]
    links = [(host, path) for host, path in links if not _HELP.match(host)]
    sites = {(host, path.split("/")[1] if _OF_MANY.search(host) else "") for host, path in links}
    if links:
        yield f"@{min(len(sites), MANY_SITES)}sites"
        yield f"@{1 + bisect_left(MANY_LINKS, len(links))}links"


def _concepts_in(plain: str, words: WordConcepts) -> Iterator[tuple[int, str]]:
    """Each concept in order, with the index of its clause."""
    pieces = [piece if piece[0].isalnum() else _STOP for piece in _PIECE.findall(plain)]
    text = f" {'  '.join(pieces)} "
    names, searcher = _searcher(words)
    clause, counted = 0, 0
    for number, start, _ in searcher.find_matches_as_indexes(text):
        clause += text.count(f" {_STOP} ", counted, start)
        counted = start
        yield clause, names[number]


def clause_concepts(text: str, words: WordConcepts) -> list[str]:
    """Concepts of the last clause of a passage, or of its first, in order."""
    return [name for _, name in _concepts_in(text.replace("n't", " not").replace("n’t", " not"), words)]


def _stems(plain: str) -> Iterator[str]:
    stems = [word[:_STEM] for word in _WORD.findall(plain)]
    yield from (f"#{first}{PAIR}{then}" for first, then in pairwise(stems))
    for stem in stems:
        if not stem.isascii() and SPACELESS.search(stem):
            yield from (f"#{stem[at : at + 2]}" for at in range(len(stem) - 1))
        elif len(stem) > 2:
            yield f"#{stem}"


@lru_cache(maxsize=2)
def _all_concepts(words: WordConcepts) -> frozenset[str]:
    return frozenset(words.notion_of.values())


@lru_cache(maxsize=2)
def _searcher(words: WordConcepts) -> tuple[tuple[str, ...], AhoCorasick]:
    """Concepts, and an Aho-Corasick automaton over their patterns (leftmost longest)."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    patterns = [_spaced(pattern) for pattern in words.notion_of]
    return tuple(words.notion_of.values()), AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)


def _spaced(pattern: str) -> str:
    """A pattern as it stands in a text whose words are set apart by two spaces each."""
    if SPACELESS.search(pattern):
        return pattern
    end = "" if pattern.endswith("*") else " "
    return f" {pattern.rstrip('*').replace('_', '  ')}{end}"

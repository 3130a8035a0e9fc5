"""Regular expressions with a literal prefilter: an Aho-Corasick automaton finds the literals of all of them in one pass
over a text, and a pattern is tried only in windows around its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import attrs

from rejoinder.text.lazy_pattern import compile_pattern, regex
from rejoinder.text.lexicon import alternation, entries

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

WINDOW = 460
"""Characters on either side of its literal in which a match lies, lookaround included, unless its pattern says less."""
SHORT, LONG = 500, 200_000
"""Texts shorter than the one are scanned at once, texts longer than the other without an index of their words."""
CROWD = 600
_WORDS: set[str] = set()


@attrs.frozen
class PrefilteredPattern:
    """A pattern of whose literals every match holds at least one; compiled when a text first holds one."""

    literals: tuple[str, ...]
    written: str
    window: int = WINDOW
    before: int | None = None
    """Characters before its literal at which a match begins at most; `window` where it is None."""
    digits: int = 0
    """Every match holds a number of so many digits: behind its word, or instead of one where there are no literals."""

    def __attrs_post_init__(self) -> None:
        _WORDS.update(self.literals)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern, without its prefilter."""
        return _compiled(self.written)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match, or None."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match, in order; the same matches as without the prefilter."""
        end = len(text) if end is None else min(end, len(text))
        if not self.literals and not self.digits:
            return self.pattern.finditer(text, start, end)
        if len(text) < SHORT or len(text) > LONG:
            return self.pattern.finditer(text, start, end) if self.applies(text) else iter(())
        places = self._places(text)
        if not places:
            return self.pattern.finditer(text, start, end) if places is None else iter(())
        return self._around(text, places, start, end)

    def applies(self, text: str) -> bool:
        """Whether the text holds any of the literals, or a number where one is needed; always true without either."""
        if self.digits and _numbers(text, self.digits) == []:
            return False
        spaced = _spaced(text)
        return not self.literals or any(literal in spaced for literal in self.literals)

    def _places(self, text: str) -> list[int] | None:
        """Positions of the window centres, ascending; None where they are more than `CROWD`."""
        numbers = _numbers(text, self.digits) if self.digits else None
        if not self.literals or numbers == []:
            return numbers
        places = _places(text, self.literals)
        if not places or numbers is None:
            return places
        return [place for place in places if _is_followed(place, numbers, self.window)]

    def _around(self, text: str, places: list[int], start: int, end: int) -> Iterator[re.Match[str]]:
        """Matches in the merged windows around the positions."""
        low, high = -1, -1
        back = self.window if self.before is None else self.before
        for place in places:
            if place - back > high:
                if high > start and low < end:
                    yield from self.pattern.finditer(text, max(low, start), min(high, end))
                low = place - back
            high = place + self.window
        if high > start and low < end:
            yield from self.pattern.finditer(text, max(low, start), min(high, end))


def prefilter(literals: str, pattern: str, window: int = WINDOW, *, before: int | None = None) -> PrefilteredPattern:
    """A pattern with its literals, given as words between spaces; an underscore in one stands for a space."""
    return PrefilteredPattern(tuple(word.replace("_", " ") for word in literals.split()), pattern, window, before)


def prefiltered_list(name: str, window: int = WINDOW, *, before: int | None = None) -> PrefilteredPattern:
    """The pattern of a word list; its literals are the list of the same name with `_hints` behind it."""
    return prefilter(" ".join(entries(f"{name}_hints")), alternation(name), window, before=before)


def digit_prefilter(
    digits: int, pattern: str, window: int = WINDOW, *, behind: str = "", before: int | None = None
) -> PrefilteredPattern:
    """A pattern every match of which holds a number of at least so many digits, behind a literal if any is given."""
    return attrs.evolve(prefilter(behind, pattern, window, before=before), digits=digits)


@cache
def _compiled(written: str) -> re.Pattern[str]:
    return compile_pattern(written)


def _places(text: str, literals: tuple[str, ...]) -> list[int] | None:
    """Positions of any of the literals, ascending; None where they are more than `CROWD`."""
    found = words_in(text)
    lists = [found[literal] for literal in literals if literal in found]
    if not lists:
        return []
    if len(lists) == 1 and len(lists[0]) <= CROWD:
        return lists[0]
    return None if sum(map(len, lists)) > CROWD else sorted(chain.from_iterable(lists))


def _is_followed(place: int, numbers: list[int], window: int) -> bool:
    """Whether a number begins within `window` characters behind a position."""
    behind = bisect_left(numbers, place)
    return behind < len(numbers) and numbers[behind] - place <= window


@lru_cache(maxsize=16)
def _numbers(text: str, digits: int) -> list[int] | None:
    """Positions of the digit groups of every number of so many digits, ascending; None where they are more than
    `CROWD`.
    """
    places = [place for count, groups in _counted(text) if count >= digits for place in groups]
    return None if len(places) > CROWD else places


_NUMBER = regex(r"\d(?:[ ,./-]{0,2}\d)*")
_GROUP = regex(r"\d+")


@lru_cache(maxsize=8)
def _counted(text: str) -> list[tuple[int, list[int]]]:
    """Digit count of each number of a text, with the positions of its groups."""
    counted: list[tuple[int, list[int]]] = []
    for found in _NUMBER.finditer(text):
        if found[0].isdecimal():
            counted.append((len(found[0]), [found.start()]))
        else:
            groups = [one.span() for one in _GROUP.finditer(text, *found.span())]
            counted.append((sum(end - start for start, end in groups), [start for start, _ in groups]))
    return counted


def words_in(text: str) -> Mapping[str, list[int]]:
    """Positions of the literals of all patterns in a text, by literal."""
    return _words_in(text, len(_WORDS))


@lru_cache(maxsize=16)
def _words_in(text: str, count: int) -> Mapping[str, list[int]]:
    """The same; line ends count as spaces, so that a phrase broken over two lines is found."""
    return _scanned(_spaced(text), count)


def _spaced(text: str) -> str:
    """The text with line feeds, tabs and no-break spaces as plain spaces."""
    return text.replace("\n", " ").replace("\t", " ").replace("\xa0", " ")


@lru_cache(maxsize=8)
def _scanned(text: str, count: int) -> Mapping[str, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, start, _ in _searcher(count).find_matches_as_indexes(text, overlapping=True):
        found[number].append(start)
    words = _listed(count)
    return {words[number]: places for number, places in found.items()}


@lru_cache(maxsize=2)
def _listed(count: int) -> tuple[str, ...]:
    return tuple(sorted(_WORDS))


@lru_cache(maxsize=2)
def _searcher(count: int) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(_listed(count), implementation=Implementation.DFA)

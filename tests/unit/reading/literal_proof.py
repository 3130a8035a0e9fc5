"""Proves of a pattern, from its own parts, that every match holds one of its literals, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf
from typing import Any

MANY = 500
"""More spellings than these are not written out."""
LONG = 3
"""So many repeats are written out."""
FEW = 12
"""So many letters in a row are written out."""

Node = tuple[Any, Any]
Spellings = frozenset[str] | None
"""Everything that a part can match; None where that is not finite or too much."""


def holds_a_literal(pattern: str, literals: Iterable[str]) -> bool:
    """Whether every match of a pattern must hold one of the literals, in itself or in what must stand beside it."""
    return _holds(_unwrapped(re._parser.parse(pattern)), frozenset(literals))  # type: ignore[attr-defined]


def begins_before(pattern: str, literals: Iterable[str]) -> float:
    """How many letters every match of a pattern begins before one of its literals at most."""
    return _before(_unwrapped(re._parser.parse(pattern)), frozenset(literals))  # type: ignore[attr-defined]


def _before(nodes: Sequence[Node], literals: frozenset[str]) -> float:
    spelt = [_spelt(*node) for node in nodes]
    width, nearest = 0.0, inf
    for place, (kind, held) in enumerate(nodes):
        if width >= nearest:
            break
        nearest = min(nearest, width + _before_spelt(spelt[place:], literals))
        name = str(kind)
        if name == "BRANCH":
            before, behind = _beside(nodes, spelt, place)
            each = [_before([*before, *_unwrapped(choice), *behind], literals) for choice in held[1]]
            nearest = min(nearest, width - _width(before) + max(each))
        elif name == "ASSERT" and held[0] == 1:
            nearest = min(nearest, width + _before(_unwrapped(held[1]), literals))
        elif name.endswith("REPEAT") and held[0] >= 1:
            nearest = min(nearest, width + _before(_unwrapped(held[2]), literals))
        width += _width([(kind, held)])
    return nearest


def _before_spelt(spelt: Sequence[Spellings], literals: frozenset[str]) -> float:
    """Where a literal stands at the latest in a run that can be written out, if one stands in every spelling."""
    words: frozenset[str] = frozenset({""})
    for part in spelt:
        if part is None or len(words) * len(part) > MANY:
            break
        words = frozenset(one + other for one in words for other in part)
        places = [min((word.find(literal) for literal in literals if literal in word), default=-1) for word in words]
        if min(places) >= 0:
            return max(places)
    return inf


def _width(nodes: Iterable[Node]) -> float:
    """How many letters parts can take at most."""
    return sum(_width_of(str(kind), held) for kind, held in nodes)


def _width_of(name: str, held: Any) -> float:
    if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
        return 1
    if name == "AT" or name.startswith("ASSERT"):
        return 0
    if name == "BRANCH":
        return max(_width(_unwrapped(choice)) for choice in held[1])
    if name.endswith("REPEAT") and int(held[1]) < MANY * MANY:
        return int(held[1]) * _width(_unwrapped(held[2]))
    return inf


def _holds(nodes: Sequence[Node], literals: frozenset[str]) -> bool:
    spelt = [_spelt(*node) for node in nodes]
    return _holds_spelt(spelt, literals) or any(
        _part_holds(nodes, spelt, place, literals) for place in range(len(nodes))
    )


def _holds_spelt(spelt: Sequence[Spellings], literals: frozenset[str]) -> bool:
    """Whether a run of parts that can be written out holds a literal in every spelling."""
    for start in range(len(spelt)):
        words: frozenset[str] = frozenset({""})
        for part in spelt[start:]:
            if part is None or len(words) * len(part) > MANY:
                break
            words = frozenset(one + other for one in words for other in part)
            if all(any(literal in word for literal in literals) for word in words):
                return True
    return False


def _part_holds(nodes: Sequence[Node], spelt: Sequence[Spellings], place: int, literals: frozenset[str]) -> bool:
    """Whether one part holds a literal: a choice with what stands beside it, or a part that comes at least once."""
    kind, held = str(nodes[place][0]), nodes[place][1]
    if kind == "BRANCH":
        before, behind = _beside(nodes, spelt, place)
        return all(_holds([*before, *_unwrapped(choice), *behind], literals) for choice in held[1])
    if kind == "ASSERT":
        return _holds(_unwrapped(held[1]), literals)
    return kind.endswith("REPEAT") and held[0] >= 1 and _holds(_unwrapped(held[2]), literals)


def _beside(nodes: Sequence[Node], spelt: Sequence[Spellings], place: int) -> tuple[Sequence[Node], Sequence[Node]]:
    """The parts right before and right behind a place that can be written out."""
    low, high = place, place + 1
    while low > 0 and spelt[low - 1] is not None:
        low -= 1
    while high < len(nodes) and spelt[high] is not None:
        high += 1
    return nodes[low:place], nodes[place + 1 : high]


def _unwrapped(nodes: Iterable[Node]) -> list[Node]:
    """The parts of a pattern without the groups around them."""
    found: list[Node] = []
    for kind, held in nodes:
        if str(kind) == "SUBPATTERN":
            found += _unwrapped(held[3])
        elif str(kind) == "ATOMIC_GROUP":
            found += _unwrapped(held)
        else:
            found.append((kind, held))
    return found


def _spelt(kind: object, held: Any) -> Spellings:
    name = str(kind)
    if name == "LITERAL":
        return frozenset({chr(held)})
    if name == "AT" or name.startswith("ASSERT"):
        return frozenset({""})
    if name == "IN":
        return _one_of(held)
    if name == "BRANCH":
        choices = [_together(_unwrapped(choice)) for choice in held[1]]
        return None if None in choices else _few(word for choice in choices for word in choice or ())
    if name.endswith("REPEAT") and not name.startswith("POSSESSIVE"):
        return _repeated(*held)
    return None


def _one_of(members: Iterable[Node]) -> Spellings:
    """The letters of a class, white space as a plain space; None for other kinds of letters."""
    letters: set[str] = set()
    for kind, held in members:
        if str(held) == "CATEGORY_SPACE":
            letters.add(" ")
            continue
        low, high = (held, held) if str(kind) == "LITERAL" else held if str(kind) == "RANGE" else (0, MANY)
        if high - low > FEW:
            return None
        letters |= {chr(code) for code in range(low, high + 1)}
    return frozenset(" " if letter.isspace() else letter for letter in letters)


def _repeated(least: int, most: Any, part: Iterable[Node]) -> Spellings:
    if int(most) > LONG:
        return None
    once = _together(_unwrapped(part))
    if once is None:
        return None
    words = {0: frozenset({""})}
    for before, times in pairwise(range(int(most) + 1)):
        words[times] = frozenset(one + other for one in words[before] for other in once)
    return _few(word for times in range(least, int(most) + 1) for word in words[times])


def _together(nodes: Sequence[Node]) -> Spellings:
    words: frozenset[str] = frozenset({""})
    for kind, held in nodes:
        part = _spelt(kind, held)
        if part is None or len(words) * len(part) > MANY:
            return None
        words = frozenset(one + other for one in words for other in part)
    return words


def _few(words: Iterable[str]) -> Spellings:
    found = frozenset(words)
    return found if len(found) <= MANY else None

"""Regular expressions that are compiled when a text is first held against them: most texts need a third of them.

Each also skips, while it searches, to the letters that one of its matches can begin with. The standard library does so
only for a pattern that begins with a letter or a class, or each of whose choices begins with a letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from typing import Any, cast

Part = tuple[Any, Any]
"""A part of a pattern as the standard library parses it: its kind, and what it holds."""
IGNORECASE = re.IGNORECASE.value
"""As a plain number: the library's flags are slow to ask."""
LATIN = 256
HEAD = 4
"""The size of the head of a pattern's code that tells no letters."""
WITHOUT_WIDTH = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


class _Uncompiled:
    """Stands for a pattern until one of its methods is asked for, and hands on the compiled pattern's own from then."""

    def __init__(self, written: str, flags: int) -> None:
        self.pattern, self._flags = written, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compiled(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        own = getattr(self._compiled, name)
        setattr(self, name, own)
        return own


def regex(written: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be compiled on first use.

    Limits: what is written wrong is found then, and not when the module is loaded.
    """
    return cast("re.Pattern[str]", _Uncompiled(written, flags))


def compiled(written: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled now. Raises: re.error."""
    return _made(skipping, written, int(flags)) or re.compile(written, flags)


def sparing(written: str, end: int) -> re.Pattern[str] | None:
    """The pattern, whose search begins no match in the last letters of its range, `end` of them, but runs through them.

    None where this Python does not let it. Raises: re.error.
    """
    return _made(_sparing, written, end)


def _made(how: Callable[[str, int], re.Pattern[str]], written: str, what: int) -> re.Pattern[str] | None:
    # The compiler's parts are the standard library's own affair: another Python may have others.
    with suppress(ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return how(written, what)
    return None


def skipping(written: str, flags: int) -> re.Pattern[str]:
    """The pattern, compiled as `re.compile` does, with the letters that it can begin with in the head of its code."""
    from re import _compiler  # type: ignore[attr-defined]

    tree, (head, size, kind, least, most, *code) = _parsed(written, flags)
    flags |= tree.state.flags
    letters = None if kind or not least or flags & IGNORECASE else first_letters(tree)
    told: list[int] = []
    if letters:
        kind = _compiler.SRE_INFO_CHARSET
        _compiler._compile_charset(_class_of(letters), flags, told)
    return _finished(written, flags, tree, [head, size + len(told), kind, least, most, *told, *code])


def _sparing(written: str, end: int) -> re.Pattern[str]:
    """The same with its least length put at `end`, and nothing in the head that would let the search look past that."""
    tree, (head, size, _, _, most, *code) = _parsed(written, 0)
    return _finished(written, tree.state.flags, tree, [head, HEAD, 0, end, most, *code[size - HEAD :]])


@lru_cache(maxsize=1)
def _parsed(written: str, flags: int) -> tuple[Any, Sequence[int]]:
    """The parts of a pattern, and its code; kept until the next, since one may be compiled in both ways."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(written, flags)
    return tree, _compiler._code(tree, flags | tree.state.flags)


def _finished(written: str, flags: int, tree: Any, code: Sequence[int]) -> re.Pattern[str]:
    from re import _compiler  # type: ignore[attr-defined]

    names = tree.state.groupdict
    numbered: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        numbered[number] = name
    made = _compiler._sre.compile(written, flags, list(code), tree.state.groups - 1, names, tuple(numbered))
    return cast("re.Pattern[str]", made)


def _class_of(letters: Iterable[Part]) -> list[Part]:
    """A class that holds at least these letters, all beyond Latin in one range: that is soon made and soon asked."""
    from re import _compiler  # type: ignore[attr-defined]

    near: list[Part] = []
    beyond: list[int] = []
    for kind, held in letters:
        low, high = held if kind is _compiler.RANGE else (held, held) if kind is _compiler.LITERAL else (0, 0)
        if high < LATIN:
            near.append((kind, held))
        else:
            beyond += (max(low, LATIN), high)
            near += [(_compiler.RANGE, (low, LATIN - 1))] if low < LATIN else []
    quick, _ = _compiler._optimize_charset(near)
    return [*quick, (_compiler.RANGE, (min(beyond), max(beyond)))] if beyond else quick


def first_letters(parts: Iterable[Part]) -> list[Part] | None:
    """What a class would hold that takes the first letter of every match; None where that is not known or not one."""
    letters, may_be_empty = _firsts(parts)
    return None if may_be_empty else letters


_Firsts = tuple[list[Part] | None, bool]
"""The letters that something can begin with, None for any, and whether it can be empty."""


def _firsts(parts: Iterable[Part]) -> _Firsts:
    found: list[Part] = []
    for kind, held in parts:
        letters, may_be_empty = _firsts_of(str(kind), kind, held)
        if letters is None:
            return None, False
        found += [one for one in letters if one not in found]
        if not may_be_empty:
            return found, False
    return found, True


def _firsts_of(name: str, kind: object, held: Any) -> _Firsts:
    if name == "LITERAL":
        return [(kind, held)], False
    if name == "IN":
        return (None if str(held[0][0]) == "NEGATE" else held), False
    if name in WITHOUT_WIDTH:
        return [], True
    if name == "ATOMIC_GROUP":
        return _firsts(held)
    if name == "SUBPATTERN":
        _, added, taken, inside = held
        return (None, False) if added or taken else _firsts(inside)
    if name in REPEATS:
        letters, may_be_empty = _firsts(held[2])
        return letters, may_be_empty or held[0] == 0
    return _firsts_of_any(held[1]) if name == "BRANCH" else (None, False)


def _firsts_of_any(choices: Sequence[Iterable[Part]]) -> _Firsts:
    each = [_firsts(choice) for choice in choices]
    letters = None if any(one is None for one, _ in each) else [part for one, _ in each for part in one or ()]
    return letters, any(may_be_empty for _, may_be_empty in each)

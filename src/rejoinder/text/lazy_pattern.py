"""Regular expressions that are compiled when a text is first held against them: most texts need a third of them."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any, cast

from rejoinder.text.shipped_form import SHIPPED

CODE_IS_KNOWN = sys.implementation.name == "cpython" and (3, 11) <= sys.version_info < (3, 15)
"""Whether the way in which the library puts a pattern together is the one that `_code` and `_assembled` follow."""


class _LazyPattern:
    """Stands for a pattern until one of its methods is asked for, and hands on the compiled pattern's own from then."""

    def __init__(self, written: Callable[[], str], flags: int) -> None:
        self._written, self._flags = written, flags

    @cached_property
    def pattern(self) -> str:
        return self._written()

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return compile_pattern(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        own = getattr(self._regex, name)
        setattr(self, name, own)
        return own


def regex(written: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be compiled on first use. Only for patterns that ship; one with words of a case is `re.compile`d.

    Limits: what is written wrong is found then, and not when the module is loaded.
    """
    return deferred_regex(lambda: written, flags)


def deferred_regex(written: Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """The same for a pattern whose text is put together on first use."""
    return cast("re.Pattern[str]", _LazyPattern(written, flags))


def compile_pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that `re.compile` makes, without parsing it again where its code is at hand."""
    if not CODE_IS_KNOWN:
        return re.compile(written, flags)
    return _assembled(written, SHIPPED.form(f"pattern {int(flags)}", written, lambda: _code(written, int(flags))))


def _code(written: str, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """What the engine runs: all flags, code as 32-bit words, count of groups, their numbers by name, and names.

    As `re._compiler.compile` does, which has no public part that stops before the pattern is made. Raises: re.error.
    """
    parsed = import_module("re._parser").parse(written, flags)
    code: list[int] = import_module("re._compiler")._code(parsed, flags)
    numbers: dict[str, int] = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in numbers.items():
        names[number] = name
    return flags | parsed.state.flags, array("I", code).tobytes(), parsed.state.groups - 1, numbers, tuple(names)


def _assembled(written: str, form: tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]) -> re.Pattern[str]:
    flags, code, groups, numbers, names = form
    words = array("I")
    words.frombytes(code)
    pattern: re.Pattern[str] = import_module("_sre").compile(written, flags, words.tolist(), groups, numbers, names)
    return pattern


@lru_cache(maxsize=256)
def first_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match in a text; remembered, since a case is judged many times over the words of one complaint."""
    return pattern.search(text)


def is_found(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text holds a match, remembered likewise."""
    return first_match(pattern, text) is not None

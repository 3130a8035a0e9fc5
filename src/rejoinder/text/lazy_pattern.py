"""Regular expressions that are compiled when a text is first held against them: most texts need a third of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any, cast


class _Uncompiled:
    """Stands for a pattern until one of its methods is asked for, and hands on the compiled pattern's own from then."""

    def __init__(self, written: Callable[[], str], flags: int) -> None:
        self._written, self._flags = written, flags

    @cached_property
    def pattern(self) -> str:
        return self._written()

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        own = getattr(self._compiled, name)
        setattr(self, name, own)
        return own


def regex(written: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be compiled on first use.

    Limits: what is written wrong is found then, and not when the module is loaded.
    """
    return made(lambda: written, flags)


def made(written: Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """The same for a pattern whose text is put together on first use."""
    return cast("re.Pattern[str]", _Uncompiled(written, flags))


@lru_cache(maxsize=128)
def is_found(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text holds a match; remembered, since a case is judged many times over the words of one complaint."""
    return pattern.search(text) is not None

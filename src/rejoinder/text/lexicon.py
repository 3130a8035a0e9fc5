"""Word lists that ship as data, and the regular expressions that are made from them.

A file is `lexicons/<area>/<subject>.yaml`. It maps the name of a list to its entries by language (`en`, `zh`, `ru`,
`de`, ...; `any` for what belongs to none), each a block of lines, one entry a line. An entry is a regular expression;
`<name>` in it stands for any entry of the list of that name in the same file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.shipped_form import shipped_yaml

_REFERENCE = re.compile(r"(?<!\?P)(?<!\(\?)<([a-z][a-z0-9_]*)>")


class LexiconIsBroken(ValueError):
    """A shipped word list cannot be used: a fault of the program, not of its user."""


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of a list in the order of its file, lists that they refer to put in.

    Args:
        name: `<area>/<subject>.<list>`, as in `reading/consequence.removal`.
    """
    file, _, own = name.rpartition(".")
    return expand_references(lists(file), own)


def expand_references(by_name: Mapping[str, Mapping[str, tuple[str, ...]]], name: str) -> tuple[str, ...]:
    """The entries of one of some lists, each once, with no reference left in them.

    Raises:
        LexiconIsBroken: there is no such list, or it refers to itself.
    """
    return tuple(dict.fromkeys(_put_in(by_name, entry, (name,)) for entry in _listed(by_name, name)))


def alternation(name: str) -> str:
    """A regular expression that any entry of a list matches, the first in the file first."""
    return f"(?:{'|'.join(entries(name))})"


def matcher(name: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled alternation of a list, read and compiled on first use."""
    return deferred_regex(lambda: alternation(name), flags)


@cache
def lists(file: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The lists of a file, each by language, as written."""
    by_name = shipped_yaml(resources.files("rejoinder.lexicons").joinpath(f"{file}.yaml").read_text("utf-8"))
    return {
        name: {language: tuple(block.splitlines()) for language, block in by_language.items()}
        for name, by_language in by_name.items()
    }


def _listed(by_name: Mapping[str, Mapping[str, tuple[str, ...]]], name: str) -> tuple[str, ...]:
    by_language = by_name.get(name)
    if by_language is None:
        fault = f"no word list is called {name}"
        raise LexiconIsBroken(fault)
    return tuple(entry for block in by_language.values() for entry in block)


def _put_in(by_name: Mapping[str, Mapping[str, tuple[str, ...]]], entry: str, within: tuple[str, ...]) -> str:
    def inner(found: re.Match[str]) -> str:
        if found[1] in within:
            fault = f"the word list {found[1]} refers to itself"
            raise LexiconIsBroken(fault)
        return f"(?:{'|'.join(_put_in(by_name, each, (*within, found[1])) for each in _listed(by_name, found[1]))})"

    return _REFERENCE.sub(inner, entry)

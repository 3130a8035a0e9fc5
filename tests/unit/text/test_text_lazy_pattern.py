"""Patterns that wait for their first text."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import rejoinder.assembly
import rejoinder.domain
import rejoinder.judgement
import rejoinder.negotiation
import rejoinder.procedure
import rejoinder.proof
import rejoinder.reading
import rejoinder.review
import rejoinder.scrutiny
import rejoinder.tone
from rejoinder.text.lazy_pattern import regex

ROOMS = (
    rejoinder.domain,
    rejoinder.reading,
    rejoinder.proof,
    rejoinder.tone,
    rejoinder.scrutiny,
    rejoinder.negotiation,
    rejoinder.procedure,
    rejoinder.assembly,
    rejoinder.review,
    rejoinder.judgement,
)
MODULES = [one.name for room in ROOMS for one in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")]


def patterns(held: object) -> Iterator[object]:
    """The patterns in a value, in collections too."""
    if type(held) is type(regex("")):
        yield held
    elif isinstance(held, dict):
        yield from patterns(tuple(held.items()))
    elif isinstance(held, (tuple, list, frozenset)):
        for one in held:
            yield from patterns(one)


@pytest.mark.parametrize("name", MODULES)
def test_every_pattern_of_a_module_can_be_compiled(name: str) -> None:
    module = importlib.import_module(name)
    for one in patterns(tuple(vars(module).values())):
        assert isinstance(getattr(one, "groups", None), int)


def test_a_pattern_is_compiled_when_a_text_is_held_against_it() -> None:
    wrong = regex("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.search("text")


def test_a_pattern_does_what_the_compiled_one_does() -> None:
    pattern = regex(r"b(\d)", re.IGNORECASE)
    found = pattern.search("a B7")
    assert found is not None
    assert (found[1], pattern.sub("x", "b1 b2"), pattern.flags) == ("7", "x x", re.compile("", re.IGNORECASE).flags)
    assert pattern.search is pattern.search

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
from rejoinder.domain.regex import compiled, first_letters, regex, skipping, sparing

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
def test_every_pattern_of_a_module_can_be_compiled_with_the_letters_it_can_begin_with(name: str) -> None:
    module = importlib.import_module(name)
    for one in patterns(tuple(vars(module).values())):
        written, flags = vars(one)["pattern"], vars(one)["_flags"]
        assert isinstance(skipping(written, int(flags)), re.Pattern)


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


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        (r"\b(?:we|i) own", "wi"),
        (r"(?:\s\()?[a-c]e|d{2,}", " -d"),
        (r"(?<!x)(?=[a-z])(?:(?P<x>y)|z)", "yz"),
        (r"(?>q?)r", "qr"),
        (r"[^a]b", None),
        (r".a", None),
        (r"a?", None),
        (r"(?:a|)", None),
        (r"(?i:a)b", None),
        (r"^", None),
    ],
)
def test_the_letters_that_a_match_can_begin_with_are_told(written: str, letters: str | None) -> None:
    told = first_letters(re._parser.parse(written))  # type: ignore[attr-defined]
    assert (told is None) is (letters is None)
    assert told is None or {_shown(*one) for one in told} == set(letters or "")


def _shown(kind: object, held: object) -> str:
    """A letter of a class, a space for white space, and a dash for a range."""
    return {"LITERAL": chr(held) if isinstance(held, int) else "", "RANGE": "-"}.get(str(kind), " ")


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE])
@pytest.mark.parametrize(
    "written",
    [
        r"\b(?:ab|[cd]e)x",
        r"a?b",
        r"(?:a|)",
        r"(?P<x>é|[一-鿿])y(?P=x)",
        r"^(?:foo|\sbar)",
        r"[^a]b",
        r"(?<!\w)(?:я|z){2,}|\d+(?=x)",
        r"(?:€|[à-ž])\s?|中",
        r"\b[\w-]+@",
    ],
)
def test_a_pattern_that_skips_to_its_first_letters_finds_what_the_library_finds(written: str, flags: int) -> None:
    text = "abx cex b\nFOO foo\n bar éyé 中y中 яя zzz ž €  12x a-b@c ЯЯ"
    ours, plain = compiled(written, flags), re.compile(written, flags)
    assert [one.span() for one in ours.finditer(text)] == [one.span() for one in plain.finditer(text)]
    assert [one.groups() for one in ours.finditer(text)] == [one.groups() for one in plain.finditer(text)]
    assert (ours.pattern, ours.flags, ours.groups, dict(ours.groupindex)) == (
        plain.pattern,
        plain.flags,
        plain.groups,
        dict(plain.groupindex),
    )


@pytest.mark.parametrize("written", ["a", r"\b(?:ab?|c)\w*", "[ac]b*", r"(?P<x>a)(?:bc)?"])
def test_a_sparing_pattern_begins_no_match_in_the_last_letters_but_runs_through_them(written: str) -> None:
    spared = sparing(written, 5)
    assert spared is not None
    text = "- a - abc abc a abc"
    found = [one.span() for one in spared.finditer(text, 1, 14)]
    assert found == [one.span() for one in re.finditer(written, text[:14]) if one.start() <= 14 - 5 + 1]

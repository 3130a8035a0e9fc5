"""Patterns that are tried around their words alone find what they find in the whole text."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from literal_proof import begins_before, holds_a_literal

import rejoinder.reading
from rejoinder.reading.literal_prefilter import CROWD, LONG, PrefilteredPattern, digit_prefilter, prefilter, words_in
from rejoinder.text.yaml_text import yaml_of

TEXTS = [
    row["text"].lower()
    for name in ("notices.yaml", "names_english.yaml", "names_chinese.yaml", "names_russian.yaml", "names_letters.yaml")
    for row in yaml_of((Path(__file__).parent / name).read_text("utf-8"))
]
CORPUS = "\n\n".join(TEXTS)


def _of_the_readers() -> Iterator[tuple[str, PrefilteredPattern]]:
    for module in pkgutil.iter_modules(rejoinder.reading.__path__):
        for name, value in vars(importlib.import_module(f"rejoinder.reading.{module.name}")).items():
            if isinstance(value, PrefilteredPattern):
                yield f"{module.name}{name}", value


PATTERNS = [pytest.param(pattern, id=name) for name, pattern in _of_the_readers()]
LED = [pytest.param(pattern, id=name) for name, pattern in _of_the_readers() if pattern.before is not None]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_match_of_a_pattern_holds_one_of_its_words(pattern: PrefilteredPattern) -> None:
    assert pattern.digits or not pattern.literals or holds_a_literal(pattern.written, pattern.literals)


@pytest.mark.parametrize(
    ("pattern", "literals", "is_proven"),
    [
        ("(?:has|have) (?:duly )?(?:hired|engaged)", "hired engaged", True),
        ("(?:has|have) (?:duly )?(?:hired|engaged|asked)", "hired engaged", False),
        (r"\bfor (?:our|my)\s", "for_our_ for_my_", True),
        (r"\bfor (?:our|my)?\w*", "for_our for_my", False),
        (r"(?:a|b)+ (?=client)", "client", True),
        (r"(?:client)? of", "client", False),
    ],
)
def test_a_pattern_that_matches_without_its_words_is_told(pattern: str, literals: str, is_proven: bool) -> None:
    assert holds_a_literal(pattern, prefilter(literals, pattern).literals) is is_proven


@pytest.mark.parametrize("pattern", LED)
def test_every_match_of_a_pattern_begins_no_further_before_its_word_than_is_told(pattern: PrefilteredPattern) -> None:
    assert pattern.before is not None
    assert begins_before(pattern.written, pattern.literals) <= pattern.before <= pattern.window


@pytest.mark.parametrize(
    ("pattern", "literals", "before"),
    [
        (r"\b(?:we|i) (?:duly )?hired", "hired", 8),
        (r"(?:has|have) (?:hired|engaged)", "hired engaged", 5),
        (r"\s(?=.{0,9}client)a", "client", 10),
        (r"(?:a{2,4} )?(?:client|of clients)", "client", 8),
        (r"\w+ client", "client", float("inf")),
        (r"(?:for our|client)", "client", float("inf")),
    ],
)
def test_how_far_before_its_word_a_match_can_begin_is_told(pattern: str, literals: str, before: float) -> None:
    assert begins_before(pattern, prefilter(literals, pattern).literals) == before


@pytest.mark.parametrize(
    "text",
    [
        "we hired. " + "it hired we hired i hired hired " + "x " * 300 + "we hired",
        "i hired we hired " * 60,
        "x " * 300 + "hired",
        "we " * 300 + "hired",
    ],
)
@pytest.mark.parametrize(("start", "end"), [(0, None), (11, None), (12, 40), (25, 607), (0, 605)])
def test_matches_that_begin_right_before_their_words_are_all_found_once(text: str, start: int, end: int | None) -> None:
    led = prefilter("hired", r"\b(?:we|i) hired(?: \w+)?", window=20, before=3)
    expected = led.pattern.finditer(text, start, len(text) if end is None else end)
    assert [one.span() for one in led.finditer(text, start, end)] == [one.span() for one in expected]


def test_a_number_of_many_groups_counts_all_its_digits() -> None:
    text = "in 2024, no. 12 345-678 and 9 " + "x " * 300
    found = digit_prefilter(6, r"\b[\d -]+\b", window=3).search(text)
    assert found is not None
    assert found[0].strip() == "12 345-678"
    assert digit_prefilter(9, r"\d+").search(text) is None


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_match_is_found_around_its_word_as_in_the_whole_text(pattern: PrefilteredPattern) -> None:
    for text in (*TEXTS, CORPUS[:20_000]):
        if pattern.applies(text):
            assert [found.span() for found in pattern.finditer(text)] == [
                found.span() for found in pattern.pattern.finditer(text)
            ]


def test_every_word_of_the_literals_is_found_where_it_stands() -> None:
    text = "the authorized agent of the owner " * 3
    assert words_in(text)["agent"] == [found.start() for found in re.finditer("agent", text)]


def test_a_pattern_is_not_tried_where_none_of_its_words_stands() -> None:
    text = "nothing to see here " * 100
    assert prefilter("zebra", "nothing").search(text) is None
    assert prefilter("nothing", "nothing", window=20).search(text) is not None


@pytest.mark.parametrize("times", [CROWD + 5, LONG])
def test_crowded_words_and_long_texts_are_looked_through_as_a_whole(times: int) -> None:
    found = list(prefilter("zeb", "zeb(?=r)", window=4).finditer("zebr " * times, 5))
    assert len(found) == times - 1
    assert found[0].start() == 5


def test_a_range_keeps_to_its_ends() -> None:
    text = "zebra " * 200
    found = [one.start() for one in prefilter("zeb", "zebra", window=9).finditer(text, 600, 613)]
    assert found == [600, 606]

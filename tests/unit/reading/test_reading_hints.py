"""Patterns that are tried around their words alone find what they find in the whole text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from rejoinder.reading import acting, introduction, named, named_chinese, order, registration, rights, stage, statement
from rejoinder.reading.hint import CROWD, LONG, Hinted, hinted, words_in

TEXTS = [
    row["text"].lower()
    for name in ("notices.yaml", "names_english.yaml", "names_chinese.yaml", "names_russian.yaml", "names_letters.yaml")
    for row in yaml.safe_load((Path(__file__).parent / name).read_text("utf-8"))
]
CORPUS = "\n\n".join(TEXTS)
PATTERNS = [
    pytest.param(value, id=f"{module.__name__.rpartition('.')[2]}{name}")
    for module in (acting, introduction, named, named_chinese, order, registration, rights, stage, statement)
    for name, value in vars(module).items()
    if isinstance(value, Hinted)
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_match_is_found_around_its_word_as_in_the_whole_text(pattern: Hinted) -> None:
    for text in (*TEXTS, CORPUS[:20_000]):
        if pattern.applies(text):
            assert [found.span() for found in pattern.finditer(text)] == [
                found.span() for found in pattern.pattern.finditer(text)
            ]


def test_every_word_of_the_hints_is_found_where_it_stands() -> None:
    text = "the authorized agent of the owner " * 3
    assert words_in(text)["agent"] == [found.start() for found in re.finditer("agent", text)]


def test_a_pattern_is_not_tried_where_none_of_its_words_stands() -> None:
    text = "nothing to see here " * 100
    assert hinted("zebra", "nothing").search(text) is None
    assert hinted("nothing", "nothing", reach=20).search(text) is not None


@pytest.mark.parametrize("times", [CROWD + 5, LONG])
def test_crowded_words_and_long_texts_are_looked_through_as_a_whole(times: int) -> None:
    found = list(hinted("zeb", "zeb(?=r)", reach=4).finditer("zebr " * times, 5))
    assert len(found) == times - 1
    assert found[0].start() == 5


def test_a_range_keeps_to_its_ends() -> None:
    text = "zebra " * 200
    found = [one.start() for one in hinted("zeb", "zebra", reach=9).finditer(text, 600, 613)]
    assert found == [600, 606]

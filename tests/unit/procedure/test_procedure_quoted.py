"""Whether a rule stands in its sources, by their quotes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest

from rejoinder.domain.quote import Quote
from rejoinder.domain.rulebook import Citation
from rejoinder.procedure.rule_verification import numbers_in, shortfall

SOURCE = Citation(
    cite="Terms, section 4",
    url="https://rules.example",
    read_on=dt.date(2026, 1, 1),
    version="7",
    confidence="official",
)


def wanting(count: int, *quotes: Quote, source: tuple[Citation, ...] = (SOURCE,), **more: Any) -> tuple[str, ...]:
    entry = {"says": {"en": "An answer is due in time."}, "count": count, **more}
    return tuple(shortfall(entry, source, quotes))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("within 14 days", 14),
        ("RMB 45,000 or more", 45_000),
        ("within ten business days", 10),
        ("the twenty-first day", 20),
        ("forty-eight points", 48),
        ("silence longer than two weeks", 14),
        ("one year or two years", 24),
        ("后十五日内", 15),
        ("最长不超过20个工作日", 20),
        ("五十万元以上", 500_000),
        ("二百万元以下", 2_000_000),
        ("连续三年不使用", 3),
        ("в течение десяти дней", 10),
        ("в течение 15 дней", 15),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text: str, number: int) -> None:
    assert number in set(numbers_in(text))


def test_a_part_of_a_longer_number_is_none() -> None:
    assert set(numbers_in("order 1005001234567891 of RMB 45,000")) == {1005001234567891, 45_000}


def test_a_rule_is_compared_where_each_source_and_number_is_quoted() -> None:
    assert wanting(14, Quote(says="within 14 days")) == ()
    assert wanting(14) == ("source.1", "number.14")
    assert wanting(14, Quote(says="in time")) == ("number.14",)


@pytest.mark.parametrize(
    "changes",
    [{"confidence": "secondary"}, {"version": None}, {"read_on": None}, {"url": None}],
)
def test_a_source_counts_where_it_is_the_text_itself_in_a_version_that_was_read(changes: dict[str, Any]) -> None:

    assert wanting(14, Quote(says="within 14 days"), source=(attrs.evolve(SOURCE, **changes),)) == ("source.1",)


def test_every_source_of_a_rule_is_quoted() -> None:
    two = (SOURCE, SOURCE)
    assert wanting(14, Quote(says="within 14 days"), source=two) == ("source.2",)
    assert wanting(14, Quote(says="within 14 days"), Quote(says="14 days", of=2), source=two) == ()


def test_numbers_of_the_sentence_count_and_those_of_places_and_margins_do_not() -> None:
    said = {"says": {"en": "By article 9 an answer is due in 30 days."}, "articles": ["9"], "safe_margin_hours": 24}
    assert wanting(30, Quote(says="thirty days"), **said) == ()
    assert wanting(14, Quote(says="14 days"), **said) == ("number.30",)


def test_a_quote_is_the_same_whatever_its_layout() -> None:
    plain, laid_out = (
        Quote(says="within 3 days; see [here]"),
        Quote(says="**Within  3\ndays;** see [here](https://a.example)"),
    )
    assert plain.sha256 == laid_out.sha256

"""Every letter template is whole: three languages, known fields, facts under assertions, calm words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rejoinder
from rejoinder.adapters.shipped.letters import faults, shipped_letters, withdrawal_ways
from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.letter import ALWAYS, FACTS, FIELDS, LISTS, LetterFact, LetterValues, Purpose, letter
from rejoinder.assembly.letter_check import content_faults, lines_of, sample_values
from rejoinder.assembly.print_document import plain_text
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.tone.fact_lock import compare
from rejoinder.tone.guard import review
from rejoinder.usecases.check_letters import LOCKED

EVERY = [(purpose, language) for purpose in Purpose for language in LANGUAGES]
REMAINS = re.compile(r"[{}\[\]]|None|\(\s*\)|（\s*）|\s[,;:.]|“”|«»|：：|  ", re.MULTILINE)


def test_the_shipped_templates_have_no_fault() -> None:
    found = (*faults(), *content_faults(shipped_letters()))
    assert [(one.purpose, one.where, Wording().say(one.says, "en")) for one in found] == []


def test_the_files_are_those_of_the_purposes() -> None:
    assert set(shipped_letters()) == set(EVERY)


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_a_letter_says_everything_that_is_known(purpose: Purpose, language: str) -> None:
    template = shipped_letters()[purpose.value, language]
    words = plain_text(letter(template, sample_values(full=True), language=language))
    blocked = {name for _, line in lines_of(template) if line.without for name in line.fields}
    first = [line for where, line in lines_of(template) if "otherwise" not in where]
    named = {name for line in first for name in line.fields} - blocked
    assert all((f"({name} 2)" if name in LISTS else f"({name})") in words for name in named)
    assert not REMAINS.search(words)


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_nothing_is_left_of_what_is_not_known(purpose: Purpose, language: str) -> None:
    words = plain_text(letter(shipped_letters()[purpose.value, language], sample_values(full=False), language=language))
    assert not REMAINS.search(words)
    assert len(words) > 60
    assert words.splitlines()[0]


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_each_field_may_be_the_only_one_that_is_missing(purpose: Purpose, language: str) -> None:
    template = shipped_letters()[purpose.value, language]
    whole = sample_values(full=True).known
    for name in sorted({name for _, line in lines_of(template) for name in (*line.fields, *line.needs)} - ALWAYS):
        given = LetterValues(known={known: value for known, value in whole.items() if known != name})
        words = plain_text(letter(template, given, language=language))
        assert f"({name})" not in words
        assert not REMAINS.search(words), name


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_no_letter_has_words_that_the_tone_guard_marks(purpose: Purpose, language: str, full: bool) -> None:
    words = plain_text(letter(shipped_letters()[purpose.value, language], sample_values(full=full), language=language))
    assert [words[hit.span[0] : hit.span[1]] for hit in review(words, language, tone_lexicon())] == []


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_a_letter_speaks_the_script_of_its_language(purpose: Purpose, language: str) -> None:
    words = plain_text(
        letter(shipped_letters()[purpose.value, language], LetterValues(known=_blank()), language=language)
    )
    foreign = {"en": r"[一-鿿а-яА-Я]", "zh": r"[а-яА-Я]", "ru": r"[一-鿿]"}[language]
    assert not re.search(foreign, words)


def _blank() -> dict[str, LetterFact]:
    named = {name: LetterFact(value=("1",) if name in LISTS else "1") for name in FIELDS}
    return {**named, **{name: LetterFact() for name in FACTS}}


def test_the_way_to_withdraw_is_told_in_every_language() -> None:
    ways = withdrawal_ways()
    assert {"aliexpress", "amazon", "temu", "-"} <= set(ways)
    assert all(set(way) == set(LANGUAGES) and all(way.values()) for way in ways.values())
    for way in ways.values():
        found = [one for language in ("zh", "ru") for one in compare(way["en"], way[language]).differences]
        assert [one for one in found if one.kind in LOCKED] == []


def test_the_page_on_letters_names_every_purpose_field_and_fact() -> None:
    page = (Path(rejoinder.__file__).parents[2] / "docs" / "how-to" / "letters.md").read_text("utf-8")
    named = set(re.findall(r"`([\w-]+)`", page))
    assert set(Purpose) | FIELDS | FACTS <= named

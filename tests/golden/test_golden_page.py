"""The one page for people: escaped, self-contained, complete in three languages."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import answer_cast as cast
import attrs
import pytest
from selectolax.lexbor import LexborHTMLParser

from rejoinder.adapters.output.renderer import Renderer
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import Party, Reading, Role, Stage
from rejoinder.domain.route import RouteId
from rejoinder.usecases.answer_context import AnswerMeans
from rejoinder.usecases.write_answer import write_answer

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=y>&\u202e"


def page(staged: cast.Staged, tmp_path: Path, language: str) -> str:
    out, staged = tmp_path / "answer", cast.with_head(staged)
    means = AnswerMeans(wording=cast.wording(), renderer=Renderer())
    write_answer(staged.case, staged.advice, contents=staged, out=out, language=language, means=means)
    return (out / "answer.html").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_nobody_for_anything(language: str, tmp_path: Path) -> None:
    html = page(cast.draft(), tmp_path, language)
    assert "<script" not in html
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//|@import|url\(", html)
    assert "default-src 'none'" in LexborHTMLParser(html).css("meta")[1].attributes["content"]


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("zh", "zh-Hans"), ("ru", "ru")])
def test_the_page_says_which_language_it_is_in(language: str, tag: str, tmp_path: Path) -> None:
    assert LexborHTMLParser(page(cast.ready(), tmp_path, language)).css_first("html").attributes["lang"] == tag


def hostile() -> cast.Staged:
    staged = cast.ready()
    reading: Reading = attrs.evolve(
        staged.advice.reading,
        parties=(Party(role=Role.OWNER, name=HOSTILE, span=(0, 4)),),
        text=HOSTILE * 3,
        reason=HOSTILE,
    )
    seller = attrs.evolve(staged.case.seller, name=HOSTILE, entity=HOSTILE)
    return attrs.evolve(
        staged, case=attrs.evolve(staged.case, seller=seller), advice=attrs.evolve(staged.advice, reading=reading)
    )


def test_names_of_strangers_stay_words(tmp_path: Path) -> None:
    html = page(hostile(), tmp_path, "en")
    tree = LexborHTMLParser(html)
    assert not tree.css("script, img")
    assert not [node for node in tree.css("*") if any(name.startswith("on") for name in node.attributes)]
    assert "\u202e" not in html


def test_the_first_screen_says_how_long_what_next_and_what_silence_costs(tmp_path: Path) -> None:
    cards = LexborHTMLParser(page(cast.ready(), tmp_path, "en")).css(".card .big")
    assert [card.text() for card in cards] == ["2 days 8 hours", "Counter-notice", "The listing stays down"]


@pytest.mark.parametrize(("minutes", "shown"), [(59, "0 hours 59 minutes"), (1441, "1 day"), (-1, "No deadline known")])
def test_the_time_left_is_counted_from_the_hour_of_the_answer(minutes: int, shown: str, tmp_path: Path) -> None:
    import datetime as dt

    staged = cast.ready()
    at = cast.NOW + dt.timedelta(minutes=minutes)
    deadline = attrs.evolve(cast.deadline(), due_at=at, safe_by=at)
    html = page(attrs.evolve(staged, advice=attrs.evolve(staged.advice, deadlines=(deadline,))), tmp_path, "en")
    assert LexborHTMLParser(html).css_first(".card .big").text() == shown


def test_values_are_marked_where_they_stand_in_the_notice(tmp_path: Path) -> None:
    marks = [mark.text() for mark in LexborHTMLParser(page(cast.ready(), tmp_path, "zh")).css("pre mark")]
    assert "IPR-2026-0511-70007" in marks
    assert "杭州虚构云栖文化有限公司" in marks


def test_every_link_leads_to_a_file_of_the_answer_or_a_part_of_the_page(tmp_path: Path) -> None:
    tree = LexborHTMLParser(page(cast.draft(), tmp_path, "en"))
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    for link in tree.css("a"):
        target = link.attributes["href"] or ""
        assert target[1:] in ids if target.startswith("#") else (tmp_path / "answer" / target).is_file(), target


def test_headings_do_not_skip_a_level(tmp_path: Path) -> None:
    levels = [int(node.tag[1]) for node in LexborHTMLParser(page(cast.draft(), tmp_path, "en")).css("h1, h2, h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_left_in_braces(language: str, tmp_path: Path) -> None:
    body = LexborHTMLParser(page(cast.draft(), tmp_path, language)).css_first("body").text()
    assert not set(body) & set("{}")


def test_where_nothing_is_to_be_answered_the_page_says_why_and_frightens_nobody(tmp_path: Path) -> None:
    staged = cast.draft()
    routes = (attrs.evolve(cast.route(RouteId.COUNTER_NOTICE, 1), open=False, until=None),)
    reading = attrs.evolve(staged.advice.reading, stage=Stage.UNRELATED)
    advice = attrs.evolve(staged.advice, reading=reading, routes=routes, counsel=())
    tree = LexborHTMLParser(page(attrs.evolve(staged, advice=advice), tmp_path, "en"))
    assert [card.text() for card in tree.css(".card .big")] == ["No deadline known", "Nothing to answer"]
    assert not tree.css("#exposure, #defences, #missing, #deadlines")
    assert "Silence counts as if" in tree.css_first("#steps").text()

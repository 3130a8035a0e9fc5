"""Every rule reaches an answer, has a successor where it ends, and a new marketplace is a folder of YAML."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
import reach_cast as cast

import rejoinder
from rejoinder.adapters.shipped.rulebook import load
from rejoinder.cli.main import main
from rejoinder.domain.exposure import Standing
from rejoinder.domain.phrase import Phrase
from rejoinder.domain.reading import Stage
from rejoinder.domain.right import Right
from rejoinder.domain.route import RouteId

BOOKS = load()
AHEAD = dt.timedelta(days=731)
"""Rules that end so soon must have a successor already."""
WITH_PAPERS = {
    "counsel.doubtful_papers": "tests/golden/test_golden_answer.py",
    "counsel.own_admission": "tests/unit/judgement/test_judgement_counsel.py",
    "aliexpress.evidence.reason_unfair_use": "tests/unit/scrutiny/test_scrutiny_complaint.py",
    "prc.design.kinds": "tests/unit/scrutiny/test_scrutiny_design.py",
    "eu.design.class": "tests/unit/scrutiny/test_scrutiny_design.py",
}
"""Rules that need papers or a listing with pictures, and where the tests lead them into an answer."""
MARKET = """
rulebook: hearthbay
title: {en: "Hearthbay: procedure", zh: Hearthbay：程序, ru: "Hearthbay: порядок"}
version: 2026-12-01
sources:
  made_up: &made_up
    cite: An invented marketplace
    url: https://hearthbay.example
    confidence: derived
rules:
  - rule: hearthbay.profile
    kind: profile
    says: {en: It counts in Lisbon time., zh: 按里斯本时间计算。, ru: Считает по времени Лиссабона.}
    source: [*made_up]
    platforms: [hearthbay]
    zone: Europe/Lisbon
    safe_margin_hours: 12
  - rule: hearthbay.route.appeal
    kind: route
    says: {en: A complaint is appealed., zh: 对投诉可申诉。, ru: На жалобу подают апелляцию.}
    source: [*made_up]
    route: platform_appeal
    open_in: [complaint_received]
  - rule: hearthbay.channel.appeal
    kind: channel
    says: {en: In the hearth room., zh: 在壁炉页面。, ru: На странице очага.}
    source: [*made_up]
    route: platform_appeal
    url: https://hearthbay.example/appeal
  - rule: hearthbay.appeal
    kind: clock
    says: {en: Nine days., zh: 九天。, ru: Девять дней.}
    source: [*made_up]
    route: platform_appeal
    who: seller
    starts: received
    counts: calendar_days
    count: 9
    stages: [forwarded_notice]
    examples:
      - {from: 2026-03-02T10:00:00+00:00, due: 2026-03-11T23:59:59+00:00}
"""
RECOGNISED = """
market: hearthbay
called: {en: Hearthbay, zh: 炉边湾平台, ru: площадка «Хартбей»}
names: [hearthbay, 炉边湾]
hosts: [hearthbay.example]
listing: ['/hearth/([a-z]{2}\\d{7})(?=[/?#]|$)']
item: '[a-z]{2}\\d{7}'
zone: Europe/Lisbon
imitated: [hearthbay]
"""
NOTICE = """From: Hearthbay Notices <ip@notices.hearthbay.example>
Date: Mon, 2 Nov 2026 10:00:00 +0000
Subject: Complaint HB-2026-77120 about your listing

Dear seller,

Vornell Lighting LLC (legal@vornell.example), owner of the EU trade mark VORNELL, no. 018123456, complains of your
listings:

https://www.hearthbay.example/hearth/qk4410027
Item ID: qk4410031

Please answer by 12 November 2026, 16:00.

Hearthbay IP team
"""


def _folder(parent: Path) -> Path:
    """The folder of an invented marketplace."""
    folder = parent / "hearthbay"
    folder.mkdir(parents=True)
    (folder / "procedure.yaml").write_text(MARKET, "utf-8")
    (folder / "market.yaml").write_text(RECOGNISED, "utf-8")
    return parent


@pytest.fixture(scope="module")
def reached() -> set[str]:
    found: set[str] = set()
    for number, case in enumerate(cast.cases(BOOKS)):
        found |= set(cast.named(cast.judged(case, BOOKS)))
        of_aliexpress = case.reading is not None and case.reading.platform == "aliexpress"
        if of_aliexpress and number % 2:
            found |= set(cast.named(cast.judged(case, BOOKS, now=cast.IN_2027)))
    return found


def test_every_rule_reaches_an_answer_or_says_why_it_is_kept(reached: set[str]) -> None:
    rules = [rule for book in BOOKS.books for rule in book.rules]
    dead = [rule.id for rule in rules if rule.id not in reached and not rule.reference and rule.id not in WITH_PAPERS]
    assert dead == []


def test_no_rule_is_called_dead_that_reaches_an_answer(reached: set[str]) -> None:
    kept = {rule.id for book in BOOKS.books for rule in book.rules if rule.reference}
    assert not kept & reached
    assert not set(WITH_PAPERS) & reached


def test_a_rule_that_ends_within_two_years_has_a_successor() -> None:
    rules = [rule for book in BOOKS.books for rule in book.rules]
    soon = [rule for rule in rules if rule.in_force_to and rule.in_force_to >= cast.NOW.date()]
    assert soon
    for rule in soon:
        assert rule.in_force_to is not None
        if rule.in_force_to - cast.NOW.date() <= AHEAD:
            day = rule.in_force_to + dt.timedelta(days=1)
            heirs = [one for one in rules if one.in_force_from == day and one.kind == rule.kind]
            named = [one for one in heirs if one.body.get("renumbered_from") == rule.id]
            assert named or any(one.bears_on == rule.bears_on for one in heirs), rule.id


WAYS = (RouteId.COUNTER_NOTICE, RouteId.PLATFORM_APPEAL, RouteId.DMCA_COUNTER_NOTICE, RouteId.DSA_COMPLAINT)


@pytest.mark.parametrize("market", ["aliexpress", "amazon", "etsy", "ebay", "temu", "lazada", "hearthbay"])
@pytest.mark.parametrize("words", [cast.LETTER, cast.SUMMONS])
def test_no_route_of_the_marketplace_is_open_on_a_letter_from_a_lawyer_or_a_court(market: str, words: str) -> None:
    advice = cast.judged(cast.complaint(market, (Right.COPYRIGHT,), Stage.NOTICE, country="DE", text=words), BOOKS)
    assert not {route.id for route in advice.routes if route.open} & set(WAYS)
    assert not {deadline.route for deadline in advice.deadlines} & set(WAYS)
    counter = advice.route(RouteId.COUNTER_NOTICE)
    assert counter is not None
    assert {because.id for because in counter.because} & {"general.letter", "general.court_paper"}


def test_the_same_words_that_the_marketplace_passes_on_are_answered_there() -> None:
    advice = cast.judged(cast.complaint("aliexpress", (Right.TRADEMARK,), text=cast.LETTER), BOOKS)
    counter = advice.route(RouteId.COUNTER_NOTICE)
    assert counter is not None
    assert counter.open


@pytest.mark.parametrize("market", ["amazon", "temu"])
def test_no_retraction_channel_is_offered_on_a_finding_of_the_marketplace(market: str) -> None:
    own, passed_on = (
        {channel.source for channel in cast.judged(cast.complaint(market, (Right.TRADEMARK,), stage), BOOKS).channels}
        for stage in (Stage.PLATFORM_FINDING, Stage.FORWARDED_NOTICE)
    )
    assert f"{market}.channel.retraction" in passed_on
    assert f"{market}.channel.retraction" not in own


def test_a_new_marketplace_is_a_folder_of_yaml(tmp_path: Path) -> None:
    books = load([_folder(tmp_path)])
    case = cast.complaint("hearthbay", (Right.TRADEMARK,), Stage.FORWARDED_NOTICE, country="DE")
    advice = cast.judged(case, books)
    appeal, counter = advice.route(RouteId.PLATFORM_APPEAL), advice.route(RouteId.COUNTER_NOTICE)
    assert appeal is not None
    assert counter is not None
    assert (appeal.open, counter.open) == (True, False)
    due = dt.datetime.fromisoformat("2026-11-11T23:59:59+00:00")
    assert [one.due_at for one in advice.deadlines if one.rule == "hearthbay.appeal"] == [due]
    channel = next(one for one in advice.channels if one.source == "hearthbay.channel.appeal")
    assert (channel.says, channel.url) == (Phrase("rule/hearthbay.channel.appeal"), "https://hearthbay.example/appeal")
    assert advice.exposure.if_silent == Standing(points=0, strikes=0, known=False)
    named = {id.partition(".")[0] for id in cast.named(advice)}
    assert "hearthbay" in named
    assert not named & {"aliexpress", "alibaba-com", "prc"}


def test_a_case_on_a_new_marketplace_is_answered_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    books, case = tmp_path / "books", tmp_path / "case"
    shutil.copytree(Path(rejoinder.__file__).parent / "rulebooks", books)
    _folder(books)
    case.mkdir()
    (case / "case.toml").write_text('[seller]\nname = "Lamps"\nentity = "Tidepool Lamps LLC"\ncountry = "PT"\n')
    (case / "complaint.eml").write_text(NOTICE)
    words = ("answer", str(case), "--rulebooks", str(books), "--now", "2026-11-04T10:00:00+00:00", "--json")
    assert main((*words, "--language", "zh")) == 0
    told = json.loads(capsys.readouterr().out)
    read = told["reading"]
    assert (read["platform"], read["sender_role"]) == ("hearthbay", "platform")
    assert [one["item_id"] for one in read["listings"]] == ["qk4410027", "qk4410031"]
    assert [one["due_at"] for one in read["clocks"]] == ["2026-11-12T16:00:00+00:00"]
    statements = {path.name: path.read_text("utf-8") for path in (case / "answer").glob("statement.*.txt")}
    assert "炉边湾平台" in statements["statement.zh.txt"]
    assert "Hearthbay" in statements["statement.en.txt"]
    routes = {route["id"]: route["open"] for route in told["routes"]}
    assert (routes["platform_appeal"], routes["counter_notice"]) == (True, False)
    assert told["headline"]["clock"]["due_at"] == read["clocks"][0]["due_at"]
    assert "https://hearthbay.example/appeal" in {channel["url"] for channel in told["channels"]}
    assert told["headline"]["silence"]["known"] is False
    assert {"hearthbay"} <= {book["id"] for book in told["rulebooks"]}
    assert len(told["rulebooks_sha256"]) == 64

"""`rejoinder deadline`, from the door."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest

from rejoinder.cli.main import main

APRIL = "2026-04-29T14:00:00+08:00"
PRC = ("--calendar", "prc")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["deadline", *words])
    seen = capsys.readouterr()
    return code, seen.out, seen.err


def counted(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    code, out, err = run(capsys, *words, "--json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_a_printed_clock_is_counted_with_every_day_on_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    found = counted(capsys, "--count", "5", "--unit", "working_days", *PRC, "--from", APRIL)
    assert found["due_at"] == "2026-05-09T23:59:59+08:00"
    assert found["counted"] == ["2026-04-30", "2026-05-06", "2026-05-07", "2026-05-08", "2026-05-09"]
    assert [skipped["date"] for skipped in found["skipped"]] == [f"2026-05-0{day}" for day in range(1, 6)]
    assert found["skipped"][0]["why"] == "Labour Day"
    assert found["provisional"] is False
    assert found["safe_by"] < found["due_at"]


def test_a_rule_is_counted_and_says_that_nobody_verified_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = counted(capsys, "--platform", "aliexpress", "--rule", "counter_notice", "--from", APRIL)
    assert set(found) == {
        "platform", "rule", "from", "due_at", "safe_by", "counted", "skipped", "provisional", "verified", "source",
    }  # fmt: skip
    assert (found["platform"], found["rule"]) == ("aliexpress", "aliexpress.counter_notice")
    assert found["from"] == APRIL
    assert found["due_at"] == "2026-05-07T23:59:59+08:00"
    assert found["verified"] is False
    assert "2022-01-20" in found["source"]


@pytest.mark.parametrize("name", ["counter_notice", "counter-notice", "aliexpress.counter_notice", "Counter Notice"])
def test_a_rule_can_be_named_in_several_ways(capsys: pytest.CaptureFixture[str], name: str) -> None:
    found = counted(capsys, "--platform", "AliExpress", "--rule", name, "--from", APRIL)
    assert found["rule"] == "aliexpress.counter_notice"


def test_the_platforms_own_appeal_is_counted_in_calendar_days(capsys: pytest.CaptureFixture[str]) -> None:
    made = counted(
        capsys, "--platform", "aliexpress", "--rule", "platform_appeal", "--from", "2026-03-02T09:00:00+08:00"
    )
    assert made["due_at"] == "2026-03-09T23:59:59+08:00"


def test_a_law_can_stand_in_the_place_of_a_platform(capsys: pytest.CaptureFixture[str]) -> None:
    found = counted(capsys, "--platform", "us-dmca", "--rule", "restoration", "--from", "2026-03-02T10:00:00-05:00")
    assert found["opens_at"].startswith("2026-03-16")
    assert found["due_at"].startswith("2026-03-20")


@pytest.mark.parametrize(
    ("words", "due"),
    [
        (("3", "working_days", "prc", "2026-09-30T18:00:00+08:00"), "2026-10-10T23:59:59+08:00"),
        (("5", "working_days", "prc", "2026-02-12T09:00:00+08:00"), "2026-02-26T23:59:59+08:00"),
        (("1", "working_days", "prc", "2025-09-27T09:00:00+08:00"), "2025-09-28T23:59:59+08:00"),
        (("2", "working_days", "prc", "2025-01-24T09:00:00+08:00"), "2025-01-27T23:59:59+08:00"),
        (("1", "working_days", "prc", "2026-06-02T20:00:00Z"), "2026-06-04T23:59:59+08:00"),
        (("7", "calendar_days", "prc", "2026-09-26T10:00:00+08:00"), "2026-10-03T23:59:59+08:00"),
        (("10", "business_days", "us-federal", "2026-06-30T10:00:00-04:00"), "2026-07-15T23:59:59-04:00"),
        (("2", "business_days", "us-federal", "2023-11-09T10:00:00-05:00"), "2023-11-14T23:59:59-05:00"),
        (("1", "business_days", "us-federal", "2021-12-30T10:00:00-05:00"), "2022-01-03T23:59:59-05:00"),
        (("2", "business_days", "eu", "2026-04-01T10:00:00+02:00"), "2026-04-07T23:59:59+02:00"),
        (("1", "business_days", "eu", "2026-04-30T10:00:00+02:00"), "2026-05-04T23:59:59+02:00"),
    ],
)
def test_holidays_of_each_calendar_are_stepped_over(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], due: str
) -> None:
    amount, unit, calendar, start = words
    found = counted(capsys, "--count", amount, "--unit", unit, "--calendar", calendar, "--from", start)
    assert found["due_at"] == due


def test_an_unpublished_year_is_provisional(capsys: pytest.CaptureFixture[str]) -> None:
    found = counted(capsys, "--count", "5", "--unit", "working_days", *PRC, "--from", "2026-12-30T10:00:00+08:00")
    assert found["provisional"] is True


def test_several_instants_give_lines_in_their_order(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    later, earlier = "2026-06-03T10:00:00+08:00", "2026-06-01T10:00:00+08:00"
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{earlier}\n\n  {APRIL}\n"))
    words = ("--count", "1", "--unit", "calendar_days", *PRC, "--from", later, "--from", "-", "--json")
    code, out, _ = run(capsys, *words)
    assert code == 0
    assert [json.loads(line)["from"] for line in out.splitlines()] == [later, earlier, APRIL]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Labour Day", "worked in exchange", "Due: 9 May 2026, 23:59 (Beijing time)"]),
        ("zh", ["劳动节", "调休上班", "截止时间：2026年5月9日23:59（北京时间）"]),
        ("ru", ["День труда", "рабочий день взамен", "Срок: 9 мая 2026"]),
    ],
)
def test_people_get_a_list_of_days_in_their_language(
    capsys: pytest.CaptureFixture[str], language: str, words: list[str]
) -> None:
    asked = ("--count", "5", "--unit", "working_days", *PRC, "--from", APRIL, "--language", language)
    code, out, _ = run(capsys, *asked)
    assert code == 0
    assert all(word in out for word in words), out


ONE = ("--count", "1", "--unit", "working_days", *PRC)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ((*ONE, "--from", "03/04/2026"), "2026-04-03"),
        ((*ONE, "--from", "2026-04-29 10:00 Mars"), "2026-04-29 10:00 Mars"),
        (("--platform", "速卖", "--rule", "counter_notice", "--from", APRIL), "aliexpress"),
        ((*ONE, "--from", "2026-02-30T10:00:00+08:00"), "2026-02-30"),
        ((*ONE, "--from", "yesterday"), "yesterday"),
        ((*ONE, "--from", "9999-12-31T23:59:59-12:00"), "9999"),
        ((*ONE, "--from", APRIL, "--from", "soon"), "soon"),
        (ONE, "no instant"),
        (("--count", "1", "--unit", "working_days", "--from", APRIL), "--calendar"),
        (("--count", "1", *PRC, "--from", APRIL), "--unit"),
        (("--count", "-1", "--unit", "working_days", *PRC, "--from", APRIL), "-1"),
        (("--count", "99999999", "--unit", "calendar_days", "--from", APRIL), "99999999"),
        (("--count", "many", "--unit", "working_days", *PRC, "--from", APRIL), "many"),
        (("--count", "1", "--unit", "moons", *PRC, "--from", APRIL), "moons"),
        (("--count", "1", "--unit", "hours", "--zone", "Mars/Base", "--from", APRIL), "Mars/Base"),
        (("--platform", "alixpress", "--rule", "counter_notice", "--from", APRIL), "aliexpress"),
        (("--platform", "aliexpress", "--rule", "counter_notise", "--from", APRIL), "aliexpress.counter_notice"),
        (("--platform", "aliexpress", "--rule", "points.general", "--from", APRIL), "points.general"),
        (("--platform", "aliexpress", "--from", APRIL), "--rule"),
    ],
)
def test_bad_input_gets_one_sentence_and_prints_nothing(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], named: str
) -> None:
    code, out, err = run(capsys, *words, "--json")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert named in err


@pytest.mark.parametrize("platform", ["aliexpress", "AliExpress", "速卖通", "АлиЭкспресс"])
@pytest.mark.parametrize("start", ["2026-11-28 11:05", "28.11.2026 11:05", "2026年11月28日 11:05"])
def test_platforms_and_starts_are_read_as_people_type_them(
    capsys: pytest.CaptureFixture[str], platform: str, start: str
) -> None:
    found = counted(capsys, "--platform", platform, "--rule", "counter_notice", "--from", start)
    assert found["from"] == "2026-11-28T11:05:00+08:00"
    assert found["platform"] == "aliexpress"


def test_a_start_without_an_offset_is_in_the_zone_of_its_platform(capsys: pytest.CaptureFixture[str]) -> None:
    found = counted(capsys, "--platform", "Озон", "--rule", "ozon.badge", "--from", "28.11.2026")
    assert found["from"] == "2026-11-28T00:00:00+03:00"

"""`rejoinder rules`, from the door."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rejoinder.cli.main import main

BOOK = """
rulebook: sample
title: {en: Sample, zh: 样例, ru: Пример}
version: 2026-01-01
rules:
  - rule: sample.profile
    kind: profile
    says: {en: Days of Beijing., zh: 按北京时间。, ru: По пекинскому времени.}
    source:
      - {cite: Sample, url: "https://rules.example", read_on: 2026-01-01, verified: true, confidence: official}
    verified: true
    platforms: [sample]
    zone: Asia/Shanghai
    calendar: prc
    safe_margin_hours: 24
  - rule: sample.answer
    kind: clock
    says: {en: Answer in three days., zh: 三天内答复。, ru: Ответ за три дня.}
    source:
      - {cite: Sample, url: "https://rules.example", read_on: 2026-01-01, verified: true, confidence: official}
    verified: true
    who: seller
    starts: received
    counts: calendar_days
    count: 3
    examples: [{from: 2026-03-02T10:00:00+08:00, due: %s}]
"""
RIGHT, WRONG = "2026-03-05T23:59:59+08:00", "2026-03-06T23:59:59+08:00"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["rules", *words])
    seen = capsys.readouterr()
    return code, seen.out, seen.err


def folder(at: Path, due: str = RIGHT) -> str:
    (at / "rules.yaml").write_text(BOOK % due, "utf-8")
    return str(at)


def test_list_shows_every_rule_in_the_readers_language(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "list", "--book", "aliexpress", "--kind", "ladder", "--language", "zh")
    assert code == 0
    assert "aliexpress.ladder.ip.24" in out
    assert "累计24分" in out


def test_list_gives_one_json_line_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "list", "--kind", "clock", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    found = {line["rule"]: line for line in lines}
    assert found["aliexpress.counter_notice"]["verified"] is False
    assert found["prc.ecl.43.waiting"]["verified"] is True


def test_show_gives_a_rule_with_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "aliexpress.points.general", "--json")
    assert code == 0
    found = json.loads(out)
    assert (found["first"], found["repeat"]) == (0, 6)
    assert found["source"][0]["dated"] == "2025-01-16"
    code, out, _ = run(capsys, "show", "aliexpress.points.general", "--language", "ru")
    assert "Проверено" in out


def test_show_gives_a_whole_book(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "prc", "--json")
    assert code == 0
    assert "prc.ecl.43" in json.loads(out)["rules"]
    assert "电子商务法" not in run(capsys, "show", "prc")[1]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("show", "aliexpress.points.generl"), "aliexpress.points.general"),
        (("list", "--book", "aliexpres"), "aliexpress"),
        (("check", "--today", "soon"), "soon"),
        (("check", "--extra", "/no/such/folder"), "folder"),
        (("shew",), "shew"),
    ],
)
def test_bad_input_gets_one_sentence(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], named: str) -> None:
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert named in err


def test_check_lists_what_nobody_has_verified_and_exits_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", "--book", "aliexpress", "--json", "--today", "2026-11-25")
    found = json.loads(out)
    assert code == 1
    assert "aliexpress.counter_notice" in found["unverified"]
    assert found["broken"] == []
    assert found["stale"] == []


def test_check_finds_sources_that_nobody_has_read_for_long(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", "--book", "prc", "--json", "--today", "2028-01-01")
    assert code == 1
    assert {"rule", "cite", "read_on"} == set(json.loads(out)["stale"][0])


def test_check_of_a_sound_book_finds_nothing_wanting(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ("check", "--extra", folder(tmp_path), "--book", "sample", "--today", "2026-06-01")
    code, out, _ = run(capsys, *words)
    assert code == 0
    assert "Nothing is wanting" in out


def test_check_finds_an_example_that_does_not_come_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ("check", "--extra", folder(tmp_path, WRONG), "--book", "sample", "--today", "2026-06-01")
    code, out, _ = run(capsys, *words)
    assert code == 1
    assert "sample.answer, example 1: due" in out

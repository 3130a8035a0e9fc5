"""`rejoinder rules`, from the door."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

import rejoinder
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
      - {cite: Sample, url: "https://rules.example/terms", version: "7", read_on: 2026-01-01, confidence: official}
    quotes: [{says: Days are counted in Beijing time}]
    platforms: [sample]
    zone: Asia/Shanghai
    calendar: prc
    safe_margin_hours: 24
  - rule: sample.answer
    kind: clock
    says: {en: Answer in three days., zh: 三天内答复。, ru: Ответ за три дня.}
    source:
      - {cite: Sample, url: "https://rules.example/terms", version: "7", read_on: 2026-01-01, confidence: official}
    quotes: [{says: within three days of the notice}]
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
    assert "Сверено" in out


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


def test_check_lists_what_nobody_has_compared_as_a_notice(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", "--book", "aliexpress", "--json", "--today", "2026-11-25")
    found = json.loads(out)
    assert code == 0
    assert "aliexpress.counter_notice" in found["unverified"]
    assert found["broken"] == []
    assert found["stale"] == []


def test_check_finds_sources_that_nobody_has_read_for_long(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", "--book", "prc", "--json", "--today", "2028-01-01")
    assert code == 0
    assert {"rule", "cite", "read_on"} == set(json.loads(out)["stale"][0])


def test_check_of_a_sound_book_finds_nothing_wanting(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ("check", "--extra", folder(tmp_path), "--book", "sample", "--today", "2026-06-01")
    code, out, _ = run(capsys, *words)
    assert code == 0
    assert "Nothing is missing" in out


def test_check_finds_an_example_that_does_not_come_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ("check", "--extra", folder(tmp_path, WRONG), "--book", "sample", "--today", "2026-06-01")
    code, out, _ = run(capsys, *words)
    assert code == 1
    assert "sample.answer, example 1: due" in out


TERMS = "# Terms\n\nDays are counted in Beijing time.\n\nAn answer is due within **three days** of the notice.\n"


def watched(capsys: pytest.CaptureFixture[str], tmp_path: Path, terms: str, name: str = "terms.md") -> tuple[int, str]:
    books, texts = tmp_path / "book", tmp_path / "texts"
    books.mkdir()
    (texts / "rules.example").mkdir(parents=True)
    (texts / "rules.example" / name).write_text(terms, "utf-8")
    words = ("watch", str(texts), "--extra", folder(books), "--book", "sample", "--json")
    code, out, _ = run(capsys, *words)
    states = {quote["rules"][0]: quote for quote in json.loads(out)["quotes"]}
    return code, " ".join(f"{rule}={quote['state']}" for rule, quote in sorted(states.items()))


@pytest.mark.parametrize(
    ("terms", "name", "code", "states"),
    [
        (TERMS, "terms.md", 0, "sample.answer=same sample.profile=same"),
        (TERMS.replace("three days", "five days"), "terms.md", 1, "sample.answer=changed sample.profile=same"),
        (TERMS.partition("An answer")[0], "terms.md", 1, "sample.answer=gone sample.profile=same"),
        (TERMS, "newer.md", 0, "sample.answer=moved sample.profile=moved"),
        (f"<html><body><p>{TERMS}</p></body></html>", "terms.html", 0, "sample.answer=same sample.profile=same"),
    ],
)
def test_watch_says_what_became_of_each_quote(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, terms: str, name: str, code: int, states: str
) -> None:
    assert watched(capsys, tmp_path, terms, name) == (code, states)


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_watch_shows_the_words_that_stand_there_now(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    watched(capsys, tmp_path, TERMS.replace("three days", "five days"))
    words = ("--extra", str(tmp_path / "book"), "--book", "sample", "--language", language)
    code, out, _ = run(capsys, "watch", str(tmp_path / "texts"), *words)
    assert code == 1
    assert "five days" in out
    assert "sample.answer" in out


OTHER = """
rulebook: other
title: {en: Other, zh: 其他, ru: Другое}
version: 2026-01-01
rules:
  - rule: other.terms
    kind: principle
    says: {en: Other terms hold., zh: 适用其他条款。, ru: Действуют другие условия.}
    source:
      - {cite: Sample, url: "https://other.example/conditions", version: "1", read_on: 2026-01-01, confidence: official}
    quotes: [{says: Days are counted in Beijing time}]
  - rule: other.same
    kind: principle
    says: {en: They hold here too., zh: 此处亦适用。, ru: Они действуют и здесь.}
    source:
      - {cite: Sample, url: "https://other.example/conditions", version: "1", read_on: 2026-01-01, confidence: official}
    quotes: [{says: Days are counted in Beijing time}]
"""


def two_sources(tmp_path: Path, terms: str, conditions: str) -> tuple[str, ...]:
    """Texts of two sources that bear one title, and the books that quote the same words of both."""
    books, texts = tmp_path / "books", tmp_path / "texts"
    for name, book in (("sample", BOOK % RIGHT), ("other", OTHER)):
        (books / name).mkdir(parents=True)
        (books / name / "rules.yaml").write_text(book, "utf-8")
    for name, text in (("rules.example/terms.md", terms), ("other.example/conditions.md", conditions)):
        (texts / name).parent.mkdir(parents=True)
        (texts / name).write_text(text, "utf-8")
    return "watch", str(texts), "--extra", str(books), "--json"


def states_of(out: str) -> dict[str, str]:
    """Each rule that rests on a quote of the two books, with what became of it."""
    quotes = json.loads(out)["quotes"]
    return {
        rule: quote["state"] for quote in quotes for rule in quote["rules"] if rule.startswith(("sample.", "other."))
    }


def test_watch_does_not_take_the_words_of_another_source_for_those_that_moved(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = run(capsys, *two_sources(tmp_path, TERMS.replace("Beijing", "local"), TERMS))
    assert (code, states_of(out)["sample.profile"], states_of(out)["other.terms"]) == (1, "changed", "same")


def test_watch_names_every_rule_that_rests_on_a_quote(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, *two_sources(tmp_path, TERMS, "Nothing of the kind."))
    expected = {"sample.profile": "same", "sample.answer": "same", "other.terms": "gone", "other.same": "gone"}
    assert (code, states_of(out)) == (1, expected)


def test_watch_is_refused_where_no_text_is_that_of_a_source(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "newer.md").write_text("Nothing of the kind.", "utf-8")
    code, out, err = run(capsys, "watch", str(tmp_path))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "nothing was compared" in err


def test_show_names_the_path_under_which_a_text_is_filed_for_watch(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "show", "temu.channel.retraction")
    assert "OpenTermsArchive/vlopses-us-versions/Temu/Copyright Claims Policy.md (2845cba)" in out


def test_watch_without_texts_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = run(capsys, "watch", str(tmp_path))
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_rule_whose_number_stands_in_no_quote_was_not_compared(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    at = Path(folder(tmp_path)) / "rules.yaml"
    at.write_text(at.read_text("utf-8").replace("within three days of", "within some days of"), "utf-8")
    _, out, _ = run(capsys, "show", "sample.answer", "--extra", str(tmp_path), "--json")
    found = json.loads(out)
    assert (found["verified"], found["uncompared"]) == (False, ["number.3"])


def test_a_newer_folder_of_books_takes_the_place_of_those_that_ship(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    newer = tmp_path / "newer"
    shutil.copytree(Path(rejoinder.__file__).parent / "rulebooks", newer)
    shutil.rmtree(newer / "etsy")
    at = newer / "temu" / "procedure.yaml"
    at.write_text(at.read_text("utf-8").replace("version: 2026-12-01", "version: 2027-02-03"), "utf-8")
    code, out, _ = run(capsys, "show", "temu", "--json", "--rulebooks", str(newer))
    assert (code, json.loads(out)["version"]) == (0, "2027-02-03")
    assert run(capsys, "show", "etsy", "--rulebooks", str(newer))[0] == 2
    assert json.loads(run(capsys, "show", "temu", "--json")[1])["version"] == "2026-12-01"


def test_books_that_lack_what_every_answer_needs_replace_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(capsys, "list", "--rulebooks", folder(tmp_path))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "general" in err


def test_the_changelog_of_a_book_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(run(capsys, "show", "ebay", "--json")[1])["changes"][0]["version"] == "2026-12-03"
    assert run(capsys, "show", "ebay", "--language", "ru")[1].startswith("2026-12-03: ")


@pytest.mark.parametrize(
    ("market", "language", "words"),
    [
        ("aliexpress", "en", ("a complaint was received", "file the counter-notice", "→ found established")),
        ("ozon", "ru", ("получена жалоба", "подать апелляцию площадке")),
        ("temu", "zh", ("已收到投诉", "向平台申诉")),
    ],
)
def test_the_procedure_of_a_marketplace_is_drawn(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, market: str, language: str, words: tuple[str, ...]
) -> None:
    at = tmp_path / "procedure.svg"
    code, out, _ = run(capsys, "show", market, "--svg", str(at), "--language", language)
    assert (code, out) == (0, "")
    drawn = ElementTree.fromstring(at.read_text("utf-8"))
    said = [text.text or "" for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    for word in words:
        assert any(word in line for line in said), word
    tall = int(drawn.attrib["viewBox"].split()[-1])
    assert all(float(text.attrib["y"]) < tall for text in drawn.iter("{http://www.w3.org/2000/svg}text"))


@pytest.mark.parametrize("id", ["prc", "temu.profile"])
def test_only_a_marketplace_has_a_procedure_to_draw(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, id: str
) -> None:
    at = tmp_path / "procedure.svg"
    code, _, err = run(capsys, "show", id, "--svg", str(at))
    assert (code, err.count("\n"), at.exists()) == (2, 1, False)

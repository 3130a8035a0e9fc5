"""Loading rulebooks: faults name the file, the rule, the key and the nearest known word."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from rejoinder.adapters.shipped.rule_file import RulebookIsUnreadable
from rejoinder.adapters.shipped.rulebook import RulebookIsThereTwice, load, shipped_rulebooks
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.procedure.book import RulebookIsWrong, faults, rulebook

RULE: dict[str, Any] = {
    "rule": "sample.answer",
    "kind": "clock",
    "says": {"en": "Answer in three days.", "zh": "三天内答复。", "ru": "Ответ за три дня."},
    "source": [{"cite": "Sample rules, section 1", "url": "https://rules.example/1", "confidence": "official"}],
    "who": "seller",
    "starts": "received",
    "counts": "calendar_days",
    "count": 3,
    "route": "counter_notice",
}
PAGE: dict[str, Any] = {
    "rulebook": "sample",
    "title": {"en": "Sample", "zh": "样例", "ru": "Пример"},
    "version": "2026-01-01",
    "rules": [RULE],
}


def page(**changes: Any) -> dict[str, Any]:
    """The sample page with its rule changed; a change to None takes the key away."""
    made = copy.deepcopy(PAGE)
    for key, value in changes.items():
        if value is None:
            del made["rules"][0][key]
        else:
            made["rules"][0][key] = value
    return made


def fault_of(made: Any) -> RulebookIsWrong:
    with pytest.raises(RulebookIsWrong) as raised:
        rulebook([("sample/rules.yaml", made)], sha256="0" * 64)
    for language in ("en", "zh", "ru"):
        assert Wording().say(raised.value.says, language)
        assert Wording().say(raised.value.remedy, language)
    return raised.value


def test_a_sound_page_becomes_a_book() -> None:
    book = rulebook([("sample/rules.yaml", PAGE)], sha256="0" * 64)
    assert book.id == "sample"
    assert book.rules[0].body["count"] == 3
    assert book.rules[0].cite == "Sample rules, section 1"


def test_an_unknown_key_names_the_nearest_known_one() -> None:
    fault = fault_of(page(cuonts="hours")).fault
    assert (fault.file, fault.rule, fault.key, fault.nearest) == (
        "sample/rules.yaml",
        "sample.answer",
        "cuonts",
        "counts",
    )


def test_a_wrong_word_names_the_nearest_one() -> None:
    fault = fault_of(page(counts="workin_days")).fault
    assert fault.nearest == "working_days"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"says": None}, "says"),
        ({"source": None}, "source"),
        ({"source": []}, "source"),
        ({"who": None}, "who"),
        ({"count": None}, "count"),
        ({"count": 3, "window": {"earliest": 1, "latest": 2}}, "count"),
        ({"count": True}, "count"),
        ({"count": -1}, "count"),
        ({"count": 10**9}, "count"),
        ({"says": {"en": "Answer."}}, "says"),
        ({"says": {"en": "Answer.", "zh": "", "ru": "Ответ."}}, "says"),
        ({"verified": "yes"}, "verified"),
        ({"verified": True}, "verified"),
        ({"source": [{"cite": "Memory", "confidence": "recalled"}]}, "source.confidence"),
        ({"source": [{"confidence": "official"}]}, "source.cite"),
        ({"in_force": {"from": "soon"}}, "in_force.from"),
        ({"in_force": {"until": "2026-01-01"}}, "until"),
        ({"stages": ["notices"]}, "stages"),
        ({"mentions": "APEX"}, "mentions"),
        ({"quotes": "three days"}, "quotes"),
        ({"quotes": [{"says": "three days", "of": 2}]}, "quotes.of"),
        ({"rounds": 2}, "rounds"),
    ],
)
def test_a_faulty_rule_is_refused_and_the_fault_is_named(changes: dict[str, Any], key: str) -> None:
    assert fault_of(page(**changes)).fault.key == key


@pytest.mark.parametrize(
    "made", [[], "rules", None, {"rulebook": "sample"}, {**PAGE, "rules": "none"}, {**PAGE, "ruels": []}]
)
def test_a_page_that_is_no_page_is_refused(made: Any) -> None:
    assert fault_of(made).fault.file == "sample/rules.yaml"


def test_a_kind_that_is_not_known_is_checked_for_the_common_keys_alone() -> None:
    made = page(kind="defence", requirements=[{"id": "paper"}])
    assert rulebook([("a.yaml", made)], sha256="0").rules[0].body["requirements"] == [{"id": "paper"}]
    assert fault_of(page(kind="defence", says=None)).fault.key == "says"


def test_two_files_of_one_folder_make_one_book_and_must_agree() -> None:
    other = {**PAGE, "rules": [{**RULE, "rule": "sample.second"}]}
    book = rulebook([("a.yaml", PAGE), ("b.yaml", other)], sha256="0")
    assert [rule.id for rule in book.rules] == ["sample.answer", "sample.second"]
    found = list(faults([("a.yaml", PAGE), ("b.yaml", {**other, "rulebook": "another"})]))
    assert [(fault.file, fault.key) for fault in found] == [("b.yaml", "rulebook")]


def test_an_id_that_is_used_twice_is_refused() -> None:
    found = list(faults([("a.yaml", PAGE), ("b.yaml", PAGE)]))
    assert [(fault.file, fault.key) for fault in found] == [("b.yaml", "rule")]


def write(folder: Path, name: str, made: Any) -> Path:
    folder.mkdir(exist_ok=True)
    text = made if isinstance(made, str) else yaml.safe_dump(made, allow_unicode=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_a_further_folder_is_loaded_after_the_shipped_books(tmp_path: Path) -> None:
    books = load([write(tmp_path / "sample", "rules.yaml", PAGE)])
    assert books.books[-1].id == "sample"
    assert books.books[:-1] == shipped_rulebooks().books


def test_a_folder_of_folders_holds_several_books(tmp_path: Path) -> None:
    write(tmp_path / "one", "rules.yaml", PAGE)
    other = {**PAGE, "rulebook": "other", "rules": [{**RULE, "rule": "other.answer"}]}
    write(tmp_path / "two", "rules.yaml", other)
    assert [book.id for book in load([tmp_path]).books[-2:]] == ["sample", "other"]


def test_the_digest_follows_every_byte_of_every_file(tmp_path: Path) -> None:
    folder = write(tmp_path / "sample", "rules.yaml", PAGE)
    before = load([folder]).books[-1].sha256
    assert load([folder]).books[-1].sha256 == before
    write(folder, "more.yaml", {**PAGE, "rules": []})
    assert load([folder]).books[-1].sha256 != before


@pytest.mark.parametrize(
    "text", ["rules: [", "a: 1\na: &x 2\nb: *y", "\x00", "!!python/object/apply:os.system ['true']", "- a\n- b"]
)
def test_a_file_that_is_no_rulebook_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises((RulebookIsUnreadable, RulebookIsWrong)) as raised:
        load([write(tmp_path / "sample", "rules.yaml", text)])
    assert "sample/rules.yaml" in Wording().say(raised.value.says, "en")


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "sample", "rules.yaml", PAGE)
    (folder / "rules.yaml").write_bytes(b"rulebook: \xff\xfe")
    with pytest.raises(RulebookIsUnreadable):
        load([folder])


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    folder = write(tmp_path / "sample", "rules.yaml", "# " + "x" * 2_100_000)
    with pytest.raises(RulebookIsUnreadable):
        load([folder])


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulebookIsUnreadable):
        load([tmp_path / "missing"])


def test_a_book_that_ships_already_cannot_be_loaded_again(tmp_path: Path) -> None:
    write(tmp_path / "aliexpress", "rules.yaml", {**PAGE, "rulebook": "aliexpress"})
    with pytest.raises(RulebookIsThereTwice):
        load([tmp_path / "aliexpress"])

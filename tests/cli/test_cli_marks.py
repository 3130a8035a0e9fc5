"""`rejoinder marks`, from the door: whose marks stand in the titles of a shop."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rejoinder.adapters.registers.mark_list import known_marks, read_marks
from rejoinder.cli import marks
from rejoinder.cli.main import main

TITLES = "Кроссовки Найк мужские\nstainless apple juicer\nstrap compatible with Nike watch\nplain cotton shirt\n"


def shop(tmp_path: Path, text: str = TITLES, name: str = "titles.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_loud_sightings_are_told_and_quiet_ones_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["marks", str(shop(tmp_path)), "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "Найк" in out
    assert "juicer" not in out
    assert "4 titles" in out


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_all_sightings_are_told_where_asked_in_three_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert main(["marks", str(shop(tmp_path)), "--all", "--language", language]) == 0
    out = capsys.readouterr().out
    assert "apple juicer" in out
    assert "Nike watch" in out


def test_json_is_a_line_for_each_title_with_spans_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["marks", str(shop(tmp_path)), "--json", "--all"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["line"] for line in lines] == [1, 2, 3]
    for line in lines:
        (sighting,) = line["sightings"]
        assert line["title"][slice(*sighting["span"])] == sighting["words"]
    assert [line["sightings"][0]["gravity"] for line in lines] == ["weakens", "note", "note"]
    assert lines[2]["sightings"][0]["use"] == "compatible"


def test_a_list_of_ones_own_is_read_with_its_owners(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = shop(tmp_path, "商标;权利人;别名\nQuillmere;Quillmere Ltd;奎尔|Квилмер\n", "marks.csv")
    assert main(["marks", str(shop(tmp_path, "очки Квилмер\n")), "--marks", str(listed), "--json"]) == 0
    (sighting,) = json.loads(capsys.readouterr().out)["sightings"]
    assert (sighting["mark"], sighting["owner"]) == ("Quillmere", "Quillmere Ltd")


def test_a_list_of_one_mark_a_line_is_read(tmp_path: Path) -> None:
    assert [mark.name for mark in read_marks(shop(tmp_path, "Alpha\n\nБета\n", "m.txt"))] == ["Alpha", "Бета"]


def test_an_export_of_the_shop_is_read_by_its_titles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = shop(tmp_path, "商品ID,标题\n1005001,耐克运动鞋\n1005002,棉质衬衫\n", "export.csv")
    assert main(["marks", str(export), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["item_id"] == "1005001"


def test_many_titles_are_shared_among_the_cores_and_stay_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "CHUNK", 50)
    lines = ["plain shirt" if n % 10 else f"Nike shirt {n}" for n in range(1000)]
    assert main(["marks", str(shop(tmp_path, "\n".join(lines))), "--json"]) == 0
    seen = [json.loads(line)["line"] for line in capsys.readouterr().out.splitlines()]
    assert seen == list(range(1, 1001, 10))


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_is_not_there_is_one_sentence_and_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["marks", str(tmp_path / name), "--language", "en"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") <= 2
    assert "Traceback" not in captured.err


def test_an_empty_list_of_marks_is_refused(tmp_path: Path) -> None:
    assert main(["marks", str(shop(tmp_path)), "--marks", str(shop(tmp_path, "\n", "none.txt"))]) == 2


def test_the_marks_that_ship_have_one_entry_each_and_nearly_all_another_script() -> None:
    shipped = known_marks()
    names = [mark.name.casefold() for mark in shipped]
    assert len(names) == len(set(names)) >= 100
    assert sum(any(not spelling.isascii() for spelling in mark.also) for mark in shipped) >= 100

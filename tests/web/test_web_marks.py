"""Titles of a shop are looked over for marks, on the page and by call."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.api import Program

Page = Callable[[str], Client]
TITLES = "Nike running shoes\nN1ke socks\nStrap compatible with Garmin watch\n苹果削皮器\nWooden spoon <b>\n"


def sheet(rows: list[list[str]]) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return SimpleUploadedFile("export.xlsx", kept.getvalue())


@pytest.mark.usefixtures("cast")
def test_pasted_titles_are_grouped_by_what_to_do(page: Page) -> None:
    text = page("alba").post("/marks/", {"text": TITLES}).content.decode()
    groups = ["group-disguised", "group-use-badge", "Also an everyday word", "Says what it fits"]
    assert [text.index(group) for group in groups] == sorted(text.index(group) for group in groups)
    assert "<mark>N1ke</mark> socks" in text
    assert "Wooden spoon" not in text.split('id="found"')[1]


@pytest.mark.usefixtures("cast")
def test_an_export_and_a_list_of_ones_own_make_a_table(page: Page) -> None:
    export = sheet(
        [["Shop of Alba"], ["Product ID", "Product Title *"], ["77", "=Quilmere lamp"], ["78", "Nike shoes"]]
    )
    own = SimpleUploadedFile("marks.csv", b"Name,Owner\nQuillmere,Quillmere Oy\n")
    sent = {"export": export, "own_list": own, "as": "table"}
    table = b"".join(page("alba").post("/marks/", sent)).decode("utf-8-sig").splitlines()
    assert table[0].startswith("File,Line,Item,Title")
    assert table[1].startswith("export.xlsx,1,77,'=Quilmere lamp,Quilmere,Quillmere,Quillmere Oy,\"It is not a word")
    assert len(table) == 2


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "No titles were given"),
        ({"export": SimpleUploadedFile("export.csv", b"id,price\n1,2\n")}, "No titles were found"),
        ({"export": SimpleUploadedFile("export.exe", b"x")}, "export.exe"),
    ],
)
def test_what_holds_no_titles_is_refused_in_one_sentence(
    page: Page, sent: dict[str, SimpleUploadedFile], said: str
) -> None:
    answer = page("alba").post("/marks/", sent)
    assert (answer.status_code, said in answer.content.decode()) == (400, True)


def test_a_program_gets_the_same(program: Callable[[str], Program]) -> None:
    sent = {"files": SimpleUploadedFile("titles.txt", TITLES.encode())}
    said = program("alba").send("tools/marks", sent).json()
    assert [said[name] for name in ("titles", "loud", "hidden", "quiet", "is_cut")] == [5, 2, 1, 2, False]
    assert [one["title"] for one in said["found"]][:2] == ["N1ke socks", "Nike running shoes"]

"""Exports of shops are read however their columns are called."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from rejoinder.adapters.documents.listing import listings_in
from rejoinder.adapters.documents.title import TitlesAreMissing, TitlesAreUnreadable, titles

TABLES = [
    "Product ID,Product Name,Price\n41,Owl lamp,3\n",
    "TITLE,DESCRIPTION,SKU\nOwl lamp,Glows,41\n",
    "Item number;Title;Custom label\n41;Owl lamp;x\n",
    "商品编号,商品标题(必填),价格\n41,Owl lamp,3\n",
    "Artikelnummer;Artikelbezeichnung;Marke\n41;Owl lamp;Moss\n",
    "商品番号,商品名\n41,Owl lamp\n",
    "Артикул WB;Наименование товара;Бренд\n41;Owl lamp;Moss\n",
    "\ufeffexported 3 May\n\nitemId\tsubject\n41\tOwl lamp\n",
]


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_known_in_any_case_language_and_remark(table: str) -> None:
    (listing,) = listings_in(table.encode(), "export.csv")
    assert (listing.item_id, listing.title) == ("41", "Owl lamp")


@pytest.mark.parametrize(
    "document",
    [
        '{"code": 0, "data": {"page": 1, "list": [{"productId": 41, "subject": "Owl lamp"}]}}',
        '{"name": "My shop", "items": [{"id": 41, "title": "Owl lamp"}]}',
        '[{"item": {"itemId": "41", "title": "Owl lamp"}}]',
    ],
)
def test_an_export_is_read_whatever_wraps_its_records(document: str) -> None:
    (listing,) = listings_in(document.encode(), "export.json")
    assert (listing.item_id, listing.title) == ("41", "Owl lamp")


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_workbook_is_read_under_its_heads() -> None:
    content = workbook(("My shop",), (), ("Goods ID", "Goods Name"), (41, "Owl lamp"), (None, None), (42, "Fox lamp"))
    assert [(one.item_id, one.title) for one in listings_in(content, "x.xlsx")] == [
        ("41", "Owl lamp"),
        ("42", "Fox lamp"),
    ]
    assert list(listings_in(content[:60], "x.xlsx")) == []


def test_a_cell_as_long_as_a_page_hides_no_row(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f"id,title,description\n1,Owl,{'x' * 200_000}\n2,Fox,y\n", "utf-8")
    assert [(title.item_id, title.text) for title in titles(path)] == [("1", "Owl"), ("2", "Fox")]


def test_a_report_with_the_ending_of_a_text_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("item-name\tlisting-id\tprice\nOwl lamp\t41\t3\n", "utf-8")
    assert [(title.item_id, title.text) for title in titles(path)] == [("41", "Owl lamp")]
    path.write_text("title\nOwl lamp\n", "utf-8")
    assert [title.text for title in titles(path)] == ["title", "Owl lamp"]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.csv", b"id,price\n1,2\n", TitlesAreMissing),
        ("a.xlsx", b"PK\x03\x04", TitlesAreMissing),
        ("a.txt", b"\x00\x01\x02", TitlesAreUnreadable),
    ],
)
def test_a_file_without_titles_is_refused(tmp_path: Path, name: str, content: bytes, error: type[Exception]) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error):
        list(titles(path))

"""Tables that stay tables, data that stays data, and values of a PDF that have their boxes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from rejoinder.adapters.documents.listing import listings_in
from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.formats.delimited_text import delimited_rows
from rejoinder.document.record import document_record, from_plain
from rejoinder.document.table import Table
from rejoinder.domain.evidence import Inspection, Item, PaperKind, Place
from rejoinder.proof.inspection import inspect, items_of
from rejoinder.proof.paper.model_code import models_in

CATALOGUE = Path(__file__).parents[3] / "examples" / "night-herons" / "evidence" / "catalogue-2023.pdf"
HEADS = [
    "Order ID", "Order time", "Store", "Product ID", "Product name", "Product link", "SKU", "Unit price", "Quantity",
    "Shipping fee", "Total", "Currency", "Buyer name", "Status",
]  # fmt: skip
REMARKS = 46
"""Columns of no meaning, which make the table as wide as marketplaces export it."""


def read(content: bytes, name: str) -> Inspection:
    return inspect(Papers().from_bytes(content, relative=f"evidence/{name}", place=Place.EVIDENCE))


def sheet(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for row in rows:
        first.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def orders(count: int, sign: str = ",") -> bytes:
    """An export of orders, the earliest of them last, each of 2 pieces at 10.00, by a title of more than 60 letters."""
    target = io.StringIO()
    rows = csv.writer(target, delimiter=sign)
    rows.writerow([*HEADS, *(f"Remark {number}" for number in range(REMARKS))])
    for number in range(count):
        day = dt.date(2025, 12, 30) - dt.timedelta(days=number % 300)
        goods = f"Cushion cover with night herons, {'washable, ' * 6}45 x 45 cm"
        row = [f"81{number:07}", f"{day} 10:11", "Herons", f"100500{number:07}", goods, "https://x.example/1.html"]
        row += [f"NH-{number % 3}", "10.00", "2", "0.50", "20.00", "USD", f"Buyer {number}", "Finished"]
        rows.writerow([*row, *["-"] * REMARKS])
    return target.getvalue().encode()


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_an_export_of_sixty_columns_is_a_record_of_sales_whose_cells_are_whole(sign: str) -> None:
    found = read(orders(3, sign), "orders.csv")
    first = items_of(found)[0]
    assert found.kind is PaperKind.SALES_RECORD
    assert len(items_of(found)) == 3
    assert first.says.endswith("45 x 45 cm")
    assert (first.model, first.quantity, first.unit_price, first.amount) == (
        "NH-0",
        Decimal(2),
        Decimal("10.00"),
        Decimal("20.00"),
    )


@pytest.mark.slow
def test_every_row_of_a_long_export_counts_and_the_first_sale_is_found_wherever_it_stands() -> None:
    found = read(orders(400), "orders.csv")
    sold = found.field("sold_on")
    assert len(items_of(found)) == 400
    assert sold is not None
    assert (sold.value, sold.cell) == (dt.date(2025, 12, 30) - dt.timedelta(days=299), "B301")
    assert found.paper.pages[0][slice(*sold.span or (0, 0))] == "2025-03-06"


def test_cells_keep_dots_and_a_row_without_a_title_still_counts() -> None:
    rows = (["Date", "Product name", "Quantity", "Unit price", "Amount"], ["2025-01-02", "Cushion ... 45", 2, 11, 22])
    found = read(sheet(*rows, ["2025-01-03", "blue · large", 1, 10, 10], ["2025-01-04", None, 3, 11, 33]), "s.xlsx")
    assert [(item.says, item.amount) for item in items_of(found)] == [
        ("Cushion ... 45", Decimal(22)),
        ("blue · large", Decimal(10)),
        ("", Decimal(33)),
    ]


def test_a_row_of_sums_below_a_table_is_no_goods() -> None:
    heads = ["Date", "Product name", "Quantity", "Unit price", "Amount"]
    rows = (heads, ["2025-01-02", "Cushion", 2, 11, 22], ["2025-01-03", "Blanket", 1, 30, 30])
    assert len(items_of(read(sheet(*rows, [None, None, 3, None, 52]), "sums.xlsx"))) == 2
    assert len(items_of(read(sheet(*rows, ["Total", None, 3, None, 52]), "total.xlsx"))) == 2


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Titel;Preis\nKissen, blau;10,00\nDecke, rot;20,00\n", [["Kissen, blau", "10,00"], ["Decke, rot", "20,00"]]),
        ("sep=|\nA|B\n1,2|3,4\n5,6|7,8\n", [["1,2", "3,4"], ["5,6", "7,8"]]),
        ('A,B\n"x\ny",2\n', [["x\ny", "2"]]),
    ],
)
def test_cells_are_parted_by_the_sign_that_parts_the_rows_evenly(text: str, rows: list[list[str]]) -> None:
    assert list(delimited_rows(text))[1:] == rows


def test_the_lines_of_an_e_invoice_are_read_whatever_its_attributes_hold() -> None:
    line = (
        '<InvoiceLine name="set [large]: 2"><InvoicedQuantity>2</InvoicedQuantity><LineExtensionAmount>20.00'
        "</LineExtensionAmount><Item><Name>Cushion</Name></Item></InvoiceLine>"
    )
    found = read(f'<?xml version="1.0"?><Invoice><ID>A-1</ID>{line}</Invoice>'.encode(), "a.xml")
    assert items_of(found) == (Item(says="Cushion", quantity=Decimal(2), amount=Decimal("20.00")),)
    number = found.field("number")
    assert number is not None
    assert found.paper.pages[0][slice(*number.span or (0, 0))] == "A-1"


def test_the_tables_of_a_saved_page_are_tables_and_those_that_lay_it_out_are_not() -> None:
    rows = "".join(f"<tr><td>Cushion {n}</td><td></td><td>{n}</td></tr>" for n in (1, 2))
    inner = f"<table><tr><th>Product name</th><th>Colour</th><th>Quantity</th></tr>{rows}</table>"
    page = f"<html><body><table><tr><td><p>Orders</p>{inner}</td><td>Help</td></tr></table></body></html>"
    [found] = Papers().from_bytes(page.encode(), relative="a.html", place=Place.EVIDENCE).document.pages
    [table] = [block for block in found.blocks if isinstance(block, Table)]
    assert table.rows == (("Product name", "Colour", "Quantity"), ("Cushion 1", "", "1"), ("Cushion 2", "", "2"))
    assert found.text.startswith("Orders\n")
    assert found.text.endswith("Help")


def test_a_block_of_a_saved_page_that_holds_but_inline_elements_is_a_row_of_cells() -> None:
    page = (
        "<html><body><div><span>Paid by</span><span>Orla Moss</span></div><p><b>M</b>oss <i>lamps</i></p></body></html>"
    )
    [found] = Papers().from_bytes(page.encode(), relative="a.html", place=Place.EVIDENCE).document.pages
    assert found.text.split("\n") == ["Paid by   Orla Moss", "", "Moss lamps"]


def test_records_of_an_export_in_json_are_a_table_under_their_names() -> None:
    records = [
        {"order_id": n, "order date": "2025-01-02", "product name": "Cushion cover", "quantity": 2, "price": 3.5}
        for n in (11, 12)
    ]
    found = read(json.dumps({"data": {"orders": records}}).encode(), "orders.json")
    assert [(item.says, item.quantity) for item in items_of(found)] == [("Cushion cover", Decimal(2))] * 2


def test_a_value_of_a_pdf_has_its_box_and_is_not_called_recognised() -> None:
    owner = read(CATALOGUE.read_bytes(), "catalogue.pdf").field("owner")
    assert owner is not None
    assert owner.box is not None
    assert not owner.recognised
    left, top, right, bottom = owner.box
    assert (round(left, 1), round(top, 2), round(right, 1), round(bottom, 2)) == (0.4, 0.56, 0.6, 0.57)


@pytest.mark.parametrize("name", ["orders.csv", "catalogue.pdf", "a.xml"])
def test_a_document_comes_back_whole_from_plain_values(name: str) -> None:
    content = {"orders.csv": orders(2), "catalogue.pdf": CATALOGUE.read_bytes(), "a.xml": b"<a><b c='d'>e</b></a>"}[
        name
    ]
    document = Papers().from_bytes(content, relative=name, place=Place.EVIDENCE).document
    again = from_plain(json.loads(json.dumps(document_record(document))))
    assert again.pages == document.pages
    assert document_record(again) == document_record(document)


def test_a_clause_below_the_goods_of_a_chinese_contract_is_no_part_of_their_description() -> None:
    [contract] = CATALOGUE.parent.glob("购销合同*.pdf")
    [goods] = items_of(read(contract.read_bytes(), "contract.pdf"))
    assert goods.says == "靠垫套《夜鹭》45×45 厘米"


RUSSIAN = (
    ["Номер заказа", "Принят в обработку", "Статус", "Наименование товара", "Ozon SKU", "Артикул", "Код валюты",
     "Количество", "Стоимость доставки", "Регион"],
    ["123-1", "2024-03-02 10:00:00", "Доставлен", "Наволочка «Цапля»", "777123456", "NH-14", "RUB", 2, 100, "Москва"],
    ["123-2", "2024-03-04 10:00:00", "Доставлен", "Наволочка «Дождь»", "777123457", "RF-03", "RUB", 1, 100, "Москва"],
)  # fmt: skip
CHINESE = (
    ["订单号", "下单时间", "付款时间", "商品ID", "商品链接", "商品标题", "商家编码", "商品单价", "数量", "运费", "优惠",
     "订单金额", "币种"],
    ["81111", "2024-03-02 10:00", "2024-03-02 11:00", "100500111222", "https://x.example/1.html", "夜鹭靠垫套", "NH-14",
     "10.00", 3, "1.00", "0", "30.00", "USD"],
)  # fmt: skip


def test_heads_in_russian_tell_goods_from_what_is_charged_for_carrying_them() -> None:
    found = read(sheet(*RUSSIAN), "orders.xlsx")
    assert found.kind is PaperKind.SALES_RECORD
    assert [(item.model, item.quantity, item.amount) for item in items_of(found)] == [
        ("NH-14", Decimal(2), None),
        ("RF-03", Decimal(1), None),
    ]


def test_heads_in_chinese_tell_titles_from_links_and_codes_of_goods_from_numbers_of_listings() -> None:
    found = read(sheet(*CHINESE), "orders.xlsx")
    assert found.kind is PaperKind.SALES_RECORD
    assert items_of(found) == (
        Item(
            says="夜鹭靠垫套",
            model="NH-14",
            quantity=Decimal(3),
            unit_price=Decimal("10.00"),
            amount=Decimal("30.00"),
        ),
    )


def test_measures_and_grades_are_no_models() -> None:
    assert list(models_in("LED bulb 1000lm 12V IP65, model 1000lm")) == []
    assert list(models_in("LED bulb LB-240, 1000lm")) == ["LB-240"]


def test_a_product_export_names_model_pieces_sold_and_main_image_and_no_compatible_brand() -> None:
    heads = "Product ID,Main Image,Product Title,Brand Name,Compatible Brand,Model Number,Luminous Flux,Sold"
    text = f'{heads}\n1005001,https://x.example/a.jpg,LED bulb 1000lm,,Kestrel,LB-240,1000lm,"1,234 sold"\n'
    [listing] = listings_in(text.encode(), "products.csv")
    assert (listing.item_id, listing.model, listing.orders, listing.brand) == ("1005001", "LB-240", 1234, None)

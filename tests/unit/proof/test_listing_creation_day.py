"""The day on which a listing was created, from the pages that only its seller sees: of this listing, or unknown."""

from __future__ import annotations

import datetime as dt

import pytest
from paper_desk import laid

from rejoinder.proof.paper.listing_table import CreationDay, creation_day, is_listing_table
from rejoinder.proof.screen import Screen, screen_of

FEEDER, BOX = "B09TQ4XK2M", "B08Y7RLQ3D"
TWO_LINES_EACH = f"""
amazon seller central     Katalog    Lagerbestand
Lagerbestand verwalten
Status    SKU / ASIN    Produktname                   Erstellt am         Geändert am         Preis
Aktiv     BRE-VF3       BRENNER Fenster-Futterhaus    19.09.2022 10:27    14.10.2026 08:55    € 19,95
          {FEEDER}    mit Saugnäpfen VF-3
Aktiv     BRE-NK1       BRENNER Nistkasten Fichte     02.03.2021 16:04    14.10.2026 08:56    € 24,95
          {BOX}    NK-1
"""
NUMBER_BELOW = """
商品管理
商品                   商品ID              价格      创建时间      更新时间
                                                   2022-10-14    2026-09-02
                       1005004887126390
Laptop Stand LS-08                         $18.60   16:22:40      10:11:05
"""
RUSSIAN = """
Мои товары
Товар            Артикул      Цена     Статус       Дата создания
Лампа Лумина     171234501    990 ₽    В продаже    03.04.2023
Ночник Кит       171234502    690 ₽    В продаже    11.02.2024
"""
ONE_LISTING = """
Listing details
Item ID: 1005006012345678
Created on: 2023-05-06 11:20
Last updated: 2026-01-02
"""


@pytest.mark.parametrize(
    ("page", "number", "on", "head"),
    [
        (TWO_LINES_EACH, FEEDER, dt.date(2022, 9, 19), "Erstellt am"),
        (TWO_LINES_EACH, BOX, dt.date(2021, 3, 2), "Erstellt am"),
        (NUMBER_BELOW, "1005004887126390", dt.date(2022, 10, 14), "创建时间"),
        (RUSSIAN, "171234502", dt.date(2024, 2, 11), "Дата создания"),
        (ONE_LISTING, "1005006012345678", dt.date(2023, 5, 6), "Created on"),
    ],
    ids=["two lines each", "number below", "one line each", "second line", "one listing"],
)
def test_the_day_is_that_of_the_listing_asked_for(page: str, number: str, on: dt.date, head: str) -> None:
    assert creation_day(laid(page), number) == CreationDay(on=on, head=head)


@pytest.mark.parametrize(
    ("page", "number"),
    [
        (RUSSIAN, "171234509"),
        (RUSSIAN.replace("03.04.2023", "          "), "171234502"),
        (ONE_LISTING + "Item ID: 1005006012345679", "1005006012345678"),
        (ONE_LISTING.replace("Created on", "Ends on"), "1005006012345678"),
        (ONE_LISTING + "Order no.: 8190023344556677", "1005006012345678"),
        ("Created on: 2023-05-06\nno number of any listing", "1005006012345678"),
    ],
    ids=[
        "not on the page",
        "a day less than numbers",
        "two listings and one day",
        "another day",
        "a sale",
        "no number",
    ],
)
def test_what_the_page_does_not_say_of_it_stays_unknown(page: str, number: str) -> None:
    assert creation_day(laid(page), number) is None


@pytest.mark.parametrize(
    "heads",
    [
        "Order no.    Buyer    Item ID    Created on    Amount",
        "订单号    商品ID    商品名称    数量    创建时间    订单状态",
        "货号    商品名称    数量    价格",
        "Номер заказа    Артикул    Цена    Дата создания",
    ],
    ids=["orders", "orders in Chinese", "an invoice", "orders in Russian"],
)
def test_a_table_of_sales_is_no_list_of_listings(heads: str) -> None:
    page = f"{heads}\n8190023344    1005006012345678    2023-05-06    $18.60\n"
    assert not is_listing_table(laid(page))
    assert creation_day(laid(page), "1005006012345678") is None


def test_a_picture_of_such_a_table_shows_a_page_of_the_seller() -> None:
    assert screen_of(laid(TWO_LINES_EACH, path="evidence/a.png", media_type="image/png")) is Screen.SELLER_CENTRE

"""What papers say of themselves in so many words, and what they cite of others."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from paper_desk import read, said

from rejoinder.domain.evidence import PaperKind

NOTE = """
WESTERN & DALE                                              DELIVERY NOTE
Garden Sundries Wholesale   Kelso Way, Hexham NE46 3PX

Deliver to:                                 Note no.        DN 071933
Thistle & Trug                              Despatched      3 May 2025

Ordered     Sent    Code    Description
48          48      PL-09   Terracotta pot saucer 9 cm

Received by:                Print name: R GALBRAITH         Date: 06/05/25
"""
TORG = """
Поставщик       ИП Дроздова Елена Викторовна
Основание       Счет № 58 от 20.02.2025
                                  Номер документа     Дата составления
            ТОВАРНАЯ НАКЛАДНАЯ    61                  27.02.2025
№    Товар                 Кол-во   Цена     Сумма без НДС   НДС       Сумма с НДС
1    Набор «Снегирь»       40       312,00   12480,00        Без НДС   12480,00
2    Набор «Иволга»        25       312,00   7800,00         Без НДС   7800,00
Всего по накладной         65                20280,00                  20280,00
"""
REPORT = """
CERTALIS                                          Test Report No.: CTL-SZ-24-090417
                                                  Date: Sep. 18, 2024
Applicant:         Dongguan Silicone Technology Co., Ltd.
Brand:             Noonibo
"""


def test_a_delivery_note_names_its_number_its_day_and_in_its_head_who_sends() -> None:
    fields = said(read(NOTE))
    assert (fields["number"], fields["issued_on"]) == ("DN 071933", dt.date(2025, 5, 3))
    assert fields["seller"] == "WESTERN & DALE"


def test_the_number_of_the_paper_on_which_one_rests_is_not_its_own_and_its_sum_is_that_of_the_last_column() -> None:
    fields = said(read(TORG))
    assert (fields["number"], fields["total"]) == ("61", Decimal("20280.00"))


def test_a_paper_of_no_known_kind_says_what_its_labels_say_and_nobody_owns_what_he_asks_for() -> None:
    inspection = read(REPORT)
    assert inspection.kind is PaperKind.OTHER
    assert said(inspection) == {"number": "CTL-SZ-24-090417", "issued_on": dt.date(2024, 9, 18), "mark": "Noonibo"}


def test_an_air_waybill_has_the_number_of_its_airline() -> None:
    page = "618    HKG    4407 2815     618-44072815\nShipper's Name and Address      Air Waybill\nMOSS GEAR LTD"
    assert said(read(page))["number"] == "618-44072815"


def test_a_price_list_is_a_catalogue_and_a_measure_no_model() -> None:
    inspection = read("瓷语工艺厂 价格表（2025年春季）\nCY-205   浮雕花瓶   H22cm   46   41.5")
    assert inspection.kind is PaperKind.CATALOGUE
    assert [item.model for item in said(inspection)["items"]] == ["CY-205"]


def test_the_classes_of_a_mark_stand_behind_their_code() -> None:
    page = """
    1719305 - SOLVANTE
    151   Date of the registration              08.02.2023
    732   Name and address of the holder        SOLVANTE OPTIK A/S
    540   Mark                                  SOLVANTE
    511   International Classification          9 Sunglasses; spectacle frames.
    """
    assert said(read(page))["classes"] == "9"


def test_a_count_times_a_price_is_a_line_of_goods_and_a_measure_is_none() -> None:
    page = """
    Payment sent to Salt Stencils
    Transaction ID             7KD41902XN886305T
    Reusable stencil, A3       2 × £14.50
    Towel 100 × 180 cm, sage   1 × £9.00
    Total                      £38.00 GBP
    Status                     Completed
    """
    items = said(read(page))["items"]
    assert [(item.says, item.quantity, item.unit_price) for item in items] == [
        ("Reusable stencil, A3", Decimal(2), Decimal("14.50")),
        ("Towel 100 × 180 cm, sage", Decimal(1), Decimal("9.00")),
    ]


def test_who_is_called_the_seller_does_not_buy() -> None:
    page = """
    SETTLEMENT AGREEMENT AND MUTUAL RELEASE
    This Agreement is entered into as of May 28, 2024
    by and between Fern Lighting LLC and Foshan Birch Lighting Co., Ltd. (“Seller”).
    """
    fields = said(read(page))
    assert (fields["seller"], fields["buyer"]) == ("Foshan Birch Lighting Co., Ltd.", "Fern Lighting LLC")

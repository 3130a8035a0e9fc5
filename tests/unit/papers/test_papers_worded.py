"""Papers whose wording and layout nobody arranged with us: bills, certificates and letters of several countries."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.formats.parsed_file import clean_text
from rejoinder.domain.evidence import Inspection, PaperKind, Place
from rejoinder.proof.inspection import inspect, value_of


def read(text: str) -> Inspection:
    return inspect(Papers().from_bytes(text.encode(), relative="evidence/a.txt", place=Place.EVIDENCE))


def test_a_contract_with_both_parties_on_one_line_is_read() -> None:
    seen = read(
        "Purchase contract No. QD-17-204, 9 June 2023\n"
        "Seller: Wenzhou Lantern Craft Co., Ltd. Buyer: Alba Trading Co., Ltd.\n"
        "1. Goods: paper lanterns, model LC-9, 400 pcs, total amount CNY 6,200.00.\n"
    )
    assert seen.kind is PaperKind.CONTRACT
    said = {name: value_of(seen, name) for name in ("number", "issued_on", "seller", "buyer", "total")}
    assert said == {
        "number": "QD-17-204",
        "issued_on": dt.date(2023, 6, 9),
        "seller": "Wenzhou Lantern Craft Co., Ltd.",
        "buyer": "Alba Trading Co., Ltd.",
        "total": Decimal("6200.00"),
    }


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("Zu zahlender Betrag: 119,00 €", "119.00"),
        ("Te betalen € 119,00", "119.00"),
        ("TOTAL FACTURA 119,00 €", "119.00"),
        ("Amount charged to card ending 8810: $119.00", "119.00"),
    ],
)
def test_a_total_is_found_under_its_many_names(line: str, total: str) -> None:
    seen = read(f"INVOICE\nInvoice No: K-2201\nInvoice date: 3 May 2023\nNet 100.00\n{line}\n")
    assert value_of(seen, "total") == Decimal(total)


@pytest.mark.parametrize("line", ["zzgl. 19 % USt.: 19,00", "21% BTW 19,00", "IGST @ 5% 19.00", "ADD GST 6%  19.00"])
def test_tax_is_read_whatever_stands_before_its_name(line: str) -> None:
    seen = read(f"INVOICE\nInvoice No: K-2201\nInvoice date: 3 May 2023\nNet 100.00\n{line}\nTotal due 119.00\n")
    assert value_of(seen, "tax") == Decimal("19.00")


def test_a_receipt_whose_hour_stuck_to_the_day_is_dated() -> None:
    seen = read("INVOICE\nInvoice No: K-2201\nDate: 14/02/201822:10:09\nTotal 7.70\n")
    assert value_of(seen, "issued_on") == dt.date(2018, 2, 14)


def test_what_was_paid_less_the_change_is_the_total_of_a_till_receipt() -> None:
    seen = read(
        "MARGIT DRUGS SDN BHD\nLot 4, Jalan Bunga\nRECEIPT\nDate 5/6/2018  1:15:02 PM\nCashier 88\n"
        "Plaster  45.40\nTotal Before Disc  45.40\nLess Member 5%  -2.27\nNet  43.13\nRounded Amt  43.15\n"
        "CASH  50.00\nCHANGE  6.85\nThank you\n"
    )
    assert seen.kind is PaperKind.RECEIPT
    assert value_of(seen, "total") == Decimal("43.15")
    assert value_of(seen, "seller") == "MARGIT DRUGS SDN BHD"


def test_a_heading_broken_over_lines_names_the_kind() -> None:
    seen = read(
        "РОССИЙСКАЯ ФЕДЕРАЦИЯ\nСВИДЕТЕЛЬСТВО\nна товарный знак (знак обслуживания)\n№ 690112\nТИХИЙ ОМУТ\n"
        'Правообладатель: Общество с ограниченной ответственностью "Тихий омут"\n'
        "Зарегистрировано в Государственном реестре товарных знаков\nРоссийской Федерации 7 мая 2019 г.\n"
    )
    assert seen.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert value_of(seen, "registration_number") == "690112"
    assert value_of(seen, "mark") == "ТИХИЙ ОМУТ"
    assert value_of(seen, "registered") == dt.date(2019, 5, 7)


def test_an_extract_without_captions_is_read_by_its_codes() -> None:
    seen = read(
        "CERTIFICATE OF REGISTRATION\nEuropean Union trade mark\n"
        "210  018400111\n151  04/05/2021\n450  05/05/2021\n186  24/09/2030\n541  VINTERGLAS\n"
        "732  Vinter Glas ApS\n     Havnegade 5\n"
    )
    assert value_of(seen, "mark") == "VINTERGLAS"
    assert value_of(seen, "owner") == "Vinter Glas ApS"
    assert value_of(seen, "valid_to") == dt.date(2030, 9, 24)


def test_a_grant_broken_inside_a_firm_names_both_parties() -> None:
    seen = read(
        "品牌授权书\n"
        "兹有宁波青鸟文具有限公司，系“青鸟”品牌（注册号：30198877）的合法持有人，现授权杭州市晨光网络科\n"
        "技有限公司在速卖通平台销售“青鸟”品牌文具。\n"
        "授权期限：自2023年3月1日起至2025年2月28日止。\n"
    )
    assert value_of(seen, "owner") == "宁波青鸟文具有限公司"
    assert value_of(seen, "licensee") == "杭州市晨光网络科技有限公司"


def test_a_route_is_no_seller_and_a_bare_title_no_label() -> None:
    seen = read(
        "HANSE LICHT GMBH\nHafenstr. 4, Hamburg\nFACTURE\n14 quai de la Fosse\n"
        "FROM HAMBURG TO ROTTERDAM\nFacture n° : FX-00912\nTotal TTC 90,00 €\n"
    )
    assert value_of(seen, "number") == "FX-00912"
    assert value_of(seen, "seller") == "HANSE LICHT GMBH"


def test_papers_opened_together_come_back_in_their_order(tmp_path: Path) -> None:
    paths = []
    for name in ("c.txt", "a.txt", "b.txt"):
        (tmp_path / name).write_text(f"paper {name}", "utf-8")
        paths.append((tmp_path / name, name))
    opened = Papers().open_all(paths, place=Place.EVIDENCE)
    assert [(paper.path, paper.pages[0]) for paper in opened] == [(name, f"paper {name}") for _, name in paths]


def test_a_hyphen_that_a_pdf_marks_at_the_end_of_a_line_is_a_hyphen() -> None:
    for mark in ("\x02", "\ufffe"):
        assert clean_text(f"to appoint sub{mark}distributors") == "to appoint sub-distributors"

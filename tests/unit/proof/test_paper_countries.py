"""Certificates, letters and bills as single lands and trades write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from paper_desk import doubted, read, said


def test_a_certificate_of_japan_runs_labels_into_their_values() -> None:
    fields = said(
        read("""
        商標登録証
        登録第6512345号
        商標  ひなたぼっこ
        商標権者京都府京都市下京区四条通3-5
        株式会社ひなた製菓
        登録日令和4年2月10日
        """)
    )
    assert (fields["owner"], fields["mark"]) == ("株式会社ひなた製菓", "ひなたぼっこ")
    assert (fields["registration_number"], fields["registered"]) == ("6512345", dt.date(2022, 2, 10))


def test_a_certificate_of_italy_has_its_number_alone_on_a_line() -> None:
    fields = said(
        read("""
        ATTESTATO DI REGISTRAZIONE PER MARCHIO D'IMPRESA
        N. 302021000123456
        Marchio: PIETRA VIVA
        Titolare: PIETRA VIVA COSMETICI S.R.L., Verona
        """)
    )
    assert (fields["registration_number"], fields["mark"]) == ("302021000123456", "PIETRA VIVA")


@pytest.mark.parametrize(
    ("line", "number"), [("Our ref: MQ/TS/44021", "MQ/TS/44021"), ("Unser Zeichen: 00871/23 BT", "00871/23")]
)
def test_a_letter_has_the_number_under_which_its_writer_keeps_the_matter(line: str, number: str) -> None:
    text = f"Marlow Quill Solicitors LLP\n{line}\nDear Sirs\nCease and desist\nYours faithfully"
    assert said(read(text))["number"] == number


def test_two_columns_at_one_rate_that_come_to_the_total_are_net_and_tax() -> None:
    inspection = read("""
        세금계산서
        승인번호: 20230831-41000012
        월일     품목              수량     단가      공급가액     세액
        08/31    크라프트 박스     1,000    450       450,000      45,000
        08/31    스티커 인쇄       5        30,000    150,000      15,000
        합계금액   660,000 원
        """)
    assert said(inspection)["tax"] == Decimal("60000")
    assert "total-does-not-add-up" not in doubted(inspection)


def test_place_and_day_stand_behind_the_number_in_a_title() -> None:
    lines = "\n".join(f"ligne {letter}" for letter in "abcdefg")
    assert said(read(f"{lines}\nFacture N° 45120 — Nice, le 19/11/2023\nTotal TTC 480,90 €"))["issued_on"] == dt.date(
        2023, 11, 19
    )


def test_a_company_writes_its_form_small_and_who_gets_the_goods_is_no_name() -> None:
    fields = said(
        read("""
                                            Severn Vale Water plc
        Bill reference SV-20230304-771
        Deliver to
        Sofia Lindqvist
        Storgatan 9
        411 24 Göteborg
        Total amount due   £146.62
        """)
    )
    assert fields["seller"] == "Severn Vale Water plc"
    assert fields["number"] == "SV-20230304-771"
    assert fields.get("buyer") != "Deliver to"

"""Bills of Taiwan, and numbers that strokes part."""

from __future__ import annotations

from decimal import Decimal

import pytest
from paper_desk import read, said

from rejoinder.domain.evidence import Item
from rejoinder.proof.paper.addition import wrong_sum

FORM = """
    雲峰茶具有限公司
    電子發票證明聯
    2026-01-14
    發票號碼：RT-31820457
    買　方：日月書店有限公司
    統一編號：54617702
    序號    品名                 數量    單價     金額
    1       茶壺 TP-60            24     1,180    28,320
    2       茶杯                  60        95     5,700
    3       茶盤（含說明書）        36       320    11,520
    銷售額合計                                    45,540
    營業稅                                         2,277
    總計                                          47,817
    總計新台幣：肆萬柒仟捌佰壹拾柒元整
"""


def test_lines_without_cents_that_were_not_all_read_make_no_sum_wrong() -> None:
    goods = (Item(says="茶杯", quantity=Decimal(60), unit_price=Decimal(95), amount=Decimal(5700)),)
    assert wrong_sum(goods, Decimal(47817), None, FORM) is None
    assert wrong_sum(goods, Decimal(47817), None, FORM.replace("45,540", "45,541")) == Decimal(5700)


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("INVOICE DATE: 11/15/2024\nINVOICE NO: QM-204", "QM-204"),
        ("NUMERO DOC.      DATA DOC.\n204/FA           20-01-2026", "204/FA"),
    ],
)
def test_a_number_in_strokes_ends_its_heading_or_stands_below_it(head: str, number: str) -> None:
    goods = "Articolo   UM   Q.TA   PREZZO   IMPORTO\nGiunto     NR   8,00   10,00    80,00\nTotale  80,00 EUR"
    assert said(read(f"Moss s.r.l.\n{head}\n{goods}"))["number"] == number

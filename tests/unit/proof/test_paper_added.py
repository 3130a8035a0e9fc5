"""Taxes, goods and money of bills that are told by what adds up, whatever its label."""

from __future__ import annotations

from decimal import Decimal

import pytest
from paper_desk import doubted, read, said

SUMMARY = """
Gull & Sons Ltd
1 Quay Road
{title} 5501
{head}
Hook brass            10        7.00         70.00
Rope 8 mm             20        1.50         30.00
{sums}
"""
HEAD = "Description          Qty      Price       Amount"


@pytest.mark.parametrize(
    ("sums", "tax"),
    [
        ("Rate  Net  VAT\n20%   70.00   14.00\n5%   30.00   1.50\nTotal   115.50", "15.50"),
        ("Net total  100.00\n5% VAT on 30.00   1.50\n20% VAT on 70.00   14.00\nTotal incl. VAT   115.50", "15.50"),
        ("20%   70.00   14.00    VAT   15.50\n5%   30.00   1.50    Total   115.50", "15.50"),
        ("MERCHANDISE   100.00\nWV SALES TAX    6%    6.00\nTOTAL    106.00", "6.00"),
    ],
)
def test_the_tax_is_what_rates_take_of_their_bases_and_add_to_the_total(sums: str, tax: str) -> None:
    bill = SUMMARY.format(title="INVOICE", head=HEAD, sums=sums)
    assert said(read(bill))["tax"] == Decimal(tax)


def test_the_tax_is_the_sum_of_a_column_that_lies_between_net_and_gross() -> None:
    fields = said(
        read("""
        Tax Invoice INV-77
        Description      Price    Qty   Net Amount   Tax    Tax       Total
                                                     Rate   Amount    Amount
        Kettle copper    100.00   1     100.00       18%    18.00     118.00
        Shipping Charges  10.00          10.00       18%     1.80      11.80
        Spoon wooden      50.00   2     100.00       12%    12.00     112.00
        TOTAL:                                              31.80     241.80
        """)
    )
    assert (fields["total"], fields["tax"]) == (Decimal("241.80"), Decimal("31.80"))
    assert [item.says for item in fields["items"]] == ["Kettle copper", "Spoon wooden"]


def test_a_row_that_numbers_the_columns_of_a_form_is_no_line_of_goods() -> None:
    inspection = read("""
        Счет-фактура № 17 от 5 мая 2023 г.
        Наименование товара    Кол-во   Цена     Без налога   Ставка   Сумма налога   Стоимость
        1                      2        3        4            5        6              7
        Перец чёрный           150      10,00    1 500,00     20%      300,00         1 800,00
        Соль морская           40       5,00     200,00       20%      40,00          240,00
        Всего к оплате                           1 700,00              340,00         2 040,00
        """)
    assert [item.says for item in said(inspection)["items"]] == ["Перец чёрный", "Соль морская"]
    assert "total-does-not-add-up" not in doubted(inspection)


def test_counts_and_prices_may_bear_their_units_and_remarks() -> None:
    fields = said(
        read("""
        Factuur 2023-17
        Artikel                Aantal   Stuksprijs   Bedrag
        Fietstas geel          2x       € 44,95      € 89,90
        Verzendkosten pakket   1x       € 5,95       € 5,95
        Discount                                     -€ 10,00
        """)
    )
    assert [(item.says, item.quantity) for item in fields["items"][:2]] == [
        ("Fietstas geel", Decimal(2)),
        ("Verzendkosten pakket", Decimal(1)),
    ]


def test_goods_end_at_their_sum_however_it_is_called() -> None:
    sums = "Wares                                       100.00\nLater                                         8.00"
    bill = SUMMARY.format(title="INVOICE", head=HEAD, sums=sums)
    assert [item.says for item in said(read(bill))["items"]] == ["Hook brass", "Rope 8 mm"]


@pytest.mark.parametrize(
    ("line", "currency"),
    [("Moneda: MXN - Peso Mexicano", "MXN"), ("Tacoma, WA 98402", "USD")],
)
def test_the_sign_of_dollars_is_of_the_land_that_a_line_tells(line: str, currency: str) -> None:
    assert said(read(f"INVOICE 5501\n{line}\nTotal  $ 31.80"))["currency"] == currency


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Faktura VAT FV 457/MAG/11/2023", "FV 457/MAG/11/2023"),
        ("Invoice number   C41E7B09\u20110014", "C41E7B09-0014"),
        ("Factura CFDI 4.0      Serie y Folio   B 10442", "B 10442"),
    ],
)
def test_numbers_have_letters_strokes_and_hyphens_of_any_kind(line: str, number: str) -> None:
    assert said(read(f"{line}\nTotal   € 31.80\nInvoice date 2023-05-04"))["number"] == number


def test_letters_that_run_down_the_edge_of_a_form_belong_to_no_label() -> None:
    fields = said(
        read("""
        安徽增值税电子普通发票        发票号码: 60318842
                                      开票日期: 2022年11月08日
        购名称:          芜湖拾光民宿有限公司
        买纳税人识别号:  91340207MA2WUK1P7E
        价税合计（大写）  肆仟柒佰贰拾圆整   （小写）  ¥4720.00
        销名称:          合肥木之语家居有限责任公司
        """)
    )
    assert (fields["seller"], fields["buyer"]) == ("合肥木之语家居有限责任公司", "芜湖拾光民宿有限公司")


def test_a_line_drawn_in_letters_is_no_row_of_goods() -> None:
    fields = said(
        read("""
        INVOICE 5501
        ------------------------------------------
        Description     Qty    Unit price   Ext price
        ------------------------------------------
        Coil 300 ft     300    .389         116.70
        Tool kit        1      684.000      684.00
        ------------------------------------------
        Total                               800.70
        """)
    )
    assert [(item.says, item.amount) for item in fields["items"]] == [
        ("Coil 300 ft", Decimal("116.70")),
        ("Tool kit", Decimal("684.00")),
    ]

"""Papers of other countries: their titles, labels in two scripts, slips of banks, tax named in passing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from paper_desk import doubted, read, said

from rejoinder.domain.evidence import PaperKind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Fatura FT 2025/187", PaperKind.INVOICE),
        ("Faktura VAT nr 45/03/2025", PaperKind.INVOICE),
        ("Рахунок-фактура № 12", PaperKind.INVOICE),
        ("ATTESTATION DE DISTRIBUTION", PaperKind.AUTHORISATION),
        ("LETTERA DI AUTORIZZAZIONE", PaperKind.AUTHORISATION),
        ("Declaração de autorização", PaperKind.AUTHORISATION),
        ("Händlerbestätigung 2025", PaperKind.AUTHORISATION),
        ("Lieferschein Nr. 5512", PaperKind.SALES_RECORD),
        ("Albarán 2025-14", PaperKind.SALES_RECORD),
        ("Justificante de pago", PaperKind.RECEIPT),
        ("Umowa sprzedaży", PaperKind.CONTRACT),
        ("CONTRACT FOR THE SALE OF GOODS", PaperKind.CONTRACT),
        ("INVOICE – TAX DOCUMENT No. 2400318", PaperKind.INVOICE),
        ("订单详情", PaperKind.SALES_RECORD),
        ("Catalogo 2025", PaperKind.CATALOGUE),
        ("Certificate of Registration for a UK Design", PaperKind.PATENT_CERTIFICATE),
        ("You sent a payment of €86.00 EUR to Atelier Blau", PaperKind.RECEIPT),
        ("Samenwerkingsovereenkomst", PaperKind.CONTRACT),
    ],
)
def test_a_title_tells_the_kind_in_any_tongue_of_trade(title: str, kind: PaperKind) -> None:
    assert read(f"{title}\n\n12.03.2025").kind is kind


def test_labels_and_heads_may_be_in_two_scripts() -> None:
    page = """
    销售合同
    SALES CONTRACT
    合同号 Contract No.: XM-250311
    卖方 The Seller: 厦门海石石材有限公司
    买方 The Buyer: GRANITE & MORE S.A.
    货物描述 Description        数量 Quantity    单价 Unit Price    总值 Amount
    Granite cobble              600              14.50              8,700.00
    总值 Total                                                      USD 8,700.00
    """
    fields = said(read(page))
    assert (fields["seller"], fields["buyer"]) == ("厦门海石石材有限公司", "GRANITE & MORE S.A.")
    assert (fields["number"], fields["total"]) == ("XM-250311", Decimal(8700))
    assert fields["items"][0].says == "Granite cobble"


SLIP = """
中国工商银行 电子回单
付款人    户名    武汉云杉家居有限公司
收款人    户名    南通织梦家纺有限公司
金额      人民币（大写）壹万贰
仟捌佰元整                           ￥12,800.00
交易日期  2025-01-15
回单编号：25015000123456789
"""


def test_a_slip_of_a_bank_names_who_paid_and_who_was_paid() -> None:
    inspection = read(SLIP)
    fields = said(inspection)
    assert inspection.kind is PaperKind.RECEIPT
    assert (fields["seller"], fields["buyer"]) == ("南通织梦家纺有限公司", "武汉云杉家居有限公司")
    assert (fields["number"], fields["issued_on"]) == ("25015000123456789", dt.date(2025, 1, 15))
    assert "words-do-not-match" not in doubted(inspection), "words that were broken over two lines are one sum"


def test_goods_may_begin_a_line_above_their_numbers() -> None:
    page = """
    Rechnung Nr. 77
    Beschreibung            Menge    Stückpreis    Betrag
    Teekanne
    aus Porzellan           1        32,00         32,00
    ASIN: B0AAAA1111
    Milchkrug
    aus Glas                2        8,00          16,00
    ASIN: B0AAAA2222
    Gesamtbetrag                                   48,00
    """
    items = said(read(page))["items"]
    assert [item.says for item in items] == [
        "Teekanne aus Porzellan ASIN: B0AAAA1111",
        "Milchkrug aus Glas ASIN: B0AAAA2222",
    ]


def test_a_line_less_a_percentage_that_is_printed_adds_up() -> None:
    page = """
    Facture n° 12
    Désignation       Qté    P.U. HT    Abatt.    Montant HT
    Miel acacia       96     6,20       5         565,44
    Total HT                                      565,44
    """
    assert "line-does-not-add-up" not in doubted(read(page))
    assert "line-does-not-add-up" in doubted(read(page.replace("565,44", "465,44")))


def test_a_short_line_calls_a_page_with_priced_goods_and_a_sum_a_bill() -> None:
    page = """
    Cedar Lane Crafts
    Your copy of our invoice for the spring fair
    Article           Qty    Price     Amount
    Oak stool         2      40.00     80.00
    Total                              80.00
    """
    assert read(page).kind is PaperKind.INVOICE
    assert read(page.replace("invoice", "letter")).kind is not PaperKind.INVOICE


def test_a_transfer_document_of_russia_is_told_by_its_fields() -> None:
    page = """
    документ         Счет-фактура № 512 от 18.04.2025 Исправление
    Продавец: ООО "Кухня"
    ИНН/КПП продавца: 6163123456/616301001
    Покупатель: ООО "Очаг"
    ИНН/КПП покупателя: 2310987654/231001001
    Всего к оплате     73 000,00     14 600,00     87 600,00
    """
    inspection = read(page)
    fields = said(inspection)
    assert inspection.kind is PaperKind.INVOICE
    assert (fields["seller"], fields["buyer"]) == ('ООО "Кухня"', 'ООО "Очаг"')


def test_a_packing_list_sums_up_no_money() -> None:
    page = """
    PACKING LIST
    TO: NORDIC STEP OY, HELSINKI, FINLAND       INV. NO.: SL-24-1102
    STYLE NO.    DESCRIPTION         CTNS    PAIRS    G.W. (KGS)    MEAS. (CBM)
    SL-8812      CANVAS SHOES        50      600      420.0         3.60
    TOTAL                            50      600      420.0         3.60
    """
    fields = said(read(page))
    assert "total" not in fields
    assert (fields["buyer"], fields["items"][0].quantity) == ("NORDIC STEP OY", Decimal(600))


def test_heads_of_exports_may_be_humped_words() -> None:
    page = """
    orderItemId    sellerSku    createTime           itemName         unitPrice    paidPrice
    100223311      BAT-01       02 Mar 2024 10:11    Batik Runner     15.90        15.90
    """
    inspection = read(page, media_type="text/csv", path="evidence/orders.csv")
    assert inspection.kind is PaperKind.SALES_RECORD
    assert said(inspection)["items"][0].says == "Batik Runner"


def test_a_line_with_the_number_of_a_bill_may_go_on_with_the_order_it_is_for() -> None:
    page = """
    Weberei Talbach eG · Talweg 3 · 87509 Immenstadt
    Rechnung 25/0031 zu Ihrer Bestellung vom 09.01.2025
    Anzahl    Artikel              Preis pro Stück    Summe
    30        Geschirrtuch rot     7,80               234,00
    Zu zahlen: EUR 234,00
    """
    assert read(page).kind is PaperKind.INVOICE
    assert read(page.replace("Rechnung 25/0031 zu", "Angebot zu")).kind is not PaperKind.INVOICE

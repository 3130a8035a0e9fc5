"""Papers as printers lay them out: values above, below and behind their labels, titles that carry the number."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from paper_desk import read, said

from rejoinder.domain.evidence import Item, PaperKind
from rejoinder.proof.paper.firm import organisations_in
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow, PageLayout
from rejoinder.proof.paper.party import buyer_of
from tests.spent import at_most


def shown(*pages: str) -> dict[str, Any]:
    return said(read(*pages))


def test_two_blocks_side_by_side_are_read_down_and_not_across() -> None:
    fields = shown(
        """
        INVOICE
        Invoice number     Invoice date
        QT-5180            4 March 2025
        Billed to                        Pay to
        Gullwing Traders LLC             Petrel Brushes Ltd
        9 Quay Street                    2 Mill Lane
        Item           Qty   Unit price   Line total
        Brush PB-10    100   1.50         150.00
                                   Net        150.00
                                   VAT 20%     30.00
                                   Total to pay  £180.00
        """
    )
    assert (fields["buyer"], fields["seller"]) == ("Gullwing Traders LLC", "Petrel Brushes Ltd")
    assert (fields["number"], fields["issued_on"]) == ("QT-5180", dt.date(2025, 3, 4))
    assert (fields["total"], fields["tax"]) == (Decimal("180.00"), Decimal("30.00"))
    assert [item.says for item in fields["items"]] == ["Brush PB-10"]


def test_a_form_with_label_over_value_in_boxes_is_read() -> None:
    fields = shown(
        """
        COMMERCIAL INVOICE
        Shipper/Exporter                          Invoice No. and Date
        WREN SPORTS GOODS CO., LTD.               WS24-0915
        NO. 66 HULI AVENUE, XIAMEN, CHINA         15-SEP-2024
        Consignee                                 L/C No.
        PUFFIN EUROPE SP. Z O.O.                  N/A
        DESCRIPTION OF GOODS   QUANTITY    UNIT PRICE   AMOUNT
        YOGA MAT YM-6          1200 PCS    USD3.10      USD3720.00
        TOTAL:                 1200                     USD3720.00
        """
    )
    assert fields["seller"] == "WREN SPORTS GOODS CO., LTD."
    assert fields["buyer"] == "PUFFIN EUROPE SP. Z O.O."
    assert (fields["number"], fields["total"]) == ("WS24-0915", Decimal("3720.00"))


def test_sums_under_their_heads_are_read() -> None:
    fields = shown(
        """
        FACTURA
        Alfarería Tordo S.L.
        Número   FV-24/77
        Fecha    30/09/2024
        Cliente: Decoraciones Urraca SL
        Ref.    Descripción   Uds.   P. unitario   Importe
        JR-3    Jarrón        24     18,00         432,00
        Base imponible     IVA 21%       Total a pagar
        432,00 €           90,72 €       522,72 €
        """
    )
    assert (fields["total"], fields["tax"]) == (Decimal("522.72"), Decimal("90.72"))
    assert (fields["number"], fields["buyer"]) == ("FV-24/77", "Decoraciones Urraca SL")


def test_the_sum_beside_capital_numerals_is_the_total() -> None:
    fields = shown(
        """
        产品购销合同
        合同编号：LN-2024-156
        供方：广州鹭鸣皮具制品厂
        需方：义乌市鹤远贸易有限公司
        产品名称    型号      数量（个）   单价      总金额
        斜挎包      LN-306    800          45.00     36000.00
        合计人民币金额（大写）：叁万陆仟元整（¥36,000.00）
        """
    )
    assert fields["total"] == Decimal("36000.00")


@pytest.mark.parametrize(
    ("page", "giver", "taker"),
    [
        (
            """
            ЛИЦЕНЗИОННЫЙ ДОГОВОР № ЛД-3
            ИП Чижова Анна Львовна (далее – Лицензиар), с одной стороны, и ООО «Печать» (далее –
            Лицензиат), с другой стороны, заключили договор. Срок действия: с 02.09.2024 по 01.09.2027.
            """,
            "ИП Чижова Анна Львовна",
            "ООО «Печать»",
        ),
        (
            """
            ПИСЬМО-ПОДТВЕРЖДЕНИЕ
            Исх. № 118 от 15.01.2025
            Настоящим АО «Белая Сова», являясь правообладателем товарного знака «БЕЛАЯ СОВА»
            (свидетельство № 654321), подтверждает, что ООО «Дом Птиц» является официальным
            дистрибьютором. Срок действия: с 15.01.2025 по 14.01.2026.
            """,
            "АО «Белая Сова»",
            "ООО «Дом Птиц»",
        ),
    ],
)
def test_who_grants_whom_is_read_from_the_sentence_and_its_roles(page: str, giver: str, taker: str) -> None:
    inspection = read(page)
    fields = said(inspection)
    assert inspection.kind is PaperKind.AUTHORISATION
    assert (fields["owner"], fields["licensee"]) == (giver, taker)
    assert {"valid_from", "valid_to"} <= fields.keys()


def test_a_contract_is_read_in_french_roles_and_terms() -> None:
    inspection = read(
        """
        CONTRAT DE DISTRIBUTION
        Entre les soussignés :
        La société Maison Mésange SAS, dont le siège est à Lille, ci-après dénommée « le Fournisseur », d'une part,
        et la société Nordik Pinson OÜ, dont le siège est à Tallinn, ci-après dénommée « le Distributeur ».
        Durée : le présent contrat est conclu du 1er mars 2024 au 28 février 2026.
        Fait à Lille, le 20 février 2024.
        """
    )
    fields = said(inspection)
    assert inspection.kind is PaperKind.CONTRACT
    assert (fields["seller"], fields["buyer"]) == ("Maison Mésange SAS", "Nordik Pinson OÜ")
    assert (fields["valid_from"], fields["valid_to"]) == (dt.date(2024, 3, 1), dt.date(2026, 2, 28))
    assert fields["issued_on"] == dt.date(2024, 2, 20)


def test_who_orders_the_work_is_the_buyer_of_a_processing_contract() -> None:
    fields = shown(
        """
        委托加工合同
        甲方（委托方）：苏州雀夏服饰有限公司
        乙方（加工方）：常熟市鸥华制衣厂
        合同编号：BX-2024-33
        本合同有效期至2025年5月5日。
        """
    )
    assert (fields["seller"], fields["buyer"]) == ("常熟市鸥华制衣厂", "苏州雀夏服饰有限公司")


def test_a_mark_and_its_holder_are_read_from_the_sentence_of_a_certificate() -> None:
    fields = shown(
        """
        Certificate of Registration of a Trade Mark
        This is to certify that the trade mark shown below has been entered in the Register in the name of
                         Dunlin Cycling Limited
                         DUNLIN
        in respect of goods in Class 12, under No. UK00003712345, as of the date 19 October 2021.
        Date of entry in register: 25 February 2022
        """
    )
    assert (fields["owner"], fields["mark"]) == ("Dunlin Cycling Limited", "DUNLIN")
    assert (fields["registration_number"], fields["registered"]) == ("UK00003712345", dt.date(2022, 2, 25))


def test_a_day_behind_words_of_another_matter_is_not_the_day_of_the_paper() -> None:
    fields = shown(
        """
        计算机软件著作权登记证书
        著作权人：杭州鸢尾电子商务有限公司
        开发完成日期：2022年05月20日
        登记号：2022SR0987654
        2022年08月15日
        """
    )
    assert fields["registered"] == dt.date(2022, 8, 15)


def test_an_export_without_the_word_order_is_a_record_of_sales() -> None:
    inspection = read(
        """
        Name     Email         Paid at               Total   Lineitem quantity   Lineitem name   Lineitem price
        #1051    a@x.example   2024-03-02 10:11:00   39.00   2                   Cat mug         19.50
        #1052    b@x.example   2024-03-05 08:00:00   12.00   1                   Sticker         12.00
        """,
        path="evidence/orders.csv",
        media_type="text/csv",
    )
    assert inspection.kind is PaperKind.SALES_RECORD
    items: tuple[Item, ...] = said(inspection)["items"]
    assert [(item.says, item.quantity) for item in items] == [("Cat mug", Decimal(2)), ("Sticker", Decimal(1))]


@pytest.mark.parametrize(
    "words",
    [
        "INVOICE\n" + "." * 50_000,
        "INVOICE\nTOTAL " + " " * 50_000 + "1.00",
        "RECEIPT\nTOTAL 1.00\n" + "....... \n" * 6_000,
        "TRADEMARK CERTIFICATE\n" + "\n" * 50_000,
        "LETTER OF AUTHORIZATION\n" + "hereby authorizes A Co Ltd " * 2_000,
        "授权书\n" + "授权公司" * 12_000,
        "INVOICE\n" + "Seller:\n" * 6_000,
    ],
)
def test_fifty_thousand_hostile_characters_are_read_within_seconds(words: str) -> None:
    with at_most(8):
        read(words)


@pytest.mark.parametrize("part", ["A/", "1A.", "A-", "AB ", "厂A"])
def test_firms_are_sought_in_a_line_of_any_length_in_a_moment(part: str) -> None:
    line = part * (50_000 // len(part))
    with at_most(4):
        found = organisations_in(f"{line} Harbour Lamps Ltd")
    assert found[-1][0].endswith("Lamps Ltd")


def test_a_buyer_named_in_every_row_of_a_page_is_found_in_a_moment() -> None:
    rows = tuple(
        LayoutRow(number, (LayoutCell("Buyer:", 0, 6), LayoutCell("Anna Bell", 11, 20))) for number in range(800)
    )
    with at_most(1.5):
        found = buyer_of((PageLayout(1, "", rows),))
    assert found is not None
    assert found.value == "Anna Bell"


def test_a_paper_without_a_title_is_a_bill_where_parties_priced_goods_and_a_sum_say_so() -> None:
    inspection = read(
        """
        Cedente/prestatore                Cessionario/committente
        Pelletteria Fulmaro S.a.s.        Valigeria Strolaga S.r.l.
        Tipologia documento    Numero documento    Data documento
        TD01 fattura           512/B               29-11-2024
        Descrizione        Quantità    Prezzo unitario    Prezzo totale
        Borsa a tracolla   20          45,00              900,00
        Totale imponibile    Totale imposta    Totale documento
        900,00               198,00            1.098,00
        """
    )
    fields = said(inspection)
    assert inspection.kind is PaperKind.INVOICE
    assert (fields["seller"], fields["buyer"]) == ("Pelletteria Fulmaro S.a.s.", "Valigeria Strolaga S.r.l.")
    assert (fields["number"], fields["total"], fields["tax"]) == ("512/B", Decimal("1098.00"), Decimal("198.00"))


@pytest.mark.parametrize("title", ["QUOTATION", "报价单", "PREVENTIVO", "Коммерческое предложение"])
def test_an_offer_is_no_bill(title: str) -> None:
    inspection = read(
        f"""
        {title}
        Seller: Petrel Brushes Ltd
        Buyer: Gullwing Traders LLC
        Item           Qty   Unit price   Amount
        Brush PB-10    100   1.50         150.00
        Total                             150.00
        """
    )
    assert inspection.kind is PaperKind.OTHER


def test_a_delivery_note_has_its_own_number_and_what_was_delivered() -> None:
    fields = shown(
        """
        DELIVERY NOTE
        Order no.: 55120
        Delivery note no.: DN-3391    Date: 12.08.2024
        Supplier: Knot Felt OÜ
        Code    Item              Ordered    Delivered
        TF-3    Felt sheet red    500        480
        """
    )
    assert fields["number"] == "DN-3391"
    assert [item.says for item in fields["items"]] == ["Felt sheet red"]


def test_parties_are_known_by_the_roles_in_brackets_behind_them() -> None:
    fields = shown(
        """
        АКТ ПРИЁМА-ПЕРЕДАЧИ ТОВАРА № 44
        ООО «Выпь-Пак» (Поставщик) передало, а ИП Цаплина Мария Игоревна (Покупатель) приняла товар:
        Наименование товара    Кол-во, шт.    Цена, руб.    Стоимость, руб.
        Коробка крафт КК-20    2 000          14,00         28 000,00
        """
    )
    assert (fields["number"], fields["buyer"]) == ("44", "ИП Цаплина Мария Игоревна")

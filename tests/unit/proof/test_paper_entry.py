"""Entries whose label stands in their middle, slips of banks and tills, and titles of further lands."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from paper_desk import doubted, read, said

from rejoinder.domain.evidence import PaperKind
from rejoinder.proof.paper.firm import organisations_in


def test_an_exporters_reference_is_no_exporter() -> None:
    fields = said(
        read(
            """
            COMMERCIAL INVOICE
            SALEM KNIT WORKS LTD          EXPORTER'S REF
            Avinashi Road 21              IEC 3206001188
            Total  12.00
            """
        )
    )
    assert fields["seller"] == "SALEM KNIT WORKS LTD"


def test_a_day_may_be_broken_behind_its_number() -> None:
    fields = said(
        read(
            """
            Rechnung
            Rechnungsdatum/Lieferdatum 21.
            Dezember 2024
            Rechnungsnummer DE44187L-2024-5521
            Bestelldatum 19. November 2024
            Zahlbetrag 45,80 €
            """
        )
    )
    assert fields["issued_on"] == dt.date(2024, 12, 21)


def test_of_two_accounts_side_by_side_on_the_slip_of_a_bank_the_first_pays() -> None:
    fields = said(
        read(
            """
            某某银行 网上银行电子回单
            电子回单号码 0018-2291-4471-6620
                       户名：宁波甬江玩具有限公司              户名：汕头市澄海区童乐塑胶厂
            付款人     账号：3901100012200044118    收款人    账号：2003020109000188204
            金额       人民币（大写）：叁万柒仟伍佰元整     ￥37,500.00元
            记账日期   2025年02月21日
            """
        )
    )
    assert (fields["buyer"], fields["seller"]) == ("宁波甬江玩具有限公司", "汕头市澄海区童乐塑胶厂")


def test_a_form_has_no_number_of_the_paper_and_its_comma_may_part_decimals() -> None:
    read_one = read(
        """
        Унифицированная форма № ТОРГ-12
        Поставщик     ООО «Алтайский прополис», 656031, Барнаул
        Плательщик    ООО «Лавка ульев», 630004, Новосибирск
        Основание     Договор поставки № 8 от 11.01.2025
        ТОВАРНАЯ НАКЛАДНАЯ
        Товар                    Ед. изм.   Количество   Цена     Сумма
        Мёд гречишный, 1 кг      шт         100,000      500,00   50 000,00
        Всего по накладной                                        50 000,00
        """
    )
    assert read_one.kind is PaperKind.INVOICE
    assert said(read_one).get("number") != "ТОРГ-12"
    assert said(read_one)["items"][0].quantity == Decimal(100)
    assert not doubted(read_one)


def test_a_sum_before_its_words_is_not_that_of_the_kopecks() -> None:
    fields = said(
        read(
            """
            ООО «Ремесленный угол»
            ПРИХОДНЫЙ КАССОВЫЙ ОРДЕР   № 41
            Принято от: Кузнецова Алёна Игоревна
            Сумма: 18 450 (восемнадцать тысяч четыреста пятьдесят) руб. 00 коп.
            """
        )
    )
    assert fields["total"] == Decimal(18450)


def test_a_reseller_named_twice_is_not_its_own_supplier_and_a_state_is_no_form() -> None:
    fields = said(
        read(
            """
            LANTERNA GOODS INC.
            4410 Industrial Way
            Reno, NV 89502
            August 1, 2025
            RE: Authorized Reseller Status - Cedar Lull Outfitters, LLC
            To Whom It May Concern:
            This letter is to confirm that Cedar Lull Outfitters, LLC, located at 77 Main Street, is an
            authorized reseller of Lanterna branded lighting products.
            Sincerely,
            Denise Okafor
            Lanterna Goods Inc.
            """
        )
    )
    assert fields["licensee"] == "Cedar Lull Outfitters, LLC"
    assert fields["owner"].casefold() == "lanterna goods inc."


def test_an_elided_word_is_part_of_the_name_of_a_firm() -> None:
    assert organisations_in("la società Oreficeria Val d'Elsa S.r.l., titolare")[0][0] == "Oreficeria Val d'Elsa S.r.l."


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("AUTHORIZATION FOR INTELLECTUAL PROPERTY COMPLAINTS", PaperKind.AUTHORISATION),
        ("Bescheinigung über die Eintragung einer Marke", PaperKind.TRADEMARK_CERTIFICATE),
        ("责令改正通知书", PaperKind.LETTER),
        ("DANFE", PaperKind.INVOICE),
        ("BUROFAX\nMuy señores nuestros:", PaperKind.LETTER),
    ],
)
def test_further_titles_are_known(title: str, kind: PaperKind) -> None:
    assert read(f"{title}\n12 de abril de 2025\nXYZ").kind is kind


def test_a_certificate_of_korea_has_its_labels() -> None:
    fields = said(
        read(
            """
            상 표 등 록 증
            등록번호 제 40-1988204 호
            등록일 2023년 01월 12일
            상표권자 주식회사 별빛공방
            서울특별시 마포구 와우산로 21
            특허청장
            """
        )
    )
    assert (fields["registration_number"], fields["registered"]) == ("40-1988204", dt.date(2023, 1, 12))
    assert fields["owner"] == "주식회사 별빛공방"
    assert "mark" not in fields


def test_the_word_for_a_name_may_stand_over_it_under_the_heading_of_a_party() -> None:
    fields = said(
        read(
            """
            DANFE
            DESTINATÁRIO/REMETENTE
            NOME/RAZÃO SOCIAL             CNPJ/CPF              DATA DA EMISSÃO
            Casa Lume Decorações ME       22.334.455/0001-66    18/06/2025
            VALOR TOTAL DA NOTA
            2.550,00
            """
        )
    )
    assert (fields["buyer"], fields["issued_on"]) == ("Casa Lume Decorações ME", dt.date(2025, 6, 18))


def test_a_shop_named_at_its_head_and_over_its_address_sells_though_the_buyer_is_named_twice_too() -> None:
    fields = said(
        read(
            """
            Bramble Candle Kitchen                         Bramble Candle Kitchen
                                                           3 Chapel Row
                                                           Totnes TQ9 5AA

            INVOICE

            Iris Holloway         Ship To:                 Invoice Number:   2025-0771
            27 Dart View          Iris Holloway            Invoice Date:     5 October 2025
            Dartmouth TQ6 9QT     c/o The Boathouse        Order Number:     8841
                                  Kingswear TQ6 0AA
            Product               Quantity     Price
            Oat candle            6            £27.00
            Total                              £27.00
            """
        )
    )
    assert (fields["seller"], fields["buyer"]) == ("Bramble Candle Kitchen", "Iris Holloway")


def test_goods_may_stand_under_a_head_that_nobody_knows() -> None:
    items = said(
        read(
            """
            Facture FR48811207
            Abonnement                          Quantité   Prix unitaire HT   Prix HT
            Hébergement Perso, 12 mois          1          35,88 €            35,88 €
            TOTAL TTC                                                         35,88 €
            """
        )
    )["items"]
    assert [item.says for item in items] == ["Hébergement Perso, 12 mois"]


def test_a_slip_from_the_united_states_writes_the_month_first_without_a_sign_of_its_money() -> None:
    fields = said(
        read(
            """
            HARVEST FERN MARKET
            4410 Lakeview Blvd
            Madison, WI 53704
            05/09/25 5:41PM  Cashier: DANIEL
            OAT MILK                    4.49
            PAPER TOWELS                8.99
            SUBTOTAL                   13.48
            TAX                         0.49
            TOTAL                      13.97
            DEBIT TEND                 13.97
            CHANGE DUE                  0.00
            """
        )
    )
    assert fields["issued_on"] == dt.date(2025, 5, 9)


def test_where_a_ride_began_sells_nothing() -> None:
    fields = said(
        read(
            """
            RECEIPT
            City Dunlin Cabs
            Date: 12-Feb-2025
            From: King's Cross Station
            To: 14 Bedford Row
            Total paid: £20.60
            Receipt no. 77120
            """
        )
    )
    assert fields.get("seller") != "King's Cross Station"


def test_the_last_word_of_a_russian_slip_is_its_sum() -> None:
    assert said(
        read(
            """
                ООО "РЫНОК-СЕРВИС"
                Кассовый чек. Приход
                14.09.25 21:07
                Чек №: 3381
                1 Кружка "Кит"
                450.00 x 2             900.00
                ИТОГ                  900.00
                Безналичными          900.00
                """
        )
    )["total"] == Decimal("900.00")


def test_a_remark_on_tax_amid_the_figures_of_goods_is_no_tax() -> None:
    fields = said(
        read(
            """
            INVOICE #123
            Item              Warranty     Unit Price        Qty   Price
            Keyboard          12 Months    700.0    +Tax     2     1400.0
            Disk 480GB        36 Months    4860.0   +Tax     1     4860.0
                                           Sub Total :       6260.0
                                           Tax :             1126.8
                                           Total :           7386.8
            """
        )
    )
    assert fields["tax"] == Decimal("1126.8")


def test_a_french_street_is_nobodys_name_and_a_statement_has_its_day() -> None:
    fields = said(
        read(
            """
            Facture F-12
            Statement Date: January 3, 2026
            Client
            45 rue des Tisserands 68100 Mulhouse
            Total TTC : 677,97 €
            1/2/2025
            """
        )
    )
    assert "buyer" not in fields
    assert fields["issued_on"] == dt.date(2026, 1, 3)


GERMAN = """
Deutsches Patent- und Markenamt
Urkunde
über die Eintragung der Marke
Nr. 30 2022 104 118
Fuchsbau
Markeninhaber:
Fuchsbau Spielwaren GmbH, 90402 Nürnberg
Tag der Eintragung: 21.06.2022
"""
CHINESE = """
商标注册证
第 41122078 号
云栖里
核定使用商品/服务项目（国际分类：25）
第25类：服装；鞋；帽
注册人杭州云栖服饰有限公司
注册地址浙江省杭州市余杭区
注册日期 2020年06月07日
"""


@pytest.mark.parametrize(
    ("text", "owner", "mark"),
    [
        (
            GERMAN,
            "Fuchsbau Spielwaren GmbH",
            "Fuchsbau",
        ),
        (
            CHINESE,
            "杭州云栖服饰有限公司",
            "云栖里",
        ),
    ],
    ids=["a mark with which its owner's name begins", "an owner run into the label"],
)
def test_owner_and_mark_of_a_certificate_without_gaps(text: str, owner: str, mark: str) -> None:
    fields = said(read(text))
    assert (fields["owner"], fields["mark"]) == (owner, mark)


def test_the_number_of_a_french_mark_is_no_number_of_a_class() -> None:
    text = "INSTITUT NATIONAL DE LA PROPRIÉTÉ INDUSTRIELLE\nCERTIFICAT D'ENREGISTREMENT\nMarque n° : 21 4 756 118"
    fields = said(read(f"{text}\nDépôt du : 12 AVRIL 2021\nClasse N° 24 : Tissus ; linge de maison."))
    assert fields["registration_number"] == "21 4 756 118"

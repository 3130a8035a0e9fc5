"""Papers whose columns leave little room, forms with headings over addresses, and extracts that only codes explain."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from paper_desk import read, said

from rejoinder.domain.evidence import PaperKind
from rejoinder.proof.paper.day import days_in


def test_a_count_and_a_price_run_together_are_parted_by_the_amount_beside_them_and_an_amount_from_its_rate() -> None:
    read_one = read(
        """
        电子发票（增值税专用发票）
        发票号码：26442000000231776541
        开票日期：2026年08月18日
        名称：东莞市启航户外用品有限公司          名称：广州市禾霖照明科技有限公司
        项目名称                  规格型号   单位  数量   单价         金额    税率/征收率   税额
        *照明装置*头灯            HX-200     个    300 58.40707965   17522.12 13%    2277.88
        合计                                                    ¥17522.12      ¥2277.88
        价税合计（大写）          壹万玖仟捌佰圆整          （小写）¥19800.00
        """
    )
    (item,) = said(read_one)["items"]
    assert (item.model, item.quantity, item.amount) == ("HX-200", 300, Decimal("17522.12"))


def test_cells_that_a_scan_joins_are_parted_by_what_multiplies_and_by_the_form_of_a_model() -> None:
    read_one = read(
        """
        树脂摆件加工合同
        合同编号：HY20231120-03
        甲方：义乌市栖木文创有限公司
        乙方：义乌市恒艺树脂工艺品厂
        签订日期：2023年11月20日
        货号        品名                        数量    单价(元)     金额(元)
        SHXS-L01山海小兽云角鹿摆件 1000 11.50                         11500.00
        MJ-L02      白泽摆件                    200     8.00         1600.00
        """
    )
    first, second = said(read_one)["items"]
    assert (first.model, first.quantity, first.amount) == ("SHXS-L01", 1000, Decimal("11500.00"))
    assert "山海小兽云角鹿摆件" in first.says
    assert (second.model, second.quantity) == ("MJ-L02", 200)


def test_of_two_numbers_that_multiply_under_heads_that_stand_askew_the_whole_one_counts_pieces() -> None:
    read_one = read(
        """
                                              INVOICE

        Brightholm Distribution Ltd
        Unit 6, Calder Way, Reading RG2, United Kingdom

        Invoice No: INV-20931    Date: 17 June 2026
        Bill to: Pinecrest Trading Ltd, 14 Mabgate Mills, Leeds LS9

        SKU    Description                     Qty  Unit GBP  Net GBP

        KG-40  Kelvarra KG-40 Manual Coffee Grinder  240  19.40  4,656.00

               Carriage                        1    38.00    38.00
        """
    )
    grinder = said(read_one)["items"][0]
    assert (grinder.quantity, grinder.unit_price) == (Decimal(240), Decimal("19.40"))


def test_a_count_that_runs_into_the_words_of_its_line_is_parted_from_them() -> None:
    items = said(
        read(
            """
            Stukkateur Breuer
            Rechnung Nr. 2025-14
            Pos Menge      Leistung                                EP in EUR     GP in EUR
            01     86,5 m² Wände grundieren und spachteln               9,80        847,70
            02        4 St Türen lackieren                            115,00        460,00
                                                      Rechnungsbetrag             1.307,70
            """
        )
    )["items"]
    assert [(item.quantity, item.says) for item in items] == [
        (Decimal("86.5"), "Wände grundieren und spachteln"),
        (Decimal(4), "Türen lackieren"),
    ]


def test_heads_of_several_long_lines_are_read_whole() -> None:
    read_one = read(
        """
        Счет-фактура № 318 от 04.06.2025
        Продавец:      АО «Камский лён»
        Покупатель:    ООО «Дом тканей»
        №    Наименование товара (описание       Единица    Количество Цена за   Стоимость без   Налоговая  Сумма
        п/п  выполненных работ, оказанных услуг)  измерения             единицу  налога - всего  ставка     налога
        1   Скатерть льняная арт.              шт          40         2 500,00   100 000,00      20%        20 000,00
            СЛ-11
        2   Салфетка арт. СФ-2                 шт          100        450,00     45 000,00       20%        9 000,00
            Всего к оплате                                                       174 000,00
        """
    )
    assert [(item.says, item.quantity) for item in said(read_one)["items"]] == [
        ("Скатерть льняная арт. СЛ-11", Decimal(40)),
        ("Салфетка арт. СФ-2", Decimal(100)),
    ]


def test_the_number_of_a_bill_may_stand_under_its_title_or_be_broken_behind_a_hyphen() -> None:
    under = """
        Verrerie du Causse           Facture    Date         Code client
        12 rue Haute                 FA004471 30/09/2025 C00891
        12230 La Cavalerie
        Total TTC  560,59 €
        """
    broken = """
        Tax invoice
        Invoice #         DE-AEU-INV-2024-
                          88301
        Invoice date      9 November 2024
        Total             €41.97
        """
    assert [said(read(page))["number"] for page in (under, broken)] == ["FA004471", "DE-AEU-INV-2024-88301"]


def test_of_two_numbers_on_a_line_the_one_of_the_receipt_is_its_own_and_kopecks_are_no_sum() -> None:
    fields = said(
        read(
            """
            ИП Лосев Сергей Андреевич
            Смена № 118        Товарный чек № 42 от 17 октября 2025 г.
            №   Наименование товара   Кол-во   Цена    Сумма
            1   Рюкзак серый          3        2 190   6 570
                                      Итого: 6 570
            Всего на сумму: шесть тысяч пятьсот семьдесят рублей 00 копеек
            """
        )
    )
    assert (fields["number"], fields["total"]) == ("42", Decimal(6570))


def test_a_way_of_paying_that_is_ticked_makes_no_transfer_of_a_receipt() -> None:
    fields = said(
        read(
            """
            收款收据
            日期：2025年4月11日                          № 0038812
            今收到：东莞市虎门衣品服饰店
            金额（大写）：人民币壹万贰仟捌佰元整         ￥12,800.00
            收款方式：□现金   ☑转账   □支票
            收款单位（盖章）：广州市海珠区绮罗布业行    收款人：林小燕
            """
        )
    )
    assert fields["seller"] == "广州市海珠区绮罗布业行"


@pytest.mark.parametrize(
    "slip",
    [
        """
        Papierladen Neumann
        Bahnhofstr. 3
        97318 Kitzingen
        Bon 2287   Kasse 1
        Füller blau             14,95 A
        Heft A5                  0,99 A
        SUMME                   15,94
        geg. BAR                20,00
        Rückgeld                 4,06
        MwSt.     Netto   MwSt   Brutto
        A 19%     13,39   2,55    15,94
        Datum 02.09.2025  Uhrzeit 16:08
        """,
        """
        MERCERIE DU QUAI
        67260 SARRE-UNION
        Le 02/09/2025 a 16:08   Caisse 01
        Ticket n 118842
        1 RUBAN SATIN 5M        15,94
        TOTAL TTC           15,94 EUR
        CB                  15,94 EUR
        Dont TVA 20,00%          2,55
        MERCI DE VOTRE VISITE
        """,
    ],
)
def test_a_slip_of_words_is_one_of_a_till_in_german_and_french(slip: str) -> None:
    read_one = read(slip)
    fields = said(read_one)
    assert read_one.kind is PaperKind.RECEIPT
    assert (fields["total"], fields["issued_on"]) == (Decimal("15.94"), dt.date(2025, 9, 2))
    assert fields["tax"] == Decimal("2.55")


@pytest.mark.parametrize(
    "extract",
    [
        """
        210 018766402
        220 03/10/2022
        151 14/02/2023
        186 03/10/2032
        541 SALTMARSH & FERN
           Lowfen Provisions Limited
        732 1 Quayside
           Ely CB7 4AU
        740 Some Agent PartG mbB
        """,
        """
        DPMAregister      Marken - Registerauskunft
        INID      Kriterium                        Feld  Inhalt
        111       Registernummer                   RN    018766402
        540       Wiedergabe der Marke             MD    SALTMARSH & FERN
        220       Anmeldetag                       AT    03.10.2022
        151       Tag der Eintragung im Register   ET    14.02.2023
        731/732   Anmelder/Inhaber                 INH   Lowfen Provisions Limited, Ely, GB
        740       Vertreter                        VTR   Some Agent, 79098 Freiburg, DE
        180       Schutzendedatum                  SED 03.10.2032
        """,
        """
        018766402 - SALTMARSH & FERN
        151 Date of the registration                                       14.02.2023
        180 Expected expiration date of the registration/renewal 03.10.2032
                                                                           Lowfen Provisions Limited
        732 Name and address of the holder of the registration             Quayside 1
                                                                           N-5013 Bergen (NO)
        540 Mark                                                           SALTMARSH & FERN
        """,
    ],
)
def test_codes_and_values_may_run_together_or_have_a_short_name_between_them(extract: str) -> None:
    read_one = read(extract)
    fields = said(read_one)
    assert read_one.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert (fields["owner"], fields["mark"]) == ("Lowfen Provisions Limited", "SALTMARSH & FERN")
    assert (fields["registered"], fields["valid_to"]) == (dt.date(2023, 2, 14), dt.date(2032, 10, 3))


def test_a_state_that_is_called_registered_is_no_label_of_the_day_below_it() -> None:
    fields = said(
        read(
            """
            Trademark Details
            Registration number   TMA1188204
            CIPO Status           REGISTERED
            Filed                 2021-05-12
            Registered            2023-08-04
            Registration Expiry Date 2033-08-04
            Registrant            Northern Ember Goods Inc.
            Trademark             CARIBOU EMBER
            """
        )
    )
    assert (fields["registered"], fields["valid_to"]) == (dt.date(2023, 8, 4), dt.date(2033, 8, 4))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("двадцать третье апреля две тысячи двадцать пятого года", dt.date(2025, 4, 23)),
        ("Девятого мая две тысячи тридцатого года", dt.date(2030, 5, 9)),
        ("третьего июня две тысячи девятнадцатого года", dt.date(2019, 6, 3)),
        ("тридцать первое февраля две тысячи двадцатого года", None),
    ],
)
def test_a_day_told_in_russian_words_is_read(words: str, day: dt.date | None) -> None:
    assert [each.date for each in days_in(f"г. Казань, {words}")] == ([day] if day else [])


def test_a_german_grant_names_both_behind_its_verb() -> None:
    fields = said(
        read(
            """
            Vollmacht
            Hiermit bevollmächtigt die
            Lodenweberei Ammersee GmbH, Seestr. 14, 82211 Herrsching,
            die
            Kanzlei Brandt & Uhlig Rechtsanwälte PartG mbB, Leopoldstraße 50, 80802 München,
            sie gegenüber Betreibern von Marktplätzen zu vertreten.
            Herrsching, den 1. Juli 2025
            """
        )
    )
    assert fields["owner"] == "Lodenweberei Ammersee GmbH"
    assert fields["licensee"] == "Kanzlei Brandt & Uhlig Rechtsanwälte PartG mbB"


def test_a_deed_is_of_the_day_on_which_it_is_executed() -> None:
    fields = said(
        read(
            """
            POWER OF ATTORNEY
            Corvo Footwear Kft. (the "Principal") does hereby appoint Marksafe Partners Pte. Ltd. (the "Attorney").
            IN WITNESS WHEREOF the Principal has executed this instrument on the 9th day of January, 2025.
            """
        )
    )
    assert fields["issued_on"] == dt.date(2025, 1, 9)


def test_a_licence_is_of_the_day_as_of_which_it_is_entered_into_and_its_title_is_no_mark() -> None:
    fields = said(
        read(
            """
            TRADEMARK LICENSE AGREEMENT
            This Trademark License Agreement is entered into as of May 12, 2025 (the "Effective Date")
            by and between Ironfern Surf Co. Pty Ltd ("Licensor") and Pacific Lull Apparel, Inc. ("Licensee").
            2. Term. This Agreement begins on the Effective Date and ends on May 11, 2028.
            """
        )
    )
    assert fields["issued_on"] == dt.date(2025, 5, 12)
    assert "mark" not in fields


_STREETS = """
    Your Workshop Inc.
    1234 Company St, Lowtown, ST 12345
    INVOICE
    Bill To
    Customer Name                             Invoice #                0000007
    98 Harbour Ave                            Invoice date             2023-10-02
    Total ($)            $126.00
    """
_SAME = """
    Dunlin Signs
    INVOICE NO. 98765432                                   1/2/2024
    BILL TO                     SHIP TO             INSTRUCTIONS
    Name                        Same as recipient   none
    TOTAL DUE                                              125.89
    """
_GIRO = """
    Huovila Oy                                   LASKU
    Huovilantie 11                               18.01.2014
    40000 JYVÄSKYLÄ
    Laskun nro: 4321
    Maksettava 248,00 e
    Saaja               HUOVILA OY
    """


@pytest.mark.parametrize("page", [_STREETS, _GIRO])
def test_neither_a_street_nor_the_same_again_nor_who_is_paid_is_the_buyer(page: str) -> None:
    assert "buyer" not in said(read(page))


def test_what_is_said_behind_the_last_goods_is_not_theirs() -> None:
    items = said(
        read(
            """
            Fattura #2024/001
            Descrizione                  Quantità   Prezzo Unitario   Totale
            Servizio Consulenza          10         €100.00           €1,000.00
            Include due visite al mese presso la sede del cliente.
            Supporto Tecnico             2          €115.00           €230.00
            Modello avanzato

            Grazie per aver scelto i nostri servizi.
            Termine di pagamento: 30 giorni
            """
        )
    )["items"]
    assert [item.says for item in items] == [
        "Servizio Consulenza Include due visite al mese presso la sede del cliente.",
        "Supporto Tecnico Modello avanzato",
    ]


def test_goods_that_go_on_under_the_same_words_on_the_next_page_are_no_copy() -> None:
    head = ["INVOICE No. GP-118 of 4 May 2025", "Description                 Qty    Price    Amount"]
    told = ["    Handmade bowl of larch wood, oiled"] * 12
    pages = [
        "\n".join([*head, f"Bowl                        {count}      10.00    {count}0.00", *told]) for count in (2, 3)
    ]
    assert [item.quantity for item in said(read(*pages))["items"]] == [Decimal(2), Decimal(3)]


def test_a_label_may_go_on_up_to_its_colon_and_a_currency_may_head_the_amounts() -> None:
    fields = said(
        read(
            """
            Faktura
            Sprzedawca: Wrona Sp. z o.o.
            Data wystawienia, z zastrzeżeniem art. 106na ust. 1 ustawy: 30.11.2023
            No   Description   Qt.   RM
            1    Unit one      1     10.00
            2    Unit two      1     12.00
                 Total               22.00
            """
        )
    )
    assert fields["issued_on"] == dt.date(2023, 11, 30)
    assert [item.amount for item in fields["items"]] == [Decimal("10.00"), Decimal("12.00")]

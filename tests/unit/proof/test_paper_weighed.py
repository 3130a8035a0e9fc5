"""Values told by several weak signs together: what adds up, what stands in whose column, what is told twice."""

from __future__ import annotations

from decimal import Decimal

import pytest
from paper_desk import doubted, read, said

from rejoinder.proof.paper.value_parser import read_name

BILL = """
Alpenmilch eG
Rechnung Nr. B-2025-19
Bezeichnung            Menge   Einzelpreis   Betrag
Lampen montieren           2         25,20    50,40
                              Summe netto     50,40
                              USt 7 %          3,53
                              Bruttosumme     53,93
{between}
"""


@pytest.mark.parametrize(
    ("between", "total"),
    [
        ("     Versandkosten        20,00\n     Zahlbetrag           73,93", "73.93"),
    ],
)
def test_an_older_debt_is_no_part_of_the_sum_of_a_bill_but_freight_is(between: str, total: str) -> None:
    assert said(read(BILL.format(between=between)))["total"] == Decimal(total)


@pytest.mark.parametrize("label", ["Invoice # —", "Invoice № – ", "Invoice No. - "])
def test_a_dash_may_stand_between_a_label_and_its_value(label: str) -> None:
    assert said(read(f"INVOICE\nAmber Lamps Ltd\n{label} 34972\nTotal  12.50"))["number"] == "34972"


def test_freight_is_not_the_tax_that_the_rest_of_a_total_would_be() -> None:
    bill = """
    FACTUUR 20250318
    Fietsgoed B.V.
    Product             Aantal     Prijs    Totaal
    Fietsbel                 1     14,95     14,95
    Bagagedrager             1     39,00     39,00
                     Subtotaal               53,95
                     Verzending               4,95
                     Totaal                  58,90
                     waarvan 21% BTW         10,22
    """
    assert said(read(bill))["tax"] == Decimal("10.22")


@pytest.mark.parametrize(
    "block",
    [
        "BILLED TO                 SUBSCRIPTION\nJames Alder               Period  Sep 16 to Oct 15, 2025",
        "Bill to                   Plan\nJames Alder               Amber lamps\n12 Low Road\nLeeds LS1 4AP",
    ],
)
def test_a_buyer_stands_under_his_heading_and_no_heading_street_town_or_land_is_one(block: str) -> None:
    fields = said(
        read(f"Amber Lamps, Inc.\nINVOICE #88123\n{block}\n\nDescription        Amount\nLamp hire  16.99\nTotal  16.99")
    )
    assert str(fields["buyer"]).removeprefix("Mr ") == "James Alder"


HEADS = "Line  Item number   Description                 Unit     Ordered   Unit price   Disc %   Total price"
FIRST = "1     10065484      Rye seed treated 500M       EA          2.00       595.00      5        1,130.50"
LOTS = (
    "  LotNo        Qty    Germ%   Seed size   Purity   Origin\n  532905-019   2.00    92     9-10        99.94    NZL"
)
NEXT = "2     10031285      Oat seed red 1000M          EA         26.00       861.00      5       21,266.70"
WIDER = "3     10065491         Dill seed plain             EA             1.00         100.00       5            95.00"


def test_goods_go_on_below_a_table_of_their_lots_and_on_a_page_that_is_set_wider() -> None:
    pages = (
        f"Alder Seeds Ltd\nInvoice 88123\n{HEADS}\n{FIRST}\n{LOTS}\n{NEXT}",
        f"Invoice 88123   Page 2\n{WIDER}\nTotal 22,492.20",
    )
    assert [(item.says, item.quantity, item.amount) for item in said(read(*pages))["items"]] == [
        ("Rye seed treated 500M", Decimal("2.00"), Decimal("1130.50")),
        ("Oat seed red 1000M", Decimal("26.00"), Decimal("21266.70")),
        ("Dill seed plain", Decimal("1.00"), Decimal("95.00")),
    ]


def test_goods_are_counted_in_any_unit_and_neither_an_introduction_nor_a_list_of_rates_is_among_them() -> None:
    bill = """
    TENNISBAU Alder GmbH
    Rechnung 2503001
    Art.-Nr.   Bezeichnung                               Menge Einheit    Einzelpreis    Gesamtpreis
               Wir danken für Ihren Auftrag und berechnen hiermit die Arbeiten im März:
    01         Anfahrt der Kolonne                             1 psch        95,00 €        95,00 €
    02         Platz herrichten                           4,00 Plätze       535,00 €     2.140,00 €
    Z          Zuschlag nach Menge                         1,00 psch         39,90 €        39,90 €
           unter 5 to   = 59,90 €   von 11 bis 15 to = 31,90 €
    09         Folie zum Abdecken                          2,00 Stck         17,50 €        35,00 €
    Bitte zahlen Sie vorab.              Nettogesamtpreis                              2.309,90 €
    """
    assert [(item.says, item.quantity) for item in said(read(bill))["items"]] == [
        ("Anfahrt der Kolonne", Decimal(1)),
        ("Platz herrichten", Decimal("4.00")),
        ("Zuschlag nach Menge", Decimal("1.00")),
        ("Folie zum Abdecken", Decimal("2.00")),
    ]


def test_what_was_done_and_how_are_both_words_of_a_line() -> None:
    bill = """
    Alder Gardens LLC
    INVOICE 1047
    DATE         ACTIVITY             DESCRIPTION                 QTY     RATE     AMOUNT
    06/03/2025   Mowing               Weekly, edges trimmed         4    220.00    880.00
    """
    assert [item.says for item in said(read(bill))["items"]] == ["Mowing Weekly, edges trimmed"]


PRACTICE = """
                              Kanzlei Amelie Voss
                              Königsallee 12
                              40212 Düsseldorf
Tischlerei Hoff GmbH
Herrn Karl Hoff
Birkenweg 8
40589 Bonn
"""
HOTEL = """
Hotel zum Anker
2 Hafenweg
20095 Hamburg

               Securbox SARL
               27 Rue Verte
               75008 Paris
               SIRET : 50000371000034
"""
PARTIES = """
{head}
RECHNUNG 2025-0311
Datum 04.06.2025
Beschreibung        Betrag
Lampen            224,50 €
Gesamtbetrag      224,50 €
{foot}
"""


@pytest.mark.parametrize(
    ("head", "foot", "seller", "buyer"),
    [
        (
            PRACTICE,
            "",
            "Kanzlei Amelie Voss",
            "Tischlerei Hoff GmbH",
        ),
        (
            HOTEL,
            "Hotel zum Anker, 2 Hafenweg, 20095 Hamburg\nHotel zum Anker\nSteuer-Nr. 12/345/67890",
            "Hotel zum Anker",
            "Securbox SARL",
        ),
        ("To Sparrow Press Ltd, 4 Bell Yard, London", "", None, "Sparrow Press Ltd"),
        ("Party: Sharma Guest House\nMI Road, Jaipur", "", None, "Sharma Guest House"),
    ],
)
def test_parties_without_the_usual_labels_are_told_by_their_persons_numbers_and_repetition(
    head: str, foot: str, seller: str | None, buyer: str
) -> None:
    fields = said(read(PARTIES.format(head=head, foot=foot)))
    assert fields["buyer"] == buyer
    assert seller is None or fields["seller"] == seller


SUMS = """
Harriet Pym Ltd
Invoice 2025/14
{rows}
"""


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ("Total due    £830.00\nPlease pay by bank transfer to Harriet Pym, account 12345678.", "830.00"),
        ("Lamp hire  530.00\n  BALANCE DUE\nBank Name: Alder Bank                   $530.00", "530.00"),
    ],
)
def test_a_total_is_no_number_in_a_sentence_and_may_stand_a_line_below_its_label(rows: str, total: str) -> None:
    assert said(read(SUMS.format(rows=rows)))["total"] == Decimal(total)


def test_two_equal_taxes_are_the_tax_together_where_goods_and_both_come_to_the_total() -> None:
    bill = """
    Gurukripa Electricals Pvt Ltd
    TAX INVOICE No. 451
    Sl   Particulars       Qty      Rate       Amount
    1    LED Bulb           20     85.00     1,700.00
    2    Ceiling Fan         2  1,450.00     2,900.00
         CGST 9%                                414.00
         SGST 9%                                414.00
         Total                              ₹ 5,428.00
    """
    assert said(read(bill))["tax"] == Decimal("828.00")
    assert "total-does-not-add-up" not in doubted(read(bill))


@pytest.mark.parametrize(
    ("line", "code"), [("Moneda: MXN - Peso Mexicano", "MXN"), ("Currency  AUD", "AUD"), ("Forma de pago: 03", "USD")]
)
def test_a_currency_that_is_named_counts_more_than_the_bare_dollar(line: str, code: str) -> None:
    assert said(read(f"FACTURA 7781\nNopal SA de CV\nTotal   $243.60\n{line}"))["currency"] == code


def test_goods_may_run_into_their_price_where_the_rest_of_them_adds_up() -> None:
    bill = """
    Harriet Pym Ltd
    Invoice 2025/14
    Cover drawing of a kite £650.00
    Two small drawings        £180.00
    Total due                 £830.00
    """
    assert [item.says for item in said(read(bill))["items"]] == ["Cover drawing of a kite", "Two small drawings"]


def test_the_heads_of_goods_are_no_value_of_a_label_above_them() -> None:
    bill = """
    Kitewave Inc.
    INVOICE #88123
    Bill To Address:    United States
                        helen@mail.example
    Charge Description        Subtotal     Total
    Kite Pro                    149.90    149.90
    Total  149.90
    """
    assert "buyer" not in said(read(bill))


@pytest.mark.parametrize("line", ["Thank you for shopping with us!", "Dear customer", "Merci de votre achat"])
def test_thanks_and_greetings_over_an_address_are_nobodys_name(line: str) -> None:
    assert read_name(line) is None


def test_a_minus_may_stand_before_the_sign_of_money() -> None:
    note = "CREDIT NOTE\nQuarry Tiles Ltd\nCredit Note No: CN-0081\nTotal credit   -£74.40"
    assert said(read(note))["total"] == Decimal("-74.40")


GALA = """
Marcus Bell
Invoice For                Payable to        Invoice #
Hazel Events               Marcus Bell       0058
Submitted on 05/16/2025
Description                  Qty     Unit price     Total price
Event photography              6        $150.00         $900.00
Edited gallery                 1        $250.00         $250.00
                                   Subtotal           $1,150.00
                                   Adjustments          -$50.00
                                                      $1,100.00
"""


def test_an_address_ends_where_the_goods_begin() -> None:
    bill = """
    Clearwater Internet        Billing date Jun 5, 2025
    PO Box 88                  Due date Jun 26, 2025
    Spokane WA 99201

    JOSEPHINE TRAN
    4410 W ALKI AVE APT 3
    SPOKANE WA 99205

    New charges                              Amount
    Fiber 300 service Jun 5 - Jul 4          $59.99
    Router rental                            $10.00
    Total amount due                         $69.99
    """
    fields = said(read(bill))
    assert (fields["seller"], fields["buyer"]) == ("Clearwater Internet", "JOSEPHINE TRAN")

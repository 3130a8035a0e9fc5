"""Bills whose values stand in blocks, under heads of their own, or in forms that only their land or maker writes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from paper_desk import doubted, read, said

from rejoinder.domain.evidence import PaperKind

SUMMED = """
            FACTURE N° :   F-7781
LOGO Atelier
                           Adresse du Client
LE PHARE                   Contact Achats
12 rue du Port             LE MOULIN
29000 QUIMPER, FR          4 rue du Pré
                           35000 RENNES, FR
#   Désignation            Qté      P.U. HT     TOTAL HT
1   Lanterne verte         2,00     50,00       100,00
Tout retard de paiement    TOTAL HT   TOTAL TVA   TOTAL TTC
est compté
Pas d'escompte             100,00     20,00       120,00
                           Acompte :              30,00
                           NET A PAYER            90,00 EUR
NOM : LE PHARE
FOURNISSEUR G SARL au capital de 50 000 EUR - RCS BREST 123 456 782
"""


def test_the_number_of_a_line_is_set_in_the_middle_of_its_words() -> None:
    text = """
    Invoice No: 4417
    Seller: Fern Lamps Ltd
    #    Description           Qty     Price    Amount

         Storm lantern, green
    1    from 1 May            2       30.00    60.00

         Wick, cotton
    2    by the metre          3       5.00     15.00
    Total                                       75.00
    """
    items = said(read(text))["items"]
    assert [item.says for item in items] == ["Storm lantern, green from 1 May", "Wick, cotton by the metre"]


def test_words_behind_the_number_of_a_line_do_not_end_the_table() -> None:
    text = """
    Invoice No: 4417
    Pos   Description     Qty     Price    Amount
    1     Storm lantern   2       30.00    60.00
          Tax: 0.2%
          Gross : 31.00   Rebate : 1.00    for friends of the house
    2     Wick            3       5.00     15.00
    Total                                  75.00
    """
    assert [item.says.split()[0] for item in said(read(text))["items"]] == ["Storm", "Wick"]


def test_neither_amounts_head_columns_nor_are_rates_goods() -> None:
    text = """
    RECHNUNG Nr. 47-11
    Pos   Beschreibung    Menge   Nettopreis   Betrag
    Art-Nr-Kunde: Lampe   10      85,00        850,00
    Zu- und Abschläge
    Art                   Prozent   Basisbetrag   Betrag
    Zuschlag Packung                              30,00
    """
    assert [item.quantity for item in said(read(text)).get("items", ())] == [Decimal(10)]


@pytest.mark.parametrize(
    ("cents", "total"), [("", Decimal(12100)), ("Balance before: 1.50", Decimal("12.100"))], ids=["crowns", "cents"]
)
def test_three_digits_behind_a_point_are_thousands_where_cents_have_none(cents: str, total: Decimal) -> None:
    text = f"""
    Faktura         č. 198044
    Prodejce        Kupující
    Petra Nová      Adam Černý
    {cents}
    Položka         Počet    Cena        Celkem
    Lampa           2        Kč 6.050    Kč 12.100
    Celkem:                              Kč 12.100
    """
    fields = said(read(text))
    assert (fields["number"], fields["total"]) == ("198044", total)


def test_a_firm_stands_under_the_numbers_of_its_block() -> None:
    text = """
    Rechnung Nr. 8812
    Käufer:
    Nummer          : 339420
    Globale Nummer: 4304171000002   (GLN)
    TIDEWELL GMBH
    KUNDENWEG 88
    """
    assert said(read(text))["buyer"] == "TIDEWELL GMBH"


def test_the_row_of_a_rate_tells_the_tax_that_it_comes_to() -> None:
    text = """
    VAT Invoice
    Invoice #: DE-7781
    Sold by Fern Lamps Ltd
    Description    Qty    Item subtotal
    Lantern        2      55.80
    Postage               6.06
    Invoice total 61.86
         VAT rate   Item subtotal (excl. VAT)   VAT subtotal
         24%        49.89                       11.97
    """
    assert said(read(text))["tax"] == Decimal("11.97")


def test_a_heading_of_the_next_block_is_no_name_and_a_bill_may_be_headed_by_its_day() -> None:
    text = """
    LUMINA
    par internet : service@lumina.fr      Facture du 29/01/2021
                                          n° 4477118
    Nom du client                         Les prochaines étapes
    JEANNE ROY                            Prochain relevé vers le 28/02/2021
    Montant total TTC                     1 479,85 €
    """
    fields = said(read(text))
    assert (fields["seller"], fields["buyer"], fields["number"]) == ("LUMINA", "JEANNE ROY", "4477118")


def test_an_invoice_may_be_headed_by_what_it_is_for() -> None:
    assert read("Lantern Sponsorship Invoice\nDate: 1st-Jun-2022\nContent    Fee\nStorm lantern    USD 1000").kind is (
        PaperKind.INVOICE
    )
    assert read("This Is Not Your Invoice\nDate: 1 June 2022").kind is not PaperKind.INVOICE


def test_an_amount_split_wrongly_is_none() -> None:
    slip = """
    Lantern Grill
    AMOUNT      40.48
    TAX          3.34
    SUBTOTAL    43.82
    TIP         10.00
    TOTAL       73.1.82
    """
    assert said(read(slip, media_type="image/jpeg")).get("total") != Decimal("731.82")


def test_a_foot_does_not_give_way_to_the_town_of_an_address() -> None:
    text = """
    PAYMENT RECEIPT
    Guest Name: Sanjay        Date: 31/12/2017
    Room Charges              Rs 1939
    Grand Total               Rs 1939
    All payment to be made in favor of
    Lantern Stays Pvt. Ltd.
    Address
    209-214, Kailash Building, Kasturba Marg,
    New Delhi,
    New Delhi - 110001
    """
    assert said(read(text))["seller"] == "Lantern Stays Pvt. Ltd."


def test_a_metered_price_is_printed_with_what_is_left_of_it() -> None:
    text = """
    NOTA FISCAL Nº 020030477
    Itens da Fatura     Unid.   Quant.   Preço Unit   Valor (R$)
    Energia Elétrica    kWh     1.383    0,83403141   1.153,44
    Contrib Municipal                                 43,10
    TOTAL                                             1.196,54
    Código de Débito    Vencimento    Total a pagar
    008046010818        22/04/2023    R$1.196,54
    """
    found = read(text)
    assert [item.says for item in said(found)["items"]] == ["Energia Elétrica", "Contrib Municipal"]
    assert "line-does-not-add-up" not in doubted(found)


ORDER = """
Case: 21-811     Date Filed: 01/11/2021
UNITED STATES COURT OF APPEALS
FOR THE TENTH CIRCUIT
In re: R. LANTERN     No. 21-811
ORDER
This court has been advised of the suspension.
Entered for the Court January 11, 2021
"""
WARNING = """
Kanzlei Borchert
Hamburg, 14. Januar 2025
Abmahnung
Sehr geehrte Damen und Herren,
wir vertreten die Windlampen GmbH, Inhaberin der Unionsmarke Nr. 018573777.
Mit freundlichen Grüßen
"""
CERTIFIED = """
Lantern Association
This document certifies that Ada Quill maintains the lamp.
Best regards,
July 18th, 2024
"""
TWICE = """
衡湘律师事务所
律师函
致：琥珀商行
律师：谭立
二〇二五年五月八日（2025年5月8日）
"""


@pytest.mark.parametrize(
    ("text", "kind", "number", "issued"),
    [
        (ORDER, PaperKind.COURT_PAPER, "21-811", dt.date(2021, 1, 11)),
        (WARNING, PaperKind.LETTER, None, dt.date(2025, 1, 14)),
        (CERTIFIED, PaperKind.LETTER, None, dt.date(2024, 7, 18)),
        (TWICE, PaperKind.LETTER, None, dt.date(2025, 5, 8)),
    ],
    ids=["order", "warning", "certified", "twice"],
)
def test_letters_and_orders_are_told_by_how_they_begin_and_end(
    text: str, kind: PaperKind, number: str | None, issued: dt.date
) -> None:
    found = read(text)
    fields = said(found)
    assert (found.kind, fields.get("number"), fields["issued_on"]) == (kind, number, issued)


def test_a_bill_may_greet_at_its_head_and_its_foot() -> None:
    text = """
    Windlampen GmbH
    Hafenstr. 3, 24103 Kiel
    Sehr geehrte Frau Quill,
    Pos   Beschreibung   Menge   Preis    Betrag
    1     Lampe          2       50,00    100,00
    MwSt 19 %                             19,00
    Gesamtbetrag                          119,00 EUR
    Zahlbar bis 4.5.2025, IBAN DE88200800000970375700, USt-ID DE136695976
    Mit freundlichen Grüßen
    """
    assert read(text).kind is PaperKind.INVOICE


def test_a_buyer_with_a_site_does_not_become_the_seller() -> None:
    text = """
    Invoice 4471      3 May 2025
    Bill to: Tidewell
    mara@tidewell.com
    Lamp       2     5.00     10.00
    Total                     10.00
    """
    fields = said(read(text))
    assert (fields.get("seller"), fields["buyer"]) == (None, "Tidewell")


def test_a_firm_may_be_called_as_one_whom_one_asks() -> None:
    text = """
    Invoice 4471
    Seller: Contact Lamps Ltd
    Buyer: Tidewell Ltd
    Total: 10.00 EUR
    """
    assert said(read(text))["seller"] == "Contact Lamps Ltd"


def test_a_day_in_figures_is_read_as_the_same_paper_writes_it_in_words() -> None:
    text = """
    Case: 17-2678     Date Filed: 08/03/2017
    August 3, 2017
    Dear Counsel:
    Enclosed is case opening information. Very truly yours,
    """
    assert said(read(text))["issued_on"] == dt.date(2017, 8, 3)

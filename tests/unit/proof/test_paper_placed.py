"""Parties, numbers, days and rights that are told by where they stand, on layouts that label nothing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from paper_desk import doubted, read, said

from rejoinder.domain.evidence import PaperKind

GOODS = """
Description            Qty     Price      Amount
Brass hook             2       50.00      100.00
"""


def test_a_line_with_the_whole_address_of_who_sends_stands_over_who_is_addressed() -> None:
    fields = said(
        read(f"""
                                                                      Holzwerk Adler
Holzwerk Adler e.K.  ·  Am Sägewerk 3  ·  88316 Isny                  Beleg-Nr.    RE-10482
Gasthof Zum Löwen
Marktplatz 9
87435 Kempten
Rechnung                                                              Datum        07.05.2024
{GOODS}
        """)
    )
    assert (fields["seller"], fields["buyer"]) == ("Holzwerk Adler e.K.", "Gasthof Zum Löwen")


def test_one_address_ends_with_its_town_and_the_number_of_a_firm_tells_whose_paper_it_is() -> None:
    fields = said(
        read(f"""
TAX INVOICE INV-2207
Brunswick Bike Shed
ABN 61 334 887 120
19 Albert St, Brunswick VIC 3056
Yarra Couriers Pty Ltd
22 Johnston St
COLLINGWOOD VIC 3066
{GOODS}
Total      100.00
        """)
    )
    assert (fields["seller"], fields["buyer"]) == ("Brunswick Bike Shed", "Yarra Couriers Pty Ltd")


def test_the_owner_of_a_firm_stands_in_the_line_under_its_name() -> None:
    text = """
    Kowalke IT-Sicherheit
    Inh. Steffen Kowalke   Lutherstraße 12   06886 Wittenberg
    Rechnung 2024-R-0093
    """
    assert said(read(text))["seller"] == "Kowalke IT-Sicherheit"


def test_a_bank_to_pay_to_is_not_whose_bill_it_is() -> None:
    text = """
    請求書                                請求番号 2024-0312
    合同会社あおぞら企画 御中
                                          デザイン工房ひなた
                                          〒600-8001 京都市下京区四条通3-5
    合計  ¥173,800
    お振込先：京都銀行四条支店 普通 3344556
    """
    assert said(read(text))["seller"] == "デザイン工房ひなた"


def test_a_label_with_its_bare_number_names_nothing_below() -> None:
    fields = said(
        read("""
        TEXTILES DEL BAJIO              Factura CFDI 4.0
        TBB110304K29                    Emisor                 00001000000509846633
        Blvd. López Mateos 2015, León   Lugar de expedición    37500
        Receptor
        Nombre    UNIFORMES ARRIAGA
        """)
    )
    assert (fields["seller"], fields["buyer"]) == ("TEXTILES DEL BAJIO", "UNIFORMES ARRIAGA")


def test_the_day_and_number_of_the_bill_that_a_credit_note_is_about_are_not_its_own() -> None:
    text = """
    AVOIR N° AV-2026-0038
    Date : 27/01/2026
    Sur facture n° FC-2025-1184 du 18/12/2025
    """
    fields = said(read(text))
    assert (fields["number"], fields["issued_on"]) == ("AV-2026-0038", dt.date(2026, 1, 27))


def test_a_number_may_read_like_a_day() -> None:
    fields = said(read("Numer faktury\n2/11/2023\nFaktura\nData wystawienia: 2023-11-30"))
    assert (fields["number"], fields["issued_on"]) == ("2/11/2023", dt.date(2023, 11, 30))


def test_a_group_of_goods_has_a_heading_and_a_sum_that_are_no_goods() -> None:
    fields = said(
        read("""
        Rechnung 23-1190
        Pos.   Bezeichnung                Menge     EP          Gesamt
        1      Erdgeschoss
        1.1    Steckdose reinweiß         14 Stk    18,90 €     264,60 €
        1.2    Leitung NYM-J              85 m       1,65 €     140,25 €
               Summe Erdgeschoss                                404,85 €
        2      Obergeschoss
        2.1    Deckenauslass              4 Stk     42,00 €     168,00 €
        """)
    )
    assert [item.says for item in fields["items"]] == ["Steckdose reinweiß", "Leitung NYM-J", "Deckenauslass"]


def test_several_taxes_under_the_net_are_summed_up_with_what_was_paid_left_aside() -> None:
    fields = said(
        read(f"""
Gull Roasters LLC                                                              INVOICE NO. 20391
4410 Alberta St, Portland, OR 97218                                            March 3, 2023
Bill To: Maple Kitchen Group LLC                                               Ship To: Maple Kitchen #3
{GOODS}
                               Subtotal            $100.00
                               Shipping             $24.00
                               State Tax (6.5%)      $6.50
                               City Tax (3.8%)       $3.80
                               TOTAL               $134.30
                               Payments/Credits    -$30.00
                               Balance Due         $104.30
        """)
    )
    assert (fields["total"], fields["tax"]) == (Decimal("134.30"), Decimal("10.30"))


def test_carriage_and_rounding_explain_a_total_in_any_tongue() -> None:
    text = """
    FAKTURA č. 240100077
    Označení dodávky     Počet    Cena       Celkem
    Prkno smrk           3        700,00     2 100,00
    Doprava                                    120,20
    Celkem k úhradě                          2 220,20 Kč
    """
    assert "total-does-not-add-up" not in doubted(read(text))


REGISTER = """
{head}
2104477
Words                          Dates
SALTBUSH & EMBER               Renewal due             22 July 2030
Kind                           Registered from         22 July 2020
Word                           Entered on register     17 February 2021
Owner                          Acceptance              9 November 2020
Bindoon Provedores Pty Ltd     Filing                  22 July 2020
"""


def test_a_register_may_set_labels_over_values_beside_a_column_of_days() -> None:
    inspection = read(REGISTER.format(head="IP Australia    Australian Trade Mark Search"))
    fields = said(inspection)
    assert inspection.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert (fields["mark"], fields["owner"]) == ("SALTBUSH & EMBER", "Bindoon Provedores Pty Ltd")
    assert (fields["registration_number"], fields["valid_to"]) == ("2104477", dt.date(2030, 7, 22))


def test_the_codes_of_a_register_may_stand_between_captions_and_values() -> None:
    fields = said(
        read("""
        Registerauskunft Marke
        Registernummer                 111    302017104482
        Wiedergabe der Marke           540    Wattläufer Röstkaffee
        Eintragungstag                 151    03.07.2017
        Ablauf der Widerspruchsfrist          06.11.2017
        Schutzendedatum                181    30.04.2027
        Inhaber                        732    Wattläufer Kaffeerösterei KG, 26506 Norden
        """)
    )
    assert (fields["registered"], fields["valid_to"]) == (dt.date(2017, 7, 3), dt.date(2027, 4, 30))
    assert fields["owner"] == "Wattläufer Kaffeerösterei KG"


@pytest.mark.parametrize("subject", ["ASUNTO: CARTA DE AUTORIZACIÓN DE REVENTA", "Betreff: Vollmacht"])
def test_a_letter_about_an_authority_grants_it(subject: str) -> None:
    assert read(f"Calzados Ribamonte, S.L.\n{subject}\nPor la presente").kind is PaperKind.AUTHORISATION


def test_a_decision_is_cited_at_its_own_head() -> None:
    text = """
    LG Berlin, Beschluss vom 22.06.2023 - 64 S 280/22
    Die Kammer folgt dem BGH (VIII ZR 4/05). Kläger und Beklagte.
    """
    assert said(read(text))["number"] == "64 S 280/22"

"""Parties, numbers, days and rights that are told by where they stand, on layouts that label nothing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from paper_desk import doubted, read, said

from rejoinder.domain.evidence import PaperKind
from rejoinder.proof.paper.day import days_in

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


def test_the_owner_of_a_firm_stands_in_the_line_under_its_name() -> None:
    text = """
    Kowalke IT-Sicherheit
    Inh. Steffen Kowalke   Lutherstraße 12   06886 Wittenberg
    Rechnung 2024-R-0093
    """
    assert said(read(text))["seller"] == "Kowalke IT-Sicherheit"


def test_the_day_and_number_of_the_bill_that_a_credit_note_is_about_are_not_its_own() -> None:
    text = """
    AVOIR N° AV-2026-0038
    Date : 27/01/2026
    Sur facture n° FC-2025-1184 du 18/12/2025
    """
    fields = said(read(text))
    assert (fields["number"], fields["issued_on"]) == ("AV-2026-0038", dt.date(2026, 1, 27))


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


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Kraków, dnia 15 stycznia 2025 r.", dt.date(2025, 1, 15)),
        ("V Brně dne 5. září 2024", dt.date(2024, 9, 5)),
        ("Helsingissä 12. tammikuuta 2024", dt.date(2024, 1, 12)),
        ("İzmir, 3 Ağustos 2024", dt.date(2024, 8, 3)),
        ("Kelt: 2023. szeptember 20.", dt.date(2023, 9, 20)),
        ("București, 14 ianuarie 2024", dt.date(2024, 1, 14)),
        ("8 listopada 2023", dt.date(2023, 11, 8)),
    ],
)
def test_months_have_their_names_in_every_tongue(written: str, day: dt.date) -> None:
    assert [found.date for found in days_in(written)] == [day]


@pytest.mark.parametrize(
    ("sentence", "owner", "licensee"),
    [
        (
            "La sottoscritta PELLETTERIA ARNO S.R.L. autorizza la ditta Moda Online di Bianchi Luca, con sede.",
            "PELLETTERIA ARNO S.R.L.",
            "Moda Online di Bianchi Luca",
        ),
        (
            "Firma Bursztynowy Dom sp. z o.o. upoważnia firmę Sklep Morze Marcin Lis do sprzedaży produktów.",
            "Bursztynowy Dom sp. z o.o.",
            "Sklep Morze Marcin Lis",
        ),
        (
            "Uhren Adler GmbH: Hiermit bestätigen wir, dass die Firma Zeitreich Handels GmbH, Wien, berechtigt ist.",
            "Uhren Adler GmbH",
            "Zeitreich Handels GmbH",
        ),
    ],
)
def test_a_letter_names_the_firm_that_it_authorises_behind_the_word_for_one(
    sentence: str, owner: str, licensee: str
) -> None:
    fields = said(read(f"Carta de autorización\n{sentence}"))
    assert (fields["owner"], fields["licensee"]) == (owner, licensee)


def test_a_firm_may_name_its_trade_in_its_line_and_is_called_by_its_telephone() -> None:
    fields = said(
        read(f"""
Amélie Garnier – Photographe
3 place du Marché, 24200 Sarlat
06 11 22 33 44
                                            Mairie de Domme
                                            Place de la Halle
                                            24250 Domme
Facture n° 2023-19
{GOODS}
        """)
    )
    assert (fields["seller"], fields["buyer"]) == ("Amélie Garnier", "Mairie de Domme")


def test_the_number_of_a_customer_may_stand_over_the_name() -> None:
    text = f"""
FERRETERÍA LOZANO C.B.            Cliente: 00431
C/ Mayor, 8 - 16001 CUENCA        COMUNIDAD DE PROPIETARIOS
FACTURA F23/001177                16002 CUENCA
{GOODS}
    """
    assert said(read(text))["buyer"] == "COMUNIDAD DE PROPIETARIOS"


def test_goods_told_in_sentences_are_those_that_add_up() -> None:
    fields = said(
        read("""
        Rechnung 23/061
        Übersetzung der Anleitung, 8.450 Wörter à 0,16 €      1.352,00 €
        Layoutkorrektur, 3 Std. à 60,00 €                       180,00 €
        Nettobetrag                                           1.532,00 €
        Umsatzsteuer 19 %                                       291,08 €
        Rechnungsbetrag                                       1.823,08 €
        """)
    )
    assert [item.amount for item in fields["items"]] == [Decimal("1352.00"), Decimal("180.00")]


@pytest.mark.parametrize(
    ("line", "number"), [("Marca nacional nº 4.123.456", "4.123.456"), ("Trade Mark 2201133", "2201133")]
)
def test_the_number_of_a_mark_follows_the_word_for_one(line: str, number: str) -> None:
    text = f"Trade marks register\n{line}\nWords: TANAMI TRAIL\nOwner: Red Spinifex Pty Ltd\nRenewal due: 4 August 2031"
    assert said(read(text))["registration_number"] == number

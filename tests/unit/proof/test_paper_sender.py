"""Whose bill it is and to whom it goes, where no label says so; and what stands beside days, rates and titles."""

from __future__ import annotations

from paper_desk import read, said

from rejoinder.domain.evidence import PaperKind

GOODS = """
Leistung                                  Menge       Betrag
Lampen montieren                              2        99,60
Netto: 99,60 EUR     USt 19%: 18,92 EUR     Gesamtbetrag: 118,52 EUR
"""


def test_a_desk_that_takes_letters_is_nobody_who_sells() -> None:
    text = f"Service clients - TSA 30004 - 60643 CHANTILLY\nFacture n° 208844102\n{GOODS}\nNetlampe SAS\n"
    assert said(read(text))["seller"] == "Netlampe SAS"


def test_the_number_of_a_credit_note_stands_under_its_own_head() -> None:
    heads = "Gutschrift-Nr.     Datum          zu Rechnung\nGU-40118        19.01.2023     RE-88201"
    assert said(read(f"HELLER GMBH\nGutschrift\n\n{heads}\n{GOODS}"))["number"] == "GU-40118"


def test_goods_may_be_described_by_days_and_rows_of_tax_are_no_goods() -> None:
    text = """
    Nordlamp ApS
    Invoice #88112
    Description                                              Total
    Lamp hire, oak (01/10/2021 - 30/09/2022)            599.00 DKK
    Lamp care                                            89.00 DKK
    Sub Total                                           688.00 DKK
    25.00% VAT                                          172.00 DKK
    Credit                                                0.00 DKK
    Total                                               860.00 DKK
    """
    assert [item.says for item in said(read(text))["items"]] == [
        "Lamp hire, oak (01/10/2021 - 30/09/2022)",
        "Lamp care",
    ]


def test_a_receipt_may_be_titled_in_two_languages() -> None:
    text = "CHAN LAMPS PROVISION\nOFFICIAL RECEIPT / RESIT RASMI\nReceived from: Lim Ah Kow     No. 004471\nRM 180.00\n"
    assert read(text).kind is PaperKind.RECEIPT


def test_a_transfer_names_number_and_new_owner_of_the_mark() -> None:
    text = """
    核准商标转让证明
    兹核准第18834127号商标转让注册。
    商标：青柚灯
    受让人名称：杭州青柚文化有限公司
    核准日期：2021年03月13日
    """
    fields = said(read(text))
    assert (fields["registration_number"], fields["owner"]) == ("18834127", "杭州青柚文化有限公司")


def test_a_label_may_be_said_again_in_another_language() -> None:
    text = f"Nordlicht Lampen eK\nRechnungsnr. / Invoice no.     NV-77120\nDatum / Date     08.12.2021\n{GOODS}"
    assert said(read(text))["number"] == "NV-77120"


def test_a_title_may_stand_under_both_addresses_and_before_the_order() -> None:
    head = "Holzlampen GmbH\nWaldweg 2\n94032 Passau\n\n" + "\n".join(f"Zeile {n}" for n in "ABCDEF")
    text = f"{head}\nSchlussrechnung Nr. 2022/118 - Auftrag 4471\n{GOODS}"
    assert said(read(text))["number"] == "2022/118"


def test_the_same_firm_in_full_under_its_sign_is_not_who_buys() -> None:
    head = "Lampes Moreau\nSARL Moreau Frères\n14 place Carnot\n86000 Poitiers\n"
    assert said(read(f"{head}Facture n° 2024-0088\n{GOODS}")).get("buyer") != "SARL Moreau Frères"


def test_a_bill_for_a_service_is_a_bill() -> None:
    text = """
    orbit lamps           Bill number B-77120884
    Your bill for July
    Monthly charges          £15.83
    Total amount due         £18.99
    """
    found = read(text)
    assert (found.kind, said(found)["number"]) == (PaperKind.INVOICE, "B-77120884")

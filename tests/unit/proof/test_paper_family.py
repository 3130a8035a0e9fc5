"""Families of layouts: bills, receipts and certificates as shops, firms and offices of many countries set them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from paper_desk import laid, read, said

from rejoinder.domain.evidence import PaperKind
from rejoinder.proof.inspection import inspect


def till(text: str) -> dict[str, Any]:
    """The fields of a till receipt that was read from a picture."""
    return said(inspect(laid(text, path="till.jpg", media_type="image/jpeg", recognised=True)))


SHOP = """
  {head}
  LOT 3 JALAN GOMBAK 53100 KL
Inv No: 4400817725
2 x LAMP                 20.00
SUBTOTAL                 20.00
{total}                  20.00
CASH                     20.00
{day}
  THANK YOU
"""


@pytest.mark.parametrize(
    ("head", "seller"),
    [
        ("EVERGREEN LAMPS & BOOKS\n  CENTRE SDN. BHD.", "EVERGREEN LAMPS & BOOKS CENTRE SDN. BHD"),
        ("LUMINA\n  STESEN LAMPU AZHAR", "STESEN LAMPU AZHAR"),
        ("The Lamp House\n  Operated by Mega Lamps (M) Sdn Bhd", "Mega Lamps (M) Sdn Bhd"),
        ("TANJONG\n  Harbour Lamps Sdn Bhd", "Harbour Lamps Sdn Bhd"),
    ],
)
def test_the_till_belongs_to_the_firm_whose_name_takes_two_lines_or_stands_under_its_brand(
    head: str, seller: str
) -> None:
    assert till(SHOP.format(head=head, total="TOTAL", day="14/09/2017 20:51"))["seller"] == seller


def test_a_till_may_cut_the_century_and_call_its_total_a_payment() -> None:
    fields = till(SHOP.format(head="HARBOUR LAMPS SDN BHD", total="PAYMENT DUE", day="Jan 21'18 07:44PM"))
    assert (fields["issued_on"], fields["total"]) == (dt.date(2018, 1, 21), Decimal("20.00"))


BILL = """
{head}
{labels}

Description          Qty     Unit Price     Tax Amount     Total Amount
Brass lamp             1        Rs.700.00      Rs.126.00       Rs.826.00
Lamp oil               2         Rs.50.00       Rs.18.00       Rs.118.00
TOTAL:                                         Rs.144.00       Rs.944.00
"""


def bill(head: str = "Shreeji Lamps Private Limited", labels: str = "Invoice No: SL-118") -> dict[str, Any]:
    return said(read(BILL.format(head=head, labels=labels)))


@pytest.mark.parametrize(
    ("line", "number", "day"),
    [
        ("Facture n° 718 220 4415 du 4 mars 2021", "718 220 4415", dt.date(2021, 3, 4)),
        ("FACTURA A/2023/1184", "A/2023/1184", None),
        ("Rechnungskorrektur GS-1120 vom 02.05.2022", "GS-1120", dt.date(2022, 5, 2)),
        ("Rechnung:  VR 4471 2201", "VR 4471 2201", None),
        ("INVOICE\nInvoice Number 1047\nInvoice Date11/05/2021", "1047", dt.date(2021, 5, 11)),
        ("INVOICE\nCompany No. 550912-T\nNo. 10338", "10338", None),
        ("FACTURA\nCLIENTE Nº: 00412\nNº 88-12", "88-12", None),
        ("INVOICE\nUSt-IdNr.: DE117488210\nNr. 55-12", "55-12", None),
    ],
)
def test_the_number_of_a_bill_is_its_own_and_whole(line: str, number: str, day: dt.date | None) -> None:
    fields = said(read(BILL.replace("Rs.", "€").format(head="Harbour Lamps GmbH", labels=line)))
    assert (fields["number"], fields.get("issued_on")) == (number, day)


def test_from_where_goods_are_shipped_is_nobody_who_sells_them() -> None:
    fields = bill("NINGBO LAMPS CO., LTD.\nCOMMERCIAL INVOICE", "TO: BALTIC LAMPS OÜ\nFROM: NINGBO   TO: TALLINN")
    assert (fields["seller"], fields["buyer"]) == ("NINGBO LAMPS CO., LTD.", "BALTIC LAMPS OÜ")


def test_a_name_over_its_address_is_the_letterhead_even_beside_the_title() -> None:
    head = "Atelier Lampes                    FACTURE\n3 impasse du Moulin\n44000 Nantes"
    assert bill(head)["seller"] == "Atelier Lampes"


def test_a_bill_may_be_called_yours_and_a_contract_is_no_account_of_one() -> None:
    assert read("Stadtwerke AG\nVertragskonto:  2001\nIhre Jahresrechnung Strom\nBruttobetrag  10,00 €").kind is (
        PaperKind.INVOICE
    )


def test_labels_spread_over_their_field_are_read_as_one() -> None:
    found = read(
        """
        增值税专用发票
        名    称：上海灯具有限公司
        项目名称       数 量      单 价      金 额      税 额
        *灯*台灯        2        50.00     100.00     13.00
        合     计                         ¥100.00    ¥13.00
        价税合计（大写）壹佰壹拾叁圆整   （小写）¥113.00
        名    称：宁波灯具有限公司
        """
    )
    fields = said(found)
    assert (fields["buyer"], fields["seller"]) == ("上海灯具有限公司", "宁波灯具有限公司")
    assert (fields["tax"], [item.says for item in fields["items"]]) == (Decimal("13.00"), ["*灯*台灯"])


INDIA = """
                     GOVERNMENT OF INDIA
                    TRADE MARKS REGISTRY
          Certificate of Registration of Trade Mark
Trade Mark No. 3812204          J. No. : 1877
Certified that Trade Mark has been registered in the name(s) of :-
SUNDARI LAMPS PRIVATE LIMITED, 44, Cotton Street, Coimbatore
In Class 11 Under No. 3812204 as of the Date 22 April 2018 in respect of LAMPS;
LIGHTING APPARATUS.
                        SUNDARI GLOW
Sealed at my direction, this 14th day of December, 2018.
"""


def test_a_certificate_without_labels_names_owner_mark_and_day() -> None:
    fields = said(read(INDIA))
    assert (fields["owner"], fields["mark"]) == ("SUNDARI LAMPS PRIVATE LIMITED", "SUNDARI GLOW")
    assert fields["registered"] == dt.date(2018, 4, 22)


def test_codes_of_a_register_may_stand_right_before_their_values() -> None:
    fields = said(
        read(
            """
            CERTIFICATE OF REGISTRATION of a European Union trade mark
            No 017882340
            210     017882340
            220     02/04/2018
            442     24/05/2018
            541     PETITE LAMPE
            732     Petite Lampe SAS
                    22 rue Paradis, 13001 Marseille, FR
            """
        )
    )
    assert (fields["mark"], fields["owner"]) == ("PETITE LAMPE", "Petite Lampe SAS")


def test_an_authorisation_may_have_the_number_in_brackets_behind_the_mark() -> None:
    text = """
    LETTER OF AUTHORISATION
    We, Kestrel Lamps Ltd, being the proprietor of the trade mark KESTREL GLOW (UK00003120447), hereby
    authorise Ruiting Lamps Co., Ltd. to sell KESTREL GLOW products.
    """
    assert said(read(text))["registration_number"] == "UK00003120447"


def test_a_catalogue_says_in_a_sentence_when_it_was_printed() -> None:
    text = """
    AUTUMN 2023 Product Catalogue
    Published by Nordlys Lamps A/S. Printed on 9 Sept 2023 in Denmark.
    Model NL-101 Aurora            Model NL-102 Fjell
    """
    fields = said(read(text))
    assert fields["published_on"] == dt.date(2023, 9, 9)
    assert [item.says for item in fields["items"]] == ["Model NL-101 Aurora", "Model NL-102 Fjell"]


def test_a_counter_notice_is_a_letter() -> None:
    text = """
    Counter Notification under 17 U.S.C. § 512(g)(3)
    To: Designated Agent
    Date: 2023-05-11
    I have a good faith belief that the material was removed by mistake.
    Sincerely,
    Wen Jiaqi
    """
    assert read(text).kind is PaperKind.LETTER


EXTRACT = """
Madrid Monitor
1448201 - KAVALO
151 Date of the registration
18.10.2018
180 Expected expiration date of the registration/renewal
18.10.2028
732 Name and address of the holder of the registration
Kavalo Lamps d.o.o.
Slovenska cesta 54
541 Reproduction of the mark where the mark is represented in standard characters
KAVALO
832 Designation(s) under the Madrid Protocol
CN - EM - RU - US
"""


def test_codes_may_stand_before_their_captions_on_one_line() -> None:
    found = read(EXTRACT)
    fields = said(found)
    assert found.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert (fields["mark"], fields["owner"]) == ("KAVALO", "Kavalo Lamps d.o.o.")
    assert (fields["registered"], fields["valid_to"]) == (dt.date(2018, 10, 18), dt.date(2028, 10, 18))


def test_an_entry_with_name_and_address_names_its_owner_under_the_word_name() -> None:
    text = EXTRACT.replace("Kavalo Lamps d.o.o.", "THE APPLICANT OR THE\nHOLDER\nName\nPT. Kavalo Lamps\nAddress")
    assert said(read(text))["owner"] == "PT. Kavalo Lamps"


@pytest.mark.parametrize(
    ("label", "value", "name", "wanted"),
    [
        ("Owner(s) name", "Mosswick Lamps Ltd", "owner", "Mosswick Lamps Ltd"),
        ("Owner's address", "Mosswick Lamps Ltd", "owner", None),
        ("Mark text", "MOSSWICK", "mark", "MOSSWICK"),
        ("Type of mark", "WORD", "mark", None),
        ("Markendarstellung", "MOSSWICK", "mark", "MOSSWICK"),
        ("申请/注册号", "30188274", "registration_number", "30188274"),
        ("Ablauf der Schutzdauer", "30.04.2029", "valid_to", dt.date(2029, 4, 30)),
        ("专用权期限", "2019年01月28日 至 2029年01月27日", "valid_to", dt.date(2029, 1, 27)),
    ],
)
def test_a_label_is_told_by_its_stems(label: str, value: str, name: str, wanted: object) -> None:
    text = f"TRADE MARK REGISTRATION CERTIFICATE\nPrincipal register\n{label}     {value}\n"
    assert said(read(text)).get(name) == wanted


def test_a_mark_may_be_registered_on_a_day_named_before() -> None:
    text = """
    TÍTULO DE MARCA
    Certifica que con fecha 14 de agosto de 2019 se ha registrado bajo el N° 1302284 la marca:
    LÁMPARAS DEL SUR
    """
    assert said(read(text))["registered"] == dt.date(2019, 8, 14)


def test_a_bill_is_known_by_its_number_and_its_sum() -> None:
    text = """
    NETPRESS LAMPES
    N° de facture      20190418-00117
    Titre                              TVA          Montant TTC
    Lampe de table                   2,10 %           49,00
    TOTAL TTC en euros                                49,00
    """
    found = read(text)
    assert found.kind is PaperKind.INVOICE
    assert (said(found)["currency"], said(found)["items"][0].says) == ("EUR", "Lampe de table")


def test_lines_that_come_to_the_net_are_the_goods_of_a_bill_without_a_table() -> None:
    text = """
    Norddeutsche Lampen AG
    Rechnung Nr. 2022-884410
    Lampenwartung                                   214,29 EUR
    Umsatzsteuer 19 %                                40,72 EUR
    Gesamtbetrag                                    255,01 EUR
    """
    assert [item.says for item in said(read(text))["items"]] == ["Lampenwartung"]


def test_a_bill_from_the_united_states_writes_the_month_first() -> None:
    text = "INVOICE\nMail & Lamps LLC\n88 Harbor Blvd, Weehawken, NJ 07086\nDate: 10/02/2021\nTotal: $15.43\n"
    assert said(read(text))["issued_on"] == dt.date(2021, 10, 2)


@pytest.mark.parametrize("line", ["PO 40718", "Order no 40718", "Calle Mayor 3 de 28013 Madrid", "DE 10115 Berlin"])
def test_five_digits_behind_two_letters_are_no_address_in_the_united_states(line: str) -> None:
    found = read(f"INVOICE\nHarbour Lamps GmbH\n{line}\nDate: 10/02/2021\nTotal: $15.43\n")
    (issued,) = (field for field in found.fields if field.name == "issued_on")
    assert issued.confidence < 0.6


def test_an_address_before_every_name_leaves_the_till_nameless() -> None:
    receipt = SHOP.format(
        head="K3-113,JL IBRAHIM SULTAN\n  80300 JOHOR BAHRU\n  JOHOR", total="TOTAL", day="14/09/17 20:51"
    )
    assert "seller" not in till(receipt)


def test_the_title_of_an_authorisation_names_no_mark() -> None:
    text = """
    BRAND AUTHORIZATION LETTER
    This is to certify that Meilin Lamps Co., Ltd. is authorized by Aurelia Lamps S.r.l. to sell on AliExpress.
    Trademark: AURELIA
    """
    assert said(read(text))["mark"] == "AURELIA"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("1:22-cv-04417", "1:22-cv-04417"),
        ("30 Cg 31/20f - 61", "30 Cg 31/20f - 61"),
        ("[2021] EWHC 1234 (Ch)", "[2021] EWHC 1234 (Ch)"),
        ("I ZR 12/20", "I ZR 12/20"),
        ("Az.: 327 O 118/23", "327 O 118/23"),
        ("CS(COMM) 412 of 2023", "CS(COMM) 412 of 2023"),
        (
            "CIVIL APPEAL NO(S). 2201-2202 OF 2019\n(Arising out of Petition No. 11992 of 2018)",
            "CIVIL APPEAL NO(S). 2201-2202 OF 2019",
        ),
    ],
)
def test_the_number_of_a_case_is_known_by_its_form(line: str, number: str) -> None:
    text = f"DISTRICT COURT\n{line}\nPlaintiff Lamps Inc. v. Defendant Glow Ltd.\nThe court hereby orders that ...\n"
    assert said(read(text))["number"] == number


DUTCH = """
Bewijs van inschrijving
Inschrijvingsnummer     1044182
Datum inschrijving      04-09-2019
Vervaldatum             18-06-2029
Merk                    FLUWEELLAMP
Houder                  Fluweel B.V., Damrak 70, Amsterdam
"""


@pytest.mark.parametrize(
    "text",
    [
        DUTCH,
        """
        MARKA TESCİL BELGESİ
        Marka No                1044182
        Tescil Tarihi           04.09.2019
        Marka                   FLUWEELLAMP
        Sahibi                  Fluweel B.V.
        Koruma Bitiş Tarihi     18.06.2029
        """,
        """
        商 標 登 録 証
        登録番号                第1044182号
        商標 (THE MARK)         FLUWEELLAMP
        商標権者                Fluweel B.V.
        登録年月日              2019年9月4日
        存続期間満了日          2029年6月18日
        """,
    ],
    ids=["dutch", "turkish", "japanese"],
)
def test_a_register_of_any_office_is_known_by_what_its_labels_name(text: str) -> None:
    found = read(text)
    fields = said(found)
    assert found.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert (fields["registration_number"], fields["mark"], fields["owner"]) == (
        "1044182",
        "FLUWEELLAMP",
        "Fluweel B.V.",
    )
    assert (fields["registered"], fields["valid_to"]) == (dt.date(2019, 9, 4), dt.date(2029, 6, 18))


def test_names_may_stand_under_headings_that_say_whose_they_are() -> None:
    text = """
    EUIPO eSearch
    Trade mark information
    Name       LANTERNA BLU         Filing number        018223344
    Type       Word                 Registration date    12/08/2020
    Owner
    Name       Lanterna Blu S.r.l.  ID No                1188204
    Representative
    Name       STUDIO MARCHI        ID No                22018
    """
    fields = said(read(text))
    assert (fields["mark"], fields["owner"]) == ("LANTERNA BLU", "Lanterna Blu S.r.l.")
    assert fields["registration_number"] == "018223344"


def test_the_capital_of_a_firm_is_no_sum_of_its_bill() -> None:
    text = "LES LAMPES\nSAS au capital de 10 000 €\nFacture\nNuméro : 2023-0118\nMontant TTC    444,00\n"
    assert said(read(text))["total"] == Decimal("444.00")


def test_an_authorisation_may_end_on_a_day_that_a_line_breaks() -> None:
    text = """
    Letter of authorisation
    Solstice Lamps B.V. hereby confirms that Hengda Lamp Firm is appointed as our authorised reseller until 11
    May 2025.
    """
    fields = said(read(text))
    assert (fields["licensee"], fields["valid_to"]) == ("Hengda Lamp Firm", dt.date(2025, 5, 11))

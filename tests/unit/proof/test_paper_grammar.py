"""The grammar of labels, columns and sums, on layouts that no list of words foresees."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from paper_desk import laid, read, said

from rejoinder.domain.evidence import PaperKind
from rejoinder.proof.inspection import inspect
from rejoinder.proof.paper.day import days_in


def seen(text: str) -> Any:
    """What a reader makes of a picture with these words."""
    return inspect(laid(text, path="seen.jpg", media_type="image/jpeg", recognised=True))


BILL = """
NORTH LAMPS
12 Quay Road
                                       Tax Invoice
Bill To :                              Invoice No.   :   NL-0417
GULL TRADING                           Date          :   08-11-2023
2/3 Mill Lane

Sl    Description of Goods        Qty      Rate       Amount
No.
1 BRASS HOOK 4 CM         200 NOS    5.00      1,000.00
{sums}
                                           for NORTH LAMPS

                                       Authorised Signatory
"""
TWO_RATES = """
      CGST        9 %        90.00
      SGST        9 %        90.00
      Total                  ₹ 1,180.00
"""


def test_a_colon_in_a_cell_of_its_own_parts_no_label_from_its_value() -> None:
    fields = said(read(BILL.format(sums=TWO_RATES)))
    assert (fields["number"], fields["issued_on"]) == ("NL-0417", dt.date(2023, 11, 8))


def test_the_tax_of_several_rates_is_their_sum_where_net_and_tax_come_to_the_total() -> None:
    inspection = read(BILL.format(sums=TWO_RATES))
    (tax,) = [field for field in inspection.fields if field.name == "tax"]
    assert tax.value == Decimal("180.00")
    assert tax.span is not None
    assert inspection.paper.pages[0][slice(*tax.span)] == "90.00\nSGST 9 % 90.00"


def test_a_sum_of_the_rates_that_is_printed_is_read_at_its_place() -> None:
    inspection = read(BILL.format(sums=TWO_RATES + "      Tax in all             180.00\n"))
    (tax,) = [field for field in inspection.fields if field.name == "tax"]
    assert tax.span is not None
    assert inspection.paper.pages[0][slice(*tax.span)] == "180.00"


def test_rates_that_do_not_come_to_the_total_are_not_added_up() -> None:
    sums = "      Tax   9 %        90.00\n      Tax   5 %        50.00\n      Total      1,500.00\n"
    assert said(read(BILL.format(sums=sums)))["tax"] == Decimal("90.00")


def test_goods_that_begin_under_the_number_of_their_line_keep_their_name() -> None:
    (item,) = said(read(BILL.format(sums=TWO_RATES)))["items"]
    assert "BRASS HOOK" in item.says
    assert (item.quantity, item.amount) == (Decimal("200"), Decimal("1000.00"))


def test_who_signs_a_bill_for_a_house_without_a_legal_form_sells() -> None:
    assert said(read(BILL.format(sums=TWO_RATES)))["seller"] == "NORTH LAMPS"


def test_capitals_without_accents_name_the_same_sum() -> None:
    sums = "      Total HT      1000,00\n      NET A PAYER      1180,00 EUR\n"
    assert said(read(BILL.format(sums=sums)))["total"] == Decimal("1180.00")


def test_net_tax_and_total_in_one_row_are_told_by_their_sum() -> None:
    sums = "  TOTAL HT     TOTAL TVA     TOTAL TTC\n  1000,00      180,00        1180,00\n"
    fields = said(read(BILL.format(sums=sums)))
    assert (fields["total"], fields["tax"]) == (Decimal("1180.00"), Decimal("180.00"))


def test_the_number_under_which_a_firm_pays_taxes_is_no_tax() -> None:
    assert said(read(BILL.format(sums="VAT: 4820237339\n"))).get("tax") is None


def test_a_form_names_the_buyer_below_its_label_though_another_label_stands_beside() -> None:
    page = """
    North Lamps, Hull       Invoice No.          Dated
    4 Quay Road             NL/17                20-Dec-20
    Buyer (Bill to)         Dispatched through   Destination
    Gull Traders
    12th Cross              Terms of Delivery

    Description of Goods   Quantity   Rate     Amount
    Hook                   7          500.00   3,500.00
    Total                                      3,500.00
    """
    assert said(read(page))["buyer"] == "Gull Traders"


def test_the_name_line_under_a_heading_of_two_columns_names_the_buyer() -> None:
    page = """
    INVOICE
    Invoice No: 5/26-112          Invoice date: 27.12.2025
    Bill to Party                 Ship to Party
    Name: GULL BUILDERS PVT. LTD. PO no : 19006828
    Total Amount                  1,000.00
    """
    assert said(read(page))["buyer"] == "GULL BUILDERS PVT. LTD."


def test_the_day_of_the_bill_that_is_corrected_is_not_its_own() -> None:
    page = """
    Facture n° F-023
    Date de facture associée : 01/01/2026
    Date : 31/01/2026
    Net à payer : 10,00 EUR
    """
    assert said(read(page))["issued_on"] == dt.date(2026, 1, 31)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Fri 04/07/2017", dt.date(2017, 4, 7)),
        ("04/07/2017 (Tuesday)", dt.date(2017, 7, 4)),
        ("vendredi 07/04/2017", dt.date(2017, 4, 7)),
    ],
)
def test_a_weekday_tells_day_from_month(written: str, day: dt.date) -> None:
    (found,) = days_in(written)
    assert (found.date, found.sure) == (day, True)


def test_a_weekday_that_fits_neither_reading_tells_nothing() -> None:
    (found,) = days_in("Mon 04/07/2017")
    assert not found.sure


def test_a_day_may_follow_an_abbreviated_word_without_a_space() -> None:
    assert [found.date for found in days_in("Dat.31.08.2015")] == [dt.date(2015, 8, 31)]


TILL = """
Mill Street Bakery
123 Main Street
6/10/2019
2 Rye bread            $19.98
Sub-Total              $19.98
Tax                     $1.99
Total                  ${total}
"""


def test_a_slip_that_does_not_add_up_is_not_taken_for_a_receipt_by_its_sums() -> None:
    assert seen(TILL.format(total="99.99")).kind is PaperKind.PICTURE


def test_a_picture_full_of_words_is_of_a_document() -> None:
    words = "\n".join(f"Place of receipt {number}: the port of loading and discharge" for number in range(20))
    assert seen(words).kind is PaperKind.OTHER


def test_a_label_in_two_scripts_names_its_value() -> None:
    page = """
    Government of India
    Certificate of Registration of Trade Mark, Section 23 (2), Rule 56 (1)
    व्यापार चिह्न संख्या / Trade Mark No. 4681952
    has been registered in the name(s) of:-
    M/s HILL STEELS, 127 Para Road
    """
    inspection = read(page)
    assert inspection.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert (said(inspection)["registration_number"], said(inspection)["owner"]) == ("4681952", "HILL STEELS")


def test_amounts_are_read_as_shops_in_india_write_them() -> None:
    sums = "      Grand Total      Rs. 11,100=00\n"
    assert said(read(BILL.format(sums=sums)))["total"] == Decimal("11100")


def test_a_dense_table_runs_its_amounts_together_and_names_the_tax_beside_the_total() -> None:
    page = """
    Tax Invoice
    Sold By :                       Billing Address :
    Gull Retail Private Ltd         Mira Rao
    Sl.                                                       Net          Tax    Tax          Total
    No    Description                   Unit Price   Qty      Amount       Rate   Type         Amount
    1 Desk lamp with two arms
    and a clamp ₹200.00 1 ₹200.00 9% CGST ₹18.00 ₹236.00
    HSN:84433250
    TOTAL:                                                    ₹36.00 ₹236.00
    For Gull Retail Private Ltd:
    """
    fields = said(read(page))
    assert (fields["total"], fields["tax"]) == (Decimal("236.00"), Decimal("36.00"))
    assert fields["items"][0].says.startswith("1 Desk lamp with two arms and a clamp")


def test_the_state_of_an_address_is_no_legal_form_of_a_shop() -> None:
    slip = """
    Gullmart
    1155 S CAMINO DEL RIO
    DURANGO CO 81303
    BANANAS        0.95
    SUBTOTAL       0.95
    TAX 1          0.05
    TOTAL          1.00
    CASH TEND      2.00
    CHANGE DUE     1.00
    01/15/17   14:26:03
    """
    assert said(seen(slip))["seller"] == "Gullmart"


LETTER = """
April 12, 2025
To Whom It May Concern,
                              Letter of Authorization
This Letter of Authorization confirms that {owner} hereby authorizes Gullwatch, Inc., including its
officers and employees, to act on its behalf in safeguarding its rights, most notably the “TERNLIGHT”
trademark. This authorization encompasses, but is not limited to, trademarks, copyrights and works.
Specifically, Gullwatch, Inc. is authorized to report and request the removal of infringing
content on social media and other platforms. Gullwatch, Inc. is also authorized to provide evidence.
"""


@pytest.mark.parametrize("owner", ["Ternlight Kabushiki Kaisha", "TERNLIGHT", "Ternlight Works"])
def test_an_authorisation_in_one_sentence_names_owner_agent_and_mark(owner: str) -> None:
    fields = said(read(LETTER.format(owner=owner)))
    assert (fields["owner"], fields["licensee"], fields["mark"]) == (owner, "Gullwatch, Inc.", "TERNLIGHT")


def test_a_page_of_a_register_names_the_owner_under_the_label_and_no_number_is_a_mark() -> None:
    page = """
    Intellectual Property Office
    Trade mark number
    UK00000678204
    Status
    Registered
    Date of entry in register
    25 March 1949
    Renewal date
    25 March 2028
    Owner(s) name
    GULL & SONS
    4 Quay Road, Hull, United Kingdom
    """
    fields = said(read(page))
    assert (fields["owner"], fields["registration_number"]) == ("GULL & SONS", "UK00000678204")
    assert "mark" not in fields


def test_the_number_of_an_entry_comes_before_that_of_its_certificate() -> None:
    page = """
    中华人民共和国国家版权局
    计算机软件著作权登记证书
    证书号：软著登字第3968816号
    软  件  名称：灯具排产系统
    著  作  权  人：海鸥大学
    登  记  号：2019SR0548059
    """
    fields = said(read(page))
    assert (fields["registration_number"], fields["owner"], fields["work"]) == (
        "2019SR0548059",
        "海鸥大学",
        "灯具排产系统",
    )


def test_a_contract_names_the_mark_of_its_goods() -> None:
    page = """
    SUPPLY CONTRACT No. 14-2026
    between Gull Lamps Ltd and Tern Trading Ltd
    Article 1. The seller supplies desk lamps bearing the trademark TERNLIGHT to the buyer.
    """
    assert said(read(page))["mark"] == "TERNLIGHT"


def test_the_account_to_pay_to_names_no_buyer() -> None:
    page = """
    INVOICE                       123 Business Avenue
    BILL TO                       INVOICE NUMBER     INV-0142
    Gull Traders
    1007 Mountain Drive
    Total Due                     $10.00
    Payment Information
    Bank: First Bank
    Account Name: Tern Corporation
    Account Number: 1234-5678
    """
    assert said(read(page))["buyer"] == "Gull Traders"


def test_what_ends_with_a_colon_is_the_next_label_and_no_value() -> None:
    page = """
    Rechnung Nr. 4
    Leistungsempfänger:      Kontaktperson Gull SE:
    Gull SE                  Frau Tern
    """
    assert said(read(page))["buyer"] == "Gull SE"


def test_a_hyphen_between_a_label_and_its_day_makes_no_code() -> None:
    assert [found.date for found in days_in("DATE:-02-09-2025")] == [dt.date(2025, 9, 2)]
    assert days_in("IPR-02-09-2025") == ()


def test_a_till_whose_total_cannot_be_read_is_known_by_the_charge_to_the_card() -> None:
    slip = """
    GULLMART WHOLESALE
    BREAD          20.00
    SUBTOTAL
    TAX            20.00
    TOTAL           2.60
    22.60
    AMOUNT: 22.60
    MasterCard     22.60
    CHANGE          0.00
    Thank You      20:02:00
    """
    assert said(seen(slip))["total"] == Decimal("22.60")


def test_what_is_taken_off_below_a_line_of_goods_is_no_line_of_its_own() -> None:
    page = """
    Invoice No. 5
    Seller: Gull Lamps Ltd
    Product                 Quantity   Unit Price   Total Price
    Desk lamp               5 kg       €20.00       €90.00
    with clamp                         - €2.00
                                       = €18.00
    Gross Total Amount                              €90.00
    """
    (item,) = said(read(page))["items"]
    assert (item.says, item.quantity, item.amount) == ("Desk lamp with clamp", Decimal(5), Decimal("90.00"))


def test_a_bill_may_name_its_day_in_place_of_its_number_and_a_department_is_no_buyer() -> None:
    page = """
    GABIAN ENERGIE
    Customer Support Department
    Facture du 29/01/2021
    Montant hors TVA               1 241,03 €
    Montant TVA                    238,82 €
    Facture TTC Montant total      1 479,85 €
    """
    inspection = read(page)
    fields = said(inspection)
    assert inspection.kind is PaperKind.INVOICE
    assert (fields["issued_on"], fields["total"]) == (dt.date(2021, 1, 29), Decimal("1479.85"))
    assert fields.get("buyer") is None


def test_the_one_amount_of_a_page_is_told_from_a_code_in_another_column() -> None:
    page = """
    INVOICE
    Gull Consulting
    Invoice No.: GC-175
    MICR Code - 500485038        ₹ 5,72,500.00
    """
    assert said(read(page))["total"] == Decimal("572500")


def test_a_house_may_be_called_as_a_label_is() -> None:
    page = """
    Lieferant GmbH & Co. KG
    Rechnung Nr. 4
    Musterweg 5, 80333 Mitte
    Zahlbetrag     5,00 EUR
    """
    assert said(read(page))["seller"] == "Lieferant GmbH & Co. KG"


def test_a_heading_may_carry_a_number_with_a_stroke_and_the_sums_stand_under_their_heads() -> None:
    page = """
    INVOICE I/00017
    Apr 01, 2015
    From:                To:
    Gull Company         Tern Ltd
    Item:          Price:    Qty:    Subtotal:    VAT:      Total:
    Mug            8.00      4       32.00        21.00     38.72
    TAX:     %         Base amount:    Tax amount:    Total:
    VAT      21.00     32.00           6.72           38.72 EUR
                       32.00           6.72           38.72 EUR
    """
    inspection = read(page)
    fields = said(inspection)
    assert inspection.kind is PaperKind.INVOICE
    assert (fields["number"], fields["total"], fields["tax"]) == ("I/00017", Decimal("38.72"), Decimal("6.72"))


def test_a_negative_line_of_goods_stays_a_line_of_its_own() -> None:
    page = """
    Invoice No. 6
    Seller: Gull Lamps Ltd
    Description      Qty    Unit Price    Amount
    Lamp             1      5308.85       5308.85
    Lamp                                  -752.73
    Total                                 4556.12
    """
    assert [item.amount for item in said(read(page))["items"]] == [Decimal("5308.85"), Decimal("-752.73")]

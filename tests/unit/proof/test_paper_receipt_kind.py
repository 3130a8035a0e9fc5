"""Slips of tills and cards as photographs show them, and sheets without any title."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from paper_desk import doubted, laid, read, said

from rejoinder.domain.evidence import Inspection, PaperKind
from rejoinder.proof.inspection import inspect
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.script import either_script


def seen(text: str) -> Inspection:
    """A slip read from a picture."""
    return inspect(laid(text, path="evidence/slip.jpg", media_type="image/jpeg", recognised=True))


CARD = """
        NORTHERN BANK
        TRANSACTION RECORD
        Alder Quay Grill
        17 Canal Street
        Oct 4, 21 20:41
        VISA      ********1881
        Auth Code: 11829
        Amount:          $41.30
        Gratuity:   15%    18%    20%
        =Total:   47.50  48.73  49.56
        Merchant Copy
"""


def test_the_slip_of_a_card_is_a_receipt_of_the_shop_below_the_bank_for_the_sum_without_the_tips_suggested() -> None:
    slip = seen(CARD)
    fields: dict[str, Any] = said(slip)
    assert slip.kind is PaperKind.RECEIPT
    assert (fields["seller"], fields["total"]) == ("Alder Quay Grill", Decimal("41.30"))
    assert fields["issued_on"] == dt.date(2021, 10, 4)


DONG = """
     of the south
     MIRA
     36 Le Van Co Street
     Cashier: LAN    Table 4
     02/03/2021 09:31
     Iced tea            45,000
     Subtotal:           45,000
     Total VND:          45,000
     CASH                50,000
     CHANGE               5,000
"""


def test_a_currency_without_cents_is_summed_and_a_name_cut_off_above_is_not_the_shops() -> None:
    fields = said(seen(DONG))
    assert (fields["seller"], fields["total"]) == ("MIRA", Decimal(45000))


def test_cents_that_large_print_sets_apart_belong_to_their_sum() -> None:
    slip = seen(DONG.replace("45,000", "RM4.50").replace("Total VND:          RM4.50", "Grand Total  RM4 .50"))
    assert said(slip)["total"] == Decimal("4.50")


TABLE = """
     Lantern Noodles
     结账单
     台号：A12 人数：2
     单号：2024100700311
     时间：2024-10-07 12:36
     牛肉粉    1   26.00
     酸梅汤    3   36.00
     合计          62.00
     优惠          -6.00
     实收         ¥56.00
     支付方式：微信支付
     欢迎再次光临
     电话 0731-85127700
"""


def test_what_was_taken_in_at_the_till_is_the_sum_and_how_one_eats_is_nobodys_name() -> None:
    assert said(seen(TABLE))["total"] == Decimal("56.00")
    assert said(seen(DONG.replace("of the south", "Dine In")))["seller"] == "MIRA"


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("2 418 307 - HALVORN\n\n(151) 03.04.2019   (180) 03.04.2029\n(732) Halvorn AG   (540) HALVORN", "2 418 307"),
        ("EUTM Registered\n\n210   018877123\n\n151   03/04/2019\n\n541   HALVORN\n\n732   Halvorn AG", "018877123"),
    ],
)
def test_an_extract_names_its_number_in_its_title_or_by_the_application_that_the_office_keeps(
    head: str, number: str
) -> None:
    assert said(read(f"EUIPO Register of trade marks\n{head}"))["registration_number"] == number


def test_a_german_order_of_a_court_has_its_file_number_and_the_day_it_was_made() -> None:
    order = """
        Landgericht Ulm
        12 O 44/23
        Beschluss
        hat die 12. Zivilkammer des Landgerichts am 14.04.2023 durch den Richter beschlossen:
    """
    paper = read(order)
    assert paper.kind is PaperKind.COURT_PAPER
    assert (said(paper)["number"], said(paper)["issued_on"]) == ("12 O 44/23", dt.date(2023, 4, 14))


def test_who_holds_the_account_stands_behind_the_firm_that_heads_the_bill_twice() -> None:
    bill = """
        Lindner Druck GmbH                                   phone 555 11
        Lindner Druck GmbH ● Weg 4 ● 89073 Ulm
        Ada Example
        Allee 9
        89075 Ulm

        Invoice # LD-77 issued at 2021-03-04
        Date of delivery 2021-03-01
        Amount   Product        Price      Total
        2.00     Poster A2      15.00 €    30.00 €
        Due payable: 30.00 €

        Account holder: Kurt Lindner
    """
    fields = said(read(bill))
    assert (fields["seller"], fields["total"]) == ("Lindner Druck GmbH", Decimal("30.00"))
    assert fields["issued_on"] == dt.date(2021, 3, 4)


def test_a_head_of_two_words_is_known_by_one_of_them() -> None:
    bill = "INVOICE\nHrs/Qty   Service        Rate/Price   Sub Total\n\n2.00      Sign making    $40.00       $80.00"
    assert [item.says for item in said(read(bill))["items"]] == ["Sign making"]


def test_a_column_of_single_orders_has_no_total() -> None:
    rows = "\n".join(f"90{n}   2022-01-0{n}   Stool   {n}   12.5   {n * 12.5}   buyer{n}" for n in range(1, 6))
    export = f"Order ID   Order date   Product   Quantity   Price   Total   Buyer\n{rows}"
    assert "total" not in said(read(export, path="evidence/orders.csv", media_type="text/csv"))


def test_a_mail_says_which_files_of_it_were_not_opened() -> None:
    facts: dict[str, Any] = {"media_type": "message/rfc822", "path": "evidence/mail.eml"}
    assert "unopened" in doubted(read("Subject: Bill", metadata={"unopened": "bill.pdf"}, **facts))
    assert "unopened" not in doubted(read("Subject: Bill", metadata={"attached": "bill.pdf"}, **facts))


SHOP = """
     {head}
     Pay less. Walk more smiling.
     PH: 555 0130     See back for your chance
     REG  03-12-2015 05:03 PM
     SOAP              47.00
     TOTAL             47.00
     CASH 50.00
     BALANCE TO RETURN  3.00
     {foot}
     THANKS FOR YOUR VISIT
"""


@pytest.mark.parametrize(
    ("head", "foot", "seller"),
    [
        ("Hollymart", "", "Hollymart"),
        ("brightway", "Brightway Leeds", "brightway"),
    ],
)
def test_a_slogan_is_nobodys_name_and_one_small_word_is_one_where_it_is_printed_again(
    head: str, foot: str, seller: str | None
) -> None:
    fields = said(seen(SHOP.format(head=head, foot=foot)))
    assert (fields.get("seller"), fields["total"]) == (seller, Decimal("47.00"))


@pytest.mark.parametrize(
    ("written", "year"),
    [("令和3年7月29日", 2021), ("平成 元年 7月29日", 1989), ("民國 99 年 7 月 29 日", 2010), ("110年07月29日", 2021)],
)
def test_years_are_counted_from_the_era_that_is_named_or_by_three_digits(written: str, year: int) -> None:
    assert [found.date for found in days_in(written)] == [dt.date(year, 7, 29)]


def test_a_lawyers_letter_that_cites_a_registration_is_no_certificate() -> None:
    letter = """
        律 师 函
        致：海岸玩具商行
        本所接受云帆文化创意有限公司（以下简称“委托人”）的委托，致函如下：
        委托人系美术作品的著作权人，登记号：国作登字-2020-F-00000001。
    """
    paper = read(letter)
    assert (paper.kind, said(paper)["owner"]) == (PaperKind.LETTER, "云帆文化创意有限公司")


def test_a_french_demand_names_the_client_of_the_lawyers() -> None:
    letter = """
        Lyon, le 8 novembre 2023
        Objet : Mise en demeure
        Nous sommes les conseils de la société Aubrac Lampes SA, titulaire de la marque AUBRAC.
        Veuillez agréer, Madame, Monsieur, nos salutations distinguées.
    """
    paper = read(letter)
    assert paper.kind is PaperKind.LETTER
    assert (said(paper)["owner"], said(paper)["issued_on"]) == ("Aubrac Lampes SA", dt.date(2023, 11, 8))


def test_a_pattern_keeps_its_classes_in_either_script() -> None:
    assert either_script(r"发票[编号\]]+") == r"[发發]票[编編号號\]]+"


def test_an_order_of_the_high_court_is_a_court_paper_with_the_number_of_its_claim() -> None:
    order = """
        IN THE HIGH COURT OF JUSTICE
        Claim No. IL-2021-000087
        DATED 18 October 2021
        (1) CORDWELL SHOES LIMITED   Claimant
        (1) STEPWAY LTD   Defendant
        ORDER
    """
    paper = read(order)
    assert paper.kind is PaperKind.COURT_PAPER
    assert (said(paper)["number"], said(paper)["issued_on"]) == ("IL-2021-000087", dt.date(2021, 10, 18))


def test_a_term_in_indonesian_ends_behind_its_own_word_for_until() -> None:
    extract = """
        SERTIFIKAT MEREK
        Nomor Pendaftaran : IDM000781234
        Nama Pemilik Merek : PT Kopi Abadi
        Jangka Waktu Perlindungan : 18 September 2018 s/d 18 September 2028
    """
    assert said(read(extract))["valid_to"] == dt.date(2028, 9, 18)


def test_the_title_of_a_licence_is_no_mark() -> None:
    grant = """
        TRADEMARK LICENSE AND DISTRIBUTION AUTHORIZATION
        Elm & Ash, LLC hereby grants to Haiyue Trading Co., Ltd. the right
        to use the trademark ELM & ASH (Reg. No. 5876120) in connection with candles.
    """
    assert said(read(grant))["mark"] == "ELM & ASH"

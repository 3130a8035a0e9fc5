"""Slips of tills of many lands: what adds up tells them in any letters, and their addresses whose money it is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from paper_desk import read, said
from test_paper_receipt_kind import seen

from rejoinder.domain.evidence import Item, PaperKind
from rejoinder.proof.paper.addition import wrong_sum

UNREAD = """
        VENDAL MART
  2023-10-15 16:13    POS:4001
  8801043015806      5,080    1     5,080
  [                              ]   -508
  2142830000008      3,490    1     3,490
                                    8,570
                                     -508
                                    8,062
                     4,150         :8,062
"""


def test_net_and_tax_of_a_bill_make_no_slip() -> None:
    bill = seen(
        "Hollis Tree Care                                      INVOICE\nsoldto Quarry Homes     Terms due in 9 days\n"
        "QTY  DESCRIPTION      AMOUNT\n1    Felling      850.00\n2    Stumps       150.00\n"
        "SUBTOTAL     1000.00\nTAX 6%        60.00\nTOTAL       $1060.00\nThank you!"
    )
    assert bill.kind is PaperKind.INVOICE


SLIP = """
VENDAL STORES
{head}
Tea                  {sign}4.00
Cups                 {sign}6.00
TOTAL               {sign}10.00
CASH                {sign}10.00
{tax}
05/04/2025 18:02
"""


@pytest.mark.parametrize(
    ("head", "sign", "currency"),
    [
        ("LTD. $TI. Ankara", "", None),
    ],
)
def test_whose_money_it_is_the_address_of_the_shop_tells(head: str, sign: str, currency: str | None) -> None:
    assert said(seen(SLIP.format(head=head, sign=sign, tax=""))).get("currency") == currency


@pytest.mark.parametrize(
    ("row", "tax"),
    [
        ("SUMA PTU             0.91", "0.91"),
        ("WI SALES TAX 5.500%  0.52", "0.52"),
        ("TOPKDV              *0.91", "0.91"),
        ("Podatek PTU          0.91", "0.91"),
        ("(内消费税              0.91)", "0.91"),
        ("MVA  Grunnlag  MVA  Sum\n10%   9.09   0.91  10.00", "0.91"),
        ("BASE     IVA 10%    CUOTA\n9.09    10.00    0.91", "0.91"),
    ],
)
def test_taxes_go_by_the_name_of_their_land(row: str, tax: str) -> None:
    assert said(seen(SLIP.format(head="", sign="", tax=row)))["tax"] == Decimal(tax)


def test_both_halves_of_a_tax_are_the_tax_though_a_rounding_stands_between() -> None:
    rows = "Sub Total  337.00\nCGST 2.5%   5.80\nSGST 2.5%   5.80\nRound Off   0.40"
    slip = f"LAXMI STORES\nSugar   92.00\nTea   245.00\n{rows}\nNET AMOUNT    349.00\nCASH   349.00\n05/08/2024 11:20"
    assert said(seen(slip))["tax"] == Decimal("11.60")


@pytest.mark.parametrize(
    "head", ["#42, 3rd Main, Vijaynagar", "Quay Mall #01-14", "DECK SCREW 1LB #9X3", "St.-Nr. 157/284/03310"]
)
def test_houses_sizes_and_tax_offices_number_no_slip(head: str) -> None:
    assert "number" not in said(seen(SLIP.format(head=head, sign="", tax="")))


def test_an_order_of_a_court_is_dated_where_it_is_done() -> None:
    order = read(
        "UNITED STATES DISTRICT COURT\nCase No. 25-cv-61877\nMOSS TOYS, LLC, Plaintiff, v. HOLLIS, Defendant.\n"
        "It is ORDERED. The hearing is on September 30, 2025.\n"
        "DONE AND ORDERED in Fort Lauderdale, Florida, this 17th day of September, 2025."
    )
    assert str(said(order)["issued_on"]) == "2025-09-17"


@pytest.mark.parametrize(
    ("sums", "total"),
    [
        ("消费合计:    116.00\n会员折扣:    -11.60\n实付:        104.40", "104.40"),
        ("FUEL SALE   $43.68\nCREDIT      $43.68", "43.68"),
    ],
)
def test_what_was_to_be_paid_is_less_a_rebate_and_may_be_called_a_sale(sums: str, total: str) -> None:
    slip = (
        f"QUAY STOP\nDATE 11/07/23 06:58\nGALLONS: 11.204\nPRICE/G: $3.899\n{sums}\nVISA XXXX1190\nTHANKS, COME AGAIN"
    )
    assert said(seen(slip))["total"] == Decimal(total)


def test_lines_that_were_not_all_read_do_not_make_a_sum_wrong() -> None:
    goods = (Item(says="Labour", quantity=Decimal(22), unit_price=Decimal(34), amount=Decimal("748.00")),)
    text = "Labour 22 hrs @ £34.00  748.00\nSeal kit  61.40\n2 off bearings  18.72\nGoods  828.12\nV.A.T. @ 20%  165.62"
    assert wrong_sum(goods, Decimal("993.74"), None, text) is None
    assert wrong_sum(goods, Decimal("993.74"), None, text.replace("828.12", "828.22")) == Decimal(748)


def test_the_title_of_a_form_sells_nothing() -> None:
    goods = "项目名称   金额\n检查费   231.00\n金额合计（小写） ￥231.00"
    bill = seen(f"云南省医疗门诊收费票据（电子）\n交款人：李小明     开票日期：2021-03-11\n{goods}")
    assert said(bill).get("seller") is None
    assert said(bill)["buyer"] == "李小明"

"""Slips of tills whose shop, sum and very kind are told by their structure: names told again, sums that add up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from paper_desk import read, said
from test_paper_receipt_kind import seen

from rejoinder.domain.evidence import PaperKind

GOODS = """
Rye loaf 800g            1.45
Oat milk 1L              1.90
{total:<24} 3.35
VISA DEBIT               3.35
05/04/2025 18:02
"""


def test_amounts_that_come_to_the_one_below_them_make_a_slip_in_any_language() -> None:
    slip = read(
        f"VENDAL\nPrazna 4, Osijek\n{GOODS.format(total='UKUPNO EUR')}\nPDV 25%  osnovica 2.68  iznos 0.67\nHvala!"
    )
    assert slip.kind is PaperKind.RECEIPT
    assert (said(slip)["total"], said(slip)["tax"]) == (Decimal("3.35"), Decimal("0.67"))


PARTED = """
HOLLY'S FOODS YORK
16 Fourth Ave, York
Tea                      4.49
Pepper                   2.51
SUBTOTAL                 7.00
TOTAL                    7.00
{rest:<24} 5.00
VISA                CAD$ 2.00
Amount                   2.00
26/01/2025 16:09
"""


@pytest.mark.parametrize(("rest", "total"), [("DISCOUNT", "2.00")])
def test_a_card_that_pays_a_part_does_not_make_the_total(rest: str, total: str) -> None:
    fields = said(seen(PARTED.format(rest=rest)))
    assert (fields["total"], fields["currency"]) == (Decimal(total), "CAD")


@pytest.mark.parametrize("row", ["TVA 5,5%   0,36   HT 6,57", "A 5,5%  TVA  6,57  0,36", "TVA 5,5%  6,93  0,36"])
def test_the_tax_of_a_row_is_what_its_rate_brings(row: str) -> None:
    slip = f"VENDAL PARIS\nLait 3,95\nPain 2,98\nTOTAL   6,93 EUR\nCB   6,93\n{row}\n21/01/2025 19:22\nMERCI"
    assert said(seen(slip)).get("tax") in (Decimal("0.36"), None if row.startswith("A") else Decimal("0.36"))


def test_a_bill_that_was_scanned_is_no_slip_though_its_sums_add_up() -> None:
    bill = """
    INVOICE                                       Due date: June 4, 2025
    Ferro Studio                                  Invoice Number: 31
    Bill to
    Cervejaria Lupulo
    Items                Quantity       Price         Amount
    Label artwork               1     €500.00        €500.00
                                   Subtotal:         €500.00
                                   VAT 23%:          €115.00
                                   Total:            €615.00
    """
    slip = seen(bill)
    assert slip.kind is PaperKind.INVOICE
    assert [(item.quantity, item.amount) for item in said(slip)["items"]] == [(Decimal(1), Decimal("500.00"))]


TURKISH = """
ÇINAR MARKET
GIDA SAN. TİC. LTD. ŞTİ.
Bağdat Cad. 118
EKMEK   %1    12,50
SÜT 1L  %1    38,90
TOPKDV         0,51
TOPLAM        51,40
NAKİT         60,00
PARA ÜSTÜ      8,60
19/04/2025 18:40
"""
SWEDISH = """
BJÖRKENS LIVS AB
KVITTO 2025-02-03 16:20
Mjölk        14,90
Bröd         22,50
Totalt SEK   37,40
Kort         37,40
Moms%  Moms  Netto  Brutto
12,00  4,01  33,39  37,40
Kassa 1
Tack!
"""


@pytest.mark.parametrize(
    ("slip", "seller", "tax"),
    [
        (
            TURKISH,
            "ÇINAR MARKET GIDA SAN. TİC. LTD.",
            "0.51",
        ),
        (
            SWEDISH,
            "BJÖRKENS LIVS AB",
            "4.01",
        ),
    ],
    ids=["the firm of a brand", "a row of tax under its heads"],
)
def test_slips_of_further_lands(slip: str, seller: str, tax: str) -> None:
    fields = said(seen(slip))
    assert str(fields["seller"]).startswith(seller)
    assert fields["tax"] == Decimal(tax)

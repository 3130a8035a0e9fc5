"""Values told by several weak signs together: what adds up, what stands in whose column, what is told twice."""

from __future__ import annotations

from decimal import Decimal

import pytest
from paper_desk import read, said

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
        ("     Offene Posten        20,00\n     Zahlbetrag           73,93", "53.93"),
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

"""Numbers that do not prove themselves, and numbers of one supplier that run against their days."""

from __future__ import annotations

import attrs
import pytest
from paper_desk import doubted, read

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Inspection, PaperKind
from rejoinder.domain.listing import OurListing
from rejoinder.proof.contradiction import contradictions
from rejoinder.proof.doubt_vat import wrong_vat_numbers

VALID = (
    "ATU13585627 BE0428759497 DE136695976 DK13585628 FI20774740 FR40303265045 IT00743110157 LU15027442 "
    "NL004495445B01 PL8567346215 PT501964843 SE123456789701"
).split()


def bill(number: str, day: str, seller: str = "Larkspur Supply Ltd") -> Inspection:
    page = f"""
     {seller}
     SALES INVOICE
     Invoice no.     {number}
     Date            {day}
     Sold to         Quillfeather Trading Ltd
     Item no.   Description   Quantity   Unit price   Amount
     WB-12      Sunglasses    10         2.00        20.00
     TOTAL USD 20.00
    """
    return read(page, path=f"evidence/{number}.pdf")


def names(*papers: Inspection) -> list[str]:
    found = contradictions(papers, case=CaseFile())
    return [one.id for one in found if one.id.startswith("paper-number-out-of-sequence")]


MORE = ("ESB58378431", "ESX2482300W", "ES54362315K", "GB980780684")


@pytest.mark.parametrize("number", [*VALID, *MORE])
def test_a_valid_vat_number_is_no_doubt_and_one_with_a_slip_is(number: str) -> None:
    place = 6
    slipped = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
    assert not list(wrong_vat_numbers(f"VAT No. {number}"))
    assert list(wrong_vat_numbers(f"VAT No. {slipped}")) == [slipped]


@pytest.mark.parametrize(
    "text", ["VAT No. NO123456789", "VAT No. IE8D79739I", "Order DE123456789", "VAT 20 % of EUR 100", "VAT ID: DE12"]
)
def test_what_is_no_known_vat_number_is_left_alone(text: str) -> None:
    assert not list(wrong_vat_numbers(text))


def test_a_vat_number_with_a_slip_is_a_doubt_of_its_paper() -> None:
    assert "tax-number-wrong" in doubted(read("SALES INVOICE\nInvoice no.  A-1\nVAT No.  DE 136695977\nTOTAL EUR 5.00"))


def test_a_lower_number_on_a_later_day_is_noted() -> None:
    assert len(names(bill("LS-0114", "8 May 2026"), bill("LS-0120", "8 April 2026"))) == 1


def test_numbers_that_follow_their_days_are_no_doubt() -> None:
    assert not names(bill("LS-0114", "8 April 2026"), bill("LS-0120", "8 May 2026"))


def test_another_series_or_another_supplier_is_no_doubt() -> None:
    later = bill("LS-0120", "8 April 2026")
    assert not names(bill("LT-0114", "8 May 2026"), later)
    assert not names(bill("LS-0114", "8 May 2026", seller="Birchwell Trade GmbH"), later)


@pytest.mark.parametrize(("sold", "doubted"), [(90, True), (9, False)])
def test_more_pieces_sold_than_bought_are_noted(sold: int, doubted: bool) -> None:
    bought = read(
        """
         Larkspur Optics Co., Ltd.
         SALES INVOICE
         Invoice no.     LG-2407-15
         Date            15 July 2024
         Sold to         Quillfeather Trading Ltd
         Item no.   Description   Quantity   Unit price   Amount
         WB-12      Sunglasses    40         2.00        80.00
         TOTAL USD 80.00
        """,
        path="evidence/bill.pdf",
    )
    record = read(
        f"""
         SALES RECORD
         Order date   Order no.   Item no.   Description   Quantity   Unit price   Amount
         2024-08-01   A-1         WB-12      Sunglasses    {sold}         9.00        {sold * 9}.00
        """,
        path="evidence/sales.pdf",
    )
    seen = attrs.evolve(record, kind=PaperKind.SALES_RECORD)
    shop = CaseFile(listings=(OurListing(path="listing/listing.json", title="Sunglasses WB-12", model="WB-12"),))
    found = contradictions([bought, seen], case=shop)
    assert any(one.id.startswith("paper-sold-beyond") for one in found) is doubted

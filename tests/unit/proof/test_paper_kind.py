"""The kind of a paper: by the title that heads it, whatever it cites."""

from __future__ import annotations

import pytest
from paper_desk import read

from rejoinder.domain.evidence import PaperKind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("形式发票 PROFORMA INVOICE", PaperKind.INVOICE),
        ("PURCHASE CONTRACT 采购合同", PaperKind.CONTRACT),
        ("SETTLEMENT AGREEMENT AND MUTUAL RELEASE", PaperKind.CONTRACT),
        ("Trade Mark and Artwork Licence", PaperKind.AUTHORISATION),
        ("Withdrawal of the copyright complaint - item 2567", PaperKind.LETTER),
    ],
)
def test_a_title_of_two_names_or_two_scripts_is_one(title: str, kind: PaperKind) -> None:
    assert read(f"{title}\n\nof 3 May 2024\nMoss Lamps Ltd").kind is kind


def test_a_contract_that_cites_a_patent_is_no_patent() -> None:
    page = (
        "SALES CONTRACT\n\nThe Seller holds design patent ZL202230418776.5.\nThe design patent stays with the Seller."
    )
    assert read(page).kind is PaperKind.CONTRACT


def test_a_word_of_a_line_that_is_set_to_its_full_width_is_no_title() -> None:
    line = "A.   Moss    owns    U.S.   Design   Patent   No."
    assert read(f"SETTLEMENT AGREEMENT\n\n{line}\nD0,987,412 and sells lamps under it.").kind is PaperKind.CONTRACT


def test_a_letter_of_a_lawyer_says_for_whom_he_acts() -> None:
    assert read("Reed Solicitors\n\nWe act for Moss Lamps Ltd.\n\nYours faithfully,\nA. Reed").kind is PaperKind.LETTER

"""Court papers: the day on which one is made, and no day that it tells of."""

from __future__ import annotations

import pytest
from paper_desk import read, said

from rejoinder.domain.evidence import PaperKind

HEAD = "UNITED STATES DISTRICT COURT\nCase No. 3:24-cv-01177\nMOSS TOYS, LLC, Plaintiff, v. HOLLIS, Defendant.\n"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("The ruling entered here\non April 2, 2024 is modified.\nENTERED this 6th day of May, 2024.", "2024-05-06"),
        ("The mark (filed April 2, 2019) is ORDERED off.\nIt is entered at 2:10 P.M. on this 6th day\nof May 2024.",
         "2024-05-06"),
        ("11   Sales began on April 2, 2019.\n12   Dated: May 6, 2024    By: s/ Ada Quill", "2024-05-06"),
        ("DONE AND ORDERED in Chambers at Salem, Oregon, on May 6, 2024.", "2024-05-06"),
        ("Order signed on April 2, 2019 is vacated. It is ORDERED that the goods be freed.", None),
        ("Dated: April ___, 2024. The goods sold on April 2, 2019 are freed.", None),
    ],
)  # fmt: skip
def test_an_order_is_of_the_day_on_which_it_is_made_and_not_of_one_it_cites(body: str, day: str | None) -> None:
    found = said(read(HEAD + "ORDER\n" + body)).get("issued_on")
    assert (found and str(found)) == day


def test_the_stamp_over_a_page_dates_a_paper_that_says_no_day_itself() -> None:
    stamp = "Case 3:24-sw-00117-ABC   Document 2   Filed 05/06/24   Page 1 of 1 PageID# 3\n"
    cited = "In re a Warrant Issued to\nMoss Mail, Inc. on April 2, 2023\nORDER\nThe seal is lifted."
    order = said(read(f"{stamp}UNITED STATES DISTRICT COURT\n{cited}"))
    assert (order["number"], str(order["issued_on"])) == ("3:24-sw-00117-ABC", "2024-05-06")


def test_minutes_of_a_clerk_bear_the_number_of_the_case_without_a_label() -> None:
    minutes = (
        "SUPERIOR COURT OF CALIFORNIA\nDATE: 05/06/24  DEPT. 4\n8:30 am|BD204417  Plaintiff\nADA QUILL\nvs\nHOLLIS\n"
        "The motion is granted. It is hereby ordered that the ruling be filed. Defendant shall answer."
    )
    assert said(read(minutes))["number"] == "BD204417"


def test_a_judgment_in_malay_is_dated_at_its_foot() -> None:
    pages = ["DALAM MAHKAMAH SESYEN DI IPOH\nGUAMAN SIVIL NO : B12-7-03/2019\nALASAN PENGHAKIMAN\nPada 2.4.2018"]
    paper = read(*pages, *["Keterangan saksi."] * 7, "Disediakan oleh:\nHakim\nBertarikh : 6.5.2019")
    assert paper.kind is PaperKind.COURT_PAPER
    assert (said(paper)["number"], str(said(paper)["issued_on"])) == ("B12-7-03/2019", "2019-05-06")


def test_the_day_on_which_a_complaint_was_filed_is_not_that_of_the_letter_about_it() -> None:
    head = "LETTER OF DISMISSAL\n\nMay 6, 2024\n\nMs. Ada Quill\n\nDate Filed Formal: April 2, 2023\n\n"
    seal = "Sincerely,\nAl Fox\nDigitally signed by AL FOX\nDate: 2024.05.08\n"
    assert str(said(read(f"{head}Dear Ms. Quill:\n\nThis letter dismisses it.", seal))["issued_on"]) == "2024-05-06"

"""A complaint that came before is known again, and what came of it is said."""

from __future__ import annotations

import datetime as dt
import hashlib

import attrs
import pytest
from scrutiny_bench import ITEM, case, found, ids, ours, reading

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.document.document import document_of
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.domain.listing import US_OFFSET
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import Reading, Reference
from rejoinder.domain.right import Right
from rejoinder.domain.seller import AssertedComplaint, EarlierComplaint

URL = f"https://www.aliexpress.com/item/{ITEM}.html"
TEXT = f"Mark QUILLMERE 61234567. Owner: Quillmere Optics Ltd. Complaint IPR-202605-77. Listing: {URL}"


def notice() -> Reading:
    read = reading(
        TEXT,
        owner="Quillmere Optics Ltd",
        mark="QUILLMERE",
        number=("61234567", "trademark", "cnipa"),
        listings=[(URL, ITEM)],
    )
    at = TEXT.index("IPR-202605-77")
    return attrs.evolve(read, references=(Reference(kind="complaint", value="IPR-202605-77", span=(at, at + 13)),))


def again(earlier: EarlierComplaint, *papers: Paper) -> list[Finding]:
    told = AssertedComplaint(earlier=(earlier,))
    return found(case(notice(), listing=ours("QUILLMERE glasses"), asserted=told, papers=papers))


def before(**changes: object) -> EarlierComplaint:
    known: dict[str, object] = {
        "number": "IPR-202511-04",
        "filed_on": dt.date(2025, 11, 4),
        "complainant": "Quillmere Optics",
        "right": Right.TRADEMARK,
        "listings": (ITEM,),
        "outcome": "refused",
        **changes,
    }
    return EarlierComplaint(**known)  # type: ignore[arg-type]


def decision(text: str) -> Paper:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Paper(
        path="evidence/decision.pdf",
        place=Place.EVIDENCE,
        sha256=sha256,
        size_bytes=1,
        media_type="application/pdf",
        document=document_of((text,)),
    )


@pytest.mark.parametrize("outcome", ["refused", "withdrawn"])
def test_a_complaint_that_failed_before_is_a_defect_and_private_without_a_paper(outcome: str) -> None:
    (defect,) = again(before(outcome=outcome))
    assert (defect.id, defect.gravity, defect.private) == ("complaint-repeated:0", Gravity.HELPS, True)


def test_a_paper_that_bears_the_earlier_number_lets_it_be_said() -> None:
    paper = decision("Complaint IPR-202511-04 was not upheld.")
    (defect,) = again(before(), paper)
    assert not defect.private
    assert paper.sha256 in {leg.id for leg in defect.because}


@pytest.mark.parametrize(
    "listing",
    [ITEM, URL, f"{URL}?spm=a2g0o", f"https://www.aliexpress.us/item/{int(ITEM) + US_OFFSET}.html"],
)
def test_the_listing_is_known_by_its_number_or_address(listing: str) -> None:
    assert ids(again(before(listings=(listing,)))) == ["complaint-repeated:0"]


@pytest.mark.parametrize(
    "changes",
    [
        {"listings": ("1005888800009999",)},
        {"listings": ()},
        {"right": Right.COPYRIGHT},
        {"complainant": "Brackenfell Holdings"},
    ],
)
def test_another_listing_right_or_complainant_is_no_repetition(changes: dict[str, object]) -> None:
    assert again(before(**changes)) == []


@pytest.mark.parametrize("outcome", ["open", "established"])
def test_an_open_or_upheld_one_is_a_private_remark(outcome: str) -> None:
    (remark,) = again(before(outcome=outcome))
    assert (remark.gravity, remark.private) == (Gravity.NOTE, True)


@pytest.mark.parametrize(
    ("outcome", "id"), [("withdrawn", "complaint-already-decided:0"), ("open", "complaint-known:0")]
)
def test_this_very_complaint_is_known_by_its_number(outcome: str, id: str) -> None:
    assert ids(again(before(number="IPR-202605-77", outcome=outcome))) == [id]


def test_what_is_said_of_earlier_complaints_can_be_said_in_each_language() -> None:
    wording = Wording()
    for outcome in ("open", "established", "withdrawn", "refused"):
        for changes in ({}, {"number": None}, {"filed_on": None}, {"number": None, "filed_on": None}):
            for finding in again(before(outcome=outcome, **changes), decision("IPR-202511-04")):
                for language in LANGUAGES:
                    assert "{" not in wording.say(finding.says, language)
                    assert all("{" not in wording.say(leg.says, language) for leg in finding.because)


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ("Жалоба подана повторно, предыдущая жалоба IPR-9 была отозвана.", True),
        ("Our previous complaint about this listing was rejected.", True),
        ("此前的投诉已撤诉。", True),
        ("If the complaint is rejected, it may be filed again.", False),
    ],
)
def test_a_notice_that_speaks_of_a_failed_complaint_before_it_is_told_to_the_seller(said: str, tells: bool) -> None:
    read = reading(f"{TEXT} {said}", owner="Quillmere Optics Ltd", listings=[(URL, ITEM)])
    told = [one for one in found(case(read, listing=ours("QUILLMERE glasses"))) if one.id == "complaint-says-repeated"]
    assert [one.private for one in told] == [True] * tells

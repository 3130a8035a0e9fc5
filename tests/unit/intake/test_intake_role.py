"""What each file is to the case, beside the others."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.document.document import document_of
from rejoinder.domain.evidence import Field, Inspection, Paper, PaperKind, Place
from rejoinder.domain.intake import FileRole, FoundFile
from rejoinder.domain.listing import OurListing
from rejoinder.domain.source import ComplaintSource
from rejoinder.proof.screen import Screen
from rejoinder.reading.reader import read
from rejoinder.scrutiny.notice_likeness import CLEAR, LEAST, MARGIN, Likeness, likeness
from rejoinder.usecases.intake_file import InspectedFile
from rejoinder.usecases.intake_role import AssignedRole, roles

NOTICE = """Dear seller, we have received a complaint. Complaint number: 2026-004217
Type of right: design. Right holder: Carla Prints Ltd.
Reported product: https://www.aliexpress.com/item/1005001234567890.html
You must respond within 3 working days. AliExpress Intellectual Property Protection"""


def looked(
    name: str, *, kind: PaperKind = PaperKind.PICTURE, media_type: str = "image/jpeg", text: str = "", **more: object
) -> InspectedFile:
    metadata = more.pop("metadata", ())
    fields = more.pop("fields", ())
    paper = Paper(
        path=name,
        place=Place.EVIDENCE,
        sha256=name,
        size_bytes=1,
        media_type=media_type,
        document=document_of((text,)),
        metadata=metadata,
    )  # type: ignore[arg-type]
    inspection = Inspection(paper=paper, kind=kind, language=None, fields=fields)  # type: ignore[arg-type]
    return InspectedFile(file=FoundFile(origin=name, name=name, path=Path(name)), inspection=inspection, **more)  # type: ignore[arg-type]


def notice(name: str = "mail.eml", text: str = NOTICE) -> InspectedFile:
    source = ComplaintSource(name=name, media_type="message/rfc822", text=text, sha256=name, size_bytes=1)
    reading = read(source, shipped_markets())
    plain = looked(name, kind=PaperKind.LETTER, media_type="message/rfc822", text=text)
    return attrs.evolve(plain, source=source, reading=reading, likeness=likeness(reading, PaperKind.LETTER))


def beside(*files: InspectedFile) -> AssignedRole:
    """What the first file was taken for beside a notice and the others."""
    return roles([*files, notice()]).of[0]


PAGE = OurListing(path="item.html", title="Owl lamp", item_id="1005001234567890")


@pytest.mark.parametrize(
    ("name", "role", "sure"),
    [
        ("主图 (2).jpg", FileRole.LISTING, True),
        ("главное фото.jpg", FileRole.LISTING, True),
        ("claimed_work.png", FileRole.CLAIMED, False),
        ("owl sketch v2.png", FileRole.EVIDENCE, True),
        ("1005001234567890.jpg", FileRole.LISTING, True),
        ("1005009999999999.jpg", FileRole.EVIDENCE, False),
        ("patent fig 1.png", FileRole.CLAIMED, False),
        ("IMG_0001.jpg", FileRole.EVIDENCE, False),
    ],
)
def test_a_bare_picture_is_taken_for_what_its_name_says(name: str, role: FileRole, sure: bool) -> None:
    taken = beside(looked(name))
    assert (taken.role, taken.sure) == (role, sure)


def test_a_picture_that_the_saved_page_shows_is_of_the_listing_whatever_its_name() -> None:
    page = looked(
        "item.html", kind=PaperKind.OTHER, media_type="text/html", listings=(PAGE,), shown=frozenset({"s1.jpg"})
    )
    assert beside(looked("S1.jpg"), page).role is FileRole.LISTING
    assert beside(page).role is FileRole.LISTING


@pytest.mark.parametrize(
    ("address", "market", "role"),
    [
        ("https://www.aliexpress.com/item/1005001234567890.html", "aliexpress", FileRole.LISTING),
        ("https://detail.1688.com/offer/1005001234567890.html", "1688", FileRole.EVIDENCE),
    ],
)
def test_a_saved_listing_page_is_recognised_by_its_address_even_if_its_text_resembles_a_notice(
    address: str, market: str, role: FileRole
) -> None:
    saved = attrs.evolve(
        looked("page.html", kind=PaperKind.OTHER, media_type="text/html", text=NOTICE),
        listings=(attrs.evolve(PAGE, url=address),),
        market=market,
    )
    assert saved.listing_page is not None
    assert beside(saved).role is role


def test_a_page_whose_address_is_no_listing_s_is_no_listing_page() -> None:
    saved = looked("page.html", kind=PaperKind.OTHER, media_type="text/html", text=NOTICE)
    center = attrs.evolve(PAGE, url="https://csp.aliexpress.com/violations/IPR-TM-1")
    assert attrs.evolve(saved, listings=(center,)).listing_page is None


def test_a_picture_with_the_data_of_a_camera_is_evidence() -> None:
    assert beside(looked("x.jpg", metadata=(("camera", "SONY A7"),))) == AssignedRole(
        role=FileRole.EVIDENCE, sure=True, why=beside(looked("x.jpg", metadata=(("camera", "SONY A7"),))).why
    )


@pytest.mark.parametrize(
    ("screen", "role"),
    [(Screen.CHAT, FileRole.EVIDENCE), (Screen.LISTING, FileRole.LISTING), (Screen.SELLER_CENTRE, FileRole.EVIDENCE)],
)
def test_a_screenshot_is_taken_for_what_it_shows(screen: Screen, role: FileRole) -> None:
    assert beside(looked("shot.png", screen=screen)).role is role


def test_a_certificate_in_the_complainants_name_is_the_complainants() -> None:
    owner = Field(name="owner", value="Carla Prints Ltd.")
    theirs = looked("c.pdf", kind=PaperKind.COPYRIGHT_CERTIFICATE, media_type="application/pdf", fields=(owner,))
    ours = looked("c.pdf", kind=PaperKind.COPYRIGHT_CERTIFICATE, media_type="application/pdf")
    assert (beside(theirs).role, beside(theirs).sure) == (FileRole.CLAIMED, False)
    assert beside(ours).role is FileRole.EVIDENCE


def test_a_note_in_plain_words_is_kept_aside_and_asked_about() -> None:
    taken = beside(
        looked("note.txt", kind=PaperKind.OTHER, media_type="text/plain", text="please write an appeal for me")
    )
    assert (taken.role, taken.sure) == (FileRole.NONE, False)


def test_a_folder_named_as_in_a_case_decides() -> None:
    assert beside(looked("claimed/main.jpg")) == AssignedRole(
        role=FileRole.CLAIMED, sure=True, why=beside(looked("claimed/main.jpg")).why
    )


def test_one_clear_notice_is_sure_and_two_alike_are_not() -> None:
    alone = roles([notice()])
    assert alone.of[0].sure
    both = roles([notice("a.eml"), notice("b.eml")])
    assert [taken.role for taken in both.of] == [FileRole.COMPLAINT, FileRole.NONE]
    assert not any(taken.sure for taken in both.of)
    assert [one.file.origin for one in both.rivals] == ["b.eml"]


@pytest.mark.parametrize("kind", [PaperKind.AUTHORISATION, PaperKind.TRADEMARK_CERTIFICATE])
def test_beside_a_clear_notice_a_paper_of_proof_that_speaks_like_one_is_evidence(kind: PaperKind) -> None:
    alike = notice("letter.pdf")
    assert alike.likeness is not None
    paper = attrs.evolve(
        alike,
        inspection=attrs.evolve(alike.inspection, kind=kind),
        likeness=attrs.evolve(alike.likeness, points=LEAST),
    )
    assert beside(paper).role is FileRole.EVIDENCE
    assert roles([paper]).of[0].role is FileRole.COMPLAINT, "alone it is the likeliest"


@pytest.mark.parametrize(
    ("points", "signs", "role"),
    [
        (LEAST + 1, ("received", "sender"), FileRole.EVIDENCE),
        (CLEAR + 1, ("number", "received"), FileRole.EVIDENCE),
        (CLEAR + 1, ("number", "sender"), FileRole.NONE),
    ],
    ids=["a mail with a day", "a form with a number", "a second notice"],
)
def test_beside_a_clear_notice_only_another_clear_one_is_kept_aside(
    points: int, signs: tuple[str, ...], role: FileRole
) -> None:
    mail = notice("mail to the factory.eml", "Please make 200 samples of the drawing attached by 3 June. Lin")
    spoken = attrs.evolve(mail, likeness=Likeness(points=points, from_platform=False, signs=signs))
    plain = notice("notice.eml")
    assert plain.likeness is not None
    clear = attrs.evolve(plain, likeness=attrs.evolve(plain.likeness, points=CLEAR + 1 + MARGIN))
    assert roles([spoken, clear]).of[0].role is role


DECISION = """AliExpress Intellectual Property Protection. Result of your counter-notice: not established.
Complaint number: 2026-004217. Your counter-notice was rejected and the complaint is established.
You may appeal once more by 2026-12-14 18:00."""


def test_the_platforms_decision_on_the_same_complaint_is_what_the_case_is_about() -> None:
    decided, before = notice("photo.eml", DECISION), notice("mail.eml")
    found = roles([before, decided])
    assert found.notice is decided
    assert (found.of[0].role, found.of[0].sure) == (FileRole.NONE, True)
    other = notice("other.eml", DECISION.replace("004217", "994217"))
    assert roles([before, other]).notice is before, "a decision on another matter changes nothing"


@pytest.mark.parametrize("kind", [PaperKind.INVOICE, PaperKind.CONTRACT, PaperKind.SALES_RECORD])
def test_a_paper_of_trade_with_a_number_and_a_term_is_no_notice(kind: PaperKind) -> None:
    reading = notice(text="Order number 4711. Payment is due within 14 days.").reading
    assert reading is not None
    assert not likeness(reading, kind).may_be


def test_the_number_and_the_term_of_a_certificate_are_no_complaint_s() -> None:
    reading = notice(text="Your case no. D-8814/26 is open. Please respond by 31 March 2027.").reading
    assert reading is not None
    day = next(clock.due_at.date() for clock in reading.clocks if clock.due_at is not None)
    own = [
        Field(name=name, value=value, page=1, span=(0, 1), confidence=0.9)
        for name, value in (("number", reading.references[0].value), ("valid_to", day))
    ]
    assert likeness(reading, PaperKind.AUTHORISATION).may_be
    assert not likeness(reading, PaperKind.AUTHORISATION, own).may_be


@pytest.mark.parametrize(
    ("screen", "signs", "role"),
    [
        (Screen.CHAT, ("number", "answer_due", "sender"), FileRole.EVIDENCE),
        (Screen.SELLER_CENTRE, ("number", "listing", "sender"), FileRole.EVIDENCE),
        (Screen.SELLER_CENTRE, ("number", "answer_due", "sender"), FileRole.NONE),
    ],
)
def test_a_conversation_and_the_own_list_of_goods_are_papers_beside_a_plain_notice_but_no_page_that_sets_a_time(
    screen: Screen, signs: tuple[str, ...], role: FileRole
) -> None:
    points = notice().points - MARGIN
    shown = attrs.evolve(
        looked("screen.png", kind=PaperKind.OTHER, text=NOTICE),
        screen=screen,
        reading=notice().reading,
        likeness=Likeness(points=points, from_platform=True, signs=signs),
    )
    assert points >= CLEAR
    assert beside(shown).role is role


def test_a_picture_named_after_the_complainant_is_his_where_a_work_is_claimed() -> None:
    assert beside(looked("carlaprints-shop.jpg")).role is FileRole.CLAIMED
    assert beside(looked("shop.jpg")).role is not FileRole.CLAIMED
    camera = looked("carlaprints-shop.jpg", metadata=(("camera", "X100"),))
    assert beside(camera).role is FileRole.EVIDENCE

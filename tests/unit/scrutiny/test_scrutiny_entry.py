"""A register extract speaks against a complaint only where it is about the same right and plainly differs."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from scrutiny_bench import ITEM, case, found, ids, ours, reading

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.document.document import document_of
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.finding import Finding
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.register import RegisterEntry, RegisterPlace, RegisterStatus, Transfer

URL = f"https://www.aliexpress.com/item/{ITEM}.html"
TEXT = f"Mark QUILLMERE 61234567. Owner: Quillmere Optics Ltd. Listing: {URL}"
PAGE = "Registration 61234567 Owner: Brackenfell Holdings Ltd"
SHA = hashlib.sha256(PAGE.encode()).hexdigest()


def entry(**changes: object) -> RegisterEntry:
    known: dict[str, object] = {
        "office": "cnipa",
        "number": "61234567",
        "mark": "QUILLMERE",
        "owner": "Quillmere Optics Limited",
        "status": RegisterStatus.REGISTERED,
        "registered_on": dt.date(2022, 5, 7),
        "expires_on": dt.date(2032, 5, 6),
        "classes": (9,),
        "path": "evidence/extract.pdf",
        "sha256": SHA,
        **changes,
    }
    return RegisterEntry(**known)  # type: ignore[arg-type]


def against(told: RegisterEntry) -> list[Finding]:
    read = reading(
        TEXT,
        owner="Quillmere Optics Ltd",
        mark="QUILLMERE",
        number=("61234567", "trademark", "cnipa"),
        listings=[(URL, ITEM)],
    )
    paper = Paper(
        path=told.path,
        place=Place.EVIDENCE,
        sha256=SHA,
        size_bytes=1,
        media_type="application/pdf",
        document=document_of((PAGE,)),
    )
    return found(case(read, listing=ours("QUILLMERE glasses"), registers=(told,), papers=(paper,)))


def test_an_extract_that_bears_the_complaint_out_raises_nothing() -> None:
    assert against(entry()) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"expires_on": dt.date(2025, 5, 6)}, "6 May 2025"),
        ({"status": RegisterStatus.CANCELLED, "status_on": dt.date(2026, 1, 9)}, "9 January 2026"),
        ({"status": RegisterStatus.PENDING, "status_says": "under examination"}, "applied for"),
        ({"status": RegisterStatus.REFUSED, "status_says": "refused"}, "refused"),
        ({"registered_on": dt.date(2026, 6, 1)}, "1 June 2026"),
    ],
)
def test_a_right_that_the_register_does_not_bear_out_is_a_defect(changes: dict[str, object], words: str) -> None:
    (defect,) = against(entry(**changes))
    assert (defect.id, defect.private) == ("register-not-in-force:0", False)
    assert words in Wording().say(defect.says, "en")
    assert defect.because[0].id == SHA


def test_a_right_cancelled_on_an_unknown_day_is_left_open() -> None:
    assert against(entry(status=RegisterStatus.CANCELLED)) == []


def test_another_owner_is_a_defect_that_quotes_the_extract() -> None:
    at = PAGE.index("Brackenfell")
    place = RegisterPlace(field="owner", page=1, span=(at, len(PAGE)))
    (defect,) = against(entry(owner="Brackenfell Holdings Ltd", places=(place,)))
    assert defect.id == "register-owner-differs:0"
    assert "Brackenfell Holdings Ltd" in Wording().say(defect.because[-1].says, "ru")


def test_an_owner_before_a_recorded_transfer_is_left_in_peace() -> None:
    moved = Transfer(giver="Quillmere Optics Ltd", taker="Brackenfell Holdings Ltd")
    assert against(entry(owner="Brackenfell Holdings Ltd", transfers=(moved,))) == []


def test_another_mark_under_the_number_is_a_defect() -> None:
    assert ids(against(entry(mark="HOLLOWAY"))) == ["register-mark-differs:0"]
    assert against(entry(mark="奎米尔")) == []


@pytest.mark.parametrize("changes", [{"number": "60000001"}, {"office": "uspto"}])
def test_an_extract_of_another_right_says_nothing(changes: dict[str, object]) -> None:
    assert against(entry(owner="Brackenfell Holdings Ltd", **changes)) == []


def test_goods_outside_the_classes_of_the_register_are_a_defect() -> None:
    assert "class-differs" in ids(against(entry(classes=(25,))))


def test_what_the_register_says_can_be_said_in_each_language() -> None:
    wording = Wording()
    changed = entry(
        owner="Brackenfell Ltd", mark="HOLLOWAY", status=RegisterStatus.EXPIRED, expires_on=dt.date(2025, 1, 1)
    )
    findings = against(changed)
    assert len(findings) == 3
    for finding in findings:
        for language in LANGUAGES:
            assert "{" not in wording.say(finding.says, language)
            assert all("{" not in wording.say(leg.says, language) for leg in finding.because)

"""A complaint that is dropped, chosen, photographed or pasted becomes a case that was judged, or none at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db.models import Card, Case, File, Shop
from rejoinder.db.upload import upload_file_name
from tests.web.cast import NOTICE, Cast

HTMX = {"HX-Request": "true"}


def _notice(name: str = "notice.eml", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, NOTICE.encode() if content is None else content)


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 403), ("carla", 200), ("dario", 404), ("", 302)])
def test_cases_are_begun_by_those_who_work_here(page: Callable[[str], Client], who: str, status: int) -> None:
    client = page(who)
    assert client.get("/start/").status_code == status
    answered = client.post("/start/", {"complaint": _notice()})
    assert answered.status_code == (302 if status == 200 else status)
    assert Case.objects.count() == (1 if status == 200 else 0)


def test_a_dropped_complaint_becomes_a_judged_case(page: Callable[[str], Client]) -> None:
    answered = page("alba").post("/start/", {"complaint": _notice()}, follow=True)
    assert answered.status_code == 200
    card = Card.objects.get()
    assert card.complainant == "Larkmere Prints Ltd"
    assert card.reference == "IPR-2026-448120"
    assert card.due_at is not None


def test_pasted_words_become_a_case(page: Callable[[str], Client]) -> None:
    answered = page("alba").post("/start/", {"text": NOTICE.partition("\n\n")[2]}, headers=HTMX)
    assert answered["HX-Redirect"] == f"/cases/{Case.objects.get().pk}/"
    assert Card.objects.get().reference == "IPR-2026-448120"


def test_papers_shop_and_hour_come_along(page: Callable[[str], Client], cast: Cast) -> None:
    client = page("alba")
    client.cookies["rejoinder-zone"] = "Europe/Berlin"
    client.post(
        "/start/",
        {
            "complaint": _notice(content=NOTICE.replace("Date:", "X-Was:").encode()),
            "evidence": [SimpleUploadedFile("a.txt", b"Invoice 1"), SimpleUploadedFile("a.txt", b"Invoice 2")],
            "listing": [SimpleUploadedFile("page.html", b"<p>Night Herons</p>")],
            "claimed": [SimpleUploadedFile("theirs.txt", b"certificate")],
            "shop": "new",
            "shop_name": "Sandpiper East",
            "marketplace": "aliexpress",
            "received": "2026-11-10T09:00",
        },
    )
    case = Case.objects.get()
    paths = set(File.objects.filter(case=case).values_list("path", flat=True))
    assert paths == {"complaint.eml", "evidence/a.txt", "evidence/a-2.txt", "listing/page.html", "claimed/theirs.txt"}
    assert (case.shop.name, case.shop.marketplace) == ("Sandpiper East", "aliexpress")
    assert Card.objects.get().received_at.isoformat() == "2026-11-10T08:00:00+00:00"


def test_a_shop_of_another_house_is_not_there(page: Callable[[str], Client], cast: Cast) -> None:
    theirs = Shop.objects.create(organisation=cast.other, name="Theirs")
    answered = page("alba").post("/start/", {"complaint": _notice(), "shop": str(theirs.pk)})
    assert answered.status_code == 404
    assert not Case.objects.exists()


REFUSED: dict[str, dict[str, Any]] = {
    "nothing": {},
    "blank words": {"text": "  \n"},
    "two complaints": {"complaint": ("n.eml", NOTICE.encode()), "text": "words"},
    "an unknown kind": {"complaint": ("notice.xyz", b"\x00\x01")},
    "a program": {"complaint": ("n.eml", NOTICE.encode()), "evidence": ("run.exe", b"MZ")},
    "an empty paper": {"complaint": ("n.eml", NOTICE.encode()), "evidence": ("a.pdf", b"")},
    "no instant": {"complaint": ("n.eml", NOTICE.encode()), "received": "yesterday"},
    "the future": {"complaint": ("n.eml", NOTICE.encode()), "received": "2099-01-01T00:00"},
    "the end of time": {"complaint": ("n.eml", NOTICE.encode()), "received": "9999-12-31T23:59:59-23:00"},
    "no text": {"complaint": ("n.txt", b"\x00\x01\x02" * 99)},
    "a broken sheet": {"complaint": ("n.xlsx", b"PK\x03\x04 and no more")},
    "a sheet without columns": {"complaint": ("n.csv", b"a,b\n1,2\n")},
}


@pytest.mark.parametrize("sent", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_taken_is_refused_in_one_sentence_and_leaves_nothing(
    page: Callable[[str], Client], sent: dict[str, Any]
) -> None:
    for headers in ({}, HTMX):
        given = {name: SimpleUploadedFile(*said) if isinstance(said, tuple) else said for name, said in sent.items()}
        answered = page("alba").post("/start/", given, headers=headers)
        assert answered.status_code == 400
        assert "note bad" in answered.content.decode()
    assert not Case.objects.exists()
    assert not File.objects.exists()


def test_a_paper_that_is_too_large_is_refused(page: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rejoinder.db.upload.PAPER_LIMIT", 10)
    answered = page("alba").post(
        "/start/", {"complaint": _notice(), "evidence": SimpleUploadedFile("a.txt", b"0123456789X")}
    )
    assert answered.status_code == 400
    assert "a.txt" in answered.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\invoice.pdf", "invoice.pdf"),
        ("..", "paper"),
        ("", "paper"),
        (".htaccess", "htaccess"),
        ("in\u202evoice\x00.pdf", "invoice.pdf"),
        ("con.txt", "_con.txt"),
        ("a<b>|c?.txt", "abc.txt"),
        ("发票 2024.pdf", "发票 2024.pdf"),
        ("накладная.PDF", "накладная.PDF"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
        ("中" * 100 + ".pdf", "中" * 38 + ".pdf"),
        ("complaint.eml!part.txt", "complaint.emlpart.txt"),
    ],
)
def test_a_name_does_no_harm(name: str, safe: str) -> None:
    assert upload_file_name(name) == safe


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Or paste its words"), ("zh", "或粘贴投诉文字"), ("ru", "Или вставьте")]
)
def test_the_page_speaks(page: Callable[[str], Client], language: str, words: str) -> None:
    client = page("alba")
    client.cookies["rejoinder-language"] = language
    assert words in client.get("/start/").content.decode()

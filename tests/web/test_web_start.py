"""A complaint that is dropped becomes a case that was judged."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db.models import Card, Case
from tests.web.cast import NOTICE


def test_a_dropped_complaint_becomes_a_judged_case(page: Callable[[str], Client]) -> None:
    dropped = SimpleUploadedFile("notice.eml", NOTICE.encode())
    answered = page("alba").post("/start/", {"complaint": dropped}, follow=True)
    assert answered.status_code == 200
    card = Card.objects.get()
    assert card.complainant == "Larkmere Prints Ltd"
    assert card.reference == "IPR-2026-448120"
    assert card.due_at is not None


def test_a_file_that_is_no_complaint_leaves_no_case(page: Callable[[str], Client]) -> None:
    dropped = SimpleUploadedFile("notice.xyz", b"\x00\x01")
    answered = page("alba").post("/start/", {"complaint": dropped})
    assert answered.status_code == 400
    assert not Case.objects.exists()

"""The bytes of a case: saved as they are, shown as pictures of our own, and only to those whose case it is."""

from __future__ import annotations

import email.message
import email.policy
import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from rejoinder.db.models import Case
from rejoinder.db.services import Services
from rejoinder.usecases.file_evidence import file_evidence
from tests.web.cast import NOTICE, Cast

HOSTILE = b"<html><script>alert(1)</script></html>"


@pytest.fixture
def filed(services: Services, cast: Cast, opened: Callable[..., Case], tmp_path: Path) -> tuple[Case, str, str]:
    """A case with a picture and a hostile page, and the digest of each."""
    case = opened()
    picture, page = tmp_path / "sketch.png", tmp_path / 'a"; b.html'
    Image.new("RGB", (600, 300), "teal").save(picture)
    page.write_bytes(HOSTILE)
    writer = services.writer(case, cast.alba)
    file_evidence(writer, [picture, page], papers=services.app.papers(), case_files=services.case_files)
    return case, *(hashlib.sha256(path.read_bytes()).hexdigest() for path in (picture, page))


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)])
def test_a_file_is_there_for_its_own_house_only(
    page: Callable[[str], Client], filed: tuple[Case, str, str], who: str, status: int
) -> None:
    case, picture, _ = filed
    answered = page(who).get(f"/cases/{case.pk}/files/{picture}/")
    _read(answered)
    assert answered.status_code == status
    assert page(who).get(f"/cases/{case.pk}/files/{picture}/page/1.png").status_code == status


def test_a_file_never_acts_in_the_browser(page: Callable[[str], Client], filed: tuple[Case, str, str]) -> None:
    case, _, hostile = filed
    answered = page("alba").get(f"/cases/{case.pk}/files/{hostile}/")
    assert _read(answered) == HOSTILE
    assert answered["Content-Type"] == "application/octet-stream"
    assert answered["Content-Disposition"].startswith("attachment")
    assert answered["X-Content-Type-Options"] == "nosniff"
    assert answered["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


def test_the_name_of_a_download_cannot_end_its_header(
    page: Callable[[str], Client], filed: tuple[Case, str, str]
) -> None:
    case, _, hostile = filed
    answered = page("alba").get(f"/cases/{case.pk}/files/{hostile}/")
    _read(answered)
    said = answered["Content-Disposition"]
    assert said.isprintable()
    parsed = email.message.EmailMessage()
    parsed["Content-Disposition"] = said
    assert parsed.get_content_disposition() == "attachment"
    assert (parsed.get_filename() or "").endswith("b.html")
    assert set(parsed["Content-Disposition"].params) == {"filename"}


def test_a_page_is_shown_as_a_picture_of_our_own(page: Callable[[str], Client], filed: tuple[Case, str, str]) -> None:
    case, picture, _ = filed
    for query, width in (("", 600), ("?small", 240)):
        answered = page("alba").get(f"/cases/{case.pk}/files/{picture}/page/1.png{query}")
        assert answered["Content-Type"] == "image/png"
        assert Image.open(io.BytesIO(answered.content)).width == width


@pytest.mark.parametrize("number", [0, 2, 99999])
def test_a_page_that_is_not_there_is_not_found(
    page: Callable[[str], Client], filed: tuple[Case, str, str], number: int
) -> None:
    case, picture, _ = filed
    assert page("alba").get(f"/cases/{case.pk}/files/{picture}/page/{number}.png").status_code == 404


def test_a_page_of_html_is_not_drawn(page: Callable[[str], Client], filed: tuple[Case, str, str]) -> None:
    case, _, hostile = filed
    assert page("alba").get(f"/cases/{case.pk}/files/{hostile}/page/1.png").status_code == 404


def test_a_digest_of_another_case_is_not_found(
    page: Callable[[str], Client], filed: tuple[Case, str, str], opened: Callable[..., Case]
) -> None:
    _, picture, _ = filed
    other = opened(NOTICE.replace("IPR-2026-448120", "IPR-2026-448121"))
    for named in (picture, "0" * 64, "nonsense", picture.upper()):
        assert page("alba").get(f"/cases/{other.pk}/files/{named}/").status_code == 404


def test_what_came_inside_the_complaint_is_a_file_of_the_case(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    inside = b"certificate of nothing\n"
    mail = (
        'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="part"\n'
        + NOTICE.replace("\n\n", "\n\n--part\nContent-Type: text/plain\n\n", 1)
        + '--part\nContent-Type: text/plain\nContent-Disposition: attachment; filename="c.txt"\n\n'
        + inside.decode()
        + "--part--\n"
    )
    case = opened(mail)
    named = _attached(case)
    answered = page("alba").get(f"/cases/{case.pk}/files/{named}/")
    assert answered.status_code == 200
    assert b"certificate of nothing" in _read(answered)
    assert page("carla").get(f"/cases/{case.pk}/files/{named}/").status_code == 404


def _read(answered: Any) -> bytes:
    """All that was answered; a stream is closed with its last piece."""
    return b"".join(answered.streaming_content) if answered.streaming else bytes(answered.content)


def _attached(case: Case) -> str:
    from rejoinder.web.case.frame import record

    found = record(case, "en")
    assert found is not None
    return str(found["reading"]["attachments"][0]["sha256"])

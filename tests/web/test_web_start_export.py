"""An export with many complaints: shown first, then opened row by row, once each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

import attrs
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db.export import Ask, open_export, row_case
from rejoinder.db.models import Card, Case, Line, Shop
from rejoinder.db.services import Services
from tests.web.cast import Cast

SHEET = """Complaint ID,Rights Owner,IP Type,Product ID,Complaint Date
IPR-1,Larkmere Prints Ltd,Copyright,1005006112233445,2026-11-09
IPR-2,Heronsgate Ltd,Trademark,1005006112233446,2026-11-09
IPR-2,Heronsgate Ltd,Trademark,1005006112233447,2026-11-09
"""


@pytest.fixture
def address(page: Callable[[str], Client]) -> str:
    """Where the dropped export of Alba is shown."""
    dropped = SimpleUploadedFile("complaints.csv", SHEET.encode())
    answered = page("alba").post("/start/", {"complaint": dropped})
    assert answered.status_code == 302
    assert not Case.objects.exists()
    return str(answered["Location"])


def test_an_export_is_shown_before_anything_is_opened(page: Callable[[str], Client], address: str) -> None:
    shown = page("alba").get(address).content.decode()
    assert "3 complaints in complaints.csv" in shown
    assert "Heronsgate Ltd" in shown
    assert "1 row repeats the number of an earlier one" in shown
    assert not Case.objects.exists()


def test_every_row_becomes_a_judged_case(page: Callable[[str], Client], address: str) -> None:
    opened = page("alba").post(f"{address}open/", follow=True)
    assert "All 3 cases are open" in opened.content.decode()
    assert sorted(Card.objects.values_list("reference", flat=True)) == ["IPR-1", "IPR-2", "IPR-2"]


def test_opening_again_opens_nothing_twice(page: Callable[[str], Client], address: str) -> None:
    for _ in range(2):
        page("alba").post(f"{address}open/")
    assert Case.objects.count() == 3


def test_a_row_that_was_cut_short_is_opened_anew(services: Services, cast: Cast, page: Callable[[str], Client]) -> None:
    dropped = SimpleUploadedFile("complaints.csv", SHEET.encode())
    page("alba").post("/start/", {"complaint": dropped})
    sha256 = hashlib.sha256(SHEET.encode()).hexdigest()
    ask = Ask(sha256=sha256, name="complaints.csv", organisation=str(cast.house.pk), shop=None, by=cast.alba.pk)
    half = Case.objects.create(
        pk=row_case(ask.organisation, sha256, 2), organisation=cast.house, opened_at=services.now()
    )
    open_export(services, json.dumps(attrs.asdict(ask)))
    assert Case.objects.count() == 3
    assert Line.objects.filter(case=half.pk).count() == 2


@pytest.mark.parametrize(("who", "status"), [("bruno", 403), ("carla", 404), ("dario", 404), ("", 302)])
def test_an_export_is_its_own_houses(page: Callable[[str], Client], address: str, who: str, status: int) -> None:
    client = page(who)
    assert client.get(address).status_code == status
    assert client.get(f"{address}progress/").status_code == status
    assert client.post(f"{address}open/").status_code == status
    assert not Case.objects.exists()


def test_an_address_that_was_tampered_with_is_refused(page: Callable[[str], Client], address: str) -> None:
    assert page("alba").get(address.replace("export/", "export/x")).status_code == 404
    assert page("alba").get("/start/export/nonsense/").status_code == 404


def test_the_shop_that_was_chosen_is_the_shop_of_every_case(page: Callable[[str], Client], cast: Cast) -> None:
    shop = Shop.objects.create(organisation=cast.house, name="Sandpiper East", marketplace="aliexpress")
    dropped = SimpleUploadedFile("complaints.csv", SHEET.encode())
    address = page("alba").post("/start/", {"complaint": dropped, "shop": str(shop.pk)})["Location"]
    page("alba").post(f"{address}open/")
    assert set(Case.objects.values_list("shop", flat=True)) == {shop.pk}

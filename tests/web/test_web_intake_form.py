"""What only the seller knows is told on a page, recorded, and weighed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.db.models import Case
from rejoinder.db.services import Services
from rejoinder.domain.casefile import CaseFile
from rejoinder.usecases.case_at_hand import case_at_hand

MORE = {
    "entity": "宁波青栖家居用品有限公司",
    "completed_on": "2024-02-20",
    "valid_to": "2030-01-01",
    "sensitive": ["supplier"],
}
VIOLATION = {"day": "2026-04-16", "kind": "general", "state": "established", "right": "copyright", "points": "2"}


def known(services: Services, case: Case) -> CaseFile:
    return case_at_hand(services.checkout.folder(case.pk), services.app)


def test_what_is_told_is_kept_and_shown_again(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    assert alba.post(f"/cases/{case.pk}/told/more/", MORE).status_code == 302
    found = known(services, case)
    assert found.seller.entity == MORE["entity"]
    assert str(found.work.completed_on) == "2024-02-20"
    assert found.preferences.sensitive == ("supplier",)
    assert found.asserted.valid_to is not None
    shown = alba.get(f"/cases/{case.pk}/told/").content.decode()
    assert "宁波青栖家居用品有限公司" in shown
    assert 'value="2024-02-20"' in shown


def test_telling_the_same_again_writes_nothing(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    alba.post(f"/cases/{case.pk}/told/more/", MORE)
    lines = len(services.ledgers.lines(services.checkout.folder(case.pk)))
    assert alba.post(f"/cases/{case.pk}/told/more/", MORE).status_code == 302
    assert len(services.ledgers.lines(services.checkout.folder(case.pk))) == lines


def test_an_earlier_violation_counts(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    assert alba.post(f"/cases/{case.pk}/told/violation/", VIOLATION).status_code == 302
    assert [entry.points for entry in known(services, case).history] == [2]
    assert "2026" in alba.get(f"/cases/{case.pk}/told/").content.decode()


@pytest.mark.parametrize(
    ("changed", "status"),
    [({"day": "2031-01-01"}, 400), ({"kind": "odd"}, 400), ({"points": "-3"}, 400), ({"day": "soon"}, 400)],
)
def test_an_odd_violation_is_refused(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, changed: dict[str, str], status: int
) -> None:
    case = opened()
    assert page("alba").post(f"/cases/{case.pk}/told/violation/", VIOLATION | changed).status_code == status
    assert not known(services, case).history


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_the_page_speaks_every_language_and_a_reader_cannot_change_it(
    page: Callable[[str], Client], opened: Callable[..., Case], language: str
) -> None:
    case, bruno = opened(), page("bruno")
    bruno.cookies["rejoinder-language"] = language
    shown = bruno.get(f"/cases/{case.pk}/told/")
    assert shown.status_code == 200
    assert "<fieldset disabled>" in shown.content.decode()
    assert bruno.post(f"/cases/{case.pk}/told/more/", MORE).status_code == 403

"""Who else has a case open is said on each of its pages, and forgotten some minutes after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.db.models import Case, CaseViewer
from tests.web.cast import Clock
from tests.web.test_web_permissions import ANOTHER

Pages = Callable[[str], Client]


def shown(client: Client, case: Case, path: str = "viewers/") -> str:
    return client.get(f"/cases/{case.pk}/{path}").content.decode()


def test_others_who_have_the_case_open_are_named_and_oneself_is_not(page: Pages, opened: Callable[..., Case]) -> None:
    case, alba = opened(), page("alba")
    assert "has this case open" not in shown(alba, case, "")
    page("bruno").get(f"/cases/{case.pk}/facts/")
    assert "Bruno has this case open." in shown(alba, case, "history/")
    assert "Alba has this case open." in shown(page("bruno"), case)


def test_whoever_has_left_is_forgotten_and_whoever_stays_is_not(
    page: Pages, opened: Callable[..., Case], clock: Clock
) -> None:
    case, alba, bruno = opened(), page("alba"), page("bruno")
    for _ in range(5):
        shown(bruno, case)
        clock.at += dt.timedelta(seconds=70)
    assert "Bruno" in shown(alba, case)
    clock.at += dt.timedelta(minutes=4)
    assert "Bruno" not in shown(alba, case)


def test_a_person_is_noted_once_a_minute_however_many_pages_he_opens(
    page: Pages, opened: Callable[..., Case], clock: Clock
) -> None:
    first, second, alba = opened(), opened(ANOTHER), page("alba")
    begun = clock.at
    for case in (first, second, first, second):
        clock.at += dt.timedelta(seconds=10)
        shown(alba, case)
    (row,) = CaseViewer.objects.all()
    assert (row.case, row.seen_at) == (first, begun + dt.timedelta(seconds=10))
    clock.at += dt.timedelta(minutes=1)
    shown(alba, second)
    assert CaseViewer.objects.count() == 2


@pytest.mark.parametrize(("who", "status"), [("carla", 404), ("dario", 404), ("", 302)])
def test_whoever_may_not_see_the_case_is_not_noted(
    page: Pages, opened: Callable[..., Case], who: str, status: int
) -> None:
    assert page(who).get(f"/cases/{opened().pk}/viewers/").status_code == status
    assert not CaseViewer.objects.exists()

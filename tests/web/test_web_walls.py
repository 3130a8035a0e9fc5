"""Who sees what: every page of a case, tried as each of the cast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.db.models import Case


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)])
def test_a_case_is_there_for_its_own_house_only(
    page: Callable[[str], Client], opened: Callable[..., Case], who: str, status: int
) -> None:
    case = opened()
    assert page(who).get(f"/cases/{case.pk}/").status_code == status

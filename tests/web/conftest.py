"""The desk, a browser for each of the cast, and cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from rejoinder.adapters.work.thread_work import BackgroundWork
from rejoinder.db.models import Case, Organisation, Shop
from rejoinder.db.services import Services
from rejoinder.server.wiring import make_services
from tests.web.answered_once import answered_once
from tests.web.api import ALL, Program, program_of
from tests.web.cast import NOTICE, Cast, Clock, browser_of, joined, person


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def services(db: None, tmp_path: Path, clock: Clock) -> Services:
    """A desk whose work is done at once, in the thread that asks."""
    return make_services(
        tmp_path / "data", work=lambda jobs: BackgroundWork(jobs, threads=0), now=clock, answer_case=answered_once
    )


@pytest.fixture
def cast(services: Services) -> Cast:
    house = Organisation.objects.create(name="Sandpiper Prints")
    other = Organisation.objects.create(name="Other House")
    users = {name: person(name) for name in ("alba", "bruno", "carla", "dario")}
    for user, organisation, role in (("alba", house, "owner"), ("bruno", house, "reader"), ("carla", other, "owner")):
        joined(organisation, users[user], role)
    return Cast(house=house, other=other, **users)


@pytest.fixture
def page(cast: Cast) -> Callable[[str], Client]:
    """A browser in which one of the cast is signed in: `page("alba")`; nobody where the name is empty."""

    def signed_in(name: str = "") -> Client:
        return browser_of(cast.all[name]) if name else Client()

    return signed_in


@pytest.fixture
def program(cast: Cast) -> Callable[..., Program]:
    """A program of one of the cast: `program("alba")`; with a token for Carla's house where it is Carla's."""

    def of(name: str, *scopes: str) -> Program:
        house = cast.other if name == "carla" else cast.house
        return program_of(cast.all[name], house, scopes or ALL)

    return of


@pytest.fixture
def opened(services: Services, cast: Cast, tmp_path: Path) -> Callable[..., Case]:
    """Opens a case for Alba: `opened()` with the sample notice, `opened(text)` with another; for a shop where named."""

    def open_it(text: str = NOTICE, *, suffix: str = ".eml", organisation: Any = None, shop: str = "") -> Case:
        complaint = tmp_path / f"complaint{suffix}"
        complaint.write_text(text, "utf-8")
        house = organisation or cast.house
        sells = Shop.objects.get_or_create(organisation=house, name=shop)[0] if shop else None
        return services.open_case(house, complaint, cast.alba, shop=sells)

    return open_it

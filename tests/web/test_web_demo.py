"""A demonstration: six cases of each language, everybody let in on this machine alone, its clock, nothing left."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from rejoinder.db.models import Case, Organisation, Shop
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.server.demo.files import content, write_case_files
from rejoinder.server.demo.installation import HOUR, DemoClock, DemoIsForThisMachine, DemoWork, be_local, seed_demo
from rejoinder.server.wiring import make_services


class NoWork:
    """Does nothing, and notes what it was asked to do when."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dt.datetime | None]] = []

    def soon(self, job: str, *, key: str, about: str) -> None:
        self.asked.append((job, None))

    def at(self, due_at: dt.datetime, job: str, *, key: str, about: str) -> None:
        self.asked.append((job, due_at))

    def cancel(self, key: str) -> None:
        self.asked.append(("cancel", None))


def test_six_cases_lie_there_for_whoever_comes(db: None, tmp_path: Path, settings: Any, monkeypatch: Any) -> None:
    make_services(tmp_path / "data", work=lambda _: NoWork(), now=DemoClock(lambda: 0.0))
    seed_demo("ru")
    assert Case.objects.filter(head_n__gt=0).count() == 6
    assert Organisation.objects.get().language == "ru"
    assert Shop.objects.get().entity == "Sandpiper Prints"
    assert Client().get("/").status_code == 302, "outside of a demonstration nobody is signed in"
    monkeypatch.setenv("REJOINDER_DEMO", "1")
    auth = "django.contrib.auth.middleware.AuthenticationMiddleware"
    at = settings.MIDDLEWARE.index(auth) + 1
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:at], "rejoinder.web.demo.Demo", *settings.MIDDLEWARE[at:]]
    page = Client().get("/").content.decode()
    assert "вымышлены" in page
    assert page.count('class="board-case"') == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_has_its_words_in_every_language(language: str, tmp_path: Path) -> None:
    for case in content()["cases"]:
        complaint, papers = write_case_files({**case, "papers": []}, language, tmp_path / case["id"])
        assert case["number"].encode() in complaint.read_bytes()
        assert {path.suffix for path in papers["listing"]} <= {".json", ".jpg"}


def test_its_clock_begins_at_one_hour_and_work_is_due_by_it() -> None:
    seconds = iter((0.0, 90.0, 90.0))
    clock = DemoClock(lambda: next(seconds))
    assert clock() == HOUR + dt.timedelta(seconds=90)
    done = NoWork()
    DemoWork(done, clock).at(HOUR + dt.timedelta(seconds=95), "job", key="k", about="")
    due = done.asked[0][1]
    assert due is not None
    assert abs((due - dt.datetime.now(dt.UTC)).total_seconds() - 5) < 2


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.4", "example.com"])
def test_it_is_not_reached_over_a_network(host: str) -> None:
    for ours in ("127.0.0.1", "localhost", "::1"):
        be_local(ours)
    with pytest.raises(DemoIsForThisMachine):
        be_local(host)

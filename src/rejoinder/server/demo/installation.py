"""`rejoinder serve --demo`: six invented cases, at a fixed hour, without an account, thrown away at the end."""

from __future__ import annotations

import contextlib
import datetime as dt
import ipaddress
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rejoinder.domain.errors import Invalid
from rejoinder.server import installation

HOUR = dt.datetime(2026, 11, 11, 1, 0, tzinfo=dt.UTC)
"""When every demonstration begins; from then its clock runs."""
TEAM = {"en": "Demonstration", "zh": "演示", "ru": "Демонстрация"}
NAME = {"en": "Alba Reyes", "zh": "林岚", "ru": "Алина Рейес"}
ZONES = {"en": "Europe/London", "zh": "Asia/Shanghai", "ru": "Europe/Moscow"}
SIGNS_IN = "REJOINDER_DEMO"
"""Whoever comes is signed in where the environment names it."""


class DemoIsForThisMachine(Invalid):
    """A workspace that lets everybody in must not be reached over a network."""


def be_local(host: str) -> None:
    """Raises: DemoIsForThisMachine."""
    with contextlib.suppress(ValueError):
        if host == "localhost" or ipaddress.ip_address(host).is_loopback:
            return
    raise DemoIsForThisMachine(host=host)


class DemoClock:
    """Begins at the fixed hour and runs on."""

    def __init__(self, began: Callable[[], float] = time.monotonic) -> None:
        self._now, self._began = began, began()

    def __call__(self) -> dt.datetime:
        """What it shows."""
        return HOUR + dt.timedelta(seconds=self._now() - self._began)


class DemoWork:
    """Jobs in threads (port `Work`), due by the clock of the demonstration."""

    def __init__(self, work: Any, now: Callable[[], dt.datetime]) -> None:
        self._work, self._now = work, now

    def soon(self, job: str, *, key: str, about: str) -> None:
        """Have a job done as soon as a thread is free."""
        self._work.soon(job, key=key, about=about)

    def at(self, due_at: dt.datetime, job: str, *, key: str, about: str) -> None:
        """Have a job done when that clock has come so far."""
        self._work.at(dt.datetime.now(dt.UTC) + (due_at - self._now()), job, key=key, about=about)

    def cancel(self, key: str) -> None:
        """Have a job not done that has not begun."""
        self._work.cancel(key)


@contextlib.contextmanager
def install_demo(language: str) -> Iterator[Any]:
    """The application of a demonstration, in a folder that is deleted in the end."""
    folder = Path(tempfile.mkdtemp(prefix="rejoinder-demo-"))
    os.environ |= {installation.DATA: str(folder), SIGNS_IN: "1"}
    for name in (installation.DATABASE, installation.VAULT, installation.HOSTS, installation.SECRET):
        os.environ.pop(name, None)
    try:
        yield _services(language)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _services(language: str) -> Any:
    from rejoinder.adapters.work.thread_work import BackgroundWork
    from rejoinder.server.start import prepare_application

    clock = DemoClock()
    application = prepare_application(lambda jobs: DemoWork(BackgroundWork(jobs, threads=1), clock), now=clock)
    seed_demo(language)
    return application


def seed_demo(language: str) -> None:
    """The person, the shop and the six cases; they are judged while somebody looks already."""
    from rejoinder.db.intake import StoredComplaint, take_in
    from rejoinder.db.models import Member
    from rejoinder.db.organisation import SHOP_FIELDS, add_shop
    from rejoinder.db.people import begin
    from rejoinder.db.services import services
    from rejoinder.domain.evidence import Place
    from rejoinder.server.demo.files import SHOP, content, write_case_files
    from rejoinder.usecases.record_withdrawal import record_withdrawal
    from rejoinder.web.demo import PERSON

    secret = os.urandom(24).hex()
    settings = {"language": language, "zone": ZONES[language]}
    user = begin(email=PERSON, password=secret, name=NAME[language], organisation=TEAM[language], **settings)
    organisation = Member.objects.select_related("organisation").get(user=user).organisation
    named = {"name": SHOP, "entity": SHOP, "marketplace": "aliexpress"}
    shop = add_shop(organisation, dict.fromkeys(SHOP_FIELDS, "") | named, by=user)
    with tempfile.TemporaryDirectory(prefix="demo-") as aside:
        for case in content()["cases"]:
            complaint, papers = write_case_files(case, language, Path(aside) / case["id"])
            by_place = {Place(place): files for place, files in papers.items()}
            opened = take_in(
                services(), organisation, StoredComplaint(complaint=complaint, papers=by_place, shop=shop), user
            )
            if case.get("withdrawn"):
                record_withdrawal(services().writer(opened, user), confirmed_by_platform=False)
                services().queue_judgement(opened)

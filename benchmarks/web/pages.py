"""Measures every page of a workspace of many cases, through the whole stack but the socket.

python benchmarks/web/pages.py [COUNT] [RUNS] [FOLDER]

On SQLite; on PostgreSQL where `REJOINDER_DATABASE` names a database, whose own work the processor time leaves out.
Where a folder is named, the cases stay there and are taken again the next time.

Each page is asked for so many times after a first one, which is printed apart; the slowest of twenty is what counts
(p95). Processor time is printed beside the hour, because a busy machine spoils only the latter.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

LIMIT_MS = 100.0
LISTS = {
    "board, first page": "/",
    "board, of ten pages the last": "deep",
    "board, filtered by platform and right": "/?platform=ozon&right=trademark",
    "board, filtered by handler and hour": "/?handler=3&due=week",
    "board, filtered by complainant": "/?complainant=holder+77",
    "board, filters that leave nothing": "/?phase=all&platform=wish&complainant=nobody",
    "board, every case, newest first": "/?phase=all&sort=newest",
    "board, every case, by complainant": "/?phase=all&sort=complainant",
    "search: a word of many cases": "/?q=Ostrov",
    "search: two Chinese characters": "/?q=投诉",
    "search: a complaint number": "/?q=IPR-2026-000711",
    "search: the beginning of a listing": "/?q=1005007",
    "search, filtered": "/?q=耐克&platform=ozon",
    "calendar, a month": "/calendar/",
    "calendar, a list of days": "/calendar/?view=agenda",
    "complainants": "/complainants/",
    "complainants, part of a name": "/complainants/?name=holder+77",
    "agents": "/complainants/?as=agent",
    "one complainant": "complainant",
    "one agent": "agent",
    "a new complaint": "/start/",
    "what a drop became": "drop",
    "marks": "/marks/",
    "rules": "/rules/",
    "rules of one marketplace": "/rules/aliexpress/",
    "people": "/people/",
    "audit": "/audit/",
    "audit, of one person": "/audit/?by=1",
    "audit, of one kind": "/audit/?kind=evidence_filed",
    "shops": "/shops/",
    "settings": "/house/",
    "webhooks": "/webhooks/",
    "tokens": "/me/tokens/",
    "notices": "/notices/",
    "notices, settings": "/notices/settings/",
    "own account": "/me/",
}
TABS = (
    ("overview", ""),
    ("questions", "questions/"),
    ("facts", "facts/"),
    ("what you know", "told/"),
    ("papers", "papers/"),
    ("one paper", "paper"),
    ("pictures", "pictures/"),
    ("ways", "routes/"),
    ("statement", "statement/"),
    ("letters", "letters/"),
    ("one letter", "letter"),
    ("conversation", "talk/"),
    ("dossier", "dossier/"),
    ("history", "history/"),
)


class Spent(NamedTuple):
    """Milliseconds: the processor's of the first run, the clock's of the middle and the slowest of twenty, its own."""

    first: float
    median: float
    slow: float
    processor: float


def client(folder: Path, count: int) -> Any:
    """A browser signed in as the owner of so many cases."""
    os.environ["REJOINDER_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "rejoinder.server.settings"
    import django

    django.setup()
    from cases import NOW, fill
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from rejoinder.adapters.work.thread_work import BackgroundWork
    from rejoinder.db.models import User
    from rejoinder.db.planner_statistics import refresh_statistics
    from rejoinder.db.services import services
    from rejoinder.server.start import preload
    from rejoinder.server.wiring import make_services

    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    make_services(folder, work=lambda jobs: BackgroundWork(jobs, threads=0), now=lambda: NOW)
    preload(services())
    browser = Client()
    assert browser.get("/").status_code == 302, "nobody is signed in yet"
    owner = User.objects.filter(email="owner@example.com").first() or fill(count)
    refresh_statistics()
    browser.force_login(owner, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def pages(browser: Any) -> Iterator[tuple[str, str]]:
    """What each page is called, and its address."""
    from rejoinder.db.models import Document, File, FileDrop

    owner, agent = (_most_frequent(key) for key in ("complainant_key", "agent_key"))
    drop = FileDrop.objects.get()
    case = f"/cases/{drop.case_id}/"
    paper = File.objects.filter(case=drop.case_id, path__startswith="evidence/")[0].sha256
    letter = Document.objects.filter(case=drop.case_id, kind="letter", language="en")[0].path
    purpose = re.sub(r".*letter-|\.en\..*|/.*", "", letter.rpartition("/")[2])
    known = {
        "deep": deep,
        "complainant": lambda _: f"/complainants/one/?as=owner&name={owner}",
        "agent": lambda _: f"/complainants/one/?as=agent&name={agent}",
        "drop": lambda _: f"/drops/{drop.pk}/",
    }
    for name, address in LISTS.items():
        yield name, known[address](browser) if address in known else address
    within = {"paper": f"papers/{paper}/", "letter": f"texts/{purpose}/en/"}
    for name, part in TABS:
        yield f"case: {name}", case + within.get(part, part)


def _most_frequent(key: str) -> str:
    """The complainant of most cases."""
    from django.db.models import Count

    from rejoinder.db.models import Card

    counted = Card.objects.exclude(**{key: ""}).values(key).annotate(n=Count("case")).order_by("-n")
    return str(counted[0][key])


def deep(browser: Any, pages: int = 10) -> str:
    """The address of a page deep in the list."""
    address = "/"
    for _ in range(pages - 1):
        following = re.search(r'rel="next" href="([^"]*)"', browser.get(address).content.decode())
        if following is None:
            break
        address = "/" + following.group(1).replace("&amp;", "&")
    return address


def spent(browser: Any, address: str, runs: int) -> Spent:
    """What a page takes."""
    clock, processor = [], []
    for _ in range(runs + 1):
        began, then = time.perf_counter(), time.process_time()
        answered = browser.get(address)
        assert answered.status_code == 200, (address, answered.status_code)
        answered.getvalue()
        clock.append((time.perf_counter() - began) * 1_000)
        processor.append((time.process_time() - then) * 1_000)
    first, clock, processor = processor[0], sorted(clock[1:]), sorted(processor[1:])
    at = min(len(clock) - 1, int(len(clock) * 0.95))
    return Spent(first, clock[len(clock) // 2], clock[at], processor[at])


def vendor() -> str:
    """The database: `sqlite` or `postgresql`."""
    from django.db import connection

    return connection.vendor


def main(count: int = 100_000, runs: int = 20, folder: Path | None = None) -> None:
    """Make the cases, measure, print."""
    if folder is None:
        with tempfile.TemporaryDirectory() as name:
            return main(count, runs, Path(name))
    began = time.perf_counter()
    browser = client(folder, count)
    print(f"{count} cases on {vendor()}, {time.perf_counter() - began:.0f} s to begin; milliseconds, {runs} runs each")
    print(f"{'page':<40}{'first':>7}{'median':>8}{'p95':>7}{'p95 cpu':>9}   limit {LIMIT_MS:.0f}")
    for name, address in pages(browser):
        took = spent(browser, address, runs)
        over = "  over" if took.processor > LIMIT_MS else ""
        numbers = f"{took.first:>7.0f}{took.median:>8.0f}{took.slow:>7.0f}{took.processor:>9.0f}"
        print(f"{name:<40}{numbers}{over}", flush=True)
    return None


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]), *map(Path, sys.argv[3:]))

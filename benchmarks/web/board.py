"""Measures the board of a house of many cases on SQLite, through the whole stack but the socket.

python benchmarks/web/board.py [COUNT] [RUNS] [FOLDER]

Where a folder is named, the cases stay there and are taken again the next time.

Each page is asked for so many times; the slowest of twenty is what counts (p95). Processor time is printed beside the
hour, because a busy machine spoils only the latter.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

BAR = 100.0
PAGES = {
    "first page": "/",
    "of ten pages, the last": "deep",
    "filtered by platform and right": "/?platform=ozon&right=trademark",
    "filtered by handler and hour": "/?handler=3&due=week",
    "filtered by complainant": "/?complainant=holder+77",
    "filters that leave nothing": "/?phase=all&platform=wish&complainant=nobody",
    "every case, newest first": "/?phase=all&sort=newest",
    "every case, by complainant": "/?phase=all&sort=complainant",
    "search: a word of many cases": "/?q=Ostrov",
    "search: two Chinese characters": "/?q=投诉",
    "search: a complaint number": "/?q=IPR-2026-000711",
    "search: the beginning of a listing": "/?q=1005007",
    "search, filtered": "/?q=耐克&platform=ozon",
    "calendar, a month": "/calendar/",
}


class Spent(NamedTuple):
    """Milliseconds: of the middle run and of the slowest of twenty, by the clock; of the latter, by the processor."""

    median: float
    slow: float
    processor: float


def client(folder: Path, count: int) -> Any:
    """A browser signed in as the owner of so many cases."""
    os.environ["REJOINDER_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "rejoinder.server.settings"
    import django

    django.setup()
    from cases import NOW, made
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from rejoinder.adapters.thread_work import BackgroundWork
    from rejoinder.db.models import User
    from rejoinder.server.wiring import laid_desk

    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    laid_desk(folder, work=lambda jobs: BackgroundWork(jobs, threads=0), now=lambda: NOW)
    browser = Client()
    assert browser.get("/").status_code == 302, "nobody is signed in yet"
    owner = User.objects.filter(email="owner@example.com").first() or made(count)
    browser.force_login(owner, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


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
    """What a page takes, after one run that nobody counts."""
    clock, processor = [], []
    for _ in range(runs + 1):
        began, then = time.perf_counter(), time.process_time()
        answered = browser.get(address)
        assert answered.status_code == 200, address
        clock.append((time.perf_counter() - began) * 1_000)
        processor.append((time.process_time() - then) * 1_000)
    clock, processor = sorted(clock[1:]), sorted(processor[1:])
    at = min(len(clock) - 1, int(len(clock) * 0.95))
    return Spent(clock[len(clock) // 2], clock[at], processor[at])


def main(count: int = 100_000, runs: int = 40, folder: Path | None = None) -> None:
    """Make the cases, measure, print."""
    if folder is None:
        with tempfile.TemporaryDirectory() as name:
            return main(count, runs, Path(name))
    began = time.perf_counter()
    browser = client(folder, count)
    size = (folder / "rejoinder.sqlite3").stat().st_size / 1e6
    print(f"{count} cases, {size:.0f} MB, made in {time.perf_counter() - began:.0f} s; milliseconds, {runs} runs each")
    print(f"{'page':<38}{'median':>8}{'p95':>8}{'p95 cpu':>9}   bar {BAR:.0f}")
    for what, address in PAGES.items():
        took = spent(browser, deep(browser) if address == "deep" else address, runs)
        print(f"{what:<38}{took.median:>8.0f}{took.slow:>8.0f}{took.processor:>9.0f}", flush=True)
    return None


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]), *map(Path, sys.argv[3:]))

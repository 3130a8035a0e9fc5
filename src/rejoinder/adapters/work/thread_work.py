"""Background work in threads of this process, which forgets it when it ends; for tests and trials."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock, Timer


class BackgroundWork:
    """Jobs in threads (port `Work`).

    Args:
        jobs: what each job does, given what it is about.
        threads: how many at once; 0 does each job at once, in the thread that asks.
    """

    def __init__(self, jobs: Mapping[str, Callable[[str], None]], *, threads: int = 2) -> None:
        self._jobs = jobs
        self._pool = ThreadPoolExecutor(threads) if threads else None
        self._lock = Lock()
        self._seen: dict[str, Future[None] | Timer | None] = {}

    def soon(self, job: str, *, key: str, about: str) -> None:
        """Have a job done as soon as a thread is free."""
        with self._lock:
            if key in self._seen:
                return
            self._seen[key] = self._pool.submit(self._jobs[job], about) if self._pool else None
        if not self._pool:
            self._jobs[job](about)

    def at(self, due_at: dt.datetime, job: str, *, key: str, about: str) -> None:
        """Have a job done at an instant, or right away where that has passed."""
        wait = (due_at - dt.datetime.now(dt.UTC)).total_seconds()
        if wait <= 0:
            self.soon(job, key=key, about=about)
            return
        with self._lock:
            if key not in self._seen:
                timer = Timer(min(wait, 1_000_000.0), self._jobs[job], (about,))
                timer.daemon = True
                self._seen[key] = timer
                timer.start()

    def cancel(self, key: str) -> None:
        """Have a job not done that has not begun."""
        with self._lock:
            found = self._seen.get(key)
        if found is not None:
            found.cancel()

"""The background of a server process: the engine, and the watch that keeps timers and orphaned jobs going."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import os
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

from rejoinder.adapters.work.dbos_work import BackgroundWork
from rejoinder.db import erase, timer, timer_care, worker
from rejoinder.db.services import Services
from rejoinder.server import installation
from rejoinder.server.jobs import LANES, THREADS, Jobs, thread_jobs

log = logging.getLogger("rejoinder.work")
TICK_SECONDS, BEAT_SECONDS, CARE_SECONDS, CLEAR_SECONDS = 1.0, 5.0, 20.0, 3_600.0
FORGET_SECONDS, PICTURE_DAYS = 600.0, 7
RESTART_SECONDS = 5.0
RETENTION = dt.timedelta(days=60)
"""How long jobs are remembered that are over."""
PATIENCE_SECONDS = 20


def engine(jobs: Jobs, *, takes: bool = True) -> BackgroundWork:
    """The work engine of this process, not open yet.

    Args:
        takes: whether it does jobs itself, or only asks for them.
    """
    name = uuid.uuid4().hex
    return BackgroundWork(
        thread_jobs(jobs), database=database(), executor=name, lanes=LANES, threads=THREADS, takes=takes
    )


def database(environment: Mapping[str, str] = os.environ) -> str:
    """Where the engine keeps its rows: a file beside the embedded database, or the PostgreSQL of the installation."""
    named = environment.get(installation.DATABASE, "")
    if named.startswith(("postgres://", "postgresql://")):
        return "postgresql://" + named.partition("://")[2]
    return f"sqlite:///{quote(str(installation.data(environment) / 'work.sqlite3'), safe='/:')}"


@contextlib.contextmanager
def background(services: Services, work: BackgroundWork, *, patience_seconds: int = PATIENCE_SECONDS) -> Iterator[None]:
    """The background of this process, for as long as the block runs."""
    me, over = worker.process_name(work.executor), threading.Event()
    worker.record_heartbeat(me, services.now())
    work.open()
    watch = threading.Thread(
        target=_watched, args=(_duties(services, work, me), over), name="rejoinder-watch", daemon=True
    )
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join(timeout=patience_seconds)
        work.close(patience_seconds=patience_seconds)
        worker.leave(me)


@contextlib.contextmanager
def queue_only(services: Services, work: BackgroundWork) -> Iterator[None]:
    """A way to ask for work that other processes do; what this machine must forget it forgets itself."""
    over = threading.Event()
    work.open()
    watch = threading.Thread(
        target=_watched, args=(erasure_duties(services), over), name="rejoinder-watch", daemon=True
    )
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join(timeout=PATIENCE_SECONDS)
        work.close(patience_seconds=0)


Duty = tuple[float, Callable[[], object]]


def _duties(services: Services, work: BackgroundWork, me: worker.Here) -> tuple[Duty, ...]:
    """What is done every so many seconds."""

    def beat() -> None:
        worker.record_heartbeat(me, services.now())
        work.take_over(worker.live_processes(me, services.now()))

    def care() -> None:
        timer_care.go_on(services)
        worker.revive(services, work.outcomes)

    return (
        (BEAT_SECONDS, beat),
        (TICK_SECONDS, lambda: timer.queue_due_timers(services)),
        (CARE_SECONDS, care),
        (CLEAR_SECONDS, lambda: work.clear(services.now() - RETENTION)),
        (CLEAR_SECONDS, services.drop_unopened),
        *erasure_duties(services),
    )


def erasure_duties(services: Services) -> tuple[Duty, ...]:
    """What this machine loses: what it made of papers that were erased since it looked last, and pictures of long ago.

    At first that is whatever it may have missed while it was off.
    """
    looked = [services.now() - erase.REMEMBERED]

    def forget() -> None:
        now = services.now()
        erase.forget_here(services, looked[0])
        # What a slower clock dated, or what was not committed yet, is met the next time.
        looked[0] = now - dt.timedelta(seconds=FORGET_SECONDS)

    return (FORGET_SECONDS, forget), (CLEAR_SECONDS, lambda: services.previews().tidy(days=PICTURE_DAYS))


def _watched(duties: tuple[Duty, ...], over: threading.Event) -> None:
    """Keep the watch; where something nobody foresaw ends it, that is printed and the watch begins anew."""
    while not over.is_set():
        inner = threading.Thread(target=_watch, args=(duties, over), name="rejoinder-watch-inner", daemon=True)
        inner.start()
        inner.join()
        over.wait(RESTART_SECONDS)


def _watch(duties: tuple[Duty, ...], over: threading.Event) -> None:
    from django.db import connections

    due = dict.fromkeys(range(len(duties)), 0.0)
    try:
        while not over.is_set():
            for place_, (seconds, duty) in enumerate(duties):
                if time.monotonic() >= due[place_] and not over.is_set():
                    due[place_] = time.monotonic() + seconds
                    _done(duty)
            over.wait(TICK_SECONDS / 2)
    finally:
        connections.close_all()


def _done(duty: Callable[[], object]) -> None:
    """A duty; a database that does not answer now may answer next time."""
    from dbos import error as engine_error
    from django.db import Error, connections
    from sqlalchemy.exc import SQLAlchemyError

    try:
        duty()
    except (Error, SQLAlchemyError, engine_error.DBOSException) as error:
        log.warning("background: %s", type(error).__name__)
        connections.close_all()

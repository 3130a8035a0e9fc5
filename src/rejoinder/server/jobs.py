"""What the background does, by the name of the job."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping

from rejoinder.db.batch import JOB as BATCH
from rejoinder.db.batch import take_step
from rejoinder.db.drop import JOB as DROP
from rejoinder.db.drop import SortingTakesTooMuch, give_up_drop, sort_drop
from rejoinder.db.erase import erase_papers
from rejoinder.db.export import JOB as EXPORT
from rejoinder.db.export import open_export
from rejoinder.db.interview import JOB as ANSWER
from rejoinder.db.interview import record_answers
from rejoinder.db.judge import JudgingTakesTooMuch, give_up, judge
from rejoinder.db.services import JUDGE, Services
from rejoinder.db.timer import JOB as TIMER
from rejoinder.db.timer import JOB_OUTSIDE as OUTSIDE
from rejoinder.db.timer_fire import fire_timer
from rejoinder.db.timer_plan import plan_case
from rejoinder.server.task_error import TaskEndedItsProcess

Jobs = Mapping[str, Callable[[str], None]]
LANES = {JUDGE: "slow", BATCH: "slow", EXPORT: "slow", DROP: "slow", OUTSIDE: "outside"}
THREADS = {"quick": 6, "slow": 2, "outside": 2}
"""A reminder waits neither behind three hundred judgements nor for a mail server that does not answer."""


def jobs(at: Callable[[], Services]) -> Jobs:
    """Every job; each is given what it is about, and can be repeated without harm."""
    return {
        JUDGE: lambda about: _judged(at(), uuid.UUID(about)),
        TIMER: lambda about: fire_timer(at(), about),
        OUTSIDE: lambda about: fire_timer(at(), about),
        EXPORT: lambda about: open_export(at(), about),
        BATCH: lambda about: take_step(at(), int(about)),
        DROP: lambda about: sort_drop(at(), uuid.UUID(about)),
        ANSWER: lambda about: record_answers(at(), int(about)),
    }


def done_elsewhere(all: Jobs, at: Callable[[], Services], do: Callable[[str, str], object]) -> Jobs:
    """The same jobs, with cases judged and files sorted in processes that may end over one of them."""

    def judged(services: Services, case: uuid.UUID) -> None:
        try:
            do(JUDGE, case.hex)
        except TaskEndedItsProcess:
            give_up(services, case, JudgingTakesTooMuch())

    def sorted_(about: str) -> None:
        try:
            do(DROP, about)
        except TaskEndedItsProcess:
            give_up_drop(at(), uuid.UUID(about), SortingTakesTooMuch())

    return {**all, JUDGE: lambda about: _judged(at(), uuid.UUID(about), judged), DROP: sorted_}


def _judged(services: Services, case: uuid.UUID, judged: Callable[[Services, uuid.UUID], None] = judge) -> None:
    """Judge a case, then plan its timers by what came of it, and erase what was taken out of it."""
    judged(services, case)
    plan_case(services, case)
    erase_papers(services, case)


def thread_jobs(all: Jobs) -> Jobs:
    """The same jobs for threads of their own, which leave no connection to the database behind."""
    return {name: _closing(job) for name, job in all.items()}


def _closing(job: Callable[[str], None]) -> Callable[[str], None]:
    def done(about: str) -> None:
        from django.db import connections

        try:
            job(about)
        finally:
            connections.close_all()

    return done

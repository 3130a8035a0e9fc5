"""Durable background work (DBOS): each job is a row of the work engine's database before it begins."""

from __future__ import annotations

import contextvars
import datetime as dt
import logging
from collections.abc import Callable, Collection, Mapping
from typing import Any

NAME, VERSION = "rejoinder", "1"
"""The version is ours and stays: with the engine's own, jobs of an older release would wait for ever."""
QUICK = "quick"
"""The lane of jobs for which none is named."""
POLL_SECONDS = 0.25
ATTEMPTS, FIRST_PAUSE_SECONDS, PAUSE_GROWS = 4, 1.0, 4.0
MOST_RECOVERIES = 100
OVER = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
SEVERAL = 500
"""Jobs that are cleared away at once."""
log = logging.getLogger("rejoinder.work")


class BackgroundWork:
    """Jobs of a work engine (port `Work`), which one process at a time carries out.

    A job's key is known for as long as its row is kept, and a key that is known is not taken again. A job that
    fails is tried again some times, then kept as failed and logged. One engine a process.

    Args:
        jobs: what each job does, given what it is about.
        database: `sqlite:///path` or `postgresql://...`, where the engine keeps its rows.
        executor: the name of this process, which no other bears or will bear.
        lanes: the lane of each job, by name; a lane has threads of its own, so that the others need not wait for it.
        threads: how many jobs at once, by lane.
        takes: whether this process does jobs; where it does not, it asks for them and others do them.
    """

    def __init__(
        self,
        jobs: Mapping[str, Callable[[str], None]],
        *,
        database: str,
        executor: str,
        lanes: Mapping[str, str] | None = None,
        threads: Mapping[str, int] | None = None,
        takes: bool = True,
    ) -> None:
        self._jobs = jobs
        self._database = database
        self.executor = executor
        self._lanes = dict(lanes or {})
        self._threads = {QUICK: 2, **(threads or {})}
        self._takes = takes
        self._engine: Any = None
        self._perform: Any = None

    def open(self) -> None:
        """Begin to work; what waits in the database is begun."""
        from dbos import DBOS

        DBOS(config=self._config())
        self._perform = _workflow(DBOS, self._jobs)
        if not self._takes:
            DBOS.listen_queues(())
        DBOS.launch()
        for lane, threads in self._threads.items():
            DBOS.register_queue(
                _queue(lane), worker_concurrency=threads, polling_interval_sec=POLL_SECONDS, on_conflict="always_update"
            )
        self._engine = DBOS

    def close(self, *, patience_seconds: int = 20) -> None:
        """Begin nothing more, and wait for what is being done; what is not done by then is done at the next start."""
        if self._engine is not None:
            self._engine.destroy(destroy_registry=True, workflow_completion_timeout_sec=patience_seconds)
            self._engine = None

    def soon(self, job: str, *, key: str, about: str) -> None:
        """Have a job done as soon as a thread is free."""
        self._enqueue(job, key, about, 0.0)

    def at(self, due_at: dt.datetime, job: str, *, key: str, about: str) -> None:
        """Have a job done at an instant, or right away where that has passed."""
        self._enqueue(job, key, about, (due_at - dt.datetime.now(dt.UTC)).total_seconds())

    def cancel(self, key: str) -> None:
        """Have a job not done that has not begun."""
        status = self._engine.get_workflow_status(key)
        if status is not None and status.status in ("ENQUEUED", "DELAYED"):
            self._engine.cancel_workflow(key)

    def take_over(self, alive: Collection[str]) -> int:
        """Have done anew what was begun by processes that are gone; how many jobs that was.

        Two who call this at once take over each job once, because the row changes hands in one statement.

        Args:
            alive: names of the processes that still work.
        """
        if not self._takes:
            return 0
        begun = self._engine.list_workflows(status="PENDING", load_input=False, load_output=False)
        gone = sorted({job.executor_id for job in begun} - {*alive, self.executor})
        taken = self._engine._recover_pending_workflows(gone) if gone else ()
        return len(taken)

    def outcomes(self, keys: Collection[str]) -> Mapping[str, bool]:
        """Which of these jobs are over, each with whether it went well."""
        if not keys:
            return {}
        over = self._engine.list_workflows(workflow_ids=list(keys), status=OVER, load_input=False, load_output=False)
        return {job.workflow_id: job.status == "SUCCESS" for job in over}

    def failures(self, *, since: dt.datetime) -> Mapping[str, str]:
        """Jobs that were given up, by key, with what was said."""
        found = self._engine.list_workflows(status="ERROR", completed_after=since.isoformat(), load_input=False)
        return {job.workflow_id: str(job.error) for job in found}

    def clear(self, before: dt.datetime) -> int:
        """Forget jobs that were over before an instant; how many."""
        old = self._engine.list_workflows(
            status=OVER,
            completed_before=before.isoformat(),
            limit=SEVERAL,
            load_input=False,
            load_output=False,
        )
        if old:
            self._engine.delete_workflows([job.workflow_id for job in old])
        return len(old)

    def _enqueue(self, job: str, key: str, about: str, wait_seconds: float) -> None:
        if job not in self._jobs:
            raise KeyError(job)
        # A job may ask for another. To the engine it is a step by then, from which nothing may be begun: it is asked
        # as if from outside.
        contextvars.Context().run(self._enqueue_workflow, job, key, about, wait_seconds)

    def _enqueue_workflow(self, job: str, key: str, about: str, wait_seconds: float) -> None:
        from dbos import SetEnqueueOptions, SetWorkflowID

        queue = _queue(self._lanes.get(job, QUICK))
        with SetWorkflowID(key), SetEnqueueOptions(delay_seconds=wait_seconds if wait_seconds > 0 else None):
            self._engine.enqueue_workflow(queue, self._perform, job, about)

    def _config(self) -> Any:
        """Nothing is told to anybody outside: no console of the maker, no telemetry, no door for administration."""
        return {
            "name": NAME,
            "system_database_url": self._database,
            "application_version": VERSION,
            "executor_id": self.executor,
            "log_level": "ERROR",
            "enable_otlp": False,
            "max_executor_threads": 8 + sum(self._threads.values()),
        }


def _queue(lane: str) -> str:
    return f"{NAME}-{lane}"


def _workflow(engine: Any, jobs: Mapping[str, Callable[[str], None]]) -> Any:
    """One job as the engine knows it: a single step, since each job can be repeated from its beginning."""

    def do(job: str, about: str) -> None:
        jobs[job](about)

    step = engine.step(
        name="do",
        retries_allowed=True,
        max_attempts=ATTEMPTS,
        interval_seconds=FIRST_PAUSE_SECONDS,
        backoff_rate=PAUSE_GROWS,
    )(do)

    def perform(job: str, about: str) -> None:
        step(job, about)

    return engine.workflow(name="job", max_recovery_attempts=MOST_RECOVERIES)(perform)

"""Tasks are done in processes of their own; one that takes too much costs its process and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from rejoinder.server.task_error import (
    ProcessIsAway,
    ReadingIsAway,
    ReadingTakesTooMuch,
    TaskEndedItsProcess,
    error_as_data,
    error_from_data,
    for_requests,
)
from rejoinder.server.task_pool import TASKS_EACH, TaskPool, TaskProcess

PROCESS = """
import json, os, resource, sys
from rejoinder.server.task_error import ReadingTakesTooMuch, error_as_data
from rejoinder.server.task_process import _bound_memory, _end_with_parent
import threading
threading.Thread(target=_end_with_parent, daemon=True).start()
_bound_memory()
for line in sys.stdin:
    asked = json.loads(line)
    what = asked["about"]
    if what == "endless":
        resource.setrlimit(resource.RLIMIT_CPU, (1, -1))
        while True: pass
    if what == "asleep":
        import time; time.sleep(60)
    if what == "crash": os._exit(9)
    if what == "memory": bytearray(8_000_000_000)
    if what == "refused": said = {"state": "error", "error": error_as_data(ReadingTakesTooMuch(file="a.pdf"))}
    elif what == "database": said = {"state": "broke"}
    else: said = {"state": "done", "result": [asked["task"], what]}
    print(json.dumps(said), flush=True)
"""


class Processes:
    """They do what a task is about: be endless, crash, take all memory, refuse, meet no database; else tell it."""

    def __init__(self) -> None:
        self.started: list[TaskProcess] = []

    def __call__(self) -> TaskProcess:
        self.started.append(TaskProcess((sys.executable, "-c", PROCESS)))
        return self.started[-1]


@pytest.fixture
def processes() -> Processes:
    return Processes()


@pytest.fixture
def pool(processes: Processes) -> Iterator[TaskPool]:
    made = TaskPool(processes)
    yield made
    made.close()
    assert not any(process.is_fresh for process in processes.started)


def test_a_process_does_one_task_after_the_other(pool: TaskPool, processes: Processes) -> None:
    assert [pool.do("judge", name) for name in ("a", "b")] == [["judge", "a"], ["judge", "b"]]
    assert len(processes.started) == 1


@pytest.mark.parametrize("about", ["endless", "crash", "memory"])
def test_a_task_that_ends_its_process_is_given_up_and_the_next_is_done(
    pool: TaskPool, processes: Processes, about: str
) -> None:
    with pytest.raises(TaskEndedItsProcess):
        pool.do("open", about)
    assert pool.do("open", "next") == ["open", "next"]
    assert len(processes.started) == 2


def test_whoever_waits_for_a_task_waits_no_longer_than_he_said(pool: TaskPool) -> None:
    with pytest.raises(TaskEndedItsProcess):
        pool.do("open", "asleep", 1.0)


def test_what_a_task_raises_is_raised_where_it_was_asked_for(pool: TaskPool, processes: Processes) -> None:
    with pytest.raises(ReadingTakesTooMuch) as refused:
        pool.do("open", "refused")
    assert refused.value.values == {"file": "a.pdf"}
    pool.do("open", "next")
    assert len(processes.started) == 1


def test_a_database_that_does_not_answer_is_no_fault_of_the_task(pool: TaskPool) -> None:
    with pytest.raises(ProcessIsAway):
        pool.do("judge", "database")


def test_a_request_is_told_in_words(pool: TaskPool) -> None:
    do = for_requests(pool.do)
    assert do("open", "x") == ["open", "x"]
    with pytest.raises(ReadingTakesTooMuch):
        do("open", "crash")
    with pytest.raises(ReadingIsAway):
        do("open", "database")


def test_a_process_is_replaced_after_many_tasks(pool: TaskPool, processes: Processes) -> None:
    for _ in range(TASKS_EACH + 1):
        pool.do("judge", "x")
    assert len(processes.started) == 2


def test_a_process_that_ended_while_idle_is_not_asked(pool: TaskPool, processes: Processes) -> None:
    pool.do("judge", "x")
    processes.started[0].end()
    pool.do("judge", "x")
    assert len(processes.started) == 2


def test_an_error_keeps_its_kind_and_values_on_the_way() -> None:
    error = error_from_data(error_as_data(ReadingTakesTooMuch(file="a", suffixes=("pdf", "txt"))))
    assert isinstance(error, ReadingTakesTooMuch)
    assert error.values == {"file": "a", "suffixes": ("pdf", "txt")}


@pytest.mark.parametrize("module", ["os", "rejoinder.server.task_pool"])
def test_nothing_else_is_made_of_what_a_process_tells(module: str) -> None:
    with pytest.raises(ValueError, match=module):
        error_from_data({"module": module, "name": "TaskPool" if "pool" in module else "system", "values": {}})

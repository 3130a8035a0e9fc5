"""Cases are judged in processes of their own; one that takes too much costs its process and nothing else."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator

import pytest

from rejoinder.db.judge import JudgingTakesTooMuch
from rejoinder.server.judge_pool import CASES_EACH, JudgeIsAway, JudgePool, JudgeProcess

CASE = uuid.UUID(int=1)
JUDGE = """
import os, resource, sys
from rejoinder.server.judge_worker import _bound_memory, _end_with_parent
import threading
threading.Thread(target=_end_with_parent, daemon=True).start()
_bound_memory()
for line in sys.stdin:
    what = int(line, 16)
    if what == 2:
        resource.setrlimit(resource.RLIMIT_CPU, (1, -1))
        while True: pass
    if what == 3: os._exit(9)
    if what == 4: bytearray(8_000_000_000)
    print("broke" if what == 5 else "done", flush=True)
"""


class Judges:
    """They judge by the number of a case: 2 is endless, 3 crashes, 4 takes all memory, 5 meets no database."""

    def __init__(self) -> None:
        self.started: list[JudgeProcess] = []

    def __call__(self) -> JudgeProcess:
        self.started.append(JudgeProcess((sys.executable, "-c", JUDGE)))
        return self.started[-1]


@pytest.fixture
def judges() -> Judges:
    return Judges()


@pytest.fixture
def pool(judges: Judges) -> Iterator[JudgePool]:
    made = JudgePool(judges)
    yield made
    made.close()
    assert not any(process.is_fresh for process in judges.started)


def test_a_process_judges_one_case_after_the_other(pool: JudgePool, judges: Judges) -> None:
    for _ in range(3):
        pool.judge(CASE)
    assert len(judges.started) == 1


@pytest.mark.parametrize("case", [2, 3, 4], ids=["endless", "crash", "memory"])
def test_a_case_that_ends_its_process_is_given_up_and_the_next_is_judged(
    pool: JudgePool, judges: Judges, case: int
) -> None:
    with pytest.raises(JudgingTakesTooMuch):
        pool.judge(uuid.UUID(int=case))
    pool.judge(CASE)
    assert len(judges.started) == 2


def test_a_database_that_does_not_answer_is_no_fault_of_the_case(pool: JudgePool) -> None:
    with pytest.raises(JudgeIsAway):
        pool.judge(uuid.UUID(int=5))


def test_a_process_is_replaced_after_many_cases(pool: JudgePool, judges: Judges) -> None:
    for _ in range(CASES_EACH + 1):
        pool.judge(CASE)
    assert len(judges.started) == 2


def test_a_process_that_ended_while_idle_is_not_asked(pool: JudgePool, judges: Judges) -> None:
    pool.judge(CASE)
    judges.started[0].end()
    pool.judge(CASE)
    assert len(judges.started) == 2

"""What something costs in processor time, which a busy machine does not lengthen."""

from __future__ import annotations

import contextlib
import gc
import resource
from collections.abc import Callable, Iterator


def processor_seconds() -> float:
    """What this process and the processes that it has seen end have spent."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


@contextlib.contextmanager
def own_garbage() -> Iterator[None]:
    """What other tests left in memory is not searched for garbage, neither meanwhile nor later: each search took half a
    second where all tests are collected. What is no garbage by now stays until the process ends."""
    gc.collect()
    gc.freeze()
    yield


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fails where what is done within takes more processor time."""
    with own_garbage():
        before = processor_seconds()
        yield
        spent = processor_seconds() - before
    assert spent < seconds, f"{spent:.1f} s of processor time"


def least_seconds(action: Callable[[], object], runs: int = 10) -> float:
    """Processor time of the cheapest of some runs, after one that warms up: a slow moment of the machine lengthens one
    run and not all of them."""
    action()
    spent = []
    with own_garbage():
        for _ in range(runs):
            before = processor_seconds()
            action()
            spent.append(processor_seconds() - before)
    return min(spent)

"""What something costs in processor time, which a busy machine does not lengthen."""

from __future__ import annotations

import contextlib
import resource
from collections.abc import Iterator


def processor_seconds() -> float:
    """What this process and the processes that it has seen end have spent."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fails where what is done within takes more processor time."""
    before = processor_seconds()
    yield
    spent = processor_seconds() - before
    assert spent < seconds, f"{spent:.1f} s of processor time"

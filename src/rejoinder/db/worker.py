"""Processes that do background work: who lives, and cases that nobody came to queue."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Collection
from pathlib import Path

import attrs

from rejoinder.db.desk import JUDGE, Desk
from rejoinder.db.models import Judgement, Worker

SILENT_FOR = dt.timedelta(seconds=45)
"""A process that has not spoken for this long is taken for gone."""
FORGOTTEN_AFTER = dt.timedelta(days=1)
MOST_CASES = 500


@attrs.frozen(kw_only=True)
class Here:
    """This process."""

    name: str
    machine: str
    process: int


def here(name: str) -> Here:
    """This process under a name that no other bears; two containers on one computer are two machines."""
    space = Path("/proc/self/ns/pid")
    inside = space.readlink() if space.is_symlink() else ""
    return Here(name=name, machine=f"{platform.node()} {inside}"[:200].strip(), process=os.getpid())


def beat(me: Here, now: dt.datetime) -> None:
    """Say that this process lives."""
    Worker.objects.update_or_create(
        name=me.name, defaults={"machine": me.machine, "process": me.process, "beat_at": now}
    )


def leave(me: Here) -> None:
    """Say that this process ends."""
    Worker.objects.filter(name=me.name).delete()


def alive(me: Here, now: dt.datetime) -> Collection[str]:
    """Names of the processes that live, this one among them; those long gone are forgotten."""
    Worker.objects.filter(beat_at__lt=now - FORGOTTEN_AFTER).delete()
    recent = Worker.objects.filter(beat_at__gte=now - SILENT_FOR)
    return frozenset({me.name, *(each.name for each in recent if not _is_gone(each, me))})


def revive(desk: Desk) -> int:
    """Queue the cases that wait to be judged, whoever came to note it and not to queue it; how many."""
    waiting = Judgement.objects.filter(state__in=("waiting", "working")).order_by("pk")
    found = list(waiting.values_list("pk", "asked_n")[:MOST_CASES])
    for case, number in found:
        desk.work.soon(JUDGE, key=f"{JUDGE}:{case.hex}:{number}", about=case.hex)
    return len(found)


def _is_gone(other: Worker, me: Here) -> bool:
    """Whether a process of this machine is known to be gone, so that nobody need wait for its silence."""
    if other.name == me.name or other.machine != me.machine or os.name != "posix":
        return False
    if other.process == me.process:
        return True
    try:
        os.kill(other.process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False

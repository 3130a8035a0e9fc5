"""Processes that do background work: who lives, and rows that nobody came to queue."""

from __future__ import annotations

import datetime as dt
import os
import platform
import uuid
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import attrs

from rejoinder.db.batch import JOB as BATCH
from rejoinder.db.drop import queue_drop
from rejoinder.db.interview import queue_recording
from rejoinder.db.judge import JudgingBroke
from rejoinder.db.models import BatchStep, Case, FileDrop, Judgement, PendingAnswer, Worker
from rejoinder.db.services import JUDGE, Services
from rejoinder.db.stored_error import trouble_of

SILENT_FOR = dt.timedelta(seconds=45)
"""A process that has not spoken for this long is taken for gone."""
FORGOTTEN_AFTER = dt.timedelta(days=1)
MOST = 500


@attrs.frozen(kw_only=True)
class Here:
    """This process."""

    name: str
    machine: str
    process: int


def process_name(name: str) -> Here:
    """This process under a name that no other bears; two containers on one computer are two machines."""
    space = Path("/proc/self/ns/pid")
    inside = space.readlink() if space.is_symlink() else ""
    return Here(name=name, machine=f"{platform.node()} {inside}"[:200].strip(), process=os.getpid())


def record_heartbeat(me: Here, now: dt.datetime) -> None:
    """Say that this process lives."""
    Worker.objects.update_or_create(
        name=me.name, defaults={"machine": me.machine, "process": me.process, "beat_at": now}
    )


def leave(me: Here) -> None:
    """Say that this process ends."""
    Worker.objects.filter(name=me.name).delete()


def live_processes(me: Here, now: dt.datetime) -> Collection[str]:
    """Names of the processes that live, this one among them; those long gone are forgotten."""
    Worker.objects.filter(beat_at__lt=now - FORGOTTEN_AFTER).delete()
    recent = Worker.objects.filter(beat_at__gte=now - SILENT_FOR)
    return frozenset({me.name, *(each.name for each in recent if not _is_gone(each, me))})


def revive(services: Services, ended: Callable[[Collection[str]], Mapping[str, bool]] = lambda keys: {}) -> int:
    """Queue what waits in rows, whoever came to note it and not to queue it; how much.

    Args:
        ended: which jobs are over, each with whether it went well. A case that waits for a job that is over is asked
            for anew, as after rows were restored that are older than the jobs; where the job was given up, so is the
            case, until somebody asks again.
    """
    waiting = Judgement.objects.filter(state__in=("waiting", "working"), case__head_n__gt=0).order_by("pk")
    cases = {f"{JUDGE}:{case.hex}:{n}": (case, n) for case, n in waiting.values_list("pk", "asked_n")[:MOST]}
    for key, (case, _) in cases.items():
        services.work.soon(JUDGE, key=key, about=case.hex)
    for key, went_well in ended(list(cases)).items():
        _mend(services, *cases[key], went_well=went_well)
    steps = list(BatchStep.objects.filter(state="waiting").order_by("pk").values_list("pk", flat=True)[:MOST])
    for step in steps:
        services.work.soon(BATCH, key=f"{BATCH}:{step}", about=str(step))
    drops = list(FileDrop.objects.filter(state__in=("waiting", "working")).order_by("made_at")[:MOST])
    for drop in drops:
        queue_drop(services, drop)
    answers = list(PendingAnswer.objects.filter(state="waiting").order_by("pk")[:MOST])
    for row in answers:
        queue_recording(services, row)
    return len(cases) + len(steps) + len(drops) + len(answers)


def _mend(services: Services, case: uuid.UUID, number: int, *, went_well: bool) -> None:
    """The job may have ended since the row was read, so the row is read again."""
    stuck = Judgement.objects.filter(pk=case, asked_n=number, state__in=("waiting", "working"))
    if went_well and stuck.exists():
        services.queue_judgement(Case.objects.get(pk=case))
    elif not went_well:
        stuck.update(state="failed", trouble=trouble_of(services, JudgingBroke()))


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

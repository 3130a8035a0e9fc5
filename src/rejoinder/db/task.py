"""Work on what people sent, by name: done in a process with limits of time and memory, never where pages are served."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs

from rejoinder.assembly.inspection_record import inspection_records as inspection_records
from rejoinder.assembly.reading_record import reading_record as reading_record
from rejoinder.db.drop import JOB as DROP
from rejoinder.db.drop import sort_drop
from rejoinder.db.intake import StoredComplaint, take_in
from rejoinder.db.judge import judge
from rejoinder.db.models import Case, Organisation, Shop, User
from rejoinder.db.services import JUDGE, Services
from rejoinder.domain.event import Event
from rejoinder.domain.evidence import Place
from rejoinder.domain.intake import FileRole
from rejoinder.proof.inspection import inspect
from rejoinder.reading.reader import read
from rejoinder.usecases.move_paper import move_paper

OPEN, MOVE, READ, INSPECT = "open", "move", "read", "inspect"


@attrs.frozen(kw_only=True)
class Task:
    """One kind of work.

    Args:
        do: does it; what it is about, and what comes of it, are values as JSON carries them.
        processor_seconds: of the process itself; those that read papers have bounds of their own.
    """

    do: Callable[[Services, Any], Any]
    processor_seconds: int


Elsewhere = Callable[[str, Any], Any]
"""Does a task by name, in a process of its own where the system has such, and raises what the task raises."""


def in_place(services: Callable[[], Services]) -> Elsewhere:
    """Tasks done by whoever asks: where processes cannot be bounded, and in tests."""
    return lambda name, about: TASKS[name].do(services(), about)


def open_elsewhere(services: Services, organisation: Organisation, intake: StoredComplaint, by: User) -> Case:
    """As `take_in`, done apart. Raises: as `take_in`, and what `elsewhere` raises."""
    about = {
        "organisation": organisation.pk.hex,
        "by": by.pk,
        "complaint": str(intake.complaint),
        "papers": {place.value: [str(path) for path in paths] for place, paths in intake.papers.items()},
        "received_at": intake.received_at.isoformat() if intake.received_at else None,
        "shop": intake.shop.pk if intake.shop else None,
    }
    return Case.objects.get(pk=services.elsewhere(OPEN, about))


def move_elsewhere(services: Services, case: Case, by: User, file: str, role: FileRole) -> tuple[Event, ...]:
    """As `move_paper`, done apart: the lines that it wrote. Raises: as `move_paper`, and what `elsewhere` raises."""
    about = {"case": case.pk.hex, "by": by.pk, "file": file, "role": role.value}
    first, count = services.elsewhere(MOVE, about)
    written = services.writer(case, by).entries()[first : first + count]
    return tuple(entry.event for entry in written if entry.event is not None)


def _open(services: Services, about: Mapping[str, Any]) -> str:
    received = about["received_at"]
    intake = StoredComplaint(
        complaint=Path(about["complaint"]),
        papers={Place(place): [Path(path) for path in paths] for place, paths in about["papers"].items()},
        received_at=dt.datetime.fromisoformat(received) if received else None,
        shop=Shop.objects.get(pk=about["shop"]) if about["shop"] is not None else None,
    )
    organisation, by = Organisation.objects.get(pk=about["organisation"]), User.objects.get(pk=about["by"])
    return take_in(services, organisation, intake, by).pk.hex


def _move(services: Services, about: Mapping[str, Any]) -> tuple[int, int]:
    """Where the lines that it wrote begin, counted from 0, and how many they are."""
    writer = services.writer(Case.objects.get(pk=about["case"]), User.objects.get(pk=about["by"]))
    count = len(
        move_paper(writer, about["file"], FileRole(about["role"]), app=services.app, case_files=services.case_files)
    )
    return len(writer.entries()) - count, count


def _read(services: Services, about: Mapping[str, str]) -> Any:
    wording = services.app.wording(None)
    source = services.app.complaints().open(Path(about["path"]))
    return reading_record(read(source, services.app.markets()), lambda message: wording.say(message, about["language"]))


def _inspect(services: Services, about: Mapping[str, str]) -> Any:
    wording, path = services.app.wording(None), Path(about["path"])
    papers = services.app.papers().open_all([(path, path.name)], place=Place.EVIDENCE)
    found = [inspect(paper) for paper in papers]
    return inspection_records(found, lambda message: wording.say(message, about["language"]))[0]


TASKS: Mapping[str, Task] = {
    JUDGE: Task(do=lambda services, about: judge(services, uuid.UUID(about)), processor_seconds=150),
    DROP: Task(do=lambda services, about: sort_drop(services, uuid.UUID(about)), processor_seconds=120),
    OPEN: Task(do=_open, processor_seconds=60),
    MOVE: Task(do=_move, processor_seconds=60),
    READ: Task(do=_read, processor_seconds=60),
    INSPECT: Task(do=_inspect, processor_seconds=60),
}

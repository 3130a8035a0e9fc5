"""The one place of the server that names concrete adapters."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import attrs

from rejoinder.adapters.preview import Previews
from rejoinder.adapters.shelf import Shelves as FolderShelves
from rejoinder.adapters.thread_work import Work as ThreadWork
from rejoinder.cli import wiring
from rejoinder.db.desk import Desk, lay
from rejoinder.db.judge import judge
from rejoinder.db.ledger import Ledgers
from rejoinder.db.room import Room
from rejoinder.db.shelf import Shelves
from rejoinder.usecases.ports import Vault, Work

Jobs = Mapping[str, Callable[[str], None]]


def jobs(at: Callable[[], Desk]) -> Jobs:
    """What the background does, by the name of the job; each can be repeated without harm."""
    return {"judge": lambda about: judge(at(), uuid.UUID(about))}


def laid_desk(
    data: Path,
    *,
    work: Callable[[Jobs], Work] = ThreadWork,
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    vault: str | None = None,
) -> Desk:
    """The desk over the folder of an installation, laid out for the pages and the API.

    Args:
        vault: a folder or `s3://bucket/prefix`; `vault/` in the folder where it is None.
    """
    held = cache(lambda: _vault(vault or str(data / "vault")))
    room = Room(data / "room", held)
    ledgers = Ledgers(room)
    shelves = Shelves(FolderShelves(), room)
    laid: list[Desk] = []
    made = Desk(
        app=attrs.evolve(wiring.app(), ledgers=lambda: ledgers),
        ledgers=ledgers,
        shelves=shelves,
        room=room,
        vault=held,
        mail_files=wiring.mail_files,
        previews=cache(lambda: Previews(data / "previews")),
        work=work(jobs(lambda: laid[0])),
        now=now,
        data=data,
    )
    laid.append(made)
    lay(made)
    return made


def _vault(place: str) -> Vault:
    return wiring.vault(place)

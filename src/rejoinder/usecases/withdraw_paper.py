"""Take out a paper that was filed by mistake: its lines stay and say so, its words and its file are gone."""

from __future__ import annotations

from rejoinder.domain.event import Event, EvidenceFiled
from rejoinder.usecases.destroy_payload import destroy_payload
from rejoinder.usecases.pen import Pen
from rejoinder.usecases.ports import Shelves
from rejoinder.usecases.vouch_paper import PaperIsNotFiled


def withdraw_paper(pen: Pen, path: str, *, reason: str, shelves: Shelves) -> tuple[Event, ...]:
    """Destroy what every line says that files the paper at this path, and the file with the last of them.

    Args:
        reason: why; it stays in the ledger, so it should name nobody.

    Raises: PaperIsNotFiled.
    """
    lines = [
        entry.line.n
        for entry in pen.entries()
        if isinstance(entry.event, EvidenceFiled) and entry.event.paper.path == path
    ]
    if not lines:
        raise PaperIsNotFiled(path=path)
    return tuple(
        event
        for number in lines
        for event in destroy_payload(pen, number, reason=reason, with_file=number == lines[-1], shelves=shelves)
    )

"""Record that an answer was handed in, and keep the very file that was."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from rejoinder.domain.event import Event
from rejoinder.domain.route import RouteId
from rejoinder.usecases.pen import Pen
from rejoinder.usecases.ports import Shelves
from rejoinder.usecases.record_filing import record_filing

SENT = "sent"
"""Where in the case lies what was handed in."""


def file_answer(
    pen: Pen, route: RouteId, *, sent: Path | None = None, receipt: str | None = None, shelves: Shelves
) -> tuple[Event, ...]:
    """Record the filing by the digest of what was sent, and keep a copy of that in the case. Both, or neither.

    Args:
        sent: the file that was handed in; None where nobody has kept it.
        receipt: the number that the platform gave for it.

    Raises: FileIsMissing, PaperIsTooLarge, and what `record_filing` raises.
    """
    if sent is None:
        return record_filing(pen, route, receipt=receipt)
    with ExitStack() as undone:
        relative = shelves.put(pen.folder, sent, relative=f"{SENT}/{sent.name}")
        undone.callback(shelves.take_back, pen.folder, relative)
        events = record_filing(pen, route, packet=shelves.digest_of(sent), receipt=receipt)
        undone.pop_all()
    return events

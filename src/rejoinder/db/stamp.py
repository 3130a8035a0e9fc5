"""A ledger stamped by a time authority that the installation names."""

from __future__ import annotations

from rejoinder.db.desk import Desk
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import Event
from rejoinder.usecases.pen import Pen
from rejoinder.usecases.stamp_ledger import stamp_ledger


class NobodyCanStamp(Invalid):
    """No time authority is named in the settings."""


def stamp(desk: Desk, pen: Pen) -> tuple[Event, ...]:
    """Have the newest line of a ledger stamped. Raises: NobodyCanStamp, and what `stamp_ledger` raises."""
    if not can_stamp(desk):
        raise NobodyCanStamp
    assert desk.app.authorities is not None
    return stamp_ledger(pen, desk.app.authorities())


def can_stamp(desk: Desk) -> bool:
    """Whether a time authority is named."""
    return desk.app.authorities is not None and bool(desk.app.authorities().named)

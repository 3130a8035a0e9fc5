"""What the ledger of a case says."""

from __future__ import annotations

from typing import Any

from rejoinder.db.desk import Desk
from rejoinder.db.models import Case


def events(desk: Desk, case: Case, *kinds: type) -> list[Any]:
    """Its events of some kinds, in order; of every kind where none is named."""
    found = desk.ledgers.read(desk.room.folder(case.pk))
    return [event for event in found if isinstance(event, kinds or object)]

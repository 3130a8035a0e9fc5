"""What the ledger of a case says."""

from __future__ import annotations

from typing import Any

from rejoinder.db.models import Case
from rejoinder.db.services import Services


def events(services: Services, case: Case, *kinds: type) -> list[Any]:
    """Its events of some kinds, in order; of every kind where none is named."""
    found = services.ledgers.read(services.checkout.folder(case.pk))
    return [event for event in found if isinstance(event, kinds or object)]

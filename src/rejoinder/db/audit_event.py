"""What people did outside the ledgers of cases, noted in rows that are never changed."""

from __future__ import annotations

from rejoinder.db.models import Happening, Organisation, User
from rejoinder.db.services import services, signature


def record_act(kind: str, *, by: User, organisation: Organisation | None = None, **says: str) -> None:
    """Note what somebody did, now.

    Args:
        kind: `people.did-<kind>` of the catalogue says it.
        organisation: None where it concerns the person and no organisation.
        says: the values of the sentence.
    """
    Happening.objects.create(
        at=services().now(), kind=kind, by=signature(by), user=by, organisation=organisation, says=says
    )

"""A ledger stamped by a time authority that the installation names."""

from __future__ import annotations

from rejoinder.db.services import Services
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import Event
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.stamp_ledger import stamp_ledger


class NobodyCanStamp(Invalid):
    """No time authority is named in the settings."""


def stamp(services: Services, writer: CaseWriter) -> tuple[Event, ...]:
    """Have the newest line of a ledger stamped. Raises: NobodyCanStamp, and what `stamp_ledger` raises."""
    if not can_stamp(services):
        raise NobodyCanStamp
    assert services.app.authorities is not None
    return stamp_ledger(writer, services.app.authorities())


def can_stamp(services: Services) -> bool:
    """Whether a time authority is named."""
    return services.app.authorities is not None and bool(services.app.authorities().is_configured)

"""Record that the complainant withdrew."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Refused
from rejoinder.domain.event import ComplaintWithdrawn, Event
from rejoinder.usecases.case_writer import CaseWriter


class ComplaintIsWithdrawnAlready(Refused):
    """The ledger says so already."""


def record_withdrawal(writer: CaseWriter, *, confirmed_by_platform: bool = False) -> tuple[Event, ...]:
    """Record the withdrawal; once more where the platform confirms it. Raises: ComplaintIsWithdrawnAlready."""

    def withdrawn(case: CaseFile) -> Sequence[Event]:
        if case.withdrawn and (case.withdrawn.confirmed_by_platform or not confirmed_by_platform):
            raise ComplaintIsWithdrawnAlready(at=case.withdrawn.at)
        return (ComplaintWithdrawn(at=writer.at, by=writer.by, confirmed_by_platform=confirmed_by_platform),)

    return writer.write(withdrawn)

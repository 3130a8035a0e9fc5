"""Record that an answer was handed in."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Refused
from rejoinder.domain.event import AnswerFiled, DossierSealed, Event
from rejoinder.domain.route import RouteId
from rejoinder.usecases.case_writer import CaseWriter, refuse_if_over


class AnswerIsFiledAlready(Refused):
    """The same answer was handed in on this route before; platforms count it as a chance lost."""


class RouteHasNoFiling(Refused):
    """Nothing is handed in to a platform or court on this route."""


FILED = frozenset(
    {
        RouteId.COUNTER_NOTICE,
        RouteId.PLATFORM_APPEAL,
        RouteId.DSA_COMPLAINT,
        RouteId.DMCA_COUNTER_NOTICE,
        RouteId.COURT,
        RouteId.ASK,
        RouteId.COMPLY,
    }
)


def record_filing(
    writer: CaseWriter, route: RouteId, *, packet: str | None = None, receipt: str | None = None
) -> tuple[Event, ...]:
    """Record what was handed in, by its digest, and the number the platform gave for it.

    Args:
        packet: SHA-256 of the file that was handed in.

    Raises: RouteHasNoFiling, ComplaintIsOver, AnswerIsFiledAlready.
    """
    if route not in FILED:
        raise RouteHasNoFiling(route=route.value)

    def filed(case: CaseFile) -> Sequence[Event]:
        refuse_if_over(case)
        answer = AnswerFiled(at=writer.at, by=writer.by, route=route.value, sha256=packet, receipt=receipt)
        if packet and any((old.route, old.sha256) == (route.value, packet) for old in case.filed):
            raise AnswerIsFiledAlready(route=route.value)
        if packet is None or any(seal.sha256 == packet for seal in case.sealed):
            return (answer,)
        return (DossierSealed(at=writer.at, by=writer.by, sha256=packet), answer)

    return writer.write(filed)

"""Record the route that the seller takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Refused
from rejoinder.domain.event import Event, RouteChosen
from rejoinder.domain.route import Route, RouteId
from rejoinder.usecases.case_writer import CaseWriter, refuse_if_over


class RouteIsClosed(Refused):
    """The route cannot be taken as things stand."""


class Routes(Protocol):
    """The ways to go on, as an advice or what was kept of it has them."""

    def route(self, id: RouteId) -> Route | None:
        """The route of this id, or None."""
        ...


def choose_route(
    writer: CaseWriter, route: RouteId, *, reason: str | None = None, advice: Callable[[], Routes]
) -> tuple[Event, ...]:
    """Record the route the seller takes.

    Args:
        advice: what follows from the case at this hour; it says which routes are open.

    Raises: ComplaintIsOver, RouteIsClosed.
    """

    def chosen(case: CaseFile) -> Sequence[Event]:
        refuse_if_over(case)
        return (RouteChosen(at=writer.at, by=writer.by, route=route.value, reason=reason),)

    refuse_if_over_now(writer)
    found = advice().route(route)
    if found is None or not found.open:
        why = tuple(reason.says for reason in found.because[:1]) if found else ()
        raise RouteIsClosed(route=route.value, why=why)
    return writer.write(chosen)


def refuse_if_over_now(writer: CaseWriter) -> None:
    """Refuse before the long work of judging the case. Raises: ComplaintIsOver."""

    def nothing(case: CaseFile) -> Sequence[Event]:
        refuse_if_over(case)
        return ()

    writer.write(nothing)

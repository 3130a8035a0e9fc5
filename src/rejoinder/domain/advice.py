"""Advice: everything concluded about a case at one instant."""

from __future__ import annotations

import datetime as dt

import attrs

from rejoinder.domain.allegation import Allegation
from rejoinder.domain.company import CompanyNamed
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.defence import Defence
from rejoinder.domain.evidence import Inspection
from rejoinder.domain.exposure import Exposure
from rejoinder.domain.finding import NOT_THROUGH_THE_PLATFORM, Finding, Subject
from rejoinder.domain.headline import NO_HEADLINE, NOT_JUDGED, CaseStatus, Headline
from rejoinder.domain.listing_group import ListingGroup, Partial
from rejoinder.domain.market import Market
from rejoinder.domain.question import Question
from rejoinder.domain.reading import Reading
from rejoinder.domain.route import Channel, Plea, Request, Route, RouteId, Trigger, is_answerable
from rejoinder.domain.unconfirmed_fact import Unconfirmed


@attrs.frozen(kw_only=True)
class RulebookReceipt:
    """Which version of which rulebook was used."""

    id: str
    version: str
    sha256: str


@attrs.frozen(kw_only=True)
class Advice:
    """What follows from the case, the rulebooks and the hour, and nothing else."""

    now: dt.datetime
    reading: Reading
    market: Market | None = attrs.field(default=None, repr=False)
    """The marketplace of the case where it is one we know."""
    allegations: tuple[Allegation, ...] = ()
    groups: tuple[ListingGroup, ...] = ()
    """The accused listings by what they share, where there are several."""
    partials: tuple[Partial, ...] = ()
    """Some of the accused listings, for which an answer of their own is carried where none is for all."""
    findings: tuple[Finding, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    defences: tuple[Defence, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    routes: tuple[Route, ...] = ()
    channels: tuple[Channel, ...] = ()
    """Where each step is handed in."""
    requests: tuple[Request, ...] = ()
    pleas: tuple[Plea, ...] = ()
    """What compared law says for grounds of defence, where it applies to the right asserted."""
    """What an answer asks for beside the usual request, or in its place."""
    exposure: Exposure
    counsel: tuple[Trigger, ...] = ()
    rulebooks: tuple[RulebookReceipt, ...] = ()
    unconfirmed: tuple[Unconfirmed, ...] = ()
    """What a program read and nobody has confirmed, what moves most first."""
    companies: tuple[CompanyNamed, ...] = ()
    """Companies on the seller's papers of which one may be his, where something hangs on which."""
    status: CaseStatus = NOT_JUDGED
    headline: Headline = NO_HEADLINE
    questions: tuple[Question, ...] = ()
    """What to ask the seller next, the most decisive first."""

    @property
    def defects(self) -> tuple[Finding, ...]:
        """What is wrong with the complaint itself."""
        return tuple(finding for finding in self.findings if finding.subject is Subject.COMPLAINT)

    @property
    def ready_defences(self) -> tuple[Defence, ...]:
        """The grounds that are carried in whole."""
        return tuple(defence for defence in self.defences if defence.ready)

    def route(self, id: RouteId) -> Route | None:
        """The route of this id, or None."""
        return next((route for route in self.routes if route.id is id), None)

    @property
    def best(self) -> Route | None:
        """The advised route of the lowest rank, or None."""
        advised = sorted((route for route in self.routes if route.advised), key=lambda route: route.rank)
        return advised[0] if advised else None

    @property
    def answerable(self) -> bool:
        """Whether there is a complaint to answer at all."""
        return is_answerable(self.reading.stage, {route.id for route in self.routes if not route.open})

    @property
    def is_direct(self) -> bool:
        """Whether the other side wrote to the seller himself, so that the platform may know of nothing yet."""
        return any(finding.id == NOT_THROUGH_THE_PLATFORM for finding in self.findings)

    @property
    def in_part(self) -> bool:
        """Whether the accused listings fall into groups that are to be handled differently."""
        return len({group.handling for group in self.groups}) > 1

    def deadline(self, route: str) -> Deadline | None:
        """The earliest deadline of a route, or None."""
        found = sorted((d for d in self.deadlines if d.route == route), key=lambda d: d.due_at)
        return found[0] if found else None

"""Where the case stands, as far as the choice of a route needs to know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs

from rejoinder.domain.allegation import Allegation, Tested
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.defence import Defence, DefenceStatus
from rejoinder.domain.exposure import Exposure
from rejoinder.domain.finding import Finding
from rejoinder.domain.reading import Reading, Role, Stage

ANSWERABLE = frozenset({Stage.NOTICE, Stage.FORWARDED_NOTICE, Stage.REMINDER})
FRAUD = "looks-like-fraud"
EU = frozenset("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split())
DMCA_PLATFORMS = frozenset({"amazon", "ebay", "etsy", "github", "redbubble", "shein", "shopify", "temu", "youtube"})


@attrs.frozen(kw_only=True)
class Position:
    """Everything a route is chosen from."""

    case: CaseFile
    reading: Reading
    defences: Sequence[Defence]
    allegations: Sequence[Allegation]
    findings: Sequence[Finding]
    deadlines: Sequence[Deadline]
    exposure: Exposure
    now: dt.datetime

    @property
    def over(self) -> bool:
        """Whether the complaint has been withdrawn or has failed, so that nothing is left to answer."""
        return self.case.withdrawn is not None or self.reading.stage is Stage.RETRACTION or self.complaint_failed

    @property
    def complaint_failed(self) -> bool:
        """Whether the platform has decided for the seller."""
        return bool(self.case.decisions) and self.case.decisions[-1].outcome == "refused"

    @property
    def fraudulent(self) -> bool:
        """Whether several strong signals say that the message is not from whom it says."""
        return any(finding.id == FRAUD for finding in self.findings)

    @property
    def unanswerable(self) -> bool:
        """Whether the message is no complaint against us at all."""
        return self.reading.stage in (Stage.UNRELATED, Stage.COUNTER_NOTICE) or self.fraudulent

    @property
    def found_by_platform(self) -> bool:
        """Whether the platform itself made the finding, or decided, so that no complainant can settle it."""
        return self.reading.stage in (Stage.PLATFORM_FINDING, Stage.DECISION)

    @property
    def complainant_known(self) -> bool:
        """Whether somebody is named who could withdraw."""
        return any(party.role in (Role.OWNER, Role.AGENT) for party in self.reading.parties)

    @property
    def ready(self) -> tuple[Defence, ...]:
        """Grounds that are carried in whole."""
        return tuple(defence for defence in self.defences if defence.ready)

    @property
    def nearly(self) -> tuple[Defence, ...]:
        """Grounds that are carried in part."""
        return tuple(defence for defence in self.defences if defence.status is DefenceStatus.GAP)

    @property
    def confirmed(self) -> tuple[Allegation, ...]:
        """Allegations that the test bore out."""
        return tuple(allegation for allegation in self.allegations if allegation.tested is Tested.CONFIRMED)

    def deadline(self, *routes: str) -> Deadline | None:
        """The earliest deadline of these routes, or None."""
        found = sorted((d for d in self.deadlines if d.route in routes), key=lambda deadline: deadline.due_at)
        return found[0] if found else None

    def still_open(self, route: str) -> bool:
        """Whether the route's deadline, where there is one, lies ahead."""
        deadline = self.deadline(route)
        return deadline is None or deadline.due_at > self.now

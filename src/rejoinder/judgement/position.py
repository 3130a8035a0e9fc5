"""Where the case stands, as far as the choice of a route needs to know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from rejoinder.domain.allegation import Allegation, Tested
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import LETTER, Deadline
from rejoinder.domain.defence import Defence, DefenceStatus, Requirement, RequirementStatus
from rejoinder.domain.exposure import Exposure
from rejoinder.domain.finding import (
    COMPLETED_AFTER,
    LATER_THAN_LISTING,
    NOT_THROUGH_THE_PLATFORM,
    RIGHT_UNANSWERED,
    Finding,
    Gravity,
    Subject,
    fraudulent,
)
from rejoinder.domain.listing_group import Partial
from rejoinder.domain.reading import BY_PLATFORM, Reading, Role, Stage
from rejoinder.domain.route import AWAITED, RouteId
from rejoinder.domain.rulebook import Rule, by_target
from rejoinder.procedure.open_routes import OpenRoute
from rejoinder.procedure.situation import (
    Situation,
    is_examined,
    next_round,
    refused_for,
    situation,
    withdrawal_promised,
)

OF_PICTURES = frozenset({"picture-use", "work-use"})
"""Allegations that a comparison of pictures tests."""
PICTURES_UNANSWERED = f"{RIGHT_UNANSWERED}copyright"
"""The finding that no ready ground answers the part of the complaint that is about pictures."""
_OF_OWN_GOODS = frozenset({"own_mark", "not_use_as_mark", "earlier_use"})
"""Grounds on which goods under a brand of the seller's own are defended."""
WON = frozenset({"withdrawn", "not_established", "finding_lifted"})


_AT_THE_RIGHT = (
    "right-expired",
    "right-not-yet-granted",
    "right-term-over",
    "registration-only-applied-for",
    "register-ended",
    "register-not-in-force",
    "class-differs",
    "design-class-differs",
    "territory-differs",
    "territory-not-designated",
    "mark-differs-from-certificate",
    "register-mark-differs",
)
"""Findings by which the right is none, or reaches neither these goods nor this place, whatever the listing shows."""


def _strikes_at_the_right(finding: Finding) -> bool:
    is_defect = finding.subject is Subject.COMPLAINT and finding.gravity is Gravity.HELPS
    return is_defect and finding.id.partition(":")[0].removesuffix("-on-certificate") in _AT_THE_RIGHT


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
    ways: Mapping[RouteId, OpenRoute] = attrs.field(factory=dict)
    """The ways to answer that the marketplace's book, the law and the notice hold open."""
    rules: tuple[Rule, ...] = ()
    """The rules that are asked of the case and in force."""
    partials: Sequence[Partial] = ()
    """Some of the accused listings, for which an answer of their own is carried where none is for all."""
    ahead: bool = False
    """Whether of each claimed picture that the listing shows an original of ours came first, as far as signs tell."""

    @property
    def is_over(self) -> bool:
        """Whether the complaint has been withdrawn or has failed, so that nothing is left to answer."""
        if self.case.withdrawn is not None or self.reading.stage is Stage.RETRACTION:
            return not self.is_withdrawal_promised
        return self._situation.state in WON

    @property
    def is_under_examination(self) -> bool:
        """Whether the message only tells that our answer is with the other side or with the platform."""
        return is_examined(self.case, self._situation)

    @property
    def listed_before(self) -> bool:
        """Whether the platform's own record has the listing up since before the complainant's work was completed."""
        found = any(finding.id.partition(":")[0] == LATER_THAN_LISTING for finding in self.findings)
        return found and all(one.id in OF_PICTURES for one in self.confirmed_allegations)

    @cached_property
    def is_withdrawal_promised(self) -> bool:
        """Whether a withdrawal is announced that the platform has not confirmed: the complaint stands until then."""
        return withdrawal_promised(self.case, self.reading)

    @property
    def is_filed(self) -> bool:
        """Whether the last answer of ours is with the platform, which has decided nothing since."""
        filed = [one for one in self.case.filed if one.route in AWAITED]
        return bool(filed) and all(filed[-1].at > decided.at for decided in self.case.decisions)

    @property
    def answered_in_vain(self) -> bool:
        """Whether an answer of ours has failed before, so that the next one must bring something new."""
        return self._situation.round > 1

    @property
    def refused_for(self) -> str | None:
        """Why it failed, in the words of the decision."""
        return refused_for(self.reading)

    @property
    def situation(self) -> Situation:
        """Where the case stands."""
        return self._situation

    def bearing_on(self, target: str) -> tuple[Rule, ...]:
        """The rules that are a reason for something: a route, `defence.ID`, `exposure`."""
        return self._by_target.get(target, ())

    @cached_property
    def _by_target(self) -> Mapping[str, tuple[Rule, ...]]:
        return by_target(self.rules)

    @property
    def asks_for_papers(self) -> bool:
        """Whether the marketplace itself weighs the papers that it asks for, so that they go to it first."""
        return any(way.rule is not None and way.rule.body.get("on_papers") for way in self.ways.values())

    @cached_property
    def _situation(self) -> Situation:
        return situation(attrs.evolve(self.case, reading=self.reading))

    @property
    def answer_open(self) -> bool:
        """Whether an answer to the platform can still go in."""
        awaited = [deadline for deadline in self.deadlines if deadline.route in AWAITED]
        return not awaited or any(deadline.due_at > self.now for deadline in awaited)

    @property
    def objections(self) -> tuple[Finding, ...]:
        """What speaks against the complaint although no ground is carried in whole: its own defects, a failed test.

        Where the test bears the use of a mark out, only what strikes at the right itself still does.
        """
        if any(one.id in OF_PICTURES for one in self.confirmed_allegations):
            return ()
        if self.confirmed_allegations:
            return tuple(one for one in self.findings if _strikes_at_the_right(one))
        refuted = {name for each in self.allegations if each.tested is Tested.REFUTED for name in each.by}
        if self._use_against_us:
            refuted = set()
        return tuple(
            finding
            for finding in self.findings
            if finding.id in refuted or (finding.subject is Subject.COMPLAINT and finding.gravity is Gravity.HELPS)
        )

    @property
    def _use_against_us(self) -> bool:
        """Whether the test of another allegation speaks against us: a mark likened to in words and on no picture."""
        names = {name for each in self.allegations if each.tested is Tested.UNTESTED for name in each.by}
        return any(finding.id in names and finding.gravity is Gravity.WEAKENS for finding in self.findings)

    @property
    def fraudulent(self) -> bool:
        """Whether several strong signals say that the message is not from whom it says."""
        return fraudulent(self.findings)

    @property
    def unanswerable(self) -> bool:
        """Whether the message is no complaint against us at all."""
        return self.reading.stage in (Stage.UNRELATED, Stage.COUNTER_NOTICE) or self.fraudulent

    @property
    def found_by_platform(self) -> bool:
        """Whether the platform itself made the finding, so that no complainant can settle it."""
        return self.reading.stage is Stage.PLATFORM_FINDING

    @property
    def decided_by_platform(self) -> bool:
        """Whether the platform has found or decided, so that the way is an appeal to it."""
        return self.reading.stage in BY_PLATFORM and not next_round(self.reading)

    @property
    def complainant_known(self) -> bool:
        """Whether somebody is named who could withdraw."""
        return any(party.role in (Role.OWNER, Role.AGENT) for party in self.reading.parties)

    @property
    def ready(self) -> tuple[Defence, ...]:
        """Grounds that are carried in whole."""
        return tuple(defence for defence in self.defences if defence.ready)

    @property
    def answered_count(self) -> int:
        """Accused listings for which an answer of their own is carried, where none is for all."""
        return len({listing for partial in self.partials for listing in partial.listings})

    @property
    def nearly(self) -> tuple[Defence, ...]:
        """Grounds that are carried in part."""
        return tuple(defence for defence in self.defences if defence.status is DefenceStatus.GAP)

    @property
    def but_for_one(self) -> tuple[tuple[Defence, Requirement], ...]:
        """Grounds that nothing but a single doubt keeps from being carried, each with it."""
        return tuple(
            (ground, ground.gaps[0])
            for ground in self.nearly
            if len(ground.gaps) == 1
            and ground.gaps[0].status is RequirementStatus.DOUBTFUL
            and not self._speaks_against_us(ground.gaps[0])
        )

    def _speaks_against_us(self, doubt: Requirement) -> bool:
        """Whether a paper behind the doubt says itself that ours came later: such a paper is not to be shown around."""
        later = {f"{COMPLETED_AFTER}{sha256[:12]}" for sha256 in doubt.evidence}
        return any(finding.id in later for finding in self.findings)

    @property
    def confirmed_allegations(self) -> tuple[Allegation, ...]:
        """Allegations that the test bore out."""
        return tuple(allegation for allegation in self.allegations if allegation.tested is Tested.CONFIRMED)

    @property
    def unanswered_allegations(self) -> tuple[Allegation, ...]:
        """Allegations about pictures that the test bore out, and that no ready ground answers."""
        if not any(finding.id == PICTURES_UNANSWERED for finding in self.findings):
            return ()
        return tuple(allegation for allegation in self.confirmed_allegations if allegation.id in OF_PICTURES)

    @property
    def originals_ahead(self) -> bool:
        """Whether all that was confirmed is that pictures are the same, and the signs say that ours came first."""
        return (
            self.ahead
            and bool(self.confirmed_allegations)
            and all(one.id in OF_PICTURES for one in self.confirmed_allegations)
        )

    @property
    def may_give_way(self) -> bool:
        """Whether a person's word says that the allegation is right, so that giving way may be the first advice.

        That a program found the pictures alike or the mark in the title takes nothing down by itself.
        """
        if self.case.route is not None and self.case.route.route == RouteId.COMPLY:
            return True
        unlicensed = self.case.answer("authorised_by") == ""
        same = "yes" in self.case.answers_on("same_as_claimed").values()
        return (self.case.answer("genuine") == "no" and not self._sells_own_goods) or (unlicensed and same)

    @property
    def _sells_own_goods(self) -> bool:
        """Whether goods that are not the complainant's admit nothing: they are of the seller's own making or brand.

        By his word, or by papers or a listing that begin a ground on them.
        """
        begun = {ground.id for ground in self.defences if ground.status is not DefenceStatus.UNAVAILABLE}
        by_word = self.case.answer("bought_from") == "" or bool(self.case.answer("author"))
        return by_word or bool(begun & _OF_OWN_GOODS)

    @property
    def is_partly_met(self) -> bool:
        """Whether what is alleged is met by something of ours, though no ground is carried in whole."""
        return self.originals_ahead or self.listed_before or bool(self.but_for_one)

    def deadline(self, *routes: str) -> Deadline | None:
        """The earliest deadline of these routes, or None."""
        found = sorted((d for d in self.deadlines if d.route in routes), key=lambda deadline: deadline.due_at)
        return found[0] if found else None

    @property
    def letter(self) -> Deadline | None:
        """The term that the other side sets for an answer to its own letter, or None."""
        return next((deadline for deadline in self.deadlines if deadline.id == LETTER), None)

    @property
    def is_direct(self) -> bool:
        """Whether the other side wrote to the seller himself, so that its letter is answered before anything else."""
        return any(finding.id == NOT_THROUGH_THE_PLATFORM for finding in self.findings)

    def still_open(self, route: str) -> bool:
        """Whether the route's deadline, where there is one, lies ahead."""
        deadline = self.deadline(route)
        return deadline is None or deadline.due_at > self.now

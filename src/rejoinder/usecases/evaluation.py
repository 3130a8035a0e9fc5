"""What a case is judged with, and the judgement in its steps: CaseFile + Rulebooks + hour -> Advice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from rejoinder.domain.advice import Advice, RulebookReceipt
from rejoinder.domain.applicability import applicable_rules, circumstances
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Comparison, Provenance
from rejoinder.domain.defence import Defence
from rejoinder.domain.event import FactConfirmed, FactCorrected, FactRefused, PaperTaken
from rejoinder.domain.evidence import Inspection, PaperKind, Place
from rejoinder.domain.finding import LOOKS_LIKE_FRAUD, Because, Finding, Gravity, Subject, fact, fraudulent
from rejoinder.domain.headline import CaseStatus, Wait
from rejoinder.domain.intake import FileRole
from rejoinder.domain.listing_group import ListingGroup, Partial
from rejoinder.domain.mark_detection import MarkDetections
from rejoinder.domain.mark_place import MarkUse
from rejoinder.domain.market import Markets
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Reading, Stage
from rejoinder.domain.route import ANSWERS, Channel, Plea, Request, Route, RouteId
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.domain.source import ComplaintSource
from rejoinder.domain.time_zone import zone_of_country
from rejoinder.judgement.applied_rules import priced_by_rules, with_law
from rejoinder.judgement.counsel import triggers
from rejoinder.judgement.headline import HeadContext, headline
from rejoinder.judgement.position import Position
from rejoinder.judgement.route import routes
from rejoinder.judgement.status import status
from rejoinder.judgement.wait import SellerClock, waits
from rejoinder.judgement.weighing import weigh_findings
from rejoinder.procedure.calendar import Calendar
from rejoinder.procedure.channel import channels
from rejoinder.procedure.deadline import deadlines
from rejoinder.procedure.open_routes import ways
from rejoinder.procedure.penalty import exposure
from rejoinder.procedure.profile import platform_of, profile_of
from rejoinder.procedure.situation import is_examined, situation
from rejoinder.proof.contradiction import contradictions
from rejoinder.proof.defence import defences
from rejoinder.scrutiny.allegation import allegations, has_defence_papers, mark_search
from rejoinder.scrutiny.complaint import defects
from rejoinder.scrutiny.group import groups
from rejoinder.scrutiny.sender import signals
from rejoinder.scrutiny.spelling import Spellings
from rejoinder.usecases.confirmed_reading import OF_PAPERS, as_judged
from rejoinder.usecases.incremental import (
    AttributeRead,
    IncrementalRun,
    RunStep,
    changed_attributes,
    recompute,
    track_reads,
)
from rejoinder.usecases.paper_facts import as_people_say
from rejoinder.usecases.partial import AT_EVERY_TURN, complained_of, partials

Inspections = tuple[Inspection, ...]

MESSAGES = frozenset({PaperKind.LETTER, PaperKind.SCREENSHOT, PaperKind.COURT_PAPER})
"""Kinds of file that may be another message about the complaint."""


@attrs.frozen(kw_only=True)
class EvaluationContext:
    """What a case is judged with: looked at once, however often the case is then judged."""

    source: ComplaintSource
    rulebooks: Rulebooks
    calendars: Mapping[str, Calendar]
    spellings: Spellings
    inspections: Inspections
    compared: tuple[Mapping[tuple[str, str], Comparison], tuple[Finding, ...]]
    provenance: Provenance = Provenance()
    detections: MarkDetections | None
    """What was seen of a mark on the pictures of the listings; None where none was looked for."""
    now: dt.datetime

    @cached_property
    def receipts(self) -> tuple[RulebookReceipt, ...]:
        """Which books, in which version, the case is judged with."""
        return tuple(RulebookReceipt(id=b.id, version=b.version, sha256=b.sha256) for b in self.rulebooks.books)

    def judge(self, case: CaseFile) -> Advice:
        """What follows from a case whose reading is as it was read."""
        judged_case = as_judged(case)
        return _advice(_without_refusals(judged_case), as_people_say(self.inspections, judged_case), self, recompute)

    def evaluate(self, case: CaseFile) -> Evaluation:
        """The same, with what it takes to judge nearly the same case in a few of the steps."""
        run, spoken = IncrementalRun(), as_judged(case)
        inspections, judged_case = as_people_say(self.inspections, spoken), _without_refusals(spoken)
        assert judged_case.reading is not None
        reading = track_reads(judged_case.reading, "reading", run.tracker)
        tracked_case = track_reads(judged_case, "case", run.tracker, reading=reading)
        looked_at = tuple(track_reads(one, f"paper {n}", run.tracker) for n, one in enumerate(inspections))
        advice = _advice(tracked_case, looked_at, self, run.first)
        advice = attrs.evolve(advice, reading=judged_case.reading, inspections=inspections)
        statements = _statements_on_papers(spoken)
        return Evaluation(
            context=self, case=judged_case, statements=statements, inspections=inspections, advice=advice, run=run
        )


@attrs.frozen(kw_only=True)
class Evaluation:
    """A judgement, and how nearly the same case is judged after it."""

    context: EvaluationContext
    case: CaseFile
    """As it was judged."""
    statements: tuple[object, ...]
    """What people said of the papers."""
    inspections: Inspections
    advice: Advice
    run: IncrementalRun

    def again(self, case: CaseFile) -> Advice:
        """What follows from a case in which little is other; the same as judging it from the beginning."""
        spoken = as_judged(case)
        unsaid = _statements_on_papers(spoken) == self.statements
        inspections = self.inspections if unsaid else as_people_say(self.context.inspections, spoken)
        judged_case = _without_refusals(spoken)
        touched = frozenset(self._changed_attributes(judged_case, inspections))
        go = self.run.again(touched)
        if len(self.advice.reading.listings) > AT_EVERY_TURN:
            go = _keep_other_steps("partials", self.advice.partials, go)
        return _advice(judged_case, inspections, self.context, go)

    def advice_without(self, papers: frozenset[str]) -> Advice:
        """What follows where these papers, by SHA-256, are not shown to anybody."""
        shown = tuple(one for one in self.inspections if one.paper.sha256 not in papers)
        return _advice(self.case, shown, self.context, recompute)

    def part(self, partial: Partial) -> Evaluation:
        """The case as if only these listings had been complained of. Words kept for the whole do not go with it."""
        case = attrs.evolve(complained_of(self.case, partial), statements=())
        advice = _advice(case, self.inspections, self.context, recompute)
        return attrs.evolve(self, case=case, advice=advice, run=IncrementalRun())

    def _changed_attributes(self, case: CaseFile, inspections: Inspections) -> Iterator[AttributeRead]:
        yield from (
            attribute for attribute in changed_attributes(self.case, case, "case") if attribute != ("case", "reading")
        )
        yield from changed_attributes(self.case.reading, case.reading, "reading")
        for number, (was, now) in enumerate(zip(self.inspections, inspections, strict=True)):
            yield from changed_attributes(was, now, f"paper {number}")


def _keep_other_steps(unchanged: str, result: object, go: RunStep) -> RunStep:
    """Takes every step but one, which came out as it did before."""
    return lambda name, make, *inputs: result if name == unchanged else go(name, make, *inputs)


def _without_refusals(case: CaseFile) -> CaseFile:
    """The case without the refusals, which have done their work in the reading and on the papers."""
    return attrs.evolve(case, refused=()) if case.refused else case


def _statements_on_papers(case: CaseFile) -> tuple[object, ...]:
    statements: tuple[FactConfirmed | FactCorrected | FactRefused, ...] = (
        *case.confirmed,
        *case.corrected,
        *case.refused,
    )
    answered = tuple(each for each in case.answers if each.fact.startswith("paper."))
    return (*(each for each in statements if each.field.partition(".")[0] == OF_PAPERS), *answered)


@attrs.frozen(kw_only=True)
class _StepResults:
    """What each step saw: allegations, grounds, clocks and price with their findings, and the rest of the findings."""

    tried: Any
    argued: Any
    timed: Any
    priced: Any
    remarks: tuple[Finding, ...]
    wrong: tuple[Finding, ...]
    doubts: tuple[Finding, ...]
    against: tuple[Finding, ...]

    def findings(self, looked: Sequence[Finding], case: CaseFile) -> tuple[Finding, ...]:
        """All of them in the order of telling, weighed."""
        found = (*self.remarks, *self.timed[1], *self.wrong, *self.tried[1], *looked, *self.argued[1])
        where = situation(case)
        due = not where.is_over and not is_examined(case, where)
        return weigh_findings(unique((*found, *self.doubts, *self.against, *self.priced[1])), self.argued[0], due=due)

    def all(self) -> tuple[Any, ...]:
        """The results, as steps that use them name them."""
        return attrs.astuple(self, recurse=False)


def _independent_steps(
    case: CaseFile, inspections: Inspections, context: EvaluationContext, go: RunStep
) -> _StepResults:
    """The steps that stand on their own. What each looks at is watched."""
    reading, now, rulebooks = case.reading, context.now, context.rulebooks
    assert reading is not None
    against = go("contradictions", lambda: contradictions(inspections, case=case))
    return _StepResults(
        tried=go(
            "allegations",
            lambda: allegations(
                case,
                inspections,
                comparisons=context.compared[0],
                now=now,
                spellings=context.spellings,
                detections=context.detections,
                rulebooks=rulebooks,
            ),
        ),
        argued=go(
            "defences",
            lambda: defences(
                case,
                inspections,
                rulebooks=rulebooks,
                now=now,
                against=against,
                provenance=context.provenance,
                look=mark_search(case, inspections, now=now, spellings=context.spellings),
            ),
            against,
        ),
        timed=go("deadlines", lambda: deadlines(case, rulebooks=rulebooks, calendars=context.calendars, now=now)),
        priced=go("exposure", lambda: exposure(case, rulebooks=rulebooks, now=now)),
        remarks=go("signals", lambda: (*_signals(context.source, case, rulebooks.markets), *_unread(context.source))),
        wrong=go("defects", lambda: tuple(defects(case, inspections, rulebooks=rulebooks, now=now))),
        doubts=go("doubts", lambda: tuple(doubt for inspection in inspections for doubt in inspection.doubts)),
        against=against,
    )


def _may_be_newer(taken: PaperTaken) -> bool:
    """Whether a file was put aside that may be another message about the complaint."""
    return taken.role is FileRole.NONE and not taken.sure and taken.kind in MESSAGES


def _grouped(
    case: CaseFile, inspections: Inspections, context: EvaluationContext, parts: Sequence[Partial]
) -> tuple[ListingGroup, ...]:
    defences = has_defence_papers(inspections)
    return groups(
        case,
        inspections,
        comparisons=context.compared[0],
        now=context.now,
        spellings=context.spellings,
        defended=defences,
        supported=frozenset(name for part in parts for name in part.listings) if defences else frozenset(),
        detections=context.detections,
    )


def _parts(
    case: CaseFile, inspections: Inspections, context: EvaluationContext, grounds: Sequence[Defence]
) -> tuple[Partial, ...]:
    if any(ground.ready for ground in grounds):
        return ()
    look = mark_search(case, inspections, now=context.now, spellings=context.spellings)
    return partials(
        case, inspections, rulebooks=context.rulebooks, now=context.now, provenance=context.provenance, look=look
    )


def _advice(case: CaseFile, inspections: Inspections, context: EvaluationContext, go: RunStep) -> Advice:
    """The steps in order. One that uses results of others names them all; what else it looks at is watched."""
    reading, rulebooks = case.reading, context.rulebooks
    assert reading is not None
    results = _independent_steps(case, inspections, context, go)
    findings = go("findings", lambda: results.findings(context.compared[1], case), *results.all())
    rules = go("rules", lambda: tuple(in_force(case, rulebooks, context.now)))
    open_ways = go("ways", lambda: ways(case, rulebooks, on=context.now.date()))
    parts = go("partials", lambda: _parts(case, inspections, context, results.argued[0]), results.argued)
    clocks = () if fraudulent(findings) else results.timed[0]
    position = Position(
        case=case,
        reading=reading,
        defences=results.argued[0],
        allegations=results.tried[0],
        findings=findings,
        deadlines=clocks,
        exposure=results.priced[0],
        now=context.now,
        ways=open_ways,
        rules=rules,
        ahead=context.provenance.every,
        partials=parts,
    )
    used = (findings, rules, open_ways, parts, *results.all())
    counsel = go("counsel", lambda: triggers(position, inspections), *used)
    advised = go("routes", lambda: routes(position, counsel), counsel, *used)
    sorts = go("groups", lambda: _grouped(case, inspections, context, parts), parts)
    zones = _zones(case, rulebooks, context.now)
    where = go("status", lambda: status(case, findings, counsel, clock=zones), findings, counsel)
    awaited = waits(case, where, clocks, zones, now=context.now)
    head = _head_context(position, where, awaited, advised, sorts)
    return Advice(
        now=context.now,
        reading=reading,
        market=rulebooks.markets.find(platform_of(case)),
        allegations=results.tried[0],
        groups=sorts,
        partials=parts,
        findings=findings,
        inspections=inspections,
        defences=go("defences with law", lambda: tuple(with_law(results.argued[0], position)), results.argued, rules),
        deadlines=clocks,
        routes=advised,
        requests=tuple(_requests(rules)),
        pleas=tuple(_pleas(rules, reading)),
        channels=go("channels", lambda: _channels(position), *used),
        exposure=go("exposure with law", lambda: priced_by_rules(position), results.priced, rules),
        counsel=counsel,
        status=where,
        headline=go(
            "headline", lambda: headline(head), where, awaited, sorts, clocks, findings, advised, results.priced
        ),
        rulebooks=context.receipts,
    )


def _head_context(
    position: Position,
    where: CaseStatus,
    awaited: tuple[Wait, ...],
    advised: Sequence[Route],
    sorts: Sequence[ListingGroup],
) -> HeadContext:
    return HeadContext(
        status=where,
        reading=position.reading,
        deadlines=position.deadlines,
        findings=position.findings,
        routes=advised,
        exposure=position.exposure,
        now=position.now,
        unsettled=any(_may_be_newer(one) for one in position.case.taken),
        waits=awaited,
        awaits_reply=where.says.id == "status.written",
        has_complied=where.says.id == "status.complied",
        unheard=_is_unheard(position),
        in_part=len({group.handling for group in sorts}) > 1,
    )


def _is_unheard(position: Position) -> bool:
    """Whether nothing of the seller's is known yet, and nothing speaks against the complaint without him."""
    case = position.case
    recorded = case.answers or case.confirmed or case.corrected or case.route or case.papers_in(Place.EVIDENCE)
    withdrawn = position.reading.stage is Stage.RETRACTION
    return not (recorded or withdrawn or position.ready or position.is_partly_met or position.objections)


def _zones(case: CaseFile, rulebooks: Rulebooks, now: dt.datetime) -> SellerClock:
    """How hours of the case's record are shown: on the seller's clock, beside that of the platform."""
    known = profile_of(case, rulebooks)
    own = zone_of_country(case.seller.country) or (now.tzinfo if now.utcoffset() else None)
    return SellerClock(own=own, platform=known.zone if known is not None else None)


def _channels(position: Position) -> tuple[Channel, ...]:
    """Where steps are handed in; nowhere where the message is no complaint, or may be a fraud."""
    if position.unanswerable:
        return ()
    return channels(position.case, rules=position.rules, ways=position.ways, is_direct=position.is_direct)


def _requests(rules: Sequence[Rule]) -> Iterator[Request]:
    """What the rules that are asked of the case have an answer ask for."""
    for rule in rules:
        if rule.kind == "request":
            ways_meant = frozenset(RouteId(route) for route in rule.body.get("routes", ANSWERS))
            yield Request(routes=ways_meant, says=rule.phrase, instead=bool(rule.body.get("instead")))


def _pleas(rules: Sequence[Rule], reading: Reading) -> Iterator[Plea]:
    """What the statutes that were compared with their text have a statement plead, where they govern the right."""
    offices = {one.office for one in reading.registrations if one.office}
    for rule in (each for each in rules if each.kind == "law" and each.is_verified):
        for number, plea in enumerate(rule.body.get("pleads") or ()):
            if not plea.get("offices") or (offices and offices <= set(plea["offices"])):
                says = phrase(f"rule/{rule.id}/pleads/{number}")
                uses = frozenset(map(MarkUse, plea.get("uses") or ()))
                yield Plea(grounds=frozenset(plea["grounds"]), says=says, rule=rule.id, uses=uses)


def in_force(case: CaseFile, rulebooks: Rulebooks, now: dt.datetime) -> Iterator[Rule]:
    """The rules that are asked of a case and in force at an hour."""
    day = now.date()
    return (rule for rule in applicable_rules(rulebooks, circumstances(case, rulebooks)) if rule.holds_on(day))


def _signals(source: ComplaintSource, case: CaseFile, markets: Markets) -> tuple[Finding, ...]:
    """What the message itself gives away. What the seller found in his own account is a complaint, however it looks."""
    assert case.reading is not None
    found = signals(source, case.reading, markets)
    genuine = case.answer("stage") not in (None, "not_a_complaint", "unsure")
    return tuple(each for each in found if not (genuine and each.id == LOOKS_LIKE_FRAUD))


def _unread(source: ComplaintSource) -> Iterator[Finding]:
    """Parts of the complaint that hold no text."""
    for number, part in enumerate(source.unread, 1):
        message = phrase("answer.complaint-part-not-read", part=part)
        yield note_finding(
            f"complaint-part-not-read:{number}", Subject.CASE, message, (fact("complaint.file", message),)
        )


def note_finding(id: str, subject: Subject, message: Phrase, because: tuple[Because, ...] = ()) -> Finding:
    """A finding that is merely worth knowing."""
    return Finding(id=id, subject=subject, says=message, gravity=Gravity.NOTE, because=because)


def unique(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in order, each id once."""
    by_id: dict[str, Finding] = {}
    for finding in findings:
        by_id.setdefault(finding.id, finding)
    return tuple(by_id.values())

"""Every way to go on: whether it is open, whether it is advised, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from rejoinder.domain.defence import Defence, RequirementStatus
from rejoinder.domain.finding import LATER_THAN_LISTING, Because, fact
from rejoinder.domain.finding import rule as by_rule
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Stage
from rejoinder.domain.route import AWAITED, Route, RouteId, Trigger
from rejoinder.domain.territory import EU
from rejoinder.judgement.position import Position
from rejoinder.procedure.transition import follows
from rejoinder.scrutiny.complaint_context import canonical_listing_id

ANSWERS = (RouteId.COUNTER_NOTICE, RouteId.PLATFORM_APPEAL)


@attrs.frozen(kw_only=True)
class _Draft:
    """A route before it is ranked: the lower the weight, the better."""

    id: RouteId
    open: bool
    weight: int | None = None
    """None where the route is not advised."""
    because: tuple[Because, ...] = ()
    needs: tuple[Phrase, ...] = ()
    consequences: tuple[Phrase, ...] = ()


def routes(position: Position, counsel: Sequence[Trigger]) -> tuple[Route, ...]:
    """All nine routes, the best first. An advised route is open and says why.

    Where a court is involved a lawyer comes first, and nobody is written to before he has been asked; where what is
    asked for binds the seller beyond the platform, nobody gives way before that.
    """
    drafts = [draft(position) for draft in _DRAFTS]
    if position.is_direct:
        drafts = [_after_the_letter(draft) for draft in drafts]
    if any(trigger.court for trigger in counsel):
        drafts = [_after_counsel(draft) for draft in drafts]
    elif any(trigger.first for trigger in counsel):
        drafts = [_after_advice(draft) for draft in drafts]
    drafts.append(_counsel(position, counsel))
    drafts = [_with_rules(position, draft) for draft in drafts]
    drafts.sort(key=lambda draft: (draft.weight is None or not draft.open, not draft.open, draft.weight or 0))
    return tuple(_ranked(position, draft, rank) for rank, draft in enumerate(drafts, 1))


def _ranked(position: Position, draft: _Draft, rank: int) -> Route:
    deadline = position.deadline(draft.id.value)
    return Route(
        id=draft.id,
        open=draft.open,
        until=deadline.due_at if deadline else None,
        advised=draft.open and draft.weight is not None,
        rank=rank,
        needs=draft.needs,
        because=draft.because,
        consequences=draft.consequences,
    )


def _with_rules(position: Position, draft: _Draft) -> _Draft:
    """The route with what the rules say of it, where it is open."""
    if not draft.open or position.unanswerable or position.is_over:
        return draft
    because = _bearing(position, draft.id.value)
    steps = follows(position.rules, draft.id, position.situation)
    after = (*_bearing(position, f"{draft.id}.follows"), *(by_rule(each.id, each.as_reason) for each in steps))
    needs = _bearing(position, f"{draft.id}.needs")
    way = position.ways.get(draft.id)
    known = {each.id for each in draft.because}
    cited = [each for each in (*(way.because if way else ()), *because, *needs, *after) if each.id not in known]
    return attrs.evolve(
        draft,
        because=(*draft.because, *cited),
        needs=(*draft.needs, *(each.says for each in needs)),
        consequences=(*draft.consequences, *(each.says for each in after)),
    )


def _bearing(position: Position, target: str) -> tuple[Because, ...]:
    return tuple(by_rule(each.id, each.as_reason) for each in position.bearing_on(target))


def _after_counsel(draft: _Draft) -> _Draft:
    """Everything else waits until a lawyer has been asked: a court's order is not undone by the marketplace."""
    if draft.weight is None:
        return draft
    first = fact("counsel.court_papers", phrase("route.counsel-first"))
    return attrs.evolve(draft, weight=None, because=(first, *draft.because))


def _after_advice(draft: _Draft) -> _Draft:
    """Nobody gives way to a lawyer's letter, or signs what came with it, before a lawyer of his own has read it."""
    if draft.id is not RouteId.COMPLY or draft.weight is None:
        return draft
    first = fact("counsel.first", phrase("route.counsel-before-giving-way"))
    return attrs.evolve(draft, weight=None, because=(first, *draft.because))


def _after_the_letter(draft: _Draft) -> _Draft:
    """Who was written to by the other side answers that letter first: the marketplace may know of no complaint."""
    if draft.id not in AWAITED or not draft.open:
        return draft
    first = fact("reading.sender_role", phrase("route.letter-first"))
    return attrs.evolve(draft, weight=None, because=(first, *draft.because))


def _why(position: Position) -> tuple[Because, ...]:
    """Why nothing is to be answered, where that is so."""
    stage = fact("reading.stage", phrase("route.stage-is", stage=phrase(f"route.stage-{position.reading.stage}")))
    if position.fraudulent:
        return (fact("finding.looks-like-fraud", phrase("route.not-genuine")),)
    if position.is_under_examination:
        return (fact("case.examined", phrase("route.answer-is-being-examined")),)
    if position.is_over:
        return (stage, fact("case.over", phrase("route.complaint-is-over")))
    return (stage, fact("reading.stage.none", phrase("route.nothing-to-answer")))


def _idle(position: Position) -> bool:
    return position.unanswerable or position.is_over or position.is_under_examination


def _comply(position: Position) -> _Draft:
    if _idle(position):
        return _Draft(id=RouteId.COMPLY, open=False, because=_why(position))
    consequences = (phrase("route.comply-keeps"), *_if(position, "complied"))
    if position.ready:
        message_id = "route.comply-not-needed" if position.answer_open else "route.comply-too-late-to-answer"
        spared = (fact("defences.ready", phrase(message_id, grounds=_named(position.ready))),)
        return _Draft(id=RouteId.COMPLY, open=True, because=spared, consequences=consequences)
    if position.is_withdrawal_promised or position.objections:
        because = _promised() if position.is_withdrawal_promised else tuple(_speaking_against(position))
        return _Draft(id=RouteId.COMPLY, open=True, because=because, consequences=consequences)
    which = "the-others" if position.answered_count else "all-listings"
    needs = (phrase(f"route.comply-needs-{which}"), phrase("route.comply-needs-no-relisting"))
    weight = _weight_of_giving_way(position)
    unsaid = () if position.may_give_way else (fact("case.answers", phrase("route.comply-only-if-you-say-so")),)
    return _Draft(
        id=RouteId.COMPLY,
        open=True,
        weight=weight,
        because=(*_met(position, "comply-unless-yours", "comply-unless-settled"), *_undefended(position), *unsaid),
        needs=needs,
        consequences=consequences,
    )


def _weight_of_giving_way(position: Position) -> int | None:
    """Giving way is the first advice on a person's word only, and none where something of ours meets the complaint."""
    if position.may_give_way and position.confirmed_allegations and not position.is_partly_met:
        return 10
    return 30 if position.may_give_way or not position.is_partly_met else None


def _promised() -> tuple[Because, ...]:
    """A withdrawal that is announced makes giving way needless, and ends nothing yet."""
    return (fact("case.withdrawal", phrase("route.withdrawal-is-promised")),)


def _met(position: Position, original: str, ground: str) -> Iterator[Because]:
    """What meets that which is alleged: an original of ours that came first, a ground but for one doubt."""
    if not position.is_partly_met:
        return
    if position.originals_ahead:
        yield fact("pictures.compared", phrase(f"route.{original}"))
    if position.listed_before:
        yield fact(f"findings.{LATER_THAN_LISTING}", phrase(f"route.{original}-listed"))
    for defence, doubt in position.but_for_one:
        yield fact(f"defences.{defence.id}", phrase(f"route.{ground}", ground=defence.says, doubt=doubt.says))


def _undefended(position: Position) -> Iterator[Because]:
    for allegation in position.confirmed_allegations:
        yield fact(f"allegations.{allegation.id}", phrase("route.allegation-confirmed", says=allegation.says))
    if position.nearly:
        yield fact("defences.gap", phrase("route.grounds-have-gaps", grounds=_named(position.nearly)))
    else:
        yield fact("defences.none", phrase("route.no-ground"))


def _speaking_against(position: Position) -> Iterator[Because]:
    """What speaks against the complaint itself, so that giving way would be early."""
    for finding in position.objections[:3]:
        yield fact(f"findings.{finding.id}", phrase("route.speaks-against", says=finding.says))


def _ask(position: Position) -> _Draft:
    if position.is_over and not position.fraudulent:
        why = (fact("case.confirm", phrase("route.ask-platform-to-restore")), *_why(position))
        return _Draft(id=RouteId.ASK, open=True, weight=10, because=why)
    if position.is_under_examination and not position.unanswerable:
        return _Draft(id=RouteId.ASK, open=True, weight=20, because=_why(position))
    if position.is_withdrawal_promised and not position.unanswerable:
        why = (fact("case.confirm", phrase("route.ask-for-the-promised-withdrawal")), *_promised())
        return _Draft(id=RouteId.ASK, open=True, weight=15, because=why, consequences=(_clock_runs(),))
    if position.unanswerable or position.found_by_platform or not position.complainant_known:
        because = _why(position) if position.unanswerable else (_nobody(position),)
        return _Draft(id=RouteId.ASK, open=False, because=because)
    if position.ready and not position.answer_open:
        late = (fact("defences.ready", phrase("route.ask-platform-late")),)
        return _Draft(id=RouteId.ASK, open=True, weight=15, because=late)
    if position.ready:
        return _Draft(id=RouteId.ASK, open=True, because=(fact("defences.ready", phrase("route.ask-not-needed")),))
    because = (*_speaking_against(position), fact("reading.basis", phrase("route.ask-for-basis")))
    weight = 40
    if position.objections or position.is_partly_met:
        weight = 12 if position.objections else 15
    elif position.nearly and not position.confirmed_allegations:
        weight = 25
    return _Draft(id=RouteId.ASK, open=True, weight=weight, because=because, consequences=(_clock_runs(),))


def _clock_runs() -> Phrase:
    return phrase("route.clock-runs-on")


def _nobody(position: Position) -> Because:
    if position.found_by_platform:
        return fact("reading.stage", phrase("route.platform-found-it"))
    return fact("reading.parties", phrase("route.nobody-named"))


def _negotiate(position: Position) -> _Draft:
    if _idle(position):
        return _Draft(id=RouteId.NEGOTIATE, open=False, because=_why(position))
    if position.found_by_platform or not position.complainant_known:
        return _Draft(id=RouteId.NEGOTIATE, open=False, because=(_nobody(position),))
    consequences: tuple[Phrase, ...] = (_clock_runs(), phrase("route.only-complainant-withdraws"))
    if position.ready:
        message_id = "route.show-the-papers" if position.answer_open else "route.show-the-papers-late"
        if position.is_filed:
            message_id, consequences = "route.show-the-papers-filed", consequences[1:]
        message_id = "route.answer-the-letter" if position.is_direct else message_id
        shown = (fact("defences.ready", phrase(message_id, grounds=_named(position.ready))),)
        return _Draft(id=RouteId.NEGOTIATE, open=True, weight=20, because=shown, consequences=consequences)
    settle = fact("seed.settle", phrase("route.settle-where-undefended"))
    because = tuple(_met(position, "show-the-original", "but-for-one")) or (*_undefended(position), settle)
    if position.is_withdrawal_promised:
        return _Draft(id=RouteId.NEGOTIATE, open=True, because=_promised(), consequences=consequences)
    weight = 12 if position.is_partly_met else 15 if position.confirmed_allegations else 20
    needs = (phrase("route.negotiate-needs-limit"), phrase("route.negotiate-no-admission"))
    return _Draft(
        id=RouteId.NEGOTIATE,
        open=True,
        weight=weight,
        because=because,
        needs=needs,
        consequences=consequences,
    )


def _counter_notice(position: Position) -> _Draft:
    if _idle(position):
        return _Draft(id=RouteId.COUNTER_NOTICE, open=False, because=_why(position))
    if RouteId.COUNTER_NOTICE not in position.ways:
        return _Draft(id=RouteId.COUNTER_NOTICE, open=False, because=(_closed(position, RouteId.COUNTER_NOTICE),))
    return _answer(position, RouteId.COUNTER_NOTICE)


def _closed(position: Position, id: RouteId) -> Because:
    """Why a way to answer is not open here: by which the message is answered, or that none is known."""
    if position.reading.stage is Stage.DECISION and position.decided_by_platform:
        return fact("reading.stage", phrase("route.already-decided"))
    closing = next((rule for rule in position.rules if rule.kind == "closure" and id in rule.body["routes"]), None)
    if closing is not None:
        return by_rule(closing.id, closing.as_reason)
    others = [way for way in position.ways if way in (*ANSWERS, RouteId.DMCA_COUNTER_NOTICE)]
    if not others:
        return fact("reading.platform", phrase("route.no-answer-provided"))
    names = tuple(phrase(f"procedure.answer.{way}") for way in others)
    return fact("reading.platform", phrase("route.answered-otherwise", ways=names))


def _platform_appeal(position: Position) -> _Draft:
    if _idle(position):
        return _Draft(id=RouteId.PLATFORM_APPEAL, open=False, because=_why(position))
    if RouteId.PLATFORM_APPEAL not in position.ways:
        return _Draft(id=RouteId.PLATFORM_APPEAL, open=False, because=(_closed(position, RouteId.PLATFORM_APPEAL),))
    return _answer(position, RouteId.PLATFORM_APPEAL)


def _answer(position: Position, id: RouteId) -> _Draft:
    deadline = position.deadline(id.value)
    if not position.still_open(id.value):
        assert deadline is not None
        passed = (by_rule(deadline.rule, phrase("route.deadline-passed", due_at=deadline.due_at)),)
        return _Draft(id=id, open=False, because=passed, consequences=_if(position, "silent"))
    consequences = _if(position, "established")
    opened = position.ways[id].because if id in position.ways else ()
    again = _again(position)
    if position.ready:
        ready_grounds = (fact("defences.ready", phrase("route.ground-is-ready", grounds=_named(position.ready))),)
        needs = (*again, *(phrase("route.needs-the-rest", says=each.says) for each in position.unanswered_allegations))
        return _Draft(
            id=id, open=True, weight=10, because=(*ready_grounds, *opened), needs=needs, consequences=consequences
        )
    because = _promised() if position.is_withdrawal_promised else tuple(_undefended(position))
    needs = (*again, *_missing(position))
    if position.answered_count:
        because, needs = (*_partly(position), *because), (phrase("route.needs-the-rest-first"), *needs)
    alone = position.found_by_platform or not position.complainant_known
    papers = position.but_for_one and (position.asks_for_papers or alone)
    weight = 11 if position.answered_count or papers else None
    return _Draft(id=id, open=True, weight=weight, because=(*because, *opened), needs=needs, consequences=consequences)


def _partly(position: Position) -> Iterator[Because]:
    """For how many of the accused listings an answer of their own is carried, where it is for some."""
    if position.answered_count:
        accused = len({canonical_listing_id(listing) or listing.identifier for listing in position.reading.listings})
        yield fact("partials", phrase("route.carried-for-some", count=position.answered_count, of=accused))


def _again(position: Position) -> tuple[Phrase, ...]:
    """What an answer needs where one has failed before."""
    if not position.answered_in_vain:
        return ()
    if position.refused_for is not None:
        return (phrase("route.needs-something-new-for", reason=position.refused_for),)
    return (phrase("route.needs-something-new"),)


def _missing(position: Position) -> Iterator[Phrase]:
    """What would mend the grounds that are nearly carried, or else that a ground is needed at all."""
    if not position.nearly:
        yield phrase("route.needs-a-ground")
    for defence in position.nearly:
        for requirement in defence.requirements:
            if requirement.status in (RequirementStatus.MISSING, RequirementStatus.DOUBTFUL):
                yield requirement.mend or requirement.says


def _dsa_complaint(position: Position) -> _Draft:
    country = (position.case.seller.country or "").upper()
    if _idle(position) or RouteId.DSA_COMPLAINT not in position.ways:
        message_id = "route.dsa-nothing-decided" if country in EU else "route.dsa-not-eu"
        why = _why(position) if _idle(position) else (fact("case.seller.country", phrase(message_id)),)
        return _Draft(id=RouteId.DSA_COMPLAINT, open=False, because=why)
    opened = position.ways[RouteId.DSA_COMPLAINT].because
    because = (fact("case.seller.country", phrase("route.dsa-eu", country=country)), *opened)
    decided = position.decided_by_platform and bool(position.ready)
    return _Draft(
        id=RouteId.DSA_COMPLAINT,
        open=position.still_open(RouteId.DSA_COMPLAINT.value),
        weight=30 if decided else None,
        because=because,
    )


def _dmca_counter_notice(position: Position) -> _Draft:
    if _idle(position) or RouteId.DMCA_COUNTER_NOTICE not in position.ways:
        why = _why(position) if _idle(position) else (fact("reading.rights", phrase("route.dmca-not-here")),)
        return _Draft(id=RouteId.DMCA_COUNTER_NOTICE, open=False, because=why)
    consequences = (phrase("route.dmca-consents"), phrase("route.dmca-under-oath"))
    here = position.ways[RouteId.DMCA_COUNTER_NOTICE].because
    ready_grounds = (fact("defences.ready", phrase("route.ground-is-ready", grounds=_named(position.ready))),)
    because = (*(ready_grounds if position.ready else ()), *_partly(position), *here)
    return _Draft(
        id=RouteId.DMCA_COUNTER_NOTICE,
        open=position.still_open(RouteId.DMCA_COUNTER_NOTICE.value),
        weight=10 if position.ready else 11 if position.answered_count else None,
        because=because,
        consequences=consequences,
    )


def _court(position: Position) -> _Draft:
    if position.unanswerable:
        return _Draft(id=RouteId.COURT, open=False, because=_why(position))
    because = (fact("route.court", phrase("route.court-is-slow")),)
    return _Draft(id=RouteId.COURT, open=True, because=because, needs=(phrase("route.court-needs-counsel"),))


def _counsel(position: Position, triggers: Sequence[Trigger]) -> _Draft:
    because = tuple(fact(f"counsel.{trigger.id}", trigger.says) for trigger in triggers)
    at_once = any(trigger.first for trigger in triggers)
    if position.reading.stage is Stage.UNRELATED and not triggers:
        return _Draft(id=RouteId.COUNSEL, open=True, because=_why(position))
    weight = 5 if at_once else 50 if triggers else None
    return _Draft(
        id=RouteId.COUNSEL,
        open=True,
        weight=weight,
        because=because or (fact("counsel.none", phrase("route.no-trigger")),),
    )


def _named(defences: Sequence[Defence]) -> tuple[Phrase, ...]:
    return tuple(defence.says for defence in defences)


def _if(position: Position, way: str) -> tuple[Phrase, ...]:
    """What the shop would stand at, in one sentence."""
    standing = getattr(position.exposure, f"if_{way}")
    if not standing.known:
        return (phrase("route.standing-unknown"),)
    clean = not standing.points and not standing.strikes
    key = "route.standing-would-be-clean" if clean else "route.standing-would-be"
    message = phrase(key, points=standing.points, strikes=standing.strikes)
    return (message, *standing.measures)


_DRAFTS: tuple[Callable[[Position], _Draft], ...] = (
    _counter_notice,
    _platform_appeal,
    _negotiate,
    _comply,
    _ask,
    _dmca_counter_notice,
    _dsa_complaint,
    _court,
)

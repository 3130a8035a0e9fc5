"""When to stop and call a lawyer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from rejoinder.domain.evidence import Inspection, PaperKind, Place
from rejoinder.domain.finding import DAMAGING, Because, Gravity, doubt_named, evidence, fact, rule
from rejoinder.domain.phrase import phrase
from rejoinder.domain.right import PATENT_KIND, Right
from rejoinder.domain.route import AWAITED, RouteId, Trigger
from rejoinder.domain.rulebook import Rule
from rejoinder.judgement.position import Position

SHORT_NOTICE = dt.timedelta(hours=72)
TEXT_LIMIT = 200_000
OF_FIT = frozenset(
    "unread broken attached locked expired not-yet-valid bought-outside-term model-differs mark-differs work-differs "
    "owner-differs buyer-is-not-seller quantity-short sold-beyond specimen blanks filed-twice".split()
)
"""Doubts of whether a paper opens or fits the case, which cast none on whether it is genuine."""
_KNOWLEDGE = frozenset({"false-paper", "not-genuine", "infringes", "untruth", "no-licence"})
"""Admissions by which the seller knows that the complaint is right, or that a paper or statement would be false."""
_HEAVY = (Gravity.BLOCKS, Gravity.WEAKENS)


def triggers(position: Position, inspections: Sequence[Inspection]) -> tuple[Trigger, ...]:
    """The reasons that stand in this case, in the order of the rulebook."""
    if position.unanswerable:
        return ()
    found = []
    for trigger_rule in position.rules:
        if trigger_rule.kind != "trigger":
            continue
        because = tuple(_TESTS[trigger_rule.body["test"]](trigger_rule, position, inspections))
        if because:
            name = trigger_rule.id.rsplit(".", 1)[-1]
            court = bool(trigger_rule.body.get("court"))
            first = court or bool(trigger_rule.body.get("first"))
            law = tuple(rule(each.id, each.as_reason) for each in position.bearing_on(f"counsel.{name}"))
            found.append(
                Trigger(id=name, says=trigger_rule.as_reason, because=(*because, *law), first=first, court=court)
            )
    return tuple(found)


def _applies(trigger_rule: Rule, position: Position, inspections: Sequence[Inspection]) -> Iterator[Because]:
    """That the rule is asked of the case is reason enough."""
    yield rule(trigger_rule.id, trigger_rule.as_reason)


def _abroad_consent(trigger_rule: Rule, position: Position, inspections: Sequence[Inspection]) -> Iterator[Because]:
    """The way to answer that asks for consent to a foreign court is open."""
    if RouteId.DMCA_COUNTER_NOTICE in position.ways:
        yield rule(trigger_rule.id, trigger_rule.as_reason)


def _words(trigger_rule: Rule, position: Position, inspections: Sequence[Inspection]) -> Iterator[Because]:
    """The notice's own words, quoted."""
    text = position.reading.text[:TEXT_LIMIT]
    for pattern in trigger_rule.body["words"]:
        quote = _quote(pattern, text)
        if quote is not None:
            yield fact("reading.text", phrase("counsel.words-in-notice", quote=quote))
            return


@lru_cache(maxsize=256)
def _quote(pattern: str, text: str) -> str | None:
    """The words that match, with some beside them; remembered, since a case is judged many times."""
    match = re.search(pattern, text, re.IGNORECASE)
    return " ".join(text[max(0, match.start() - 20) : match.end() + 20].split()) if match else None


def _court_papers(trigger_rule: Rule, position: Position, inspections: Sequence[Inspection]) -> Iterator[Because]:
    for inspection in inspections:
        if inspection.kind is PaperKind.COURT_PAPER:
            yield evidence(inspection.paper.sha256, phrase("counsel.court-paper", name=inspection.paper.name))
    yield from _words(trigger_rule, position, inspections)


def _counterfeit(trigger_rule: Rule, position: Position, inspections: Sequence[Inspection]) -> Iterator[Because]:
    if Right.COUNTERFEIT in position.reading.rights:
        yield fact("reading.rights", phrase("counsel.right-asserted", right=phrase("route.right-counterfeit")))


def _patent(trigger_rule: Rule, position: Position, inspections: Sequence[Inspection]) -> Iterator[Because]:
    for right in position.reading.rights:
        if right in PATENT_KIND:
            yield fact("reading.rights", phrase("counsel.right-asserted", right=phrase(f"route.right-{right}")))


def _closure(trigger_rule: Rule, position: Position, inspections: Sequence[Inspection]) -> Iterator[Because]:
    standing = position.exposure.if_established
    if standing.closed and standing.known:
        message = phrase("route.standing-would-be", points=standing.points, strikes=standing.strikes)
        yield rule(trigger_rule.id, message)


def _doubtful_papers(trigger_rule: Rule, position: Position, inspections: Sequence[Inspection]) -> Iterator[Because]:
    for inspection in inspections:
        grave = [each for each in inspection.doubts if each.gravity in _HEAVY and doubt_named(each) not in OF_FIT]
        if inspection.paper.place is Place.EVIDENCE and grave:
            yield evidence(inspection.paper.sha256, grave[0].says)


def _own_admission(trigger_rule: Rule, position: Position, inspections: Sequence[Inspection]) -> Iterator[Because]:
    """What the seller's own notes and chats admit or plan, where he may not write the opposite any more."""
    for finding in position.findings:
        if finding.id.startswith(DAMAGING) and finding.id.split(".")[1] in _KNOWLEDGE:
            yield from finding.because


def _short_notice(trigger_rule: Rule, position: Position, inspections: Sequence[Inspection]) -> Iterator[Because]:
    deadline = position.deadline(*AWAITED) or position.letter
    if deadline is None or position.ready or position.is_over:
        return
    left = deadline.due_at - position.now
    if dt.timedelta() < left < SHORT_NOTICE:
        hours = int(left.total_seconds() // 3600)
        yield rule(deadline.rule, phrase("counsel.hours-left", hours=hours, due_at=deadline.due_at))


_TESTS: dict[str, Callable[[Rule, Position, Sequence[Inspection]], Iterator[Because]]] = {
    "abroad_consent": _abroad_consent,
    "applies": _applies,
    "closure": _closure,
    "counterfeit": _counterfeit,
    "court_papers": _court_papers,
    "doubtful_papers": _doubtful_papers,
    "own_admission": _own_admission,
    "patent": _patent,
    "short_notice": _short_notice,
    "words": _words,
}

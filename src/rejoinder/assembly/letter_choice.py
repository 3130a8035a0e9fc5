"""Which letters the advised route calls for."""

from __future__ import annotations

from rejoinder.assembly.exhibit import assertions
from rejoinder.assembly.letter import Purpose
from rejoinder.domain.advice import Advice
from rejoinder.domain.allegation import Tested
from rejoinder.domain.awaited_reply import awaited_replies, correspondent_of
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import DefenceStatus, RequirementStatus
from rejoinder.domain.event import Correspondent, LetterSent
from rejoinder.domain.finding import DAMAGING
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role, Stage
from rejoinder.domain.route import RouteId

NOBODY_COMPLAINS = (Stage.UNRELATED, Stage.RETRACTION, Stage.PLATFORM_FINDING)
TO_COMPLAINANT = frozenset(Purpose) - {Purpose.SUPPLIER, Purpose.WARRANTY, Purpose.SUPPORT, Purpose.SECOND_ROUND}
SUPPLIER_HOLDS = frozenset(
    {"chain", "purchase", "item", "quantity", "in_force", "before_complaint", "names", "sealed", "first_sale"}
)
"""Requirements whose papers a supplier holds; the others are for the seller to mend."""
_ADMITTED = tuple(f"{DAMAGING}{kind}" for kind in ("false-paper", "not-genuine", "no-licence"))
FROM_THE_OWNER = "licence"
"""The ground whose papers the rights owner gives to us directly, with no supplier in between."""


def purposes(case: CaseFile, advice: Advice) -> tuple[Purpose, ...]:
    """The letters that the advised routes call for: at most one to the complainant, at most one to the supplier."""
    found = [purpose for purpose in (_to_complainant(case, advice), _to_supplier(advice)) if purpose]
    return tuple(found)


def _to_complainant(case: CaseFile, advice: Advice) -> Purpose | None:
    """None where there is nobody to write to, nothing that writing would help, or a court to write to first."""
    reading = advice.reading
    if any(trigger.id == "court_papers" for trigger in advice.counsel):
        return None
    if reading.stage in NOBODY_COMPLAINS:
        return None
    if not (reading.party(Role.OWNER) or reading.party(Role.AGENT)):
        return None
    if case.withdrawn is not None:
        return Purpose.CLOSING
    if complies(case):
        return Purpose.COMPLIANCE
    if not advice.answerable:
        return None
    advised = [r.id for r in sorted(advice.routes, key=lambda r: r.rank) if r.advised]
    if assertions(advice) and {RouteId.NEGOTIATE, RouteId.COUNTER_NOTICE, RouteId.PLATFORM_APPEAL} & set(advised):
        return _after_papers(case)
    for route in advised:
        if route is RouteId.COMPLY and not all_refuted(advice):
            return Purpose.COMPLIANCE
        if route is RouteId.ASK:
            return Purpose.BASIS
    if RouteId.NEGOTIATE not in advised:
        return None
    return Purpose.REMINDER if _waits(case) else Purpose.FIRST_CONTACT


def _after_papers(case: CaseFile) -> Purpose:
    """The papers first, then the request to withdraw, then a reminder while nothing has come back."""
    sent = {letter.purpose for letter in case.letters if isinstance(letter, LetterSent)}
    if Purpose.EVIDENCE not in sent:
        return Purpose.EVIDENCE
    return Purpose.REMINDER if Purpose.WITHDRAWAL in sent and _waits(case) else Purpose.WITHDRAWAL


def _waits(case: CaseFile) -> bool:
    """Whether we wrote to the complainant last and nothing has come back."""
    theirs = (Correspondent.OWNER, Correspondent.COMPLAINANT)
    return any(correspondent_of(letter) in theirs for letter in awaited_replies(case))


def complies(case: CaseFile) -> bool:
    """Whether the seller has decided, in the record of the case, to take the listing down."""
    return case.route is not None and case.route.route == RouteId.COMPLY


def all_refuted(advice: Advice) -> bool:
    """Whether the test of the listing found nothing of what is alleged."""
    return bool(advice.allegations) and all(one.tested is Tested.REFUTED for one in advice.allegations)


def _to_supplier(advice: Advice) -> Purpose | None:
    if any(one.id.startswith(_ADMITTED) for one in advice.findings):
        return None  # who has said that there is none would have one made up
    return Purpose.SUPPLIER if not assertions(advice) and wanted_from_supplier(advice) else None


def wanted_from_supplier(advice: Advice) -> tuple[Phrase, ...]:
    """The papers that would close gaps and that the supplier holds, as one asks for them."""
    lacking = (RequirementStatus.MISSING, RequirementStatus.DOUBTFUL)
    found = [
        phrase(f"document.ask-{requirement.id}")
        for defence in advice.defences
        if defence.status is DefenceStatus.GAP and defence.id != FROM_THE_OWNER
        for requirement in defence.requirements
        if requirement.status in lacking and requirement.id in SUPPLIER_HOLDS
    ]
    return tuple(dict.fromkeys(found))

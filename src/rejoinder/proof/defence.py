"""Grounds of defence: which ones the rights asserted allow, and how far the seller's papers carry each."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Provenance
from rejoinder.domain.defence import Assertion, Defence, DefenceStatus, Requirement, RequirementStatus, status_of
from rejoinder.domain.evidence import Inspection
from rejoinder.domain.finding import RIGHT_UNANSWERED, Because, Finding, Gravity, Subject, doubt_named, fact
from rejoinder.domain.finding import rule as by_rule
from rejoinder.domain.mark_place import Lookout, nobody_looked
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Stage
from rejoinder.domain.right import FAMILIES, Right
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.proof import (
    ground_author,
    ground_bought,
    ground_commission,
    ground_earlier,
    ground_listing,
    ground_mark,
    ground_picture,
    ground_refuted,
    ground_right,
)
from rejoinder.proof.contradiction import contradictions, with_contradictions
from rejoinder.proof.evidence_view import UNSURE
from rejoinder.proof.given_day import has_only_given_days
from rejoinder.proof.listing_exhibit import with_listing_pages
from rejoinder.proof.paper.ocr_caveat import is_agreed_elsewhere, sure_names, with_complete_names
from rejoinder.proof.remark import remarks
from rejoinder.proof.requirement import TESTS, RequirementContext, RequirementOutcome, evaluate_requirement

GROUNDS = (
    ground_author,
    ground_bought,
    ground_commission,
    ground_earlier,
    ground_listing,
    ground_mark,
    ground_picture,
    ground_refuted,
    ground_right,
)
"""The modules whose tests rulebooks may name; importing them registers the tests."""

EARLIER = "earlier"
_NOT_ANSWERED = (Stage.UNRELATED, Stage.RETRACTION)
_ORDER = (DefenceStatus.READY, DefenceStatus.GAP, DefenceStatus.UNAVAILABLE)


def defences(
    case: CaseFile,
    inspections: Sequence[Inspection],
    *,
    rulebooks: Rulebooks,
    now: dt.datetime,
    against: Sequence[Finding] | None = None,
    provenance: Provenance | None = None,
    look: Lookout = nobody_looked,
) -> tuple[tuple[Defence, ...], tuple[Finding, ...]]:
    """Say how far each ground of defence is carried, and what was seen on the way.

    Args:
        against: what contradicts the papers, where it is known already.
        provenance: what looking at the pictures showed of the seller's originals; None where nobody looked.
        look: looks for a mark in the words of a listing.

    Returns: the grounds that apply to the rights asserted, the nearest to being carried first, those that are alike in
    that in the order of the rulebooks; and findings about papers that are missing, do not fit, or agree only nearly.
    Both are empty where the message is nothing that is answered with a defence, or the complaint is gone.
    """
    if _is_over(case):
        return (), ()
    context = _requirement_context(case, inspections, now, rulebooks, against=against, provenance=provenance, look=look)
    tried = [_defence(rule, context) for rule in _applicable_rules(rulebooks, context)]
    if context.made_by_us:
        tried = [
            (ground, outcomes) for ground, outcomes in tried if ground.ready or not _needs_chain(ground, rulebooks)
        ]
    found = sorted((ground for ground, _ in tried), key=lambda ground: _is_indirect(ground, context))
    grounds = tuple(sorted(found, key=_distance))
    findings = [finding for _, outcomes in tried for outcome in outcomes for finding in outcome.findings]
    if not any(ground.ready for ground in grounds):
        findings += [finding for ground in grounds for finding in _gap_findings(ground)]
    findings += [*remarks(context, grounds, rulebooks), *_unanswered_rights(context, grounds, rulebooks)]
    return grounds, _distinct(findings)


def ready_grounds(
    case: CaseFile,
    inspections: Sequence[Inspection],
    *,
    rulebooks: Rulebooks,
    now: dt.datetime,
    provenance: Provenance | None = None,
    look: Lookout = nobody_looked,
) -> tuple[str, ...]:
    """The ids of the grounds that are ready, in the order of the rulebooks.

    `defences` would say so too, but here a ground ends at what first keeps it back.
    """
    if _is_over(case):
        return ()
    context = _requirement_context(case, inspections, now, rulebooks, against=None, provenance=provenance, look=look)
    return tuple(_ground_id(rule) for rule in _applicable_rules(rulebooks, context) if _carries(rule, context))


def _ground_id(rule: Rule) -> str:
    """The id of the ground that a rule describes."""
    return rule.id.split(".", 1)[-1]


def _carries(rule: Rule, context: RequirementContext) -> bool:
    states = (evaluate_requirement(part, rule, context)[0].status for part in rule.body["requirements"])
    found = list(itertools.takewhile(lambda status: status.is_satisfied, states))
    return len(found) == len(rule.body["requirements"]) and RequirementStatus.MET in found


def _requirement_context(
    case: CaseFile,
    inspections: Sequence[Inspection],
    now: dt.datetime,
    rulebooks: Rulebooks,
    *,
    against: Sequence[Finding] | None,
    provenance: Provenance | None,
    look: Lookout,
) -> RequirementContext:
    known = contradictions(inspections, case=case) if against is None else against
    known_provenance = provenance or Provenance()
    agreed = tuple(_without_agreed_doubt(case, one, inspections) for one in with_contradictions(inspections, known))
    names = rulebooks.market_names
    return RequirementContext(
        case=case, inspections=agreed, now=now, provenance=known_provenance, look=look, market_names=names
    )


def _without_agreed_doubt(case: CaseFile, one: Inspection, all: Sequence[Inspection]) -> Inspection:
    """A paper without the doubt of its reader, where each name or number read unsurely stands so elsewhere."""
    if not any(field.recognised for field in one.fields):
        return one
    parties = case.reading.parties if case.reading else ()
    ours = (case.seller.entity, case.seller.name)
    others = (name for each in all if each.paper.sha256 != one.paper.sha256 for name in sure_names(each))
    names = (*(party.name for party in parties), *filter(None, ours), *others)
    one = with_complete_names(one, names)
    unsure = [doubt for doubt in one.doubts if doubt_named(doubt) == UNSURE]
    works, registrations = (case.reading.works, case.reading.registrations) if case.reading else ((), ())
    rights = (*(work.title for work in works), *(entry.number for entry in registrations))
    if not unsure or not is_agreed_elsewhere(one, names, rights):
        return one
    return attrs.evolve(one, doubts=tuple(doubt for doubt in one.doubts if doubt not in unsure))


def _applicable_rules(rulebooks: Rulebooks, context: RequirementContext) -> list[Rule]:
    return [rule for rule in rulebooks.of_kind("defence", on=context.now.date()) if _applies(rule, context)]


def _needs_chain(ground: Defence, rulebooks: Rulebooks) -> bool:
    """Whether a ground leads from the owner to us: who made the goods himself asks the complainant for no licence."""
    return any(part.get("test") == "unbroken_chain" for part in rulebooks.rule(ground.rule).body["requirements"])


def _is_indirect(ground: Defence, context: RequirementContext) -> bool:
    """Whether a ground answers less directly: that goods are counterfeit is answered by where they come from."""
    return Right.COUNTERFEIT in context.rights and ground.id == "licence"


def _distance(ground: Defence) -> tuple[int, float]:
    """How far it is from being carried, for sorting."""
    return _ORDER.index(ground.status), -ground.share


def _is_over(case: CaseFile) -> bool:
    if case.withdrawn is not None and case.withdrawn.confirmed_by_platform:
        return True
    return case.reading is not None and case.reading.stage in _NOT_ANSWERED


def _applies(rule: Rule, context: RequirementContext) -> bool:
    rights = rule.body.get("rights") or ()
    if not rule.body.get("requirements") or not any(right.value in rights for right in context.rights):
        return False
    if rule.body.get("not_for_photographs") and context.about_photographs:
        return False
    return not _is_denied(rule, context.case)


def _is_denied(rule: Rule, case: CaseFile) -> bool:
    """Whether the seller himself says what takes a ground away: that the goods are not genuine, that he makes them
    himself, so that he bought them from nobody, or that nobody allowed him to sell them."""
    not_genuine, from_nobody = case.answer("genuine") == "no", case.answer("bought_from") == ""
    by_nobody = case.answer("authorised_by") == ""
    if not (not_genuine or from_nobody or by_nobody):
        return False
    parts = [part for part in rule.body["requirements"] if isinstance(part, Mapping)]
    tests = {str(part.get("test")) for part in parts}
    direct = any((part.get("params") or {}).get("direct") for part in parts)
    chain = "unbroken_chain" in tests
    return (not_genuine and chain) or (from_nobody and "purchase_paper" in tests) or (by_nobody and chain and direct)


def _follows(requirements: Sequence[Requirement], assertions: Sequence[Assertion]) -> bool:
    """Whether the conclusion follows.

    Not that something is earlier, where a point of days was only waived; not that goods were bought, where papers show
    that they were agreed on and neither that they came nor that they were paid for.
    """
    says = [one.says.id for one in assertions]
    ordered = any(id.startswith("ground.ordered") for id in says)
    if ordered and not any(id.startswith(("ground.bought", "ground.paid")) for id in says):
        return False
    return not any(one.id == EARLIER and one.status is RequirementStatus.WAIVED for one in requirements)


def _defence(rule: Rule, context: RequirementContext) -> tuple[Defence, tuple[RequirementOutcome, ...]]:
    tried = [evaluate_requirement(part, rule, context) for part in rule.body["requirements"]]
    requirements = tuple(requirement for requirement, _ in tried)
    outcomes = tuple(outcome for _, outcome in tried)
    status = _status(requirements, rule)
    claims = (one for outcome in outcomes for one in outcome.assertions)
    assertions = tuple(_with_rule(one, rule) for one in claims if has_only_given_days(one, context))
    chain = next((outcome.chain for outcome in outcomes if outcome.chain), ())
    assertions = with_listing_pages(context, assertions) if status is DefenceStatus.READY else assertions
    if (
        status is DefenceStatus.READY
        and assertions
        and rule.body.get("concludes")
        and _follows(requirements, assertions)
    ):
        exhibits = tuple(dict.fromkeys(sha256 for one in assertions if not one.beside for sha256 in one.exhibits))
        form = "concludes_direct" if rule.body.get("concludes_direct") and len(chain) == 1 else "concludes"
        if exhibits:  # what has no exhibit is not concluded either
            assertions = (
                *assertions,
                Assertion(says=phrase(f"rule/{rule.id}/{form}"), exhibits=exhibits, rules=(rule.id,)),
            )
    ground = Defence(
        id=_ground_id(rule),
        says=rule.phrase,
        requirements=requirements,
        status=status,
        because=(by_rule(rule.id, rule.phrase), *_obstacles(requirements, status)),
        chain=chain,
        assertions=assertions,
        rule=rule.id,
    )
    return ground, outcomes


def _status(requirements: tuple[Requirement, ...], rule: Rule) -> DefenceStatus:
    """As the requirements say; a ground whose hinge is missing is not even begun."""
    hinges = set(rule.body.get("hinges_on") or ())
    if any(one.id in hinges and one.status is RequirementStatus.MISSING for one in requirements):
        return DefenceStatus.UNAVAILABLE
    return status_of(requirements)


def _with_rule(assertion: Assertion, rule: Rule) -> Assertion:
    return attrs.evolve(assertion, rules=(rule.id,))


def _obstacles(requirements: Sequence[Requirement], status: DefenceStatus) -> Iterator[Because]:
    """What keeps a ground from being ready."""
    if status is DefenceStatus.READY:
        return
    for requirement in requirements:
        if not requirement.status.is_satisfied:
            yield fact(f"{requirement.rule}/{requirement.id}", requirement.says)


def _unanswered_rights(
    context: RequirementContext, grounds: Sequence[Defence], rulebooks: Rulebooks
) -> Iterator[Finding]:
    """Rights asserted beside one that is answered: a ready ground for one does not answer the other."""
    ready = [rulebooks.rule(ground.rule) for ground in grounds if ground.ready]
    answered = {right for rule in ready for right in rule.body.get("rights") or ()}
    for name, family in FAMILIES:
        asserted = [right for right in context.rights if right in family]
        if ready and asserted and not any(right.value in answered for right in family):
            says = phrase("proof.right-not-answered", right=phrase(f"proof.right-{name}"))
            basis = fact("complaint.rights", says)
            yield Finding(
                id=f"{RIGHT_UNANSWERED}{name}",
                subject=Subject.CASE,
                says=says,
                gravity=Gravity.WEAKENS,
                because=(basis,),
            )


def _gap_findings(ground: Defence) -> Iterator[Finding]:
    """One finding for each requirement that keeps a ground with something in hand from being ready.

    Where another ground is carried in whole, nobody needs to be told of these; the grounds themselves show them.
    """
    if ground.status is not DefenceStatus.GAP:
        return
    for requirement in ground.gaps:
        values = {"ground": ground.says, "requirement": requirement.says}
        if requirement.mend is None:
            says = phrase(f"proof.gap-{requirement.status.value}", **values)
        else:
            says = phrase(f"proof.gap-{requirement.status.value}-mend", mend=requirement.mend, **values)
        yield Finding(
            id=f"proof.gap.{ground.id}.{requirement.id}",
            subject=Subject.PAPER if requirement.evidence else Subject.CASE,
            says=says,
            gravity=Gravity.WEAKENS,
            because=requirement.because or (by_rule(requirement.rule, requirement.says),),
        )


def _distinct(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple({finding.id: finding for finding in reversed(findings)}.values())[::-1]


def unknown_tests(rulebooks: Rulebooks) -> tuple[str, ...]:
    """Tests that a rulebook names and that do not exist."""
    named = {str(part["test"]) for rule in rulebooks.of_kind("defence") for part in rule.body.get("requirements") or ()}
    return tuple(sorted(named - set(TESTS)))

"""What is worth saying of the papers beside the grounds: freshness, few pieces, seals, papers nobody uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.defence import Defence, DefenceStatus
from rejoinder.domain.evidence import CERTIFICATES, PaperKind, Place
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence, fact, harmed_by
from rejoinder.domain.finding import rule as by_rule
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.proof.damaging import damaging_findings
from rejoinder.proof.evidence_view import CARRIES_NOTHING, EvidenceView, evidence_views
from rejoinder.proof.ground_purchase import Deal, purchase_deal
from rejoinder.proof.ground_purchase_paper import sale_day
from rejoinder.proof.name_match import NameMatch
from rejoinder.proof.requirement import RequirementContext

_MONTH_DAYS = 30.5
_PURCHASE = "bought_from_owner"
_CONVERSATIONS = frozenset({PaperKind.CHAT, PaperKind.NOTE, PaperKind.LETTER})


@attrs.frozen(kw_only=True)
class PurchasePaperCheck:
    """What the marketplace's reviewers ask of purchase papers; no ground depends on it."""

    rule: Rule
    max_age_months: int | None
    more_than_pieces: int | None


def purchase_paper_check(context: RequirementContext, rulebooks: Rulebooks) -> PurchasePaperCheck | None:
    """What the rulebook of this marketplace asks of purchase papers; None where it says nothing."""
    market = rulebooks.market(context.platform)
    for rule in rulebooks.of_kind("evidence", on=context.now.date(), book=market.id) if market else ():
        if rule.body.get("ground") == _PURCHASE and (rule.body.get("max_age_months") or rule.body.get("sealed_by")):
            months, pieces = rule.body.get("max_age_months"), rule.body.get("more_than_pieces")
            return PurchasePaperCheck(rule=rule, max_age_months=months, more_than_pieces=pieces)
    return None


def remarks(context: RequirementContext, grounds: Sequence[Defence], rulebooks: Rulebooks) -> list[Finding]:
    """Findings that no requirement decides on."""
    damaging = damaging_findings(context.case, context.inspections)
    found = [
        *damaging,
        *_purchase_remarks(context, purchase_paper_check(context, rulebooks)),
        *_unused_paper_remarks(context, grounds, harmed_by(damaging)),
    ]
    if grounds and all(ground.status is DefenceStatus.UNAVAILABLE for ground in grounds):
        found.append(_no_papers_finding(context))
    return found


def _purchase_remarks(context: RequirementContext, wish: PurchasePaperCheck | None) -> Iterator[Finding]:
    found = purchase_deal(context, {})
    for paper in dict.fromkeys(step.paper for step in (*found.authorities, *found.purchases)):
        if paper.has_seal is None:
            says = phrase("proof.look-for-the-seal", paper=paper.name)
            yield _note("look-for-the-seal", paper, says, wish)
    if wish is not None and found.purchases:
        yield from _old_purchase_remarks(found, wish)
        yield from _few_pieces_remarks(found, wish)


def _old_purchase_remarks(found: Deal, wish: PurchasePaperCheck) -> Iterator[Finding]:
    """A remark where not one purchase is recent."""
    complaint: dt.date = found.context.complained_on.value
    days = [(on.value, step.paper) for step in found.purchases if (on := sale_day(step.paper)) is not None]
    if not wish.max_age_months or not days:
        return
    last, paper = max(days, key=lambda pair: (pair[0], pair[1].name))
    if (complaint - last).days > wish.max_age_months * _MONTH_DAYS + 1:
        says = phrase("proof.purchase-is-old", paper=paper.name, on=last, months=wish.max_age_months)
        yield _note("purchase-is-old", paper, says, wish)


def _few_pieces_remarks(found: Deal, wish: PurchasePaperCheck) -> Iterator[Finding]:
    for listing in found.context.accused_listings:
        bought, steps = found.bought(listing)
        if wish.more_than_pieces and bought is not None and steps and bought <= Decimal(wish.more_than_pieces):
            paper = steps[0].paper
            says = phrase("proof.few-pieces", paper=paper.name, bought=bought, pieces=wish.more_than_pieces)
            yield _note("few-pieces", paper, says, wish)


def _unused_paper_remarks(
    context: RequirementContext, grounds: Sequence[Defence], harmful: Collection[str]
) -> Iterator[Finding]:
    used = {sha256 for ground in grounds for requirement in ground.requirements for sha256 in requirement.evidence}
    carriers = {one.paper.enclosed_in for one in context.inspections}
    for witness in evidence_views(context.inspections, Place.EVIDENCE):
        if witness.sha256 in used or witness.inspection.paper.path in carriers or witness.sha256 in harmful:
            continue
        kind = phrase(f"ground.kind.{witness.kind.value}")
        form = _why_unused(context, witness)
        yield _note("carries-nothing", witness, phrase(f"proof.{form}", paper=witness.name, kind=kind), None)


def _why_unused(context: RequirementContext, witness: EvidenceView) -> str:
    """Why a paper carries nothing here, and what would make it help."""
    if witness.kind is PaperKind.SALES_RECORD and witness.giver is None:
        return "paper-is-nobodys"
    owner = witness.reported_fact("owner") if witness.kind in CERTIFICATES else None
    if owner is not None and context.is_us(str(owner.value)) is not NameMatch.OTHER:
        return f"own-{witness.kind.value}"
    if witness.kind in _CONVERSATIONS:
        return "conversation-not-asked-alone"
    return "paper-not-asked-alone" if witness.kind in CARRIES_NOTHING else "paper-carries-nothing"


def _no_papers_finding(context: RequirementContext) -> Finding:
    says = phrase("proof.nothing-in-hand")
    because = (fact("case.evidence", phrase("proof.papers-looked-at", papers=len(context.seller_papers))),)
    return Finding(
        id="proof.nothing-in-hand", subject=Subject.CASE, says=says, gravity=Gravity.WEAKENS, because=because
    )


def _note(name: str, paper: EvidenceView, says: Phrase, wish: PurchasePaperCheck | None) -> Finding:
    bases: tuple[Because, ...] = (evidence(paper.sha256, says),)
    return Finding(
        id=f"proof.{name}.{paper.sha256[:12]}",
        subject=Subject.PAPER,
        says=says,
        gravity=Gravity.NOTE,
        because=bases if wish is None else (*bases, by_rule(wish.rule.id, wish.rule.phrase)),
        source=wish.rule.cite if wish is not None else None,
    )

"""What is worth saying of the papers beside the grounds: freshness, few pieces, seals, papers nobody uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rejoinder.domain.defence import Defence, DefenceStatus
from rejoinder.domain.evidence import Place
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.proof.ground_purchase import deal, sold_on
from rejoinder.proof.requirement import Matter
from rejoinder.proof.shape import Witness, witnesses

GUIDE = "defence.guide.purchase_papers"
"""The rule from which the advice on recent, sealed papers and on more than twenty pieces comes."""

_FRESH_DAYS = 183
_PIECES = 20


def remarks(matter: Matter, grounds: Sequence[Defence], *, guide: str | None) -> list[Finding]:
    """Findings that no requirement decides on.

    Args:
        guide: citation of the advice on purchase papers.
    """
    found = [*_on_purchases(matter, guide), *_unused(matter, grounds)]
    if grounds and all(ground.status is DefenceStatus.UNAVAILABLE for ground in grounds):
        found.append(_nothing_in_hand(matter))
    return found


def _on_purchases(matter: Matter, guide: str | None) -> Iterator[Finding]:
    found = deal(matter, {})
    for step in found.purchases:
        on = sold_on(step.witness)
        complaint: dt.date = matter.complained_on.value
        if on is not None and (complaint - on.value).days > _FRESH_DAYS:
            says = phrase("proof.purchase-is-old", paper=step.witness.name, on=on.value)
            yield _finding("purchase-is-old", step.witness, says, Gravity.NOTE, guide)
    papers = dict.fromkeys(step.witness for step in (*found.authorities, *found.purchases))
    for paper in papers:
        if paper.sealed is None:
            says = phrase("proof.look-for-the-seal", paper=paper.name)
            yield _finding("look-for-the-seal", paper, says, Gravity.NOTE, guide)
    yield from _few_pieces(matter, guide)


def _few_pieces(matter: Matter, guide: str | None) -> Iterator[Finding]:
    found = deal(matter, {})
    for listing in matter.accused:
        bought, steps = found.bought(listing)
        if bought is not None and bought <= Decimal(_PIECES) and steps:
            says = phrase("proof.few-pieces", paper=steps[0].witness.name, bought=bought)
            yield _finding("few-pieces", steps[0].witness, says, Gravity.NOTE, guide)


def _unused(matter: Matter, grounds: Sequence[Defence]) -> Iterator[Finding]:
    used = {sha256 for ground in grounds for requirement in ground.requirements for sha256 in requirement.evidence}
    for witness in witnesses(matter.inspections, Place.EVIDENCE):
        if witness.sha256 not in used:
            kind = phrase(f"ground.kind.{witness.kind.value}")
            says = phrase("proof.paper-carries-nothing", paper=witness.name, kind=kind)
            yield _finding("carries-nothing", witness, says, Gravity.NOTE)


def _nothing_in_hand(matter: Matter) -> Finding:
    says = phrase("proof.nothing-in-hand")
    because: tuple[Because, ...] = (fact("case.evidence", phrase("proof.papers-looked-at", papers=len(matter.held))),)
    return Finding(
        id="proof.nothing-in-hand", subject=Subject.CASE, says=says, gravity=Gravity.WEAKENS, because=because
    )


def _finding(name: str, paper: Witness, says: Phrase, gravity: Gravity, source: str | None = None) -> Finding:
    return Finding(
        id=f"proof.{name}.{paper.sha256[:12]}",
        subject=Subject.PAPER,
        says=says,
        gravity=gravity,
        because=(evidence(paper.sha256, says),),
        source=source,
    )

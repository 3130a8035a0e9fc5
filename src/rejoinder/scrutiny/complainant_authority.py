"""Who complains: the registered owner, or an agent who shows a word of authority."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.evidence import Inspection, PaperKind
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Role
from rejoinder.scrutiny import host
from rejoinder.scrutiny.complaint_context import ComplaintContext, day, defect, paper_reason, value_text
from rejoinder.scrutiny.normalisation import same_firm
from rejoinder.text.lexicon import matcher

_AUTHORITY = matcher("scrutiny/standing.authority", re.IGNORECASE)


def standing_defects(context: ComplaintContext) -> Iterator[Finding]:
    """Defects in who complains."""
    yield from _agent(context)
    yield from _authority(context)
    yield from _owner(context)


def _agent(context: ComplaintContext) -> Iterator[Finding]:
    """An agent is named and nothing says that the owner sent him.

    A note and private: agents are common and most are authorised, so the first step is to ask.
    """
    agent = context.reading.party(Role.AGENT)
    if agent is None or not context.complains or context.reading.statements.authority:
        return
    if context.says(_AUTHORITY) or _letters(context):
        return
    owner = context.reading.party(Role.OWNER)
    if owner is not None and same_firm(agent.name, owner.name):
        return
    if host.market_named(agent.name, context.rulebooks.markets):
        return
    says = phrase("scrutiny.agent-without-authority", agent=agent.name)
    yield defect(
        context,
        "agent-without-authority",
        says,
        *context.party_basis(Role.AGENT),
        rules=("prc.civil.1195",),
        gravity=Gravity.NOTE,
        private=True,
    )


def _letters(context: ComplaintContext) -> list[Inspection]:
    """The complainant's papers by which somebody is sent."""
    return [inspection for inspection in context.theirs if inspection.kind is PaperKind.AUTHORISATION]


def _authority(context: ComplaintContext) -> Iterator[Finding]:
    """What the papers that were to send the agent say against him: another's name, another owner, a term that is over.

    Each is a defect only where every such paper says so.
    """
    letters, agent, owner = _letters(context), context.reading.party(Role.AGENT), context.reading.party(Role.OWNER)
    if not letters or not context.complains:
        return
    for field, party, id in (("licensee", agent, "names-another"), ("owner", owner, "from-another")):
        if party is None or any(same_firm(party.name, value_text(paper, field)) is not False for paper in letters):
            continue
        if (
            field == "owner"
            and agent is not None
            and any(same_firm(agent.name, value_text(paper, field)) for paper in letters)
        ):
            continue
        written = value_text(letters[0], field)
        says = phrase(f"scrutiny.authority-{id}", paper=letters[0].paper.name, written=written, named=party.name)
        reasons = (*context.party_basis(party.role), paper_reason(letters[0], field))
        yield defect(context, f"agent-without-authority:{id}", says, *reasons, rules=("prc.civil.1195",))
    ends = [day(paper, "valid_to") for paper in letters]
    last = max((end for end in ends if end is not None), default=None)
    if last is None or None in ends or last >= context.complained_on:
        return
    paper = letters[ends.index(last)]
    says = phrase("scrutiny.authority-ended", paper=paper.paper.name, on=last, complained_on=context.complained_on)
    reasons = (paper_reason(paper, "valid_to"), context.complaint_day())
    yield defect(context, "agent-without-authority:ended", says, *reasons, rules=("prc.civil.1195",))


def _owner(context: ComplaintContext) -> Iterator[Finding]:
    """The complaint names one owner, every certificate that came with it another."""
    owner = context.reading.party(Role.OWNER)
    papers = [certificate for certificate in context.certificates if value_text(certificate, "owner")]
    if owner is None or not papers:
        return
    answers = [same_firm(owner.name, value_text(certificate, "owner")) for certificate in papers]
    if any(answer is not False for answer in answers):
        return
    certificate = papers[0]
    says = phrase(
        "scrutiny.complainant-not-owner",
        named=owner.name,
        written=value_text(certificate, "owner"),
        paper=certificate.paper.name,
    )
    reasons = (*context.party_basis(Role.OWNER), paper_reason(certificate, "owner"))
    yield defect(context, "complainant-not-owner", says, *reasons, rules=("defence.not_owner",))

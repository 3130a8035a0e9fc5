"""Who complains: the registered owner, or an agent who shows a word of authority."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.evidence import Inspection, PaperKind
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Role
from rejoinder.scrutiny import host
from rejoinder.scrutiny.complaint_context import ComplaintContext, day, defect, paper_leg, worded
from rejoinder.scrutiny.normalisation import same_firm
from rejoinder.text.lexicon import matcher

_AUTHORITY = matcher("scrutiny/standing.authority", re.IGNORECASE)


def standing(context: ComplaintContext) -> Iterator[Finding]:
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
        *context.named(Role.AGENT),
        rules=("prc.civil.1195",),
        gravity=Gravity.NOTE,
        private=True,
    )


def _letters(context: ComplaintContext) -> list[Inspection]:
    """The complainant's papers by which somebody is sent."""
    return [seen for seen in context.theirs if seen.kind is PaperKind.AUTHORISATION]


def _authority(context: ComplaintContext) -> Iterator[Finding]:
    """What the papers that were to send the agent say against him: another's name, another owner, a term that is over.

    Each is a defect only where every such paper says so.
    """
    letters, agent, owner = _letters(context), context.reading.party(Role.AGENT), context.reading.party(Role.OWNER)
    if not letters or not context.complains:
        return
    for field, party, id in (("licensee", agent, "names-another"), ("owner", owner, "from-another")):
        if party is None or any(same_firm(party.name, worded(seen, field)) is not False for seen in letters):
            continue
        if (
            field == "owner"
            and agent is not None
            and any(same_firm(agent.name, worded(seen, field)) for seen in letters)
        ):
            continue
        written = worded(letters[0], field)
        says = phrase(f"scrutiny.authority-{id}", paper=letters[0].paper.name, written=written, named=party.name)
        legs = (*context.named(party.role), paper_leg(letters[0], field))
        yield defect(context, f"agent-without-authority:{id}", says, *legs, rules=("prc.civil.1195",))
    ends = [day(seen, "valid_to") for seen in letters]
    last = max((end for end in ends if end is not None), default=None)
    if last is None or None in ends or last >= context.complained_on:
        return
    seen = letters[ends.index(last)]
    says = phrase("scrutiny.authority-ended", paper=seen.paper.name, on=last, complained_on=context.complained_on)
    legs = (paper_leg(seen, "valid_to"), context.complaint_day())
    yield defect(context, "agent-without-authority:ended", says, *legs, rules=("prc.civil.1195",))


def _owner(context: ComplaintContext) -> Iterator[Finding]:
    """The complaint names one owner, every certificate that came with it another."""
    owner = context.reading.party(Role.OWNER)
    papers = [seen for seen in context.certificates if worded(seen, "owner")]
    if owner is None or not papers:
        return
    answers = [same_firm(owner.name, worded(seen, "owner")) for seen in papers]
    if any(answer is not False for answer in answers):
        return
    seen = papers[0]
    says = phrase(
        "scrutiny.complainant-not-owner", named=owner.name, written=worded(seen, "owner"), paper=seen.paper.name
    )
    legs = (*context.named(Role.OWNER), paper_leg(seen, "owner"))
    yield defect(context, "complainant-not-owner", says, *legs, rules=("defence.not_owner",))

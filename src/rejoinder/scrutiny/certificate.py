"""What certificates of the right say against the complaint: term, grant and number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rejoinder.domain.evidence import Inspection, PaperKind
from rejoinder.domain.finding import Finding, Gravity, evidence
from rejoinder.domain.number import bare
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.register import GRACE
from rejoinder.scrutiny.complaint_context import ComplaintContext, day, defect, paper_leg, worded
from rejoinder.scrutiny.right_validity import term_rules


def certificates(context: ComplaintContext) -> Iterator[Finding]:
    """Days that the certificates give; the latest expiry of one number counts, since a renewal may lie beside it."""
    by_number: dict[str, list[Inspection]] = {}
    for seen in context.certificates:
        by_number.setdefault(bare(worded(seen, "registration_number")) or seen.paper.sha256, []).append(seen)
    for position, (_, papers) in enumerate(sorted(by_number.items())):
        suffix = f":{position}" if position else ""
        yield from _expired(context, papers, suffix)
        yield from _not_yet(context, papers, suffix)


def _expired(context: ComplaintContext, papers: list[Inspection], suffix: str) -> Iterator[Finding]:
    ends = [(found, seen) for seen in papers for found in [day(seen, "valid_to")] if found is not None]
    if not ends or (len(ends) < len(papers) and len(papers) > 1):
        return
    last, seen = max(ends, key=lambda end: end[0])
    if last >= context.complained_on:
        return
    may_be_renewed = seen.kind is PaperKind.TRADEMARK_CERTIFICATE and context.complained_on - last <= GRACE
    yield defect(
        context,
        f"right-expired-on-certificate{suffix}",
        phrase(
            f"scrutiny.right-expired-on-certificate{'-lately' if may_be_renewed else ''}",
            paper=seen.paper.name,
            on=last,
            complained_on=context.complained_on,
        ),
        evidence(seen.paper.sha256, _said(seen, last)),
        context.complaint_day(),
        rules=term_rules(context),
        gravity=Gravity.NOTE if may_be_renewed else Gravity.HELPS,
        private=may_be_renewed,
    )


def _not_yet(context: ComplaintContext, papers: list[Inspection], suffix: str) -> Iterator[Finding]:
    starts = [
        (found, seen)
        for seen in papers
        for name in ("valid_from", "registered", "issued_on")
        for found in [day(seen, name)]
        if found is not None
    ]
    if not starts:
        return
    first, seen = min(starts, key=lambda start: start[0])
    if first > context.complained_on:
        says = phrase(
            "scrutiny.right-not-yet-granted-on-certificate",
            paper=seen.paper.name,
            on=first,
            complained_on=context.complained_on,
        )
        leg = evidence(seen.paper.sha256, _said(seen, first))
        yield defect(
            context,
            f"right-not-yet-granted-on-certificate{suffix}",
            says,
            leg,
            context.complaint_day(),
            rules=term_rules(context),
        )


def _said(seen: Inspection, on: dt.date) -> Phrase:
    return phrase("scrutiny.paper-says-day", paper=seen.paper.name, on=on)


def number_differs(context: ComplaintContext) -> Iterator[Finding]:
    """The certificates sent along bear other numbers than the notice."""
    named = {bare(registration.number) for registration in context.reading.registrations}
    papers = [seen for seen in context.theirs if seen in context.certificates and worded(seen, "registration_number")]
    if not named or not papers or len(papers) > 3:
        return
    written = {bare(worded(seen, "registration_number")) for seen in papers}
    if any(_within(a, b) for a in named for b in written):
        return
    seen = papers[0]
    says = phrase(
        "scrutiny.number-differs-from-certificate",
        named=context.reading.registrations[0].number,
        written=worded(seen, "registration_number"),
        paper=seen.paper.name,
    )
    leg = context.quoted("registrations.0", context.reading.registrations[0].span)
    yield defect(context, "number-differs-from-certificate", says, leg, paper_leg(seen, "registration_number"))


def _within(a: str, b: str) -> bool:
    """Whether two bare numbers can be one, `No.` and the like aside."""
    return a in b or b in a

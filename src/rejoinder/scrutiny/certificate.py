"""What certificates of the right say against the complaint: term, grant and number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rejoinder.domain.evidence import Inspection, PaperKind
from rejoinder.domain.finding import Finding, Gravity, evidence
from rejoinder.domain.number import normalised_number
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.register import GRACE
from rejoinder.scrutiny.complaint_context import ComplaintContext, day, defect, paper_reason, value_text
from rejoinder.scrutiny.right_validity import term_rules


def certificates(context: ComplaintContext) -> Iterator[Finding]:
    """Days that the certificates give; the latest expiry of one number counts, since a renewal may lie beside it."""
    by_number: dict[str, list[Inspection]] = {}
    for paper in context.certificates:
        by_number.setdefault(
            normalised_number(value_text(paper, "registration_number")) or paper.paper.sha256, []
        ).append(paper)
    for position, (_, papers) in enumerate(sorted(by_number.items())):
        suffix = f":{position}" if position else ""
        yield from _expired(context, papers, suffix)
        yield from _not_yet(context, papers, suffix)


def _expired(context: ComplaintContext, papers: list[Inspection], suffix: str) -> Iterator[Finding]:
    ends = [
        (found, certificate) for certificate in papers for found in [day(certificate, "valid_to")] if found is not None
    ]
    if not ends or (len(ends) < len(papers) and len(papers) > 1):
        return
    last, certificate = max(ends, key=lambda end: end[0])
    if last >= context.complained_on:
        return
    may_be_renewed = certificate.kind is PaperKind.TRADEMARK_CERTIFICATE and context.complained_on - last <= GRACE
    yield defect(
        context,
        f"right-expired-on-certificate{suffix}",
        phrase(
            f"scrutiny.right-expired-on-certificate{'-lately' if may_be_renewed else ''}",
            paper=certificate.paper.name,
            on=last,
            complained_on=context.complained_on,
        ),
        evidence(certificate.paper.sha256, _day_message(certificate, last)),
        context.complaint_day(),
        rules=term_rules(context),
        gravity=Gravity.NOTE if may_be_renewed else Gravity.HELPS,
        private=may_be_renewed,
    )


def _not_yet(context: ComplaintContext, papers: list[Inspection], suffix: str) -> Iterator[Finding]:
    """The right began after the complaint. The day of the paper tells nothing of it: extracts are printed any day."""
    starts = [
        (found, certificate)
        for certificate in papers
        for name in ("valid_from", "registered")
        for found in [day(certificate, name)]
        if found is not None
    ]
    if not starts:
        return
    first, certificate = min(starts, key=lambda start: start[0])
    if first > context.complained_on:
        says = phrase(
            "scrutiny.right-not-yet-granted-on-certificate",
            paper=certificate.paper.name,
            on=first,
            complained_on=context.complained_on,
        )
        reason = evidence(certificate.paper.sha256, _day_message(certificate, first))
        yield defect(
            context,
            f"right-not-yet-granted-on-certificate{suffix}",
            says,
            reason,
            context.complaint_day(),
            rules=term_rules(context),
        )


def _day_message(certificate: Inspection, on: dt.date) -> Phrase:
    return phrase("scrutiny.paper-says-day", paper=certificate.paper.name, on=on)


def number_differs(context: ComplaintContext) -> Iterator[Finding]:
    """The certificates sent along bear other numbers than the notice."""
    named = {normalised_number(registration.number) for registration in context.reading.registrations}
    papers = [
        certificate
        for certificate in context.theirs
        if certificate in context.certificates and value_text(certificate, "registration_number")
    ]
    if not named or not papers or len(papers) > 3:
        return
    written = {normalised_number(value_text(certificate, "registration_number")) for certificate in papers}
    if any(_within(a, b) for a in named for b in written):
        return
    certificate = papers[0]
    says = phrase(
        "scrutiny.number-differs-from-certificate",
        named=context.reading.registrations[0].number,
        written=value_text(certificate, "registration_number"),
        paper=certificate.paper.name,
    )
    reason = context.quote_basis("registrations.0", context.reading.registrations[0].span)
    yield defect(
        context, "number-differs-from-certificate", says, reason, paper_reason(certificate, "registration_number")
    )


def _within(a: str, b: str) -> bool:
    """Whether two bare numbers can be one, `No.` and the like aside."""
    return a in b or b in a

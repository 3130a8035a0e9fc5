"""What a notice must hold: the statements of the law that applies, evidence, one right, a named work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.finding import Finding, Gravity, fact
from rejoinder.domain.phrase import phrase
from rejoinder.scrutiny.complaint_context import ComplaintContext, defect
from rejoinder.scrutiny.mandatory import missing_statements
from rejoinder.text.lazy_pattern import regex


def form(context: ComplaintContext) -> Iterator[Finding]:
    """Statements of the applicable law that the notice lacks; and absent evidence or several rights."""
    yield from missing_statements(context)
    if context.complains:
        yield from _no_evidence(context)
        yield from _several_rights(context)


_EVIDENCE = regex(
    r"\b(?:attach\w*|enclos\w*|annex\w*|exhibit\w*|evidence|proof|screenshot\w*)\b|附件|附后|证据|截图|随附|приложен|доказательств|скриншот",
    re.IGNORECASE,
)


def _no_evidence(context: ComplaintContext) -> Iterator[Finding]:
    """Nothing came with this copy of a copyright complaint: no paper, no number, no day of the work.

    A note and private: the platform may hold the evidence without sending it, so the first step is to look there.
    """
    if not context.shows_part or context.theirs or context.reading.attachments or context.reading.registrations:
        return
    if any(paper.place.value in ("claimed", "attachment") for paper in context.case.papers):
        return
    if context.families != ("copyright",) or context.reading.dated_facts or context.says(_EVIDENCE):
        return
    reason = fact("reading.attachments", phrase("scrutiny.nothing-attached"))
    yield defect(
        context,
        "no-evidence-sent",
        phrase("scrutiny.no-evidence-sent"),
        reason,
        rules=("prc.ecl.42",),
        gravity=Gravity.NOTE,
        private=True,
    )


def _several_rights(context: ComplaintContext) -> Iterator[Finding]:
    if not context.shows_part or len(context.families) < 2 or context.case.asserted.right is not None:
        return
    named = tuple(phrase(f"scrutiny.family.{family}") for family in context.families)
    reason = fact("reading.rights", phrase("scrutiny.rights-read", rights=named))
    yield defect(
        context,
        "several-rights",
        phrase("scrutiny.several-rights", rights=named),
        reason,
        gravity=Gravity.NOTE,
    )

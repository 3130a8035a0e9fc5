"""Defects of the complaint itself, each with the words that it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Inspection
from rejoinder.domain.finding import Finding
from rejoinder.domain.reading import Stage
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.scrutiny.certificate import certificates, number_differs
from rejoinder.scrutiny.complainant_authority import standing_defects
from rejoinder.scrutiny.complaint_context import complaint_context
from rejoinder.scrutiny.entry import register_defects
from rejoinder.scrutiny.form import form
from rejoinder.scrutiny.listing_scope import by_us_id, listing_defects
from rejoinder.scrutiny.repeated_complaint import repeat
from rejoinder.scrutiny.right_validity import validity_defects
from rejoinder.scrutiny.scope import scope

TESTED = frozenset({Stage.NOTICE, Stage.FORWARDED_NOTICE, Stage.REMINDER, Stage.PLATFORM_FINDING, Stage.DECISION})
"""Stages that hold a complaint, or a platform's finding, which can be sound or not."""


def defects(
    case: CaseFile, inspections: Sequence[Inspection], *, rulebooks: Rulebooks, now: dt.datetime
) -> tuple[Finding, ...]:
    """What is wrong with the complaint, in a fixed order.

    Args:
        inspections: of all papers of the case; those sent along by the complainant are told by where they lie.
        now: stands in for the day of the complaint where neither the seller nor the notice gives one.

    Returns: findings about the complaint, none of which blocks; `helps` where the seller can use it, `note` where it
        is merely worth knowing. A finding that is not private may be said in the statement: it rests on the notice's
        own words, on a paper sent along or on the seller's listing. A remark that explains an accused listing is about
        the listing and no defect. Empty where the message holds no complaint.
    """
    set_up = complaint_context(case, inspections, rulebooks=rulebooks, now=now)
    if set_up is None or set_up.reading.stage not in TESTED:
        return ()
    checks = (
        validity_defects,
        certificates,
        number_differs,
        register_defects,
        scope,
        standing_defects,
        listing_defects,
        repeat,
        form,
        by_us_id,
    )
    return tuple(finding for check in checks for finding in check(set_up))

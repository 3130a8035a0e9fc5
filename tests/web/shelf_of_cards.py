"""Cards as judging writes them, made without the judging, for tests of lists."""

from __future__ import annotations

import datetime as dt
from typing import Any

from rejoinder.db.case_projection import key_of
from rejoinder.db.models import END, Card, CardDeadline, Case, Judgement, Organisation
from rejoinder.db.search import keep_words
from tests.web.cast import NOW


def card(house: Organisation, title: str, *, due: dt.timedelta | None = None, **fields: Any) -> Card:
    """A case of the house with its card, deadline and words."""
    opened = fields.pop("opened_at", NOW - dt.timedelta(days=1))
    case = Case.objects.create(organisation=house, opened_at=opened)
    Judgement.objects.create(case=case, state="done")
    due_at = None if due is None else NOW + due
    rights = fields.get("rights", ["copyright"])
    status = fields.get("status", "open")
    made = Card.objects.create(
        case=case,
        organisation=house,
        title=title,
        opened_at=opened,
        due_at=due_at,
        safe_by=due_at and due_at - dt.timedelta(hours=12),
        sort_at=due_at or END,
        offset_minutes=480,
        rights_key=f" {' '.join(rights)} ",
        complainant_key=key_of(fields.get("complainant", "")),
        agent_key=key_of(fields.get("agent", "")),
        phase=status if status in ("open", "answered") else "over",
        **{"rights": rights, "platform": "aliexpress", **fields},
    )
    if due_at:
        CardDeadline.objects.create(
            card=made,
            organisation=house,
            deadline="answer",
            route="counter_notice",
            due_at=due_at,
            safe_by=made.safe_by,
            offset_minutes=480,
        )
    keep_words(made, [title, made.complainant, made.agent, made.reference])
    return made

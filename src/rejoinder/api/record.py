"""What is told of rows, as plain values."""

from __future__ import annotations

from typing import Any

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.translation import say
from rejoinder.db.models import Card, Case, Judgement
from rejoinder.db.services import services
from rejoinder.domain.event import Event
from rejoinder.usecases.case_history import event_sentence

PLAIN = (
    "title platform stage rights complainant agent reference listing_count status phase clock best_route ground "
    "missing_count due_at safe_by received_at opened_at"
).split()


def case_record(request: ApiRequest, card: Card) -> dict[str, Any]:
    """A case as lists show it."""
    handler, shop = card.handler, card.shop
    return {
        "id": card.pk,
        **{name: getattr(card, name) for name in PLAIN},
        "closed_at": card.case.closed_at,
        "merged_into": card.case.merged_into_id,
        "handler": {"id": handler.pk, "name": str(handler)} if handler else None,
        "shop": shop,
        "judgement": judgement_record(request, card.case.judgement),
    }


def judgement_record(request: ApiRequest, judgement: Judgement) -> dict[str, Any]:
    """How far the judging is."""
    trouble = (judgement.trouble or {}).get("says", {}).get(request.language)
    return {"state": judgement.state, "judged_at": judgement.judged_at, "trouble": trouble}


def card_of(case: Case) -> Card:
    """The card of a case with all that is told of it."""
    return Card.objects.select_related("handler", "shop", "case__judgement").get(pk=case.pk)


def recorded_response(request: ApiRequest, events: tuple[Event, ...]) -> dict[str, list[str]]:
    """What was written, after the case was given to the background to be judged anew."""
    if events:
        services().queue_judgement(request.case)
    return {"recorded": [say(request, event_sentence(event)) for event in events]}

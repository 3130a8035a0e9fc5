"""Note what programs are to be told, in the transaction in which it happens, so that nothing is lost or told twice."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from rejoinder.db.models import Timer, Webhook, WebhookDelivery, WebhookEvent
from rejoinder.domain.webhook import OF_LINES, WebhookKind

CALL = "webhook"


def record_webhook_event(
    kind: WebhookKind, *, organisation: uuid.UUID, key: str, at: dt.datetime, case: uuid.UUID | None = None, **says: Any
) -> None:
    """Have every program of the organisation told that wants to hear of it; once for the key.

    Args:
        says: plain values, and none that stands in the case itself.
    """
    wanting = [each for each in _active(organisation) if not each.kinds or kind.value in each.kinds]
    if not wanting:
        return
    id = uuid.uuid5(organisation, key)
    event = WebhookEvent(pk=id, organisation_id=organisation, case_id=case, kind=kind.value, at=at, says=says)
    if not WebhookEvent.objects.filter(pk=id).exists():
        event.save(force_insert=True)
        queue_deliveries(event, wanting)


def lines_written(organisation: uuid.UUID, case: uuid.UUID, lines: Sequence[Any]) -> None:
    """The same of lines of a ledger; one question where no program listens."""
    known = [line for line in lines if line.event in OF_LINES]
    if known and _active(organisation):
        for line in known:
            key = f"line:{case.hex}:{line.n}"
            record_webhook_event(
                OF_LINES[line.event], organisation=organisation, key=key, at=line.at, case=case, line=line.n
            )


def queue_deliveries(event: WebhookEvent, webhooks: Iterable[Webhook]) -> None:
    """One delivery each, with its timer."""
    for webhook in webhooks:
        delivery = WebhookDelivery.objects.create(event=event, webhook=webhook, next_at=event.at)
        # The row itself: ledgers write it, and what else there is of timers stands on ledgers.
        Timer.objects.create(key=f"{CALL}:{delivery.pk}:0", kind=CALL, due_at=event.at, about=str(delivery.pk))


def _active(organisation: uuid.UUID) -> list[Webhook]:
    return list(Webhook.objects.filter(organisation=organisation, state="active").order_by("pk"))

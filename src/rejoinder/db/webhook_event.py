"""Note what programs are to be told, in the transaction in which it happens, so that nothing is lost or told twice."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from rejoinder.db.models import Timer, Webhook, WebhookDelivery, WebhookEvent
from rejoinder.domain.webhook import OF_LINES, WebhookKind

CALL = "webhook"


def happened(
    kind: WebhookKind, *, house: uuid.UUID, key: str, at: dt.datetime, case: uuid.UUID | None = None, **says: Any
) -> None:
    """Have every program of the house told that wants to hear of it; once for the key.

    Args:
        says: plain values, and none that stands in the case itself.
    """
    wanting = [each for each in _active(house) if not each.kinds or kind.value in each.kinds]
    if not wanting:
        return
    id = uuid.uuid5(house, key)
    event = WebhookEvent(pk=id, organisation_id=house, case_id=case, kind=kind.value, at=at, says=says)
    if not WebhookEvent.objects.filter(pk=id).exists():
        event.save(force_insert=True)
        told(event, wanting)


def lines_written(house: uuid.UUID, case: uuid.UUID, lines: Sequence[Any]) -> None:
    """The same of lines of a ledger; one question where no program listens."""
    known = [line for line in lines if line.event in OF_LINES]
    if known and _active(house):
        for line in known:
            key = f"line:{case.hex}:{line.n}"
            happened(OF_LINES[line.event], house=house, key=key, at=line.at, case=case, line=line.n)


def told(event: WebhookEvent, webhooks: Iterable[Webhook]) -> None:
    """One delivery each, with its timer."""
    for webhook in webhooks:
        made = WebhookDelivery.objects.create(event=event, webhook=webhook, next_at=event.at)
        # The row itself: ledgers write it, and what else there is of timers stands on ledgers.
        Timer.objects.create(key=f"{CALL}:{made.pk}:0", kind=CALL, due_at=event.at, about=str(made.pk))


def _active(house: uuid.UUID) -> list[Webhook]:
    return list(Webhook.objects.filter(organisation=house, state="active").order_by("pk"))

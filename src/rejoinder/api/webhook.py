"""Webhooks: whom of the house's own programs to call, and how it went."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse
from ninja import Router, Schema, Status
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.cursor import make_cursor, place
from rejoinder.api.scopes import manages
from rejoinder.db import webhook
from rejoinder.db.models import Webhook, WebhookDelivery
from rejoinder.domain.webhook import WebhookKind

router = Router(tags=["webhooks"])


class Wanted(Schema):
    """Whom to call, and about what."""

    url: str = Field(min_length=1, max_length=1000, description="An HTTPS address of a public server.")
    kinds: list[WebhookKind] = Field([], max_length=30, description="What to tell; everything where it is empty.")


class WebhookShape(Schema):
    """A program that is called."""

    id: int
    url: str
    kinds: list[str]
    state: str
    """`active` or `disabled`."""
    failures: int
    """Calls that failed since the last that was taken."""
    made_at: dt.datetime


class WebhookMade(WebhookShape):
    """The same, with the secret that signs; it is shown this once."""

    secret: str


class Webhooks(Schema):
    """The webhooks of the house."""

    webhooks: list[WebhookShape]


class DeliveryShape(Schema):
    """One event for one program, and how handing it over went."""

    id: int
    event: uuid.UUID
    type: str
    at: dt.datetime
    state: str
    """`waiting`, `taken`, `failed` (given up) or `skipped` (the webhook was disabled)."""
    tries: int
    tried_at: dt.datetime | None
    next_at: dt.datetime | None
    status: int | None
    """What the program answered last."""
    why: str
    """Code of the error of the last try."""


class Deliveries(Schema):
    """A page of deliveries, the newest first."""

    deliveries: list[DeliveryShape]
    next: str | None


@router.get("webhooks", response=Webhooks, operation_id="list_webhooks", summary="The webhooks of the house")
@manages()
def list_webhooks(request: ApiRequest) -> Any:
    """Every webhook, without its secret."""
    return {"webhooks": list(webhook.webhooks_of(request.caller.organisation))}


@router.post("webhooks", response={201: WebhookMade}, operation_id="make_webhook", summary="Add a webhook")
@manages()
def make(request: ApiRequest, response: HttpResponse, said: Wanted) -> Any:
    """Have a program called when something happens. Its secret is shown in this answer alone."""
    organisation, by = request.caller.organisation, request.caller.user
    hook, secret = webhook.make_webhook(organisation, said.url, said.kinds, by=by)
    response["Location"] = f"/api/v1/webhooks/{hook.pk}"
    return Status(201, {**_record(hook), "secret": secret})


@router.get("webhooks/{int:number}", response=WebhookShape, operation_id="show_webhook", summary="Show a webhook")
@manages()
def show(request: ApiRequest, number: int) -> Any:
    """One webhook."""
    return webhook.webhook_of(request.caller.organisation, number)


@router.delete("webhooks/{int:number}", response={204: None}, operation_id="remove_webhook", summary="Remove a webhook")
@manages()
def remove(request: ApiRequest, number: int) -> Any:
    """Call the program no more, and forget what it was told."""
    webhook.remove_webhook(webhook.webhook_of(request.caller.organisation, number), by=request.caller.user)
    return Status(204, None)


@router.post(
    "webhooks/{int:number}/enable", response=WebhookShape, operation_id="enable_webhook", summary="Enable a webhook"
)
@manages()
def enable(request: ApiRequest, number: int) -> Any:
    """Call the program again after it was disabled; what happened meanwhile is not told."""
    found = webhook.webhook_of(request.caller.organisation, number)
    webhook.enable_webhook(found, by=request.caller.user)
    return found


@router.post(
    "webhooks/{int:number}/disable", response=WebhookShape, operation_id="disable_webhook", summary="Disable a webhook"
)
@manages()
def disable(request: ApiRequest, number: int) -> Any:
    """Call the program no more until it is enabled; what it was told is kept."""
    found = webhook.webhook_of(request.caller.organisation, number)
    webhook.disable_webhook(found, by=request.caller.user)
    return found


@router.post(
    "webhooks/{int:number}/try", response={202: DeliveryShape}, operation_id="try_webhook", summary="Try a webhook"
)
@manages()
def attempt(request: ApiRequest, number: int) -> Any:
    """Tell the program `webhook.tried`, in the background."""
    return Status(202, _delivery_record(webhook.try_webhook(webhook.webhook_of(request.caller.organisation, number))))


@router.get(
    "webhooks/{int:number}/deliveries", response=Deliveries, operation_id="list_deliveries", summary="What it was told"
)
@manages()
def deliveries(
    request: ApiRequest,
    number: int,
    cursor: str = functions.Query("", max_length=2000),
    size: int = functions.Query(50, ge=1, le=200),
) -> Any:
    """What the program was told within thirty days, and how it went."""
    found = webhook.webhook_of(request.caller.organisation, number)
    rows = webhook.deliveries_of(found, below=place(request, cursor), size=size)
    shown, more = rows[:size], len(rows) > size
    return {
        "deliveries": [_delivery_record(row) for row in shown],
        "next": make_cursor(request, shown[-1].pk if more else None),
    }


@router.post(
    "webhooks/{int:number}/deliveries/{int:delivery}/resend",
    response={202: DeliveryShape},
    operation_id="resend_delivery",
    summary="Tell it once more",
)
@manages()
def resend(request: ApiRequest, number: int, delivery: int) -> Any:
    """Tell the program again what it was told before, under the same id, in the background."""
    found = webhook.webhook_of(request.caller.organisation, number)
    return Status(202, _delivery_record(webhook.resend(found, delivery)))


def _record(hook: Webhook) -> dict[str, Any]:
    return {name: getattr(hook, name) for name in ("id", "url", "kinds", "state", "failures", "made_at")}


def _delivery_record(row: WebhookDelivery) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in ("id", "state", "tries", "tried_at", "next_at", "status", "why")}
    return {**plain, "event": row.event_id, "type": row.event.kind, "at": row.event.at}

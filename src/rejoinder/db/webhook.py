"""Webhooks of an organisation: each event is delivered once, and tried again until it is taken or given up."""

from __future__ import annotations

import base64
import datetime as dt
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from rejoinder.db.audit_event import record_act
from rejoinder.db.models import Organisation, Timer, User, Webhook, WebhookDelivery, WebhookEvent
from rejoinder.db.notice import News, send_notice
from rejoinder.db.permissions import people_who
from rejoinder.db.services import Services, services
from rejoinder.db.timer import Planned, add_timer
from rejoinder.db.webhook_event import CALL, queue_deliveries
from rejoinder.domain.errors import Invalid, Refused, RejoinderError
from rejoinder.domain.member import Act
from rejoinder.domain.notice import NoticeKind
from rejoinder.domain.phrase import phrase
from rejoinder.domain.webhook import PREFIX, WebhookKind, signature

MOST = 10
"""Webhooks of one organisation."""
WAITS = tuple(
    dt.timedelta(seconds=each) for each in (10, 60, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
"""After each try that failed, until the next; then the event is given up."""
MOST_FAILURES = 100
"""Calls that fail one after the other until a webhook is disabled; an event that is given up disables it as well."""
RETENTION = dt.timedelta(days=30)
"""How long deliveries are shown."""


class WebhookIsUnknown(Invalid):
    """There is no such webhook, or it is of another organisation: nobody is told which."""


class WebhookIsDisabled(Refused):
    """A program that is not called cannot be tried."""


class DeliveryIsUnknown(Invalid):
    """The webhook was told no such thing, or it is forgotten by now."""


class WebhooksAreTooMany(Refused):
    """The organisation has as many as one may have."""


def make_webhook(
    organisation: Organisation, url: str, kinds: Iterable[WebhookKind], *, by: User
) -> tuple[Webhook, str]:
    """A new webhook, and its secret, shown once.

    Args:
        kinds: what it is told; everything where there are none.

    Raises: WebhooksAreTooMany, and Invalid and Refused leaves of the address.
    """
    services().webhook_sender.admit(url)
    secret = PREFIX + base64.b64encode(secrets.token_bytes(32)).decode("ascii")
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        if Webhook.objects.filter(organisation=organisation).count() >= MOST:
            raise WebhooksAreTooMany(most=MOST)
        webhook = Webhook.objects.create(
            organisation=organisation,
            url=url,
            kinds=sorted({kind.value for kind in kinds}),
            locked=services().outside.secret_store.lock(secret),
            made_at=services().now(),
            made_by=by,
        )
        record_act("webhook-made", by=by, organisation=organisation, url=host_of(url))
    return webhook, secret


def webhooks_of(organisation: Organisation) -> QuerySet[Webhook]:
    """The webhooks of an organisation, in the order in which they were made."""
    return Webhook.objects.filter(organisation=organisation).order_by("pk")


def webhook_of(organisation: Organisation, number: int) -> Webhook:
    """A webhook of the organisation. Raises: WebhookIsUnknown."""
    found = webhooks_of(organisation).filter(pk=number).first()
    if found is None:
        raise WebhookIsUnknown
    return found


def remove_webhook(webhook: Webhook, *, by: User) -> None:
    """Call a program no more, and forget what it was told."""
    record_act("webhook-removed", by=by, organisation=webhook.organisation, url=host_of(webhook.url))
    webhook.delete()


def enable_webhook(webhook: Webhook, *, by: User) -> None:
    """Call a program again; what happened while it was disabled is not told later."""
    if Webhook.objects.filter(pk=webhook.pk, state="disabled").update(state="active", failures=0):
        record_act("webhook-enabled", by=by, organisation=webhook.organisation, url=host_of(webhook.url))
    webhook.refresh_from_db()


def disable_webhook(webhook: Webhook, *, by: User) -> None:
    """Call a program no more until somebody enables it; once more changes nothing."""
    if Webhook.objects.filter(pk=webhook.pk, state="active").update(state="disabled"):
        record_act("webhook-stopped", by=by, organisation=webhook.organisation, url=host_of(webhook.url))
    webhook.refresh_from_db()


def resend(webhook: Webhook, number: int) -> WebhookDelivery:
    """Tell a program at once what it was told before, under the same id, as often as if it were new.

    Raises: WebhookIsDisabled, DeliveryIsUnknown.
    """
    if webhook.state != "active":
        raise WebhookIsDisabled
    now, about = services().now(), str(number)
    with transaction.atomic():
        mine = WebhookDelivery.objects.filter(webhook=webhook, pk=number)
        if not mine.update(state="waiting", tries=0, next_at=now):
            raise DeliveryIsUnknown
        Timer.objects.filter(kind=CALL, about=about, state="waiting").update(state="cancelled")
        add_timer(Planned(key=f"{CALL}:{number}:again:{now.isoformat()}", kind=CALL, due_at=now), about=about)
    return mine.select_related("event").get()


def try_webhook(webhook: Webhook) -> WebhookDelivery:
    """Tell one program that somebody tries it, whatever else it is told. Raises: WebhookIsDisabled."""
    if webhook.state != "active":
        raise WebhookIsDisabled
    event = WebhookEvent(
        organisation_id=webhook.organisation_id, kind=WebhookKind.TRIED.value, at=services().now(), says={}
    )
    with transaction.atomic():
        event.save()
        queue_deliveries(event, [webhook])
    return WebhookDelivery.objects.get(event=event, webhook=webhook)


def call(services: Services, timer: Timer) -> None:
    """Hand one event to one program, and plan the next try where it was not taken; a timer does it."""
    found = WebhookDelivery.objects.select_related("event", "webhook__organisation").filter(pk=int(timer.about)).first()
    if found is None or found.state != "waiting":
        return
    if found.webhook.state != "active":
        WebhookDelivery.objects.filter(pk=found.pk).update(state="skipped", next_at=None)
        return
    status, why = _brought(services, found)
    if status is not None and 200 <= status < 300:
        _noted(found, services.now(), state="taken", status=status, why="", next_at=None)
        Webhook.objects.filter(pk=found.webhook_id).update(failures=0)
    else:
        _try_later(services, timer, found, status=status, why=why)


def message(delivery: WebhookDelivery) -> bytes:
    """What a program is told: what happened, when and where, and not a word of the case itself."""
    event = delivery.event
    says = {
        "id": str(event.pk),
        "type": event.kind,
        "timestamp": event.at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "data": {
            "organisation": str(event.organisation_id),
            "case": str(event.case_id) if event.case_id else None,
            **event.says,
        },
    }
    return json.dumps(says, ensure_ascii=False, separators=(",", ":")).encode()


def headers(delivery: WebhookDelivery, secret: str, body: bytes, at: dt.datetime) -> Mapping[str, str]:
    """The headers by which a program knows that a message is ours, new, and told once."""
    id = str(delivery.event_id)
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Rejoinder",
        "webhook-id": id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signature(secret, id, at, body),
    }


def delete_old_deliveries(now: dt.datetime) -> None:
    """Forget what was told long ago."""
    WebhookEvent.objects.filter(at__lt=now - RETENTION).exclude(deliveries__state="waiting").delete()


def host_of(url: str) -> str:
    """The server of an address, for notes that others may read: the rest of an address may be a secret."""
    return url.partition("://")[2].partition("/")[0].partition("?")[0]


def _brought(services: Services, delivery: WebhookDelivery) -> tuple[int | None, str]:
    """The status that was answered, or the code of the error that kept it from being brought."""
    body, at = message(delivery), services.now()
    try:
        secret = services.outside.secret_store.unlock(delivery.webhook.locked)
        return services.webhook_sender.bring(delivery.webhook.url, body, headers(delivery, secret, body, at)), ""
    except RejoinderError as error:
        return None, error.code()


def _noted(delivery: WebhookDelivery, at: dt.datetime, **changes: Any) -> None:
    mine = WebhookDelivery.objects.filter(pk=delivery.pk)
    mine.update(tries=F("tries") + 1, tried_at=at, **changes)


def _try_later(services: Services, timer: Timer, delivery: WebhookDelivery, *, status: int | None, why: str) -> None:
    Webhook.objects.filter(pk=delivery.webhook_id).update(failures=F("failures") + 1)
    failures = Webhook.objects.values_list("failures", flat=True).get(pk=delivery.webhook_id)
    is_last = delivery.tries >= len(WAITS)
    at = None if is_last else services.now() + WAITS[delivery.tries]
    state = "failed" if is_last else "waiting"
    with transaction.atomic():
        _noted(delivery, services.now(), state=state, status=status, why=why[:60], next_at=at)
        if at is not None:
            # By the timer that failed: what is told anew is tried as often as before, and no timer of then stands by.
            key = f"{CALL}:{delivery.pk}:after:{timer.pk}"
            add_timer(Planned(key=key, kind=CALL, due_at=at), about=str(delivery.pk))
    # A program that has removed itself says so; whoever else fails is given its time.
    if is_last or failures >= MOST_FAILURES or status == 410:
        _disable(services, delivery.webhook)


def _disable(services: Services, webhook: Webhook) -> None:
    """Call a program no more, and tell the owners once."""
    if not Webhook.objects.filter(pk=webhook.pk, state="active").update(state="disabled"):
        return
    says = phrase("api.webhook-disabled", url=host_of(webhook.url))
    key = f"webhook:{webhook.pk}:{services.now().isoformat(timespec='seconds')}"
    news = News(kind=NoticeKind.CARE, key=key, says=says, organisation=webhook.organisation, urgent=True)
    send_notice(services, people_who(Act.MANAGE, webhook.organisation), news)


def deliveries_of(webhook: Webhook, *, below: int | None, size: int) -> Sequence[WebhookDelivery]:
    """What a program was told, the newest first; one more than a page where there are more."""
    rows = WebhookDelivery.objects.filter(webhook=webhook).select_related("event").order_by("-pk")
    return list((rows if below is None else rows.filter(pk__lt=below))[: size + 1])

"""Webhooks of the organisation: which programs are called, what each was told, and how that went."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from rejoinder.db import webhook
from rejoinder.db.models import Webhook, WebhookDelivery
from rejoinder.db.services import services
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.member import Act
from rejoinder.domain.webhook import WebhookKind
from rejoinder.web.form import TranslatedForm
from rejoinder.web.page_request import MemberRequest
from rejoinder.web.remedy import error_text
from rejoinder.web.tenancy import member_page
from rejoinder.web.translation import say

A_PAGE = 25
CHOSEN = tuple(kind for kind in WebhookKind if kind is not WebhookKind.TRIED)
"""What a program can be told or not; of a try it is told always."""
PRIVATE = "called-server-is-private"


class WebhookForm(TranslatedForm):
    """Whom to call, and about what."""

    area = "webhooks"
    prefiltered = frozenset({"url", "kinds"})
    url = forms.CharField(max_length=1000, widget=forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false"}))
    kinds = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, request: MemberRequest, *, fresh: bool = False) -> None:
        super().__init__(request, fresh=fresh, prefix="webhook")
        self.set_choices("kinds", [(kind.value, _named(request, kind)) for kind in CHOSEN])


@member_page(Act.MANAGE)
def webhooks(request: MemberRequest) -> HttpResponse:
    """Which programs are called, and the form for another, whose secret is shown once."""
    form = WebhookForm(request)
    if not form.is_submitted():
        return _page(request, form, status=form.status)
    kinds = [WebhookKind(kind) for kind in form.cleaned_data["kinds"]]
    try:
        registered, secret = webhook.make_webhook(
            request.organisation, form.cleaned_data["url"], kinds, by=request.user
        )
    except (Invalid, Refused) as error:
        form.add_error("url", error_text(request, error))
        return _page(request, form, status=422)
    return _page(request, WebhookForm(request, fresh=True), new_webhook=webhook.host_of(registered.url), secret=secret)


@member_page(Act.MANAGE)
def one(request: MemberRequest, number: int) -> HttpResponse:
    """One program: what it was told last and how that went; as a part while something is on its way."""
    found = _found(request, number)
    below = request.GET.get("below", "")
    at = int(below) if below.isascii() and below.isdigit() and len(below) < 19 else None
    rows = webhook.deliveries_of(found, below=at, size=A_PAGE)
    shown_rows = [_delivery_row(request, row) for row in rows[:A_PAGE]]
    shown = {
        "here": "people",
        "webhook": found,
        "kinds": _kinds(request, found),
        "rows": shown_rows,
        "older": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else None,
        "below": at,
        "on_its_way": any(row["on_its_way"] for row in shown_rows),
    }
    part = request.headers.get("HX-Request") == "true"
    return _without_caching(render(request, "webhooks/deliveries.html" if part else "webhooks/one.html", shown))


@member_page(Act.MANAGE)
@require_POST
def attempt(request: MemberRequest, number: int) -> HttpResponse:
    """Tell the program that somebody tries it."""
    webhook.try_webhook(_found(request, number))
    return redirect("webhook", number)


@member_page(Act.MANAGE)
@require_POST
def resend(request: MemberRequest, number: int, delivery: int) -> HttpResponse:
    """Tell the program once more what it was told before."""
    webhook.resend(_found(request, number), delivery)
    return redirect("webhook", number)


@member_page(Act.MANAGE)
@require_POST
def stop(request: MemberRequest, number: int) -> HttpResponse:
    """Call the program no more, until it is turned on again."""
    webhook.disable_webhook(_found(request, number), by=request.user)
    messages.success(request, say(request, "webhooks.was-stopped"))
    return redirect("webhook", number)


@member_page(Act.MANAGE)
@require_POST
def enable(request: MemberRequest, number: int) -> HttpResponse:
    """Call the program again."""
    webhook.enable_webhook(_found(request, number), by=request.user)
    messages.success(request, say(request, "webhooks.was-enabled"))
    return redirect("webhook", number)


@member_page(Act.MANAGE)
@require_POST
def remove(request: MemberRequest, number: int) -> HttpResponse:
    """Call the program no more, and forget what it was told."""
    webhook.remove_webhook(_found(request, number), by=request.user)
    messages.success(request, say(request, "webhooks.was-removed"))
    return redirect("webhooks")


def _found(request: MemberRequest, number: int) -> Webhook:
    return webhook.webhook_of(request.organisation, number)


def _page(request: MemberRequest, form: WebhookForm, *, status: int = 200, **more: str) -> HttpResponse:
    rows = [
        {"webhook": each, "host": webhook.host_of(each.url), "kinds": _kinds(request, each)}
        for each in webhook.webhooks_of(request.organisation)
    ]
    shown = {"here": "people", "rows": rows, "form": form, "full": len(rows) >= webhook.MOST, "most": webhook.MOST}
    return _without_caching(render(request, "webhooks/list.html", shown | more, status=status))


def _without_caching(response: HttpResponse) -> HttpResponse:
    """Addresses and secrets are kept in no cache."""
    response["Cache-Control"] = "no-store"
    return response


def _kinds(request: MemberRequest, found: Webhook) -> list[str]:
    return [_named(request, WebhookKind(kind)) for kind in found.kinds]


def _named(request: MemberRequest, kind: WebhookKind) -> str:
    return say(request, f"webhooks.kind-{kind.value.replace('.', '-').replace('_', '-')}")


def _delivery_row(request: MemberRequest, row: WebhookDelivery) -> dict[str, Any]:
    """One delivery in words."""
    again = row.state == "waiting" and row.tries > 0
    return {
        "row": row,
        "at": timezone.localtime(row.event.at).replace(second=0, microsecond=0),
        "next_at": row.next_at and timezone.localtime(row.next_at).replace(second=0, microsecond=0),
        "what": _named(request, WebhookKind(row.event.kind)),
        "outcome": "again" if again else row.state,
        "why": _why(request, row),
        "on_its_way": row.state == "waiting" and row.next_at is not None and row.next_at <= services().now(),
    }


def _why(request: MemberRequest, row: WebhookDelivery) -> str:
    """What the program answered, or why it could not be told; empty where nobody has tried."""
    if row.status is not None:
        return say(request, "webhooks.answered", status=row.status)
    if not row.why:
        return ""
    return say(request, "webhooks.private" if row.why == PRIVATE else "webhooks.silent")


urls = [
    path("webhooks/", webhooks, name="webhooks"),
    path("webhooks/<int:number>/", one, name="webhook"),
    path("webhooks/<int:number>/try/", attempt, name="webhook-try"),
    path("webhooks/<int:number>/stop/", stop, name="webhook-stop"),
    path("webhooks/<int:number>/enable/", enable, name="webhook-enable"),
    path("webhooks/<int:number>/remove/", remove, name="webhook-remove"),
    path("webhooks/<int:number>/deliveries/<int:delivery>/resend/", resend, name="webhook-resend"),
]

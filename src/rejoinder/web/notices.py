"""Notices: the list, and how one wants to be told."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from rejoinder.db import notice_choice
from rejoinder.db.models import Channel, Delivery, MailMark, Notice
from rejoinder.db.notice import choice_of, permitted_notices, reminding_of, way_of, zone_of
from rejoinder.db.services import services
from rejoinder.domain.member import Act
from rejoinder.domain.notice import NoticeKind, Way, zones
from rejoinder.web.page_request import MemberRequest, UserRequest
from rejoinder.web.tenancy import organisation_page
from rejoinder.web.translation import asked_zone, say, zone_city

A_PAGE = 40
SHOWN_DELIVERIES = 8
GOOD = 25
EXAMPLES = (
    ("mail", "mail"),
    ("tgram", "tgram://{bot token}/{chat id}"),
    ("wecombot", "wecombot://{key}"),
    ("dingtalk", "dingtalk://{secret}@{token}"),
    ("feishu", "feishu://{token}"),
    ("slack", "slack://{token a}/{token b}/{token c}"),
    ("mailto", "mailtos://{user}:{password}@{server}?to={address}"),
    ("json", "jsons://{server}/{path}"),
)
"""Addresses as their services want them; what stands in braces is the reader's."""


@login_required
def notices(request: UserRequest) -> HttpResponse:
    """What one was told, newest first."""
    found = permitted_notices(request.user).prefetch_related("deliveries__channel").order_by("-made_at", "-pk")
    if request.GET.get("show") == "unread":
        found = found.filter(read_at=None)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [_row(request, notice) for notice in page]
    context = {"page": page, "rows": rows, "only_unread": request.GET.get("show") == "unread"}
    return render(request, "notices/list.html", context)


@login_required
@require_POST
def read(request: UserRequest, number: int | None = None) -> HttpResponse:
    """Note one notice, or all, as read."""
    notice_choice.read_notices(services(), request.user, number)
    return redirect("notices")


@login_required
def settings(request: UserRequest) -> HttpResponse:
    """How one wants to be told."""
    if request.method == "POST":
        _keep_zone(request)
        notice_choice.choose(
            request.user,
            {kind.value: request.POST.get(f"way-{kind.value}", "") for kind in NoticeKind},
            quiet=(request.POST.get("quiet-from", ""), request.POST.get("quiet-until", "")),
            urgent_breaks=bool(request.POST.get("urgent-breaks")),
            digest=request.POST.get("digest-at", ""),
        )
        messages.add_message(request, GOOD, say(request, "notice.kept"))
        return redirect("notice-settings")
    return render(request, "notices/settings.html", _settings(request))


@login_required
@require_POST
def add(request: UserRequest) -> HttpResponse:
    """One more way."""
    _keep_zone(request)
    address = "mail" if request.POST.get("service") == "mail" else request.POST.get("address", "")
    notice_choice.add_tried_channel(services(), request.user, name=request.POST.get("name", ""), address=address)
    return redirect("notice-settings")


@login_required
@require_POST
def remove(request: UserRequest, number: int) -> HttpResponse:
    """One way less."""
    notice_choice.remove_channel(request.user, number)
    return redirect("notice-settings")


@login_required
@require_POST
def attempt(request: UserRequest, number: int) -> HttpResponse:
    """Send a notice by one way, to see whether it arrives."""
    notice_choice.try_channel(services(), request.user, number)
    return redirect("notice-settings")


@login_required
def channel(request: UserRequest, number: int) -> HttpResponse:
    """What became of the last notices by one way; asked again while one is on its way."""
    found = Channel.objects.filter(user=request.user, pk=number).first()
    if found is None:
        raise notice_choice.WayIsUnknown
    return render(request, "notices/channel.html", {"each": _channel(request, found)})


@organisation_page(Act.MANAGE)
def organisation_settings(request: MemberRequest) -> HttpResponse:
    """When an organisation is reminded, and to which servers of its own notices may go."""
    if request.method == "POST":
        notice_choice.set_reminding(
            services(),
            request.organisation,
            leads=request.POST.get("leads", "").replace(",", " ").split(),
            escalate=request.POST.get("escalate", ""),
            hosts=request.POST.get("hosts", "").split(),
        )
        messages.add_message(request, GOOD, say(request, "notice.kept-house"))
        return redirect("notice-house")
    found = reminding_of(request.organisation.pk)
    values = {
        "leads": " ".join(str(hours) for hours in found.leads),
        "escalate": found.escalate_hours,
        "hosts": "\n".join(found.hosts),
    }
    return render(request, "notices/organisation.html", {"values": values})


def _row(request: UserRequest, notice: Notice) -> dict[str, Any]:
    late = notice.missed and notice.due_at is not None
    sent = sorted(notice.deliveries.all(), key=lambda each: each.pk)
    return {
        "notice": notice,
        "says": notice.says[request.language],
        "at": notice.made_at.replace(second=0, microsecond=0),
        "kind": say(request, f"notice.kind-{notice.kind}"),
        "late": say(request, "notice.missed-since", due_at=timezone.localtime(notice.due_at).replace(second=0))
        if late
        else "",
        "deliveries": [_delivery(request, each) for each in sent],
    }


def _settings(request: UserRequest) -> dict[str, Any]:
    choice = choice_of(request.user)
    kinds = [
        {
            "kind": kind.value,
            "says": say(request, f"notice.kind-{kind.value}"),
            "hint": say(request, f"notice.about-{kind.value}"),
            "way": way_of(choice, kind).value,
        }
        for kind in NoticeKind
    ]
    mine = Channel.objects.filter(user=request.user).order_by("pk")
    return {
        "choice": choice,
        "kinds": kinds,
        "ways": [(way.value, say(request, f"notice.way-{way.value}")) for way in Way],
        "channels": [_channel(request, each) for each in mine],
        "examples": [(say(request, f"notice.service-{kind}"), text) for kind, text in EXAMPLES[1:]],
        "zone": zone_city(request.language, zone_of(request.user)),
        "manages": Act.MANAGE in request.may,
        "mailbox": MailMark.objects.order_by("-read_at").first() if Act.MANAGE in request.may else None,
    }


def _channel(request: UserRequest, channel: Channel) -> dict[str, Any]:
    last = Delivery.objects.filter(channel=channel).select_related("channel").order_by("-pk")[:SHOWN_DELIVERIES]
    deliveries = [_delivery(request, each) for each in last]
    return {
        "channel": channel,
        "service": say(request, f"notice.service-{channel.kind}"),
        "deliveries": deliveries,
        "on_its_way": any(each["state"] in ("waiting", "sending") and each["is_due"] for each in deliveries),
    }


def _delivery(request: UserRequest, delivery: Delivery) -> dict[str, Any]:
    why = (delivery.why or {}).get(request.language, "")
    return {
        "state": delivery.state,
        "says": say(request, f"notice.delivery-{delivery.state}"),
        "why": why,
        "at": (delivery.over_at or delivery.due_at).replace(second=0, microsecond=0),
        "is_due": delivery.due_at <= services().now(),
        "way": delivery.channel.name or say(request, f"notice.service-{delivery.channel.kind}"),
    }


def _keep_zone(request: UserRequest) -> None:
    """The zone in which pages show hours becomes the user's own, so that quiet hours mean what they seemed to mean."""
    zone = asked_zone(request)
    if not request.user.zone and zone in zones():
        request.user.zone = zone
        request.user.save(update_fields=["zone"])


urls = [
    path("notices/", notices, name="notices"),
    path("notices/read/", read, name="notices-read"),
    path("notices/<int:number>/read/", read, name="notice-read"),
    path("notices/settings/", settings, name="notice-settings"),
    path("notices/ways/", add, name="notice-way-add"),
    path("notices/ways/<int:number>/", channel, name="notice-way"),
    path("notices/ways/<int:number>/try/", attempt, name="notice-way-try"),
    path("notices/ways/<int:number>/remove/", remove, name="notice-way-remove"),
    path("notices/house/", organisation_settings, name="notice-house"),
]

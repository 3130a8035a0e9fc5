"""What falls due when: a month at a glance, an agenda, and a feed for one's own calendar."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from typing import Any

from babel.dates import format_skeleton, get_day_names
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rejoinder.assembly.calendar import WAIT, route_named
from rejoinder.db import feed
from rejoinder.db.diary import MOST, DueMoment, day_moments, deadlines_of, moments, per_day
from rejoinder.db.models import DAY_UNKNOWN, CardDeadline
from rejoinder.db.permissions import cards_of, require_encryption
from rejoinder.db.services import services
from rejoinder.domain.notice import zone_named
from rejoinder.web.board_row import hours_of, teller, there_at
from rejoinder.web.page_request import MemberRequest, UserRequest, has_organisation
from rejoinder.web.tenancy import organisation_page
from rejoinder.web.translation import say, zone_city

LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN", "ru": "ru_RU"}
SHOWN = 3
"""Moments that a day of the month shows; the rest stand in the agenda."""
SPAN = 14
"""Days of an agenda."""
LISTED, LISTED_OF_A_DAY = 100, 300
"""Moments of each kind that an agenda of a fortnight tells, and that of a day."""


@organisation_page()
def calendar(request: UserRequest) -> HttpResponse:
    """A month, or the agenda of a fortnight or a day, in the zone of the organisation."""
    if not has_organisation(request):
        return redirect("board")
    zone = zone_named(request.organisation.zone)
    today = services().now().astimezone(zone).date()
    on = _day(request.GET.get("on", ""), today)
    agenda = request.GET.get("view") == "agenda"
    shown = _agenda(request, on, zone) if agenda else _month(request, on, today, zone)
    more = {"here": "calendar", "agenda": agenda, "on": on, "today": today, "zone": zone_city(request.language, zone)}
    more["feed"] = mine = feed.feed_of(request.user, request.organisation)
    more["feed_made"] = mine and mine.made_at.astimezone(zone).date()
    more["unknown"] = cards_of(request.user, request.organisation).filter(phase="open", sort_at=DAY_UNKNOWN).count()
    return render(request, "calendar.html", shown | more)


def _month(request: MemberRequest, on: dt.date, today: dt.date, zone: dt.tzinfo) -> dict[str, Any]:
    first = on.replace(day=1)
    begins = first - dt.timedelta(days=first.weekday())
    days = [begins + dt.timedelta(days=n) for n in range(42)]
    while days[-7].month != first.month:
        del days[-7:]
    edges = [_midnight(day, zone) for day in [*days, days[-1] + dt.timedelta(days=1)]]
    deadlines = deadlines_of(request.user, request.organisation)
    counted = per_day(deadlines, edges)
    found = day_moments(deadlines, edges, each=SHOWN) if sum(counted) <= MOST else ()
    cells = [
        {
            "day": day,
            "today": day == today,
            "outside": day.month != first.month,
            "count": count,
            "moments": _moment_rows(request, found[n].first, zone) if found else (),
            "more": found[n].count - SHOWN if found else 0,
            "url": f"?view=agenda&on={day}&days=1",
        }
        for n, (day, count) in enumerate(zip(days, counted, strict=True))
    ]
    locale = LOCALES[request.language]
    names = get_day_names("abbreviated", locale=locale)
    return {
        "title": format_skeleton("yMMMM", first, locale=locale),
        "weekdays": [names[n] for n in range(7)],
        "weeks": [cells[n : n + 7] for n in range(0, len(cells), 7)],
        "busy": not found and sum(counted) > 0,
        "empty": not sum(counted) and not any(day.count for day in found),
        "earlier": f"?on={(first - dt.timedelta(days=1)).replace(day=1)}",
        "later": f"?on={(first + dt.timedelta(days=31)).replace(day=1)}",
    }


def _agenda(request: MemberRequest, on: dt.date, zone: dt.tzinfo) -> dict[str, Any]:
    span = 1 if request.GET.get("days") == "1" else SPAN
    ends, most = on + dt.timedelta(days=span), LISTED_OF_A_DAY if span == 1 else LISTED
    found = moments(
        deadlines_of(request.user, request.organisation), _midnight(on, zone), _midnight(ends, zone), most=most
    )
    days = [(day, list(of_day)) for day, of_day in itertools.groupby(found, lambda one: one.at.astimezone(zone).date())]
    more = "&days=1" if span == 1 else ""
    return {
        "title": say(request, "calendar_page.agenda-of", begins=on, ends=ends - dt.timedelta(days=1)),
        "days": [(day, _moment_rows(request, of_day, zone)) for day, of_day in days],
        "cut": len(found) >= most,
        "empty": not found,
        "earlier": f"?view=agenda&on={on - dt.timedelta(days=span)}{more}",
        "later": f"?view=agenda&on={ends}{more}",
    }


def _moment_rows(request: MemberRequest, found: Sequence[DueMoment], zone: dt.tzinfo) -> list[dict[str, Any]]:
    """The moments in words, at the hour of the organisation; the agenda names the platform's hour too."""
    rows, tells = [], teller(request, hours_of(request))
    for one in found:
        deadline, card = one.deadline, one.deadline.card
        there = there_at(one.at, deadline.offset_minutes)
        rows.append(
            {
                "kind": one.kind,
                "hour": f"{one.at.astimezone(zone):%H:%M}",
                "there": there if there.utcoffset() != one.at.astimezone(zone).utcoffset() else None,
                "title": card.title or card.reference or say(request, "board.new-case"),
                "number": card.reference,
                "line": card.status_says.get(request.language, ""),
                "step": tells.step(card),
                "url": reverse("case", args=[card.pk]),
                "says": say(request, f"calendar_page.{one.kind}", route=route_named(deadline.route))
                if one.kind != WAIT
                else say(request, "calendar_page.wait"),
                "verified": deadline.verified,
            }
        )
    return rows


def _day(text: str, today: dt.date) -> dt.date:
    """A day of an address, within what calendars can count; today where it is none."""
    try:
        day = dt.date.fromisoformat(text[:10])
    except ValueError:
        return today
    return day if 2000 <= day.year <= 2200 else today


def _midnight(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), zone)


@never_cache
@require_POST
@organisation_page()
def make(request: MemberRequest) -> HttpResponse:
    """A new feed; its address is shown once."""
    raw = feed.make_feed(request.user, request.organisation, language=request.language)
    address = request.build_absolute_uri(reverse("feed", args=[raw]))
    return render(request, "calendar_feed.html", {"here": "calendar", "address": address})


@require_POST
@organisation_page()
def revoke(request: MemberRequest) -> HttpResponse:
    """Have the feed answer no more."""
    feed.revoke_feed(request.user, request.organisation)
    messages.success(request, say(request, "calendar_page.feed-revoked"))
    return redirect("calendar")


@require_safe
def fetch(request: MemberRequest, token: str) -> HttpResponse:
    """The calendar of whoever holds the secret; what its person may see is asked anew each time."""
    require_encryption(request)
    found = feed.feed_for(token)

    def address(deadline: CardDeadline) -> str:
        return str(request.build_absolute_uri(reverse("case", args=[deadline.card_id])))

    response = HttpResponse(feed.calendar(found, address), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rejoinder.ics"'
    response["Cache-Control"] = "private, max-age=300"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


urls = [
    path("calendar/", calendar, name="calendar"),
    path("calendar/feed/", make, name="feed-make"),
    path("calendar/feed/revoke/", revoke, name="feed-revoke"),
    path("feeds/<str:token>.ics", fetch, name="feed"),
]

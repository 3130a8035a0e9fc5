"""The private address at which somebody's calendar fetches the deadlines of one organisation."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterator

from rejoinder.assembly.calendar import WAIT, CalendarEntry, route_named
from rejoinder.assembly.print_document import Say
from rejoinder.db.audit_event import record_act
from rejoinder.db.diary import KINDS, deadlines_of
from rejoinder.db.models import CardDeadline, Feed, Organisation, User
from rejoinder.db.permissions import CaseIsUnknown, organisations_of
from rejoinder.db.services import services
from rejoinder.db.token import digest_of
from rejoinder.domain.phrase import phrase

SINCE = dt.timedelta(days=30)
"""How long ago a deadline may have passed that still stands in the calendar."""
MOST = 500
"""Deadlines in one calendar, the soonest of them."""


class FeedIsUnknown(CaseIsUnknown):
    """There is no such feed: it was never made, was revoked, or its person may no longer see the organisation."""


def make_feed(user: User, organisation: Organisation, *, language: str) -> str:
    """The secret of a new feed, told once; the feed made before no longer answers. Raises: CaseIsUnknown."""
    if not organisations_of(user).filter(pk=organisation.pk).exists():
        raise CaseIsUnknown
    raw = secrets.token_urlsafe(32)
    Feed.objects.update_or_create(
        user=user,
        organisation=organisation,
        defaults={"digest": digest_of(raw), "language": language, "made_at": services().now(), "fetched_on": None},
    )
    record_act("feed-made", by=user, organisation=organisation)
    return raw


def revoke_feed(user: User, organisation: Organisation) -> None:
    """Have the feed answer no more; harmless where there is none."""
    if Feed.objects.filter(user=user, organisation=organisation).delete()[0]:
        record_act("feed-revoked", by=user, organisation=organisation)


def feed_of(user: User, organisation: Organisation) -> Feed | None:
    """The user's feed of the organisation, or None."""
    return Feed.objects.filter(user=user, organisation=organisation).first()


def feed_for(raw: str) -> Feed:
    """The feed that answers to a secret. Raises: FeedIsUnknown."""
    found = Feed.objects.select_related("user", "organisation").filter(digest=digest_of(raw)).first()
    if found is None or not found.user.is_active:
        raise FeedIsUnknown
    if not organisations_of(found.user).filter(pk=found.organisation_id).exists():
        raise FeedIsUnknown
    return found


def calendar(feed: Feed, address: Callable[[CardDeadline], str]) -> bytes:
    """What its person may see now, as an iCalendar file. It names route and number, and no party.

    Args:
        address: of the page of a deadline's case.
    """
    app, now = services().app, services().now()
    wording = app.wording(None)
    found = deadlines_of(feed.user, feed.organisation).filter(due_at__gte=now - SINCE)
    rows = found.select_related("card").order_by("due_at", "pk")[:MOST]

    def say(value: object) -> str:
        return wording.show(value, feed.language)

    entries = [entry for row in rows for entry in _entries(row, address(row), say)]
    _note(feed, now.date())
    return app.renderer().calendar(entries, made_at=now, language=feed.language)


def _entries(row: CardDeadline, address: str, say: Say) -> Iterator[CalendarEntry]:
    number = row.card.reference or say(phrase("document.calendar-no-number"))
    says = say(phrase("calendar_page.entry", url=address))
    if not row.verified:
        says += "\n" + say(phrase("document.calendar-unverified"))
    if row.route == WAIT:
        summary = say(phrase("document.calendar-wait", number=number))
        uid = f"{row.card_id.hex[:16]}-{row.deadline}@rejoinder"
        yield CalendarEntry(uid=uid, at=row.due_at, summary=summary, says=says)
        return
    for kind, column in KINDS.items():
        summary = say(phrase(f"document.calendar-{kind}", route=route_named(row.route), number=number))
        uid = f"{row.card_id.hex[:16]}-{row.deadline}-{kind}@rejoinder"
        yield CalendarEntry(uid=uid, at=getattr(row, column), summary=summary, says=says)


def _note(feed: Feed, day: dt.date) -> None:
    """Once a day, so that a calendar that asks every minute writes nothing."""
    if feed.fetched_on != day:
        Feed.objects.filter(pk=feed.pk).update(fetched_on=day)

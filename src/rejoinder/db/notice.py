"""Tell people: each notice stands once in a person's list, and goes the ways that the person chose."""

from __future__ import annotations

import datetime as dt
import uuid
import zoneinfo
from collections.abc import Iterable

import attrs
from django.db import transaction
from django.db.models import Q, QuerySet

from rejoinder.db.models import (
    Card,
    Case,
    Channel,
    Delivery,
    Guest,
    Member,
    Notice,
    NoticeChoice,
    Organisation,
    Reminding,
    User,
)
from rejoinder.db.permissions import people_who
from rejoinder.db.services import Services
from rejoinder.db.stored_error import in_each
from rejoinder.db.timer import Planned, add_timer
from rejoinder.domain.member import Act
from rejoinder.domain.notice import USUAL_WAYS, NoticeKind, QuietHours, Way, next_at, zone_named
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase

DELIVER, DIGEST = "deliver", "digest"


@attrs.frozen(kw_only=True)
class News:
    """What is to be told, in no language yet; instants in it are shown in the zone of whoever reads it."""

    kind: NoticeKind
    key: str
    says: Phrase
    case: Case | None = None
    organisation: Organisation | None = None
    urgent: bool = False
    due_at: dt.datetime | None = None
    """When it should have been told."""
    missed: bool = False
    """Whether that is past because nothing ran."""
    quietly: bool = False
    """Whether the list is enough, whatever people chose."""


def send_notice(services: Services, people: Iterable[User], news: News) -> None:
    """Tell these people, each once for the key of the news."""
    for user in people:
        with transaction.atomic():
            notice, new = Notice.objects.get_or_create(
                user=user, key=news.key[:200], defaults=_row(services, user, news)
            )
            if new and not news.quietly:
                _send_out(notice, choice_of(user), services.now())


def workers_of(case: Case) -> list[User]:
    """Who is told about a case: whoever handles it, else everybody who may work in it."""
    handler = Card.objects.filter(pk=case.pk).values_list("handler", flat=True).first()
    may = people_who(Act.WORK, case.organisation)
    assigned = list(may.filter(pk=handler)) if handler is not None else []
    return assigned or list(may)


def choice_of(user: User) -> NoticeChoice:
    """How somebody wants to be told; the usual way where nothing was chosen."""
    return NoticeChoice.objects.filter(pk=user.pk).first() or NoticeChoice(user=user)


def reminding_of(organisation: uuid.UUID) -> Reminding:
    """When an organisation wants to be reminded; the usual hours where nothing was set."""
    return Reminding.objects.filter(pk=organisation).first() or Reminding()


def way_of(choice: NoticeChoice, kind: NoticeKind) -> Way:
    """How notices of a kind reach a person."""
    chosen = choice.ways.get(kind.value)
    return Way(chosen) if chosen in set(Way) else USUAL_WAYS[kind]


def zone_of(user: User) -> zoneinfo.ZoneInfo:
    """The person's zone; that of the first organisation where none is chosen."""
    names = [user.zone, *Organisation.objects.filter(members__user=user).order_by("pk").values_list("zone", flat=True)]
    return zone_named(*names)


def language_of(user: User) -> str:
    """The language in which a person is told something."""
    of_organisations = Organisation.objects.filter(members__user=user).order_by("pk").values_list("language", flat=True)
    return next((each for each in (user.language, *of_organisations) if each in LANGUAGES), "en")


def undisturbed_from(user: User, choice: NoticeChoice, now: dt.datetime, *, urgent: bool) -> dt.datetime:
    """From when on a person may be disturbed."""
    begin, end = choice.quiet_from, choice.quiet_until
    if begin is None or end is None or begin == end or (urgent and choice.urgent_breaks):
        return now
    return QuietHours(begin=begin, end=end, zone=zone_of(user)).over_at(now)


def permitted_notices(user: User) -> QuerySet[Notice]:
    """A person's notices, without those of organisations and cases that the person may no longer see."""
    own = Q(case=None, organisation=None)
    member = Q(organisation__in=Member.objects.filter(user=user).values("organisation"))
    guest = Q(case__in=Guest.objects.filter(user=user).values("case"))
    return Notice.objects.filter(own | member | guest, user=user)


def unread_count(user: User) -> int:
    """How many notices a person has not read."""
    return permitted_notices(user).filter(read_at=None).count()


def _row(services: Services, user: User, news: News) -> dict[str, object]:
    return {
        "organisation": news.organisation or (news.case.organisation if news.case else None),
        "case": news.case,
        "kind": news.kind.value,
        "urgent": news.urgent,
        "says": in_each(services, _in_zone(news.says, zone_of(user))),
        "made_at": services.now(),
        "due_at": news.due_at,
        "missed": news.missed,
    }


def _send_out(notice: Notice, choice: NoticeChoice, now: dt.datetime) -> None:
    """Deliveries by every way of the person, each with its timer."""
    way = way_of(choice, NoticeKind(notice.kind))
    if way is Way.LIST:
        return
    for channel in Channel.objects.filter(user=notice.user):
        if way is Way.DIGEST and not notice.urgent:
            put_digest(notice, channel, next_at(choice.digest_at, now, zone_of(notice.user)))
        else:
            put_delivery(notice, channel, undisturbed_from(notice.user, choice, now, urgent=notice.urgent))


def put_delivery(notice: Notice, channel: Channel, due_at: dt.datetime) -> None:
    """One delivery with its timer."""
    delivery = Delivery.objects.create(notice=notice, channel=channel, due_at=due_at)
    add_timer(Planned(key=f"{DELIVER}:{delivery.pk}", kind=DELIVER, due_at=due_at), about=str(delivery.pk))


def put_digest(notice: Notice, channel: Channel, due_at: dt.datetime) -> None:
    """One delivery that waits for the digest of the day."""
    Delivery.objects.create(notice=notice, channel=channel, due_at=due_at, state="digest")
    key = f"{DIGEST}:{channel.pk}:{due_at.isoformat(timespec='seconds')}"
    add_timer(Planned(key=key, kind=DIGEST, due_at=due_at), about=str(channel.pk))


def _in_zone(message: Phrase, zone: zoneinfo.ZoneInfo) -> Phrase:
    """The phrase with its instants in a zone."""
    values = {
        name: value.astimezone(zone) if isinstance(value, dt.datetime) else value for name, value in message.values
    }
    return phrase(message.id, **values)

"""What people choose about notices: the ways, the quiet hours, the kinds; and what an organisation sets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import QuerySet

from rejoinder.db.delivery import hosts_for
from rejoinder.db.models import Channel, Notice, NoticeChoice, Organisation, Reminding, User
from rejoinder.db.notice import put_delivery
from rejoinder.db.permissions import organisations_of
from rejoinder.db.services import Services
from rejoinder.db.stored_error import in_each
from rejoinder.db.timer import Planned, add_timer
from rejoinder.db.timer_plan import REPLAN
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.notice import NoticeKind, Way
from rejoinder.domain.phrase import phrase

MOST_WAYS, MOST_TRIES, MOST_HOURS, MOST_LEADS, MOST_HOSTS = 10, 12, 720, 12, 20
HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")
OWN_MAIL = "mail"


class NoticeSettingIsWrong(Invalid):
    """An hour, a number of hours or a server that makes no sense."""


class WayIsUnknown(Invalid):
    """Nothing of this name."""


class WayIsNoChoice(Invalid):
    """A kind of notice, or a way of telling it, that nobody can choose."""


class WaysAreTooMany(Refused):
    """Nobody needs that many."""


class NoticesSpanHouses(Refused):
    """A token opens one organisation, and what is chosen here holds for every organisation of its person."""


class TriesAreTooMany(Refused):
    """A way is tried to see that it works, not to send many messages."""


def choose(user: User, ways: Mapping[str, str], *, quiet: tuple[str, str], urgent_breaks: bool, digest: str) -> None:
    """Set how a person wants to be told.

    Args:
        ways: by kind of notice.
        quiet: when the quiet hours begin and end, as `22:00`; two empty words where there are none.

    Raises: WayIsNoChoice, NoticeSettingIsWrong.
    """
    for kind, way in ways.items():
        if kind not in set(NoticeKind) or way not in set(Way):
            raise WayIsNoChoice(value=f"{kind}: {way}"[:40])
    begin, end = (_hour(each) if each.strip() else None for each in quiet)
    if (begin is None) != (end is None):
        raise NoticeSettingIsWrong(value="–".join(quiet)[:40])
    NoticeChoice.objects.update_or_create(
        user=user,
        defaults={
            "ways": dict(ways),
            "quiet_from": begin,
            "quiet_until": end,
            "urgent_breaks": urgent_breaks,
            "digest_at": _hour(digest),
        },
    )


def add_channel(services: Services, user: User, *, name: str, address: str) -> Channel:
    """One more way; its address is kept encrypted and never shown again.

    Args:
        address: of a service; `mail` alone stands for the mail address with which the person signs in.

    Raises: WaysAreTooMany, and Invalid and Refused leaves of the address.
    """
    if Channel.objects.filter(user=user).count() >= MOST_WAYS:
        raise WaysAreTooMany(most=MOST_WAYS)
    target = address.strip()
    if target.partition(":")[0].casefold() == OWN_MAIL:
        target = f"{OWN_MAIL}:{user.email}"
    kind = services.outside.notifier.kind(target, hosts=hosts_for(user))
    return Channel.objects.create(
        user=user,
        name=" ".join(name.split())[:100],
        kind=kind,
        locked=services.outside.secret_store.lock(target),
        added_at=services.now(),
    )


def remove_channel(user: User, number: int) -> None:
    """Take a way out. Raises: WayIsUnknown."""
    if not Channel.objects.filter(user=user, pk=number).delete()[0]:
        raise WayIsUnknown


def try_channel(services: Services, user: User, number: int) -> None:
    """Send one notice by a way, at once, so that the person sees whether it arrives.

    Raises: WayIsUnknown, TriesAreTooMany.
    """
    channel = Channel.objects.filter(user=user, pk=number).first()
    if channel is None:
        raise WayIsUnknown
    now = services.now()
    tries = _tries(user, now)
    with transaction.atomic():
        notice = Notice.objects.create(
            user=user,
            key=f"try:{channel.pk}:{now.isoformat()}:{tries}",
            kind=NoticeKind.CARE.value,
            says=in_each(services, phrase("notice.try-words")),
            made_at=now,
            read_at=now,
        )
        put_delivery(notice, channel, now)


def add_tried_channel(services: Services, user: User, *, name: str, address: str) -> Channel:
    """One more way, which is tried at once; none is added where it cannot be tried now.

    Raises: TriesAreTooMany, and what `add_channel` raises.
    """
    _tries(user, services.now())
    channel = add_channel(services, user, name=name, address=address)
    try_channel(services, user, channel.pk)
    return channel


def _tries(user: User, now: dt.datetime) -> int:
    """How often a person tried ways within the hour. Raises: TriesAreTooMany where that is enough."""
    lately = now - dt.timedelta(hours=1)
    tries = Notice.objects.filter(user=user, key__startswith="try:", made_at__gt=lately).count()
    if tries >= MOST_TRIES:
        raise TriesAreTooMany(most=MOST_TRIES)
    return tries


def set_reminding(
    services: Services, organisation: Organisation, *, leads: Sequence[str], escalate: str, hosts: Iterable[str]
) -> None:
    """Set when an organisation is reminded, and which servers notices may go to. Raises: NoticeSettingIsWrong."""
    hours = sorted({_number(each) for each in leads}, reverse=True)
    named = sorted({each.strip().casefold() for each in hosts if each.strip()})
    for each in named:
        if not HOST.fullmatch(each):
            raise NoticeSettingIsWrong(value=each[:60])
    if len(hours) > MOST_LEADS or len(named) > MOST_HOSTS:
        raise NoticeSettingIsWrong(value=str(max(len(hours), len(named))))
    now = services.now()
    with transaction.atomic():
        Reminding.objects.update_or_create(
            organisation=organisation, defaults={"leads": hours, "escalate_hours": _number(escalate), "hosts": named}
        )
        anew = Planned(key=f"{REPLAN}:{organisation.pk.hex}:{now.isoformat()}", kind=REPLAN, due_at=now)
        add_timer(anew, about=organisation.pk.hex)


def read_notices(services: Services, user: User, number: int | None = None) -> None:
    """Note that a person has read one notice, or all."""
    mine = Notice.objects.filter(user=user)
    note_read(services, mine if number is None else mine.filter(pk=number))


def note_read(services: Services, notices: QuerySet[Notice]) -> None:
    """Note these as read; those that were read before keep their hour."""
    read = list(notices.filter(read_at=None).values_list("pk", flat=True))
    Notice.objects.filter(pk__in=read).update(read_at=services.now())


def refuse_other_organisations(user: User, organisation: Organisation) -> None:
    """Raises: NoticesSpanHouses where the person is told of other organisations than this one as well."""
    if organisations_of(user).exclude(pk=organisation.pk).exists():
        raise NoticesSpanHouses


def _hour(text: str) -> dt.time:
    try:
        return dt.time.fromisoformat(text.strip()).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError as error:
        raise NoticeSettingIsWrong(value=text.strip()[:40]) from error


def _number(typed: str) -> int:
    text = typed.strip()
    if not (text.isascii() and text.isdigit()) or int(text[:6]) > MOST_HOURS:
        raise NoticeSettingIsWrong(value=text[:40])
    return int(text[:6])

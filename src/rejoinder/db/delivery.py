"""Hand notices over: each once, and what nobody can tell is said to be unknown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import QuerySet

from rejoinder.db.models import Channel, Delivery, Member, Notice, Reminding, Timer, User
from rejoinder.db.notice import language_of, permitted_notices
from rejoinder.db.services import Services
from rejoinder.db.stored_error import in_each
from rejoinder.domain.errors import RejoinderError, Unavailable
from rejoinder.domain.notice import Message
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.notice import NoticeFateIsUnknown

MOST_TRIES = 12
"""A way that stays silent for two hours has failed."""
MOST_IN_DIGEST = 50


def deliver(services: Services, timer: Timer) -> None:
    """Hand one notice over by one way. Raises: Unavailable leaves where that is to be tried again."""
    found = Delivery.objects.select_related("channel__user", "notice").filter(pk=int(timer.about)).first()
    if found is None:
        return
    mine = Delivery.objects.filter(pk=found.pk)
    if not permitted_notices(found.channel.user).filter(pk=found.notice_id).exists():
        mine.filter(state="waiting").delete()
    elif found.state == "sending":
        _settle(mine, services, "unknown")
    elif mine.filter(state="waiting").update(state="sending"):
        _hand_over(
            services, timer, mine, "waiting", found.channel, message(services, found.channel.user, [found.notice])
        )


def send_digest(services: Services, timer: Timer) -> None:
    """Hand over what waits for the digest of one way, as one message.

    Raises: Unavailable leaves where that is to be tried again.
    """
    channel = Channel.objects.select_related("user").filter(pk=int(timer.about)).first()
    if channel is None:
        return
    mine = Delivery.objects.filter(channel=channel, batch=timer.key)
    if mine.filter(state="sending").exists():
        _settle(mine, services, "unknown")
        return
    visible_notices = permitted_notices(channel.user).values("pk")
    waiting = Delivery.objects.filter(channel=channel, state="digest", due_at__lte=timer.due_at)
    waiting.exclude(notice__in=visible_notices).delete()
    due = waiting.filter(notice__in=visible_notices)
    if due.update(state="sending", batch=timer.key):
        notices = [each.notice for each in mine.filter(state="sending").select_related("notice").order_by("pk")]
        _hand_over(services, timer, mine, "digest", channel, message(services, channel.user, notices))


def message(services: Services, user: User, notices: Sequence[Notice]) -> Message:
    """The notices as one message in the language of the person."""
    language, wording = language_of(user), services.app.wording(None)
    lines = []
    for notice in notices[:MOST_IN_DIGEST]:
        lines.append(notice.says[language])
        if notice.missed:
            lines.append(wording.say(phrase("notice.comes-late"), language))
    if len(notices) > MOST_IN_DIGEST:
        lines.append(wording.say(phrase("notice.and-more", count=len(notices) - MOST_IN_DIGEST), language))
    title = phrase("notice.digest-title", count=len(notices)) if len(notices) > 1 else phrase("notice.title")
    return Message(title=wording.say(title, language), words="\n\n".join(lines))


def hosts_for(user: User) -> Collection[str]:
    """Servers of its own that the owners of the person's organisations named."""
    organisations = Member.objects.filter(user=user).values("organisation")
    named = Reminding.objects.filter(organisation__in=organisations).values_list("hosts", flat=True)
    return frozenset(host for hosts in named for host in hosts)


def _hand_over(
    services: Services, timer: Timer, mine: QuerySet[Delivery], before: str, channel: Channel, message: Message
) -> None:
    """Hand over what this process has just claimed, and note what became of it."""
    try:
        address = services.outside.secret_store.unlock(channel.locked)
        services.outside.notifier.tell(address, message, hosts=hosts_for(channel.user))
    except NoticeFateIsUnknown:
        _settle(mine, services, "unknown")
    except RejoinderError as error:
        if isinstance(error, Unavailable) and timer.asks < MOST_TRIES:
            mine.filter(state="sending").update(state=before)
            raise
        _settle(mine, services, "failed", why=in_each(services, error.says))
        Channel.objects.filter(pk=channel.pk).update(state="fails")
    else:
        _settle(mine, services, "sent")
        Channel.objects.filter(pk=channel.pk).update(state="works")


def _settle(mine: QuerySet[Delivery], services: Services, state: str, why: Any = None) -> None:
    """Who knows what became of it may say so even where another process took it for unknown."""
    mine.filter(state__in=("sending", "unknown")).update(state=state, over_at=services.now(), why=why)

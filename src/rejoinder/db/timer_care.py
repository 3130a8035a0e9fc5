"""What timers do for the installation itself: look through the vault, ask for backups."""

from __future__ import annotations

import datetime as dt

from rejoinder.db import expiry, idempotency, webhook
from rejoinder.db.erase import erase_old
from rejoinder.db.models import Document, File, Member, Notice, Organisation, Timer, User
from rejoinder.db.notice import News, send_notice
from rejoinder.db.permissions import people_who
from rejoinder.db.planner_statistics import refresh_statistics
from rejoinder.db.resumable_upload import discard_old_uploads
from rejoinder.db.services import Services
from rejoinder.db.timer import Planned, add_timer
from rejoinder.domain.member import Act, MemberRole
from rejoinder.domain.notice import NoticeKind
from rejoinder.domain.phrase import phrase

SWEEP, FETCH, BACKUP, CLEAR, ERASE = "sweep", "fetch", "backup", "clear", "erase"
EVERY = {
    SWEEP: dt.timedelta(days=7),
    FETCH: dt.timedelta(minutes=10),
    BACKUP: dt.timedelta(days=1),
    CLEAR: dt.timedelta(days=1),
    ERASE: dt.timedelta(hours=1),
}
FIRST = {
    SWEEP: dt.timedelta(hours=1),
    FETCH: dt.timedelta(seconds=20),
    BACKUP: dt.timedelta(days=3),
    CLEAR: dt.timedelta(hours=2),
    ERASE: dt.timedelta(minutes=30),
}
"""How long after the first start each begins."""
BACKUP_AGE = dt.timedelta(days=7)
RETENTION = dt.timedelta(days=90)
"""How long timers are kept that are over."""
NOTICE_RETENTION = dt.timedelta(days=730)
"""How long notices are kept that were read."""
MOST_NAMED = 20


def go_on(services: Services) -> None:
    """Have each regular timer waiting; called at the start, now and then, and when one was done."""
    now = services.now()
    for kind, every in EVERY.items():
        if kind == FETCH and not services.outside.reads_mail():
            continue
        waiting, latest = Timer.objects.filter(kind=kind, state="waiting"), now + max(every, FIRST[kind])
        if waiting.exists():
            # No regular timer is further away than its period, unless the clock ran ahead for a while.
            waiting.filter(due_at__gt=latest).update(due_at=now + every, asked_at=None)
            continue
        last = Timer.objects.filter(kind=kind).exclude(over_at=None).order_by("-due_at").first()
        at = min(max(last.due_at + every, now), latest) if last is not None else now + FIRST[kind]
        add_timer(Planned(key=f"{kind}:{at.isoformat(timespec='seconds')}", kind=kind, due_at=at))


def sweep(services: Services, timer: Timer) -> None:
    """Look at everything in the vault, and tell the owners whose cases hold what is gone or was altered."""
    found = services.vault().sweep()
    needed = set(File.objects.filter(gone=False).values_list("sha256", flat=True).distinct())
    hurt = {each.was for each in found.altered if each.was is not None} | services.vault().lacks(needed)
    for organisation in _organisations_with(hurt):
        names = tuple(sorted(set(_paths(organisation, hurt)))[:MOST_NAMED])
        says = phrase("timer.vault-hurt", count=len(names), names=names)
        news = News(
            kind=NoticeKind.CARE,
            key=f"{timer.key}:{organisation.pk.hex}",
            says=says,
            organisation=organisation,
            urgent=True,
        )
        send_notice(services, people_who(Act.MANAGE, organisation), news)


def backup(services: Services, timer: Timer) -> None:
    """Ask the owners for a backup where the last one is old, once a week."""
    now, last = services.now(), services.outside.backed_up_at()
    if last is not None and now - last < BACKUP_AGE:
        return
    week = now.date() - dt.timedelta(days=now.weekday())
    says = phrase("timer.backup-never") if last is None else phrase("timer.backup-old", backed_up_at=last)
    owners = Member.objects.filter(role=MemberRole.OWNER.value, user__is_active=True).values("user")
    people = User.objects.filter(pk__in=owners).order_by("pk")
    send_notice(services, people, News(kind=NoticeKind.CARE, key=f"{BACKUP}:{week.isoformat()}", says=says))


def erase(services: Services, timer: Timer) -> None:
    """Erase what cases name no more, and uploads that nobody finished or that a form took. Raises: VaultIsSilent."""
    discard_old_uploads(services.now())
    erase_old(services)


def delete_outdated(services: Services, timer: Timer) -> None:
    """Forget timers that were over long ago, notices read long ago and what has expired; refresh the statistics."""
    Timer.objects.exclude(state="waiting").filter(over_at__lt=services.now() - RETENTION).delete()
    Timer.objects.filter(state="cancelled", due_at__lt=services.now() - RETENTION).delete()
    Notice.objects.filter(read_at__lt=services.now() - NOTICE_RETENTION).delete()
    idempotency.delete_kept_answers(services.now())
    webhook.delete_old_deliveries(services.now())
    expiry.delete_expired(services.now())
    refresh_statistics()


def _organisations_with(digests: set[str]) -> list[Organisation]:
    """Organisations whose cases or answers rest on these bytes."""
    files = File.objects.filter(sha256__in=digests, gone=False).values("case__organisation")
    documents = Document.objects.filter(sha256__in=digests).values("case__organisation")
    return list(Organisation.objects.filter(pk__in=files).union(Organisation.objects.filter(pk__in=documents)))


def _paths(organisation: Organisation, digests: set[str]) -> list[str]:
    files = File.objects.filter(case__organisation=organisation, sha256__in=digests).values_list("path", flat=True)
    documents = Document.objects.filter(case__organisation=organisation, sha256__in=digests).values_list(
        "path", flat=True
    )
    return [*files, *documents]

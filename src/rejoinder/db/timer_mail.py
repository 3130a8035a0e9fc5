"""What timers do about mail: send what has cooled off, look at what hangs, take in what came."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence

from rejoinder.db.case_projection import title_of
from rejoinder.db.models import Card, Case, MailMark, Timer
from rejoinder.db.notice import News, send_notice, workers_of
from rejoinder.db.permissions import people_who
from rejoinder.db.services import Services
from rejoinder.db.stored_error import trouble_of
from rejoinder.db.timer_deadline import PROGRAM, case_of
from rejoinder.db.timer_plan import RUNNING
from rejoinder.domain import event as ev
from rejoinder.domain.errors import RejoinderError, Unavailable
from rejoinder.domain.member import Act
from rejoinder.domain.notice import NoticeKind
from rejoinder.domain.outbox import MailState, OutgoingMail
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.fetch_mail import FetchOutcome, fetch_past
from rejoinder.usecases.file_mail import MailIntake as MailDesk
from rejoinder.usecases.match_mail import NoMatchReason
from rejoinder.usecases.outbox_decide import mails_of
from rejoinder.usecases.send_mail import MailFateIsUnknown, send_mail

log = logging.getLogger("rejoinder.mail")
TELL_AFTER_ASKS = 3
LOOK_BACK = dt.timedelta(days=30)
"""How far into the past a mailbox is looked through that was never read."""


def send(services: Services, timer: Timer) -> None:
    """Send a mail whose cooling-off is over, where nothing else holds it back, and tell what became of it.

    Raises: Unavailable leaves where the server cannot be reached; nothing was handed over then.
    """
    case = case_of(timer)
    mail = _mail(services, case, timer) if case is not None else None
    if case is None or mail is None:
        return
    if mail.state is MailState.QUEUED and mail.lacks_approval:
        _tell(services, case, timer, NoticeKind.APPROVAL, phrase("timer.mail-lacks-approval", **_says(case, mail)))
        return
    if not mail.may_go(services.now()):
        return
    try:
        send_mail(program_writer(services, case), services.outside.post(), services.mail_files(), number=mail.number)
    except MailFateIsUnknown:
        _tell(
            services, case, timer, NoticeKind.MAIL_OUT, phrase("timer.mail-unknown", **_says(case, mail)), urgent=True
        )
    except Unavailable:
        if timer.asks >= TELL_AFTER_ASKS:
            _tell(services, case, timer, NoticeKind.MAIL_OUT, phrase("timer.mail-server-silent", **_says(case, mail)))
        raise
    except RejoinderError as error:
        stopped = phrase("timer.mail-stopped", why=error.says, **_says(case, mail))
        _tell(services, case, timer, NoticeKind.MAIL_OUT, stopped, urgent=True)
    else:
        _tell_sent(services, case, timer)
    services.queue_judgement(case)


def report_uncertain_mail(services: Services, timer: Timer) -> None:
    """Tell of a mail that was handed over and of which nobody knows whether it arrived."""
    case = case_of(timer)
    mail = _mail(services, case, timer) if case is not None else None
    if case is not None and mail is not None and mail.state is MailState.SENDING:
        _tell(
            services, case, timer, NoticeKind.MAIL_OUT, phrase("timer.mail-unknown", **_says(case, mail)), urgent=True
        )


def fetch(services: Services, timer: Timer) -> None:
    """Take in what came to the mailbox, and put each mail into its case.

    Raises: Unavailable leaves where the mailbox cannot be reached.
    """
    try:
        mailbox = services.outside.mailbox()
        mark, _ = MailMark.objects.get_or_create(mailbox=mailbox.name[:300])
        found, past = fetch_past(
            lambda: [(program_writer(services, case), case.organisation_id.hex) for case in _timed_cases()],
            mailbox,
            MailDesk(
                reader=services.outside.mail_reader(),
                files=services.mail_files(),
                app=services.app,
                own=services.outside.own_address(),
            ),
            past=(mark.validity, mark.uid),
            since=(services.now() - LOOK_BACK).date(),
        )
    except RejoinderError as error:
        _note_trouble(services, error)
        if isinstance(error, Unavailable):
            raise
        return
    _tell_taken(services, found)
    _tell_shared(found)
    left = len(found.left)
    MailMark.objects.filter(pk=mark.pk).update(
        validity=past[0], uid=past[1], read_at=services.now(), left_count=left, trouble=None
    )
    if found.broke_off is not None:
        raise found.broke_off


def program_writer(services: Services, case: Case) -> CaseWriter:
    """What the program itself writes with."""
    folder = services.checkout.folder(case.pk)
    return CaseWriter(
        folder=folder, at=services.now(), by=PROGRAM, folders=services.app.folders(), ledgers=services.ledgers
    )


def _timed_cases() -> Sequence[Case]:
    """Cases to which mail may still come, newest first."""
    return list(Case.objects.filter(card__status__in=RUNNING).order_by("-opened_at"))


def _mail(services: Services, case: Case, timer: Timer) -> OutgoingMail | None:
    mails = mails_of(program_writer(services, case))
    return next((mail for mail in mails if mail.number == timer.says["mail"]), None)


def _tell_sent(services: Services, case: Case, timer: Timer) -> None:
    """Say what the ledger says now: sent, or returned by the server."""
    mail = _mail(services, case, timer)
    if mail is None:
        return
    if mail.state is MailState.SENT:
        _tell(services, case, timer, NoticeKind.MAIL_OUT, phrase("timer.mail-sent", **_says(case, mail)))
    elif mail.returned is not None:
        message = phrase("timer.mail-returned", why=mail.returned, **_says(case, mail))
        _tell(services, case, timer, NoticeKind.MAIL_OUT, message, urgent=True)


def _tell(
    services: Services, case: Case, timer: Timer, kind: NoticeKind, says: Phrase, *, urgent: bool = False
) -> None:
    people = people_who(Act.APPROVE, case.organisation) if kind is NoticeKind.APPROVAL else workers_of(case)
    send_notice(services, people, News(kind=kind, key=f"{timer.key}:{says.id}", says=says, case=case, urgent=urgent))


def _tell_taken(services: Services, found: FetchOutcome) -> None:
    for taken in found.taken:
        received = next((each for each in taken.events if isinstance(each, ev.MailReceived)), None)
        case = Case.objects.select_related("organisation").filter(pk=taken.writer.folder.name).first()
        if received is None or case is None:
            continue
        message = phrase(
            "timer.mail-came",
            case=_title(case),
            sender=received.sender,
            subject=received.subject or "-",
        )
        key = f"came:{case.pk.hex}:{received.sha256}"
        send_notice(services, workers_of(case), News(kind=NoticeKind.MAIL_IN, key=key, says=message, case=case))
        services.queue_judgement(case)


def _tell_shared(found: FetchOutcome) -> None:
    """Tell those who run the installation, and nobody else: none of the organisations may hear of another's mail."""
    shared = sum(left.why is NoMatchReason.SEVERAL_ORGANISATIONS for left in found.left)
    if shared:
        log.warning("mailbox: %d messages name a number that cases of several organisations have", shared)


def _note_trouble(services: Services, error: RejoinderError) -> None:
    MailMark.objects.update(trouble=trouble_of(services, error), read_at=services.now())


def _says(case: Case, mail: OutgoingMail) -> dict[str, object]:
    return {"case": _title(case), "number": mail.number, "to": mail.queued.to}


def _title(case: Case) -> str:
    card = Card.objects.filter(pk=case.pk).first()
    return title_of(card) if card else "?"

"""Mail by the clock: sent when it has cooled off, held where somebody must approve, taken in when it comes."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from django.db import OperationalError

from rejoinder.adapters.mail.mail_out import MailWriter
from rejoinder.adapters.mail.mail_reply import MailReader
from rejoinder.adapters.mail.mail_settings import MailIsNotSetUp
from rejoinder.adapters.mail.smtp import MailServerIsSilent
from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.adapters.work.thread_work import BackgroundWork
from rejoinder.db.external_ports import Outside
from rejoinder.db.ledger import Ledgers
from rejoinder.db.models import Case, MailMark, Member, Notice, Timer
from rejoinder.db.services import Services
from rejoinder.db.timer import queue_due_timers
from rejoinder.db.timer_care import go_on
from rejoinder.db.timer_plan import case_file
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.inbox import Waiting
from rejoinder.domain.outbox import Draft, outbox
from rejoinder.server.wiring import make_services
from rejoinder.usecases import send_mail
from rejoinder.usecases.outbox_decide import approve_mail, cancel_mail
from rejoinder.usecases.outbox_queue import MailQueue, Plan, queue_mail
from rejoinder.usecases.send_mail import MailFateIsUnknown, MailIsRefused
from tests.web.answered_once import answered_once
from tests.web.cast import NOTICE, NOW, Cast, Clock

Opened = Callable[..., Case]
REPLY = (
    b"From: Larkmere <legal@larkmere.example>\r\nTo: seller@shop.example\r\nMessage-ID: <a@larkmere.example>\r\n"
    b"Date: Tue, 10 Nov 2026 10:00:00 +0000\r\nSubject: IPR-2026-448120\r\n\r\n"
    b"Complaint number: IPR-2026-448120. We will think about it.\r\n"
)


@attrs.define
class Post:
    """A mail server that keeps what it is handed, or fails."""

    closed: RejoinderError | None = None
    fails: RejoinderError | None = None
    taken: list[str] = attrs.field(factory=list)

    @contextlib.contextmanager
    def ready(self) -> Iterator[Post]:
        if self.closed is not None:
            raise self.closed
        yield self

    def send(self, sender: str, to: str, content: bytes) -> None:
        if self.fails is not None:
            raise self.fails
        self.taken.append(to)


@attrs.define
class Mailbox:
    """Messages by number."""

    messages: dict[int, bytes] = attrs.field(factory=dict)
    validity: int = 7
    asked: list[int] = attrs.field(factory=list)
    closed: RejoinderError | None = None
    name: str = "seller@imap.example/INBOX"

    @contextlib.contextmanager
    def connect(self) -> Iterator[Mailbox]:
        if self.closed is not None:
            raise self.closed
        yield self

    def waiting(self, *, after: int, since: dt.date) -> Sequence[Waiting]:
        self.asked.append(after)
        return [
            Waiting(uid=uid, size_bytes=len(content), received_at=NOW)
            for uid, content in sorted(self.messages.items())
            if uid > after
        ]

    def content(self, uid: int, *, most: int) -> bytes | None:
        return self.messages.get(uid)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def services(db: None, tmp_path: Path, clock: Clock, post: Post, mailbox: Mailbox) -> Services:
    none: Any = None
    outside = Outside(
        notifier=none,
        secret_store=none,
        post=lambda: post,
        mailbox=lambda: mailbox,
        mail_reader=MailReader,
        own_address=lambda: "seller@shop.example",
        reads_mail=lambda: True,
        backed_up_at=lambda: NOW,
    )
    return make_services(
        tmp_path / "data",
        work=lambda jobs: BackgroundWork(jobs, threads=0),
        now=clock,
        answer_case=answered_once,
        outside=outside,
    )


@pytest.fixture
def queued(services: Services, opened: Opened, cast: Cast) -> Callable[..., Case]:
    """A case with one mail in its outbox, which cools off for half an hour."""

    def queue(**plan: Any) -> Case:
        case = opened()
        draft = Draft(
            to="legal@larkmere.example", subject="Complaint", words="Could you tell us more?", sender="s@shop.example"
        )
        tools = MailQueue(writer=MailWriter(), files=services.mail_files(), lexicon=tone_lexicon())
        queue_mail(
            services.writer(case, cast.alba), draft, Plan(purpose="other", counterpart="Larkmere", **plan), tools
        )
        services.queue_judgement(case)
        return case

    return queue


def state(services: Services, case: Case) -> str:
    (mail,) = outbox(case_file(services, case).mails)
    return mail.state.value


def told() -> list[str]:
    return [key.rpartition(":")[2] for key in Notice.objects.order_by("pk").values_list("key", flat=True)]


def later(clock: Clock, services: Services, minutes: int = 31) -> None:
    clock.at += dt.timedelta(minutes=minutes)
    queue_due_timers(services)


def test_a_mail_goes_when_it_has_cooled_off_and_once(
    services: Services, queued: Callable[..., Case], clock: Clock, post: Post
) -> None:
    case = queued()
    queue_due_timers(services)
    assert post.taken == []
    for _ in range(3):
        later(clock, services)
    assert post.taken == ["legal@larkmere.example"]
    assert state(services, case) == "sent"
    assert "timer.mail-sent" in told()


def test_a_mail_that_was_cancelled_does_not_go(
    services: Services, queued: Callable[..., Case], clock: Clock, post: Post, cast: Cast
) -> None:
    case = queued()
    cancel_mail(services.writer(case, cast.alba), 1)
    services.queue_judgement(case)
    later(clock, services)
    assert post.taken == []
    assert Timer.objects.get(kind="send").state == "cancelled"


def test_a_mail_waits_for_the_second_pair_of_eyes_and_goes_after_it(
    services: Services, queued: Callable[..., Case], clock: Clock, post: Post, cast: Cast
) -> None:
    Member.objects.filter(user=cast.bruno).update(role="reviewer")
    case = queued(needs_second=True)
    later(clock, services)
    assert post.taken == []
    waiting = Notice.objects.filter(kind="approval")
    assert {notice.user for notice in waiting} == {cast.alba, cast.bruno}
    approve_mail(services.writer(case, cast.bruno), 1, services.mail_files())
    services.queue_judgement(case)
    later(clock, services)
    assert post.taken == ["legal@larkmere.example"]


def test_a_mail_that_was_refused_is_told_of_and_not_sent_again(
    services: Services, queued: Callable[..., Case], clock: Clock, post: Post
) -> None:
    case = queued()
    post.fails = MailIsRefused(why="550 unknown")
    later(clock, services)
    post.fails = None
    later(clock, services)
    later(clock, services)
    assert post.taken == []
    assert state(services, case) == "queued"
    assert told().count("timer.mail-returned") == 1


def test_a_mail_whose_fate_is_unknown_is_told_of_and_never_sent_again(
    services: Services, queued: Callable[..., Case], clock: Clock, post: Post
) -> None:
    case = queued()
    post.fails = MailFateIsUnknown(why="hung up")
    later(clock, services)
    post.fails = None
    later(clock, services)
    later(clock, services)
    assert post.taken == []
    assert state(services, case) == "sending"
    assert told().count("timer.mail-unknown") >= 1


@pytest.mark.parametrize("kept", [False, True])
def test_that_a_mail_went_out_is_recorded_once_although_the_database_was_away(
    services: Services,
    queued: Callable[..., Case],
    clock: Clock,
    post: Post,
    monkeypatch: pytest.MonkeyPatch,
    kept: bool,
) -> None:
    case = queued()
    breaks = 2

    def broken(self: Ledgers, *asked: Any, real: Callable[..., str] = Ledgers._append) -> str:
        """Twice after the mail left, the database breaks off before, or after, it kept what it was told."""
        nonlocal breaks
        if not (post.taken and breaks):
            return real(self, *asked)
        breaks -= 1
        if kept:
            real(self, *asked)
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(Ledgers, "_append", broken)
    monkeypatch.setattr(send_mail, "AGAIN_SECONDS", (0.0, 0.0, 0.0))
    later(clock, services)
    assert breaks == (1 if kept else 0)
    assert post.taken == ["legal@larkmere.example"]
    assert state(services, case) == "sent"
    assert told().count("timer.mail-sent") == 1


def test_a_silent_server_is_asked_again_and_the_mail_goes_once(
    services: Services, queued: Callable[..., Case], clock: Clock, post: Post
) -> None:
    case = queued()
    post.closed = MailServerIsSilent(host="smtp.example", why="no route")
    for _ in range(6):
        later(clock, services)
    assert told().count("timer.mail-server-silent") == 1
    assert state(services, case) == "queued"
    post.closed = None
    for _ in range(3):
        later(clock, services)
    assert post.taken == ["legal@larkmere.example"]


def test_a_mail_without_a_server_is_told_of(
    services: Services, queued: Callable[..., Case], clock: Clock, post: Post
) -> None:
    case = queued()
    post.closed = MailIsNotSetUp(name="REJOINDER_SMTP_HOST")
    later(clock, services)
    assert told().count("timer.mail-stopped") == 1
    assert state(services, case) == "queued"


def test_mail_that_comes_lies_in_its_case_and_is_told_of_once(
    services: Services, opened: Opened, clock: Clock, mailbox: Mailbox, cast: Cast
) -> None:
    case = opened()
    other = opened(organisation=cast.other, text=NOTICE_OF_ANOTHER)
    mailbox.messages = {3: REPLY, 4: b"From: a@b.example\r\nSubject: Hello\r\n\r\nHello.\r\n"}
    go_on(services)
    later(clock, services, 1)
    mailbox.messages[5] = b"From: c@b.example\r\nSubject: Again\r\n\r\nHello.\r\n"
    for _ in range(3):
        later(clock, services, 11)
    (notice,) = Notice.objects.filter(kind="mail-in")
    assert (notice.user, notice.case) == (cast.alba, case)
    assert len(case_file(services, case).mails) == 1
    assert not case_file(services, other).mails
    mark = MailMark.objects.get()
    assert (mark.validity, mark.uid, mark.trouble) == (7, 5, None)
    assert mailbox.asked == [0, 4, 5, 5]


NOTICE_OF_ANOTHER = """From: AliExpress IPR <ipr-notice@notice.aliexpress.com>
Date: Mon, 09 Nov 2026 09:30:00 +0800
Subject: Intellectual property complaint IPR-2026-999999

Complaint number: IPR-2026-999999
Rights owner: Somebody Else Ltd
Right: copyright
"""


FROM_COUNSEL = b"""From: Counsel <legal@larkmere.example>
To: seller@shop.example
Subject: Our offer
Message-ID: <one@larkmere.example>

We offer to settle this for 900 EUR.
"""


def test_an_address_that_one_client_s_case_names_draws_no_mail_where_another_shares_the_mailbox(
    services: Services, opened: Opened, clock: Clock, mailbox: Mailbox, cast: Cast
) -> None:
    named = NOTICE.replace("Right: copyright", "Email: legal@larkmere.example\nRight: copyright")
    forged = opened(organisation=cast.other, text=named)
    mailbox.messages = {1: FROM_COUNSEL}
    go_on(services)
    later(clock, services, 11)
    alone = [event.kind for event in case_file(services, forged).mails]
    assert alone == ["letter"]  # as long as one client alone uses the mailbox, an address is a sign
    opened()
    mailbox.messages[2] = FROM_COUNSEL.replace(b"<one@", b"<two@").replace(b"900", b"800")
    later(clock, services, 11)
    assert len(case_file(services, forged).mails) == 1
    assert MailMark.objects.get().left_count == 1


def test_a_number_that_cases_of_two_clients_have_leads_to_neither_and_only_the_log_says_so(
    services: Services, opened: Opened, clock: Clock, mailbox: Mailbox, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    cases = [opened(), opened(organisation=cast.other)]
    mailbox.messages = {1: FROM_COUNSEL.replace(b"Our offer", b"IPR-2026-448120")}
    go_on(services)
    later(clock, services, 11)
    assert [len(case_file(services, case).mails) for case in cases] == [0, 0]
    assert not Notice.objects.filter(kind="mail-in")
    assert "1 messages name a number that cases of several organisations have" in caplog.text


def test_what_one_client_calls_his_own_address_holds_back_no_mail_of_another(
    services: Services, queued: Callable[..., Case], opened: Opened, clock: Clock, mailbox: Mailbox, cast: Cast
) -> None:
    queued()  # Alba's, who sends as s@shop.example
    other = opened(organisation=cast.other, text=NOTICE_OF_ANOTHER)
    sent = FROM_COUNSEL.replace(b"Our offer", b"IPR-2026-999999").replace(b"legal@larkmere.example", b"s@shop.example")
    mailbox.messages = {1: sent}
    go_on(services)
    later(clock, services, 11)
    assert len(case_file(services, other).mails) == 1


def test_a_mailbox_that_is_closed_is_noted_and_asked_again(services: Services, clock: Clock, mailbox: Mailbox) -> None:
    MailMark.objects.create(mailbox=mailbox.name)
    mailbox.closed = MailServerIsSilent(host="imap.example", why="no route")
    go_on(services)
    later(clock, services, 1)
    trouble = MailMark.objects.get().trouble
    assert trouble["code"] == "mail-server-is-silent"
    assert set(trouble["says"]) == {"en", "zh", "ru"}
    mailbox.closed = None
    later(clock, services, 11)
    assert MailMark.objects.get().trouble is None
    assert mailbox.asked == [0]

"""Every mailbox: a fake in memory, and Dovecot by each way of reaching it."""

from __future__ import annotations

import contextlib
import datetime as dt
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import pytest

from rejoinder.adapters.mail.imap import Mailbox, MailboxBreaksOff
from rejoinder.adapters.mail.mail_settings import mail_account
from rejoinder.adapters.mail.smtp import MailServerIsSilent
from rejoinder.domain.inbox import MOST_BYTES, Waiting
from rejoinder.usecases import ports
from tests.contract import local_mail

pytestmark = pytest.mark.enable_socket
needs_dovecot = pytest.mark.skipif(not local_mail.MAILBOX_IS_HERE, reason=local_mail.MAILBOX_IS_MISSING)
EVER = dt.date.min
FIRST, SECOND = b"From: a@b.example\r\nSubject: One\r\n\r\n1\r\n", b"From: a@b.example\r\nSubject: Two\r\n\r\n22\r\n"


@attrs.define
class FakeMailbox:
    """A mailbox in memory (port `Mailbox`)."""

    mails: list[bytes] = attrs.field(factory=list)
    name: str = "me@nowhere/INBOX"
    validity: int = 1

    @contextlib.contextmanager
    def connect(self) -> Iterator[FakeMailbox]:
        yield self

    def waiting(self, *, after: int, since: dt.date) -> Sequence[Waiting]:
        today = dt.datetime.now(dt.UTC)
        found = [Waiting(uid=n, size_bytes=len(mail), received_at=today) for n, mail in enumerate(self.mails, 1)]
        return [each for each in found if each.uid > after and today.date() >= since]

    def content(self, uid: int, *, most: int) -> bytes | None:
        mail = self.mails[uid - 1] if uid <= len(self.mails) else b""
        return mail if 0 < len(mail) <= most else None

    def put(self, *mails: bytes) -> None:
        self.mails.extend(mails)


@pytest.fixture(params=["fake", *(pytest.param(each, marks=needs_dovecot) for each in ("tls", "starttls", "none"))])
def box(request: pytest.FixtureRequest) -> Iterator[tuple[ports.Mailbox, Any]]:
    """The port, and by what mails are put into it."""
    if request.param == "fake":
        fake = FakeMailbox()
        yield fake, fake
        return
    with local_mail.local_mailbox(security=request.param) as server:
        yield Mailbox(account=mail_account("IMAP", server.environment)), server


def test_an_empty_mailbox_waits_with_nothing(box: tuple[ports.Mailbox, Any]) -> None:
    with box[0].connect() as opened:
        assert opened.validity > 0
        assert list(opened.waiting(after=0, since=EVER)) == []
        assert opened.content(7, most=100) is None


def test_messages_come_in_order_with_their_exact_bytes(box: tuple[ports.Mailbox, Any]) -> None:
    box[1].put(FIRST, SECOND)
    with box[0].connect() as opened:
        waiting = opened.waiting(after=0, since=EVER)
        assert [each.size_bytes for each in waiting] == [len(FIRST), len(SECOND)]
        assert [opened.content(each.uid, most=1_000) for each in waiting] == [FIRST, SECOND]
        assert all(each.received_at is not None and each.received_at.tzinfo is not None for each in waiting)
        assert [each.uid for each in opened.waiting(after=waiting[0].uid, since=EVER)] == [waiting[1].uid]
        assert list(opened.waiting(after=waiting[1].uid, since=EVER)) == []
        assert opened.content(waiting[0].uid, most=len(FIRST)) == FIRST
        assert opened.content(waiting[0].uid, most=len(FIRST) - 1) is None


def test_older_messages_stay_out_of_sight(box: tuple[ports.Mailbox, Any]) -> None:
    box[1].put(FIRST)
    today = dt.datetime.now(dt.UTC).date()
    with box[0].connect() as opened:
        assert len(opened.waiting(after=0, since=today - dt.timedelta(days=2))) == 1
        assert list(opened.waiting(after=0, since=today + dt.timedelta(days=3))) == []


@needs_dovecot
def test_nothing_is_marked_moved_or_deleted() -> None:
    with local_mail.local_mailbox() as server:
        server.put(FIRST, SECOND)
        with Mailbox(account=mail_account("IMAP", server.environment)).connect() as opened:
            for each in opened.waiting(after=0, since=EVER):
                opened.content(each.uid, most=1_000)
        flags = server.flags()
    assert len(flags) == 2
    assert not any(word in flag for flag in flags for word in (b"Seen", b"Deleted", b"Answered"))


# -------------------------------------------------------------------------------------------- servers that do harm


GREETING = b"* OK ready\r\n"


@contextlib.contextmanager
def _harmful(said: dict[bytes, bytes], *, greeting: bytes = GREETING) -> Iterator[Mailbox]:
    """A server that answers each command with these bytes, and then says OK unless the bytes end with a NUL."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with contextlib.suppress(OSError), listener.accept()[0] as line, line.makefile("rb") as stream:
            line.sendall(greeting)
            while command := stream.readline():
                tag, _, rest = command.partition(b" ")
                words = rest.split()
                key = words[1] if words[0] == b"UID" else words[0]
                answer = said.get(key.strip().upper(), b"")
                line.sendall(answer.removesuffix(b"\0"))
                if answer.endswith(b"\0"):
                    break
                line.sendall(tag + b" OK done\r\n")

    worker = threading.Thread(target=serve, daemon=True)
    worker.start()
    settings = {
        "REJOINDER_IMAP_HOST": "127.0.0.1",
        "REJOINDER_IMAP_PORT": str(listener.getsockname()[1]),
        "REJOINDER_IMAP_SECURITY": "none",
        "REJOINDER_IMAP_USER": "me",
        "REJOINDER_IMAP_PASSWORD": "secret",
    }
    try:
        yield Mailbox(account=mail_account("IMAP", settings))
    finally:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)  # whoever still waits for a caller is woken
        listener.close()
        worker.join(120)


OPENED = {b"CAPABILITY": b"* CAPABILITY IMAP4REV1\r\n", b"EXAMINE": b"* OK [UIDVALIDITY 5] fine\r\n* 1 EXISTS\r\n"}


@pytest.mark.parametrize(
    "greeting", [b"", b"* BYE no\r\n", b"220 smtp\r\n", b"\x00\xff" * 50 + b"\r\n", b"x" * 2_000_000 + b"\r\n"]
)
def test_a_server_that_is_none_is_said_to_be_silent(greeting: bytes) -> None:
    with _harmful({}, greeting=greeting or b"\r\n") as mailbox, pytest.raises(MailServerIsSilent):
        mailbox.connect().__enter__()


@pytest.mark.parametrize(
    "validity", [b"* 1 EXISTS\r\n", b"* OK [UIDVALIDITY x] fine\r\n", b"* OK [UIDVALIDITY 99999999999999999999] x\r\n"]
)
def test_a_server_without_a_count_is_not_read(validity: bytes) -> None:
    with _harmful({**OPENED, b"EXAMINE": validity}) as mailbox, pytest.raises(MailboxBreaksOff):
        mailbox.connect().__enter__()


@pytest.mark.parametrize(
    "search",
    [
        b"* SEARCH 1 -2 x 99999999999999 \xff\r\n\0",
        b"* SEARCH {99999999999}\r\n",
        b"\xff\xfe\r\n",
        b"\0",
    ],
)
def test_a_nonsensical_list_of_messages_breaks_off(search: bytes) -> None:
    with (
        _harmful({**OPENED, b"SEARCH": search}) as mailbox,
        mailbox.connect() as opened,
        pytest.raises(MailboxBreaksOff),
    ):
        opened.waiting(after=0, since=EVER)


@pytest.mark.parametrize(
    "fetch", [b"* 1 FETCH (UID 1 BODY[]<0> {99999999999}\r\n", b"* 1 FETCH (UID 1 BODY[]<0> {50}\r\nshort\0", b"\0"]
)
def test_a_message_that_never_ends_breaks_off(fetch: bytes) -> None:
    begun = time.monotonic()
    with (
        _harmful({**OPENED, b"FETCH": fetch}) as mailbox,
        mailbox.connect() as opened,
        pytest.raises(MailboxBreaksOff),
    ):
        opened.content(1, most=MOST_BYTES)
    assert time.monotonic() - begun < 30


def test_sizes_that_a_server_makes_up_are_only_sizes() -> None:
    dated = b'INTERNALDATE "99-Foo-2026 99:99:99 +9999"'
    fetch = b"* 1 FETCH (UID 4 RFC822.SIZE 999999999999 " + dated + b")\r\n* 2 FETCH (FLAGS ())\r\n"
    answers = {**OPENED, b"SEARCH": b"* SEARCH 4 4 2\r\n", b"FETCH": fetch}
    with _harmful(answers) as mailbox, mailbox.connect() as opened:
        assert opened.waiting(after=3, since=EVER) == [Waiting(uid=4, size_bytes=999999999999)]


def test_an_endless_list_is_cut_and_each_number_counts_once() -> None:
    listed = b"* SEARCH " + b"7 7 " * 300_000 + b"\r\n"
    fetch = b"* 1 FETCH (UID 7 RFC822.SIZE 10)\r\n"
    with _harmful({**OPENED, b"SEARCH": listed, b"FETCH": fetch}) as mailbox, mailbox.connect() as opened:
        assert opened.waiting(after=0, since=EVER) == [Waiting(uid=7, size_bytes=10)]

"""Mail in, by IMAP, looked at without leaving a mark."""

from __future__ import annotations

import contextlib
import datetime as dt
import imaplib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from rejoinder.adapters.mail.mail_settings import MailAccount, MailIsNotSetUp
from rejoinder.adapters.mail.mail_token import MailTokenIsRefused, first_words, last_words, mechanism, without_token
from rejoinder.adapters.mail.smtp import MailServerIsSilent
from rejoinder.domain.errors import Invalid, Unavailable
from rejoinder.domain.inbox import MOST_BYTES, Waiting

PATIENCE_SECONDS = 60
SESSION_SECONDS = 900
"""Seconds after which one look at a mailbox ends, however slowly its server speaks."""
BATCH_SIZE = 200
LISTED = 20_000
"""Messages that one look lists; what lies behind them is listed by the next."""
LONGEST_NUMBER, LARGEST_NUMBER = 10, 4_294_967_295
ROOM_BYTES = 200_000
"""What an answer may hold beside the mail itself."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UID = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_DATE = re.compile(rb'INTERNALDATE "([ \d]\d)-([A-Z][a-z]{2})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"')


class MailFolderIsUnknown(Invalid):
    """The mailbox holds no folder of this name."""


class MailboxBreaksOff(Unavailable):
    """The line to the mailbox broke, or its server spoke nonsense or too slowly."""


@attrs.frozen(kw_only=True)
class Mailbox:
    """One folder of the user's mailbox (port `Mailbox`)."""

    account: MailAccount
    folder: str = "INBOX"

    @property
    def name(self) -> str:
        """User, server and folder."""
        return f"{self.account.user or ''}@{self.account.host}/{self.folder}"

    @contextlib.contextmanager
    def connect(self) -> Iterator[OpenMailbox]:
        """The folder, for reading alone.

        Raises: MailIsNotSetUp, MailSettingIsWrong, MailServerIsSilent, MailFolderIsUnknown, MailTokensAreNotTaken,
            MailTokenIsRefused.
        """
        if self.account.user is None:
            raise MailIsNotSetUp(name="REJOINDER_IMAP_USER")
        if not self.folder.isprintable():
            raise MailFolderIsUnknown(folder=self.folder[:100])
        with contextlib.ExitStack() as closed:
            box = self._sign_in(closed)
            yield OpenMailbox(box=box, validity=_validity(box))

    def _sign_in(self, closed: contextlib.ExitStack) -> Any:
        from imap_tools.errors import ImapToolsError

        try:
            box = _signed_in(self.account, closed)
        except (OSError, imaplib.IMAP4.error, ImapToolsError, ValueError) as error:
            raise MailServerIsSilent(host=self.account.host, why=_why(error)) from error
        try:
            box.folder.set(self.folder, readonly=True)
        except ImapToolsError as error:
            raise MailFolderIsUnknown(folder=self.folder[:100]) from error
        except (OSError, imaplib.IMAP4.error) as error:
            raise MailServerIsSilent(host=self.account.host, why=_why(error)) from error
        return box


@attrs.frozen(kw_only=True)
class OpenMailbox:
    """A folder opened with EXAMINE and read with PEEK, which mark nothing (port `OpenMailbox`)."""

    box: Any
    validity: int

    def waiting(self, *, after: int, since: dt.date) -> Sequence[Waiting]:
        """Messages above this number from this day on, in ascending order. Raises: MailboxBreaksOff."""
        with _line():
            uids = self._numbers(after, since)
            found: list[Waiting] = []
            for start in range(0, len(uids), BATCH_SIZE):
                uid_set = ",".join(map(str, uids[start : start + BATCH_SIZE]))
                found += _weighed(_checked(self.box.client.uid("FETCH", uid_set, "(UID RFC822.SIZE INTERNALDATE)")))
        return sorted((each for each in found if each.uid > after), key=lambda each: each.uid)

    def content(self, uid: int, *, most: int) -> bytes | None:
        """The bytes of a message; None where it is gone or larger than `most`. Raises: MailboxBreaksOff."""
        with _line():
            answer = _checked(self.box.client.uid("FETCH", str(uid), f"(UID BODY.PEEK[]<0.{most + 1}>)"))
        pieces = [part[1] for part in answer if isinstance(part, tuple) and len(part) > 1]
        content = pieces[0] if pieces and isinstance(pieces[0], bytes) else b""
        return content if 0 < len(content) <= most else None

    def _numbers(self, after: int, since: dt.date) -> list[int]:
        criteria = [f"UID {after + 1}:*"]
        if since > dt.date.min:
            criteria.append(f"SINCE {since.day:02}-{MONTHS[since.month - 1]}-{since.year:04}")
        answer = _checked(self.box.client.uid("SEARCH", *criteria))
        words = b" ".join(part for part in answer if isinstance(part, bytes)).split()
        numbers = {int(word) for word in words if word.isdigit() and len(word) <= LONGEST_NUMBER}
        return sorted(number for number in numbers if after < number <= LARGEST_NUMBER)[:LISTED]


def _signed_in(account: MailAccount, closed: contextlib.ExitStack) -> Any:
    from imap_tools import MailBox, MailBoxStartTls, MailBoxUnencrypted

    where, patience = {"host": account.host, "port": account.port}, PATIENCE_SECONDS
    box: Any
    if account.security == "tls":
        box = MailBox(**where, timeout=patience, ssl_context=account.context())
    elif account.security == "starttls":
        box = MailBoxStartTls(**where, timeout=patience, ssl_context=account.context())
    else:
        box = MailBoxUnencrypted(**where, timeout=patience)
    closed.callback(_leave, box)
    _bounded(box.client)
    if account.token is not None:
        _hand_over_token(box.client, account)
        return box
    user, password = account.user or "", account.password or ""
    signed = box.login if (user + password).isascii() else box.login_utf8
    signed(user, password, initial_folder=None)
    return box


def _hand_over_token(client: imaplib.IMAP4, account: MailAccount) -> None:
    """Sign in with the token. Raises: MailTokensAreNotTaken, MailTokenIsRefused."""
    offered = (each.removeprefix("AUTH=") for each in client.capabilities if each.startswith("AUTH="))
    way, turns = mechanism(account, offered), 0

    def answered(_: bytes) -> bytes:
        nonlocal turns
        turns += 1
        if turns > 2:
            raise imaplib.IMAP4.abort("asks without end")
        return (first_words(account, way) if turns == 1 else last_words(way)).encode()

    try:
        client.authenticate(way, answered)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise MailTokenIsRefused(host=account.host, why=without_token(_why(error), account)) from error


def _leave(box: Any) -> None:
    with contextlib.suppress(OSError, imaplib.IMAP4.error):
        box.client.logout()
    with contextlib.suppress(OSError):
        box.client.shutdown()


def _bounded(client: Any) -> None:
    """From here on the server can neither fill the memory nor speak for ever."""
    until = time.monotonic() + SESSION_SECONDS
    read: Callable[[int], bytes] = client.read
    readline: Callable[[], bytes] = client.readline

    def bounded(size: int) -> bytes:
        if size > MOST_BYTES + ROOM_BYTES or time.monotonic() > until:
            raise OSError("too much")
        return read(size)

    def in_time() -> bytes:
        if time.monotonic() > until:
            raise OSError("too slow")
        return readline()

    client.read, client.readline = bounded, in_time


@contextlib.contextmanager
def _line() -> Iterator[None]:
    """What goes wrong on the line, said as such."""
    try:
        yield
    except (OSError, imaplib.IMAP4.error, ValueError, IndexError) as error:
        raise MailboxBreaksOff(why=_why(error)) from error


def _checked(answer: tuple[str, Any]) -> list[Any]:
    status, found = answer
    if status != "OK" or not isinstance(found, list):
        raise imaplib.IMAP4.error(status)
    return found


def _weighed(answer: Sequence[Any]) -> Iterator[Waiting]:
    for part in answer:
        line = part[0] if isinstance(part, tuple) else part
        if not isinstance(line, bytes):
            continue
        uid, size = _UID.search(line), _SIZE.search(line)
        if uid and size:
            yield Waiting(uid=int(uid[1]), size_bytes=int(size[1]), received_at=_instant(line))


def _instant(line: bytes) -> dt.datetime | None:
    found = _DATE.search(line)
    if found is None or found[2].decode() not in MONTHS:
        return None
    day, _, year, hour, minute, second = (part.decode() for part in found.groups()[:6])
    shift = dt.timedelta(hours=int(found[8]), minutes=int(found[9]))
    try:
        zone = dt.timezone(-shift if found[7] == b"-" else shift)
        month = MONTHS.index(found[2].decode()) + 1
        return dt.datetime(int(year), month, int(day), int(hour), int(minute), int(second), tzinfo=zone)
    except ValueError:
        return None


def _validity(box: Any) -> int:
    """The number under which UIDs count. Raises: MailboxBreaksOff where the server gives none."""
    with _line():
        found = (box.client.response("UIDVALIDITY")[1] or [None])[0]
        validity = int(found) if isinstance(found, bytes) and len(found) <= LONGEST_NUMBER else 0
        if not 0 < validity <= LARGEST_NUMBER:
            raise ValueError("UIDVALIDITY")
        return validity


def _why(error: Exception) -> str:
    """What the server said, on one line; never what we sent."""
    reply = getattr(error, "command_result", None) or (error.args[0] if error.args else "")
    reply = reply[1] if isinstance(reply, tuple) and len(reply) > 1 else reply
    reply = reply[0] if isinstance(reply, list) and reply else reply
    words = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else str(error if reply == "" else reply)
    return " ".join(words.split())[:200] or type(error).__name__

"""A mail that came in, read: who wrote what, in answer to what, and whether a person did."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import Message
from email.utils import getaddresses
from typing import Any

import attrs

from rejoinder.adapters.formats.page import PageIsTooHeavy
from rejoinder.adapters.mail.mail import decoded_header, part_content, read_mail
from rejoinder.adapters.mail.mail_out import ADDRESS, MESSAGE_ID, own_words
from rejoinder.adapters.mail.mail_parse import HEADER_LIMIT, parse_head, parse_mail
from rejoinder.adapters.mail.mail_text import MailRead
from rejoinder.adapters.work.sandbox import run_sandboxed_to_file
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.inbox import Enclosure, IncomingKind, IncomingMail
from rejoinder.negotiation.automatic import is_auto_reply, is_bounce
from rejoinder.negotiation.quotation import split_quoted

CHARACTERS = 400_000
PAGE_PARTS, PAGE_MARKS = 2_000, 20_000
"""Parts of a mail, and marks of a page in it, beyond which no person writes: a mailbox is read while somebody waits."""
HEAD_BYTES = 200_000
"""Of a mail that cannot be taken apart, so much is looked at for its head."""
REPORT_PARTS = 60
REPORT_DEPTH = 6
ANSWERED_LIMIT = 60
SUBJECT_LIMIT = 400
BROKEN = (ValueError, TypeError, LookupError, RecursionError, MessageError, PageIsTooHeavy)
"""What parts that nobody can take apart raise, mails too deep or of too many parts among them."""
_ACTION = {
    "failed": IncomingKind.BOUNCE,
    "delayed": IncomingKind.DELAY,
    "delivered": IncomingKind.RECEIPT,
    "relayed": IncomingKind.RECEIPT,
    "expanded": IncomingKind.RECEIPT,
}


class MailReader:
    """Reads mails that came in (port `MailReader`), each in a process of its own. Nothing is fetched for it."""

    def read(self, content: bytes) -> IncomingMail:
        """The mail; of one that is deeper or heavier than people write, only the head."""
        try:
            record, joined = run_sandboxed_to_file(_taken_apart, content)
        except FileIsBroken:
            return _head_alone(content)
        return attrs.evolve(
            IncomingMail(content=content, sha256=record.pop("sha256"), sender=record.pop("sender")),
            enclosures=tuple(_enclosures(record.pop("enclosures"), joined)),
            kind=IncomingKind(record.pop("kind")),
            answered=tuple(record.pop("answered")),
            returned_to=tuple(record.pop("returned_to")),
            **record,
        )


def _taken_apart(content: bytes) -> tuple[dict[str, Any], bytes]:
    """What a mail says as JSON carries it, and the bytes of its files one after the other."""
    mail = _read(content)
    record = {each.name: getattr(mail, each.name) for each in attrs.fields(IncomingMail) if each.name != "content"}
    record["enclosures"] = [[each.name, each.sha256, len(each.content)] for each in mail.enclosures]
    return record, b"".join(each.content for each in mail.enclosures)


def _enclosures(records: list[tuple[str, str, int]], joined: bytes) -> Iterator[Enclosure]:
    at = 0
    for name, sha256, size in records:
        yield Enclosure(name=name, sha256=sha256, content=joined[at : at + size])
        at += size


def _head_alone(content: bytes) -> IncomingMail:
    """Who wrote and in answer to what, where the rest takes more than a mail may."""
    try:
        message = parse_head(content[:HEAD_BYTES].lstrip(b"\r\n\xef\xbb\xbf"))
    except BROKEN:
        message = Message()
    bare = attrs.evolve(_headed(content, message, MailRead(text="")), is_readable=False)
    return attrs.evolve(bare, answered=_answered(message, _Report(), ""))


def _read(content: bytes) -> IncomingMail:
    message = _parsed(content.lstrip(b"\r\n\xef\xbb\xbf"))
    read, readable = _opened(content, message)
    text = own_words(read.text)[:CHARACTERS]
    bare = _headed(content, message, read)
    report = _Report.of(message)
    kind = report.kind or _kind(message, bare)
    return attrs.evolve(
        bare,
        kind=kind,
        answered=_answered(message, report, text if kind is IncomingKind.BOUNCE else ""),
        returned_to=report.returned_to,
        was_displayed=report.was_displayed,
        words=split_quoted(text)[0] if kind is not IncomingKind.BOUNCE else text.strip(),
        text=text.strip(),
        is_readable=readable,
    )


def _parsed(content: bytes) -> Message:
    try:
        return parse_mail(content)
    except BROKEN:
        return parse_head(content[:HEAD_BYTES])


def _refuse_heavy_pages(message: Message) -> None:
    """Raises: PageIsTooHeavy."""
    for place, part in enumerate(message.walk()):
        if place > PAGE_PARTS or (part.get_content_subtype() == "html" and part_content(part).count(b"<") > PAGE_MARKS):
            raise PageIsTooHeavy


def _opened(content: bytes, message: Message) -> tuple[MailRead, bool]:
    try:
        _refuse_heavy_pages(message)
        read = read_mail(content, characters=CHARACTERS, parser=lambda *_: None)
    except BROKEN:
        return MailRead(text=""), False
    return (read, True) if read is not None else (MailRead(text=""), False)


def _headed(content: bytes, message: Message, read: MailRead) -> IncomingMail:
    files = (Enclosure(name=each.name, sha256=each.sha256, content=each.content) for each in read.attachments)
    ids = MESSAGE_ID.findall(_header(message, "message-id"))
    return IncomingMail(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        sender=_address(_raw(message, "from")),
        subject=_header(message, "subject")[:SUBJECT_LIMIT],
        message_id=ids[0] if ids else None,
        enclosures=tuple({each.sha256: each for each in files if each.content}.values()),
    )


def _kind(message: Message, mail: IncomingMail) -> IncomingKind:
    headers = {name.lower(): decoded_header(value) for name, value in reversed(list(message.raw_items()))}
    if is_bounce(mail.sender, headers.get("return-path"), mail.subject):
        return IncomingKind.BOUNCE
    return IncomingKind.AUTO_REPLY if is_auto_reply(headers, mail.subject) else IncomingKind.LETTER


def _answered(message: Message, report: _Report, bounced: str) -> tuple[str, ...]:
    """The mails that this one answers: by report, by `In-Reply-To`, then by `References` from the last to the first."""
    near = MESSAGE_ID.findall(_header(message, "in-reply-to"))
    far = MESSAGE_ID.findall(_header(message, "references"))[::-1]
    found = (*report.mails, *near, *far, *MESSAGE_ID.findall(bounced))
    return tuple(dict.fromkeys(found))[:ANSWERED_LIMIT]


def _header(message: Message, name: str) -> str:
    return decoded_header(_raw(message, name))


def _raw(message: Message, name: str) -> str:
    """A header as it stands, on one line."""
    found = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    return " ".join(found[:HEADER_LIMIT].split())


def _address(header: str) -> str:
    """The address of the first sender, in lower case.

    Args:
        header: undecoded, since the words beside the address can say anything, another address too.
    """
    for _, address in getaddresses([header]):
        if ADDRESS.fullmatch(address):
            return address.casefold()
    found = ADDRESS.findall(header)
    return found[-1].casefold() if found else ""


@attrs.frozen(kw_only=True)
class _Report:
    """What a report (`multipart/report`) says of a mail of ours. Source: RFC 3464, RFC 8098."""

    kind: IncomingKind | None = None
    mails: tuple[str, ...] = ()
    returned_to: tuple[str, ...] = ()
    was_displayed: bool = False

    @classmethod
    def of(cls, message: Message) -> _Report:
        """The report in a mail; empty where it is none."""
        if message.get_content_type() != "multipart/report":
            return cls()
        parts = list(_parts(message, 0))[:REPORT_PARTS]
        status = [
            group for part in parts if part.get_content_type() == "message/delivery-status" for group in _groups(part)
        ]
        shown = [part for part in parts if part.get_content_type() == "message/disposition-notification"]
        mails = tuple(_reported(parts))
        if shown:
            fields = _fields(shown[0])
            mails = (*MESSAGE_ID.findall(fields.get("original-message-id", "")), *mails)
            displayed = fields.get("disposition", "").casefold().rpartition(";")[2].strip().startswith("displayed")
            return cls(kind=IncomingKind.RECEIPT, mails=mails, was_displayed=displayed)
        actions = [(group.get("action", "").strip().casefold(), group) for group in status]
        known = [(_ACTION[action], group) for action, group in actions if action in _ACTION]
        order = (IncomingKind.BOUNCE, IncomingKind.DELAY, IncomingKind.RECEIPT)
        kind = min((each for each, _ in known), key=order.index, default=None)
        unreached = [_address(group.get("final-recipient", "")) for each, group in known if each is kind]
        return cls(kind=kind, mails=mails, returned_to=tuple(filter(None, unreached)))


def _parts(message: Message, depth: int) -> Iterator[Message]:
    payload = message.get_payload()
    if depth > REPORT_DEPTH or not isinstance(payload, list):
        return
    for part in payload:
        if isinstance(part, Message):
            yield part
            if part.get_content_maintype() == "multipart":
                yield from _parts(part, depth + 1)


def _groups(part: Message) -> Iterator[dict[str, str]]:
    """The fields of each recipient in a delivery report."""
    payload = part.get_payload()
    for group in payload if isinstance(payload, list) else ():
        if isinstance(group, Message):
            yield {name.lower(): decoded_header(value) for name, value in group.raw_items()}


def _fields(part: Message) -> dict[str, str]:
    """The fields of a receipt, which some programs leave as plain text."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if isinstance(inner, Message):
        return {name.lower(): decoded_header(value) for name, value in inner.raw_items()}
    lines = part_content(part)[:20_000].decode("utf-8", "replace").splitlines()
    return {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _reported(parts: list[Message]) -> Iterator[str]:
    """Message ids of the mails that a report returns."""
    for part in parts:
        kind, payload = part.get_content_type(), part.get_payload()
        if kind == "message/rfc822" and isinstance(payload, list) and payload and isinstance(payload[0], Message):
            yield from MESSAGE_ID.findall(_header(payload[0], "message-id"))[:1]
        elif kind == "text/rfc822-headers":
            head = part_content(part)[:60_000].decode("utf-8", "replace")
            found = re.search(r"(?im)^message-id:\s*(<[!-;=?-~]{1,250}>)", head)
            yield from (found[1],) if found else ()

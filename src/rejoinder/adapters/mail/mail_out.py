"""Mails made to go out, and drafts opened from files."""

from __future__ import annotations

import datetime as dt
import mimetypes
import re
import secrets
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from pathlib import Path

import attrs

from rejoinder.adapters.formats.outgoing import LARGEST_BYTES, OutgoingIsTooLarge, file_bytes, read_outgoing
from rejoinder.adapters.mail.mail import decoded_header, read_mail
from rejoinder.domain.errors import Invalid
from rejoinder.domain.file_name import safe_file_name
from rejoinder.domain.outbox import ENCLOSED_BYTES, ENCLOSED_MOST, Draft, MailMade
from rejoinder.usecases.outbox_queue import EnclosuresAreTooLarge

ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}")
MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,250}>")
SUBJECT_LIMIT, NAME_LIMIT, GREETING_LIMIT = 300, 200, 300
_CLOSING = ",，.。!！?？:：;；"
"""What no title ends with."""
_GREETED = (",", "，", ":", "：", "!", "！")
"""What a greeting ends with."""
DRAFT_HEADS = ("From", "To", "Subject", "Date", "X-Unsent", "Reply-To")


class AddressIsWrong(Invalid):
    """Something is given as a mail address that is none."""


class HeaderBreaksTheLine(Invalid):
    """A subject or a name holds a line break or another sign that would forge a header."""


class SubjectIsMissing(Invalid):
    """A mail without a subject is not read."""


class MailIsEmpty(Invalid):
    """There are no words to send."""


class MailWriter:
    """Makes plain-text mails (port `MailWriter`)."""

    def write(self, draft: Draft, *, at: dt.datetime) -> MailMade:
        """The mail as it will go out; it holds nothing of this machine."""
        _refuse_unsafe(draft)
        message = EmailMessage(policy=SMTP)
        if draft.sender is not None:
            message["From"] = formataddr((draft.sender_name or "", draft.sender))
        message["To"] = draft.to
        message["Subject"] = draft.subject
        message["Date"] = format_datetime(at)
        home = (draft.sender or "@rejoinder.invalid").rpartition("@")[2]
        message_id = f"<{secrets.token_hex(16)}@{home}>"
        message["Message-ID"] = message_id
        chain = [each for each in draft.references if MESSAGE_ID.fullmatch(each)]
        if chain:
            message["In-Reply-To"] = chain[-1]
            message["References"] = " ".join(chain)
        message.set_content(draft.words.rstrip("\n") + "\n", cte=None if draft.words.isascii() else "base64")
        for name, content in draft.enclosed:
            _enclose(message, safe_file_name(name, 1), content)
        return MailMade(content=message.as_bytes(), message_id=message_id)


def draft_of(path: Path) -> Draft:
    """The draft in a text file, a Word document or a mail; what the file does not say stays empty.

    The title above the greeting of a letter is its subject.

    Raises: FileIsMissing, FileIsNoFile, OutgoingIsTooLarge, OutgoingIsNotText, MailIsEmpty.
    """
    if path.suffix.lower() != ".eml":
        subject, words = _titled(read_outgoing(path))
        return Draft(to="", subject=subject, words=words)
    content = file_bytes(path, LARGEST_BYTES)
    read = read_mail(content, characters=LARGEST_BYTES, parser=lambda *_: None)
    if read is None:
        raise MailIsEmpty
    heads = {name.casefold(): value for name, value in reversed(read.headers)}
    return Draft(
        to=_address(heads.get("to", "")), subject=decoded_header(heads.get("subject", "")), words=own_words(read.text)
    )


def _titled(text: str) -> tuple[str, str]:
    """The title of a letter and its words from the greeting on; no title where the text does not begin with one."""
    title, _, rest = text.lstrip("\n").partition("\n\n")
    greeting = rest.lstrip("\n").partition("\n\n")[0].rstrip()
    is_title = 0 < len(title.strip()) <= SUBJECT_LIMIT and "\n" not in title and title.rstrip()[-1] not in _CLOSING
    is_greeted = len(greeting) <= GREETING_LIMIT and greeting.endswith(_GREETED)
    return (title.strip(), rest.lstrip("\n")) if is_title and is_greeted else ("", text)


def read_enclosures(paths: list[Path]) -> tuple[tuple[str, bytes], ...]:
    """Files to send along. Raises: EnclosuresAreTooLarge, FileIsMissing, FileIsNoFile."""
    if len(paths) > ENCLOSED_MOST:
        raise EnclosuresAreTooLarge(files=ENCLOSED_MOST, size=ENCLOSED_BYTES)
    found, left = [], ENCLOSED_BYTES
    for path in paths:
        try:
            content = file_bytes(path, left)
        except OutgoingIsTooLarge as error:
            raise EnclosuresAreTooLarge(files=ENCLOSED_MOST, size=ENCLOSED_BYTES) from error
        left -= len(content)
        found.append((path.name, content))
    return tuple(found)


def own_words(text: str) -> str:
    """The words of a mail without the lines that show its headers."""
    head, _, rest = text.partition("\n\n")
    lines = head.split("\n")
    shown = all(line.partition(":")[0] in DRAFT_HEADS for line in lines) and ":" in head
    return rest if shown else text


def checked_draft(draft: Draft) -> Draft:
    """The draft with its spaces tidied. Raises: AddressIsWrong, SubjectIsMissing, HeaderBreaksTheLine, MailIsEmpty."""
    tidy = attrs.evolve(draft, to=draft.to.strip(), subject=draft.subject.strip(" "))
    _refuse_unsafe(tidy)
    return tidy


def _refuse_unsafe(draft: Draft) -> None:
    for address in filter(None, (draft.sender, draft.to or " ")):
        if not ADDRESS.fullmatch(address):
            raise AddressIsWrong(address=address.strip()[:100])
    for text, most in ((draft.subject, SUBJECT_LIMIT), (draft.sender_name or "", NAME_LIMIT)):
        if len(text) > most or not text.replace(" ", "").isprintable():
            raise HeaderBreaksTheLine(text=text[:60])
    if not draft.subject.strip():
        raise SubjectIsMissing
    if not draft.words.strip():
        raise MailIsEmpty


def _address(header: str) -> str:
    found = ADDRESS.search(header)
    return found[0] if found else ""


def _enclose(message: EmailMessage, name: str, content: bytes) -> None:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    main, _, sub = kind.partition("/")
    if main in ("text", "message", "multipart"):
        main, sub = "application", "octet-stream"
    message.add_attachment(content, maintype=main, subtype=sub, filename=name)

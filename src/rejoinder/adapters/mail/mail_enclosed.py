"""What a mail carries as files, each a paper of its own: bounded, taken out apart, never fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from email.errors import MessageError
from email.message import Message

import attrs

from rejoinder.adapters.formats.file_kind import MAIL, OUTLOOK
from rejoinder.adapters.mail.mail import DEPTH_LIMIT, MailIsTooDeep, decoded_header, file_name, whole_message
from rejoinder.adapters.mail.mail import part_content as content_of
from rejoinder.adapters.mail.mail_parse import parse_mail
from rejoinder.adapters.mail.outlook import read_outlook
from rejoinder.adapters.work.sandbox import run_sandboxed_to_file
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.evidence import WITHIN
from rejoinder.domain.file_name import safe_file_name

MAILS = frozenset({MAIL, OUTLOOK})
"""Kinds that carry files."""
FILE_LIMIT = 30
"""Files of one mail that are taken out."""
PART_LIMIT = 300
FILE_LIMIT_BYTES = 40_000_000
WHOLE_LIMIT_BYTES = 100_000_000
"""Of all files of one mail together."""
_SIGNATURES = frozenset(
    f"application/{kind}" for kind in ("pkcs7-signature", "x-pkcs7-signature", "pgp-signature", "pgp-keys")
)
"""What mail programs add for each other; no paper of anybody's."""


Packed = tuple[tuple[list[tuple[str, int]], list[str]], bytes]
"""Names and sizes of the files that are kept, the names of those that are not, and the bytes of all that are kept."""


@attrs.frozen(kw_only=True)
class EnclosedFiles:
    """The files of one mail."""

    files: tuple[tuple[str, bytes], ...] = ()
    """Name and bytes, in order; no name is there twice, and none leads anywhere."""
    left_out: tuple[str, ...] = ()
    """Names of those that are too many or too large, or cannot be taken out."""


def enclosed_files(content: bytes, media_type: str) -> EnclosedFiles:
    """What a mail carries as files, mails among them; nothing where the bytes are no mail or cannot be taken apart.

    Limits: 30 files of 40 MB each, 100 MB together, 300 parts, 12 parts deep.
    """
    if media_type not in MAILS:
        return EnclosedFiles()
    try:
        if media_type == MAIL:
            (sizes, left_out), joined = run_sandboxed_to_file(_taken_out, content)
        else:
            outlook = read_outlook(content, characters=0, parser=lambda *_: None).attachments
            (sizes, left_out), joined = _packed([(one.name, one.content) for one in outlook])
    except (FileIsBroken, MailIsTooDeep):
        return EnclosedFiles()
    files, at = [], 0
    for name, size in sizes:
        files.append((name, joined[at : at + size]))
        at += size
    return EnclosedFiles(files=tuple(files), left_out=tuple(left_out))


def _taken_out(content: bytes) -> Packed:
    left = [PART_LIMIT]
    (sizes, left_out), joined = _packed(_attached_files(parse_mail(content), left, 0))
    return (sizes, [*left_out, "…"] if left[0] < 0 else left_out), joined


def _packed(found: Iterable[tuple[str, bytes]]) -> Packed:
    joined, sizes, left_out = bytearray(), list[tuple[str, int]](), list[str]()
    taken: set[str] = set()
    for number, (label, content) in enumerate(found, 1):
        name = _free(safe_file_name(label, number).replace(WITHIN, "_"), taken)
        fits = len(content) <= FILE_LIMIT_BYTES and len(joined) + len(content) <= WHOLE_LIMIT_BYTES
        if content and fits and len(sizes) < FILE_LIMIT:
            taken.add(name)
            sizes.append((name, len(content)))
            joined += content
        else:
            left_out.append(name)
    return (sizes, left_out), bytes(joined)


def _free(name: str, taken: set[str]) -> str:
    """The name, or with a number where another file of the mail has it."""
    stem, dot, suffix = name.rpartition(".")
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{stem} ({number}){dot}{suffix}" if stem else f"{name} ({number})"
    return found


def _attached_files(part: Message, left: list[int], depth: int) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each part that is a file, in order; empty bytes where one cannot be taken out."""
    left[0] -= 1
    if left[0] < 0 or depth > DEPTH_LIMIT:
        return
    kind, name = part.get_content_type(), file_name(part)
    if kind == MAIL:
        inner = next((one for one in part.get_payload() if isinstance(one, Message)), None)
        if inner is not None:
            label = name or f"{decoded_header(inner.get('Subject'))[:80]}.eml"
            yield (label if label.lower().endswith(".eml") else f"{label}.eml"), _bytes(inner)
    elif part.is_multipart():
        for child in part.get_payload():
            if isinstance(child, Message):
                yield from _attached_files(child, left, depth + 1)
    elif (name or part.get_content_maintype() != "text") and kind not in _SIGNATURES:
        yield name or "", content_of(part)


def _bytes(message: Message) -> bytes:
    try:
        return whole_message(message)
    except (ValueError, LookupError, TypeError, MessageError):
        return b""

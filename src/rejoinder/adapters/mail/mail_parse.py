"""Bytes of a mail as a tree of parts, with bounds on headers and parts that stand before anything is parsed.

The parser of the standard library takes time that grows with the square of one header's length, for each part anew.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from email.message import EmailMessage, Message
from email.parser import BytesHeaderParser, HeaderParser
from typing import Any, TypeVar

HEADER_LIMIT = 20_000
"""Characters of one header that are looked at."""
PARAMETERS_LIMIT = 2_000
"""The same for a header with parameters; names of files in any script are shorter."""
WITH_PARAMETERS = ("content-type", "content-disposition", "content-transfer-encoding", "mime-version")
PART_LIMIT = 5_000
"""Parts of any depth. Pages saved as one file have many, and still fewer."""
HEADER_COUNT_LIMIT = 50_000
"""Headers of all parts together that are kept."""
Source = tuple[str, str]
Part = TypeVar("Part", bound=Message)


class MailHasTooManyParts(ValueError):
    """More parts, or headers, than a mail of a person or a platform has."""


class _Bound:
    """Counts parts and headers of one mail while they are parsed, and cuts long headers."""

    def __init__(self) -> None:
        self._parts = self._headers = 0

    def part(self, part_class: Callable[..., Part]) -> Callable[..., Part]:
        def counted(*args: Any, **options: Any) -> Part:
            self._parts += 1
            if self._parts > PART_LIMIT:
                raise MailHasTooManyParts
            return part_class(*args, **options)

        return counted

    def header(self, source: Source) -> Source:
        self._headers += 1
        if self._headers > HEADER_COUNT_LIMIT:
            raise MailHasTooManyParts
        name, value = source
        return name, value[: PARAMETERS_LIMIT if name.lower() in WITH_PARAMETERS else HEADER_LIMIT]


class _Plain(email.policy.Compat32):
    """Headers as they stand in the file."""

    bound: _Bound | None = None

    def header_source_parse(self, sourcelines: list[str]) -> Source:
        source = super().header_source_parse(sourcelines)
        return self.bound.header(source) if self.bound else source


class _Decoded(email.policy.EmailPolicy):
    """Headers decoded, each by its own grammar."""

    bound: _Bound | None = None

    def header_source_parse(self, sourcelines: list[str]) -> Source:
        source = super().header_source_parse(sourcelines)
        return self.bound.header(source) if self.bound else source


def parse_mail(content: bytes) -> Message:
    """The mail with its headers as they stand in the file. Raises: MailHasTooManyParts."""
    return email.message_from_bytes(content, policy=_bounded(_Plain, Message))


def parse_decoded_mail(content: bytes) -> EmailMessage:
    """The mail with its headers decoded. Raises: MailHasTooManyParts."""
    mail: EmailMessage = email.message_from_bytes(content, policy=_bounded(_Decoded, EmailMessage))
    return mail


def parse_head(content: bytes) -> Message:
    """The mail's own headers alone. Raises: MailHasTooManyParts."""
    headers: Message = BytesHeaderParser(policy=_bounded(_Plain, Message)).parsebytes(content)
    return headers


def parse_head_text(text: str) -> Message:
    """The same of headers that were decoded already. Raises: MailHasTooManyParts."""
    headers: Message = HeaderParser(policy=_bounded(_Plain, Message)).parsestr(text)
    return headers


def _bounded(policy: Any, part: type[Message]) -> Any:
    """A policy for one mail, which counts as it goes."""
    bound = _Bound()
    return policy(bound=bound, message_factory=bound.part(part))

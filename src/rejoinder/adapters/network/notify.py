"""Notices by mail, chat and push services."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Collection, Mapping
from threading import Lock
from typing import Any

from rejoinder.adapters.network.notify_address import (
    MAIL,
    engine,
    host_of,
    is_own,
    kind_of,
    notification_service,
    refuse_private,
)
from rejoinder.adapters.network.public_address import hosts_in
from rejoinder.domain.errors import Refused, RejoinderError, Unavailable
from rejoinder.domain.notice import Message
from rejoinder.domain.outbox import Draft
from rejoinder.usecases.mail_ports import MailWriter, Post
from rejoinder.usecases.notice import NoticeFateIsUnknown
from rejoinder.usecases.send_mail import MailFateIsUnknown, MailIsRefused

NEVER_BEGAN = re.compile(r"NewConnectionError|ConnectTimeoutError|NameResolutionError|Connection refused|gaierror")
"""What the library writes where not one byte was handed over."""
ANSWERED = re.compile(r"error[=: ]+\d{3}", re.IGNORECASE)
"""What it writes where the service answered, and not with yes."""

_ONE_AT_A_TIME = Lock()
"""The library writes one log for the whole process, and each must read what was written for him."""


class ServiceIsSilent(Unavailable):
    """The service cannot be reached; nothing was handed over."""


class ServiceRefusesTheNotice(Refused):
    """The service did not take the notice."""


class Notifier:
    """Hands notices over (port `Notifier`).

    Args:
        post: the mail server of the installation.
        writer: makes mails.
        sender: our own address; None where none is set.
        now: the hour of mails.
        private: servers in private networks that may be called.
    """

    def __init__(
        self,
        *,
        post: Callable[[], Post],
        writer: MailWriter,
        sender: str | None,
        now: Callable[[], dt.datetime],
        private: Collection[str] = (),
    ) -> None:
        self._post, self._writer, self._sender, self._now = post, writer, sender, now
        self._private = frozenset(each.casefold() for each in private)

    def kind(self, address: str, *, hosts: Collection[str]) -> str:
        """The service that an address names. Raises: Invalid and Refused leaves where it may not be used."""
        return kind_of(address, hosts=hosts, private=self._private)

    def tell(self, address: str, message: Message, *, hosts: Collection[str]) -> None:
        """Hand one notice over.

        Raises: ServiceIsSilent, ServiceRefusesTheNotice, NoticeFateIsUnknown, and what `kind` raises.
        """
        if self.kind(address, hosts=hosts) == MAIL:
            self._mail(address.partition(":")[2], message)
            return
        service = notification_service(address)
        if is_own(address):
            refuse_private(host_of(service), private=self._private)
        _judge(*_notify_service(service, message))

    def _mail(self, to: str, message: Message) -> None:
        draft = Draft(to=to, subject=message.title, words=message.words, sender=self._sender)
        mail = self._writer.write(draft, at=self._now())
        try:
            with self._post().ready() as handover:
                handover.send(self._sender or to, to, mail.content)
        except MailIsRefused as error:
            raise ServiceRefusesTheNotice(why=str(error.values.get("why", ""))) from error
        except MailFateIsUnknown as error:
            raise NoticeFateIsUnknown from error
        except RejoinderError as error:
            if isinstance(error, Unavailable):
                raise ServiceIsSilent from error
            raise


def allowed_private(environment: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Servers in private networks to which those who run the installation let notices go."""
    variables = os.environ if environment is None else environment
    return hosts_in(variables.get("REJOINDER_NOTIFY_HOSTS", ""))


def _notify_service(service: Any, message: Message) -> tuple[bool, str]:
    """Whether the service said yes, and what the library wrote meanwhile, which holds secrets and is shown nowhere."""
    apprise = engine()
    with _ONE_AT_A_TIME, apprise.LogCapture(level=10) as written:
        done = service.notify(title=message.title, body=message.words, body_format="text")
        return bool(done), written.getvalue()


def _judge(done: bool, written: str) -> None:
    """Raises: ServiceIsSilent, ServiceRefusesTheNotice, NoticeFateIsUnknown."""
    if done:
        return
    if NEVER_BEGAN.search(written):
        raise ServiceIsSilent
    answered = ANSWERED.search(written)
    if answered:
        raise ServiceRefusesTheNotice(why=answered[0])
    raise NoticeFateIsUnknown

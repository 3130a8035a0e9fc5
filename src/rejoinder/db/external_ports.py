"""What background work needs of the world."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs

from rejoinder.usecases.mail_ports import Mailbox, MailReader, Post
from rejoinder.usecases.notice import Notifier, SecretStore


@attrs.frozen(kw_only=True)
class Outside:
    """Ways out, ways in, and the key to what is locked."""

    notifier: Notifier
    secret_store: SecretStore
    post: Callable[[], Post]
    """Raises: MailIsNotSetUp and the other leaves of a wrong setting."""
    mailbox: Callable[[], Mailbox]
    """Raises: MailIsNotSetUp and the other leaves of a wrong setting."""
    mail_reader: Callable[[], MailReader]
    own_address: Callable[[], str | None]
    reads_mail: Callable[[], bool]
    """Whether a mailbox is named at all."""
    backed_up_at: Callable[[], dt.datetime | None]
    """When the installation was backed up last; None where it never was."""

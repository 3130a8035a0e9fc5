"""Mail out, by SMTP."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from rejoinder.adapters.mail.mail_settings import MailAccount
from rejoinder.adapters.mail.mail_token import MailTokenIsRefused, first_words, last_words, mechanism, without_token
from rejoinder.domain.errors import Unavailable
from rejoinder.usecases.send_mail import MailFateIsUnknown, MailIsRefused

if TYPE_CHECKING:
    import smtplib

PATIENCE_SECONDS = 60


class MailServerIsSilent(Unavailable):
    """The mail server cannot be reached, or does not let us in; nothing was sent."""


@attrs.frozen
class Post:
    """A server that takes our mails (port `Post`)."""

    account: MailAccount

    @contextlib.contextmanager
    def ready(self) -> Iterator[Handover]:
        """An open, authenticated session. Raises: MailServerIsSilent, MailSettingIsWrong, MailTokensAreNotTaken,
        MailTokenIsRefused.
        """
        with contextlib.ExitStack() as closed:
            yield Handover(self._connect(closed))

    def _connect(self, closed: contextlib.ExitStack) -> smtplib.SMTP:
        import smtplib

        try:
            return self._signed_in(closed)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise MailServerIsSilent(host=self.account.host, why=_why(error)) from error

    def _signed_in(self, closed: contextlib.ExitStack) -> smtplib.SMTP:
        import smtplib

        account, name = self.account, "localhost"
        where = (account.host, account.port)
        if account.security == "tls":
            context = account.context()
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                *where, local_hostname=name, timeout=PATIENCE_SECONDS, context=context
            )
        else:
            server = smtplib.SMTP(*where, local_hostname=name, timeout=PATIENCE_SECONDS)
        closed.callback(_leave, server)
        if account.security == "starttls":
            server.starttls(context=account.context())
        server.ehlo_or_helo_if_needed()
        if account.token is not None:
            _hand_over_token(server, account)
        elif account.user is not None:
            server.login(account.user, account.password or "")
        return server


@attrs.frozen
class Handover:
    """An open session (port `Handover`)."""

    server: smtplib.SMTP

    def send(self, sender: str, to: str, content: bytes) -> None:
        """Hand over one mail. Raises: MailIsRefused, MailFateIsUnknown."""
        import smtplib

        try:
            self.server.sendmail(sender, [to], content)
        except smtplib.SMTPRecipientsRefused as error:
            code, reply = next(iter(error.recipients.values()), (0, b""))
            raise MailIsRefused(why=f"{code} {_text(reply)}") from error
        except (smtplib.SMTPResponseException, smtplib.SMTPNotSupportedError) as error:
            raise MailIsRefused(why=_why(error)) from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailFateIsUnknown(why=_why(error)) from error


def _hand_over_token(server: smtplib.SMTP, account: MailAccount) -> None:
    """Sign in with the token. Raises: MailTokensAreNotTaken, MailTokenIsRefused."""
    import smtplib

    way = mechanism(account, server.esmtp_features.get("auth", "").split())

    def answered(challenge: bytes | None = None) -> str:
        return first_words(account, way) if challenge is None else last_words(way)

    try:
        server.auth(way, answered)
    except smtplib.SMTPAuthenticationError as error:
        raise MailTokenIsRefused(host=account.host, why=without_token(_why(error), account)) from error


def _leave(server: smtplib.SMTP) -> None:
    import smtplib

    with contextlib.suppress(smtplib.SMTPException, OSError):
        server.quit()
    server.close()


def _why(error: Exception) -> str:
    """What the server said, on one line; never what we sent."""
    code, reply = getattr(error, "smtp_code", None), getattr(error, "smtp_error", None)
    return f"{code} {_text(reply)}" if code is not None else _text(str(error)) or type(error).__name__


def _text(reply: object) -> str:
    words = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else str(reply)
    return " ".join(words.split())[:200]

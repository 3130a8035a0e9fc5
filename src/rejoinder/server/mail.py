"""Mail of the workspace itself, by the server that the user's mail goes through."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from rejoinder.adapters.mail.mail_settings import mail_account
from rejoinder.adapters.mail.smtp import Post


class EmailBackend(BaseEmailBackend):
    """Sends by `REJOINDER_SMTP_HOST` and its companions."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Hand over each mail. Raises: MailServerIsSilent, MailIsRefused, MailFateIsUnknown, MailSettingIsWrong."""
        with Post(mail_account("SMTP")).ready() as session:
            for each in email_messages:
                content = each.message().as_bytes(linesep="\r\n")
                for to in each.recipients():
                    session.send(each.from_email, to, content)
        return len(email_messages)

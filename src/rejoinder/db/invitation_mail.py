"""The mail that brings an invited person the link."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage

from rejoinder.db.desk import desk
from rejoinder.db.models import Invitation, User
from rejoinder.domain.phrase import phrase

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


def mails() -> bool:
    """Whether the workspace can send mail of its own."""
    return bool(settings.EMAIL_BACKEND != NO_MAIL)


def send_invitation(invitation: Invitation, link: str, *, by: User, language: str) -> bool:
    """Mail the link to the invited person; False where the workspace sends no mail."""
    if not mails():
        return False
    wording, said = desk().app.wording(None), {"who": str(by), "house": invitation.organisation.name}
    subject = wording.say(phrase("people.mail-subject", **said), language)
    body = wording.say(phrase("people.mail-body", link=link, **said), language)
    EmailMessage(subject, body, to=[invitation.email]).send()
    return True

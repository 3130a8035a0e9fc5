"""The mail that brings an invited person the link."""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMessage

from rejoinder.db.models import Invitation, User
from rejoinder.db.services import services
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.phrase import phrase

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


def mails() -> bool:
    """Whether the workspace can send mail of its own."""
    return bool(settings.EMAIL_BACKEND != NO_MAIL)


class Mailed(StrEnum):
    """What became of the mail that should bring the link."""

    SENT = "sent"
    NONE = "none"
    """The workspace sends no mail."""
    FAILED = "failed"
    """The mail server did not answer or refused it; the invitation stands, and the link is to be handed over."""


def send_invitation(invitation: Invitation, link: str, *, by: User, language: str) -> Mailed:
    """Mail the link to the invited person, where the workspace sends mail."""
    if not mails():
        return Mailed.NONE
    wording, values = services().app.wording(None), {"who": str(by), "house": invitation.organisation.name}
    subject = wording.say(phrase("people.mail-subject", **values), language)
    body = wording.say(phrase("people.mail-body", link=link, **values), language)
    try:
        EmailMessage(subject, body, to=[invitation.email]).send()
    except RejoinderError:
        return Mailed.FAILED
    return Mailed.SENT

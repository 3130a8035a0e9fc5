"""Signing in to a mail server with a token instead of a password, as Gmail and Outlook ask for it.

Source: RFC 7628 (OAUTHBEARER), section 3; Google, "OAuth 2.0 Mechanism" (XOAUTH2), which Microsoft follows.
"""

from __future__ import annotations

from collections.abc import Iterable

from rejoinder.adapters.mail.mail_settings import MailAccount
from rejoinder.domain.errors import Invalid, Unavailable

MECHANISMS = ("OAUTHBEARER", "XOAUTH2")
"""Both carry the same token; the standard one comes first where a server offers both."""
END = "\x01"


class MailTokensAreNotTaken(Invalid):
    """The server offers no way to sign in with a token."""


class MailTokenIsRefused(Unavailable):
    """The server does not take the token, most often because its hour is over."""


def mechanism(account: MailAccount, offered: Iterable[str]) -> str:
    """The way to hand over the token. Raises: MailTokensAreNotTaken."""
    names = {each.upper() for each in offered}
    for each in MECHANISMS:
        if each in names:
            return each
    raise MailTokensAreNotTaken(host=account.host)


def first_words(account: MailAccount, way: str) -> str:
    """What the client says first."""
    user, token = account.user or "", account.token or ""
    if way == "XOAUTH2":
        return f"user={user}{END}auth=Bearer {token}{END}{END}"
    named = user.replace("=", "=3D").replace(",", "=2C")
    return f"n,a={named},{END}host={account.host}{END}port={account.port}{END}auth=Bearer {token}{END}{END}"


def last_words(way: str) -> str:
    """What the client says to an error that the server explains, so that the server ends the talk."""
    return "" if way == "XOAUTH2" else END


def without_token(reply: str, account: MailAccount) -> str:
    """What a server said, without the token should it repeat it."""
    return reply.replace(account.token, "…") if account.token else reply

"""Links to choose a new password: mailed ones, which prove the address, and ones that a person hands over."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from rejoinder.db.people import belonging_of


class HandedLink(PasswordResetTokenGenerator):
    """Ends with the password, with the address, and with joining or leaving an organisation or a case.

    Whoever made the link knew what it opens; what it would open later is not his to open.
    """

    key_salt = "rejoinder.web.reset_link.HandedLink"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}|{belonging_of(user)}"


class MailedLink(HandedLink):
    """The same, sent to the address. What comes back is taken whichever of the two it is, and a mailed one is noted."""

    key_salt = "rejoinder.web.reset_link.MailedLink"

    def check_token(self, user: Any, token: str | None) -> bool:
        """Whether the link is good; `user.has_proved_address` says that it was mailed."""
        if user is None:
            return False
        user.has_proved_address = bool(super().check_token(user, token))
        return user.has_proved_address or bool(HandedLink().check_token(user, token))

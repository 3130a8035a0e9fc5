"""What is ours in accounts: nobody signs up uninvited."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Sign-up is open to those who were invited, and to the first user of all."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never by the public page."""
        return False

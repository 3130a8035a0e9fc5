"""The second factor: its secrets are kept encrypted, and an installation may ask everybody to have one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.shortcuts import redirect

from rejoinder.db.services import services
from rejoinder.domain.errors import Invalid
from rejoinder.web.page_request import PageRequest

FREE = frozenset(
    {
        "mfa_activate_totp",
        "mfa_index",
        "mfa_reauthenticate",
        "account_reauthenticate",
        "account_change_password",
        "account_logout",
        "speak",
        "fresh",
        "health",
        "health-live",
        "health-ready",
    }
)
"""Where somebody may be who has yet to set a second factor up."""


class SecondFactorIsLost(Invalid):
    """The second factor was locked with another key of an installation."""


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Encrypts the secrets of authenticator apps and recovery codes with the key of the installation."""

    def encrypt(self, text: str) -> str:
        """The secret as the database keeps it."""
        return services().outside.secret_store.lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What was encrypted; what older releases kept as it was. Raises: SecondFactorIsLost."""
        store = services().outside.secret_store
        if not store.is_encrypted(encrypted_text):
            return encrypted_text
        try:
            return store.unlock(encrypted_text)
        except Invalid as error:
            raise SecondFactorIsLost from error


class RequiredFactor:
    """Leads whoever is signed in without a second factor to the page that sets one up, where one is asked for."""

    def __init__(self, get_response: Callable[[PageRequest], HttpResponse]) -> None:
        if not settings.SECOND_FACTOR_REQUIRED:
            raise MiddlewareNotUsed
        self._get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        """Answer the request."""
        return self._get_response(request)

    def process_view(self, request: PageRequest, view: Any, arguments: Any, named: Any) -> HttpResponse | None:
        """None where the page may be shown."""
        if not request.user.is_authenticated or is_mfa_enabled(request.user):
            return None
        request.must_add_factor = True
        match = request.resolver_match
        return None if match is not None and match.view_name in FREE else redirect("mfa_activate_totp")

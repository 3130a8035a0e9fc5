"""The account adapter: nobody signs up uninvited, and sign-ins are audited."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.mfa.base import views as mfa_views
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import path, re_path
from django.views.decorators.cache import never_cache

from rejoinder.db.audit_event import record_act
from rejoinder.db.invitation_mail import mails
from rejoinder.db.models import User
from rejoinder.db.people import drop_ways_in, has_users
from rejoinder.db.security_log import log_refusal
from rejoinder.web.page_request import PageRequest
from rejoinder.web.presence import end_sessions, renew_session_key

NOTED = {
    "account/email/password_changed": "password-changed",
    "account/email/password_set": "password-changed",
    "account/email/password_reset": "password-reset",
    "mfa/email/totp_activated": "second-factor-on",
    "mfa/email/totp_deactivated": "second-factor-off",
    "mfa/email/recovery_codes_generated": "recovery-codes-made",
}
"""What the notices of an account's changes are called in the audit."""
FACTORS = ("mfa/email/totp_activated", "mfa/email/totp_deactivated")
"""What changes how one signs in; a new password ends the other sessions by itself."""


class Adapter(DefaultAccountAdapter):
    """Audits sign-ins, failed sign-ins and changes of accounts."""

    def is_open_for_signup(self, request: PageRequest) -> bool:
        """Never by the public page: people are invited."""
        return False

    def login(self, request: PageRequest, user: User) -> None:
        """Sign somebody in, and note it."""
        super().login(request, user)
        record_act("signed-in", by=user)

    def logout(self, request: PageRequest) -> None:
        """Sign somebody out, and note it."""
        user = request.user
        super().logout(request)
        if user.is_authenticated:
            record_act("signed-out", by=user)

    def _get_login_attempts_cache_key(self, request: PageRequest, **credentials: Any) -> str:
        """By the address alone: the library adds the host, whose port a caller may write as he likes."""
        return str(credentials.get("email", "")).lower()

    def pre_authenticate(self, request: PageRequest, **credentials: Any) -> None:
        """Refuse whoever tries too often, and tell the log."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            log_refusal(request, "sign-in-throttled")
            raise

    def authentication_failed(self, request: PageRequest, **credentials: Any) -> None:
        """Note that somebody did not know a user's password; addresses of nobody are not kept."""
        user = User.objects.filter(email=str(credentials.get("email", "")).lower()).first()
        log_refusal(request, "sign-in-failed", account=user.pk if user else None)
        if user is not None:
            record_act("sign-in-failed", by=user)

    def send_notification_mail(self, template_prefix: str, user: User, *arguments: Any, **named: Any) -> None:
        """Note what changed about an account, and tell its person where mail is set up."""
        if template_prefix in NOTED:
            record_act(NOTED[template_prefix], by=user)
        if template_prefix in FACTORS:
            end_sessions(user, but=self.request.session.session_key)
        if template_prefix == "account/email/password_reset":
            _take_over(user)
        if mails():
            super().send_notification_mail(template_prefix, user, *arguments, **named)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail in the language of the page it comes from."""
        super().send_mail(template_prefix, email, {**context, "language": getattr(self.request, "language", "en")})


def prove_address(user: User) -> None:
    """Note that the person reads what is sent to the address."""
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})


def _take_over(user: User) -> None:
    """Leave nothing of what was set up under an address that nobody had proved to be his.

    Whoever invites somebody sees the link of the invitation, and can take it in his place: notices, tokens and a second
    factor of that account may be another's. Once the address is proved, they are the person's own.
    """
    if not EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists():
        drop_ways_in(user)
        Authenticator.objects.filter(user=user).delete()
    if getattr(user, "has_proved_address", False):
        prove_address(user)


def sign_in(request: PageRequest) -> HttpResponse:
    """The page to sign in, or the page for whoever comes first of all."""
    return views.login(request) if has_users() else redirect("welcome")


def renew_session(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page on which somebody proves once more who he is; the session gets a new key when he has."""

    @wraps(view)
    def renewed(request: PageRequest, **named: Any) -> HttpResponse:
        before = get_authentication_records(request, request.user)
        response = view(request, **named)
        if request.user.is_authenticated and get_authentication_records(request, request.user) != before:
            renew_session_key(request)
        return response

    return renewed


def reset(request: PageRequest) -> HttpResponse:
    """A link by mail to choose a new password; without mail, whom to ask for one."""
    return views.password_reset(request) if mails() else render(request, "account/reset_without_mail.html")


@never_cache
def sign_in_state(request: PageRequest) -> HttpResponse:
    """Who is signed in, and the proof that forms need: both change when somebody signs in."""
    user = request.user.email if request.user.is_authenticated else ""
    return JsonResponse({"csrf": get_token(request), "user": user})


def sign_out(request: PageRequest) -> HttpResponse:
    """Sign out; what the browser kept of pages and pictures goes with the session."""
    response: HttpResponse = views.logout(request)
    response["Cache-Control"] = "private, no-store"
    if not request.user.is_authenticated:
        response["Clear-Site-Data"] = '"cache"'
    return response


def closed_address(request: PageRequest, **_named: str) -> HttpResponse:
    """An address of the accounts library that leads nowhere here."""
    raise Http404


urls = [
    path("accounts/fresh/", sign_in_state, name="fresh"),
    path("accounts/reauthenticate/", renew_session(views.reauthenticate), name="account_reauthenticate"),
    path("accounts/2fa/reauthenticate/", renew_session(mfa_views.reauthenticate), name="mfa_reauthenticate"),
    path("accounts/logout/", sign_out, name="account_logout"),
    path("accounts/login/", sign_in, name="account_login"),
    path("accounts/password/reset/", reset, name="account_reset_password"),
    path("accounts/signup/", closed_address, name="account_signup"),
    path("accounts/email/", closed_address, name="account_email"),
    path("accounts/password/set/", closed_address, name="account_set_password"),
    path("accounts/login/code/confirm/", closed_address, name="account_confirm_login_code"),
    path("accounts/reauthenticate/code/", closed_address, name="account_request_reauthentication_code"),
    path("accounts/reauthenticate/code/confirm/", closed_address, name="account_confirm_reauthentication_code"),
    path("accounts/confirm-email/", closed_address, name="account_email_verification_sent"),
    re_path(r"^accounts/confirm-email/(?P<key>[-:\w]+)/$", closed_address, name="account_confirm_email"),
]

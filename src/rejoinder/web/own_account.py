"""One's own account: name, language, zone, the sessions that are open, and the tokens of one's programs."""

from __future__ import annotations

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST

from rejoinder.db.audit_event import record_act
from rejoinder.domain.errors import Invalid
from rejoinder.web.browser import browser_of
from rejoinder.web.form import TranslatedForm, language_field, zone_field
from rejoinder.web.page_request import UserRequest
from rejoinder.web.presence import end_sessions
from rejoinder.web.translation import say


class SessionIsUnknown(Invalid):
    """The session has ended, or is not the user's."""


class Me(TranslatedForm):
    """How the user is called, and how pages speak to him."""

    area = "account"
    prefiltered = frozenset({"name"})
    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = language_field()
    zone = zone_field()


@login_required
def account(request: UserRequest) -> HttpResponse:
    """One's own account."""
    user = request.user
    known = {"name": user.name, "language": request.language, "zone": user.zone or "UTC"}
    form = Me(request, initial=known)
    if not form.is_submitted():
        shown = {"form": form, "second_factor": is_mfa_enabled(user)}
        return render(request, "me.html", shown, status=form.status)
    for name in known:
        setattr(user, name, form.cleaned_data[name])
    user.save(update_fields=list(known))
    return _saved(request)


def _saved(request: UserRequest) -> HttpResponse:
    request.language = request.user.language
    messages.success(request, say(request, "people.saved"))
    return redirect("me")


@login_required
def sessions(request: UserRequest) -> HttpResponse:
    """Where the user is signed in."""
    found = UserSession.objects.purge_and_list(request.user)
    found.sort(key=lambda each: (not each.is_current(), -each.last_seen_at.timestamp()))
    shown = [(each, browser_of(each.user_agent)) for each in found]
    return render(request, "usersessions/usersession_list.html", {"sessions": shown})


@login_required
@require_POST
def end_session(request: UserRequest, number: int) -> HttpResponse:
    """Sign out another browser, for who gives his password once more. Raises: SessionIsUnknown."""
    raise_if_reauthentication_required(request, app="")
    found = UserSession.objects.filter(user=request.user, pk=number).first()
    if found is None or found.is_current():
        raise SessionIsUnknown
    found.end()
    record_act("session-ended", by=request.user)
    return redirect("usersessions_list")


@login_required
@require_POST
def end_other_sessions(request: UserRequest) -> HttpResponse:
    """Sign out every other browser, for who gives his password once more."""
    raise_if_reauthentication_required(request, app="")
    if end_sessions(request.user, but=request.session.session_key):
        record_act("session-ended", by=request.user)
    return redirect("usersessions_list")


urls = [
    path("me/", account, name="me"),
    path("accounts/sessions/", sessions, name="usersessions_list"),
    path("accounts/sessions/<int:number>/end/", end_session, name="session-end"),
    path("accounts/sessions/end/", end_other_sessions, name="sessions-end"),
]

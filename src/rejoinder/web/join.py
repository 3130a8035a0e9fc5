"""The page behind the link of an invitation."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone

from rejoinder.db.invitation import accept, accept_as_new, invitation_for, invited_user
from rejoinder.db.models import Invitation
from rejoinder.web.form import Password, TranslatedForm
from rejoinder.web.page_request import PageRequest, UserRequest, is_signed_in
from rejoinder.web.tenancy import CHOSEN


class JoinForm(TranslatedForm):
    """What a new user says of himself; the address is the invited one."""

    area = "account"
    prefiltered = frozenset({"password"})
    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = Password()


def join(request: PageRequest, secret: str) -> HttpResponse:
    """Let the invited person in: as a new user, or as the user who has the invited address."""
    invitation = invitation_for(secret)
    if is_signed_in(request):
        return _as_user(request, secret, invitation)
    if invited_user(invitation) is not None:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    form = JoinForm(request)
    if not form.is_submitted():
        shown = {"form": form, "invitation": invitation}
        return render(request, "account/join.html", shown, status=form.status)
    user = accept_as_new(
        secret,
        name=form.cleaned_data["name"],
        password=form.cleaned_data["password"],
        language=request.language,
        zone=str(timezone.get_current_timezone()),
    )
    response: HttpResponse = perform_login(request, user, redirect_url=_place(invitation))
    return response


def _as_user(request: UserRequest, secret: str, invitation: Invitation) -> HttpResponse:
    theirs = request.user.email == invitation.email
    if request.method != "POST" or not theirs:
        shown = {"invitation": invitation, "theirs": theirs}
        return render(request, "account/join_as_user.html", shown, status=200 if theirs else 403)
    accept(secret, request.user)
    request.session[CHOSEN] = str(invitation.organisation_id)
    return redirect(_place(invitation))


def _place(invitation: Invitation) -> str:
    """Where somebody who was let in goes first."""
    return reverse("case", args=[invitation.case_id]) if invitation.case_id else reverse("board")


urls = [path("join/<str:secret>/", join, name="join")]

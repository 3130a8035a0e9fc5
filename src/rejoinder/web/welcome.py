"""The first visit: the first user, and the organisation he works for."""

from __future__ import annotations

import hmac
import ipaddress
from pathlib import Path

from allauth.account.utils import perform_login
from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from rejoinder.db.people import begin, has_users
from rejoinder.db.services import services
from rejoinder.domain.errors import Refused
from rejoinder.web.account import prove_address
from rejoinder.web.form import Password, TranslatedForm, language_field, zone_field
from rejoinder.web.page_request import PageRequest
from rejoinder.web.translation import say

CODE_FILE = "welcome-code"
"""The file of the installation with the code, where one is asked for."""


class WelcomeCodeIsMissing(Refused):
    """The workspace is reached over a network, and its console printed no code."""


class Welcome(TranslatedForm):
    """Who comes first, and for whom."""

    area = "account"
    prefiltered = frozenset({"email", "password", "house", "zone", "code"})
    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = Password()
    house = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "organization"}))
    language = language_field()
    zone = zone_field()
    code = forms.CharField(max_length=64, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, request: PageRequest, *, code: str | None) -> None:
        zone = str(timezone.get_current_timezone())
        super().__init__(request, initial={"language": request.language, "zone": zone})
        self._code = code
        if code is None:
            del self.fields["code"]

    def clean_code(self) -> str:
        """Raises: ValidationError where it is not the one that the console shows."""
        code = str(self.cleaned_data["code"]).strip()
        if self._code is None or not hmac.compare_digest(code.encode(), self._code.encode()):
            raise forms.ValidationError(say(self.request, "account.code-is-wrong"))
        return code


def welcome(request: PageRequest) -> HttpResponse:
    """Make the first user; nobody else finds this page."""
    if has_users():
        raise Http404
    form = Welcome(request, code=_code(request))
    if not form.is_submitted():
        return render(request, "account/welcome.html", {"form": form}, status=form.status)
    values = form.cleaned_data
    settings = {name: values[name] for name in ("email", "password", "name", "language", "zone")}
    user = begin(organisation=values["house"], **settings)
    prove_address(user)  # whoever sets the workspace up has nobody before him who could have used his address
    _file().unlink(missing_ok=True)
    response: HttpResponse = perform_login(request, user, redirect_url="/")
    return response


def _code(request: PageRequest) -> str | None:
    """The code to ask for; None where the visitor sits at the machine. Raises: WelcomeCodeIsMissing."""
    file = _file()
    if file.is_file():
        return file.read_text("utf-8").strip()
    if not _is_here(request.META.get("REMOTE_ADDR", "")):
        raise WelcomeCodeIsMissing
    return None


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _file() -> Path:
    return services().data / CODE_FILE


urls = [path("welcome/", welcome, name="welcome")]

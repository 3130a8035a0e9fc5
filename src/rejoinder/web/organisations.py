"""Organisations: the ones somebody works for, a new one, and the settings of each."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from rejoinder.db.models import Member
from rejoinder.db.organisation import SETTINGS, change_settings
from rejoinder.db.people import create_organisation
from rejoinder.db.permissions import ActIsNotAllowed
from rejoinder.domain.member import Act, MemberRole
from rejoinder.web.form import TranslatedForm, language_field, zone_field
from rejoinder.web.page_request import MemberRequest, UserRequest
from rejoinder.web.tenancy import CHOSEN, member_page
from rejoinder.web.translation import say

COOLING_LIMIT = 7 * 24 * 60


class OrganisationForm(TranslatedForm):
    """An organisation when it begins."""

    area = "people"
    prefiltered = frozenset({"zone"})
    name = forms.CharField(max_length=200)
    language = language_field()
    zone = zone_field()


class OrganisationSettingsForm(OrganisationForm):
    """How an organisation works."""

    prefiltered = frozenset({"zone", "language", "four_eyes", "cooling_minutes"})
    four_eyes = forms.BooleanField(required=False)
    cooling_minutes = forms.IntegerField(min_value=0, max_value=COOLING_LIMIT)


@login_required
def organisations(request: UserRequest) -> HttpResponse:
    """The organisations of the user, and for who owns one, the form for another."""
    mine = Member.objects.filter(user=request.user).select_related("organisation").order_by("organisation__name", "pk")
    owns = any(each.role == MemberRole.OWNER.value for each in mine)
    form = OrganisationForm(
        request, initial={"language": request.language, "zone": getattr(request.organisation, "zone", "UTC")}
    )
    if request.method == "POST" and not owns:
        raise ActIsNotAllowed(act=Act.MANAGE.value)
    if not form.is_submitted():
        shown = {"here": "people", "mine": mine, "owns": owns, "form": form}
        return render(request, "people/organisations.html", shown, status=form.status)
    organisation = create_organisation(request.user, **form.cleaned_data)
    request.session[CHOSEN] = str(organisation.pk)
    messages.success(request, say(request, "people.house-was-made", name=organisation.name))
    return redirect("people")


@member_page(Act.MANAGE)
def organisation_settings(request: MemberRequest) -> HttpResponse:
    """The settings of the chosen organisation."""
    form = OrganisationSettingsForm(request, initial={name: getattr(request.organisation, name) for name in SETTINGS})
    if not form.is_submitted():
        shown = {"here": "people", "form": form}
        return render(request, "people/organisation.html", shown, status=form.status)
    change_settings(request.organisation, form.cleaned_data, by=request.user)
    messages.success(request, say(request, "people.saved"))
    return redirect("house")


urls = [path("houses/", organisations, name="houses"), path("house/", organisation_settings, name="house")]

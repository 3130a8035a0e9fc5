"""Outside counsel of one case: who was let in, and a link for another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST

from rejoinder.db.invitation import invite, pending_invitations
from rejoinder.db.models import Case, Guest
from rejoinder.db.people import remove_guest
from rejoinder.domain.member import Act, MemberRole
from rejoinder.web.case.frame import frame
from rejoinder.web.form import TranslatedForm
from rejoinder.web.page_request import UserRequest
from rejoinder.web.people import invitation_context
from rejoinder.web.tenancy import case_page


class Counsel(TranslatedForm):
    """Whom to let into the case."""

    area = "people"
    email = forms.EmailField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))


@case_page(Act.MANAGE)
def counsel(request: UserRequest, case: Case) -> HttpResponse:
    """The lawyers from outside who see this case and no other."""
    form = Counsel(request)
    if not form.is_submitted():
        return _page(request, case, form, status=form.status)
    invitation, raw = invite(
        case.organisation, email=form.cleaned_data["email"], role=MemberRole.COUNSEL, by=request.user, case=case
    )
    return _page(request, case, Counsel(request, fresh=True), **invitation_context(request, invitation, raw))


@case_page(Act.MANAGE)
@require_POST
def remove(request: UserRequest, case: Case, number: int) -> HttpResponse:
    """Shut somebody out of the case again."""
    remove_guest(case, number, by=request.user)
    return redirect("case-counsel", case.pk)


def _page(request: UserRequest, case: Case, form: Counsel, *, status: int = 200, **more: Any) -> HttpResponse:
    guests = Guest.objects.filter(case=case).select_related("user")
    invited = pending_invitations(case.organisation).filter(case=case)
    shown = frame(request, case, "case-counsel", form=form, guests=guests, waiting=invited, **more)
    return render(request, "people/counsel.html", shown, status=status)


urls = [
    path("cases/<uuid:case>/counsel/", counsel, name="case-counsel"),
    path("cases/<uuid:case>/counsel/<int:number>/remove/", remove, name="case-counsel-remove"),
]

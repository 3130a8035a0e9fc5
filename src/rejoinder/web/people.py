"""People of an organisation: its members, and those who were invited."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import user_pk_to_url_str
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from rejoinder.db import people as membership
from rejoinder.db.audit_event import record_act
from rejoinder.db.invitation import invite, pending_invitations, withdraw
from rejoinder.db.invitation_mail import Mailed, mails, send_invitation
from rejoinder.db.models import Guest, Invitation, Member, User
from rejoinder.domain.errors import Refused
from rejoinder.domain.member import Act, MemberRole
from rejoinder.web.form import TranslatedForm, role_words
from rejoinder.web.page_request import MemberRequest, UserRequest
from rejoinder.web.reset_link import HandedLink
from rejoinder.web.tenancy import member_page
from rejoinder.web.translation import say

HINTS = {Mailed.SENT: "people.link-mailed", Mailed.NONE: "people.link-hint", Mailed.FAILED: "people.link-unmailed"}
ORDER = {role.value: n for n, role in enumerate(MemberRole)}


class PersonBelongsElsewhere(Refused):
    """A new password would open organisations that are not the owner's."""


class Invite(TranslatedForm):
    """Who is to come, and as what."""

    area = "people"
    email = forms.EmailField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField()

    def __init__(self, request: MemberRequest, *, fresh: bool = False) -> None:
        super().__init__(request, fresh=fresh)
        self.set_choices("role", role_words(request, membership.ROLES))
        self.fields["role"].initial = MemberRole.HANDLER.value


@member_page()
def people(request: MemberRequest) -> HttpResponse:
    """Who works here."""
    return _page(request)


@member_page(Act.MANAGE)
@require_POST
def invite_member(request: MemberRequest) -> HttpResponse:
    """Make a link for somebody, show it once, and send it where mail is set up."""
    form = Invite(request)
    if not form.is_submitted():
        return _page(request, form, status=422)
    role = membership.role_named(form.cleaned_data["role"])
    invitation, raw = invite(request.organisation, email=form.cleaned_data["email"], role=role, by=request.user)
    return _page(request, **invitation_context(request, invitation, raw))


@member_page(Act.MANAGE)
@require_POST
def take_back(request: MemberRequest, number: int) -> HttpResponse:
    """Withdraw an invitation."""
    withdraw(request.organisation, number, by=request.user)
    return redirect("people")


@member_page(Act.MANAGE)
@require_POST
def change_role(request: MemberRequest, number: int) -> HttpResponse:
    """Give a member another role."""
    role = membership.role_named(request.POST.get("role", ""))
    membership.set_role(request.organisation, number, role, by=request.user)
    messages.success(request, say(request, "people.role-was-set"))
    return redirect("people")


@member_page(Act.MANAGE)
def remove(request: MemberRequest, number: int) -> HttpResponse:
    """Ask once more, then shut a member out."""
    member = membership.member_of(request.organisation, number)
    if request.method != "POST":
        return render(request, "people/remove.html", {"here": "people", "member": member})
    membership.remove_member(request.organisation, number, by=request.user)
    messages.success(request, say(request, "people.was-removed", who=str(member.user)))
    return redirect("people")


@member_page(Act.MANAGE)
@require_POST
def new_password(request: MemberRequest, number: int) -> HttpResponse:
    """A link with which a member chooses a new password, for an organisation whose server sends no mail."""
    member = membership.member_of(request.organisation, number)
    if not membership.is_theirs_alone(member.user, request.user):
        raise PersonBelongsElsewhere(who=str(member.user))
    record_act("password-link-made", by=request.user, organisation=request.organisation, who=str(member.user))
    link = request.build_absolute_uri(password_path(member.user))
    return _page(request, link=link, renewed=str(member.user))


def password_path(user: User) -> str:
    """The address at which a user can choose a new password, once."""
    named = {"uidb36": user_pk_to_url_str(user), "key": HandedLink().make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=named)


def invitation_context(request: UserRequest, invitation: Invitation, raw: str) -> dict[str, Any]:
    """What a page shows of a fresh invitation: who, the link, and whether it was mailed or is to be handed over."""
    link = request.build_absolute_uri(reverse("join", args=[raw]))
    mailed = send_invitation(invitation, link, by=request.user, language=request.language)
    return {"invited": invitation.email, "link": link, "link_hint": HINTS[mailed]}


def _page(request: MemberRequest, form: Invite | None = None, *, status: int = 200, **more: Any) -> HttpResponse:
    members: list[Any] = list(Member.objects.filter(organisation=request.organisation).select_related("user"))
    members.sort(key=lambda each: (ORDER.get(each.role, 9), str(each.user)))
    manages = Act.MANAGE in request.may
    shown = {
        "here": "people",
        "members": members,
        "roles": role_words(request, membership.ROLES),
        "form": form or Invite(request, fresh=True),
        "waiting": pending_invitations(request.organisation) if manages else (),
        "guests": Guest.objects.filter(case__organisation=request.organisation).select_related("user", "case__card")
        if manages
        else (),
        "manages": manages,
        "mails": mails(),
        **more,
    }
    return render(request, "people.html", shown, status=status)


urls = [
    path("people/", people, name="people"),
    path("people/invite/", invite_member, name="people-invite"),
    path("people/invitations/<int:number>/withdraw/", take_back, name="people-withdraw"),
    path("people/<int:number>/role/", change_role, name="people-role"),
    path("people/<int:number>/remove/", remove, name="people-remove"),
    path("people/<int:number>/password/", new_password, name="people-password"),
]

"""People of the house: who works here, who was invited, who is let in and shut out."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any, Literal

from django.urls import reverse
from ninja import Router, Schema, Status
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.scopes import manages, needs, reads
from rejoinder.db import people
from rejoinder.db.invitation import invite, pending_invitations, withdraw
from rejoinder.db.invitation_mail import Mailed, send_invitation
from rejoinder.db.models import Case, Guest, Invitation, Member
from rejoinder.domain.member import Act, MemberRole, Scope

router = Router(tags=["people"])


class PersonShape(Schema):
    """Somebody who belongs to the house; `id` is the number of the membership."""

    id: int
    user: int
    name: str
    email: str
    role: str
    since_at: dt.datetime


class People(Schema):
    """Everybody who belongs to the house, the first to come first."""

    people: list[PersonShape]


class InvitationShape(Schema):
    """An invitation that waits to be taken."""

    id: int
    email: str
    role: str
    case: uuid.UUID | None
    """The one case that outside counsel is to see."""
    made_at: dt.datetime
    expires_at: dt.datetime


class InvitationMade(InvitationShape):
    """The same with its link, which is shown this once."""

    link: str
    mailed: bool
    """Whether the workspace has mailed it."""


class Invitations(Schema):
    """The invitations that wait, the newest first."""

    invitations: list[InvitationShape]


class GuestShape(Schema):
    """Outside counsel of a case; `id` is the number of the seat."""

    id: int
    name: str
    email: str
    since_at: dt.datetime


class Guests(Schema):
    """Outside counsel of a case, the first to come first."""

    counsel: list[GuestShape]


class Invited(Schema):
    """Whom to let in."""

    email: str = Field(min_length=3, max_length=254)


class Newcomer(Invited):
    """The same, and as what."""

    role: Literal["owner", "handler", "reviewer", "reader"]


class Part(Schema):
    """The part that somebody is to have."""

    role: Literal["owner", "handler", "reviewer", "reader"]


@router.get("people", response=People, operation_id="list_people", summary="Who works here")
@reads()
def list_people(request: ApiRequest) -> Any:
    """The members of the house; outside counsel are no members."""
    found = Member.objects.filter(organisation=request.caller.organisation).select_related("user").order_by("pk")
    return {"people": [_person(each) for each in found]}


@router.post("people/{int:number}/role", response=PersonShape, operation_id="set_role", summary="Set a role")
@manages()
def set_role(request: ApiRequest, number: int, said: Part) -> Any:
    """Give a member another role; the last owner stays one."""
    organisation = request.caller.organisation
    people.set_role(organisation, number, MemberRole(said.role), by=request.caller.user)
    return _person(people.member_of(organisation, number))


@router.delete("people/{int:number}", response={204: None}, operation_id="remove_member", summary="Shut a member out")
@manages()
def remove(request: ApiRequest, number: int) -> Any:
    """Shut somebody out of the house, and end the tokens made for it; the last owner stays."""
    people.remove_member(request.caller.organisation, number, by=request.caller.user)
    return Status(204, None)


@router.get("invitations", response=Invitations, operation_id="list_invitations", summary="Who was invited")
@needs(Scope.READ, Act.MANAGE)
def list_invitations(request: ApiRequest) -> Any:
    """The invitations that can still be taken, of members and of outside counsel."""
    return {"invitations": [_invitation(each) for each in pending_invitations(request.caller.organisation)]}


@router.post("invitations", response={201: InvitationMade}, operation_id="invite", summary="Invite somebody")
@manages()
def invite_member(request: ApiRequest, said: Newcomer) -> Any:
    """A link for one person, good once and for a week; mailed where the workspace sends mail."""
    organisation, by = request.caller.organisation, request.caller.user
    invitation, raw = invite(organisation, email=said.email, role=MemberRole(said.role), by=by)
    return Status(201, _handed(request, invitation, raw))


@router.delete(
    "invitations/{int:number}", response={204: None}, operation_id="withdraw_invitation", summary="Take it back"
)
@manages()
def take_back(request: ApiRequest, number: int) -> Any:
    """Withdraw an invitation that was not taken."""
    withdraw(request.caller.organisation, number, by=request.caller.user)
    return Status(204, None)


@router.get("cases/{uuid:case}/counsel", response=Guests, operation_id="list_counsel", summary="Outside counsel")
@needs(Scope.READ, Act.MANAGE)
def list_counsel(request: ApiRequest, case: uuid.UUID) -> Any:
    """The lawyers from outside who see this case and no other."""
    found = Guest.objects.filter(case=request.case).select_related("user").order_by("pk")
    return {"counsel": [_guest(each) for each in found]}


@router.post(
    "cases/{uuid:case}/counsel", response={201: InvitationMade}, operation_id="invite_counsel", summary="Invite counsel"
)
@manages()
def invite_counsel(request: ApiRequest, case: uuid.UUID, said: Invited) -> Any:
    """A link for a lawyer from outside, who is to see this case and no other."""
    of: Case = request.case
    invitation, raw = invite(
        of.organisation, email=said.email, role=MemberRole.COUNSEL, by=request.caller.user, case=of
    )
    return Status(201, _handed(request, invitation, raw))


@router.delete(
    "cases/{uuid:case}/counsel/{int:number}",
    response={204: None},
    operation_id="remove_counsel",
    summary="Shut counsel out",
)
@manages()
def remove_counsel(request: ApiRequest, case: uuid.UUID, number: int) -> Any:
    """Shut a lawyer from outside out of the case again."""
    people.remove_guest(request.case, number, by=request.caller.user)
    return Status(204, None)


def _handed(request: ApiRequest, invitation: Invitation, raw: str) -> dict[str, Any]:
    link = request.build_absolute_uri(reverse("join", args=[raw]))
    mailed = send_invitation(invitation, link, by=request.caller.user, language=request.language)
    return {**_invitation(invitation), "link": link, "mailed": mailed is Mailed.SENT}


def _person(member: Member) -> dict[str, Any]:
    user = member.user
    return {
        "id": member.pk,
        "user": user.pk,
        "name": str(user),
        "email": user.email,
        "role": member.role,
        "since_at": member.since_at,
    }


def _invitation(invitation: Invitation) -> dict[str, Any]:
    plain = {name: getattr(invitation, name) for name in ("id", "email", "role", "made_at", "expires_at")}
    return {**plain, "case": invitation.case_id}


def _guest(guest: Guest) -> dict[str, Any]:
    return {"id": guest.pk, "name": str(guest.user), "email": guest.user.email, "since_at": guest.since_at}

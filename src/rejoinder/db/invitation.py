"""Invitations: a link for one person, good once and for a week, kept as a digest."""

from __future__ import annotations

import datetime as dt
import secrets

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet

from rejoinder.db.audit_event import record_act
from rejoinder.db.models import Case, Guest, Invitation, Member, Organisation, User
from rejoinder.db.people import PersonIsUnknown
from rejoinder.db.services import services
from rejoinder.db.token import digest_of
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.member import MemberRole

LASTS = dt.timedelta(days=7)
ADDRESS_LIMIT = 254
OPEN_LIMIT = 200
"""How many may wait in one organisation."""


class AddressIsNoAddress(Invalid):
    """What was given is no mail address."""


class PersonIsHere(Invalid):
    """Whoever has this address belongs to the organisation already."""


class InvitationsAreTooMany(Refused):
    """Too many wait to be taken."""


class InvitationIsOver(Refused):
    """The link is unknown, was used, was withdrawn, or has expired."""


class InvitationIsForAnother(Refused):
    """Somebody else is signed in than was invited."""


def pending_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """The invitations of an organisation that can still be taken, newest first."""
    return _open().filter(organisation=organisation).select_related("case__card", "made_by").order_by("-pk")


def invite(
    organisation: Organisation, *, email: str, role: MemberRole, by: User, case: Case | None = None
) -> tuple[Invitation, str]:
    """A new invitation, and the secret its link ends with, which is shown once. An older one for the same is withdrawn.

    Args:
        case: the one case that outside counsel is to see.

    Raises: AddressIsNoAddress, PersonIsHere, InvitationsAreTooMany.
    """
    address, now, raw = _address(email), services().now(), secrets.token_urlsafe(32)
    _refuse_known(organisation, address, case)
    with transaction.atomic():
        same = pending_invitations(organisation).order_by().filter(email=address, case=case)
        Invitation.objects.filter(pk__in=list(same.values_list("pk", flat=True))).update(withdrawn_at=now)
        if pending_invitations(organisation).count() >= OPEN_LIMIT:
            raise InvitationsAreTooMany(limit=OPEN_LIMIT)
        invitation = Invitation.objects.create(
            organisation=organisation,
            case=case,
            email=address,
            role=role.value,
            digest=digest_of(raw),
            made_at=now,
            made_by=by,
            expires_at=now + LASTS,
        )
        record_act("invited", by=by, organisation=organisation, who=address, role=role.value)
    return invitation, raw


def withdraw(organisation: Organisation, number: int, *, by: User) -> None:
    """Take an invitation back. Raises: PersonIsUnknown."""
    found = pending_invitations(organisation).filter(pk=number).first()
    if found is None:
        raise PersonIsUnknown
    found.withdrawn_at = services().now()
    found.save(update_fields=["withdrawn_at"])
    record_act("invitation-withdrawn", by=by, organisation=organisation, who=found.email)


def invitation_for(raw: str) -> Invitation:
    """The invitation whose link ends with this. Raises: InvitationIsOver."""
    found = _open().select_related("organisation", "case__card", "made_by").filter(digest=digest_of(raw)).first()
    if found is None:
        raise InvitationIsOver
    return found


def invited_user(invitation: Invitation) -> User | None:
    """Who has the invited address already, if somebody does."""
    return User.objects.filter(email=invitation.email).first()


def accept(raw: str, user: User) -> Invitation:
    """Let the invited person in. Raises: InvitationIsOver, InvitationIsForAnother."""
    invitation = invitation_for(raw)
    if user.email != invitation.email:
        raise InvitationIsForAnother(email=invitation.email)
    with transaction.atomic():
        if not _open().filter(pk=invitation.pk).update(taken_at=services().now()):
            raise InvitationIsOver
        _membership(invitation, user)
        record_act("joined", by=user, organisation=invitation.organisation, role=invitation.role)
    return invitation


def accept_as_new(raw: str, *, name: str, password: str, language: str, zone: str) -> User:
    """Make the invited person a user and let him in. Raises: InvitationIsOver, InvitationIsForAnother."""
    invitation = invitation_for(raw)
    with transaction.atomic():
        if User.objects.select_for_update().filter(email=invitation.email).exists():
            raise InvitationIsForAnother(email=invitation.email)
        user = User.objects.create_user(invitation.email, password, name=name, language=language, zone=zone)
        accept(raw, user)
    return user


def _open() -> QuerySet[Invitation]:
    return Invitation.objects.filter(taken_at=None, withdrawn_at=None, expires_at__gt=services().now())


def _membership(invitation: Invitation, user: User) -> None:
    if invitation.case is not None:
        Guest.objects.get_or_create(case=invitation.case, user=user)
    else:
        Member.objects.get_or_create(
            organisation=invitation.organisation, user=user, defaults={"role": invitation.role}
        )


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise AddressIsNoAddress from error
    if len(address) > ADDRESS_LIMIT:
        raise AddressIsNoAddress
    return address


def _refuse_known(organisation: Organisation, address: str, case: Case | None) -> None:
    """A member sees every case of the organisation, so there is nothing to invite a member to."""
    if Member.objects.filter(organisation=organisation, user__email=address).exists():
        raise PersonIsHere(email=address)
    if case is not None and Guest.objects.filter(case=case, user__email=address).exists():
        raise PersonIsHere(email=address)

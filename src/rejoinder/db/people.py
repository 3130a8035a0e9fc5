"""People: who belongs to which organisation, in which role."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from rejoinder.db.audit_event import record_act
from rejoinder.db.models import Card, Case, Channel, Guest, Member, Organisation, Token, User
from rejoinder.db.services import services, signature
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.member import MemberRole

ROLES = (MemberRole.OWNER, MemberRole.HANDLER, MemberRole.REVIEWER, MemberRole.READER)
"""The roles of members; counsel is a guest of one case."""


class LastOwnerStays(Refused):
    """Without an owner nobody could let others in."""


class RoleIsUnknown(Invalid):
    """No member can have this role."""


class PersonIsUnknown(Invalid):
    """There is no such person, or none that the asker may see: nobody is told which."""


class WorkspaceHasPeople(Refused):
    """The first user was made already."""


def has_users() -> bool:
    """Whether the workspace has a user."""
    return User.objects.exists()


def begin(*, email: str, password: str, name: str, organisation: str, language: str, zone: str) -> User:
    """The first user, as owner of the first organisation. Raises: WorkspaceHasPeople, to whoever comes second."""
    with transaction.atomic():
        # Two who come first at once wait for each other at a row that every installation has.
        ContentType.objects.select_for_update().order_by("pk").first()
        if has_users():
            raise WorkspaceHasPeople
        user = User.objects.create_user(email, password, name=name, language=language, zone=zone)
        create_organisation(user, name=organisation, language=language, zone=zone)
    return user


def create_organisation(user: User, *, name: str, language: str, zone: str) -> Organisation:
    """A new organisation with the user as its owner."""
    with transaction.atomic():
        organisation = Organisation.objects.create(name=name, language=language, zone=zone)
        Member.objects.create(organisation=organisation, user=user, role=MemberRole.OWNER.value)
        record_act("house-made", by=user, organisation=organisation, name=name)
    return organisation


def role_named(name: str) -> MemberRole:
    """The role of this name. Raises: RoleIsUnknown."""
    for role in ROLES:
        if role.value == name:
            return role
    raise RoleIsUnknown


def member_of(organisation: Organisation, number: int) -> Member:
    """A member of the organisation. Raises: PersonIsUnknown."""
    found = Member.objects.select_related("user").filter(organisation=organisation, pk=number).first()
    if found is None:
        raise PersonIsUnknown
    return found


def set_role(organisation: Organisation, number: int, role: MemberRole, *, by: User) -> None:
    """Give a member another role. Raises: PersonIsUnknown, LastOwnerStays."""
    with transaction.atomic():
        _hold(organisation)
        member = member_of(organisation, number)
        if member.role == role.value:
            return
        _keep_an_owner(member)
        was, member.role = member.role, role.value
        member.save(update_fields=["role"])
        record_act(
            "role-set", by=by, organisation=organisation, who=signature(member.user), was_role=was, role=role.value
        )


def remove_member(organisation: Organisation, number: int, *, by: User) -> None:
    """Shut somebody out of an organisation, and end the tokens made for it. Raises: PersonIsUnknown, LastOwnerStays."""
    with transaction.atomic():
        _hold(organisation)
        member = member_of(organisation, number)
        _keep_an_owner(member)
        Token.objects.filter(organisation=organisation, user=member.user, revoked_at=None).update(
            revoked_at=services().now()
        )
        Card.objects.filter(organisation=organisation, handler=member.user).update(handler=None)
        member.delete()
        record_act("member-removed", by=by, organisation=organisation, who=signature(member.user))


def remove_guest(case: Case, number: int, *, by: User) -> None:
    """Shut outside counsel out of a case. Raises: PersonIsUnknown."""
    guest = Guest.objects.select_related("user").filter(case=case, pk=number).first()
    if guest is None:
        raise PersonIsUnknown
    with transaction.atomic():
        guest.delete()
        record_act("guest-removed", by=by, organisation=case.organisation, who=signature(guest.user), case=str(case.pk))


def is_theirs_alone(user: User, owner: User) -> bool:
    """Whether every organisation and case that the user sees belongs to organisations of this owner."""
    owned = Organisation.objects.filter(members__user=owner, members__role=MemberRole.OWNER.value)
    memberships = Member.objects.filter(user=user).exclude(organisation__in=owned)
    cases = Guest.objects.filter(user=user).exclude(case__organisation__in=owned)
    return not memberships.exists() and not cases.exists()


def belonging_of(user: User) -> str:
    """One text for everything that the user may open, which is another as soon as anything comes or goes."""
    organisations = sorted(str(id) for id in Member.objects.filter(user=user).values_list("organisation_id", flat=True))
    cases = sorted(str(id) for id in Guest.objects.filter(user=user).values_list("case_id", flat=True))
    return "|".join((*organisations, "-", *cases))


def drop_ways_in(user: User) -> None:
    """End the tokens and the ways of notices of a user, which somebody else may have set up in his name."""
    with transaction.atomic():
        Token.objects.filter(user=user, revoked_at=None).update(revoked_at=services().now())
        Channel.objects.filter(user=user).delete()


def _hold(organisation: Organisation) -> None:
    """Let nobody else change who owns the organisation meanwhile."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def _keep_an_owner(member: Member) -> None:
    owner = MemberRole.OWNER.value
    others = Member.objects.filter(organisation=member.organisation_id, role=owner).exclude(pk=member.pk)
    if member.role == owner and not others.exists():
        raise LastOwnerStays

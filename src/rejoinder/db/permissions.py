"""Who may see and do what. Every page, file, call, search and feed asks here, and nowhere else."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from rejoinder.db.models import Card, Case, Guest, Member, Organisation, User
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.member import ALLOWED, Act, MemberRole
from rejoinder.usecases.withdraw_paper import Leave


class CaseIsUnknown(Invalid):
    """There is no such case, or none that the asker may see: nobody is told which."""


class ConnectionIsNotEncrypted(Refused):
    """A program or a calendar asked in the open, although the server is reached over a network."""


class ActIsNotAllowed(Refused):
    """The person's role does not include it."""


def require_encryption(request: HttpRequest) -> None:
    """For what bears a key and is no page, and so is not sent on to HTTPS. Raises: ConnectionIsNotEncrypted."""
    if settings.SECURE_SSL_REDIRECT and not request.is_secure():
        raise ConnectionIsNotEncrypted


def cases_of(user: User) -> QuerySet[Case]:
    """Every case that the user may see."""
    member = Member.objects.filter(user=user).values("organisation")
    return Case.objects.filter(Q(organisation__in=member) | Q(pk__in=Guest.objects.filter(user=user).values("case")))


def cards_of(user: User, organisation: Organisation | None = None) -> QuerySet[Card]:
    """The same as cards; of one organisation where it is named."""
    if organisation is not None and role_in(user, organisation) is not None:
        return Card.objects.filter(organisation=organisation)
    visible = Case.objects.filter(guests__user=user) if organisation is not None else cases_of(user)
    found = Card.objects.filter(case__in=visible)
    return found if organisation is None else found.filter(organisation=organisation)


def case_for(user: User, id: uuid.UUID | str, act: Act) -> Case:
    """The case, for somebody who may do this in it. Raises: CaseIsUnknown, ActIsNotAllowed."""
    case = Case.objects.select_related("organisation", "shop").filter(pk=_uuid(id)).first()
    role = None if case is None else role_of(user, case)
    if case is None or role is None:
        raise CaseIsUnknown
    if act not in ALLOWED[role]:
        raise ActIsNotAllowed(act=act.value)
    return case


def role_of(user: User, case: Case) -> MemberRole | None:
    """The user's role in a case; None where there is none, and then the case is not there for him."""
    role = role_in(user, case.organisation)
    if role is None and user.is_active and Guest.objects.filter(case=case, user=user).exists():
        return MemberRole.COUNSEL
    return role


def leave_of(role: MemberRole | None) -> Leave:
    """Which papers somebody of this role takes out: those who manage every one, counsel those he filed himself."""
    return Leave(sent=role is not None and Act.MANAGE in ALLOWED[role], of_others=role is not MemberRole.COUNSEL)


def role_in(user: User, organisation: Organisation | None) -> MemberRole | None:
    """The user's role in an organisation, or None."""
    if not user.is_authenticated or not user.is_active:
        return None
    found = Member.objects.filter(user=user, organisation=organisation).values_list("role", flat=True).first()
    return None if found is None else MemberRole(found)


def require(user: User, organisation: Organisation | None, act: Act) -> MemberRole:
    """The user's role, where it includes the act. Raises: CaseIsUnknown, ActIsNotAllowed."""
    role = role_in(user, organisation)
    if role is None:
        raise CaseIsUnknown
    if act not in ALLOWED[role]:
        raise ActIsNotAllowed(act=act.value)
    return role


def people_who(act: Act, organisation: Organisation) -> QuerySet[User]:
    """Members of an organisation who may do something there."""
    roles = [role.value for role, acts in ALLOWED.items() if act in acts]
    found = Member.objects.filter(organisation=organisation, role__in=roles, user__is_active=True)
    return User.objects.filter(pk__in=found.values("user")).order_by("pk")


def organisations_of(user: User) -> QuerySet[Organisation]:
    """Where the user is a member, or guest of a case."""
    member = Member.objects.filter(user=user).values("organisation")
    guest = Guest.objects.filter(user=user).values("case__organisation")
    return Organisation.objects.filter(Q(pk__in=member) | Q(pk__in=guest)).order_by("name", "id")


def _uuid(id: uuid.UUID | str) -> uuid.UUID:
    if isinstance(id, uuid.UUID):
        return id
    try:
        return uuid.UUID(id)
    except ValueError as error:
        raise CaseIsUnknown from error

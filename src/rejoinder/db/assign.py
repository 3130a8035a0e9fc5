"""Assign a case to whoever handles it. It says who works on it, so it stands beside the case and not in its ledger."""

from __future__ import annotations

from rejoinder.db.happening import note
from rejoinder.db.models import Card, Case, Member, Organisation, User
from rejoinder.db.people import PersonIsUnknown
from rejoinder.domain.member import ALLOWED, Act, MemberRole


def assign(case: Case, to: User | None, *, by: User) -> None:
    """Have somebody of the house handle the case, or nobody. Raises: PersonIsUnknown."""
    if to is not None and handler_for(case.organisation, str(to.pk)) != to:
        raise PersonIsUnknown
    card = Card.objects.filter(pk=case.pk).exclude(handler=to)
    named = card.values_list("title", "reference").first()
    if named is not None and card.update(handler=to):
        title = next((word for word in named if word), case.pk.hex[:8])
        said = {"case": title, "to": str(to)} if to else {"case": title}
        note("assigned" if to else "unassigned", by=by, organisation=case.organisation, **said)


def handler_for(house: Organisation, number: str) -> User | None:
    """The member who may handle cases under this number; None for `none`. Raises: PersonIsUnknown."""
    if number == "none":
        return None
    working = [role.value for role in MemberRole if Act.WORK in ALLOWED[role]]
    members = Member.objects.filter(organisation=house, role__in=working, user__is_active=True)
    found = members.filter(user=int(number)).select_related("user").first() if _is_number(number) else None
    if found is None:
        raise PersonIsUnknown
    return found.user


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10

"""Assign a case to whoever handles it. It says who works on it, so it stands beside the case and not in its ledger."""

from __future__ import annotations

from rejoinder.db.audit_event import record_act
from rejoinder.db.case_projection import title_of
from rejoinder.db.models import Card, Case, Organisation, User
from rejoinder.db.people import PersonIsUnknown
from rejoinder.db.permissions import people_who
from rejoinder.db.queries import is_number
from rejoinder.domain.member import Act


def assign(case: Case, to: User | None, *, by: User) -> None:
    """Have somebody of the organisation handle the case, or nobody. Raises: PersonIsUnknown."""
    if to is not None and handler_for(case.organisation, str(to.pk)) != to:
        raise PersonIsUnknown
    cards = Card.objects.filter(pk=case.pk).exclude(handler=to)
    card = cards.first()
    if card is not None and cards.update(handler=to):
        values = {"case": title_of(card), "to": str(to)} if to else {"case": title_of(card)}
        record_act("assigned" if to else "unassigned", by=by, organisation=case.organisation, **values)


def handler_for(organisation: Organisation, number: str) -> User | None:
    """The member who may handle cases under this number; None for `none`. Raises: PersonIsUnknown."""
    if number == "none":
        return None
    found = people_who(Act.WORK, organisation).filter(pk=int(number)).first() if is_number(number) else None
    if found is None:
        raise PersonIsUnknown
    return found

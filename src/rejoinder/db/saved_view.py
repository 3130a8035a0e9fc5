"""Views of the board that people keep under a name."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.http import urlencode

from rejoinder.db.models import Organisation, SavedView, User
from rejoinder.db.permissions import ActIsNotAllowed, require
from rejoinder.db.queries import Filters, one_line
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.member import ALLOWED, Act

MOST = 50
"""Views that one person may keep in an organisation."""


class ViewIsUnknown(Invalid):
    """There is no such view, or it is somebody else's: nobody is told which."""


class ViewHasNoName(Invalid):
    """A view needs a name of at most eighty letters."""


class ViewsAreTooMany(Refused):
    """One person keeps fifty views at most."""


def views_of(user: User, organisation: Organisation) -> QuerySet[SavedView]:
    """One's own views and those that others of the organisation share, by name."""
    return SavedView.objects.filter(Q(user=user) | Q(shared=True), organisation=organisation).order_by("name", "pk")


def save_view(user: User, organisation: Organisation, *, name: str, query: str, shared: bool) -> SavedView:
    """Keep filters under a name, in the place of one's own view of that name.

    Raises: CaseIsUnknown, ActIsNotAllowed where a reader would share it, ViewHasNoName, ViewsAreTooMany,
        FilterIsUnknown.
    """
    role = require(user, organisation, Act.SEE)
    if shared and Act.WORK not in ALLOWED[role]:
        raise ActIsNotAllowed(act=Act.WORK.value)
    name = one_line(name)
    if not name or len(name) > 80:
        raise ViewHasNoName
    encoded = urlencode(Filters.of(QueryDict(query[:2_000])).parameters)
    mine = SavedView.objects.filter(user=user, organisation=organisation)
    if mine.exclude(name=name).count() >= MOST:
        raise ViewsAreTooMany
    view, _ = mine.update_or_create(
        user=user, organisation=organisation, name=name, defaults={"query": encoded, "shared": shared}
    )
    return view


def remove_view(user: User, organisation: Organisation, view: int) -> None:
    """Remove a view of one's own. Raises: CaseIsUnknown, ViewIsUnknown."""
    require(user, organisation, Act.SEE)
    if not SavedView.objects.filter(pk=view, user=user, organisation=organisation).delete()[0]:
        raise ViewIsUnknown

"""The request of a page as `TenancyMiddleware` and `LanguageMiddleware` complete it; types for annotations only."""

from __future__ import annotations

from typing import TypeGuard

from rejoinder.db.models import Organisation, User
from rejoinder.db.workspace_request import WorkspaceRequest
from rejoinder.domain.member import Act, MemberRole


class PageRequest(WorkspaceRequest):
    """A request of whoever asks, signed in or not."""

    organisation: Organisation | None
    """The one that the user chose, or the first; None for who is a member of none."""
    organisations: list[Organisation]
    role: MemberRole | None
    """The user's in the organisation or, on a page of a case, in that case."""
    may: frozenset[Act]
    is_demo: bool
    must_add_factor: bool
    """Set where the installation asks for a second factor that the user has not."""
    attached: bool
    """Set once uploads that came in chunks are among its files."""


class UserRequest(PageRequest):
    """A request of somebody who is signed in."""

    user: User


class MemberRequest(UserRequest):
    """A request of somebody who acts in an organisation."""

    organisation: Organisation


def is_signed_in(request: PageRequest) -> TypeGuard[UserRequest]:
    """Whether somebody is signed in."""
    return request.user.is_authenticated


def has_organisation(request: UserRequest) -> TypeGuard[MemberRequest]:
    """Whether the user acts in an organisation; who was invited to none, or is a guest nowhere any more, does not."""
    return request.organisation is not None

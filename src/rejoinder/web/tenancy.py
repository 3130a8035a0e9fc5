"""For which organisation a request speaks, and who makes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase

from rejoinder.db.permissions import (
    ActIsNotAllowed,
    CaseIsUnknown,
    case_for,
    organisations_of,
    require,
    role_in,
    role_of,
)
from rejoinder.db.upload_gate import turn_to_read
from rejoinder.domain.member import ALLOWED, Act
from rejoinder.web.attached_upload import attached_uploads
from rejoinder.web.page_request import UserRequest

CHOSEN = "organisation"
View = Callable[..., HttpResponseBase]


def signed_in(view: View) -> View:
    """A view for somebody who is signed in; a script is told by 401, so that what it sends is not lost."""
    page = login_required(view)

    @wraps(view)
    def checked(request: UserRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated and request.headers.get("HX-Request") == "true":
            return HttpResponse(status=401)
        return page(request, *args, **kwargs)

    return checked


class TenancyMiddleware:
    """Sets `request.organisation`, `request.organisations` and `request.role` for whoever is signed in."""

    def __init__(self, get_response: Callable[[UserRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: UserRequest) -> HttpResponse:
        """Answer the request with its organisation and role set."""
        request.organisation, request.organisations, request.role = None, [], None
        if request.user.is_authenticated:
            request.organisations = list(organisations_of(request.user))
            chosen = request.session.get(CHOSEN)
            named = (each for each in request.organisations if str(each.pk) == chosen)
            request.organisation = next(named, request.organisations[0] if request.organisations else None)
            if request.organisation is not None:
                request.role = role_in(request.user, request.organisation)
        request.may = ALLOWED[request.role] if request.role else frozenset({Act.SEE})
        return self._get_response(request)


def case_page(act: Act = Act.SEE) -> Callable[[View], View]:
    """A page of one case: `view(request, case, ...)` for somebody who may do this in it."""

    def guarded(view: View) -> View:
        @signed_in
        @wraps(view)
        def page(request: UserRequest, case: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            found = case_for(request.user, case, act)
            request.role = role_of(request.user, found)
            request.may = ALLOWED[request.role] if request.role else frozenset()
            with turn_to_read(request, found.organisation_id), attached_uploads(request):
                return view(request, found, *args, **kwargs)

        return page

    return guarded


def organisation_page(act: Act = Act.SEE) -> Callable[[View], View]:
    """A page of the chosen organisation: `view(request, ...)` for a member who may do this in it."""

    def check(request: UserRequest) -> None:
        if request.organisation is None and request.method not in ("GET", "HEAD"):
            raise CaseIsUnknown
        if act is not Act.SEE:
            require(request.user, request.organisation, act)

    return _checked(check)


def member_page(act: Act = Act.SEE) -> Callable[[View], View]:
    """A page of the organisation itself, for a member who may do this; guests of a case are no members."""

    def check(request: UserRequest) -> None:
        if request.role is None or act not in ALLOWED[request.role]:
            raise ActIsNotAllowed(act=act.value)

    return _checked(check)


def _checked(check: Callable[[UserRequest], None]) -> Callable[[View], View]:
    """A page for somebody who is signed in and whom `check` does not refuse."""

    def guarded(view: View) -> View:
        @signed_in
        @wraps(view)
        def page(request: UserRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            check(request)
            organisation = request.organisation.pk if request.organisation else None
            with turn_to_read(request, organisation), attached_uploads(request):
                return view(request, *args, **kwargs)

        return page

    return guarded

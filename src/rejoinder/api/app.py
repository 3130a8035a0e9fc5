"""The API as one object: its routers behind the gate, its errors as problems, its description as OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from rejoinder.api.authentication import with_authentication
from rejoinder.api.description import complete_description
from rejoinder.api.problem import (
    TOO_LARGE,
    CallIsTooLarge,
    CallIsUnreadable,
    problem,
    server_error_problem,
    unfit_problem,
)
from rejoinder.db.workspace_request import WorkspaceRequest
from rejoinder.domain.errors import RejoinderError

TITLE = "Rejoinder"
ABOUT = (
    "Everything that the pages of the workspace do, for programs. A call carries `Authorization: Bearer rjn_…`; "
    "errors are problem details (RFC 9457) with a `code` that never changes; `POST` takes an `Idempotency-Key`."
)


class Api(NinjaAPI):
    """Describes itself with what every call has in common."""

    def get_openapi_schema(self, **arguments: Any) -> Any:
        """The description, with problems, keys and limits at each call."""
        return complete_description(super().get_openapi_schema(**arguments))


def make_api(version: str) -> Api:
    """An API without calls, which routers bring."""
    api = Api(
        title=TITLE,
        version=version,
        description=ABOUT,
        urls_namespace="api",
        docs_url=None,
        openapi_url=None,
        auth=None,
    )
    api.add_decorator(with_authentication, mode="view")
    api.add_exception_handler(RejoinderError, _handler(problem))
    api.add_exception_handler(ValidationError, _handler(lambda request, error: unfit_problem(request, error.errors)))
    for unreadable in (HttpError, BadRequest, MultiPartParserError, UnicodeError):
        api.add_exception_handler(unreadable, _handler(_unreadable))
    for too_large in TOO_LARGE:
        api.add_exception_handler(too_large, _handler(lambda request, _: problem(request, CallIsTooLarge())))
    api.add_exception_handler(Exception, _handler(server_error_problem))
    return api


def _handler(answer: Callable[[WorkspaceRequest, Any], HttpResponse]) -> Any:
    """The answer to an error, as ninja's types ask for it: for Django's own request, and for classes of errors too."""
    return answer


def _unreadable(request: WorkspaceRequest, _: Exception) -> HttpResponse:
    return problem(request, CallIsUnreadable())

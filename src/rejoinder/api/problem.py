"""Errors as problem details. Source: RFC 9457, application/problem+json."""

from __future__ import annotations

import json
import logging
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponse

from rejoinder.api.translation import say
from rejoinder.db.allowance import CallsAreTooMany
from rejoinder.db.idempotency import CallIsRunning, KeyIsUsedOtherwise
from rejoinder.db.outage import SECONDS, outage
from rejoinder.db.status import status_of
from rejoinder.db.token import TokenIsNotValid
from rejoinder.db.workspace_request import WorkspaceRequest
from rejoinder.domain.errors import Invalid, Refused, RejoinderError

MEDIA_TYPE = "application/problem+json"
MOST_PLACES = 50
log = logging.getLogger("rejoinder.api")


class TokenIsMissing(Invalid):
    """A call carries no token."""


class ScopeIsMissing(Refused):
    """The token was not made for this."""


class CallIsUnfit(Invalid):
    """A part of the call is missing or is not what it ought to be."""


class CallIsUnreadable(Invalid):
    """The body of a call cannot be read as what its header says."""


class CallIsTooLarge(Invalid):
    """The body of a call is larger than is taken."""


class CallHeadIsTooLarge(Invalid):
    """The headers of a call are longer than is taken."""


class CallIsUnknown(Invalid):
    """There is nothing at this address."""


class MethodIsNotAllowed(Invalid):
    """The address is there, and does not take this method."""


class CallBroke(Invalid):
    """Something happened that nobody foresaw."""


STATUS: dict[type[RejoinderError], int] = {
    TokenIsMissing: 401,
    TokenIsNotValid: 401,
    ScopeIsMissing: 403,
    CallIsUnknown: 404,
    MethodIsNotAllowed: 405,
    CallIsRunning: 409,
    CallIsTooLarge: 413,
    CallIsUnfit: 422,
    KeyIsUsedOtherwise: 422,
    CallsAreTooMany: 429,
    CallHeadIsTooLarge: 431,
    CallBroke: 500,
}
TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def problem(request: WorkspaceRequest, error: RejoinderError, **more: Any) -> HttpResponse:
    """The error for a program: what was wrong, what to do, and a code that never changes."""
    status = STATUS.get(type(error), status_of(error))
    says = {
        "type": f"/api/v1/problems/{error.code()}",
        "title": say(request, error.says),
        "status": status,
        "code": error.code(),
        "remedy": say(request, error.remedy),
        **more,
    }
    response = HttpResponse(json.dumps(says, ensure_ascii=False), content_type=MEDIA_TYPE, status=status)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="rejoinder"'
    if status in (429, 503):
        response["Retry-After"] = str(error.values.get("seconds", 30))
    return response


def unfit_problem(request: WorkspaceRequest, faults: list[dict[str, Any]]) -> HttpResponse:
    """What does not fit, place by place."""
    places = [{"at": ".".join(str(part) for part in each["loc"]), "code": each["type"]} for each in faults]
    named = tuple(dict.fromkeys(each["at"] for each in places))[:MOST_PLACES]
    return problem(request, CallIsUnfit(places=named or ("-",)), errors=places[:MOST_PLACES])


def server_error_problem(request: WorkspaceRequest, error: Exception) -> HttpResponse:
    """A disk or a database that fails, to be tried again; else what nobody foresaw, and the log has it all."""
    known = outage(error)
    if known is not None:
        log.warning("%s: %s", request.method, known.code())
        response = problem(request, known)
        response["Retry-After"] = str(SECONDS)
        return response
    log.error("%s %s", request.method, request.path, exc_info=error)
    return problem(request, CallBroke())

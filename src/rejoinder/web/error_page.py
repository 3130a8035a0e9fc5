"""Pages for what cannot be answered: no such address, a form that has gone stale, a request too large, a fault of ours.

They rest on nothing that may have failed before them: no database, no session, no user.
"""

from __future__ import annotations

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponse
from django.template.loader import render_to_string

from rejoinder.db.outage import SECONDS, outage
from rejoinder.db.workspace_request import WorkspaceRequest
from rejoinder.web.translation import asked_language, say

LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: WorkspaceRequest, exception: Exception) -> HttpResponse:
    """400, and 413 where the request was too large."""
    return error_page(request, 413 if isinstance(exception, LARGE) else 400)


def permission_denied(request: WorkspaceRequest, exception: Exception) -> HttpResponse:
    """403."""
    return error_page(request, 403)


def stale_form(request: WorkspaceRequest, reason: str = "") -> HttpResponse:
    """403, where the proof is missing that the form is ours."""
    return error_page(request, 403)


def page_not_found(request: WorkspaceRequest, exception: Exception) -> HttpResponse:
    """404."""
    return error_page(request, 404)


def server_error(request: WorkspaceRequest) -> HttpResponse:
    """500, which says nothing of what went wrong; 503 where the server may be well again in a moment."""
    if outage(sys.exc_info()[1]) is None:
        return error_page(request, 500)
    response = error_page(request, 503)
    response["Retry-After"] = str(SECONDS)
    return response


def error_page(request: WorkspaceRequest, status: int) -> HttpResponse:
    """The page of this status in the language of the request."""
    if not hasattr(request, "language"):
        request.language = asked_language(request)
    context = {
        "language": request.language,
        "title": say(request, f"wrong.title-{status}"),
        "says": say(request, f"wrong.says-{status}"),
        "home": say(request, "wrong.home"),
    }
    response = HttpResponse(render_to_string("wrong.html", context), status=status)
    if request.headers.get("HX-Request") == "true":
        response["HX-Retarget"], response["HX-Reswap"], response["HX-Reselect"] = "#trouble", "innerHTML", "#wrong"
    return response

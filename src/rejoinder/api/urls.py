"""Every address of the API."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

import rejoinder
from rejoinder.api.app import make_api
from rejoinder.api.audit import router as audit
from rejoinder.api.batch import router as batch
from rejoinder.api.case import router as case
from rejoinder.api.drop import router as drop
from rejoinder.api.export import router as export
from rejoinder.api.fact import router as fact
from rejoinder.api.feed import router as feed
from rejoinder.api.history import router as history
from rejoinder.api.intake_form import router as told
from rejoinder.api.interview import router as interview
from rejoinder.api.letter import router as letter
from rejoinder.api.life import router as life
from rejoinder.api.mail import router as mail
from rejoinder.api.notice import router as notice
from rejoinder.api.notification_channel import router as way
from rejoinder.api.organisation import router as house
from rejoinder.api.page import page
from rejoinder.api.paper import router as paper
from rejoinder.api.person import router as person
from rejoinder.api.problem import CallIsUnknown, MethodIsNotAllowed, problem
from rejoinder.api.route import router as route
from rejoinder.api.settle import router as settle
from rejoinder.api.shop import router as shop
from rejoinder.api.stamp import router as stamp
from rejoinder.api.talk import router as talk
from rejoinder.api.text import router as text
from rejoinder.api.token import router as token
from rejoinder.api.tool import router as tool
from rejoinder.api.translation import language_of
from rejoinder.api.view import router as view
from rejoinder.api.webhook import router as webhook
from rejoinder.db.workspace_request import WorkspaceRequest

api = make_api(rejoinder.__version__)
CASES = (
    case,
    life,
    export,
    batch,
    paper,
    drop,
    fact,
    interview,
    told,
    route,
    letter,
    text,
    talk,
    settle,
    mail,
    history,
    stamp,
)
ORGANISATION_ROUTERS = (house, shop, view, feed, person, audit, notice, way, token, tool, webhook)
for each in (*CASES, *ORGANISATION_ROUTERS):
    api.add_router("", each)


@cache
def schema() -> Mapping[str, Any]:
    """The description of the API as OpenAPI, made once a process: that takes a third of a second."""
    description: Mapping[str, Any] = api.get_openapi_schema(path_prefix="/api/v1/")
    return description


@require_safe
def openapi(request: WorkspaceRequest) -> HttpResponse:
    """The description of the API, for programs."""
    return JsonResponse(schema(), json_dumps_params={"ensure_ascii": False})


@require_safe
def index(request: WorkspaceRequest) -> HttpResponse:
    """The same for people."""
    return page(request, schema())


@csrf_exempt
def unknown_call(request: WorkspaceRequest) -> HttpResponse:
    """What answers where nothing is."""
    request.language = language_of(request)
    return problem(request, CallIsUnknown())


def _only_its_methods(view: Callable[..., Any]) -> Callable[..., Any]:
    """The view, saying as a problem that it takes another method."""

    @csrf_exempt
    def answered(request: WorkspaceRequest, **named: Any) -> Any:
        response = view(request, **named)
        if response.status_code != 405:
            return response
        request.language = language_of(request)
        refused = problem(request, MethodIsNotAllowed(method=request.method, allowed=response["Allow"]))
        refused["Allow"] = response["Allow"]
        return refused

    return answered


def _patterns() -> Iterator[URLPattern]:
    for each in api.urls[0]:
        if isinstance(each, URLPattern) and each.name != "api-root" and each.callback is not None:
            each.callback = _only_its_methods(each.callback)
            yield each


urlpatterns = [
    path("", index, name="api-page"),
    path("openapi.json", openapi, name="api-description"),
    *_patterns(),
    re_path(r"^[\s\S]*$", unknown_call, name="api-nothing"),
]

"""Authentication of every call: the token, its rate limit, idempotency keys, and which cases it may see."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest
from django.db import Error
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.problem import (
    TOO_LARGE,
    CallIsTooLarge,
    CallIsUnreadable,
    ScopeIsMissing,
    TokenIsMissing,
    problem,
    server_error_problem,
)
from rejoinder.api.scopes import CallScope
from rejoinder.api.translation import language_of
from rejoinder.db import idempotency
from rejoinder.db.allowance import RemainingAllowance, spend
from rejoinder.db.permissions import CaseIsUnknown, case_for, require, require_encryption
from rejoinder.db.security_log import log_access
from rejoinder.db.services import services
from rejoinder.db.token import TokenBearer, token_for
from rejoinder.db.upload_gate import turn_to_read
from rejoinder.domain.errors import RejoinderError

Answer = Callable[..., Any]
STORED_HEADERS = ("Content-Type", "Location", "Content-Language")


def with_authentication(run: Answer) -> Answer:
    """The same call behind the gate; what it needs is said at its view."""
    need: CallScope = run.__self__.view_func.need  # type: ignore[attr-defined]

    @wraps(run)
    def answered(request: ApiRequest, **named: Any) -> Any:
        request.language = language_of(request)
        left: RemainingAllowance | None = None
        try:
            require_encryption(request)
            request.caller = caller(request)
            request.language = language_of(request, request.caller)
            left = spend(request.caller.token, need.cost, services().now())
            _case_of_call(request, need, named)
            with turn_to_read(request, request.caller.organisation.pk):
                response = _once(request, lambda: run(request, **named))
        except RejoinderError as error:
            bearer = getattr(request, "caller", None)
            log_access(request, error, account=None if bearer is None else bearer.user.pk)
            response = problem(request, error)
        except TOO_LARGE:
            response = problem(request, CallIsTooLarge())
        except (BadRequest, MultiPartParserError, UnicodeError):
            response = problem(request, CallIsUnreadable())
        except Error as error:
            response = server_error_problem(request, error)
        return _headed(response, left)

    return answered


def caller(request: ApiRequest) -> TokenBearer:
    """Who calls. A browser that is signed in is nobody here. Raises: TokenIsMissing, TokenIsNotValid."""
    scheme, _, raw = request.headers.get("Authorization", "").partition(" ")
    if scheme.casefold() != "bearer" or not raw.strip():
        raise TokenIsMissing
    return token_for(raw.strip())


def _case_of_call(request: ApiRequest, need: CallScope, named: dict[str, Any]) -> None:
    """The case of the call on the request, where it is about one. Raises: ScopeIsMissing, CaseIsUnknown."""
    who: TokenBearer = request.caller
    if "case" in named:
        request.case = case_for(who.user, named["case"], need.act)
        if request.case.organisation_id != who.organisation.pk:
            raise CaseIsUnknown
    else:
        require(who.user, who.organisation, need.act)
    if need.scope not in who.scopes:
        raise ScopeIsMissing(scope=need.scope.value)


def _once(request: ApiRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer; the one that was given before, where the call carries a key that was used for the very same."""
    key = request.headers.get("Idempotency-Key", "") if request.method == "POST" else ""
    if not key:
        return answer()
    call = idempotency.begin(request.caller.token, key, _digest(request), services().now())
    if call.status is not None:
        response = HttpResponse(idempotency.body_of(call), status=call.status, headers=call.headers)
        response["Idempotent-Replayed"] = "true"
        return response
    response = answer()
    if response.status_code >= 500:
        return response
    if response.status_code >= 400 or response.streaming:
        idempotency.forget(call)
    else:
        headers = {name: response[name] for name in STORED_HEADERS if name in response}
        idempotency.keep(call, response.status_code, headers, response.content)
    return response


def _digest(request: ApiRequest) -> str:
    """What is asked, as one digest: address, fields and files; how a form draws its borders does not matter."""
    found = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type != "multipart/form-data":
        found.update(request.body)
        return found.hexdigest()
    for name, values in sorted(request.POST.lists()):
        found.update(repr((name, values)).encode("utf-8", "surrogatepass"))
    for name, files in sorted(request.FILES.lists(), key=lambda each: each[0]):
        for file in files:
            inside = hashlib.sha256()
            for chunk in file.chunks():
                inside.update(chunk)
            file.seek(0)
            found.update(repr((name, file.name, inside.hexdigest())).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _headed(response: HttpResponse, left: RemainingAllowance | None) -> HttpResponse:
    """The answer with what every answer carries."""
    response.headers.setdefault("Cache-Control", "private, no-store")
    response.headers.setdefault("Vary", "Accept-Language, Authorization")
    if left is not None:
        response["RateLimit-Limit"], response["RateLimit-Remaining"] = str(left.most), str(left.left)
        response["RateLimit-Reset"] = str(left.seconds)
    return response

"""Errors of the use cases, told on a page: what was wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve

from rejoinder.db.outage import DatabaseIsAway, outage
from rejoinder.db.security_log import log_access
from rejoinder.db.status import status_of
from rejoinder.domain.errors import RejoinderError
from rejoinder.web.page_request import PageRequest
from rejoinder.web.translation import say

NOT_FOUND = 404


def _page_of(address: str) -> str:
    """The nearest page above an address that only takes forms."""
    parts = address.strip("/").split("/")
    for length in range(len(parts) - 1, 0, -1):
        above = f"/{'/'.join(parts[:length])}/"
        try:
            resolve(above)
        except Resolver404:
            continue
        return above
    return "/"


def _sent_from(request: PageRequest) -> str | None:
    """The page of ours on which the form stood that was refused; what was typed there is put back into it."""
    named = urlsplit(request.headers.get("Referer", ""))
    if request.method != "POST" or named.netloc != request.get_host() or named.path == request.path:
        return None
    try:
        resolve(named.path)
    except Resolver404:
        return None
    return urlunsplit(("", "", named.path, named.query, ""))


class Trouble:
    """Puts an error into words, as a page or, for a part of a page, as a note."""

    def __init__(self, get_response: Callable[[PageRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        """Answer the request; the address of a form that was refused leads back to its page."""
        response = self._get_response(request)
        by_page = not request.path.startswith("/api/")  # a program is told which verb it got wrong
        if by_page and response.status_code == 405 and request.method == "GET" and request.user.is_authenticated:
            led = redirect(_page_of(request.path))
            led["X-Form-Only"] = "1"
            return led
        return response

    def process_exception(self, request: PageRequest, error: Exception) -> HttpResponse | None:
        """The error as a page; None where it is none of ours."""
        known = error if isinstance(error, RejoinderError) else outage(error)
        if known is None or isinstance(known, DatabaseIsAway):  # then `wrong` says it, on a page that asks no database
            return None
        log_access(request, known)
        part = request.headers.get("HX-Request") == "true"
        page = None if part or known is not error else _sent_from(request)  # without storage no message can be kept
        if page is not None and status_of(known) != NOT_FOUND:
            messages.error(request, f"{say(request, known.says)} {say(request, known.remedy)}")
            return redirect(page)
        context = {"says": say(request, known.says), "remedy": say(request, known.remedy)}
        response = render(request, "trouble_part.html" if part else "trouble.html", context, status=status_of(known))
        if part:
            response["HX-Retarget"], response["HX-Reswap"] = "#trouble", "innerHTML"
        return response

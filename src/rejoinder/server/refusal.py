"""What is answered to a request that never reaches a page: too large, too long a head, or no HTTP at all.

The library would answer in plain English; here it is a problem for programs and a calm page for people, in the reader's
language, and rests on no database.
"""

from __future__ import annotations

import contextlib
import re
import socket
import time
from typing import Any, cast

from django.http import HttpResponse, parse_cookie
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask

from rejoinder.api.problem import CallBroke, CallHeadIsTooLarge, CallIsTooLarge, CallIsUnreadable, problem
from rejoinder.api.translation import language_of
from rejoinder.db.workspace_request import WorkspaceRequest
from rejoinder.domain.errors import RejoinderError
from rejoinder.server.request_parser import RequestParser
from rejoinder.web.error_page import error_page
from rejoinder.web.safety import POLICY

API = "/api/"
PROBLEMS: dict[int, type[RejoinderError]] = {413: CallIsTooLarge, 431: CallHeadIsTooLarge, 500: CallBroke}
"""By what the library makes of the request; anything else cannot be read."""
HEARD = ("ACCEPT_LANGUAGE", "COOKIE", "HX_REQUEST")
"""Headers by which an answer is put into words."""
LINGER_SECONDS, SAND_BYTES = 30.0, 65_536
"""How long a caller who was refused may go on sending, and how much of that is thrown away at once."""
READ_BYTES = 16_384
"""Of a head that was too long: as much as is looked at for them."""


class Refusal(ErrorTask):
    """Answers in our own words, then hangs up."""

    def execute(self) -> None:
        """Write the answer."""
        self.channel.refused = True
        response = answer(self.request)
        self.status = f"{response.status_code} {response.reason_phrase}"
        self.response_headers.extend(response.headers.items())
        self.set_close_on_finish()
        self.content_length = len(response.content)
        self.write(response.content)


class RefusingChannel(HTTPChannel):
    """A line to a caller on which refusals are in our words, and are heard.

    Whoever is refused may still be sending. Were the line cut then, the system would throw our answer away with what
    nobody reads, and a browser would show a broken connection: so the rest is let run into the sand first.
    """

    error_task_class = Refusal
    parser_class = RequestParser
    refused = False
    lingers_until: float | None = None

    def handle_close(self) -> None:
        """Say that nothing more will come; hang up when the caller does, or has been given his time."""
        if self.refused and self.lingers_until is None:
            self.lingers_until, self.will_close = time.monotonic() + LINGER_SECONDS, False
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
                return
        super().handle_close()

    def handle_read(self) -> None:
        """Take in what comes; after a refusal it is thrown away."""
        if self.lingers_until is None:
            super().handle_read()
        elif time.monotonic() >= self.lingers_until or not self.recv(SAND_BYTES):
            super().handle_close()


def put_into_words(server: Any) -> None:
    """Have a server, and each socket that it listens on, refuse in our words."""
    for each in (server, *getattr(server, "map", {}).values()):
        if isinstance(each, BaseWSGIServer):
            each.channel_class = RefusingChannel


def answer(refused: Any) -> HttpResponse:
    """The answer to a request that the library has refused.

    Args:
        refused: the library's request, of which more may be missing than is there.
    """
    request, status = _partial_request(refused), refused.error.code
    if request.path.startswith(API):
        request.language = language_of(request)
        response = problem(request, PROBLEMS.get(status, CallIsUnreadable)())
    else:
        response = error_page(request, status if status in PROBLEMS else 400)
    response["Content-Security-Policy"], response["X-Content-Type-Options"] = POLICY, "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _partial_request(refused: Any) -> WorkspaceRequest:
    """As much of the request as can be made out."""
    raw = bytes(refused.header_plus)[:READ_BYTES]
    request = cast(WorkspaceRequest, WorkspaceRequest())  # the stubs promise their base class
    request.path = _path(refused, raw)
    request.META = {f"HTTP_{name}": value for name in HEARD if (value := _header(refused, raw, name))}
    request.COOKIES = parse_cookie(request.META.get("HTTP_COOKIE", ""))
    return request


def _path(refused: Any, raw: bytes) -> str:
    first = (raw or getattr(refused, "first_line", b"")).partition(b"\r\n")[0].decode("latin-1")
    found = re.match(r"\S{1,20} (/[^\s?#]*)", first)
    return found[1] if found else str(getattr(refused, "path", "") or "/")


def _header(refused: Any, raw: bytes, name: str) -> str:
    known = refused.headers.get(name)
    if known is not None:
        return str(known)
    found = re.search(rf"(?im)^{name.replace('_', '-')}:[ \t]*([^\r\n]*)".encode(), raw)
    return found[1].decode("latin-1") if found else ""

"""How much of a request is taken in before anybody knows who sends it: little from strangers, and all together a bound.

The library keeps a body in the temporary folder until all of it has come. Whoever keeps the last byte back fills it.
"""

from __future__ import annotations

import copy
import threading
import weakref
from typing import Any

from django.conf import settings
from django.http import parse_cookie
from waitress.parser import HTTPRequestParser

UNKNOWN_LIMIT_BYTES = 1_000_000
"""From callers who bear neither a session nor a token. Whether these are good is asked when the body is there."""
TOGETHER_BYTES = 1_000_000_000
"""Bodies larger than that, of all callers at once."""


class BodyBudget:
    """Bytes of large bodies that are on their way, in this process."""

    def __init__(self, most_bytes: int = TOGETHER_BYTES) -> None:
        self._most, self._taken, self._lock = most_bytes, 0, threading.Lock()

    def take(self, size: int, holder: object) -> bool:
        """Whether there is room; it is free again when the holder is gone."""
        with self._lock:
            if self._taken + size > self._most:
                return False
            self._taken += size
        weakref.finalize(holder, self._give_back, size)
        return True

    def _give_back(self, size: int) -> None:
        with self._lock:
            self._taken -= size


BUDGET = BodyBudget()


class RequestParser(HTTPRequestParser):
    """Reads requests as the library does, with less room for those who are not known."""

    adj: Any
    budget = BUDGET

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head, and set how large the body may be."""
        super().parse_header(header_plus)
        most = self.adj.max_request_body_size
        limit = most if bears_a_key(self.headers) else min(most, UNKNOWN_LIMIT_BYTES)
        size = limit if self.chunked else self.content_length
        if UNKNOWN_LIMIT_BYTES < size < limit or (self.chunked and limit > UNKNOWN_LIMIT_BYTES):
            limit = limit if self.budget.take(size, self) else UNKNOWN_LIMIT_BYTES
        if limit != most:
            self.adj = copy.copy(self.adj)
            self.adj.max_request_body_size = limit


def bears_a_key(headers: dict[str, Any]) -> bool:
    """Whether a request names a session or a token, good or not."""
    cookies = parse_cookie(str(headers.get("COOKIE", "")))
    return bool(cookies.get(settings.SESSION_COOKIE_NAME)) or bool(headers.get("AUTHORIZATION"))

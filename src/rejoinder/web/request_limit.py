"""How many requests a signed-in account may make in a minute, counted by each server for itself."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

import attrs
from django.http import HttpResponse

from rejoinder.db.security_log import log_refusal
from rejoinder.web.error_page import error_page
from rejoinder.web.page_request import PageRequest

REQUESTS_A_MINUTE, WRITES_A_MINUTE = 1_800, 300
"""Requests of an account in a minute, and how many of them may change something. Someone at work makes a few dozen;
several tabs that poll for progress make some hundreds."""
MINUTE_SECONDS = 60
READ_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
API = "/api/"
"""Programs are limited by their token (`db/allowance.py`); a session of a browser is nobody there."""


@attrs.frozen(kw_only=True)
class RateLimitRefusal:
    """Why a request is refused: the account has reached the limit of its minute."""

    seconds: int
    """Until the next minute begins, 1 to 60."""
    is_first: bool
    """Whether it is the first refusal of this account in this minute."""


class RequestCounter:
    """A fixed-window counter in memory, for many threads; it holds the accounts of the current minute alone."""

    def __init__(self, requests: int = REQUESTS_A_MINUTE, writes: int = WRITES_A_MINUTE) -> None:
        self._limits = {False: requests, True: writes}
        self._lock = threading.Lock()
        self._minute = 0
        self._counts: dict[tuple[int, bool], int] = {}

    def count(self, account: int, *, is_write: bool, seconds: float) -> RateLimitRefusal | None:
        """Count a request. Returns: None where it may be answered.

        Args:
            seconds: on a clock that never goes back.
        """
        minute, second = divmod(seconds, MINUTE_SECONDS)
        kinds = (False, True) if is_write else (False,)
        with self._lock:
            if minute != self._minute:
                self._minute, self._counts = int(minute), {}
            spent = {kind: self._counts.get((account, kind), 0) for kind in kinds}
            full = [kind for kind in kinds if spent[kind] >= self._limits[kind]]
            for kind in full or kinds:
                self._counts[account, kind] = spent[kind] + 1
        if not full:
            return None
        is_first = all(spent[kind] == self._limits[kind] for kind in full)
        return RateLimitRefusal(seconds=math.ceil(MINUTE_SECONDS - second), is_first=is_first)


class RequestLimit:
    """Answers 429 with `Retry-After` to an account that asks for too much in a minute."""

    def __init__(
        self,
        get_response: Callable[[PageRequest], HttpResponse],
        counter: RequestCounter | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._get_response = get_response
        self._counter = counter or RequestCounter()
        self._clock = clock

    def __call__(self, request: PageRequest) -> HttpResponse:
        """Answer the request, or refuse it before any view has seen it."""
        if request.path.startswith(API) or not request.user.is_authenticated:
            return self._get_response(request)
        is_write = request.method not in READ_METHODS
        refusal = self._counter.count(request.user.pk, is_write=is_write, seconds=self._clock())
        if refusal is None:
            return self._get_response(request)
        if refusal.is_first:  # a log that grows with every request would itself fill a disk
            log_refusal(request, "requests-are-too-many")
        response = error_page(request, 429)
        response["Retry-After"] = str(refusal.seconds)
        return response

"""When each session was last used, so that its user can tell his own from a stranger's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.http import HttpResponse

from rejoinder.db.services import services
from rejoinder.web.page_request import PageRequest

COARSE = dt.timedelta(minutes=5)
"""Less than this is not noted: a write for every page would make pages wait for each other."""


class Presence:
    """Notes, every few minutes, that a session is in use."""

    def __init__(self, get_response: Callable[[PageRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        """Answer the request."""
        if request.user.is_authenticated:
            now = services().now()
            stale = UserSession.objects.filter(session_key=request.session.session_key, last_seen_at__lt=now - COARSE)
            if stale.exists():
                stale.update(last_seen_at=now)
        return self._get_response(request)

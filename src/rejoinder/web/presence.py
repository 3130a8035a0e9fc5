"""How long a session lasts: it ends when it was idle for long, and at the latest some days after its sign-in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.utils import timezone

from rejoinder.db.models import User
from rejoinder.web.page_request import PageRequest

COARSE = dt.timedelta(minutes=5)
"""Less than this is not noted: a write for every page would make pages wait for each other."""


class Presence:
    """Notes, every few minutes, that a session is in use, and ends one that has lasted too long."""

    def __init__(self, get_response: Callable[[PageRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        """Answer the request; whoever comes with a session that is over comes as nobody."""
        if request.user.is_authenticated:
            self._note(request, timezone.now())
        return self._get_response(request)

    def _note(self, request: PageRequest, now: dt.datetime) -> None:
        session = UserSession.objects.filter(session_key=request.session.session_key).first()
        if session is None:
            return
        if is_over(session, now):
            session.delete()
            logout(request)
        elif session.last_seen_at < now - COARSE:
            UserSession.objects.filter(pk=session.pk).update(last_seen_at=now)


def is_over(session: UserSession, now: dt.datetime) -> bool:
    """Whether the session was idle for too long, or began too long ago."""
    idle, longest = dt.timedelta(hours=settings.SESSION_IDLE_HOURS), dt.timedelta(days=settings.SESSION_DAYS)
    return bool(now - session.last_seen_at > idle or now - session.created_at > longest)


def renew_session_key(request: PageRequest) -> None:
    """Give the session another key; whoever knows the old one has nothing."""
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Sign the user out everywhere, but in the session of this key. Returns: how many sessions were ended."""
    found: Iterable[UserSession] = UserSession.objects.filter(user=user).exclude(session_key=but or "")
    ended = 0
    for each in found:
        each.end()
        ended += 1
    return ended

"""Rows that are over by the clock: sessions, invitations, tokens, minutes of programs, batches, counts of attempts."""

from __future__ import annotations

import datetime as dt

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Q

from rejoinder.db.models import Allowance, Batch, Invitation, Token

RETENTION = dt.timedelta(days=90)
"""How long invitations, tokens and batches are kept that are over: the audit says of the first two what happened."""
DATABASE_CACHE = "django.core.cache.backends.db.DatabaseCache"


def delete_expired(now: dt.datetime) -> None:
    """Forget what has expired; harmless when repeated."""
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    long_ago = now - RETENTION
    Invitation.objects.filter(expires_at__lt=long_ago).delete()
    Token.objects.filter(Q(expires_at__lt=long_ago) | Q(revoked_at__lt=long_ago)).delete()
    Allowance.objects.filter(minute__lt=int(now.timestamp()) // 60 - 60).delete()
    Batch.objects.filter(made_at__lt=long_ago).exclude(steps__state="waiting").delete()
    _clear_cache(now)


def _clear_cache(now: dt.datetime) -> None:
    """Attempts to sign in are counted in a table of the cache, which by itself forgets only where it is full."""
    cache = settings.CACHES["default"]
    if cache["BACKEND"] != DATABASE_CACHE:
        return
    table = connection.ops.quote_name(str(cache["LOCATION"]))
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table} WHERE expires < %s",
            [connection.ops.adapt_datetimefield_value(now)],
        )

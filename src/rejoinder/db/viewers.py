"""Who has a case open now: noted when a page is shown and while it stays open, forgotten after some minutes."""

from __future__ import annotations

import datetime as dt

from rejoinder.db.models import Case, CaseViewer, User

APART = dt.timedelta(minutes=1)
"""No person is noted more often, whatever he opens: each note is a write, for which others may have to wait."""
LASTS = dt.timedelta(minutes=4)
"""Whoever has not been noted for so long has left; pages ask every 70 seconds."""
MOST_SHOWN = 5


def note_viewer(case: Case, user: User, now: dt.datetime) -> None:
    """Note that somebody has the case open; one who passes through many within a minute is noted in the first."""
    if CaseViewer.objects.filter(user=user, seen_at__gt=now - APART).exists():
        return
    CaseViewer.objects.update_or_create(case=case, user=user, defaults={"seen_at": now})


def other_viewers(case: Case, user: User, now: dt.datetime) -> list[User]:
    """Who else has the case open, the last seen first."""
    rows = CaseViewer.objects.filter(case=case, seen_at__gt=now - LASTS, user__is_active=True).exclude(user=user)
    return [row.user for row in rows.select_related("user").order_by("-seen_at")[:MOST_SHOWN]]

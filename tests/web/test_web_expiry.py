"""What is over by the clock is forgotten, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from rejoinder.db import expiry
from rejoinder.db.allowance import spend
from rejoinder.db.models import Allowance, Batch, Invitation, Token
from tests.web.api import Program
from tests.web.cast import NOW, Cast

DAY = dt.timedelta(days=1)


def test_sessions_that_expired_are_forgotten_with_where_they_were(page: Callable[[str], Client]) -> None:
    page("alba"), page("bruno")
    for each in Session.objects.all():
        user = each.get_decoded()["_auth_user_id"]
        UserSession.objects.create(user_id=user, session_key=each.session_key, ip="127.0.0.1", user_agent="x")
    mine = Session.objects.order_by("pk").first()
    assert mine is not None
    Session.objects.filter(pk=mine.pk).update(expire_date=timezone.now() - DAY)
    expiry.delete_expired(timezone.now())
    assert (Session.objects.count(), UserSession.objects.count()) == (1, 1)
    assert not UserSession.objects.filter(session_key=mine.session_key).exists()


def test_invitations_and_tokens_are_forgotten_three_months_after_they_are_over(
    program: Callable[..., Program], cast: Cast
) -> None:
    program("alba").post("invitations", {"email": "x@example.com", "role": "reader"})
    spend(Token.objects.get().pk, 1, NOW)
    for at, left in ((NOW + 30 * DAY, 1), (NOW + 125 * DAY, 0)):
        expiry.delete_expired(at)
        assert (Invitation.objects.count(), Token.objects.count()) == (left, left)
    assert not Allowance.objects.exists()


def test_batches_go_unless_somebody_still_waits(cast: Cast, opened: Callable[..., object]) -> None:
    case = opened()
    old = {"organisation": cast.house, "user": cast.alba, "act": "assign", "made_at": NOW - 100 * DAY}
    done, waits = Batch.objects.create(**old), Batch.objects.create(**old)
    done.steps.create(case=case, state="done")
    waits.steps.create(case=case)
    expiry.delete_expired(NOW)
    assert list(Batch.objects.all()) == [waits]


def test_counts_of_attempts_that_are_over_leave_the_table(db: None) -> None:
    cache.set("old", 1, timeout=1)
    cache.set("new", 1, timeout=10_000)
    expiry.delete_expired(timezone.now() + dt.timedelta(minutes=5))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        assert cursor.fetchone() == (1,)
    assert cache.get("new") == 1

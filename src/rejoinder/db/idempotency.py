"""Calls with a key: done once, and answered the same when they are made again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import IntegrityError, transaction

from rejoinder.db.models import Call
from rejoinder.db.services import services
from rejoinder.domain.errors import Invalid, Refused

RETENTION = dt.timedelta(hours=24)
"""How long an answer is kept."""
LONGEST_KEY = 200
LONGEST_CALL = dt.timedelta(minutes=10)
"""A call that has not been answered by then was cut off."""


class KeyIsUnfit(Invalid):
    """The key of a call is too long, or not of printable ASCII."""


class KeyIsUsedOtherwise(Invalid):
    """The key was used for another call."""


class CallIsRunning(Refused):
    """The first call with this key is still being answered."""


class CallFateIsUnknown(Refused):
    """The first call with this key was cut off, and nobody can tell whether it was done."""


def begin(token: int, key: str, digest: str, now: dt.datetime) -> Call:
    """Claim a key for a call; with a status, it is the answer that was kept.

    Raises: KeyIsUnfit, KeyIsUsedOtherwise, CallIsRunning, CallFateIsUnknown.
    """
    if len(key) > LONGEST_KEY or not (key.isascii() and key.isprintable()):
        raise KeyIsUnfit(most=LONGEST_KEY)
    Call.objects.filter(token=token, key=key, made_at__lt=now - RETENTION).delete()
    try:
        with transaction.atomic():
            return Call.objects.create(token_id=token, key=key, digest=digest, made_at=now)
    except IntegrityError:
        return _earlier(token, key, digest, now)


def keep(call: Call, status: int, headers: Mapping[str, str], body: bytes) -> None:
    """Keep the answer of a call that was done, encrypted: it may show what is shown once."""
    locked = services().outside.secret_store.lock(body.decode("latin-1")).encode("ascii")
    Call.objects.filter(pk=call.pk).update(status=status, headers=dict(headers), body=locked)


def body_of(call: Call) -> bytes:
    """The body that was kept. Raises: SecretIsLost."""
    return services().outside.secret_store.unlock(bytes(call.body or b"").decode("ascii")).encode("latin-1")


def forget(call: Call) -> None:
    """Free the key of a call that was refused, and so was not done."""
    call.delete()


def delete_kept_answers(now: dt.datetime) -> None:
    """Forget what was kept long enough."""
    Call.objects.filter(made_at__lt=now - RETENTION).delete()


def _earlier(token: int, key: str, digest: str, now: dt.datetime) -> Call:
    found = Call.objects.filter(token=token, key=key).first()
    if found is None:  # it was refused in this very moment, and the key is free again
        raise CallIsRunning
    if found.digest != digest:
        raise KeyIsUsedOtherwise
    if found.status is None:
        raise CallIsRunning if now - found.made_at < LONGEST_CALL else CallFateIsUnknown
    return found

"""Tokens with which programs sign in: shown once, kept as a digest, expiring, revocable."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable

import attrs
from django.db.models import Q, QuerySet

from rejoinder.db.audit_event import record_act
from rejoinder.db.models import Organisation, Token, User
from rejoinder.db.permissions import role_in
from rejoinder.db.services import services
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.member import Scope

MARK = "rjn_"
"""How every token begins, so that scanners for leaked secrets know it."""
SHOWN = 10
DAYS = (30, 90, 365)
"""How long a token may last."""
A_MINUTE = dt.timedelta(minutes=1)


class TokenIsNotValid(Refused):
    """The token is none of ours, has expired, was revoked, or its person left the organisation."""


class TokenIsUnfinished(Invalid):
    """A token needs a name, at least one scope and an end."""


@attrs.frozen(kw_only=True)
class TokenBearer:
    """For whom a program speaks, where, and what it may do at most."""

    user: User
    organisation: Organisation
    """The only organisation that the token opens, whichever others its person belongs to."""
    scopes: frozenset[Scope]
    token: int
    """The number of the token, by which calls are counted."""


def digest_of(raw: str) -> str:
    """What is kept of a secret that was made at random."""
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()


def token_for(raw: str) -> TokenBearer:
    """Who speaks with this token, now. Raises: TokenIsNotValid."""
    now = services().now()
    found = valid(now).select_related("user", "organisation").filter(digest=digest_of(raw)).first()
    if found is None or role_in(found.user, found.organisation) is None:
        raise TokenIsNotValid
    recent = Q(used_at__gt=now - A_MINUTE)
    Token.objects.filter(pk=found.pk).exclude(recent).update(used_at=now)
    scopes = frozenset(scope for scope in Scope if scope.value in found.scopes)
    return TokenBearer(user=found.user, organisation=found.organisation, scopes=scopes, token=found.pk)


def valid(now: dt.datetime) -> QuerySet[Token]:
    """The tokens that were not revoked and have not expired."""
    return Token.objects.filter(revoked_at=None, expires_at__gt=now)


def make_token(
    user: User, organisation: Organisation, *, name: str, scopes: Iterable[str], days: int
) -> tuple[Token, str]:
    """A new token, and what to show once. Raises: TokenIsUnfinished."""
    known = sorted({scope.value for scope in Scope} & set(scopes))
    if not name.strip() or not known or days not in DAYS:
        raise TokenIsUnfinished
    raw, now = MARK + secrets.token_urlsafe(32), services().now()
    token = Token.objects.create(
        organisation=organisation,
        user=user,
        name=name.strip()[:100],
        start=raw[:SHOWN],
        digest=digest_of(raw),
        scopes=known,
        made_at=now,
        expires_at=now + dt.timedelta(days=days),
    )
    record_act("token-made", by=user, organisation=organisation, name=token.name)
    return token, raw


def revoke_token(found: Token, by: User) -> None:
    """End a token; once more changes nothing."""
    if Token.objects.filter(pk=found.pk, revoked_at=None).update(revoked_at=services().now()):
        record_act("token-revoked", by=by, organisation=found.organisation, name=found.name)

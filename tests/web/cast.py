"""The cast: Alba owns the cases, Bruno may read them, Carla belongs to another house, Dario to none."""

from __future__ import annotations

import datetime as dt

import attrs
from django.test import Client

from rejoinder.db.models import File, Member, Organisation, User
from rejoinder.db.services import Services
from rejoinder.vault.holding import Destruction

WORD = "a long enough word"
"""Everybody's password."""

NOW = dt.datetime(2026, 11, 11, 1, 0, tzinfo=dt.UTC)
NOTICE = """From: AliExpress IPR <ipr-notice@notice.aliexpress.com>
To: shop@sandpiper.example
Date: Mon, 09 Nov 2026 09:30:00 +0800
Subject: Intellectual property complaint IPR-2026-448120

Dear seller,

We have received a complaint against your listing.

Complaint number: IPR-2026-448120
Rights owner: Larkmere Prints Ltd
Right: copyright
Work: Night Herons
Listing: https://www.aliexpress.com/item/1005006112233445.html

Please file a counter-notice by 13 November 2026, 23:59 (GMT+8).
"""


@attrs.define
class Clock:
    """A clock that stands where it was put."""

    at: dt.datetime = NOW

    def __call__(self) -> dt.datetime:
        return self.at


@attrs.frozen
class Cast:
    """Who is who, and the two houses."""

    house: Organisation
    other: Organisation
    alba: User
    bruno: User
    carla: User
    dario: User

    @property
    def all(self) -> dict[str, User]:
        return {name: getattr(self, name) for name in ("alba", "bruno", "carla", "dario")}


def person(name: str, *, at: str = "example.com") -> User:
    """Somebody who belongs to no house yet."""
    return User.objects.create_user(f"{name}@{at}", WORD, name=name.title())


def joined(house: Organisation, user: User, role: str) -> User:
    """Somebody who from now on belongs to a house."""
    Member.objects.create(organisation=house, user=user, role=role)
    return user


def browser_of(user: User) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def lose_bytes(services: Services) -> None:
    """Whatever the vault keeps of cases goes, on a disk as in a bucket."""
    for sha256 in set(File.objects.values_list("sha256", flat=True)):
        services.vault().destroy(Destruction(sha256=sha256, at=services.now(), by="nobody", reason="the disk broke"))

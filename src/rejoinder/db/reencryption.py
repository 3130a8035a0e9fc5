"""Encrypts anew, under the current key of the installation, whatever an earlier key or release encrypted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs
from django.apps import apps
from django.db import models, transaction

from rejoinder.domain.errors import Invalid
from rejoinder.usecases.notice import SecretStore

BATCH = 100
"""Rows of one transaction: what is interrupted loses no more work than that, and nobody waits long for a row."""
Convert = Callable[[str], str]


def _convert_bytes(convert: Convert, value: Any) -> bytes:
    return convert(bytes(value).decode("ascii")).encode("ascii")


def _convert_authenticator(convert: Convert, value: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a second factor as django-allauth keeps it."""
    single = {name: convert(value[name]) for name in ("secret", "seed") if name in value}
    codes = value.get("migrated_codes")
    several = {} if codes is None else {"migrated_codes": [convert(each) for each in codes]}
    return {**value, **single, **several}


@attrs.frozen(kw_only=True)
class EncryptedColumn:
    """A column that holds what the secret store encrypted."""

    model: str
    """`app.Model`."""
    column: str
    convert: Callable[[Convert, Any], Any] = lambda convert, value: convert(value)
    """Puts each secret of a value through a function."""
    was_plain: bool = False
    """Whether older releases kept secrets there as they were."""


COLUMNS: Mapping[str, EncryptedColumn] = {
    "channels": EncryptedColumn(model="db.Channel", column="locked"),
    "webhooks": EncryptedColumn(model="db.Webhook", column="locked"),
    "calls": EncryptedColumn(model="db.Call", column="body", convert=_convert_bytes),
    "second-factors": EncryptedColumn(
        model="mfa.Authenticator", column="data", convert=_convert_authenticator, was_plain=True
    ),
}
"""Everything that the secret store encrypts: addresses of notices, secrets of webhooks, kept answers of calls, and
secrets of second factors."""


@attrs.frozen(kw_only=True)
class ReencryptedColumn:
    """How many rows of a column were encrypted anew, were so already, or open with no key."""

    renewed: int = 0
    current: int = 0
    lost: int = 0


def reencrypt(store: SecretStore) -> dict[str, ReencryptedColumn]:
    """Encrypt every secret anew that is not under the current key; may be interrupted and run again at any time.

    Returns: the figures of each column of `COLUMNS`. A row that opens with no key is left as it is.
    """
    return {name: _reencrypted(column, store) for name, column in COLUMNS.items()}


def _reencrypted(column: EncryptedColumn, store: SecretStore) -> ReencryptedColumn:
    rows = apps.get_model(column.model)._default_manager.filter(**{f"{column.column}__isnull": False}).order_by("pk")
    counts = {"renewed": 0, "current": 0, "lost": 0}
    beyond: dict[str, Any] = {}
    while True:
        with transaction.atomic():
            batch = list(rows.filter(**beyond).select_for_update()[:BATCH])
            for row in batch:
                counts[_renew(column, row, store)] += 1
        if not batch:
            return ReencryptedColumn(**counts)
        beyond = {"pk__gt": batch[-1].pk}


def _renew(column: EncryptedColumn, row: models.Model, store: SecretStore) -> str:
    """Encrypt the secrets of one row anew. Returns: `renewed`, `current` or `lost`."""
    is_current: list[bool] = []

    def convert(secret: str) -> str:
        is_current.append(store.is_current(secret))
        if is_current[-1]:
            return secret
        is_plain = column.was_plain and not store.is_encrypted(secret)
        return store.lock(secret if is_plain else store.unlock(secret))

    try:
        converted = column.convert(convert, getattr(row, column.column))
    except Invalid:
        return "lost"
    if all(is_current):
        return "current"
    setattr(row, column.column, converted)
    row.save(update_fields=[column.column])
    return "renewed"

"""Statistics by which SQLite plans queries; without them it takes every index for one of few rows a key."""

from __future__ import annotations

from django.db import connection

SAMPLE = 1_000
"""Rows of an index that are looked at for each figure, so that the time it takes has a bound."""


def refresh_statistics() -> None:
    """Gather the statistics of SQLite anew, as PostgreSQL does by itself."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit={SAMPLE}")
        cursor.execute("ANALYZE")

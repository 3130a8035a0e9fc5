"""What a platform lets a seller hand in: characters of the field, bytes of a file."""

from __future__ import annotations

import datetime as dt

import attrs

from rejoinder.domain.rulebook import Rule, Rulebooks

DEFAULT_CHARACTERS = 3_000
"""A cautious length, our own, used where no rule names one; nobody has verified it."""


@attrs.frozen(kw_only=True)
class Limits:
    """The limits in force, and the rule they come from; `rule` is None where it is the default."""

    characters: int = DEFAULT_CHARACTERS
    packet_bytes: int | None = None
    rule: str | None = None
    verified: bool = False


def limits(rulebooks: Rulebooks | None, *, platform: str | None, on: dt.date) -> Limits:
    """The limits of a platform on a day: rules of kind `limit` in the book of that name."""
    if rulebooks is None or platform is None:
        return Limits()
    found = [
        rule
        for book in rulebooks.books
        for rule in rulebooks.of_kind("limit", on=on, book=book.id)
        if book.id == platform or _names(rule, platform)
    ]
    if not found:
        return Limits()
    characters = [number for rule in found if (number := _number(rule, "characters"))]
    size = [number for rule in found if (number := _number(rule, "bytes"))]
    return Limits(
        characters=min(characters) if characters else DEFAULT_CHARACTERS,
        packet_bytes=min(size) if size else None,
        rule=found[0].id,
        verified=all(rule.verified for rule in found),
    )


def _names(rule: Rule, platform: str) -> bool:
    named = rule.body.get("platform", rule.body.get("platforms", ()))
    return platform == named or (isinstance(named, list | tuple) and platform in named)


def _number(rule: Rule, name: str) -> int | None:
    value = rule.body.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None

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
    files: int | None = None
    languages: tuple[str, ...] = ()
    """Languages that papers may be in without a translation; empty where no rule says."""
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
    characters = _most(found, "statement_characters")
    size = _most(found, "packet_bytes") or _most(found, "file_bytes")
    files = _most(found, "files")
    spoken = next((rule for rule in found if rule.body.get("field") == "languages"), None)
    return Limits(
        characters=characters.body["most"] if characters else DEFAULT_CHARACTERS,
        packet_bytes=size.body["most"] if size else None,
        files=files.body["most"] if files else None,
        languages=tuple(spoken.body.get("allowed", ())) if spoken else (),
        rule=characters.id if characters else None,
        verified=characters.verified if characters else False,
    )


def _names(rule: Rule, platform: str) -> bool:
    named = rule.body.get("platform", rule.body.get("platforms", ()))
    return platform == named or (isinstance(named, list | tuple) and platform in named)


def _most(rules: list[Rule], field: str) -> Rule | None:
    """The strictest rule on a field, or None."""
    found = [rule for rule in rules if rule.body.get("field") == field and isinstance(rule.body.get("most"), int)]
    return min(found, key=lambda rule: rule.body["most"], default=None)

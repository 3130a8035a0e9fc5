"""A reading as the contract writes it in JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from rejoinder.domain.phrase import Phrase
from rejoinder.domain.reading import Reading, Span

SCHEMA = "rejoinder.reading/1"


def reading_record(reading: Reading, say: Callable[[Phrase], str]) -> dict[str, Any]:
    """The contract's `reading`: instants with offset, spans as `[start, end]`.

    Args:
        say: puts the phrases of signals into the language asked for.
    """
    return {
        "schema": SCHEMA,
        "file": reading.file,
        "language": reading.language,
        "platform": reading.platform,
        "stage": str(reading.stage),
        "rights": [str(right) for right in reading.rights],
        "sender_role": str(reading.sender_role) if reading.sender_role is not None else None,
        **_values(reading),
        "received_at": _instant(reading.received_at),
        "statements": {
            "signature": reading.statements.signature,
            "good_faith": reading.statements.good_faith,
            "accuracy": reading.statements.accuracy,
            "perjury": reading.statements.perjury,
            "authority": reading.statements.authority,
        },
        "attachments": [
            {"name": one.name, "media_type": one.media_type, "sha256": one.sha256, "size_bytes": one.size_bytes}
            for one in reading.attachments
        ],
        "signals": [{"id": one.id, "says": say(one.says), "span": _span(one.span)} for one in reading.signals],
        "text": reading.text,
    }


def _values(reading: Reading) -> dict[str, Any]:
    return {
        "parties": [
            {"role": str(party.role), "name": party.name, "email": party.email, "span": _span(party.span)}
            for party in reading.parties
        ],
        "works": [{"title": work.title, "kind": work.kind, "span": _span(work.span)} for work in reading.works],
        "registrations": [
            {"number": one.number, "kind": one.kind, "office": one.office, "span": _span(one.span)}
            for one in reading.registrations
        ],
        "references": [{"kind": one.kind, "value": one.value, "span": _span(one.span)} for one in reading.references],
        "listings": [
            {
                "url": one.url,
                "item_id": one.item_id,
                "canonical_item_id": one.canonical_item_id,
                "platform": one.platform,
                "host": one.host,
                "span": _span(one.span),
            }
            for one in reading.listings
        ],
        "clocks": [
            {
                "phrase": clock.phrase,
                "days": clock.days,
                "hours": clock.hours,
                "unit": str(clock.unit),
                "due_at": _instant(clock.due_at),
                "whole_day": clock.whole_day,
                "span": _span(clock.span),
            }
            for clock in reading.clocks
        ],
        "dated_facts": [
            {"fact": one.fact, "on": one.on.isoformat(), "span": _span(one.span)} for one in reading.dated_facts
        ],
        "reason": None if reading.reason is None else {"says": reading.reason, "span": _span(reading.reason_span)},
        "consequences": [
            {"harms": [str(harm) for harm in one.harms], "span": _span(one.span)} for one in reading.consequences
        ],
        "territory": reading.territory,
        "classes": list(reading.classes),
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span[0], span[1]]


def _instant(at: dt.datetime | None) -> str | None:
    return None if at is None else at.isoformat()

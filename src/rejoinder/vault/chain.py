"""The chain of a ledger: lines that each carry the digest of the one before.

A line is one JSON object in one fixed form:

    {"n":3,"at":"...","by":"...","event":"fact_confirmed","until":3,"payload":"...","prev":"...","hash":"..."}

`hash` is the SHA-256 of the line without its hash, `prev` the hash of the line before, and of the first line a fixed
value. `until` is the number of the last line written together with it: a batch that is not whole does not count.
`payload` is the digest of what the event says, which lies in a file of its own and may be destroyed; `says` holds it
in the line itself for the few events that can never name anybody. The head, kept apart, says how far the ledger went.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from rejoinder.domain.errors import Invalid, Unavailable
from rejoinder.domain.event import (
    ComplaintWithdrawn,
    DecisionReceived,
    DossierSealed,
    Event,
    EvidenceDestroyed,
    EvidenceWithdrawn,
    HeadStamped,
    PayloadDestroyed,
)
from rejoinder.domain.phrase import Phrase
from rejoinder.vault.event_record import RecordIsUnreadable, fields_of, kind_of

GENESIS = hashlib.sha256(b"rejoinder.ledger/1").hexdigest()
"""The `prev` of the first line; another form of ledger will begin with another."""
KEYS = ("n", "at", "by", "event", "until", "payload", "says", "prev")
NAMELESS = (
    ComplaintWithdrawn,
    DecisionReceived,
    DossierSealed,
    PayloadDestroyed,
    EvidenceDestroyed,
    EvidenceWithdrawn,
    HeadStamped,
)
"""Events that never name anybody; they stand in the line and cannot be destroyed."""
DESTRUCTION = kind_of(PayloadDestroyed)
LEDGER, HEAD = "ledger.jsonl", "ledger/head.json"
"""Where the lines and their head lie, relative to the case folder."""


class LedgerIsBroken(Invalid):
    """The chain does not hold, so nothing may rest on it."""


class LedgerHasMoved(Unavailable):
    """Somebody else wrote a line since the case was read."""


class LedgerIsAway(Unavailable):
    """What holds the ledger did not answer."""


@attrs.frozen(kw_only=True)
class Head:
    """How far a ledger goes: its last number and that line's hash."""

    n: int = 0
    hash: str = GENESIS

    @property
    def text(self) -> bytes:
        """The head as it stands in its file."""
        return json.dumps(attrs.asdict(self)).encode() + b"\n"


@attrs.frozen(kw_only=True)
class Line:
    """One line of a ledger."""

    n: int
    at: dt.datetime
    by: str
    event: str
    until: int
    payload: str
    says: Mapping[str, Any] | None = attrs.field(default=None, hash=False)
    prev: str
    hash: str

    @property
    def head(self) -> Head:
        """The head of a ledger that ends here."""
        return Head(n=self.n, hash=self.hash)

    @property
    def text(self) -> str:
        """The line as it stands in the file, without the line feed."""
        return canonical_json({**_unhashed(self), "hash": self.hash})


@attrs.frozen(kw_only=True)
class Fault:
    """One thing wrong with a ledger: which part, which digest was promised, which one is there."""

    path: str
    says: Phrase
    was: str | None = None
    now: str | None = None


@attrs.frozen(kw_only=True)
class Chain:
    """What a ledger file holds."""

    lines: tuple[Line, ...] = ()
    """The whole lines of whole batches, in the order of the file."""
    faults: tuple[Fault, ...] = ()
    torn: bytes = b""
    """What follows the last whole batch: a write that was cut short."""

    @property
    def head(self) -> Head:
        """Where the chain ends."""
        return self.lines[-1].head if self.lines else Head()


@attrs.frozen(kw_only=True)
class Entry:
    """A line with what it says; an event of None was destroyed."""

    line: Line
    event: Event | None


@attrs.frozen(kw_only=True)
class LedgerCheck:
    """What a look at a whole ledger came to. Notes are no faults: a write cut short, a payload destroyed."""

    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    """The lines with what they say, as far as it can be read."""
    faults: tuple[Fault, ...]
    notes: tuple[Phrase, ...]


def canonical_json(value: Mapping[str, Any]) -> str:
    """The one JSON text of a value: keys in the order given, no spaces, every character as itself."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sha256(content: bytes) -> str:
    """The digest by which content is named."""
    return hashlib.sha256(content).hexdigest()


def payload_of(event: Event, salt: str) -> bytes:
    """What an event says, with a salt that makes its digest tell nothing once it is destroyed."""
    return canonical_json({"salt": salt, "says": fields_of(event)}).encode("utf-8", "surrogatepass")


def payloads_of(events: Sequence[Event], salt: Callable[[], str]) -> list[bytes | None]:
    """What each event says, freshly salted; None for one that stands in its line."""
    return [None if isinstance(event, NAMELESS) else payload_of(event, salt()) for event in events]


def says_in(payload: bytes) -> Mapping[str, Any]:
    """What a payload says beside its salt. Raises: RecordIsUnreadable."""
    try:
        found = json.loads(payload)["says"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RecordIsUnreadable(what="says") from error
    if not isinstance(found, dict):
        raise RecordIsUnreadable(what="says")
    return found


def chain_lines(after: Head, events: Sequence[Event], payloads: Sequence[bytes | None]) -> tuple[Line, ...]:
    """The lines of one batch after a head; a payload of None stands in the line itself."""
    lines: list[Line] = []
    until = after.n + len(events)
    for event, payload in zip(events, payloads, strict=True):
        says = fields_of(event)
        body = canonical_json(says).encode("utf-8", "surrogatepass") if payload is None else payload
        draft = Line(
            n=after.n + 1,
            at=event.at,
            by=event.by,
            event=kind_of(type(event)),
            until=until,
            payload=sha256(body),
            says=says if payload is None else None,
            prev=after.hash,
            hash="",
        )
        lines.append(attrs.evolve(draft, hash=hash_of(draft)))
        after = lines[-1].head
    return tuple(lines)


def destroyed_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines whose payload was destroyed, as later lines say."""
    return frozenset(
        number
        for line in lines
        if line.event == DESTRUCTION and isinstance(number := (line.says or {}).get("line"), int)
    )


def payload_path(digest: str) -> str:
    """Where a payload lies, relative to the case folder."""
    return f"ledger/payloads/{digest}.json"


def _unhashed(line: Line) -> dict[str, Any]:
    stated = {**attrs.asdict(line, recurse=False), "at": line.at.isoformat()}
    return {key: stated[key] for key in KEYS if key != "says" or line.says is not None}


def hash_of(line: Line) -> str:
    """The hash that this line should have."""
    return sha256(canonical_json(_unhashed(line)).encode("utf-8", "surrogatepass"))

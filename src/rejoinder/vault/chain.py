"""The chain of a ledger: lines that each carry the digest of the one before, and what is wrong with them.

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
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from rejoinder.domain.errors import Invalid, Unavailable
from rejoinder.domain.event import ComplaintWithdrawn, DecisionReceived, DossierSealed, Event, PayloadDestroyed
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.vault.event_record import fields_of, kind_of

GENESIS = hashlib.sha256(b"rejoinder.ledger/1").hexdigest()
"""The `prev` of the first line; another form of ledger will begin with another."""
KEYS = ("n", "at", "by", "event", "until", "payload", "says", "prev")
NAMELESS = (ComplaintWithdrawn, DecisionReceived, DossierSealed, PayloadDestroyed)
"""Events that never name anybody; they stand in the line and cannot be destroyed."""
DESTRUCTION = kind_of(PayloadDestroyed)


class LedgerIsBroken(Invalid):
    """The chain does not hold, so nothing may rest on it."""


class LedgerHasMoved(Unavailable):
    """Somebody else wrote a line since the case was read."""


@attrs.frozen(kw_only=True)
class Head:
    """How far a ledger goes: its last number and that line's hash."""

    n: int = 0
    hash: str = GENESIS


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
        return canonical({**_unhashed(self), "hash": self.hash})


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


def canonical(value: Mapping[str, Any]) -> str:
    """The one JSON text of a value: keys in the order given, no spaces, every character as itself."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sha256(content: bytes) -> str:
    """The digest by which content is named."""
    return hashlib.sha256(content).hexdigest()


def payload_of(event: Event, salt: str) -> bytes:
    """What an event says, with a salt that makes its digest tell nothing once it is destroyed."""
    return canonical({"salt": salt, "says": fields_of(event)}).encode("utf-8", "surrogatepass")


def written(after: Head, events: Sequence[Event], payloads: Sequence[bytes | None]) -> tuple[Line, ...]:
    """The lines of one batch after a head; a payload of None stands in the line itself."""
    lines: list[Line] = []
    until = after.n + len(events)
    for event, payload in zip(events, payloads, strict=True):
        says = fields_of(event)
        body = canonical(says).encode("utf-8", "surrogatepass") if payload is None else payload
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
        lines.append(attrs.evolve(draft, hash=_hash_of(draft)))
        after = lines[-1].head
    return tuple(lines)


def opened(content: bytes, *, head: Head | None) -> Chain:
    """The lines of a ledger file and what is wrong with them.

    Args:
        head: how far the ledger went when it was last written; None where nothing says so.
    """
    *whole, rest = content.split(b"\n")
    places = [_line(text) for text in whole]
    kept = _kept(places)
    torn = b"\n".join([*whole[kept:], rest])
    lines = tuple(line for line in places[:kept] if line is not None)
    faults = [*_changed(places[:kept]), *_ordered(lines, places[:kept]), *_ended(lines, torn, head)]
    return Chain(lines=lines, faults=tuple(faults), torn=torn)


def destroyed(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines whose payload was destroyed, as later lines say."""
    return frozenset(
        number
        for line in lines
        if line.event == DESTRUCTION and isinstance(number := (line.says or {}).get("line"), int)
    )


def payload_faults(lines: Sequence[Line], found: Mapping[str, str | None]) -> Iterator[Fault]:
    """Payloads that are gone without a line saying so, or not what they were.

    Args:
        found: the digest of what lies under each payload's name; a name that is absent has no file.
    """
    gone = destroyed(lines)
    for line in lines:
        path = payload_path(line.payload)
        if line.says is not None:
            stands = sha256(canonical(line.says).encode("utf-8", "surrogatepass"))
            if stands != line.payload:
                yield Fault(
                    path="ledger.jsonl", says=phrase("verify.line-changed", n=line.n), was=line.payload, now=stands
                )
        elif line.payload not in found:
            if line.n not in gone:
                yield Fault(path=path, says=phrase("verify.payload-missing", n=line.n), was=line.payload)
        elif found[line.payload] != line.payload:
            says = phrase("verify.payload-changed", n=line.n)
            yield Fault(path=path, says=says, was=line.payload, now=found[line.payload])


def payload_path(digest: str) -> str:
    """Where a payload lies, relative to the case folder."""
    return f"ledger/payloads/{digest}.json"


def _unhashed(line: Line) -> dict[str, Any]:
    stated = {**attrs.asdict(line, recurse=False), "at": line.at.isoformat()}
    return {key: stated[key] for key in KEYS if key != "says" or line.says is not None}


def _hash_of(line: Line) -> str:
    return sha256(canonical(_unhashed(line)).encode("utf-8", "surrogatepass"))


def _line(text: bytes) -> Line | None:
    """The line in this text; None where it is none, or not in its one form."""
    try:
        found = json.loads(text.decode("utf-8", "surrogatepass"))
        line = Line(**{**found, "at": dt.datetime.fromisoformat(found["at"])})
        numbers = type(line.n) is int and type(line.until) is int and line.n > 0
        words = all(type(word) is str for word in (line.by, line.event, line.payload, line.prev, line.hash))
        sound = numbers and words and line.at.tzinfo is not None and isinstance(line.says, dict | None)
        return line if sound and line.text.encode("utf-8", "surrogatepass") == text else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _kept(places: Sequence[Line | None]) -> int:
    """How many places belong to whole batches; what comes after was cut short while it was written."""
    last = places[-1] if places else None
    if last is None or last.until <= last.n or _hash_of(last) != last.hash:
        return len(places)
    batch = [line.n for line in places if line is not None and line.until == last.until]
    return len(places) if last.until in batch else len(places) - len(batch)


def _changed(places: Sequence[Line | None]) -> Iterator[Fault]:
    for number, line in enumerate(places, 1):
        if line is None:
            yield Fault(path="ledger.jsonl", says=phrase("verify.line-changed", n=number))
        elif (now := _hash_of(line)) != line.hash:
            yield Fault(path="ledger.jsonl", says=phrase("verify.line-changed", n=number), was=line.hash, now=now)


def _ordered(lines: Sequence[Line], places: Sequence[Line | None]) -> Iterator[Fault]:
    """Lines that are missing, stand twice, stand elsewhere, or do not follow from the one before."""
    numbers = [line.n for line in lines]
    unread = {number for number, line in enumerate(places, 1) if line is None or _hash_of(line) != line.hash}
    for number in range(1, max(numbers, default=0)):
        if number not in numbers and number not in unread:
            yield Fault(path="ledger.jsonl", says=phrase("verify.line-missing", n=number))
    highest = 0
    for position, line in enumerate(lines):
        if numbers.index(line.n) < position:
            yield Fault(path="ledger.jsonl", says=phrase("verify.line-twice", n=line.n))
        elif line.n < highest:
            yield Fault(path="ledger.jsonl", says=phrase("verify.line-moved", n=line.n))
        highest = max(highest, line.n)
    yield from _linked(lines)


def _linked(lines: Sequence[Line]) -> Iterator[Fault]:
    sound = {line.n: line for line in lines if _hash_of(line) == line.hash}
    for number, line in sorted(sound.items()):
        before = sound.get(number - 1)
        expected = before.hash if before else (GENESIS if number == 1 else None)
        if expected is not None and line.prev != expected:
            says = phrase("verify.chain-broken", n=number)
            yield Fault(path="ledger.jsonl", says=says, was=line.prev, now=expected)


def _ended(lines: Sequence[Line], torn: bytes, head: Head | None) -> Iterator[Fault]:
    last = max((line.n for line in lines), default=0)
    if head is None:
        if lines or torn:
            yield Fault(path="ledger/head.json", says=phrase("verify.head-missing"))
        return
    if head.n > last:
        yield Fault(path="ledger.jsonl", says=phrase("verify.ledger-cut", last=last, n=head.n), was=head.hash)
        return
    at_head = next((line.hash for line in lines if line.n == head.n), GENESIS)
    if at_head != head.hash and all(_hash_of(line) == line.hash for line in lines if line.n == head.n):
        yield Fault(path="ledger.jsonl", says=phrase("verify.head-differs", n=head.n), was=head.hash, now=at_head)

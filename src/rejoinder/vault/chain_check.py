"""Verification of a hash chain: lines changed, missing, duplicated, moved, replaced or cut off, payloads missing."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

import attrs

from rejoinder.domain.phrase import phrase
from rejoinder.vault.chain import (
    GENESIS,
    LEDGER,
    Chain,
    Fault,
    Head,
    Line,
    canonical_json,
    destroyed_numbers,
    hash_of,
    payload_path,
    sha256,
)

_DIGEST = re.compile("[0-9a-f]{64}")
"""A payload's name becomes a path, so it may be nothing else."""
FAULT_LIMIT = 100
"""Missing lines named one by one; a hostile number must not keep anybody busy."""


def parse_chain(content: bytes, *, head: Head | None) -> Chain:
    """The lines of a ledger file and what is wrong with them.

    Args:
        head: how far the ledger went when it was last written; None where nothing says so.
    """
    *whole, rest = content.split(b"\n")
    places = [_place(text) for text in whole]
    whole_places = _whole_places(places)
    torn = b"\n".join([*whole[whole_places:], rest])
    places = places[:whole_places]
    faults = [*_changed(places), *_missing(places), *_ordered(places), *_linked(places), *_ended(places, torn, head)]
    return Chain(lines=_lines(places), faults=tuple(faults), torn=torn)


def payload_faults(lines: Sequence[Line], found: Mapping[str, str | None]) -> Iterator[Fault]:
    """Payloads that are gone without a line saying so, or not what they were.

    Args:
        found: the digest of what lies under each payload's name; a name that is absent has no file.
    """
    gone = destroyed_numbers(lines)
    for line in lines:
        path = payload_path(line.payload)
        if line.says is not None:
            stands = sha256(canonical_json(line.says).encode("utf-8", "surrogatepass"))
            if stands != line.payload:
                yield _fault("verify.line-changed", n=line.n, was=line.payload, now=stands)
        elif line.payload not in found:
            if line.n not in gone:
                yield Fault(path=path, says=phrase("verify.payload-missing", n=line.n), was=line.payload)
        elif found[line.payload] != line.payload:
            says = phrase("verify.payload-changed", n=line.n)
            yield Fault(path=path, says=says, was=line.payload, now=found[line.payload])


@attrs.frozen
class _Place:
    """One place of the file: the line that stands there, if any, and the hash that it should have."""

    line: Line | None
    hash: str | None

    @property
    def is_intact(self) -> bool:
        """Whether a line stands there that was not changed."""
        return self.line is not None and self.line.hash == self.hash


def _place(text: bytes) -> _Place:
    """What stands in this text; no line where it is none, or not in its one form."""
    try:
        found = json.loads(text.decode("utf-8", "surrogatepass"))
        line = Line(**{**found, "at": dt.datetime.fromisoformat(found["at"])})
        numbers = type(line.n) is int and type(line.until) is int and line.n > 0
        words = all(type(word) is str for word in (line.by, line.event, line.payload, line.prev, line.hash))
        sound = (
            numbers
            and words
            and _DIGEST.fullmatch(line.payload)
            and line.at.tzinfo is not None
            and isinstance(line.says, dict | None)
        )
        if sound and line.text.encode("utf-8", "surrogatepass") == text:
            return _Place(line, hash_of(line))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    return _Place(None, None)


def _lines(places: Sequence[_Place]) -> tuple[Line, ...]:
    return tuple(place.line for place in places if place.line is not None)


def _whole_places(places: Sequence[_Place]) -> int:
    """How many places belong to whole batches; what comes after was cut short while it was written."""
    last = places[-1].line if places and places[-1].is_intact else None
    if last is None or last.until <= last.n:
        return len(places)
    batch = [line.n for line in _lines(places) if line.until == last.until]
    return len(places) if last.until in batch else len(places) - len(batch)


def _fault(id: str, *, was: str | None = None, now: str | None = None, **values: int) -> Fault:
    return Fault(path=LEDGER, says=phrase(id, **values), was=was, now=now)


def _changed(places: Sequence[_Place]) -> Iterator[Fault]:
    for number, place in enumerate(places, 1):
        if not place.is_intact:
            was = place.line.hash if place.line else None
            yield _fault("verify.line-changed", n=number, was=was, now=place.hash)


def _missing(places: Sequence[_Place]) -> Iterator[Fault]:
    """Numbers that no line bears; a place that was changed stands for its own. Of a wide gap only the beginning."""
    unread = {number for number, place in enumerate(places, 1) if not place.is_intact}
    numbers = sorted({0, *unread, *(line.n for line in _lines(places))})
    gaps = (number for low, high in pairwise(numbers) for number in range(low + 1, min(high, low + 1 + FAULT_LIMIT)))
    for number in islice(gaps, FAULT_LIMIT):
        yield _fault("verify.line-missing", n=number)


def _ordered(places: Sequence[_Place]) -> Iterator[Fault]:
    """Lines that stand twice, or after a later one."""
    numbers: set[int] = set()
    highest = 0
    for line in _lines(places):
        if line.n in numbers:
            yield _fault("verify.line-twice", n=line.n)
        elif line.n < highest:
            yield _fault("verify.line-moved", n=line.n)
        numbers.add(line.n)
        highest = max(highest, line.n)


def _linked(places: Sequence[_Place]) -> Iterator[Fault]:
    """Unchanged lines that do not follow from the one before."""
    sound = {place.line.n: place.line for place in places if place.line and place.is_intact}
    for number, line in sorted(sound.items()):
        before = sound.get(number - 1)
        expected = before.hash if before else (GENESIS if number == 1 else None)
        if expected is not None and line.prev != expected:
            yield _fault("verify.chain-broken", n=number, was=line.prev, now=expected)


def _ended(places: Sequence[_Place], torn: bytes, head: Head | None) -> Iterator[Fault]:
    lines = _lines(places)
    last = max((line.n for line in lines), default=0)
    if head is None:
        if lines or torn:
            yield Fault(path="ledger/head.json", says=phrase("verify.head-missing"))
        return
    if head.n > last:
        yield _fault("verify.ledger-cut", last=last, n=head.n, was=head.hash)
        return
    changed = any(place.line and place.line.n == head.n and not place.is_intact for place in places)
    at_head = next((line.hash for line in lines if line.n == head.n), GENESIS)
    if at_head != head.hash and not changed:
        yield _fault("verify.head-differs", n=head.n, was=head.hash, now=at_head)

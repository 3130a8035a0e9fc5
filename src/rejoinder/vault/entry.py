"""Ledger lines with their events, as far as payloads can be read, and what was destroyed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rejoinder.domain.event import Event
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.vault.chain import Chain, Entry, LedgerIsBroken, Line, destroyed_numbers, says_in, sha256
from rejoinder.vault.event_record import RecordIsUnreadable, event_from

Payloads = Callable[[str], bytes | None]
"""What lies under the digest of a payload; None where nothing does."""


def intact_chain(chain: Chain, *, folder: str) -> Chain:
    """The chain itself. Raises: LedgerIsBroken where anything is wrong with it."""
    for fault in chain.faults:
        raise LedgerIsBroken(folder=folder, why=fault.says)
    return chain


def entries(lines: Sequence[Line], payloads: Payloads, *, folder: str) -> list[Entry]:
    """Every line with its event. Raises: LedgerIsBroken, RecordIsUnreadable."""
    gone = destroyed_numbers(lines)
    return [Entry(line=line, event=_event(line, gone, payloads, folder)) for line in lines]


def readable_entries(lines: Sequence[Line], payloads: Payloads, *, folder: str) -> Iterator[Entry]:
    """Every line, with an event of None also where what it says cannot be read."""
    gone = destroyed_numbers(lines)
    for line in lines:
        try:
            event = _event(line, gone, payloads, folder)
        except (LedgerIsBroken, RecordIsUnreadable):
            event = None
        yield Entry(line=line, event=event)


def destruction_notes(lines: Sequence[Line], lies: Callable[[str], bool]) -> Iterator[Phrase]:
    """Which payloads were destroyed, and which were to be and are there still.

    Args:
        lies: whether anything lies under the digest of a payload.
    """
    gone = destroyed_numbers(lines)
    for line in lines:
        if line.n in gone and line.says is None:
            left = lies(line.payload)
            yield phrase("verify.payload-not-yet-destroyed" if left else "verify.payload-destroyed", n=line.n)


def _event(line: Line, gone: frozenset[int], payloads: Payloads, folder: str) -> Event | None:
    if line.says is not None:
        return event_from(line.event, line.says, at=line.at, by=line.by)
    if line.n in gone:
        return None
    content = payloads(line.payload)
    if content is None or sha256(content) != line.payload:
        says = phrase("verify.payload-missing" if content is None else "verify.payload-changed", n=line.n)
        raise LedgerIsBroken(folder=folder, why=says)
    return event_from(line.event, says_in(content), at=line.at, by=line.by)

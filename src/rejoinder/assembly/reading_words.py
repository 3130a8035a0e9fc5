"""A reading as a person reads it: one line a value, with the words it was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import AccusedListing, Clock, Reading, Span

Say = Callable[[Phrase], str]
SHOWN = 12
EXCERPT = 100
AROUND = 24


def reading_words(reading: Reading, say: Say) -> Iterator[str]:
    """Lines for the screen: what kind of message, who, what, where, by when, and what to look at twice."""
    yield reading.file
    yield from _facts(reading, say)
    for signal in reading.signals:
        yield f"  ! {say(signal.says)}"
    yield f"  {say(phrase('read.proposal'))}"


def _facts(reading: Reading, say: Say) -> Iterator[str]:
    unknown = say(phrase("read.unknown"))
    yield _line(say, "stage", say(phrase(f"read.stage-{reading.stage.replace('_', '-')}")))
    yield _line(say, "platform", reading.platform or unknown)
    kinds = [say(phrase(f"read.right-{right.replace('_', '-')}")) for right in reading.rights]
    yield _line(say, "rights", ", ".join(kinds) or unknown)
    for party in reading.parties:
        mail = f" <{party.email}>" if party.email and party.email != party.name else ""
        yield _line(say, f"role-{party.role}", f"{party.name}{mail}", reading, party.span)
    for work in reading.works[:SHOWN]:
        yield _line(say, f"kind-{work.kind}", work.title, reading, work.span)
    for registration in reading.registrations[:SHOWN]:
        yield _line(say, "registration", registration.number, reading, registration.span)
    for reference in reading.references:
        yield _line(say, "reference", reference.value, reading, reference.span)
    if reading.reason:
        yield _line(say, "reason", reading.reason[:EXCERPT])
    yield from _listings(reading, say)
    yield from _clocks(reading, say)


def _listings(reading: Reading, say: Say) -> Iterator[str]:
    for listing in reading.listings[:SHOWN]:
        yield _line(say, "listing", _listing(listing))
    if len(reading.listings) > SHOWN:
        yield f"      {say(phrase('read.more', count=len(reading.listings) - SHOWN))}"


def _listing(listing: AccusedListing) -> str:
    where = listing.url or listing.item_id or listing.host or ""
    other = listing.canonical_item_id
    return f"{where} (= {other})" if other and other not in where else where


def _clocks(reading: Reading, say: Say) -> Iterator[str]:
    for clock in reading.clocks:
        yield _line(say, "clock", _clock(clock, say), reading, clock.span)
    if not reading.clocks:
        yield _line(say, "clock", say(phrase("read.no-clock")))


def _clock(clock: Clock, say: Say) -> str:
    if clock.due_at is not None:
        return say(phrase("read.due", due_at=clock.due_at))
    count = clock.hours if clock.hours is not None else clock.days
    return say(phrase(f"read.count-{clock.unit.replace('_', '-')}", n=count))


def _line(say: Say, label: str, value: str, reading: Reading | None = None, span: Span | None = None) -> str:
    labelled = f"  {say(phrase(f'read.{label}'))}: {value}"
    if reading is None or span is None:
        return labelled
    return f"{labelled}   « {_excerpt(reading.text, span)} »"


def _excerpt(text: str, span: Span) -> str:
    """The value with a few words around it, on one line."""
    start, end = max(0, span[0] - AROUND), min(len(text), span[1] + AROUND)
    head = text.rfind("\n", start, span[0]) + 1 or start
    tail = text.find("\n", span[1], end)
    return " ".join(text[head : tail if tail >= 0 else end].split())[:EXCERPT]

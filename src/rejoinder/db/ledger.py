"""Ledgers as rows: the same lines as in `ledger.jsonl`, one a row, with their payloads beside them."""

from __future__ import annotations

import contextlib
import secrets
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import F

from rejoinder.db.case_checkout import CaseCheckout, case_id
from rejoinder.db.models import Case, Judgement, Line, Payload
from rejoinder.db.webhook_event import lines_written
from rejoinder.domain.event import Event
from rejoinder.domain.outbox import address_in
from rejoinder.vault.chain import (
    GENESIS,
    HEAD,
    LEDGER,
    Chain,
    Entry,
    Head,
    LedgerCheck,
    LedgerHasMoved,
    LedgerIsAway,
    chain_lines,
    destroyed_numbers,
    payload_path,
    payloads_of,
    sha256,
)
from rejoinder.vault.chain import Line as ChainLine
from rejoinder.vault.chain_check import parse_chain, payload_faults
from rejoinder.vault.entry import destruction_notes, entries, intact_chain, readable_entries


class Ledgers:
    """Ledgers of cases in the database (port `Ledgers`); a case's folder names it.

    What lies in the folder and not yet in the vault is taken there before a line is written, so that no line speaks
    of bytes that only one machine holds.
    """

    def __init__(self, checkout: CaseCheckout, *, salt: Callable[[], str] = lambda: secrets.token_hex(16)) -> None:
        self._room = checkout
        self._salt = salt

    def read(self, folder: Path) -> Sequence[Event]:
        """The events in order, without those whose payload was destroyed. Raises: LedgerIsBroken."""
        return [entry.event for entry in self.lines(folder) if entry.event is not None]

    def lines(self, folder: Path) -> Sequence[Entry]:
        """Every line with its event. Raises: LedgerIsBroken, RecordIsUnreadable, LedgerIsAway."""
        with _answering(folder):
            return entries(self._intact_chain(folder).lines, _payloads(folder).get, folder=folder.name)

    def append(self, folder: Path, events: Sequence[Event], *, after: str | None = None) -> str:
        """Add events as one batch, all or none, and return the new head's hash.

        Raises: LedgerHasMoved, LedgerIsBroken; LedgerIsAway where nobody knows whether the batch was kept.
        """
        with _answering(folder):
            return self._append(folder, events, after)

    def _append(self, folder: Path, events: Sequence[Event], after: str | None) -> str:
        chain = self._intact_chain(folder)
        if after is not None and after != chain.head.hash:
            raise LedgerHasMoved(folder=folder.name)
        if not events:
            return chain.head.hash
        payloads = payloads_of(events, self._salt)
        lines = chain_lines(chain.head, events, payloads)
        self._room.gather(folder)
        try:
            with transaction.atomic():
                _move(folder, chain.head, lines[-1].head)
                Judgement.objects.filter(pk=case_id(folder)).update(asked_n=F("asked_n") + 1, state="waiting")
                organisation = Case.objects.values_list("organisation_id", flat=True).get(pk=case_id(folder))
                Line.objects.bulk_create(list(_rows(case_id(folder), organisation, lines)))
                Payload.objects.bulk_create(
                    Payload(case_id=case_id(folder), sha256=line.payload, content=payload)
                    for line, payload in zip(lines, payloads, strict=True)
                    if payload is not None
                )
                lines_written(organisation, case_id(folder), lines)
        except IntegrityError as error:
            raise LedgerHasMoved(folder=folder.name) from error
        return lines[-1].head.hash

    def destroy(self, folder: Path, number: int) -> None:
        """Destroy the payload of a line; what says so must already stand in the ledger."""
        chain = self._intact_chain(folder)
        if number not in destroyed_numbers(chain.lines):
            raise ValueError(number)
        for line in chain.lines:
            if line.n == number:
                Payload.objects.filter(case_id=case_id(folder), sha256=line.payload).update(content=None)

    def check(self, folder: Path) -> LedgerCheck | None:
        """Everything that is wrong with the ledger; None where there is none."""
        chain, payloads = _chain(folder), _payloads(folder)
        if not chain.lines and not chain.faults:
            return None
        found = {name: sha256(content) for name, content in payloads.items() if content is not None}
        return LedgerCheck(
            lines=chain.lines,
            entries=tuple(readable_entries(chain.lines, payloads.get, folder=folder.name)),
            faults=(*chain.faults, *payload_faults(chain.lines, found)),
            notes=tuple(destruction_notes(chain.lines, lambda digest: payloads.get(digest) is not None)),
        )

    def _intact_chain(self, folder: Path) -> Chain:
        return intact_chain(_chain(folder), folder=folder.name)


@contextlib.contextmanager
def _answering(folder: Path) -> Iterator[None]:
    """Raises: LedgerIsAway where the database is gone, is locked for too long, or gave up one of two who waited for
    each other. A connection that broke is put away, so that the next question opens another.
    """
    try:
        yield
    except OperationalError as error:
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        raise LedgerIsAway(folder=folder.name) from error


def _rows(case: uuid.UUID, organisation: uuid.UUID, lines: Sequence[ChainLine]) -> Iterator[Line]:
    for line in lines:
        address = address_in(line.by)[:254]
        yield Line(
            case_id=case, n=line.n, text=line.text, organisation_id=organisation, address=address, kind=line.event
        )


def text_of(folder: Path) -> str:
    """The ledger as the file of a case folder would hold it."""
    texts = Line.objects.filter(case_id=case_id(folder)).order_by("n").values_list("text", flat=True)
    return "".join(f"{text}\n" for text in texts)


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The ledger as the files of a case folder hold it, by path: lines, head, and the payloads that are left."""
    head = _head(folder)
    if not head.n:
        return
    yield LEDGER, text_of(folder).encode("utf-8", "surrogatepass")
    yield HEAD, head.text
    for digest, content in _payloads(folder).items():
        if content is not None:
            yield payload_path(digest), content


def _chain(folder: Path) -> Chain:
    """The lines against the head. The head is read first: lines may run ahead of it, never lag behind."""
    head = _head(folder)
    return parse_chain(text_of(folder).encode("utf-8", "surrogatepass"), head=head)


def _head(folder: Path) -> Head:
    n, hash = Case.objects.filter(pk=case_id(folder)).values_list("head_n", "head_hash").get()
    return Head(n=n, hash=hash or GENESIS)


def _move(folder: Path, old: Head, new: Head) -> None:
    """Put the head forward. Raises: LedgerHasMoved where it is no longer where it was."""
    found = Case.objects.filter(pk=case_id(folder), head_n=old.n)
    if not found.update(head_n=new.n, head_hash=new.hash):
        raise LedgerHasMoved(folder=folder.name)


def _payloads(folder: Path) -> dict[str, bytes | None]:
    rows = Payload.objects.filter(case_id=case_id(folder)).values_list("sha256", "content")
    return {name: None if content is None else bytes(content) for name, content in rows}

"""The ledger of a case folder: `ledger.jsonl`, its head and its payloads, safe against a crash and a second writer."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rejoinder.adapters.storage.disk import PAPER, PARTIAL, Disk
from rejoinder.domain.errors import Invalid, Unavailable
from rejoinder.domain.event import Event
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.vault.chain import (
    HEAD,
    LEDGER,
    Chain,
    Entry,
    Head,
    LedgerCheck,
    LedgerHasMoved,
    LedgerIsBroken,
    Line,
    chain_lines,
    destroyed_numbers,
    payload_path,
    payloads_of,
    sha256,
)
from rejoinder.vault.chain_check import parse_chain, payload_faults
from rejoinder.vault.entry import Payloads, destruction_notes, entries, intact_chain, readable_entries

PAYLOADS, LOCK = "ledger/payloads", "ledger/lock"
SIZE_LIMIT_BYTES = 200_000_000
PATIENCE_SECONDS = 10.0
PAPER_SECONDS = 3_600.0
"""No copy of a paper takes longer."""


class LedgerIsBusy(Unavailable):
    """Somebody else keeps writing."""


class LedgerCannotBeWritten(Invalid):
    """The disk refused the line, which is therefore not there."""


class LedgerLeadsOutside(Invalid):
    """A part of the ledger is a link."""


class Ledgers:
    """Ledgers of case folders (port `Ledgers`).

    Args:
        salt: a fresh word for each payload, so that the digest of a destroyed one tells nothing.
    """

    def __init__(self, *, disk: Disk | None = None, salt: Callable[[], str] = lambda: secrets.token_hex(16)) -> None:
        self._disk = disk or Disk()
        self._salt = salt

    def read(self, folder: Path) -> Sequence[Event]:
        """The events in order, without those whose payload was destroyed. Raises: LedgerIsBroken."""
        return [entry.event for entry in self.lines(folder) if entry.event is not None]

    def lines(self, folder: Path) -> Sequence[Entry]:
        """Every line with its event. Raises: LedgerIsBroken, RecordIsUnreadable."""
        return entries(self._intact_chain(folder).lines, _payloads(folder), folder=folder.name)

    def append(self, folder: Path, events: Sequence[Event], *, after: str | None = None) -> str:
        """Add events as one batch, all or none, and return the new head's hash.

        Args:
            after: the head on which the batch rests; None where any will do.

        Raises: LedgerHasMoved, LedgerIsBusy, LedgerIsBroken, LedgerCannotBeWritten.
        """
        try:
            with self._lock(folder):
                chain = self._recover_chain(folder)
                if after is not None and after != chain.head.hash:
                    raise LedgerHasMoved(folder=folder.name)
                if events:
                    return self._write(folder, chain, events).hash
                return chain.head.hash
        except OSError as error:
            raise LedgerCannotBeWritten(folder=folder.name, detail=error.strerror or str(error)) from error

    def destroy(self, folder: Path, number: int) -> None:
        """Destroy the payload of a line; what says so must already stand in the ledger."""
        chain = self._intact_chain(folder)
        if number not in destroyed_numbers(chain.lines):
            raise ValueError(number)
        for line in chain.lines:
            if line.n == number:
                self._disk.remove(folder / payload_path(line.payload))

    def check(self, folder: Path) -> LedgerCheck | None:
        """Everything that is wrong with the ledger; None where there is none."""
        _stay_inside(folder)
        if not (folder / LEDGER).exists() and not (folder / HEAD).exists():
            return None
        chain = self._chain(folder)
        faults = (*chain.faults, *payload_faults(chain.lines, _digests(folder, chain.lines)))
        return LedgerCheck(
            lines=chain.lines,
            entries=tuple(readable_entries(chain.lines, _payloads(folder), folder=folder.name)),
            faults=faults,
            notes=tuple(_notes(folder, chain)),
        )

    def _chain(self, folder: Path) -> Chain:
        """The file against its head. The head is read first: it may lag behind the file, never run ahead of it."""
        _stay_inside(folder)
        head = _head(folder)
        path = folder / LEDGER
        if not path.is_file():
            return parse_chain(b"", head=head)
        if path.stat().st_size > SIZE_LIMIT_BYTES:
            raise LedgerIsBroken(folder=folder.name, why=phrase("verify.ledger-too-large", limit=SIZE_LIMIT_BYTES))
        return parse_chain(path.read_bytes(), head=head)

    def _intact_chain(self, folder: Path) -> Chain:
        return intact_chain(self._chain(folder), folder=folder.name)

    def _recover_chain(self, folder: Path) -> Chain:
        """The sound chain, after a write that was cut short has been set aside; it is kept, never thrown away."""
        chain = self._intact_chain(folder)
        if chain.torn:
            name = f"ledger/set-aside-after-{chain.head.n}-{sha256(chain.torn)[:8]}.txt"
            with contextlib.suppress(FileExistsError):
                self._disk.create(folder / name, chain.torn)
            path = folder / LEDGER
            self._disk.truncate(path, path.stat().st_size - len(chain.torn))
        return chain

    def _write(self, folder: Path, chain: Chain, events: Sequence[Event]) -> Head:
        """Payloads first, then the lines, then the head: whatever is cut short leaves a ledger that still holds."""
        payloads = payloads_of(events, self._salt)
        lines = chain_lines(chain.head, events, payloads)
        if not (folder / HEAD).exists():
            self._set_head(folder, chain.head)
        written_paths: list[Path] = []
        try:
            for line, payload in zip(lines, payloads, strict=True):
                if payload is not None:
                    path = folder / payload_path(line.payload)
                    self._disk.create(path, payload)
                    written_paths.append(path)
            text = "".join(f"{line.text}\n" for line in lines)
            self._disk.append(folder / LEDGER, text.encode("utf-8", "surrogatepass"))
        except OSError:
            for path in written_paths:
                path.unlink(missing_ok=True)
            raise
        # The batch stands: a head that could not be written lags behind, which is allowed and mended by the next.
        with contextlib.suppress(OSError):
            self._set_head(folder, lines[-1].head)
        return lines[-1].head

    def _set_head(self, folder: Path, head: Head) -> None:
        self._disk.replace(folder / HEAD, head.text)

    @contextlib.contextmanager
    def _lock(self, folder: Path) -> Iterator[None]:
        """Alone with the ledger. The system lets go of the lock when a process ends, however it ends."""
        _stay_inside(folder)
        (folder / PAYLOADS).mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            until = time.monotonic() + PATIENCE_SECONDS
            while not _taken(descriptor):
                if time.monotonic() > until:
                    raise LedgerIsBusy(folder=folder.name)
                time.sleep(0.01)
            _drop_partial(folder)
            yield
        finally:
            os.close(descriptor)


def _drop_partial(folder: Path) -> None:
    """Delete what a killed writer left unfinished; called under the lock.

    Papers are copied without it, so that one which is still unfinished is left alone until nobody can be writing it.
    """
    for left in (*(folder / "ledger").glob(f".*{PARTIAL}"), *(folder / PAYLOADS).glob(f".*{PARTIAL}")):
        with contextlib.suppress(FileNotFoundError):
            if not left.name.startswith(PAPER) or time.time() - left.stat().st_mtime > PAPER_SECONDS:
                left.unlink()


def _taken(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        return _taken_on_windows(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _taken_on_windows(descriptor: int) -> bool:
    from importlib import import_module

    msvcrt = import_module("msvcrt")
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True


def _head(folder: Path) -> Head | None:
    content = _bytes(folder / HEAD)
    if content is None:
        return None
    try:
        found = json.loads(content)
        n, hash = found["n"], found["hash"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    head = Head(n=n, hash=hash) if type(n) is int and type(hash) is str else None
    return head if head is not None and head.text == content else None


def _payloads(folder: Path) -> Payloads:
    return lambda digest: _bytes(folder / payload_path(digest))


def _digests(folder: Path, lines: Sequence[Line]) -> dict[str, str | None]:
    """The digest of what lies under each payload's name."""
    payloads = ((line.payload, _bytes(folder / payload_path(line.payload))) for line in lines if line.says is None)
    return {name: sha256(content) for name, content in payloads if content is not None}


def _notes(folder: Path, chain: Chain) -> Iterator[Phrase]:
    if chain.torn:
        counted = any(fault.says.id == "verify.ledger-cut" for fault in chain.faults)
        yield phrase("verify.line-left" if counted else "verify.line-torn", size=len(chain.torn))
    for piece in sorted((folder / "ledger").glob("set-aside-*.txt")):
        yield phrase("verify.line-set-aside", name=f"ledger/{piece.name}")
    yield from destruction_notes(chain.lines, lambda digest: (folder / payload_path(digest)).exists())


def _bytes(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none, or a pipe or folder in its place."""
    try:
        if not path.is_file():
            return None
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None


def _stay_inside(folder: Path) -> None:
    """No part of the ledger may be a link: what is written here must lie here."""
    for part in (LEDGER, "ledger", HEAD, PAYLOADS, LOCK):
        if (folder / part).is_symlink():
            raise LedgerLeadsOutside(file=part)

"""Pairs of pictures compared, by as many processes as there are cores; the files that are read and written for it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Any, TypeVar

import attrs

from rejoinder.adapters.pictures.picture import Pictures
from rejoinder.adapters.pictures.picture_index import PictureIndex
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.adapters.storage.disk import Disk
from rejoinder.assembly.comparison_record import comparison_record
from rejoinder.cli.core import cores
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.errors import Invalid, RejoinderError
from rejoinder.domain.phrase import Phrase, phrase

MOST_BYTES = 200_000_000
CHUNK = 6
_BAR = 24
One = TypeVar("One")
Result = TypeVar("Result")


class PictureIsMissing(Invalid):
    """A picture's file is not there, or may not be read."""


class OverlayCannotBeWritten(Invalid):
    """The proof cannot be written where it was asked for."""


class OutputIsRead(Invalid):
    """What is to be written has the name of a file that is read; an original is never altered."""


@attrs.frozen(kw_only=True)
class PairRow:
    """One pair of the table: the names as given, the files they lead to, the line they stand on."""

    a: str
    b: str
    file_a: Path
    file_b: Path
    line: int
    language: str
    index: Path | None = None
    """Where pictures that were looked at before are remembered."""


def content(file: Path) -> bytes:
    """The bytes of a file, up to a limit; a device or a pipe may never end. Raises: PictureIsMissing."""
    try:
        if not file.is_file():
            raise PictureIsMissing(name=str(file))
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES)
    except (OSError, ValueError) as error:
        raise PictureIsMissing(name=str(file)) from error


def never_over(out: Path, read: Iterable[Path]) -> None:
    """Make sure that a file that is to be written is none of those that are read. Raises: OutputIsRead."""
    try:
        if out.exists() and any(out.samefile(file) for file in read if file.exists()):
            raise OutputIsRead(file=str(out))
    except (OSError, ValueError) as error:
        raise OverlayCannotBeWritten(file=str(out)) from error


def write_file(file: Path, content: bytes, *, refusal: type[Invalid] = OverlayCannotBeWritten) -> None:
    """Whole or not at all. Raises: the refusal."""
    try:
        Disk().replace(file, content)
    except (OSError, ValueError) as error:
        raise refusal(file=str(file)) from error


def answers(rows: list[PairRow], *, chunk: int = CHUNK) -> Iterator[dict[str, Any]]:
    """The record of each row, in order; one process takes `chunk` rows that follow each other."""
    yield from shared_out(_answer, rows, chunk=chunk)


def shared_out(
    work: Callable[[One], Result],
    ones: Sequence[One],
    *,
    ready: Callable[..., None] | None = None,
    shared: Any = None,
    chunk: int = CHUNK,
) -> Iterator[Result]:
    """The work done on each, in order, by as many processes as there are cores; `ready` is first told what is given."""
    hands = min(cores(), -(-len(ones) // chunk))
    if hands < 2:
        if ready is not None:
            ready(shared)
        yield from map(work, ones)
        return
    for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(threads, "1")  # one process a core already; more threads would only wait for each other
    with _hands(hands, ready, shared) as pool:
        yield from pool.imap(work, ones, chunksize=chunk)


def _hands(count: int, ready: Callable[..., None] | None, shared: Any) -> Pool:
    """Processes that leave Ctrl-C to the one that started them, and end where that one is gone."""
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is ignored stays so in a process that begins
    try:
        return multiprocessing.get_context("spawn").Pool(count, _begun, (ready, shared))
    finally:
        signal.signal(signal.SIGINT, heard)


def _begun(ready: Callable[..., None] | None, shared: Any) -> None:
    """A process of the many begins."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if ready is not None:
        ready(shared)


def _end_with_parent() -> None:
    """End at once, without a word, where nobody is left to listen."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@lru_cache(maxsize=2)
def _pictures(index: Path | None) -> Pictures:
    """What compares pictures in this process, and remembers the last ones it saw."""
    return Pictures(PictureIndex(index).features) if index else Pictures()


def _answer(row: PairRow) -> dict[str, Any]:
    """One row's record; a picture that cannot be read makes the row unsure and names its error."""
    try:
        if not row.a or not row.b:
            return _unread(row, phrase("compare.row-is-short", line=row.line), "row-is-short")
        two = content(row.file_a), content(row.file_b)
        comparison = _pictures(row.index).compare(*two, names=(f"`{row.a}`", f"`{row.b}`"))
    except RejoinderError as error:
        return _unread(row, error.says, error.code())
    because = Wording().say(comparison.because, row.language)
    return comparison_record(comparison, a=row.a, b=row.b, because=because)


def _unread(row: PairRow, why: Phrase, code: str) -> dict[str, Any]:
    reason = phrase("picture.unread", why=why)
    nothing = Comparison(verdict=Verdict.UNSURE, score=0.0, because=reason)
    because = Wording().say(reason, row.language)
    return {**comparison_record(nothing, a=row.a, b=row.b, because=because), "error": code}


def progress(done: int, all: int, language: str, *, says: str = "compare.progress") -> None:
    """A bar on a terminal, written over itself; nothing elsewhere."""
    if sys.stderr.isatty():
        words, full = Wording().say(phrase(says, done=done, all=all), language), _BAR * done // max(1, all)
        print(
            f"\r\x1b[K{'█' * full}{'░' * (_BAR - full)} {words}",
            end="\n" if done == all else "",
            file=sys.stderr,
            flush=True,
        )

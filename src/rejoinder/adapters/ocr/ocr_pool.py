"""Processes that read pictures, kept while they are needed, and ended when one takes too long."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from typing import IO

import attrs

from rejoinder.adapters.ocr.ocr_record import page_of
from rejoinder.domain.ocr import OcrPage, PagePicture, Unseen

WORKERS = 2
START_SECONDS = 120.0
PATIENCE_SECONDS = 120.0
"""By the clock; processor time is bounded in the process itself."""
ENDING_SECONDS = 5.0
SPENT = getattr(signal, "SIGXCPU", signal.SIGTERM)
"""The signal by which the system ends a process that took more processor time than it was given."""
ANSWER_LIMIT_BYTES = 8_000_000


@attrs.frozen
class Look:
    """What came of looking at a page."""

    page: OcrPage
    lasts: bool = True
    """Whether another look would see the same; not where the reader was missing or ended for a reason of its own."""


class WorkerIsGone(Exception):
    """The process ended, or said too much or nothing in time."""

    def __init__(self, *, by_its_limit: bool = False) -> None:
        super().__init__()
        self.by_its_limit = by_its_limit
        """Whether the page took more processor time than a page may."""


class OcrWorker:
    """One process with the models loaded."""

    def __init__(self, threads: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "rejoinder.adapters.ocr.ocr_worker", str(threads)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_NUM_THREADS": str(threads)},
        )  # fmt: skip
        self.close = weakref.finalize(self, _ended, self._process)

    def read(self, page: PagePicture) -> OcrPage:
        """What the page shows. Raises: WorkerIsGone."""
        request = {
            "media_type": page.media_type,
            "number": page.number,
            "scattered": page.scattered,
            "length": len(page.content),
        }
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(json.dumps(request).encode("ascii") + b"\n")
            stdin.write(page.content)
            stdin.flush()
            return page_of(json.loads(self._heard()))
        except (OSError, ValueError) as error:
            raise WorkerIsGone(by_its_limit=self._is_spent()) from error

    def _is_spent(self) -> bool:
        try:
            return self._process.wait(ENDING_SECONDS) == -SPENT
        except subprocess.TimeoutExpired:
            return False

    def _heard(self) -> bytes:
        """One line of the answer. Read in a thread of its own: on Windows no pipe can be waited for in another way."""
        stream = self._process.stdout
        assert stream is not None
        lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=_read_line, args=(stream, lines), daemon=True).start()
        try:
            line = lines.get(timeout=START_SECONDS + PATIENCE_SECONDS)
        except queue.Empty:
            raise WorkerIsGone from None
        if not line.endswith(b"\n"):
            raise WorkerIsGone(by_its_limit=self._is_spent())
        return line


def _read_line(stream: IO[bytes], lines: queue.SimpleQueue[bytes]) -> None:
    """Put one line of a stream into a queue; less than a line where it ends, breaks or says too much."""
    try:
        lines.put(stream.readline(ANSWER_LIMIT_BYTES))
    except (OSError, ValueError):
        lines.put(b"")


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
    process.wait()


@attrs.frozen
class _Batch:
    """Pages that several threads read, each with its own worker."""

    pages: Sequence[PagePicture]
    left: queue.SimpleQueue[int] = attrs.field(factory=queue.SimpleQueue)
    """Indices of the pages that nobody has taken up."""
    looks: dict[int, Look] = attrs.field(factory=dict)
    events: queue.SimpleQueue[bool] = attrs.field(factory=queue.SimpleQueue)
    """True for each page that is taken up, False for each thread that ends."""

    def remaining(self) -> Iterator[int]:
        """Take up one page after the other until none is left."""
        while True:
            try:
                index = self.left.get_nowait()
            except queue.Empty:
                return
            self.events.put(True)
            yield index


class Pool:
    """As many workers as there are pages and processors."""

    def __init__(self, hire: Callable[[int], OcrWorker] = OcrWorker) -> None:
        self._hire = hire
        self._idle: list[OcrWorker] = []
        self._endless: set[str] = set()

    def read(self, pages: Sequence[PagePicture], begun: Callable[[int], None]) -> list[Look]:
        """What each page shows, in order; `begun` is called in this thread with how many pages were taken up.

        A file one of whose pages took more time than a page may is looked at no further.
        """
        batch = _Batch(pages)
        for index in range(len(pages)):
            batch.left.put(index)
        number = max(1, min(WORKERS, os.cpu_count() or 1, len(pages)))
        threads = [threading.Thread(target=self._work, args=(batch,), daemon=True) for _ in range(number)]
        for thread in threads:
            thread.start()
        count, ended = 0, 0
        while ended < number:
            if batch.events.get():
                count += 1
                begun(count)
            else:
                ended += 1
        for thread in threads:
            thread.join()
        return [batch.looks.get(index, Look(OcrPage(unseen=Unseen.READER), lasts=False)) for index in range(len(pages))]

    def close(self) -> None:
        """End the processes."""
        while self._idle:
            self._idle.pop().close()

    def _work(self, batch: _Batch) -> None:
        """Read pages until none is left."""
        try:
            self._read_remaining(batch)
        finally:
            batch.events.put(False)

    def _read_remaining(self, batch: _Batch) -> None:
        worker: OcrWorker | None = None
        for index in batch.remaining():
            page = batch.pages[index]
            try:
                worker = worker or self._acquire_worker(alone=len(batch.pages) == 1)
                batch.looks[index] = self._look(worker, page)
            except WorkerIsGone as gone:
                if worker is not None:
                    worker.close()
                worker = None
                self._endless |= {page.sha256} if gone.by_its_limit else set()
                batch.looks[index] = Look(OcrPage(unseen=Unseen.BROKEN), lasts=gone.by_its_limit)
            except OSError:
                return
        if worker is not None:
            self._idle.append(worker)

    def _look(self, worker: OcrWorker, page: PagePicture) -> Look:
        if page.sha256 in self._endless:
            return Look(OcrPage(unseen=Unseen.BROKEN))
        result = worker.read(page)
        return Look(result, lasts=result.unseen is not Unseen.READER)

    def _acquire_worker(self, *, alone: bool) -> OcrWorker:
        try:
            return self._idle.pop()
        except IndexError:
            return self._hire(min(WORKERS, os.cpu_count() or 1) if alone else 1)

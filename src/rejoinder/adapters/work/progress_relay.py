"""Progress relay: the steps of a thread's work, passed on to who waits for it (port `Progress`)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rejoinder.domain.progress import ProgressStep
from rejoinder.usecases.ports import Progress


class ProgressRelay:
    """Hands every step to the listener of the thread that reports it, else to the one listener of the program.

    Adapters are wired once with the relay; a background job says who listens to it:

        with relay.reporting_to(progress_of_the_job):
            answer(...)
    """

    def __init__(self, otherwise: Progress) -> None:
        self._otherwise = otherwise
        self._of_thread = threading.local()

    @contextmanager
    def reporting_to(self, progress: Progress) -> Iterator[None]:
        """In this thread, and within the block, this one listens."""
        before = getattr(self._of_thread, "progress", None)
        self._of_thread.progress = progress
        try:
            yield
        finally:
            self._of_thread.progress = before

    def report(self, step: ProgressStep) -> None:
        """A step begins."""
        self._listener.report(step)

    def finish(self) -> None:
        """The work is done, for now."""
        self._listener.finish()

    @property
    def _listener(self) -> Progress:
        return getattr(self._of_thread, "progress", None) or self._otherwise

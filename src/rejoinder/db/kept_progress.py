"""Which step of a long work is being done, kept in its row so that a page can say it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from rejoinder.db.services import Services
from rejoinder.db.stored_error import in_each
from rejoinder.domain.progress import ProgressStage, ProgressStep

SECONDS_APART = 0.4
"""A new stage is written at once, another file of the same stage not more often than this."""


class KeptProgress:
    """Writes the steps of one work into the column `step` of its row (port `Progress`)."""

    def __init__(self, services: Services, row: QuerySet[Any], clock: Callable[[], float] = time.monotonic) -> None:
        self._desk, self._row, self._clock = services, row, clock
        self._stage: ProgressStage | None = None
        self._written = 0.0

    def report(self, step: ProgressStep) -> None:
        """A step begins."""
        now = self._clock()
        if step.stage is self._stage and now - self._written < SECONDS_APART:
            return
        self._stage, self._written = step.stage, now
        self._row.update(step=in_each(self._desk, step.says))

    def finish(self) -> None:
        """Whoever began the work takes the step away when it has ended."""

"""Errors of tasks that are done in other processes: carried over as data, and those of the processes themselves."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from rejoinder.domain.errors import Invalid, RejoinderError, Unavailable


class TaskEndedItsProcess(RuntimeError):
    """The process did not come to the end of the task: it crashed, or took more time or memory than it may."""


class ProcessIsAway(RuntimeError):
    """The process could not do its work for a reason that is none of the task's."""


class ReadingTakesTooMuch(Invalid):
    """Reading what was sent takes more time or memory than one upload may."""


class ReadingIsAway(Unavailable):
    """What was sent cannot be read now for a reason that is none of its own."""


def for_requests(do: Callable[[str, Any, float], Any], patience_seconds: float = 150.0) -> Callable[[str, Any], Any]:
    """The same for somebody who waits: an ended process is an upload that takes too much.

    The one returned raises: what the task raises, ReadingTakesTooMuch, ReadingIsAway.
    """

    def done(name: str, about: Any) -> Any:
        try:
            return do(name, about, patience_seconds)
        except TaskEndedItsProcess as error:
            raise ReadingTakesTooMuch from error
        except ProcessIsAway as error:
            raise ReadingIsAway from error

    return done


def error_as_data(error: RejoinderError) -> dict[str, Any]:
    """An error as JSON carries it from one process to another."""
    kind = type(error)
    values = json.loads(json.dumps(error.values, default=str))
    return {"module": kind.__module__, "name": kind.__qualname__, "values": values}


def error_from_data(record: Mapping[str, Any]) -> RejoinderError:
    """The error that another process of this program told of. Raises: ValueError for anything else."""
    module = str(record["module"])
    kind = getattr(importlib.import_module(module), str(record["name"])) if module.startswith("rejoinder.") else None
    if not (isinstance(kind, type) and issubclass(kind, RejoinderError)):
        raise ValueError(module)
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in record["values"].items()}
    return kind(**values)

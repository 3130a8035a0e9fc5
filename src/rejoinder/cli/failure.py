"""Errors as one sentence on stderr, with their exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from rejoinder.cli.progress_line import LINE
from rejoinder.domain.errors import Invalid, RejoinderError
from rejoinder.usecases.storage_error import storage_error


class InputCannotBeHandled(Invalid):
    """Something in the input was foreseen by nobody."""


def run_guarded(work: Callable[[], int], language: str) -> int:
    """The exit code of the work. What goes wrong in it, foreseen or not, is one sentence on stderr.

    A developer who sets `REJOINDER_TRACEBACK` gets the unforeseen as it is.
    """
    try:
        return work()
    except BrokenPipeError:
        raise
    except Exception as error:
        storage = storage_error(error)
        if isinstance(error, RejoinderError):
            known = error
        elif storage is not None:
            known = storage
        elif os.environ.get("REJOINDER_TRACEBACK"):
            raise
        else:
            known = InputCannotBeHandled(kind=type(error).__name__)
    LINE.finish()
    sys.stdout.flush()
    print(error_sentence(known, language), file=sys.stderr)
    return known.exit_code


def error_sentence(error: RejoinderError, language: str) -> str:
    """What was wrong, where, and what to do, on one line."""
    from rejoinder.adapters.shipped.wording import Wording

    wording = Wording()
    sentence, remedy = wording.say(error.says, language), wording.say(error.remedy, language)
    return " ".join(f"rejoinder: {sentence} {remedy}".split())


def usage_sentence(detail: str, language: str) -> str:
    """A wrong command line, on one line."""
    from rejoinder.adapters.shipped.wording import Wording
    from rejoinder.domain.phrase import phrase

    wording = Wording()
    sentence = wording.say(phrase("error.usage", detail=detail.rstrip(".")), language)
    return " ".join(f"rejoinder: {sentence} {wording.say(phrase('error.usage.remedy'), language)}".split())

"""Status messages of the platform, which ask for nothing."""

from __future__ import annotations

import re

from rejoinder.domain.reading import Reading, Role
from rejoinder.text.lazy_pattern import is_found
from rejoinder.text.lexicon import matcher

_TAKEN = matcher("procedure/progress.taken", re.IGNORECASE)
"""The answer was taken, or has gone on to whoever complained."""
_CONTRADICTED = matcher("procedure/progress.contradicted", re.IGNORECASE)
_PENDS = matcher("procedure/progress.pending", re.IGNORECASE)
_REQUESTED = matcher("procedure/progress.asked", re.IGNORECASE)


def progress(reading: Reading) -> str | None:
    """The state that the message tells of, while nothing is asked of the seller; None where it tells of none."""
    text = reading.text
    if reading.sender_role not in (Role.PLATFORM, None) or is_found(_REQUESTED, text) or not is_found(_PENDS, text):
        return None
    if is_found(_CONTRADICTED, text):
        return "platform_deciding"
    return "answered" if is_found(_TAKEN, text) else None

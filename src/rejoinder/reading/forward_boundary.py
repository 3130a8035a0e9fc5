"""The boundary between a forwarding message and the notice that it forwards."""

from __future__ import annotations

from rejoinder.reading.literal_prefilter import prefiltered_list
from rejoinder.reading.parsed_message import ParsedMessage

_BEGINS = prefiltered_list("reading/forward_boundary.begins", window=130)


def forwarded_start(message: ParsedMessage) -> int | None:
    """The place of the line that announces the repeated notice; None where there is none."""
    found = _BEGINS.search(message.folded, message.own_start, message.own_end)
    return found.start() if found else None

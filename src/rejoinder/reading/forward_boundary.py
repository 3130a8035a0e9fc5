"""The boundary between a forwarding message and the notice that it forwards."""

from __future__ import annotations

from rejoinder.reading.literal_prefilter import hinted_list
from rejoinder.reading.parsed_message import ParsedMessage

_BEGINS = hinted_list("reading/forward_boundary.begins", reach=130)


def forwarded_start(sheet: ParsedMessage) -> int | None:
    """The place of the line that announces the repeated notice; None where there is none."""
    found = _BEGINS.search(sheet.folded, sheet.own_start, sheet.own_end)
    return found.start() if found else None

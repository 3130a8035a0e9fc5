"""Papers of a court: a claim that somebody has brought is a notice, whoever served it."""

from __future__ import annotations

from rejoinder.reading.literal_prefilter import prefiltered_list
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lexicon import matcher

HEAD = 1_500
_COURT = prefiltered_list("reading/court.court", window=90, before=15)
_PAPER = matcher("reading/court.paper")
_SIDES = (matcher("reading/court.claimant"), matcher("reading/court.defendant"))


def is_court_paper(message: ParsedMessage) -> bool:
    """Whether the text opens as a court's paper: it names the court and, in a court's words, who sues whom."""
    stop = min(message.own_end, message.own_start + HEAD)
    if not _COURT.search(message.flowing, message.own_start, stop):
        return False
    head = message.flowing[message.own_start : stop]
    return _PAPER.search(head) is not None or all(side.search(head) for side in _SIDES)

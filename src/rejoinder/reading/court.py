"""Papers of a court: a claim that somebody has brought is a notice, whoever served it."""

from __future__ import annotations

from rejoinder.reading.literal_prefilter import hinted_list
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lexicon import matcher

HEAD = 1_500
_COURT = hinted_list("reading/court.court", reach=90, lead=15)
_PAPER = matcher("reading/court.paper")
_SIDES = (matcher("reading/court.claimant"), matcher("reading/court.defendant"))


def is_court_paper(sheet: ParsedMessage) -> bool:
    """Whether the text opens as a court's paper: it names the court and, in a court's words, who sues whom."""
    stop = min(sheet.own_end, sheet.own_start + HEAD)
    if not _COURT.search(sheet.flowing, sheet.own_start, stop):
        return False
    head = sheet.flowing[sheet.own_start : stop]
    return _PAPER.search(head) is not None or all(side.search(head) for side in _SIDES)

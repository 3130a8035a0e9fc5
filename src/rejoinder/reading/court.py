"""Papers of a court: a claim that somebody has brought is a notice, whoever served it."""

from __future__ import annotations

from rejoinder.reading.literal_prefilter import hinted
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

HEAD = 1_500
_COURT = hinted(
    "court tribunal gericht 法院 арбитражн районн городск верховн интеллектуальн",
    r"\b(?:district|superior|supreme|federal|high|county|circuit|patents?|municipal|commercial) court\b|"
    r"\bcourt of (?:justice|appeals?|first instance|chancery)\b|\bunified patent court\b|\btribunal judiciaire\b|"
    r"\b(?:land|oberland|amts)gericht\b|(?:人民|互联网|知识产权)法院|"
    r"(?:арбитражн|районн|городск|верховн|суд по интеллектуальн)\w* (?:суд|прав)",
    reach=90,
    lead=15,
)
_PAPER = regex(
    r"应诉通知书|举证通知书|传票|起诉状副本|民事(?:裁定|起诉|判决)|本院(?:已)?(?:受理|立案)|民初|"
    r"определение о|исков\w+ заявлени\w+[^.\n]{0,60}(?:принят|производств)|истец|судебн\w+ (?:повестк|заседани)"
)
_SIDES = (
    regex(
        r"\b(?:plaintiff|claimant|petitioner)s?\b|\bkl[äa]ger(?:in)?\b|\bdemande(?:ur|resse)\b|\bdemandante\b|"
        r"\battor[ei]\b|"
        r"\bricorrente\b|\bautora?\b"
    ),
    regex(
        r"\b(?:defendant|respondent)s?\b|\bbeklagte[rn]?\b|\bd[ée]fende(?:ur|resse)\b|\bdemandad[oa]\b|"
        r"\bconvenut[oaie]\b|"
        r"\bresistente\b|\br[ée]us?\b"
    ),
)


def is_court_paper(sheet: ParsedMessage) -> bool:
    """Whether the text opens as a court's paper: it names the court and, in a court's words, who sues whom."""
    stop = min(sheet.own_end, sheet.own_start + HEAD)
    if not _COURT.search(sheet.flowing, sheet.own_start, stop):
        return False
    head = sheet.flowing[sheet.own_start : stop]
    return _PAPER.search(head) is not None or all(side.search(head) for side in _SIDES)

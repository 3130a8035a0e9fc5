"""Dates that the complaint gives to facts: when the work was completed, when the notice was sent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rejoinder.domain.reading import DatedFact
from rejoinder.domain.time_zone import CHINA_STANDARD_TIME
from rejoinder.reading.concept import DATED, Concept
from rejoinder.reading.instant import PrintedInstant
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

FACT_LIMIT = 60
_GIVEN_BEFORE = (
    "served_on waiver_requested_on ordered_on hearing_on sent_at complained_on completed_on published_on registered_on "
    "filed_on valid_to first_sale_on"
).split()
_GIVEN_AFTER = "sent_at completed_on published_on registered_on".split()


def _before_pattern(fact: str) -> re.Pattern[str]:
    return deferred_regex(lambda: rf"{alternation(f'reading/dated.before_{fact}')}\s?$")


def _after_pattern(fact: str) -> re.Pattern[str]:
    return deferred_regex(lambda: rf"^\s?{alternation(f'reading/dated.after_{fact}')}")


_BEFORE = tuple((fact, _before_pattern(fact)) for fact in _GIVEN_BEFORE)
_AFTER = tuple((fact, _after_pattern(fact)) for fact in _GIVEN_AFTER)
_ATTRIBUTED = deferred_regex(
    lambda: (
        rf"\s?[,(（，—–]\s?{alternation('reading/dated.attribution')}[^,;.()（），。\n\d]{{0,60}}"
        r"[,)），—–](?P<on>\s?(?:[:：]|[^\W\d]{1,4}\b)?)\s?$"
    )
)
_COMPLAINT = regex(r"\b(?:complaint|case|report|notice|ticket)\b|投诉|举报|жалоб|обращени")
_RIGHT = regex(
    r"\b(?:registration|trade ?mark|patent|application|copyright|design|certificate)|注册|商标|专利|登记|著作权|"
    r"свидетельств|товарн\w+ знак|патент|регистрац"
)
_ISSUED = regex(r"\d[\d,./-]{3,20}\d\b[^;\n]{0,110}\bissued (?:on )?$")
"""A number that was issued on a day is a right granted then; a notice bears no number before that word."""


def dated_facts(message: ParsedMessage) -> tuple[DatedFact, ...]:
    """Days with the fact they belong to, in reading order; a day that only its place hints at is left out.

    Of a stretch of days the last counts where something is valid until then, else the first, which grants the most.
    """
    found: dict[tuple[str, dt.date], DatedFact] = {}
    for moment in message.moments:
        fact = _fact_of(message, moment)
        if fact is not None and len(found) < FACT_LIMIT:
            on = moment.on if fact == "valid_to" or moment.since is None else moment.since
            found.setdefault((fact, on), DatedFact(fact=fact, on=on, span=(moment.start, moment.end)))
    return tuple(sorted(found.values(), key=lambda dated: dated.span))


def sent_at(message: ParsedMessage, *, from_platform: bool) -> dt.datetime | None:
    """When the notice was sent: the mail's date where the platform sent it, or a printed sending hour, else None."""
    if message.source.sent_at is not None:
        return message.source.sent_at if from_platform else None
    for moment in message.moments:
        if _fact_of(message, moment) == "sent_at" and moment.hour is not None:
            return moment.at(CHINA_STANDARD_TIME)
    return None


def year_from(message: ParsedMessage) -> dt.date | None:
    """The day from which days without a year count: that of sending, or one that has a line of the text to itself."""
    return sent_on(message) or next((one.on for one in message.moments if _has_line_to_itself(message, one)), None)


def _has_line_to_itself(message: ParsedMessage, moment: PrintedInstant) -> bool:
    line = message.line_at(moment.start)
    return len(message.text[line.start : line.end].strip(" .,。")) <= moment.end - moment.start


def sent_on(message: ParsedMessage) -> dt.date | None:
    """The day of the mail, or the day that the text itself gives to its sending, or None."""
    if message.source.sent_at is not None:
        return message.source.sent_at.date()
    return next((moment.on for moment in message.moments if _fact_of(message, moment) == "sent_at"), None)


def _fact_of(message: ParsedMessage, moment: PrintedInstant) -> str | None:
    for field in _nearest_facts(message, moment):
        return field
    before = _before_attribution(message.flowing[max(0, moment.start - 120) : moment.start])
    for fact, pattern in _BEFORE:
        if pattern.search(before) and not (
            fact == "completed_on" and before.endswith("于") and not _is_completion(message, moment)
        ):
            return "complained_on" if fact == Concept.FILED and _is_complaint_filing(message, moment) else fact
    if before.endswith(("issued ", "issued on ")) and _ISSUED.search(
        message.flowing, max(0, moment.start - 160), moment.start
    ):
        return "registered_on"
    after = message.folded[moment.end : moment.end + 16]
    return next((fact for fact, pattern in _AFTER if pattern.search(after)), None)


def _before_attribution(text: str) -> str:
    """The words before a day without a remark in commas or brackets that only says whose word it is."""
    remark = _ATTRIBUTED.search(text)
    if remark is None:
        return text
    preposition = remark["on"].strip()
    return f"{text[: remark.start()]}{' ' if preposition.isalpha() else ''}{preposition} "


def _is_completion(message: ParsedMessage, moment: PrintedInstant) -> bool:
    return "完成" in message.folded[moment.end : moment.end + 12]


def _nearest_facts(message: ParsedMessage, moment: PrintedInstant) -> Iterator[str]:
    for field in message.of(*DATED):
        if field.start <= moment.start <= field.start + 12:
            of_complaint = field.concept is Concept.FILED and _is_complaint_filing(message, moment)
            yield "complained_on" if of_complaint else str(field.concept)


def _is_complaint_filing(message: ParsedMessage, moment: PrintedInstant) -> bool:
    """Whether what was filed then is the complaint: it is named nearer above the day than any right is."""
    above = message.flowing[max(0, moment.start - 160) : moment.start]
    named = [hit.start() for hit in _COMPLAINT.finditer(above)]
    return bool(named) and all(hit.start() < named[-1] for hit in _RIGHT.finditer(above))

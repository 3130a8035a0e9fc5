"""Arguments of a phrase: the name that follows it, small words skipped, or that ends right before it."""

from __future__ import annotations

from rejoinder.domain.reading import Span
from rejoinder.reading.name import is_person_role, name_at, name_before
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

_HAN_BODY = matcher("reading/argument.chinese_firm")
_HAN_CUT = regex(r".*(?:受理|来自|收到|关于|由|与|和|及|我司|我方|贵司|本公司|系|为|是|的|被|向|对|称)")
_SMALL = deferred_regex(lambda: rf"(?!{alternation('reading/argument.small_word')}\s)[a-zà-ÿа-яё’'-]{{2,30}}\s")
SKIP_LIMIT = 4
SENTENCE_REACH = 260
"""So far back a sentence's beginning is looked for."""


def argument_after(message: ParsedMessage, place: int) -> Span | None:
    """The name behind a phrase, up to four small words such as `the novelist` skipped, or None."""
    at = place
    for _ in range(SKIP_LIMIT + 1):
        span = name_at(message.text, at, message.own_end)
        if span is not None and span[0] - at < 12 and not is_person_role(message.text[slice(*span)]):
            return span
        small = _SMALL.match(message.flowing, at, min(message.own_end, at + 40))
        if small is None or message.text[small.start()].isupper():
            return None
        at = small.end()
    return None


def argument_before(message: ParsedMessage, place: int) -> Span | None:
    """The name that ends right before a phrase, or None."""
    start = max(0, place - 60)
    start = max(start, message.text.rfind("\n", start, place) + 1)
    han = [one for one in _HAN_BODY.finditer(message.text, start, place) if place - one.end() <= 2]
    if han:
        lead = _HAN_CUT.match(han[-1][0][:-4])
        return (han[-1].start() + (lead.end() if lead else 0), han[-1].end())
    return name_before(message.text, place)


def subject_before(message: ParsedMessage, place: int) -> Span | None:
    """The name a sentence begins with, where a remark stands between it and its verb: `X, part of Y, is the owner`."""
    floor = max(message.own_start, place - SENTENCE_REACH)
    ends = [at + len(mark) for mark in ("\n\n", ". ", ": ") if (at := message.text.rfind(mark, floor, place)) >= 0]
    start = max(ends, default=floor if floor == message.own_start else -1)
    span = name_at(message.text, start) if start >= 0 else None
    return (
        span
        if span is not None and message.text[span[1] : span[1] + 1] in (",", " ", "(") and span[0] - start < 5
        else None
    )

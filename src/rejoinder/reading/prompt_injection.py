"""Prompt injection: sentences of a complaint that instruct its reader. Reported, and masked for every reader."""

from __future__ import annotations

import re

import attrs

from rejoinder.domain.reading import Span
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.literal_prefilter import prefiltered_list, words_in
from rejoinder.reading.parsed_message import lower
from rejoinder.text.lazy_pattern import regex

ORDER_LIMIT = 2_000
REACH = 400
"""Whom an order means that says so: a program, which reads a complaint, and no person."""
ORDER = prefiltered_list("reading/prompt_injection.order", window=130, before=7)
_BEGINS = regex(r"[.!?](?=\s)|[。！？\n]|<!--|-->")
_ENDS = regex(r"-->|[.!?](?=\s|$)|[。！？]|\n(?=\s*\n|[^\n:：]{2,40}[:：])|$")


def without_instructions(source: ComplaintSource) -> ComplaintSource:
    """The complaint with every instruction to its reader replaced by spaces, so that spans stay valid."""
    text = source.text
    spans = _instruction_spans(text)
    if not spans:
        return source
    parts, place = [], 0
    for start, end in spans:
        if end <= place:
            continue
        start = max(start, place)
        parts += [text[place:start], re.sub(r"[^\n]", " ", text[start:end])]
        place = end
    return attrs.evolve(source, text="".join([*parts, text[place:]]))


def _instruction_spans(text: str) -> list[Span]:
    """Where the sentences with an order begin and end; a sentence may run over a line's end."""
    found: list[Span] = []
    lowered = lower(text)
    if words_in(lowered).keys().isdisjoint(ORDER.literals):
        return found
    for order in ORDER.finditer(re.sub(r"\n(?=\S)", " ", lowered)):
        begins = [mark.end() for mark in _BEGINS.finditer(text, max(0, order.start() - REACH), order.start())]
        ends = _ENDS.search(text, order.end(), min(len(text), order.end() + REACH))
        start = begins[-1] if begins else max(0, order.start() - REACH)
        found.append((start, ends.end() if ends else min(len(text), order.end() + REACH)))
        if len(found) >= ORDER_LIMIT:
            break
    return found

"""Conversations as messengers and marketplaces export them, as text or as a table: the days of their messages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.fields_read import FieldInput, Fields
from rejoinder.proof.paper.label_pattern import LabelPattern, label_pattern
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.lexicon import alternation, entries

LEAST = 3
"""Messages that make a conversation."""
_DATE = (
    r"(?:\d{1,4}[-./年]\s?\d{1,2}[-./月]\s?\d{1,4}日?\.?|\d{8}|\d{1,2}\s[^\W\d_]{3,9}\.?\s\d{4}"
    r"|[^\W\d_]{3,9}\.?\s\d{1,2},\s\d{4})"
)
_WRITER = r"[^\W\d_][^:：\[\]\n]{0,60}?"
_DATED = deferred_regex(
    lambda: rf"^\W{{0,2}}({_DATE}),?\s+(?:at\s)?{alternation('paper/chat.clock')}\W{{0,4}}{_WRITER}[:：]\s?\S",
    re.IGNORECASE,
)
"""A message with its day, its hour and its writer on one line."""
_NAMED = deferred_regex(
    lambda: (
        rf"^{_WRITER},?\s+[\[(]?({_DATE}),?\s+(?:at\s)?{alternation('paper/chat.clock')}[\])]?\s?"
        r"(?:[:：]\s?\S.*)?[:：]?$"
    ),
    re.IGNORECASE,
)
"""The writer with day and hour, over or before what he wrote."""
_HEADED = deferred_regex(
    lambda: rf"^\W{{0,2}}({_DATE}),?\s+(?:at\s)?{alternation('paper/chat.clock')}\W{{0,4}}({_WRITER})$", re.IGNORECASE
)
"""A line of day, hour and writer alone, over what he wrote."""
_COLUMNS = ("time", "writer", "words")
_HEADS = tuple(label_pattern(entries(f"paper/chat.{name}")) for name in _COLUMNS)
_LINES = 4_000


def message_lines(text: str) -> list[str]:
    """The day, as written, of each line that begins a message, in order."""
    lines = [line.strip()[:400] for line in text.splitlines()[:_LINES] if line.strip()]
    return [match[1] for line in lines if (match := _DATED.match(line) or _NAMED.match(line))] or _days_over_words(
        lines
    )


def _days_over_words(lines: Sequence[str]) -> list[str]:
    """The day of each line that gives day, hour and writer over his words.

    Empty where nobody writes twice: stages of a parcel are listed so too, each at a place of its own.
    """
    heads = [_HEADED.match(line) for line in lines]
    found = [head for head, below in pairwise((*heads, None)) if head is not None and below is None]
    return [head[1] for head in found] if len({head[2] for head in found}) < len(found) else []


def is_chat_text(text: str) -> bool:
    """Whether a text is an export of a conversation: several of its lines begin a message."""
    lines = sum(bool(line.strip()) for line in text.splitlines())
    found = len(message_lines(text))
    return found >= LEAST and found * 3 >= lines


def is_chat(layouts: Sequence[PageLayout]) -> bool:
    """Whether the pages are a conversation, as text or as a table of messages."""
    return any(is_chat_text(layout.text) or _time_column(layout) is not None for layout in layouts[:2])


def chat_fields(reading: FieldInput) -> Fields:
    """The day of the last message: the conversation as a whole is no older."""
    days = [found for layout in reading.layouts for found in _days(layout)]
    return {"issued_on": max(days, key=lambda found: (found.value, found.row), default=None)}


def _days(layout: PageLayout) -> Iterator[ExtractedValue]:
    """The days of the messages of a page, read so that they follow one another."""
    column = _time_column(layout)
    if column is not None:
        head, place = column
        rows = [row for row in layout.table_rows if row.number > head and len(row.cells) > place]
        written = [(row.cells[place].text, row.number) for row in rows]
    else:
        written = [(day, 0) for day in message_lines(layout.text)]
    read = {first: _read([day for day, _ in written], month_first=first) for first in (False, True)}
    ordered = [first for first, days in read.items() if days == sorted(days)]
    sure = len(ordered) == 1 or read[True] == read[False]
    for (raw, row), day in zip(written, read[ordered[0] if ordered else False], strict=False):
        yield ExtractedValue(day, raw, layout, row, 0.8 if sure else 0.5)


def _read(written: Sequence[str], *, month_first: bool) -> list[dt.date]:
    return [days[0].date for text in written if (days := days_in(text, month_first=month_first))]


def _time_column(layout: PageLayout) -> tuple[int, int] | None:
    """The row of heads of a table of messages, and the place of the column of their times; None without such."""
    for row, below in pairwise(layout.table_rows[:6]):
        places = [_place(row, head) for head in _HEADS]
        if all(place is not None for place in places) and len(set(places)) == len(_HEADS):
            place = places[0]
            if place is not None and len(below.cells) > place and days_in(below.cells[place].text):
                return row.number, place
    return None


def _place(row: LayoutRow, head: LabelPattern) -> int | None:
    return next((n for n, cell in enumerate(row.cells) if head.fullmatch(cell.text.replace("_", " "))), None)

"""Labelled values in lines and in tables."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rejoinder.domain.reading import Span
from rejoinder.reading.concept import Concept
from rejoinder.reading.label import LABEL_LENGTH, concept_of
from rejoinder.reading.line import MessageLine
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_LABELLED = regex(
    r"[ \t>*_#•·■◆●○□◇▼▶※・\-–\d.()]{0,12}\[?【?([^\n:：|\t\]】]{1,70})[*_\]】]{0,4}[ \t]*[:：|\t】][ \t*_]*"
)
_BAR = regex(r"[:：|\t】]")
_XML = regex(r"[ \t]*<([A-Za-z_]{2,40})>([^<\n]{1,300})</")
_SPLIT = matcher("reading/field.split")
_HAN_LABELLED = regex(
    r"[ \t>*•·■◆●○□◇▼▶※・\-–\d.、]{0,8}([\u3041-\u30ff\u4e00-\u9fff]{2,8}(?:[（(][\u4e00-\u9fff]{2,8}[)）])?"
    r"(?:[/／][\u4e00-\u9fff]{2,8})?)(?:[ \t\u3000]{1,6}(?=\S)|(?=[A-Za-z0-9]))"
)
_APART = regex(r"[ >*•·\-–\d.]{0,8}([^\W\d_][^\n:：|\t]{1,45}?) {2,30}(?=\S)")
"""A label and its value in two columns, as pages and pictures of tables are read."""
_LED = regex(r"[ >*•·\-–]{0,8}([^\W\d_][^\n:：|\t.]{1,45}?) ?(?:\.{3,60}|…{1,20}) ?(?=\S)")
"""A label from which dots lead to its value."""
CELLS = " | "
_GAP = regex(r"\S(?: {2,}|\t)\s*\S")
_COLUMN = regex(r"[^\s:：|](?:[^\s|]| (?! ))*")
_WORD_GAP = regex(r"(?<=\S) (?=\S)")
_BEGINS_VALUE = regex(r"[A-ZА-ЯЁÀ-ÞĀ-Ž0-9«“„\"‘(]|https?:|[^\s@]{1,40}@")
"""How a value begins behind a label that no colon ends: a capital, a figure, a quotation mark, an address."""
_ROWS_LEAST, _ROWS_APART, _LABEL_WORDS, _LABEL_LEAST = 3, 3, 4, 4
"""So many different labels make a table, with at most so many lines from one to the next; words of the longest
label and letters of the shortest."""
ROW_LENGTH, HEAD_LENGTH = 240, 40
"""The longest row of a table whose cells only gaps set apart, and the longest head of a column."""


@attrs.frozen(kw_only=True)
class LabelledValue:
    """A value with the concept that its label names."""

    concept: Concept
    label: str
    value: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Where the value stands."""
        return (self.start, self.end)


def fields(text: str, folded: str, lines: tuple[MessageLine, ...]) -> tuple[LabelledValue, ...]:
    """The labelled values of a text, in reading order."""
    found: list[LabelledValue] = []
    heads: list[Concept | None] = []
    in_columns = False
    for number, line in enumerate(lines):
        if line.end - line.start < 3:
            continue
        spans = _cells(text, line)
        if not spans:
            spans = _columns(text, folded, line, heads if in_columns else [])
            heads = [] if in_columns and not spans else heads
            in_columns = bool(spans)
        if spans:
            heads, cells = _row_values(text, folded, spans, heads)
            found += cells
            if cells or heads:
                continue
        for start, end in _labelled_pieces(text, line):
            field = _field_at(text, folded, lines, number, start, end)
            if field is not None:
                found.append(field)
    if len({field.concept for field in found}) < _ROWS_LEAST:
        found += _column_values(text, folded, lines)
        found.sort(key=lambda field: field.start)
    return tuple(found)


def _column_values(text: str, folded: str, lines: tuple[MessageLine, ...]) -> Iterator[LabelledValue]:
    """Values of a table of two columns that only single spaces set apart: several labels head lines close together."""
    run: list[tuple[int, LabelledValue]] = []
    for number, line in enumerate(lines):
        value = _value_behind_words(text, folded, line)
        if value is None:
            continue
        if run and number - run[-1][0] > _ROWS_APART:
            yield from _column_run(run)
            run = []
        run.append((number, value))
    yield from _column_run(run)


def _column_run(run: list[tuple[int, LabelledValue]]) -> Iterator[LabelledValue]:
    if len({value.concept for _, value in run}) >= _ROWS_LEAST:
        yield from (value for _, value in run)


def _value_behind_words(text: str, folded: str, line: MessageLine) -> LabelledValue | None:
    """The value behind the longest label that a line begins with, where the value begins as a name or number does."""
    start, end = _trimmed(text, line.start, line.end)
    bar = _BAR.search(text, start, min(end, start + LABEL_LENGTH))
    if line.end - line.start > ROW_LENGTH or (bar is not None and concept_of(folded[start : bar.start()]) is not None):
        return None
    gaps = [found.start() for found in _WORD_GAP.finditer(text, start, min(end, start + HEAD_LENGTH))][:_LABEL_WORDS]
    for gap in reversed(gaps):
        if not _BEGINS_VALUE.match(text, gap + 1, end) or (bar is not None and bar.start() < gap):
            continue
        concept = concept_of(folded[start:gap]) if gap - start >= _LABEL_LEAST else None
        if concept is not None:
            value_start, value_end = _trimmed(text, gap, end)
            return LabelledValue(
                concept=concept,
                label=folded[start:gap],
                value=text[value_start:value_end],
                start=value_start,
                end=value_end,
            )
    return None


def _cells(text: str, line: MessageLine) -> list[Span]:
    """The cells of a table's row, which stand between bars; empty where the line is none."""
    start, end = line.start, line.end
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    framed = text[start : start + 1] == "|"
    bar = "|" if framed else CELLS
    if bar not in text[start:end]:
        return []
    start, end = start + framed, end - (framed and end - start > 1 and text[end - 1] == "|")
    spans, place = [], start
    while (cut := text.find(bar, place, end)) >= 0:
        spans.append((place, cut))
        place = cut + len(bar)
    return [*spans, (place, end)] if spans else []


def _columns(text: str, folded: str, line: MessageLine, heads: list[Concept | None]) -> list[Span]:
    """The cells of a row without bars, which tabs or wide gaps set apart; empty where the line goes with no table.

    Args:
        heads: what the columns above hold, empty where no such table stands right above.
    """
    if line.end - line.start > ROW_LENGTH or not _GAP.search(text, line.start, line.end):
        return []
    spans = [found.span() for found in _COLUMN.finditer(text, line.start, line.end)]
    if heads:
        return spans if len(spans) == len(heads) else []
    named = [concept_of(folded[start:end]) for start, end in spans if end - start <= HEAD_LENGTH]
    return spans if len(named) == len(spans) and sum(concept is not None for concept in named) >= 2 else []


def _row_values(
    text: str, folded: str, spans: list[Span], heads: list[Concept | None]
) -> tuple[list[Concept | None], list[LabelledValue]]:
    """A table's head gives its columns a concept; the rows below are labelled by it, or by their own first cell."""
    named = [concept_of(folded[start:end]) for start, end in spans]
    is_head = sum(1 for concept in named if concept is not None) >= 2 and not (
        len(named) == 2 and named[0] is Concept.RIGHT
    )
    if is_head:
        return named, []
    if len(named) == 2 and named[0] is not None:
        label = folded[slice(*spans[0])].strip(" *_\t")
        return heads, _cell_values(text, named[0], label, spans[1])
    if len(heads) != len(named):
        return [], []
    cells: list[LabelledValue] = []
    for concept, span in zip(heads, spans, strict=True):
        if concept is not None:
            cells += _cell_values(text, concept, str(concept), span)
    return heads, cells


def _cell_values(text: str, concept: Concept, label: str, span: Span) -> list[LabelledValue]:
    start, end = _trimmed(text, *span)
    return (
        [LabelledValue(concept=concept, label=label, value=text[start:end], start=start, end=end)]
        if start < end
        else []
    )


def _labelled_pieces(text: str, line: MessageLine) -> list[tuple[int, int]]:
    """A line, or its parts where it holds several labelled values."""
    cuts = [line.start]
    if line.end - line.start < 600 and (
        text.find(":", *_line_span(line)) >= 0 or text.find("：", *_line_span(line)) >= 0
    ):
        cuts += [cut.end() for cut in _SPLIT.finditer(text, line.start, line.end)]
    return [
        (start, end if start == line.start else _bracket_close(text, start, end))
        for start, end in zip(cuts, [*cuts[1:], line.end], strict=True)
    ]


def _line_span(line: MessageLine) -> Span:
    return line.start, line.end


def _bracket_close(text: str, start: int, end: int) -> int:
    """Where a bracket closes that opened before a place; the end where none does."""
    depth = 0
    for place in range(start, end):
        depth += (text[place] in "（(") - (text[place] in "）)")
        if depth < 0:
            return place
    return end


def _field_at(
    text: str, folded: str, lines: tuple[MessageLine, ...], number: int, start: int, end: int
) -> LabelledValue | None:
    for label, value_start, value_end in _labels(text, folded, start, end):
        concept = concept_of(label)
        if concept is None:
            continue
        value_start, value_end = _trimmed(text, value_start, value_end)
        if value_start >= value_end:
            value_start, value_end = _value_below(text, lines, number)
        if value_start >= value_end:
            return None
        if concept is Concept.REFERENCE and not any(map(str.isdigit, text[value_start:value_end])):
            # `Violation: trademark infringement` is no reference number
            concept = concept_of(label, but=concept) or concept
        return LabelledValue(
            concept=concept, label=label, value=text[value_start:value_end], start=value_start, end=value_end
        )
    return None


def _labels(text: str, folded: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Candidate labels, with the span of the value: behind a colon, a gap, or in a tag."""
    reach = min(end, start + 200)
    labelled = _LABELLED.match(text, start, reach) if _BAR.search(text, start, reach) else None
    if labelled:
        yield folded[labelled.start(1) : labelled.end(1)].strip(" *_"), labelled.end(), end
    if (led := _LED.match(text, start, reach)) is not None:
        yield folded[led.start(1) : led.end(1)], led.end(), end
    if (apart := _APART.match(text, start, reach)) is not None:
        yield folded[apart.start(1) : apart.end(1)], apart.end(), end
    if labelled and not any(sign.isdigit() for sign in labelled[1]):
        return
    if (named := _HAN_LABELLED.match(text, start, end)) is not None:
        yield named.group(1), named.end(), end
    elif (tagged := _XML.match(text, start, end)) is not None:
        yield folded[tagged.start(1) : tagged.end(1)].replace("_", " "), tagged.start(2), tagged.end(2)


def _value_below(text: str, lines: tuple[MessageLine, ...], number: int) -> tuple[int, int]:
    """The next written line, where a label stands alone on its own; not where that line has a label itself."""
    for line in lines[number + 1 : number + 3]:
        start, end = _trimmed(text, line.start, line.end)
        if start < end:
            return (0, 0) if _LABELLED.match(text, line.start, min(line.end, line.start + 80)) else (start, end)
    return (0, 0)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t*_>\u3000-•":
        start += 1
    while end > start and text[end - 1] in " \t*_\u3000|；;（(，,":
        end -= 1
    return start, end

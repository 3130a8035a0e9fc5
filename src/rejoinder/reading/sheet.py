"""A complaint's text laid out: lines, labelled values and sections under their headings."""

from __future__ import annotations

import re
from bisect import bisect_right

import attrs

from rejoinder.domain.reading import Span
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.cover import own_end
from rejoinder.reading.instant import Moment, moments
from rejoinder.reading.label import Concept, concept_of, topic_of
from rejoinder.reading.language import CYRILLIC, HAN

LINE_LIMIT = 40_000
LABEL_LENGTH = 70
QUESTION_LINES = 10
_LABELLED = re.compile(r"[ \t>*_#•·\-–\d.()]{0,12}\[?【?([^\n:：|\t\]】]{1,70})[*_\]】]{0,4}[ \t]*[:：|\t】][ \t*_]*")
_BAR = re.compile(r"[:：|\t】]")
_XML = re.compile(r"[ \t]*<([A-Za-z_]{2,40})>([^<\n]{1,300})</")
_SPLIT = re.compile(
    r"(?:[；;|]|(?<=[^\d\s])[.。](?=\s|[\u4e00-\u9fff]))\s*(?=[^\n；;:：|.。,，]{2,40}[:：](?!//))|"
    r"[（(，,]\s*(?=[\u4e00-\u9fff]{2,8}[:：])"
)
_HAN_LABELLED = re.compile(r"[ \t>*•·\-–\d.、]{0,8}([\u4e00-\u9fff]{2,8})[ \t\u3000]{1,6}(?=\S)")
CELLS = " | "
_NUMBERED = re.compile(r"\s*(?:\(?[1-9]\d?[.)]|\(?[a-hivx]{1,4}[.)]|[一二三四五六七八九十]、|[1-9]、)\s")
_MARK = re.compile(r"^[\s>*•·\-–]+")
PREFACE = re.compile(
    r"(?:before disabling any content in relation to this|one or more repositories in this dmca|"
    r"while github did not find sufficient information|note: ?because the reported network)"
)


@attrs.frozen
class Line:
    """One line, without its end."""

    start: int
    end: int


@attrs.frozen(kw_only=True)
class Field:
    """A value that stands behind its label."""

    concept: Concept
    label: str
    value: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Where the value stands."""
        return (self.start, self.end)


@attrs.frozen(kw_only=True)
class Section:
    """What stands under one heading or form question, up to the next."""

    topic: str
    head_start: int
    start: int
    end: int


@attrs.frozen(kw_only=True)
class Sheet:
    """One complaint, laid out. `folded` is the text in lower case, letter for letter."""

    source: ComplaintSource
    text: str
    folded: str
    flowing: str
    """`folded` with every line break a space, for words that run over lines."""
    lines: tuple[Line, ...]
    fields: tuple[Field, ...]
    sections: tuple[Section, ...]
    moments: tuple[Moment, ...]
    """Every full date, in reading order."""
    own_start: int
    """Behind a platform's note that stands above the letter."""
    own_end: int
    """Before the words of attached papers, unless the mail only hands over the paper that is the notice."""
    has_han: bool = False
    """Whether the text holds a Chinese letter."""
    has_cyrillic: bool = False
    """Whether the text holds a Cyrillic letter."""
    _section_starts: tuple[int, ...] = ()
    _line_starts: tuple[int, ...] = ()

    def of(self, *concepts: Concept) -> tuple[Field, ...]:
        """The labelled values of these concepts, in reading order."""
        return tuple(field for field in self.fields if field.concept in concepts)

    def topic_at(self, position: int) -> str:
        """The topic of the section that a place lies in; empty where none."""
        place = bisect_right(self._section_starts, position) - 1
        return self.sections[place].topic if place >= 0 else ""

    def under(self, topic: str) -> tuple[Section, ...]:
        """The sections of a topic."""
        return tuple(section for section in self.sections if section.topic == topic)

    def said_under(self, topic: str) -> str:
        """The folded words under all headings of a topic."""
        return "\n".join(self.folded[section.start : section.end] for section in self.under(topic))

    def line_at(self, position: int) -> Line:
        """The line that a place lies on."""
        return self.lines[max(0, bisect_right(self._line_starts, position) - 1)]

    def line_number(self, position: int) -> int:
        """The number of the line that a place lies on, from 0."""
        return max(0, bisect_right(self._line_starts, position) - 1)


def lay_out(source: ComplaintSource) -> Sheet:
    """Lay out a complaint once, for every reader. Limits: the first 40,000 lines are looked at."""
    text = source.text
    folded = lower(text)
    lines = _lines(text)
    sections = _sections(text, folded, lines)
    until = own_end(source)
    return Sheet(
        source=source,
        text=text,
        folded=folded,
        flowing=folded.replace("\n", " "),
        lines=lines,
        fields=_fields(text, folded, lines),
        sections=sections,
        moments=tuple(moments(folded[:until])),
        own_start=_own_start(folded),
        own_end=until,
        has_han=HAN.search(text) is not None,
        has_cyrillic=CYRILLIC.search(text) is not None,
        section_starts=tuple(section.head_start for section in sections),
        line_starts=tuple(line.start for line in lines),
    )


def lower(text: str) -> str:
    """The text in lower case, every letter in its place."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _lines(text: str) -> tuple[Line, ...]:
    found: list[Line] = []
    start = 0
    while start <= len(text) and len(found) < LINE_LIMIT:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found.append(Line(start, end))
        start = end + 1
    return tuple(found)


def _own_start(folded: str) -> int:
    """Where the letter begins under a platform's preface that a rule closes."""
    if not PREFACE.match(folded.lstrip()[:200]):
        return 0
    rule = folded.find("\n---", 0, 4_000)
    return rule + 4 if rule >= 0 else 0


def _fields(text: str, folded: str, lines: tuple[Line, ...]) -> tuple[Field, ...]:
    found: list[Field] = []
    heads: list[Concept | None] = []
    for number, line in enumerate(lines):
        if line.end - line.start < 3:
            continue
        spans = _cells(text, line)
        if spans:
            heads, cells = _row(text, folded, spans, heads)
            found += cells
            if cells or heads:
                continue
        for start, end in _pieces(text, line):
            field = _field(text, folded, lines, number, start, end)
            if field is not None:
                found.append(field)
    return tuple(found)


def _cells(text: str, line: Line) -> list[Span]:
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


def _row(
    text: str, folded: str, spans: list[Span], heads: list[Concept | None]
) -> tuple[list[Concept | None], list[Field]]:
    """A table's head gives its columns a concept; the rows below are labelled by it, or by their own first cell."""
    named = [concept_of(folded[start:end]) for start, end in spans]
    is_head = sum(1 for concept in named if concept is not None) >= 2 and not (
        len(named) == 2 and named[0] is Concept.RIGHT
    )
    if is_head:
        return named, []
    if len(named) == 2 and named[0] is not None:
        label = folded[slice(*spans[0])].strip(" *_\t")
        return heads, _cell(text, named[0], label, spans[1])
    if len(heads) != len(named):
        return [], []
    cells: list[Field] = []
    for concept, span in zip(heads, spans, strict=True):
        if concept is not None:
            cells += _cell(text, concept, str(concept), span)
    return heads, cells


def _cell(text: str, concept: Concept, label: str, span: Span) -> list[Field]:
    start, end = _trimmed(text, *span)
    return [Field(concept=concept, label=label, value=text[start:end], start=start, end=end)] if start < end else []


def _pieces(text: str, line: Line) -> list[tuple[int, int]]:
    """A line, or its parts where it holds several labelled values."""
    cuts = [line.start]
    if line.end - line.start < 600 and (text.find(":", *_ends(line)) >= 0 or text.find("：", *_ends(line)) >= 0):
        cuts += [cut.end() for cut in _SPLIT.finditer(text, line.start, line.end)]
    return [
        (start, end if start == line.start else _closed(text, start, end))
        for start, end in zip(cuts, [*cuts[1:], line.end], strict=True)
    ]


def _ends(line: Line) -> Span:
    return line.start, line.end


def _closed(text: str, start: int, end: int) -> int:
    """Where a bracket closes that opened before a place; the end where none does."""
    depth = 0
    for place in range(start, end):
        depth += (text[place] in "（(") - (text[place] in "）)")
        if depth < 0:
            return place
    return end


def _field(text: str, folded: str, lines: tuple[Line, ...], number: int, start: int, end: int) -> Field | None:
    reach = min(end, start + 200)
    labelled = _LABELLED.match(text, start, reach) if _BAR.search(text, start, reach) else None
    if labelled:
        label = folded[labelled.start(1) : labelled.end(1)].strip(" *_")
        value_start = labelled.end()
    elif (labelled := _HAN_LABELLED.match(text, start, end)) is not None:
        label, value_start = labelled.group(1), labelled.end()
    else:
        labelled = _XML.match(text, start, end)
        if labelled is None:
            return None
        label = folded[labelled.start(1) : labelled.end(1)].replace("_", " ")
        value_start, end = labelled.start(2), labelled.end(2)
    concept = concept_of(label)
    if concept is None:
        return None
    value_start, value_end = _trimmed(text, value_start, end)
    if value_start >= value_end:
        value_start, value_end = _value_below(text, lines, number)
    if value_start >= value_end:
        return None
    return Field(concept=concept, label=label, value=text[value_start:value_end], start=value_start, end=value_end)


def _value_below(text: str, lines: tuple[Line, ...], number: int) -> tuple[int, int]:
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


def _sections(text: str, folded: str, lines: tuple[Line, ...]) -> tuple[Section, ...]:
    heads: list[tuple[str, int, int]] = []
    number = 0
    while number < len(lines):
        used, topic = _heading(text, folded, lines, number)
        if topic is not None:
            heads.append((topic, lines[number].start, lines[number + used - 1].end))
        number += used
    ends = [*(start for _, start, _ in heads[1:]), len(text)]
    return tuple(
        Section(topic=topic, head_start=start, start=end, end=max(end, stop))
        for (topic, start, end), stop in zip(heads, ends, strict=False)
    )


def _heading(text: str, folded: str, lines: tuple[Line, ...], number: int) -> tuple[int, str | None]:
    """How many lines a heading takes (at least one) and its topic; None where the line is no heading."""
    line = lines[number]
    head = folded[line.start : min(line.end, line.start + 400)].strip()
    if len(head) < 3:
        return 1, None
    marker = head[:2]
    if marker in ("**", "__"):
        used = _marked_lines(folded, lines, number, marker)
        if used:
            whole = folded[line.start : lines[number + used - 1].end]
            return used, topic_of(whole[:900]) or "other"
    if _is_headlike(head, text[line.start : line.end]):
        return 1, topic_of(head)
    if head.startswith("http"):
        return 1, None
    paragraph = _question(folded, lines, number)
    if paragraph:
        whole = folded[line.start : lines[number + paragraph - 1].end]
        topic = topic_of(whole[:900])
        return (paragraph, topic) if topic else (1, None)
    return 1, None


def _marked_lines(folded: str, lines: tuple[Line, ...], number: int, marker: str) -> int:
    for used in range(1, QUESTION_LINES + 1):
        if number + used > len(lines):
            return 0
        end_line = lines[number + used - 1]
        said = folded[end_line.start : end_line.end].rstrip().rstrip(":")
        if said.endswith(marker) and (used > 1 or len(said.strip()) > 4):
            return used
        if not said.strip():
            return 0
    return 0


def _is_headlike(head: str, written: str) -> bool:
    """A line that announces what follows: it ends in a colon, stands in brackets, is numbered, or is all capitals."""
    bare = head.rstrip(" *_")
    if len(bare) > 330:
        return False
    if bare.endswith((":", "：", ":-")) or (bare.startswith(("[", "【", "#")) and len(bare) < 90):
        return True
    if _NUMBERED.match(head):
        return True
    stripped = written.strip()
    return 4 < len(stripped) < 90 and stripped.isupper()


def _question(folded: str, lines: tuple[Line, ...], number: int) -> int:
    """Lines of a question that nobody marked as one: up to six lines of which the last ends in a question mark."""
    if number and lines[number - 1].end - lines[number - 1].start > 1:
        return 0
    for used in range(1, 7):
        if number + used > len(lines):
            return 0
        line = lines[number + used - 1]
        said = folded[line.start : line.end].rstrip(" *_")
        if not said or len(said) > 600:
            return 0
        if said.endswith(("?", "？", ":")):
            return used
    return 0

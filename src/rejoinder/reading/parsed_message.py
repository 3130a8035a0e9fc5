"""A parsed message: lines, labelled values and sections under their headings."""

from __future__ import annotations

import re
from bisect import bisect_right

import attrs

from rejoinder.domain.market import Market, Markets
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.concept import Concept
from rejoinder.reading.cover_mail import own_end
from rejoinder.reading.field import LabelledValue, fields
from rejoinder.reading.instant import PrintedInstant, moments
from rejoinder.reading.language import CYRILLIC, DAY_FIRST, HAN, language
from rejoinder.reading.line import MessageLine, lines
from rejoinder.reading.section import Section, sections
from rejoinder.text.lazy_pattern import regex

PREFACE = regex(
    r"(?:before disabling any content in relation to this|one or more repositories in this dmca|"
    r"while github did not find sufficient information|note: ?because the reported network)"
)
WORD_LIMIT = 100
_LONG_RUN = regex(rf"\bh(?:tt|xx)ps?://\S{{1,2000}}|\b(\w{{{WORD_LIMIT},}})")


@attrs.frozen(kw_only=True)
class ParsedMessage:
    """One complaint, laid out.

    `folded` is the text in lower case, letter for letter; a run of letters that is too long for a word is broken.
    """

    source: ComplaintSource
    markets: Markets
    """The marketplaces that can be recognised."""
    text: str
    folded: str
    flowing: str
    """`folded` with every line break a space, for words that run over lines."""
    lines: tuple[MessageLine, ...]
    fields: tuple[LabelledValue, ...]
    sections: tuple[Section, ...]
    language: str
    """The ISO 639-1 code of the language that its own words are in."""
    moments: tuple[PrintedInstant, ...]
    """Every full date, in reading order."""
    own_start: int
    """Behind a platform's note that stands above the letter."""
    own_end: int
    """Before the words of attached papers, unless the mail only hands over the paper that is the notice."""
    has_han: bool
    """Whether the text holds a Chinese letter."""
    has_cyrillic: bool
    """Whether the text holds a Cyrillic letter."""
    _section_starts: tuple[int, ...] = ()
    _line_starts: tuple[int, ...] = ()

    def of(self, *concepts: Concept) -> tuple[LabelledValue, ...]:
        """The labelled values of these concepts, in reading order."""
        return tuple(field for field in self.fields if field.concept in concepts)

    def topic_at(self, position: int) -> str:
        """The topic of the section that a place lies in; empty where none."""
        place = bisect_right(self._section_starts, position) - 1
        return self.sections[place].topic if place >= 0 else ""

    def sections_of(self, topic: str) -> tuple[Section, ...]:
        """The sections of a topic."""
        return tuple(section for section in self.sections if section.topic == topic)

    def text_under(self, topic: str) -> str:
        """The folded words under all headings of a topic."""
        return "\n".join(self.folded[section.start : section.end] for section in self.sections_of(topic))

    def market(self, slug: str | None) -> Market | None:
        """The marketplace of a slug, or None."""
        return self.markets.by_slug.get(slug or "")

    def line_at(self, position: int) -> MessageLine:
        """The line that a place lies on."""
        return self.lines[max(0, bisect_right(self._line_starts, position) - 1)]

    def line_number(self, position: int) -> int:
        """The number of the line that a place lies on, from 0."""
        return max(0, bisect_right(self._line_starts, position) - 1)


def parse_message(source: ComplaintSource, markets: Markets) -> ParsedMessage:
    """Lay out a complaint once, for every reader. Limits: the first 40,000 lines are looked at."""
    text = source.text
    folded = with_word_breaks(lower(text))
    written = lines(text)
    headed = sections(text, folded, written)
    begin, until = _own_start(folded), own_end(source)
    spoken = language(folded[begin:until])
    dates = moments(folded[:until])
    return ParsedMessage(
        source=source,
        markets=markets,
        text=text,
        folded=folded,
        flowing=folded.replace("\n", " "),
        lines=written,
        fields=fields(text, folded, written),
        sections=headed,
        language=spoken,
        moments=tuple(one.day_first() for one in dates) if spoken in DAY_FIRST else tuple(dates),
        own_start=begin,
        own_end=until,
        has_han=HAN.search(text) is not None,
        has_cyrillic=CYRILLIC.search(text) is not None,
        section_starts=tuple(section.head_start for section in headed),
        line_starts=tuple(line.start for line in written),
    )


def lower(text: str) -> str:
    """The text in lower case, every letter in its place."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def with_word_breaks(folded: str) -> str:
    """The text with a dot in every hundredth place of a run of letters, so that a pattern's word has an end.

    Addresses keep their letters, up to the length of one; Chinese, which writes no spaces, runs four times as long.
    """
    if max(map(len, folded.split()), default=0) < WORD_LIMIT:
        return folded
    return _LONG_RUN.sub(_with_dot, folded)


def _with_dot(found: re.Match[str]) -> str:
    run = found[1]
    if run is None:
        return found[0]
    step = WORD_LIMIT * 4 if HAN.search(run) else WORD_LIMIT
    return "".join("·" if place % step == step - 1 else letter for place, letter in enumerate(run))


def _own_start(folded: str) -> int:
    """Where the letter begins under a platform's preface that a rule closes."""
    if not PREFACE.match(folded.lstrip()[:200]):
        return 0
    rule = folded.find("\n---", 0, 4_000)
    return rule + 4 if rule >= 0 else 0

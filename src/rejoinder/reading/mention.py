"""Names of firms and people in a message, each with its place and where it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum

import attrs

from rejoinder.domain.reading import Span
from rejoinder.reading.candidate import candidate_at
from rejoinder.reading.concept import Concept
from rejoinder.reading.field import LabelledValue
from rejoinder.reading.name import is_firm, name_at, same_name
from rejoinder.reading.name_label import firm_of_person, value_names
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.signature import letterhead_names, sender_names, signature_names
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.letters import CAPITALS

MENTION_LIMIT = 300
"""So many names of a message are looked at."""
_START = regex(
    rf"(?<![A-Za-zА-яЁё0-9_/@.#=-])(?:[{CAPITALS}][\w-]|[a-z][A-Z][A-Za-z])|[\"“「《«\[][a-zA-Zа-яА-Я]",
)
_HAN_END = regex(
    r"(?:股份有限公司|有限责任公司|有限公司|公司|集团|工作室|商行|经营部|事务所|研究院|研究所|大学|协会|中心|出版社|厂|(?:旗舰|专卖|专营|小)?店)"
)
_HAN_RUN = regex(r"[\u4e00-\u9fffA-Za-z（）()·&]{2,40}$")
_HAN_LEAD = regex(
    r".*(?:受理|来自|收到|关于|由|与|和|及|我司|我方|我所|贵司|贵店|本公司|系|为|是|的|被|向|对|称|受|经|接受|代表|权利人|投诉方|投诉人|代理人|代理机构|"
    r"卖家|商家|会员|委托人|客户|委托|授权|现|兹|已|在|于|从|归|属|即|并)"
)
_HAN_PERSON = regex(
    r"(?:我是|我叫|本人|署名|作者|摄影师|设计师|画师)[，,：: ]?([\u4e00-\u9fff]{2,4})(?=[，,。（(、\s]|$)"
)
NAMED = (
    Concept.OWNER,
    Concept.AGENT,
    Concept.COMPLAINANT,
    Concept.COMPANY,
    Concept.PERSON,
    Concept.SELLER,
    Concept.FROM,
    Concept.PLATFORM,
)
"""Labels whose value is a name."""
VALUE_LENGTH = 300
SHORT_LINE = 50
"""A line this short ends by itself, and is not broken because the page ends."""


class MentionSource(StrEnum):
    """Where in a message a name was found."""

    LABEL = "label"
    SIGNATURE = "signature"
    LETTERHEAD = "letterhead"
    HEADER = "header"
    FORM = "form"
    """By its legal form."""
    SENTENCE = "sentence"


_SIGNING = frozenset({MentionSource.SIGNATURE, MentionSource.LETTERHEAD, MentionSource.HEADER})


@attrs.frozen(kw_only=True)
class Mention:
    """A name at its place."""

    span: Span
    name: str
    provenance: MentionSource
    field: LabelledValue | None = None
    """The labelled value in which the name stands."""

    @property
    def signs(self) -> bool:
        """Whether it stands where the writer names himself: in a signature, over the letter, in the mail's head."""
        return self.provenance in _SIGNING


def mentions(message: ParsedMessage, also: Iterable[Span] = ()) -> tuple[Mention, ...]:
    """The names of firms and people in the writer's own words, in reading order; of two at one place, the surer.

    Args:
        also: places of names that somebody else found.
    """
    by_span: dict[Span, Mention] = {}
    starts = [field.start for field in message.fields]
    for provenance, span in _spans(message, also):
        for one in candidate_at(message, None, span, 9.0):
            if one.span not in by_span and len(by_span) < MENTION_LIMIT:
                field = _field_at(message, starts, one.span[0])
                by_span[one.span] = Mention(span=one.span, name=one.name, provenance=provenance, field=field)
    return tuple(by_span[span] for span in sorted(by_span))


def _field_at(message: ParsedMessage, starts: list[int], place: int) -> LabelledValue | None:
    number = bisect_right(starts, place) - 1
    return message.fields[number] if number >= 0 and place < message.fields[number].end else None


def _spans(message: ParsedMessage, also: Iterable[Span]) -> Iterator[tuple[MentionSource, Span]]:
    for field in message.of(*NAMED):
        if len(field.value) <= VALUE_LENGTH:
            yield from ((MentionSource.LABEL, span) for span in value_names(message, field.start, field.end))
    yield from ((MentionSource.HEADER, span) for span in sender_names(message))
    yield from ((MentionSource.LETTERHEAD, span) for span in letterhead_names(message))
    yield from ((MentionSource.SIGNATURE, span) for span in signature_names(message))
    for span in (*_capitalised_spans(message), *(_chinese_spans(message) if message.has_han else ()), *also):
        yield (MentionSource.FORM if is_firm(message.text[slice(*span)]) else MentionSource.SENTENCE), span


def _capitalised_spans(message: ParsedMessage) -> Iterator[Span]:
    """Names that begin with a capital letter or a quotation mark."""
    place = message.own_start
    while (start := _START.search(message.text, place, message.own_end)) is not None:
        begin = start.start() + (not start[0][0].isalpha())
        span = name_at(message.text, begin, message.own_end)
        if span is not None and span[0] - begin <= 1:
            yield from _line_parts(message, span)
            place = max(begin + 2, span[1])
        else:
            place = begin + 2


def _line_parts(message: ParsedMessage, span: Span) -> Iterator[Span]:
    """A name in one; where short lines end within it, as in a signature, each line's part."""
    start, end = span
    start += firm_of_person(message.text[start:end])
    while (cut := message.text.find("\n", start, end)) >= 0 and cut - message.line_at(start).start < SHORT_LINE:
        yield start, cut
        start = cut + 1
    yield start, end


def _chinese_spans(message: ParsedMessage) -> Iterator[Span]:
    """Firms by what their names end with, cut behind the last word that leads to a name; people who name themselves."""
    for found in _HAN_END.finditer(message.text, message.own_start, message.own_end):
        run = _HAN_RUN.search(message.text, max(message.own_start, found.start() - 40), found.start())
        if run is None:
            continue
        lead = _HAN_LEAD.match(message.text, run.start(), found.start() - 1)
        start = lead.end() if lead else run.start()
        if found.start() - start >= 2:
            yield start, found.end()
    for found in _HAN_PERSON.finditer(message.text, message.own_start, message.own_end):
        yield found.span(1)


def group_mentions(found: Iterable[Mention]) -> list[tuple[Mention, ...]]:
    """The mentions by whom they name, in the order of their first places; the fullest writing opens a group."""
    groups: list[list[Mention]] = []
    for one in sorted(found, key=lambda one: (-len(one.name), one.span)):
        group = next((group for group in groups if same_name(one.name, group[0].name)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return sorted((tuple(group) for group in groups), key=lambda group: min(one.span for one in group))

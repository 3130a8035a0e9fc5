"""Reference numbers of the complaint: every number of their shape, classified by its context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import attrs

from rejoinder.domain.reading import Reference, Span
from rejoinder.reading.concept import Concept
from rejoinder.reading.context import context_features
from rejoinder.reading.label import LABELS
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.softmax import load_softmax
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

REFERENCE_LIMIT = 12
CANDIDATE_LIMIT = 240
"""So many numbers of a message are weighed; what stands behind them is a list of goods."""
LEAST, LEAST_OF_FIRST = 0.5, 0.2
"""How likely a number must be a reference to be read as one, and the likeliest of a message."""
YES = "reference"
_BEFORE = r"(?<![a-z0-9\u0400-\u04ff@/.=&?%~+-])"
"""Nothing that a number or an address would go on from."""
_SHAPES = (
    # a Chinese docket, 20 within brackets: `（2026）粤03民初1188号`
    regex(
        r"[（(【〔\[]20\d\d[)）】〕\]][\u4e00-\u9fff]{1,8}[（(【〔]?[\u4e00-\u9fff]{0,6}[)）】〕]?"
        r"\d{0,6}[\u4e00-\u9fff]{0,6}第?\s?\d{1,7}\s?号"
    ),
    # a docket of a court of the United States: `1:26-cv-00982`
    regex(r"(?<![\w@/.=&?%~+-])(?:\d{1,2}:)?\d\d-(?:cv|cr|mc|civ|md|ap)-\d{2,6}(?:-[a-z]{2,4}){0,2}(?![\w-])"),
    # groups of digits: `8102 7734 0091`
    regex(_BEFORE + r"(?:[a-z]{2,6}(?:-[a-z]{2,4})?[ ])?\d{4}(?:[ ]\d{2,4}){1,4}(?![\w@])"),
    regex(
        _BEFORE + r"_?[a-z0-9\u0400-\u04ff](?=[\w./#-]{0,40}\d)[a-z0-9_\u0400-\u04ff./#-]{2,48}"
        r"(?![@a-z0-9\u0400-\u04ff])"
    ),
)
"""What a reference can look like; of two at one place the first."""
_DAY = r"(?:19|20)\d\d(?:[-/.]\d\d?){0,2}|\d{1,2}(?:[./-]\d{1,2}){1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d"
_HOST = r"(?:[a-z0-9-]+\.)+[a-z]{2,12}(?:/.*)?|(?:\d{1,3}\.){3}\d+"
_COUNT = r"\d{1,3}|\d+[.,]\d\d|\d+(?:st|nd|rd|th)"
_SECTION = r"(?:512|1201?|17)(?:[(./-].*|[a-z])?"
_NO_NUMBER = regex(f"{_DAY}|{_HOST}|{_COUNT}|{_SECTION}")
"""Dates, hosts, amounts, ordinals and sections of a law."""
_CODE = regex(r"[#№]?\s?(?P<value>(?=[\w./-]{0,20}\d)[a-z0-9\u0400-\u04ff][\w./-]{0,30}\w)(?![\w@])")
_LAST_WORD = regex(r"[^\s，。；：、（）【】\u4e00-\u9fff]+$")
"""Where Chinese text goes on without a space, an address ends with its last letter."""
_DIGITS = (4, 9)
"""Numbers of up to so many digits look alike."""


LABEL_WORDS = 4
_LABEL = dict(LABELS)[Concept.REFERENCE]
_OPENING = regex(r"[(（\[,，;；。\"“«]|\.\s")
_BARE = matcher("reading/label.number_word")
"""A label that does not say of what the number is."""


@attrs.frozen(kw_only=True)
class ReferenceCandidate:
    """A number that may be a reference, with its features."""

    value: str
    start: int
    end: int
    features: frozenset[str]


def references(
    message: ParsedMessage, taken: Sequence[Span] = (), *, is_complaint: bool = True
) -> tuple[Reference, ...]:
    """Complaint, case, order and ticket numbers, the likeliest first, each once.

    Args:
        taken: places of numbers that are something else, such as of a right or a listing.
        is_complaint: whether a label before a number is believed; an advertisement calls other people's cases so.
    """
    model = load_softmax("reference")
    found = [
        one
        for one in reference_candidates(message)
        if not any(start < one.end and one.start < end for start, end in taken)
    ]
    chances = [model.chances(one.features)[YES] for one in found]
    if is_complaint:
        chances = [max(chance, _chance_by_label(message, one)) for chance, one in zip(chances, found, strict=True)]
    likeliest = likely_references(chances)
    weighed = tuple(_reference(message, found[at]) for at in likeliest[:REFERENCE_LIMIT])
    return weighed or tuple(_labelled_references(message, taken))[:1]


def _labelled_references(message: ParsedMessage, taken: Sequence[Span]) -> Iterator[Reference]:
    """What stands behind the label of a number, however short it is: `Complaint number: KL-1`."""
    for field in message.of(Concept.REFERENCE):
        found = _CODE.match(message.folded, field.start, min(field.end, message.own_end))
        if found is not None and found.span("value") not in taken:
            start, end = found.span("value")
            yield Reference(kind=_kind(field.label), value=message.text[start:end], span=(start, end))


def _chance_by_label(message: ParsedMessage, one: ReferenceCandidate) -> float:
    """1 where the words right before a number are the label of a reference: `(Vorgang KLN-77120)`, `dossier n° 4`."""
    line = message.line_at(one.start).start
    lead = _OPENING.split(message.folded[max(line, one.start - 60) : one.start])[-1].strip(" :：#№")
    words = lead.split()
    labels = (" ".join(words[-count:]) for count in range(1, min(len(words), LABEL_WORDS) + 1))
    return float(any(_LABEL.match(label) and not _BARE.fullmatch(label) for label in labels))


def likely_references(chances: Sequence[float]) -> list[int]:
    """Indices of the probable references, the likeliest first; nearly every message has one."""
    order = sorted(range(len(chances)), key=lambda at: (-chances[at], at))
    return [at for rank, at in enumerate(order) if chances[at] >= (LEAST if rank else LEAST_OF_FIRST)]


def reference_candidates(message: ParsedMessage) -> tuple[ReferenceCandidate, ...]:
    """Every number that has the shape of a reference, once, with the features of all its mentions."""
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end in _places(message):
        if len(found) >= CANDIDATE_LIMIT:
            break
        found.setdefault(message.folded[start:end], []).append((start, end))
    return tuple(
        ReferenceCandidate(
            value=message.text[slice(*places[0])],
            start=places[0][0],
            end=places[0][1],
            features=frozenset({*_shape_features(key), *(("twice",) if len(places) > 1 else ())}).union(
                *(_surrounding_features(message, *place) for place in places[:3])
            ),
        )
        for key, places in found.items()
    )


def _places(message: ParsedMessage) -> Iterator[tuple[int, int]]:
    read_to = 0
    found_in_order = sorted(
        (
            (found.start(), rank, found)
            for rank, shape in enumerate(_SHAPES)
            for found in _first_matches(message, shape)
        ),
        key=lambda one: one[:2],
    )
    for start, _, found in found_in_order:
        if start < read_to:
            continue
        read_to = found.end()
        value = found[0].rstrip("./-#_").lstrip("#")
        start = found.start() + (found[0].startswith("#"))
        is_number = sum(map(str.isdigit, value)) > 1 and len(value) > 3
        plain = is_number and _NO_NUMBER.fullmatch(value) is None and not _is_in_address(message, start)
        if plain and not _is_in_name(message, start, value):
            yield start, start + len(value)


def _first_matches(message: ParsedMessage, shape: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return islice(shape.finditer(message.folded, 0, message.own_end), CANDIDATE_LIMIT * 8)


def _shape_features(value: str) -> Iterator[str]:
    """What a number looks like: its length, its letters before the first digit, its runs of letters and digits."""
    runs = re.sub(r"[a-z]+", "a", re.sub(r"[\u0400-\u04ff]+", "я", re.sub(r"[\u4e00-\u9fff]+", "号", value)))
    runs = re.sub(r"\d+", lambda run: "9" * (1 + sum(len(run[0]) > most for most in _DIGITS)), runs)
    yield f"shape:{runs[:24]}"
    yield f"length:{min(20, len(value))}"
    yield f"digits:{min(20, sum(map(str.isdigit, value)))}"
    if value.isdecimal():
        yield f"leads:{value[:2]}"
        yield f"number:{min(20, len(value))}"


def _surrounding_features(message: ParsedMessage, start: int, end: int) -> Iterator[str]:
    yield from context_features(message, start, end)
    if "\n" not in message.folded[:start].strip():
        yield "first line"
    yield "early" if start < 300 else "late"


def _reference(message: ParsedMessage, one: ReferenceCandidate) -> Reference:
    label = message.folded[max(0, one.start - 40) : one.start].rsplit("\n", 1)[-1]
    return Reference(kind=_kind(label), value=one.value, span=(one.start, one.end))


def _kind(label: str) -> str:
    if re.search(r"order|订单|заказ", label):
        return "order"
    if re.search(r"ticket|工单|тикет|обращени|support", label):
        return "ticket"
    if re.search(r"\bipr-", label):
        return "complaint"
    return "complaint" if re.search(r"complain|投诉|жалоб|notice|claim|infring", label) else "case"


_NAME = regex(r"[^\W\d_]{4,30}\d{1,4}")
_FORM = regex(r",?\s(?:o[uü]|gmbh|ug|ltd|limited|llc|inc|corp|s\.?a\.?s?|s\.?r\.?l|b\.?v|a\.?b|ag|oy|sp|kft|co|plc)\b")
"""The legal form behind the name of a firm."""


def _is_in_name(message: ParsedMessage, start: int, value: str) -> bool:
    """Whether letters and figures are a firm's name: its legal form stands behind them, or its own host bears them."""
    if not _NAME.fullmatch(value):
        return False
    hosted = any(f"{sign}{value}." in message.folded for sign in ("@", "//", "www."))
    return hosted or _FORM.match(message.folded, start + len(value)) is not None


def _is_in_address(message: ParsedMessage, place: int) -> bool:
    last = _LAST_WORD.search(message.folded, max(0, place - 200), place)
    return last is not None and ("://" in last[0] or "www." in last[0] or last[0].startswith("<http"))

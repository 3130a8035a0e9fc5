"""Item numbers that stand without an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rejoinder.domain.market import Market
from rejoinder.domain.reading import AccusedListing
from rejoinder.reading.address import Address
from rejoinder.reading.concept import Concept
from rejoinder.reading.marketplace import canonical_item_id, item_pattern
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

LIST_LIMIT = 200
"""So many numbers of one list are read."""
_ID_LINE = regex(r"(?<![0-9a-zа-яё_.№#/-])(\d{9,19})(?![0-9a-zа-яё_/-]|\.\w)")
"""In small letters; Chinese ones may stand right beside it."""
_NUMBERED = regex(r"(?<![0-9a-zа-яё_./-])(\d{9,19})(?![0-9a-zа-яё_/-]|\.\w)")
"""The same where a sign for numbers may lead it, as behind a label: `listing #1567890123`."""
_HEAD_OF_LIST = deferred_regex(
    lambda: rf"(?:^|\s|的|被){alternation('reading/item_number.label')}(?:\s?[(（][^()（）]{{1,20}}[)）])?\s?[:：]$"
)
_LISTED_ID = regex(r"[ \t>*•·\-–\d.、)]{0,8}?(?<![\w])(\d{9,19}|b0[a-z0-9]{8})(?=[\s,;:|–—-]|$)")
_ASIN = regex(r"(?<![\w/])(b0[a-z0-9]{8}|\d{9}x)(?!\w)")
_SHAPE_LABEL = (
    r"(?:(?:商品|产品|宝贝)(?:链接)?[(（\s]{0,2}(?:id|编号)?|(?:listing|item|product)s?[( ]{0,2}(?:id|no\.?|number)?|"
    r"товар\w*[( ]{0,2}(?:id)?)[\s:：#№(（]{0,4}"
)
"""Before a number whose shape alone says of which marketplace it is."""
_LABEL = deferred_regex(lambda: rf"{alternation('reading/item_number.label')}[\s:：#№(（=]{{0,3}}$")
_OTHER_NUMBER = matcher("reading/item_number.other")
_POSSESSOR = matcher("reading/item_number.possessor")
_LABEL_BEHIND = matcher("reading/item_number.label_behind")
_NEXT = deferred_regex(
    lambda: rf"{alternation('reading/item_number.joint')}(?:№\s?)?(?P<next>\d{{8,19}}|b0[a-z0-9]{{8}})(?![\w-]|\.\w)"
)
"""A further number of a list behind one label."""
_BARE_LABEL = deferred_regex(lambda: rf"{alternation('reading/item_number.bare_label')}(?!\w)")


def unlinked_listings(
    message: ParsedMessage, found: Iterable[Address], platform: str | None, known: set[str | None]
) -> Iterator[AccusedListing]:
    """Listing numbers that stand alone: behind a label, or in a list or table of such numbers."""
    inside = sorted((address.start, address.end) for address in found)
    for start, end in _id_places(message, platform):
        number = message.text[start:end]
        if number in known or any(begin <= start < stop for begin, stop in inside[:400]):
            continue
        known.add(number)
        canonical = canonical_item_id(number, None, message.market(platform))
        yield AccusedListing(item_id=number, canonical_item_id=canonical, platform=platform, span=(start, end))


def _id_places(message: ParsedMessage, platform: str | None) -> Iterator[tuple[int, int]]:
    covered = -1
    for field in message.of(Concept.LISTING):
        if not _OTHER_NUMBER.search(field.label):
            end = _list_end(message, field.end)
            for pattern in (_ID_LINE, _ASIN):
                yield from (
                    found.span(1)
                    for found in pattern.finditer(message.folded, field.start, end)
                    if not _OTHER_NUMBER.search(message.folded[max(field.start, found.start(1) - 20) : found.start(1)])
                )
            covered = max(covered, end)
    yield from _ids_under_heads(message)
    for shaped in (one for one in message.markets.all if one.known_item and platform in (None, one.slug)):
        for found in _known_item_pattern(shaped).finditer(message.folded, message.own_start, message.own_end):
            yield found.span(1)
    market = message.market(platform)
    if market is None or market.holds_code:
        return
    for section in message.sections:
        if section.topic == "accused":
            for pattern in (_ID_LINE, _ASIN):
                yield from (
                    found.span(1)
                    for found in pattern.finditer(
                        message.folded, section.head_start, min(section.end, section.start + 40_000)
                    )
                    if not _is_other_number(message, found.start(1))
                )
    yield from _inline_ids(message, market)
    if market.item_before_title:
        yield from _before_titles(message, market)


@lru_cache(maxsize=64)
def _known_item_pattern(market: Market) -> re.Pattern[str]:
    """The labelled number of an item that is known without the marketplace's name."""
    return regex(rf"{_SHAPE_LABEL}({market.known_item})(?!\d)")


def platform_of_known_item(message: ParsedMessage) -> str | None:
    """The marketplace of the first labelled or listed number that no other marketplace gives, or None."""
    places = list(_ids_under_heads(message))
    for market in (one for one in message.markets.all if one.known_item):
        if _known_item_pattern(market).search(message.folded, message.own_start, message.own_end) is not None or any(
            re.fullmatch(str(market.known_item), message.folded[start:end]) for start, end in places
        ):
            return market.slug
    return None


def _inline_ids(message: ParsedMessage, market: Market) -> Iterator[tuple[int, int]]:
    own = item_pattern(market)
    for pattern in (_NUMBERED, _ASIN, *([own] if own is not None else [])):
        for found in pattern.finditer(message.folded, message.own_start, message.own_end):
            if is_labelled_number(message, found.start(1)) or _LABEL_BEHIND.match(message.folded, found.end(1)):
                yield found.span(1)
                yield from _further_numbers(message, found.end(1))


def _ids_under_heads(message: ParsedMessage) -> Iterator[tuple[int, int]]:
    """Numbers that begin the lines of a list, under a line that ends with the word for listings and a colon."""
    is_listed = False
    for line in message.lines:
        words = message.folded[line.start : line.end].strip(" \t*_")
        if not message.own_start <= line.start < message.own_end or not words:
            continue
        if _HEAD_OF_LIST.search(words):
            is_listed = True
            continue
        found = _LISTED_ID.match(message.folded, line.start, line.end) if is_listed else None
        is_listed = found is not None
        if found is not None:
            yield found.span(1)


def _further_numbers(message: ParsedMessage, place: int) -> Iterator[tuple[int, int]]:
    """The numbers that a list goes on with behind a labelled one: `articles 1001, 1002 and 1003`."""
    for _ in range(LIST_LIMIT):
        found = _NEXT.match(message.folded, place, message.own_end)
        if found is None:
            return
        yield found.span("next")
        place = found.end("next")


def is_labelled_number(message: ParsedMessage, place: int, *, plainly: bool = False) -> bool:
    """Whether the words right before a number call it that of a listing.

    Args:
        plainly: whether a label that only says `ID` is not enough.
    """
    lead = message.folded[max(0, place - 40) : place].rsplit("\n", 1)[-1]
    label = _LABEL.search(lead)
    if label is None or (plainly and _BARE_LABEL.match(label[0])):
        return False
    before = lead[-24:] if _BARE_LABEL.match(label[0]) else _POSSESSOR.sub(" ", lead[-24:])
    return _OTHER_NUMBER.search(before) is None


@lru_cache(maxsize=64)
def _before_title_pattern(market: Market) -> re.Pattern[str]:
    return regex(
        rf"(?m)^[ \t>*•-]{{0,6}}(?:item )?({market.item_before_title})[ \t]{{0,3}}[-–—:|][ \t]{{1,3}}(?=[^\W\d_])"
    )


def _before_titles(message: ParsedMessage, market: Market) -> Iterator[tuple[int, int]]:
    for found in _before_title_pattern(market).finditer(message.folded, message.own_start, message.own_end):
        if not _is_other_number(message, found.start(1)):
            yield found.span(1)


def _is_other_number(message: ParsedMessage, place: int) -> bool:
    line = message.line_at(place)
    return bool(_OTHER_NUMBER.search(message.folded[max(line.start, place - 40) : place]))


def _list_end(message: ParsedMessage, end: int) -> int:
    """A labelled number may open a list: following lines of nothing but numbers belong to it."""
    number = message.line_number(end) + 1
    while number < len(message.lines):
        line = message.lines[number]
        line_text = message.folded[line.start : line.end].strip(" \t-*•,;，；|、")
        if line_text and not re.fullmatch(
            r"[\d\s.,;、|)(-]{0,12}(?:\d{9,19}|b0[a-z0-9]{8})(?:[\s,;、|，]{1,4}(?:\d{9,19}|b0[a-z0-9]{8})){0,60}",
            line_text,
        ):
            break
        end = line.end
        number += 1
    return end

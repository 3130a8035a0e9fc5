"""Numbers of items that stand without an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rejoinder.domain.reading import AccusedListing
from rejoinder.reading.address import Address
from rejoinder.reading.concept import Concept
from rejoinder.reading.marketplace import BY_SLUG, Marketplace, canonical_item_id
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

_ID_LINE = regex(r"(?<![0-9a-zа-яё_.№#/-])(\d{9,19})(?![0-9a-zа-яё_/-]|\.\w)")
"""In small letters; Chinese ones may stand right beside it."""
_ASIN = regex(r"(?<![\w/])(b0[a-z0-9]{8}|\d{9}x)(?!\w)")
_KNOWN_BY_SHAPE = regex(
    r"(?:(?:商品|产品|宝贝)(?:链接)?[(（\s]{0,2}(?:id|编号)?|(?:listing|item|product)s?[( ]{0,2}(?:id|no\.?|number)?|"
    r"товар\w*[( ]{0,2}(?:id)?)"
    r"[\s:：#№(（]{0,4}(1005\d{12})(?!\d)"
)
"""Numbers of AliExpress, which are known without its name."""
_ID_LABEL = regex(
    r"(?:item|product|listing|publication|goods|offer|asin|sku|auction)(?: (?:id|no|number|#))?s?|"
    r"(?:商品|产品|宝贝|货品|链接)(?:的)?(?:id|编号|号)?|"
    r"(?:id|артикул\w*|номера?|номенклатур\w*|карточк\w*|товар\w*|nm ?id|sku)"
)
_OTHER_NUMBER = regex(
    r"order|phone|tel|fax|registration|reg\.|certificate|complaint|case|ticket|ref|account|invoice|tracking|shop|"
    r"store|seller|message|cell|mobile|whatsapp|patent|(?:claim|report) (?:id|no|num)|denuncia|"
    r"投诉编号|案件|电话|订单|注册|登记|店铺|证书|编号：?ipr|手机|专利|телефон|заказ|регистрац|свидетельств|жалоб|"
    r"магазин|патент|инн|огрн|дело"
)


def bare_ids(
    sheet: ParsedMessage, found: Iterable[Address], platform: str | None, known: set[str | None]
) -> Iterator[AccusedListing]:
    """Listing numbers that stand alone: behind a label, or in a list or table of such numbers."""
    inside = sorted((address.start, address.end) for address in found)
    for start, end in _id_places(sheet, platform):
        number = sheet.text[start:end]
        if number in known or any(begin <= start < stop for begin, stop in inside[:400]):
            continue
        known.add(number)
        canonical = canonical_item_id(number, None) if platform == "aliexpress" else None
        yield AccusedListing(item_id=number, canonical_item_id=canonical, platform=platform, span=(start, end))


def _id_places(sheet: ParsedMessage, platform: str | None) -> Iterator[tuple[int, int]]:
    covered = -1
    for field in sheet.of(Concept.LISTING):
        if not _OTHER_NUMBER.search(field.label):
            end = _list_end(sheet, field.end)
            for pattern in (_ID_LINE, _ASIN):
                yield from (
                    found.span(1)
                    for found in pattern.finditer(sheet.folded, field.start, end)
                    if not _OTHER_NUMBER.search(sheet.folded[max(field.start, found.start(1) - 20) : found.start(1)])
                )
            covered = max(covered, end)
    if platform is None:
        yield from (found.span(1) for found in _KNOWN_BY_SHAPE.finditer(sheet.folded, sheet.own_start, sheet.own_end))
    if platform in (None, "github"):
        return
    market = BY_SLUG.get(platform)
    for section in sheet.sections:
        if section.topic == "accused":
            for pattern in (_ID_LINE, _ASIN):
                yield from (
                    found.span(1)
                    for found in pattern.finditer(
                        sheet.folded, section.head_start, min(section.end, section.start + 40_000)
                    )
                    if not _other_number(sheet, found.start(1))
                )
    yield from _inline_ids(sheet, market)
    if platform == "ebay":
        yield from _before_titles(sheet)


def _inline_ids(sheet: ParsedMessage, market: Marketplace | None) -> Iterator[tuple[int, int]]:
    for pattern in (_ID_LINE, _ASIN, *([market.item] if market.item else [])) if market is not None else ():
        for found in pattern.finditer(sheet.folded, sheet.own_start, sheet.own_end):
            lead = sheet.folded[max(0, found.start() - 40) : found.start()].rsplit("\n", 1)[-1]
            if re.search(rf"(?:{_ID_LABEL.pattern})[\s:：#№(（=]{{0,3}}$", lead) and not _OTHER_NUMBER.search(
                lead[-24:]
            ):
                yield found.span(1)


_HEADS_ITS_TITLE = regex(r"(?m)^[ \t>*•-]{0,6}(?:item )?(\d{11,13})[ \t]{0,3}[-–—:|][ \t]{1,3}(?=[^\W\d_])")
"""A number of eBay at the head of a line, before the title of its item."""


def _before_titles(sheet: ParsedMessage) -> Iterator[tuple[int, int]]:
    for found in _HEADS_ITS_TITLE.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        if not _other_number(sheet, found.start(1)):
            yield found.span(1)


def _other_number(sheet: ParsedMessage, place: int) -> bool:
    line = sheet.line_at(place)
    return bool(_OTHER_NUMBER.search(sheet.folded[max(line.start, place - 40) : place]))


def _list_end(sheet: ParsedMessage, end: int) -> int:
    """A labelled number may open a list: following lines of nothing but numbers belong to it."""
    number = sheet.line_number(end) + 1
    while number < len(sheet.lines):
        line = sheet.lines[number]
        said = sheet.folded[line.start : line.end].strip(" \t-*•,;，；|、")
        if said and not re.fullmatch(
            r"[\d\s.,;、|)(-]{0,12}(?:\d{9,19}|b0[a-z0-9]{8})(?:[\s,;、|，]{1,4}(?:\d{9,19}|b0[a-z0-9]{8})){0,60}", said
        ):
            break
        end = line.end
        number += 1
    return end

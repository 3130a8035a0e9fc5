"""Certificates of the office of Viet Nam, whose accents readers of scans lose or mistake."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.value_parser import read_long_code, read_name
from rejoinder.text.lazy_pattern import regex

_TITLE = regex(r"gi[a-z]{0,2}y\s?ch[a-z]{0,2}ng\s?nh[a-z]{0,2}n\s?[a-z]{0,2}ng\s?k[a-z]?\s?nh[a-z]{0,2}n\s?hi")
_OWNER = regex(r"ch[a-z]?\s?gi[a-z]{0,2}y\s?ch[a-z]{0,2}ng\s?nh[a-z]{0,2}n\s?:?\s?")
_NUMBER = regex(r"s[a-z]?\s?:\s?(?=\d{5,7}$)")
_GRANTED = regex(r"theo\s?quy[a-z]{0,2}t\s?[a-z]{0,2}nh\s?s")
_LAND = regex(r"\s*\([A-Z]{2}\)$")
"""The owner's land behind the name."""


def _plain(words: str) -> str:
    """The words in small letters without accents."""
    apart = unicodedata.normalize("NFD", words.casefold().replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def is_vietnamese(sheets: Sequence[PageLayout]) -> bool:
    """Whether the first page is headed as the certificate of a mark: `Giấy chứng nhận đăng ký nhãn hiệu`."""
    return any(_TITLE.search(_plain(sheet.flat[:600])) for sheet in sheets[:1])


def vietnam_fields(sheets: Sequence[PageLayout]) -> dict[str, ExtractedValue]:
    """Number, owner and the day of the decision that grants; empty for every other paper."""
    fields: dict[str, ExtractedValue] = {}
    if is_vietnamese(sheets):
        for name, found in _told(sheets[0]):
            fields.setdefault(name, found)
    return fields


def _told(sheet: PageLayout) -> Iterator[tuple[str, ExtractedValue]]:
    for row in sheet.rows:
        plain = _plain(row.text)
        owner, number = _OWNER.match(plain), _NUMBER.match(plain)
        if owner:
            read = read_name(_LAND.sub("", row.text[_reach(row.text, owner.end()) :].strip(" :")))
            if read is not None:
                yield "owner", ExtractedValue(read[0], read[1], sheet, row.number, 0.85)
        if number:
            code = read_long_code(row.text.partition(":")[2].strip())
            if code is not None:
                yield "registration_number", ExtractedValue(code[0], code[1], sheet, row.number, 0.85)
        days = days_in(row.text) if _GRANTED.search(plain) else ()
        if len(days) == 1:
            yield "registered", ExtractedValue(days[0].date, row.text[slice(*days[0].span)], sheet, row.number, 0.85)


def _reach(words: str, plain: int) -> int:
    """How many letters of the words come to so many without accents."""
    reached = 0
    for place, letter in enumerate(words):
        if reached >= plain:
            return place
        reached += len(_plain(letter))
    return len(words)

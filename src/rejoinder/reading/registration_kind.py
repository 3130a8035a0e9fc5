"""Which kind of right and which office the words around a registration number name."""

from __future__ import annotations

import re

from rejoinder.domain.reading import Registration, Span
from rejoinder.domain.right import Right
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "utility_model",
        regex(
            r"utility model|实用新型|полезн\w+ модел|gebrauchsmuster|modelo de utilidad|mod[eè]le d['’]utilit[ée]|"
            r"modello di utilit"
        ),
    ),
    (
        "design",
        regex(
            r"design (?:patent|right|registration|no)|registered (?:community )?design|外观|промышленн\w+ образ|"
            r"\bdesign\b|\brcd\b"
        ),
    ),
    ("copyright", regex(r"copyright|著作权|版权|作品登记|软著|авторск|произведени|депонир|作登字")),
    (
        "trademark",
        regex(
            r"trade ?-?mark|\bmark\b|brand|marke\b|\bmarca\b|\bmarque\b|\bmarchio\b|商标|товарн\w+ знак|знак\b|"
            r"nice|\bclass\b|第\d+类|\btm\b|мкту|"
            r"\buspto\b|euipo|eutm|wipo|madrid|international registration|word mark"
        ),
    ),
    ("patent", regex(r"patent|brevet|专利|发明|патент|изобретени")),
)
OFFICES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ncac", regex(r"国家版权局|版权保护中心|作登字|软著|ncac|copyright protection cent(?:re|er) of china")),
    ("euipo", regex(
        r"euipo|eutm|eu trade ?mark|european union(?: intellectual| trade)?|community (?:trade ?mark|design)|"
        r"\brcd\b|\bctms?\b|\bohim\b|欧盟|\beu\b|unionsmarke|marque de l['’]union|marca de la uni[oó]n|"
        r"marchio dell['’]unione|gemeinschafts(?:marke|geschmacksmuster)"
    )),
    ("wipo", regex(
        r"wipo|madrid|international (?:trade ?mark|registration)|\bir\b|马德里|国际注册|международн\w+ регистрац|"
        r"\bвоис\b|мадридск"
    )),
    ("ukipo", regex(r"ukipo|united kingdom|\buk\b (?:trade|reg|intellectual|design)|uk00|英国")),
    ("usco", regex(r"copyright office|\busco\b")),
    ("rospatent", regex(r"роспатент|rospatent|\bрф\b|российск|россии|\bфипс\b|свидетельств|russia")),
    ("cnipa", regex(
        r"cnipa|国家知识产权局|商标局|中国|\bchina\b|chinese|\bcn\b|prc|商标注册证|китай|кнр|第\s?\d{6,9}\s?号"
    )),
    ("uspto", regex(r"uspto|u\.?s\.? (?:patent|trade|reg|mark|design)|united states|\busa?\b|美国|сша|tsdr")),
    ("inpi", regex(r"\binpi\b(?!.{0,12}(?:bra[sz]il|巴西|бразил))")),
    ("jpo", regex(r"\bjpo\b|japan patent|日本")),
    ("kipo", regex(r"\bkipo\b|korea|韩国")),
)  # fmt: skip


def rights_of(numbers: tuple[Registration, ...]) -> tuple[Right, ...]:
    """The kinds of right that registered numbers stand for, where the words name none; in the order of `Right`."""
    kinds = {number.kind for number in numbers}
    return tuple(right for right in Right if right.value in kinds and right is not Right.OTHER)


_INVENTION = regex(r"发明专利|\binventions?\b|utility patent|изобретени")
_LESSER = {Right.DESIGN: "design", Right.UTILITY_MODEL: "utility_model"}


def of_their_kind(
    sheet: ParsedMessage, asserted: tuple[Right, ...], numbers: tuple[Registration, ...]
) -> tuple[Right, ...]:
    """The rights asserted, without the patent where each number is of a design or model: `Patent number: ZL2024 3…`."""
    kinds = {number.kind for number in numbers}
    has_lesser = any(right in asserted and kind in kinds for right, kind in _LESSER.items())
    if not has_lesser or "patent" in kinds or _INVENTION.search(sheet.folded):
        return asserted
    return tuple(right for right in asserted if right is not Right.PATENT)


_OF_WORKS = frozenset({"usco", "ncac"})
"""Offices that register works, and nothing else."""


_INVENTED = frozenset({Right.PATENT, Right.DESIGN, Right.UTILITY_MODEL})
"""Rights whose numbers stand beside classes too, which make no mark of them."""


def beside(asserted: tuple[Right, ...], numbers: tuple[Registration, ...]) -> tuple[Right, ...]:
    """The rights asserted, with copyright or trademark beside them where a number told to be of one is given."""
    if not asserted:
        return asserted
    has_work = any(number.office in _OF_WORKS and number.kind == "copyright" for number in numbers)
    has_mark = any(number.kind == "trademark" for number in numbers)
    more = {Right.COPYRIGHT} if has_work and Right.PICTURE not in asserted else set()
    more |= {Right.TRADEMARK} if has_mark and _INVENTED.isdisjoint(asserted) else set()
    return tuple(right for right in Right if right in asserted or right in more)


def of_rights(rights: tuple[Right, ...]) -> str:
    """The kind of number that goes with the first asserted right."""
    named = {
        Right.TRADEMARK: "trademark",
        Right.COUNTERFEIT: "trademark",
        Right.COPYRIGHT: "copyright",
        Right.PICTURE: "copyright",
        Right.PATENT: "patent",
        Right.DESIGN: "design",
        Right.UTILITY_MODEL: "utility_model",
    }
    return next((named[right] for right in rights if right in named), "other")


def patent_kind(key: str, kind: str) -> str:
    """The fifth digit of a Chinese patent number tells inventions, utility models and designs apart."""
    digits = re.match(r"zl(?:(?:19|20)\d\d([1238])\d{7}|\d\d([1238])\d{5})", key)
    if digits:
        return {"1": "patent", "8": "patent", "2": "utility_model", "3": "design"}[digits[1] or digits[2]]
    tail = re.match(r"cn\d{8,9}([abusy])", key)
    return {"u": "utility_model", "y": "utility_model", "s": "design"}.get(tail[1], "patent") if tail else kind


def near(sheet: ParsedMessage, start: int, end: int, table: tuple[tuple[str, re.Pattern[str]], ...]) -> str | None:
    """What the words around a number say: those on its own line first, then those shortly before."""
    line = sheet.line_at(start)
    for begin, stop in (
        (max(line.start, start - 60), min(line.end, end + 40)),
        (max(line.start, start - 300), min(line.end, end + 120)),
        (max(0, start - 220), end),
    ):
        words = sheet.folded[begin:stop]
        for name, pattern in table:
            if pattern.search(words):
                return name
    return None


def between(
    sheet: ParsedMessage, before: Span, behind: Span, table: tuple[tuple[str, re.Pattern[str]], ...]
) -> str | None:
    """What stands on a number's own line between it and its neighbours: the nearest before it, else right behind.

    Args:
        before: from the number before to this one.
        behind: from this number to the next.
    """
    line = sheet.line_at(before[1])
    low, high = max(before[0], line.start, before[1] - 60), min(behind[1], line.end, behind[0] + 40)
    ahead = [(found.end(), name) for name, pattern in table for found in pattern.finditer(sheet.folded, low, before[1])]
    if ahead:
        return max(ahead)[1]
    after = [
        (found.start(), name)
        for name, pattern in table
        if (found := pattern.search(sheet.folded, behind[0], high)) is not None
    ]
    return min(after)[1] if after else None

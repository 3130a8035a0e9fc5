"""How far two written names are one party: the same, one character apart, or written in another script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache

from rejoinder.proof.name import is_near_name, is_same_name
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries


class NameMatch(StrEnum):
    """How far two written names are the same party."""

    SAME = "same"
    NEAR = "near"
    OTHER = "other"


@lru_cache(maxsize=8192)
def name_match(a: str | None, b: str | None) -> NameMatch:
    """Whether two names mean one party, are one character apart, or are two parties."""
    if not a or not b:
        return NameMatch.OTHER
    if is_same_name(a, b):
        return NameMatch.SAME
    return NameMatch.NEAR if is_near_name(a, b) else NameMatch.OTHER


def is_in_other_script(a: str | None, b: str | None) -> bool:
    """Whether two names share no script, and are of no two countries or cities: they may be one, translated."""
    if not a or not b or scripts_of(a) & scripts_of(b) or _are_of_two_cities(a, b):
        return False
    return not (_FOREIGN_FORM.search(a) and _CHINESE_FIRM.search(b)) and not (
        _FOREIGN_FORM.search(b) and _CHINESE_FIRM.search(a)
    )


_FOREIGN_FORM = regex(
    r"\b(?:GmbH|UG|AG|KG|A/?S|AB|Oy|ApS|S\.?p\.?A|S\.?r\.?l|S\.?A\.?S?|SARL|SL|Lda|B\.?V|N\.?V|Inc|LLC|LLP|Corp|PLC|Pty|"
    r"s\.r\.o|d\.o\.o|Sp\. z o\.o|Kft)\b|\b(?:ООО|ОАО|ЗАО|ПАО|АО|ИП)\b",
)
_CHINESE_FIRM = regex(r"(?:有限(?:责任)?公司|厂|商行|经营部|工作室|合作社)$")
"""A firm of one country is none of another, in whatever letters; a Chinese firm writes `Co., Ltd.` in English."""


@cache
def _cities() -> tuple[tuple[str, str], ...]:
    """Chinese cities, each in pinyin and in Chinese."""
    pairs = (entry.split() for entry in entries("proof/city.chinese"))
    return tuple((pinyin, chinese) for pinyin, chinese in pairs)


def _are_of_two_cities(a: str, b: str) -> bool:
    """Whether a name in pinyin and one in Chinese name a Chinese city each, and none that both name."""
    latin, chinese = (a, b) if "latin" in scripts_of(a) else (b, a)
    words = set(re.findall(r"[a-z]+", latin.casefold().replace("xi'an", "xian")))
    by_pinyin = {in_chinese for pinyin, in_chinese in _cities() if pinyin in words}
    named = {in_chinese for _, in_chinese in _cities() if in_chinese in chinese}
    return bool(by_pinyin and named) and not by_pinyin & named


def scripts_of(name: str) -> frozenset[str]:
    """The scripts that a name is written in."""
    forms = (("han", r"[\u3400-\u9fff]"), ("cyrillic", r"[\u0400-\u04ff]"), ("latin", r"[A-Za-z]{3}"))
    return frozenset(script for script, form in forms if re.search(form, name))


def two_script_name(name: str, both: Iterable[str]) -> str:
    """The name in both scripts where a paper writes it so; else the name."""
    return next((written for written in both if is_same_name(written, name)), name)

"""Where an authorisation says that it does not hold for sale online, or holds only for shops in the street."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.proof.prose import quoted, sentences
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_WITHOUT_BOOK = ("京东", "拼多多")
"""Marketplaces that papers name and of which no rulebook speaks."""
_EVERY = regex(r"\b(?:any|all|every|including)\b|任何|所有|一切|各|люб|всех|все\b|включая", re.IGNORECASE)
_ONLINE = (
    r"(?:\bon-?line\b|\binternet\b|\be-?commerce\b|\belectronic commerce\b|\bweb ?(?:shops?|sites?|stores?)\b"
    r"|\bmarketplaces?\b|\bdigital platforms?\b|线上|网上|网络|互联网|电子商务|电商|网店|平台|интернет|онлайн"
    r"|маркетплейс|электронн\w+ (?:торгов|площад|коммерц)%s)"
)
_DOES = (
    r"(?:be )?(?:permit|allow|authori[sz]|valid|entitl|sell|sold|offer|resell|market|advertis|distribut|appl(?:y|ies)"
    r"|exten[ds]|cover|includ)\w*"
)
_BEFORE = (
    rf"(?:\bexclud\w+|\bprohibit\w*|\bforbid\w*|\b(?:with the )?except(?:ion|ing)?(?: of)?\b|\bother than\b"
    rf"|\bnot {_DOES}|\b(?:no|without any|without the) right\b|\bno sales?\b)[^,]{{0,60}}?(?:,[^,]{{0,40}}?)?ONLINE"
)
_AFTER = (
    r"ONLINE[^,]{0,40}(?:,[^,]{0,40},?\s)?(?:\bexcluded\b|\bprohibited\b|\bforbidden\b"
    r"|\bnot (?:be )?(?:permitted|allowed|included|covered|authori[sz]ed|part of)\b)"
)
_ZH_BEFORE = (
    r"(?:不得|不可|不能|禁止|严禁|不允许|无权|不包括|不包含|不含|不适用于|未授权|不授权|除外)"
    r"(?![^。，,]{0,30}(?:以外|之外|其他|其它|非授权|未授权|未经))[^，,]{0,30}ONLINE"
)
_ZH_AFTER = (
    r"ONLINE[^，,]{0,14}(?:除外|一律禁止|(?:均)?不得销售|禁止销售|不在[^，,]{0,10}(?:范围|之列)|不予授权)"
    r"|除[^，,]{0,20}ONLINE[^，,]{0,10}外(?![，,]?[^，,]{0,4}(?:还|也|亦|不得|不可|禁止))"
)
_RU_BEFORE = (
    r"(?:\bкроме\b|за исключением|исключая|запрещ\w+|без права"
    r"|\bне (?:вправе|допускается|разрешается|разрешена|распространяется|включает|может|имеет права))[^,]{0,60}?ONLINE"
)
_RU_AFTER = (
    r"ONLINE[^,]{0,50}(?:,[^,]{0,40},?\s)?"
    r"(?:исключ[её]н|исключается|запрещ|не допускается|не разреш|не входит|не включ)"
)
_STREET = matcher("paper/evidence.shop_only", re.IGNORECASE)
_ELSEWHERE = r"(?:\bno\b|\bnot\b|\bnever\b|\bany\b)[^;]{0,90}(?:other than|except|besides|apart from)[^;]{0,20}(?:%s)"
_PASSED_ON = matcher("paper/evidence.not_passed_on", re.IGNORECASE)
"""That it may not be passed on says nothing of where the goods may be sold."""


@lru_cache(maxsize=256)
def online_excluded(text: str, names: tuple[str, ...], others: tuple[str, ...]) -> str | None:
    """The sentence by which a paper keeps the goods off the marketplace, or off the internet; None where none does.

    Args:
        names: how papers write the marketplace; one that a paper allows by name is not excluded by a ban on others.
        others: how they write other marketplaces.
    """
    looks = _looks(names)
    for sentence in sentences(text):
        asked = _PASSED_ON.sub(" ", sentence)
        if any(look.search(asked) for look in looks) and not _is_about_others(asked, names, others):
            return quoted(sentence)
    return None


def _looks(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    online = _ONLINE % "".join(f"|{re.escape(name)}" for name in names)
    forms = (_BEFORE, _AFTER, _ZH_BEFORE, _ZH_AFTER, _RU_BEFORE, _RU_AFTER)
    return (_STREET, *(regex(form.replace("ONLINE", online), re.IGNORECASE) for form in forms))


def _is_about_others(sentence: str, names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a ban leaves our marketplace out, or is on another one alone."""
    ours = any(name in sentence.casefold() for name in names)
    if ours:
        allowed = _ELSEWHERE % "|".join(map(re.escape, names))
        return re.search(allowed, sentence, re.IGNORECASE) is not None
    named = any(_stands_in(sentence.casefold(), name) for name in (*others, *_WITHOUT_BOOK))
    return named and _EVERY.search(sentence) is None


def _stands_in(sentence: str, name: str) -> bool:
    """Whether a name stands there, as a word of its own where it is of Latin letters."""
    if not name.isascii():
        return name in sentence
    return re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", sentence) is not None

"""Direction of comparisons: before or after, in force or ended, working days or days."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import regex
from rejoinder.tone.sentence import language_of, sentence_texts, shorten_sentence

Way = dict[str, re.Pattern[str]]


def _way(en: str, zh: str, ru: str) -> Way:
    return {"en": regex(en, re.I), "zh": regex(zh), "ru": regex(ru, re.I)}


_BEFORE = _way(
    r"\b(?:before|earlier(?! than)|prior to|preced\w+|predat\w+|no later than|not later than|until|ahead of|"
    r"(?<!no )(?<!not )earlier than)\b",
    r"之前|以前|早于|先于|此前|不晚于|不迟于|(?<=[日时号])前",
    r"\b(?:раньше|ранее|прежде|до того|предшеств\w+|не позже|не позднее|до начала)\b",
)
_AFTER = _way(
    r"\b(?:after|later(?! than)|following|subsequent\w*|postdat\w+|(?<!no )(?<!not )later than|no earlier than|"
    r"not earlier than|not before)\b",
    r"之后|以后|(?<!不)晚于|(?<!不)迟于|此后|不早于|(?<=[日时号])后",
    r"\b(?:(?<!не )позже|(?<!не )позднее|после|вслед за|не раньше|не ранее|впоследствии)\b",
)
_STANDS = _way(
    r"\b(?:in force|(?<!in)valid|still (?:in force|registered|protected))\b",
    r"(?:仍然?|尚|均|现)?(?:在)?有效|未(?:过期|失效)",
    r"\b(?:действу(?:ет|ют|ющ\w+)|действовал\w*|в силе|действителен|действительн[аоы]\w*)\b",
)
_ENDED = _way(
    r"\b(?:expired?|lapsed|invalid|ended|cancelled|terminated)\b",
    r"失效|过期|到期|终止|无效|撤销",
    r"\b(?:ист[её]к\w*|прекра\w+|утратил\w*|недействительн\w*|аннулирован\w*|отозван\w*)\b",
)
_OPPOSITES = ((_BEFORE, _AFTER), (_STANDS, _ENDED))
_WORKING = _way(
    r"\b(?:working|business) days?\b", r"工作日", r"\bрабоч\w+ (?:дн\w+|дней|день|сут\w+)\b|\bдн\w+ рабоч\w+"
)
_DAYS = _way(
    r"\b(?:calendar )?days?\b",
    r"\d\s*(?:个)?(?:自然日|日历日|天|日)内|[一二三四五六七八九十](?:个)?(?:自然日|天)",
    r"\b(?:дн(?:я|ей|и)|день|сут\w+)\b",
)


def reversed_sentences(a: str, b: str) -> list[tuple[str, bool]]:
    """The sentences of one text whose counterpart in the other says the opposite direction.

    A word that merely goes or comes is none: both sides must point, and to opposite sides.

    Returns: the sentence and whether it stands in `a`; both of a pair.
    """
    ours, theirs = sentence_texts(a), sentence_texts(b)
    if len(ours) != len(theirs):
        return []
    pairs = [(one, other) for one, other in zip(ours, theirs, strict=True) if _opposed(one, other)]
    return [each for one, other in pairs for each in ((shorten_sentence(one), True), (shorten_sentence(other), False))]


def _opposed(one: str, other: str) -> bool:
    if any(
        _only(one, way, against) and _only(other, against, way)
        for pair in _OPPOSITES
        for way, against in (pair, pair[::-1])
    ):
        return True
    return any(
        _says(this, _WORKING) and _says(that, _DAYS) and not _says(that, _WORKING)
        for this, that in ((one, other), (other, one))
    )


def _only(text: str, way: Way, against: Way) -> bool:
    return _says(text, way) and not _says(text, against)


def _says(text: str, way: Way) -> bool:
    return bool(way[language_of(text, "en")].search(text))

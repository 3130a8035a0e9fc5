"""Chinese words in either script: what is written here in simplified letters is met in traditional ones too."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.lexicon import alternation

_SIMPLIFIED = (
    "发号码总计额数卖买营业统编开单价税证称权标专销购货账户银间电话务员联转帐实际应结现门机费资产据张记录细书签约订经"
    "许护协议续从当届满复时设关术执办审认状态规范线网图画区国厂东广个会报备环"
)
_TRADITIONAL = (
    "發號碼總計額數賣買營業統編開單價稅證稱權標專銷購貨賬戶銀間電話務員聯轉帳實際應結現門機費資產據張記錄細書簽約訂經"
    "許護協議續從當屆滿復時設關術執辦審認狀態規範線網圖畫區國廠東廣個會報備環"
)
_TWINS = dict(zip(_SIMPLIFIED, _TRADITIONAL, strict=True))
"""The letters of labels and titles of trade; a letter with several twins has the one of these words."""


def either_script(pattern: str) -> str:
    """A regular expression that also matches the same words in traditional letters."""
    parts: list[str] = []
    within = False
    for place, letter in enumerate(pattern):
        if letter in "[]" and pattern[place - 1 : place] != "\\":
            within = letter == "["
        twin = _TWINS.get(letter)
        parts.append(letter if twin is None else f"{letter}{twin}" if within else f"[{letter}{twin}]")
    return "".join(parts)


_SIMPLEST: dict[str, str] = {}
for _one, _twin in _TWINS.items():
    _SIMPLEST[_twin] = _SIMPLEST[_one] = _SIMPLEST.get(_twin, _one)


def one_script(letter: str) -> str:
    """The same letter for each of those that `either_script` takes for one."""
    return _SIMPLEST.get(letter, letter)


def matcher_in_either_script(name: str) -> re.Pattern[str]:
    """What any entry of a word list matches, in any case of letters and in either script."""
    return deferred_regex(lambda: either_script(alternation(name)), re.IGNORECASE)

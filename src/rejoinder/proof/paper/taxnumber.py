"""Tax and register numbers with check digits: the Chinese unified social credit code and the Russian INN."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.text.lazy_pattern import regex

_UNIFIED = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ZH = regex(
    r"(?:统一社会信用代码|社会信用代码|纳税人识别号|税\s*号)(?:/[^:：\n]{0,12})?\s*[:：]?\s*([0-9A-Z]{18})(?![0-9A-Z])"
)
_RU = regex(r"\bИНН(?:\s*/\s*КПП)?(?:\s+\w{1,12})?\s*[:№]?\s*(\d{10}(?:\d\d)?)(?!\d)")
_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12 = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)


def wrong_numbers(text: str) -> Iterator[str]:
    """Every labelled unified code or INN that does not prove itself, once, in order."""
    checked: set[str] = set()
    for pattern, proves in ((_ZH, is_unified_code_valid), (_RU, is_inn_valid)):
        for match in pattern.finditer(text):
            number = match[1]
            if number not in checked and not proves(number):
                yield number
            checked.add(number)


def is_unified_code_valid(code: str) -> bool:
    """Whether the last character of a unified social credit code follows from the others (GB 32100-2015)."""
    if len(code) != 18 or any(letter not in _UNIFIED for letter in code):
        return False
    total = sum(_UNIFIED.index(letter) * weight for letter, weight in zip(code[:17], _WEIGHTS, strict=True))
    return _UNIFIED[(31 - total % 31) % 31] == code[17]


def is_inn_valid(number: str) -> bool:
    """Whether the last digit (of a firm) or the last two (of a person) of an INN follow from the others."""
    digits = [int(letter) for letter in number]
    if len(digits) == 10:
        return _control(digits, _INN_10) == digits[9]
    return len(digits) == 12 and _control(digits, _INN_11) == digits[10] and _control(digits, _INN_12) == digits[11]


def _control(digits: list[int], weights: tuple[int, ...]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11 % 10

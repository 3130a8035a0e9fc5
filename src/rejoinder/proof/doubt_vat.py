"""Check digits of the VAT numbers of Western and Central Europe, country by country."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.lexicon import alternation

_LABELLED = deferred_regex(
    lambda: (
        rf"{alternation('paper/evidence.vat_label')}[^\n]{{0,20}}?"
        r"(?<![A-Za-z0-9])([A-Z]{2}[ ]?[0-9A-Z](?:[ .]?[0-9A-Z]){7,11})(?![A-Za-z0-9])"
    ),
    re.IGNORECASE,
)


def wrong_vat_numbers(text: str) -> Iterator[str]:
    """Every labelled VAT number that fails its check digit, once, in order; unknown countries and forms are left out.

    Source: the check digit algorithms that the member states publish for VIES.
    """
    checked: set[str] = set()
    for match in _LABELLED.finditer(text):
        number = re.sub(r"[ .]", "", match[1]).upper()
        known = _COUNTRIES.get(number[:2])
        if known is None or number in checked or not re.fullmatch(known[0], number[2:]):
            continue
        checked.add(number)
        if not known[1](number[2:]):
            yield number


def _weighted_sum(digits: str, weights: tuple[int, ...]) -> int:
    """The weighted digit sum; what is left of the longer one is ignored."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _passes_luhn(digits: str) -> bool:
    doubled = (int(d) * (2 - (n + 1) % 2) for n, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def _germany(digits: str) -> bool:
    check = 10
    for digit in digits[:8]:
        check = (((check + int(digit)) % 10 or 10) * 2) % 11
    return (11 - check) % 10 == int(digits[8])


def _austria(number: str) -> bool:
    digits = number[1:]
    doubled = (int(d) * (1 + n % 2) for n, d in enumerate(digits[:7]))
    return (6 - sum(d - 9 if d > 9 else d for d in doubled)) % 10 == int(digits[7])


def _france(digits: str) -> bool:
    return (12 + 3 * (int(digits[2:]) % 97)) % 97 == int(digits[:2])


def _netherlands(number: str) -> bool:
    spelled = "".join(str(int(letter, 36)) for letter in f"NL{number}")
    return _weighted_sum(number[:8], (9, 8, 7, 6, 5, 4, 3, 2)) % 11 == int(number[8]) or int(spelled) % 97 == 1


def _portugal(digits: str) -> bool:
    left = 11 - _weighted_sum(digits[:8], (9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return (left if left < 10 else 0) == int(digits[8])


def _finland(digits: str) -> bool:
    return (11 - _weighted_sum(digits[:7], (7, 9, 10, 5, 8, 4, 2)) % 11) % 11 == int(digits[7])


def _spain(number: str) -> bool:
    """A person's number by its letter, a firm's by a letter or a digit."""
    if number[0] in "ABCDEFGHJNPQRSUVW":
        doubled = (int(d) * (2 - n % 2) for n, d in enumerate(number[1:8]))
        check = (10 - sum(d // 10 + d % 10 for d in doubled) % 10) % 10
        return number[8] in (str(check), "JABCDEFGHI"[check])
    digits = number[:8].translate(str.maketrans("XYZKLM", "012000"))
    return digits.isdecimal() and number[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23]


def _britain(digits: str) -> bool:
    left = _weighted_sum(digits[:7], (8, 7, 6, 5, 4, 3, 2)) + int(digits[7:9])
    return left % 97 == 0 or (left + 55) % 97 == 0


_COUNTRIES: dict[str, tuple[str, Callable[[str], bool]]] = {
    "AT": (r"U\d{8}", _austria),
    "BE": (r"[01]\d{9}", lambda digits: 97 - int(digits[:8]) % 97 == int(digits[8:])),
    "DE": (r"\d{9}", _germany),
    "DK": (r"\d{8}", lambda digits: _weighted_sum(digits, (2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0),
    "ES": (r"[A-Z]\d{7}[0-9A-Z]|\d{8}[A-Z]", _spain),
    "FI": (r"\d{8}", _finland),
    "FR": (r"\d{11}", _france),
    "GB": (r"\d{9}|\d{12}", _britain),
    "IT": (r"\d{11}", _passes_luhn),
    "LU": (r"\d{8}", lambda digits: int(digits[:6]) % 89 == int(digits[6:])),
    "NL": (r"\d{9}B\d\d", _netherlands),
    "PL": (r"\d{10}", lambda digits: _weighted_sum(digits[:9], (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11 == int(digits[9])),
    "PT": (r"\d{9}", _portugal),
    "SE": (r"\d{12}", lambda digits: _passes_luhn(digits[:10])),
}

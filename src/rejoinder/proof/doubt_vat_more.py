"""Check digits of further VAT numbers: Spain, Ireland, the United Kingdom, and the east and south of the Union."""

from __future__ import annotations

from collections.abc import Callable

_SPANISH, _SPANISH_FIRM = "TRWAGMYFPDXBNJZSQVHLCKE", "JABCDEFGHI"
_IRISH = "WABCDEFGHIJKLMNOPQRSTUV"
_CYPRIOT = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21)


def weighted_sum(digits: str, weights: tuple[int, ...]) -> int:
    """The weighted digit sum; what is left of the longer one is ignored."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _spain(number: str) -> bool:
    """A person's number by its letter, a firm's by a letter or a digit."""
    if number[0] in "ABCDEFGHJNPQRSUVW":
        doubled = (int(d) * (2 - n % 2) for n, d in enumerate(number[1:8]))
        check = (10 - sum(d // 10 + d % 10 for d in doubled) % 10) % 10
        return number[8] in (str(check), _SPANISH_FIRM[check])
    digits = number[:8].translate(str.maketrans("XYZKLM", "012000"))
    return digits.isdecimal() and number[8] == _SPANISH[int(digits) % 23]


def _ireland(number: str) -> bool:
    more = number[8:9]
    extra = 9 * (ord(more) - ord("A") + 1) if more and more != "W" else 0
    return _IRISH[(weighted_sum(number[:7], (8, 7, 6, 5, 4, 3, 2)) + extra) % 23] == number[7]


def _britain(digits: str) -> bool:
    left = weighted_sum(digits[:7], (8, 7, 6, 5, 4, 3, 2)) + int(digits[7:9])
    return left % 97 == 0 or (left + 55) % 97 == 0


def _czechia(digits: str) -> bool:
    check = (11 - weighted_sum(digits[:7], (8, 7, 6, 5, 4, 3, 2)) % 11) % 11
    return (check or 1) % 10 == int(digits[7])


def _hungary(digits: str) -> bool:
    return (10 - weighted_sum(digits[:7], (9, 7, 3, 1, 9, 7, 3)) % 10) % 10 == int(digits[7])


def _romania(digits: str) -> bool:
    body = digits[:-1].rjust(9, "0")
    return 10 * weighted_sum(body, (7, 5, 3, 2, 1, 7, 5, 3, 2)) % 11 % 10 == int(digits[-1])


def _twice_weighed(digits: str, first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    left = weighted_sum(digits, first) % 11
    left = weighted_sum(digits, second) % 11 if left == 10 else left
    return left % 10 == int(digits[len(first)])


def _greece(digits: str) -> bool:
    return weighted_sum(digits[:8], (256, 128, 64, 32, 16, 8, 4, 2)) % 11 % 10 == int(digits[8])


def _croatia(digits: str) -> bool:
    check = 10
    for digit in digits[:10]:
        check = (((check + int(digit)) % 10 or 10) * 2) % 11
    return (11 - check) % 10 == int(digits[10])


def _slovenia(digits: str) -> bool:
    check = 11 - weighted_sum(digits[:7], (8, 7, 6, 5, 4, 3, 2)) % 11
    return check != 11 and check % 10 == int(digits[7])


def _estonia(digits: str) -> bool:
    return weighted_sum(digits, (3, 7, 1, 3, 7, 1, 3, 7, 1)) % 10 == 0


def _latvia(digits: str) -> bool:
    return weighted_sum(digits, (9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1)) % 11 == 3


def _malta(digits: str) -> bool:
    return weighted_sum(digits, (3, 4, 6, 7, 8, 9, 10, 1)) % 37 == 0


def _cyprus(number: str) -> bool:
    left = sum(_CYPRIOT[int(d)] for d in number[:8:2]) + sum(int(d) for d in number[1:8:2])
    return chr(ord("A") + left % 26) == number[8]


MORE: dict[str, tuple[str, Callable[[str], bool]]] = {
    "BG": (r"\d{9}", lambda d: _twice_weighed(d, (1, 2, 3, 4, 5, 6, 7, 8), (3, 4, 5, 6, 7, 8, 9, 10))),
    "CY": (r"\d{8}[A-Z]", _cyprus),
    "CZ": (r"[0-8]\d{7}", _czechia),
    "EE": (r"\d{9}", _estonia),
    "EL": (r"\d{9}", _greece),
    "ES": (r"[A-Z]\d{7}[0-9A-Z]|\d{8}[A-Z]", _spain),
    "GB": (r"\d{9}|\d{12}", _britain),
    "HR": (r"\d{11}", _croatia),
    "HU": (r"\d{8}", _hungary),
    "IE": (r"\d{7}[A-W][A-IW]?", _ireland),
    "LT": (r"\d{7}1\d", lambda d: _twice_weighed(d, (1, 2, 3, 4, 5, 6, 7, 8), (3, 4, 5, 6, 7, 8, 9, 1))),
    "LV": (r"[4-9]\d{10}", _latvia),
    "MT": (r"\d{8}", _malta),
    "RO": (r"\d{8,10}", _romania),
    "SI": (r"[1-9]\d{7}", _slovenia),
    "SK": (r"\d{10}", lambda d: int(d) % 11 == 0),
}
"""By country: what the digits look like, and whether they prove each other. Forms that are left out are not judged."""

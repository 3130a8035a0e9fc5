"""Amounts, quantities and currencies as papers write them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import attrs

from rejoinder.text.lazy_pattern import regex

_BEFORE_NUMBER = (
    r"(?:(?<![\w.,])|(?<=\b(?:USD|EUR|GBP|CNY|RMB|RUB|HKD|INR|MYR|ZAR|Rs\.|Rp\.|Fr\.|kr\.))"
    r"|(?<=\b(?:RM|Rs|Rp))|(?<=\bR)(?=\d[\d,]*\.\d\d(?!\w)))"
)
_NUMBER = regex(
    f"{_BEFORE_NUMBER}"
    r"[-−–]?\s?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,4})?(?![\d.,])"
    r"|\d[\d.,'’]*(?:=\d\d(?![\w=]))?)(?![^\W\d_]*\d)"
)
_SPLIT_WRONG = regex(r"[.,]\d[.,]")
"""Marks around a single digit part neither thousands nor cents; somebody or some reader wrote amiss."""
_SIGNS = {
    "US$": "USD", "USD": "USD", "$": "USD", "美元": "USD", "долл": "USD", "dollars": "USD",
    "CN¥": "CNY", "RMB": "CNY", "CNY": "CNY", "¥": "CNY", "￥": "CNY", "元": "CNY", "圆": "CNY", "人民币": "CNY",
    "EUR": "EUR", "€": "EUR", "欧元": "EUR", "евро": "EUR", "euro": "EUR",
    "Euro": "EUR", "EURO": "EUR", "euros": "EUR", "Euros": "EUR", "EUROS": "EUR",
    "Dollars": "USD", "US Dollars": "USD", "GBP": "GBP",
    "£": "GBP", "英镑": "GBP",
    "RUB": "RUB", "RUR": "RUB", "₽": "RUB", "руб": "RUB", "卢布": "RUB", "JPY": "JPY", "日元": "JPY",
    "円": "JPY",
    "INR": "INR", "₹": "INR",
    "Rupees": "INR", "rupees": "INR",
    "złotych": "PLN", "forint": "HUF", "Rs": "INR", "HKD": "HKD", "HK$": "HKD", "港币": "HKD", "港元": "HKD",
    "ZAR": "ZAR",
    "KRW": "KRW", "₩": "KRW", "TRY": "TRY", "TL": "TRY",
    "PLN": "PLN", "zł": "PLN", "CHF": "CHF", "CAD": "CAD", "AUD": "AUD",
    "KZT": "KZT", "₸": "KZT", "тенге": "KZT", "BYN": "BYN", "UAH": "UAH", "грн": "UAH", "AED": "AED", "BRL": "BRL",
    "R$": "BRL",
    "IDR": "IDR", "Rp": "IDR", "PHP": "PHP", "₱": "PHP", "MXN": "MXN", "THB": "THB", "฿": "THB", "VND": "VND",
    "SGD": "SGD", "S$": "SGD", "MYR": "MYR", "د.ك": "KWD", "ر.س": "SAR", "د.إ": "AED", "ج.م": "EGP", "₦": "NGN",
    "₵": "GHS", "৳": "BDT", "RD$": "DOP", "₾": "GEL", "₼": "AZN", "NZ$": "NZD", "CA$": "CAD", "C$": "CAD", "A$": "AUD",
    "AU$": "AUD", "MX$": "MXN", "Kč": "CZK", "₺": "TRY", "₴": "UAH", "₫": "VND", "VNĐ": "VND", "₪": "ILS",
    "RM": "MYR", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "CZK": "CZK", "ILS": "ILS", "TWD": "TWD", "NT$": "TWD",
}  # fmt: skip
_BESIDE = (
    "KWD KD OMR JOD QAR SAR EGP TND NGN KES KSh GHS PKR BDT LKR NPR CLP ARS UYU DOP HUF BGN RSD ISK AZN UZS MDL NZD"
    " XAF XOF FCFA TZS UGX DZD лв Ft 원 RON lei"
).split()
"""Codes and signs that may be other words too, and mean money only right beside a number."""
_NAMES = {"Ft": "HUF", "lei": "RON", "원": "KRW", "KD": "KWD", "KSh": "KES", "FCFA": "XAF", "лв": "BGN"}
_SIGNS |= {sign: _NAMES.get(sign, sign) for sign in _BESIDE}


def _sign_pattern(sign: str) -> str:
    """How a sign of money stands among words: no part of one, and the rarer ones before or behind a number."""
    whole = sign.isascii() or sign in _BESIDE
    if sign == "$":
        return r"\$(?![^\W\d_])"  # before a letter readers of scans take another letter for it
    begin = r"(?<![^\W\d_])" if whole and sign[0].isalpha() else ""
    end = r"(?![^\W\d_])" if whole and sign[-1].isalpha() else ""
    plain = f"{begin}{re.escape(sign)}{end}"
    return rf"{plain}(?=[\s:]{{0,2}}-?\d)|(?<=\d){plain}|(?<=\d\s){plain}" if sign in _BESIDE else plain


_CURRENCY = regex("|".join(_sign_pattern(sign) for sign in sorted(_SIGNS, key=len, reverse=True)))
_SIGN_BEGINS = frozenset(sign[0] for sign in _SIGNS)


@attrs.frozen
class Amount:
    """A number as written."""

    value: Decimal
    span: tuple[int, int]
    decimals: int
    """Digits after the separator."""


TELLING = 1000
"""From which on a whole amount agrees with another by more than chance."""
_PERCENT = regex(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")


def percents_in(text: str) -> tuple[Decimal, ...]:
    """Every rate that the text names in percent, in order."""
    return tuple(Decimal(match[1].replace(",", ".")) for match in _PERCENT.finditer(text))


@lru_cache(maxsize=8192)
def amounts_in(text: str) -> tuple[Amount, ...]:
    """Every number in the text that could be an amount, in order; parts of words and codes are not."""
    found = []
    for match in _NUMBER.finditer(text):
        number = number_of(match[0])
        if number is not None:
            value, decimals = number
            found.append(Amount(value, match.span(), decimals))
    return tuple(found)


def number_of(written: str) -> tuple[Decimal, int] | None:
    """The value of a written number and its decimals, or None. `1.234,50` and `1,234.50` and `1 234.50` are equal."""
    negative = written.strip()[:1] in "-−–" and len(written) > 1
    digits = re.sub(r"[\s\u00a0\u202f'’\-−–]", "", written).rstrip(".,")
    if _SPLIT_WRONG.search(digits):
        return None
    if "=" in digits:  # 11,100=00, as shops in India write
        digits = digits.replace(",", "").replace("=", ".")
    last = max(digits.rfind("."), digits.rfind(","))
    decimals = 0
    if last >= 0:
        head, tail = re.sub(r"[.,]", "", digits[:last]), digits[last + 1 :]
        mark = digits[last]
        grouping = digits.count(mark) > 1 or (len(tail) == 3 and head != "0" and mark == "," and head)
        if grouping and len(tail) == 3:
            digits = head + tail
        else:
            digits, decimals = f"{head or '0'}.{tail}", len(tail)
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    return (-value if negative else value), decimals


@lru_cache(maxsize=8192)
def currency_in(text: str) -> tuple[str, tuple[int, int]] | None:
    """The first currency that the text names, as an ISO code with its place, or None."""
    match = None if _SIGN_BEGINS.isdisjoint(text) else _CURRENCY.search(text)
    return (_SIGNS[match[0]], match.span()) if match else None


def currencies_in(text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """Every currency that the text names, in order."""
    return tuple((_SIGNS[match[0]], match.span()) for match in _CURRENCY.finditer(text))

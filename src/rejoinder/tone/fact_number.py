"""Numbers of three languages, in figures and words, in a canonical form."""

from __future__ import annotations

import re
from decimal import Decimal

from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

WIDE = {0x3000: " ", 0x00A0: " ", 0x202F: " ", 0x2009: " ", 0x2007: " "} | {
    0xFF01 + n: chr(0x21 + n) for n in range(94)
}

NUMBER = (
    r"(?P<n>\d{1,3}(?:[ ,'’]\d{3}){1,8}(?:\.\d{1,9})?(?!\d)|\d{1,3}(?:\.\d{3}){2,8}(?:,\d{1,9})?(?!\d)|"
    r"\d{1,30}(?:[.,]\d{1,9})?(?!\d))"
)
SCALE = (
    r"(?: ?(?P<scale>thousand|million|billion|тысяч\w{0,3}|тыс\.?|миллион\w{0,3}|млн\.?|миллиард\w{0,3}|млрд\.?)(?!\w)|"
    r"(?P<han>百万|千万|万|亿))?"
)
_SCALES = (
    ("thousand", 3), ("million", 6), ("billion", 9), ("тыс", 3), ("миллион", 6), ("млн", 6), ("миллиард", 9),
    ("млрд", 9), ("百万", 6), ("千万", 7), ("万", 4), ("亿", 8),
)  # fmt: skip


def plain_number(place: re.Match[str]) -> str:
    """A number with a point and no grouping, its word of scale multiplied in, trailing zeros gone."""
    written = re.sub(r"[ '’]", "", place.group("n"))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", written):
        written = written.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", written):
        written = written.replace(".", "")
    named = place.groupdict()
    scale = (named.get("scale") or named.get("han") or "").casefold()
    power = next((power for name, power in _SCALES if scale and scale.startswith(name)), 0)
    value = Decimal(written.replace(",", ".")).scaleb(power)
    return format(value.normalize(), "f")


_SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "ninety": 90, "hundred": 100,
    "один": 1, "одного": 1, "одна": 1, "одной": 1, "одну": 1, "два": 2, "две": 2, "двух": 2, "три": 3, "трёх": 3,
    "трех": 3, "четыре": 4, "четырёх": 4, "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7,
    "семи": 7, "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9, "десять": 10, "десяти": 10, "двенадцать": 12,
    "двенадцати": 12, "четырнадцать": 14, "четырнадцати": 14, "пятнадцать": 15, "пятнадцати": 15, "двадцать": 20,
    "двадцати": 20, "тридцать": 30, "тридцати": 30, "сорок": 40, "сорока": 40, "пятьдесят": 50, "пятидесяти": 50,
    "шестьдесят": 60, "шестидесяти": 60, "девяносто": 90, "девяноста": 90, "сто": 100, "ста": 100,
}  # fmt: skip
_KIND_OF_DAY = r"(?:working|business|calendar|natural|рабоч\w{1,3}|календарн\w{1,3})? ?"
_IN_WORDS = deferred_regex(
    lambda: (
        rf"(?<!\w)(?P<word>{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
        rf"(?= {_KIND_OF_DAY}{alternation('facts/number.unit')}(?!\w))"
    ),
    re.IGNORECASE,
)

SHARE = matcher("facts/number.share", re.IGNORECASE)
_COUNTED = {"one": 1, "a": 1, "two": 2, "three": 3, "две": 2, "двух": 2, "три": 3, "трёх": 3, "трех": 3}


def share(place: re.Match[str]) -> str:
    """A share as a percentage where it comes out even, else as a fraction: `half` is 50, `two thirds` is 2/3."""
    groups = place.groupdict()
    if groups["half"] or groups["polovina"] or groups["yiban"]:
        above, below = 1, 2
    elif groups["below"]:
        above, below = (int(_of_han(groups[name])) for name in ("above", "below"))
    else:
        below = 3 if groups["thirds"] or groups["treti"] or place.group().casefold().startswith("трет") else 4
        counted = groups["thirds"] or groups["quarters"] or groups["treti"] or groups["chetverti"] or ""
        above = _COUNTED.get(counted.casefold(), 1)
    return str(100 * above // below) if below and not 100 * above % below else f"{above}/{below}"


_HAN_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN = r"[零〇一二两三四五六七八九十百千]{1,12}"
_HAN_PLACES = (
    (regex(rf"百分之({_HAN}|\d{{1,3}}(?:\.\d{{1,4}})?)"), r"{}%"),
    (regex(r"([〇零一二三四五六七八九]{4})(?=年)"), "{}"),
    (regex(rf"({_HAN})(?=月{_HAN}日)"), "{}"),
    (regex(rf"(?<=月)({_HAN})(?=日)"), "{}"),
    (regex(rf"(?<=附件|证据|附录|图片|条款)({_HAN})"), "{}"),
    (regex(rf"(?<=第)({_HAN})(?=[条款项类页张份个件号次季届期批])"), "{}"),
    (
        regex(
            rf"((?!一[件份页张双箱套台只]){_HAN})(?=个?(?:工作日|自然日|月|小时|百分点)|[天日周年件份页张双箱套台只]|分钟|"
            r"元|美元|欧元|卢布|港元|英镑|[万亿])"
        ),
        "{}",
    ),
    (regex(rf"(?<=上午|下午|晚上|早上|凌晨|中午)({_HAN})(?=[点时])"), "{}"),
)


def in_figures(text: str) -> str:
    """The text with wide signs made narrow and the numbers that count something written in figures.

    Limits: words for numbers are read before a unit of time, money or quantity, not in idioms such as "one of us".
    """
    text = text.translate(WIDE)
    for pattern, form in _HAN_PLACES:
        text = pattern.sub(lambda found, form=form: form.format(_of_han(found.group(1))), text)  # type: ignore[misc]
    return _IN_WORDS.sub(lambda found: str(_SMALL[found.group("word").casefold()]), text)


def _of_han(written: str) -> str:
    if not set(written) & _HAN_TENS.keys():
        return "".join(str(_HAN_DIGITS.get(sign, sign)) for sign in written)
    total, digit = 0, 0
    for sign in written:
        if sign in _HAN_TENS:
            total += (digit or 1) * _HAN_TENS[sign]
            digit = 0
        else:
            digit = _HAN_DIGITS[sign]
    return str(total + digit)

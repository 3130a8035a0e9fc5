"""Registration numbers: whether an office could have given them, and what they tell of themselves."""

from __future__ import annotations

import re

import attrs

from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Registration


@attrs.frozen(kw_only=True)
class Told:
    """What a number tells of itself. Absent is None."""

    impossible: Phrase | None = None
    """Why no office could have given it."""
    application: bool = False
    """Whether it counts an application and not a registration."""
    kind: str | None = None
    """`patent`, `utility_model` or `design`, where the number says so."""
    office: str | None = None
    year: int | None = None
    """The year of registration of a copyright, or of filing of a patent."""


_REDACTED = re.compile(r"[x*#?•…\[\]]{2,}|\[", re.IGNORECASE)
_WORK = re.compile(r"[一-鿿]{0,3}作登字")
_WORK_FORM = re.compile(r"[一-鿿]{1,2}作登字-?((?:19|20)\d{2})-?([A-Z])-?(\d{8})")
_WORK_OLD = re.compile(r"[一-鿿]{0,2}作登字[:-]?\d{2}-?((?:19|20)\d{2})-?[A-Z]-?\d{1,8}(?:号)?")
_SOFTWARE = re.compile(r"((?:19|20)\d{2})SR(\d{6,7})")
_PRC_PATENT = re.compile(r"(?:CN)?ZL(\d{4})(\d)(\d{7})([0-9X])?")
_PRC_PATENT_OLD = re.compile(r"(?:CN)?ZL(\d{2})(\d)(\d{5})([0-9X])?")
_PRC_PUBLICATION = re.compile(r"CN([1-3])\d{6,8}([ABCSUY])\d?")
_KINDS = {"1": "patent", "8": "patent", "2": "utility_model", "9": "utility_model", "3": "design"}
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)


def told(registration: Registration) -> Told:
    """What a registration number tells; nothing where the office is unknown or the number is blacked out.

    Limits: forms only. A number that is well formed may still never have been given.
    """
    if _REDACTED.search(registration.number):
        return Told()
    number = _tidy(registration.number)
    if _WORK.match(number):
        return _work(number)
    if _SOFTWARE.fullmatch(number.replace("-", "")):
        return Told(year=int(number[:4]), office="ncac")
    flat = re.sub(r"[^0-9A-Z]", "", number)
    if flat.startswith(("ZL", "CNZL")):
        return _prc_patent(flat)
    published = _PRC_PUBLICATION.fullmatch(flat)
    if published:
        return Told(kind=_KINDS[published.group(1)], office="cnipa")
    return _of_office(flat, registration)


def _tidy(number: str) -> str:
    wide = number.translate({0xFF0D: "-", 0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0xFF1A: ":"})
    return re.sub(r"\s+", "", wide).upper()


def check_digit(digits: str) -> str:
    """The check digit of a Chinese patent number.

    Source: the weights 2 to 9 and again 2 to 5 on the digits before the point; the sum modulo 11, ten written X.
    """
    rest = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11
    return "X" if rest == 10 else str(rest)


def _work(number: str) -> Told:
    form = _WORK_FORM.fullmatch(number) or _WORK_OLD.fullmatch(number)
    if form is None:
        return Told(impossible=phrase("scrutiny.number.work-form"), office="ncac")
    return Told(year=int(form.group(1)), office="ncac")


def _prc_patent(flat: str) -> Told:
    form = _PRC_PATENT.fullmatch(flat) or _PRC_PATENT_OLD.fullmatch(flat)
    if form is None or form.group(2) not in _KINDS:
        return Told(impossible=phrase("scrutiny.number.patent-form"), office="cnipa")
    year, kind, serial, check = form.groups()
    expected = check_digit(year + kind + serial)
    full_year = int(year) if len(year) == 4 else 1900 + int(year)
    if full_year < 1985 or (len(year) == 4 and full_year < 2003):
        return Told(impossible=phrase("scrutiny.number.patent-form"), office="cnipa")
    if check is not None and check != expected:
        return Told(
            impossible=phrase("scrutiny.number.patent-check", check=check, expected=expected),
            kind=_KINDS[kind],
            office="cnipa",
        )
    return Told(kind=_KINDS[kind], year=full_year, office="cnipa")


@attrs.frozen
class _Format:
    """The forms of one office's numbers of one kind, and how people may look them up."""

    pattern: re.Pattern[str]
    why: str


_NUMBERS = {
    ("cnipa", "trademark"): _Format(re.compile(r"(?:TMZC)?\d{1,8}[A-Z]{0,2}|G\d{5,7}[A-Z]{0,2}"), "cnipa-mark"),
    ("uspto", "trademark"): _Format(re.compile(r"(?:US|TM|REG)?\d{1,8}"), "uspto-mark"),
    ("euipo", "trademark"): _Format(re.compile(r"(?:EUTM|EU|CTM|EM)?0?\d{1,8}"), "euipo-mark"),
    ("euipo", "design"): _Format(re.compile(r"(?:RCD|EU|EM)?\d{9}\d{4}"), "euipo-design"),
    ("wipo", "trademark"): _Format(re.compile(r"(?:IR|WO|WIPO|G)?[0-2]?\d{5,6}[A-Z]?"), "wipo-mark"),
    ("wipo", "design"): _Format(re.compile(r"(?:DM|D)?\d{5,6}"), "wipo-design"),
    ("ukipo", "trademark"): _Format(re.compile(r"UK00\d{9}|(?:UK)?\d{6,7}|00\d{9}"), "ukipo-mark"),
    ("rospatent", "trademark"): _Format(re.compile(r"(?:RU)?[01]?\d{1,6}"), "rospatent-mark"),
}


def _of_office(flat: str, registration: Registration) -> Told:
    office = registration.office
    form = _NUMBERS.get((office or "", registration.kind))
    digits = re.sub(r"\D", "", flat)
    if form is None or not digits:
        return Told(office=office)
    if not form.pattern.fullmatch(flat):
        return Told(impossible=phrase(f"scrutiny.number.{form.why}", digits=len(digits)), office=office)
    serial = office == "uspto" and len(digits) == 8 and digits[0] in "6789"
    if office == "uspto" and len(digits) == 8 and not serial:
        return Told(impossible=phrase("scrutiny.number.uspto-mark", digits=8), office=office)
    return Told(office=office, application=serial)


_TERM_YEARS = {"patent": 20, "utility_model": 10}


def last_year(told: Told) -> int | None:
    """The last calendar year in which a Chinese patent right can still run, or None where that is not known.

    Source: PRC Patent Law, art. 42: 20 years, 10 years, 15 years from filing; designs filed before 1 June 2021 run
    10 years. A design filed in 2021 is given the longer term, since the number does not tell the month.
    """
    if told.office != "cnipa" or told.kind is None or told.year is None:
        return None
    if told.kind == "design":
        return told.year + (15 if told.year >= 2021 else 10)
    return told.year + _TERM_YEARS[told.kind]

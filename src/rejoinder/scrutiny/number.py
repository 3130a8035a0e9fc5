"""Validation of registration numbers: format, check digit, and the year and kind that a number tells."""

from __future__ import annotations

import re
from collections.abc import Callable

from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Registration
from rejoinder.scrutiny import office
from rejoinder.scrutiny.office import NumberFacts
from rejoinder.text.lazy_pattern import regex

_REDACTED = regex(r"[x*#?•…\[\]]{2,}|\[", re.IGNORECASE)
_WORK = regex(r"[一-鿿]{0,3}作登字")
_WORK_FORM = regex(r"[一-鿿]{1,2}作登字-?((?:19|20)\d{2})-?([A-Z])-?(\d{8,9})(?:号)?")
_WORK_OLD = regex(r"[一-鿿]{0,2}作登字[:-]?\d{2}-?((?:19|20)\d{2})-?[A-Z]-?\d{1,8}(?:号)?")
_SOFTWARE = regex(r"((?:19|20)\d{2})SR(\d{6,7})")
_SOFTWARE_CERTIFICATE = regex(r"软著登字第[A-Z]{0,3}(\d{5,9})号?")
_PRC_PATENT = regex(r"(?:CN)?(?:ZL)?(\d{4})(\d)(\d{7})([0-9X])?")
_PRC_PATENT_OLD = regex(r"(?:CN)?ZL(\d{2})(\d)(\d{5})([0-9X])?")
_PRC_PUBLICATION = regex(r"CN([1-3])\d{6,8}([ABCSUY])\d?")
_PRC_KINDS = {"1": "patent", "8": "patent", "2": "utility_model", "9": "utility_model", "3": "design"}
_PENDING_PUBLICATION = "A"
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
PATENTS = frozenset({"patent", "utility_model", "design"})


def number_facts(registration: Registration) -> NumberFacts:
    """What a registration number tells; nothing where the office is unknown or the number is blacked out.

    Limits: forms only. A number that is well formed may still never have been given.
    """
    if _REDACTED.search(registration.number):
        return NumberFacts()
    number = canonical_number(registration.number)
    flat = re.sub(r"[^0-9A-Z]", "", number)
    for shape in _SHAPES:
        found = shape(number, flat, registration)
        if found is not None:
            return found
    return office.number_facts(flat, registration.office, registration.kind)


def canonical_number(number: str) -> str:
    """The number without spaces, its signs as plain ones, in capitals."""
    wide = number.translate({0xFF0D: "-", 0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0xFF1A: ":"})
    return re.sub(r"\s+", "", wide).upper()


def check_digit(digits: str) -> str:
    """The check digit (modulo 11) of a Chinese patent number.

    Source: the weights 2 to 9 and again 2 to 5 on the digits before the point; the sum modulo 11, ten written X.
    """
    rest = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11
    return "X" if rest == 10 else str(rest)


def _work(number: str, flat: str, registration: Registration) -> NumberFacts | None:
    if not _WORK.match(number):
        return None
    form = _WORK_FORM.fullmatch(number) or _WORK_OLD.fullmatch(number)
    if form is None:
        return NumberFacts(
            impossible=phrase("scrutiny.number.work-form"), kind="copyright", office="ncac", rule="numbers.cn.work"
        )
    return NumberFacts(year=int(form.group(1)), kind="copyright", office="ncac", rule="numbers.cn.work")


def _software(number: str, flat: str, registration: Registration) -> NumberFacts | None:
    form = _SOFTWARE.fullmatch(number.replace("-", ""))
    if form is not None:
        return NumberFacts(year=int(form.group(1)), kind="copyright", office="ncac")
    return NumberFacts(kind="copyright", office="ncac") if _SOFTWARE_CERTIFICATE.fullmatch(number) else None


def _prc_patent(number: str, flat: str, registration: Registration) -> NumberFacts | None:
    marked = flat.startswith(("ZL", "CNZL"))
    if not marked and not _is_bare_prc_patent(number, flat, registration):
        return None
    form = _PRC_PATENT.fullmatch(flat) or _PRC_PATENT_OLD.fullmatch(flat)
    if form is None or form.group(2) not in _PRC_KINDS:
        return _impossible_patent("patent-form")
    year, kind, serial, check = form.groups()
    expected = check_digit(year + kind + serial)
    full_year = int(year) if len(year) == 4 else 1900 + int(year)
    if full_year < 1985 or (len(year) == 4 and full_year < 2003):
        return _impossible_patent("patent-form")
    if check is not None and check != expected:
        return _impossible_patent("patent-check", _PRC_KINDS[kind], check=check, expected=expected)
    return NumberFacts(kind=_PRC_KINDS[kind], year=full_year, office="cnipa", rule="numbers.cn.patent")


def _is_bare_prc_patent(number: str, flat: str, registration: Registration) -> bool:
    """A Chinese patent number without ZL: a year, nine digits more, and a check digit behind a point."""
    if registration.office not in (None, "cnipa") or registration.kind not in PATENTS:
        return False
    return re.fullmatch(r"(?:CN)?20\d{2}[12389]\d{7}\.[\dX]", number) is not None


def _impossible_patent(why: str, kind: str | None = None, **values: str) -> NumberFacts:
    return NumberFacts(
        impossible=phrase(f"scrutiny.number.{why}", **values), kind=kind, office="cnipa", rule="numbers.cn.patent"
    )


def _prc_publication(number: str, flat: str, registration: Registration) -> NumberFacts | None:
    """A number of a published Chinese paper; an A paper is an application that nobody has examined yet."""
    form = _PRC_PUBLICATION.fullmatch(flat)
    if form is None:
        return None
    pending = "patent" if form.group(2) == _PENDING_PUBLICATION and form.group(1) == "1" and len(flat) >= 11 else None
    return NumberFacts(kind=_PRC_KINDS[form.group(1)], office="cnipa", pending=pending, rule="numbers.cn.publication")


_US_WORK = regex(r"(?:TXU?|VAU?|PAU?|SRU?)(\d+)")


def _us_work(number: str, flat: str, registration: Registration) -> NumberFacts | None:
    form = _US_WORK.fullmatch(flat)
    if form is None:
        return None
    if len(form.group(1).lstrip("0")) > 7:
        return NumberFacts(impossible=phrase("scrutiny.number.us-work"), kind="copyright", office="usco")
    return NumberFacts(kind="copyright", office="usco")


_COMMUNITY_DESIGN = regex(r"(?:RCD|EU|EM)?\d{9}-\d{4}")
_US_DESIGN = regex(r"(?:US)?D(\d{6,7})(?:S\d?)?")
_US_PATENT = regex(r"US(\d{7,8})B[12]")
_US_PUBLISHED = regex(r"US(?:19|20)\d{9}A[1-9]")
_US_FILED = regex(r"(?:US)?\d{2}/\d{3},?\d{3}")


def _design(number: str, flat: str, registration: Registration) -> NumberFacts | None:
    if _COMMUNITY_DESIGN.fullmatch(number) and registration.office in (None, "euipo"):
        return NumberFacts(kind="design", office="euipo", rule="numbers.eu.design")
    return NumberFacts(kind="design", office="uspto", rule="numbers.us.patent") if _US_DESIGN.fullmatch(flat) else None


def _us_patent(number: str, flat: str, registration: Registration) -> NumberFacts | None:
    if _US_PATENT.fullmatch(flat):
        return NumberFacts(kind="patent", office="uspto", rule="numbers.us.patent")
    filed = _US_FILED.fullmatch(number) and registration.office in (None, "uspto") and registration.kind != "copyright"
    if _US_PUBLISHED.fullmatch(flat) or (filed and registration.kind in PATENTS):
        return NumberFacts(office="uspto", pending="patent", kind="patent", rule="numbers.us.patent")
    return None


_EP_FILED = regex(r"EP(\d{2})(\d{6})\.(\d)")
_EP_PUBLISHED = regex(r"EP\d{7}([AB])\d?")


def _european(number: str, flat: str, registration: Registration) -> NumberFacts | None:
    filed = _EP_FILED.fullmatch(number)
    if filed is not None:
        expected = luhn_like(filed.group(1) + filed.group(2))
        if filed.group(3) != expected:
            why = phrase("scrutiny.number.european-check", check=filed.group(3), expected=expected)
            return NumberFacts(impossible=why, kind="patent", office="epo", rule="numbers.ep.application")
        return NumberFacts(kind="patent", office="epo", pending="patent", rule="numbers.ep.application")
    published = _EP_PUBLISHED.fullmatch(flat)
    if published is None:
        return None
    pending = "patent" if published.group(1) == "A" else None
    return NumberFacts(kind="patent", office="epo", pending=pending, rule="numbers.ep.publication")


def luhn_like(digits: str) -> str:
    """The check digit of a European application number, by the Luhn algorithm.

    Source: EPO, OPS support, 17 January 2022: the digits times 1 and 2 by turns, the cross sums added, the sum taken
    from the next ten.
    """
    total = sum(
        sum(divmod(int(digit) * weight, 10)) for digit, weight in zip(digits, (1, 2, 1, 2, 1, 2, 1, 2), strict=True)
    )
    return str(-total % 10)


_GERMAN = regex(r"DE(\d{2})((?:19|20)\d{2})(\d{6})\.(\d)")
_GERMAN_KINDS = {"10": "patent", "11": "patent", "20": "utility_model", "21": "utility_model"}


def _german(number: str, flat: str, registration: Registration) -> NumberFacts | None:
    form = _GERMAN.fullmatch(number)
    kind = _GERMAN_KINDS.get(form.group(1)) if form else None
    if form is None or kind is None:
        return None
    expected = german_check_digit(form.group(1) + form.group(2) + form.group(3))
    if expected is not None and form.group(4) != expected:
        why = phrase("scrutiny.number.german-check", check=form.group(4), expected=expected)
        return NumberFacts(impossible=why, kind=kind, office="dpma", rule="numbers.de.patent")
    return NumberFacts(kind=kind, office="dpma", year=int(form.group(2)), rule="numbers.de.patent")


def german_check_digit(digits: str) -> str | None:
    """The check digit of a German patent or utility model number; None where the rule gives no single digit.

    Source: DPMA, notice 3/1983: weights 2, 3, 4 and so on from the right, the sum modulo 11, taken from 11.
    """
    rest = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), 2)) % 11
    return {0: "0", 1: None}.get(rest, str(11 - rest))


_INTERNATIONAL = regex(r"PCT/?[A-Z]{2}\d{2,4}/?\d{5,6}|WO(?:19|20)?\d{2}/?\d{5,6}(?:A\d)?")


def _international(number: str, flat: str, registration: Registration) -> NumberFacts | None:
    """An international application, which is a way to patents and none by itself."""
    if not _INTERNATIONAL.fullmatch(number) or registration.kind not in PATENTS:
        return None
    return NumberFacts(kind="patent", office="wipo", pending="pct", rule="numbers.pct")


_KOREAN = regex(r"(?:KR)?([1-4]0)-?((?:19|20)\d{2}-?)?\d{7}")
_KOREAN_KINDS = {"10": "patent", "20": "utility_model", "30": "design", "40": "trademark"}


def _korean(number: str, flat: str, registration: Registration) -> NumberFacts | None:
    form = _KOREAN.fullmatch(number)
    if form is None or not (registration.office == "kipo" or number.startswith("KR")):
        return None
    kind = _KOREAN_KINDS[form.group(1)]
    pending = None if form.group(2) is None else "mark" if kind == "trademark" else "patent"
    return NumberFacts(kind=kind, office="kipo", pending=pending, rule="numbers.kr")


Shape = Callable[[str, str, Registration], NumberFacts | None]
_SHAPES: tuple[Shape, ...] = (
    _work,
    _software,
    _prc_patent,
    _prc_publication,
    _us_work,
    _design,
    _us_patent,
    _european,
    _german,
    _international,
    _korean,
)
"""Forms that tell their office by themselves, tried in order; what none of them knows goes by the office named."""

_TERM_YEARS = {"patent": 20, "utility_model": 10}


def last_year(facts: NumberFacts) -> int | None:
    """The last calendar year in which a Chinese patent right can still run, or None where that is not known.

    Source: PRC Patent Law, art. 42: 20 years, 10 years, 15 years from filing; designs filed before 1 June 2021 run
    10 years. A design filed in 2021 is given the longer term, since the number does not tell the month.
    """
    if facts.office != "cnipa" or facts.kind is None or facts.year is None or facts.kind not in PATENTS:
        return None
    if facts.kind == "design":
        return facts.year + (15 if facts.year >= 2021 else 10)
    return facts.year + _TERM_YEARS[facts.kind]

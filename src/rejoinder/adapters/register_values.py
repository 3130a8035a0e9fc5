"""Days, classes and the standing of a right, as the offices write them."""

from __future__ import annotations

import datetime as dt
import re

from rejoinder.domain.register import RegisterStatus

_MONTHS = {month: n for n, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})")
_JOINED = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)(?!\d)")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+((?:19|20)\d\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?\s+((?:19|20)\d\d)")
_STANDINGS: tuple[tuple[RegisterStatus, re.Pattern[str]], ...] = tuple(
    (standing, re.compile(words, re.IGNORECASE))
    for standing, words in (
        (RegisterStatus.REFUSED, r"abandon|refus|withdrawn|reject|驳回|撤回|不予注册"),
        (RegisterStatus.CANCELLED, r"cancel|revok|surrender|invalid|declared void|撤销|注销|宣告无效|已无效"),
        (RegisterStatus.EXPIRED, r"expire|lapsed|not renewed|ended|\bdead\b|期满|失效"),
        (
            RegisterStatus.PENDING,
            r"pending|applica|\bfiled\b|exam|published|opposition|等待|审查|受理|申请中|初审",
        ),
        (RegisterStatus.REGISTERED, r"registered|registration|\blive\b|in force|active|protected|注册|有效"),
    )
)


def day(text: str | None, office: str) -> dt.date | None:
    """The first day that a text names; None where it names none, or in a form that can be read two ways."""
    found = _days(text or "", office)
    return found[0] if found else None


def last_day(text: str | None, office: str) -> dt.date | None:
    """The last day of a term that is given by both its days; None where only one stands there."""
    found = _days(text or "", office)
    return found[-1] if len(found) > 1 else None


def _days(text: str, office: str) -> list[dt.date]:
    parts: list[tuple[int, int, int, int]] = []
    for pattern in (_YEAR_FIRST, _JOINED):
        parts += [(m.start(), int(m[1]), int(m[2]), int(m[3])) for m in pattern.finditer(text)]
    for m in _YEAR_LAST.finditer(text):
        first, second = int(m[1]), int(m[2])
        month, on = (first, second) if office == "uspto" else (second, first)
        parts.append((m.start(), int(m[3]), month, on))
    parts += [(m.start(), int(m[3]), _MONTHS.get(m[1].lower(), 0), int(m[2])) for m in _MONTH_FIRST.finditer(text)]
    parts += [(m.start(), int(m[3]), _MONTHS.get(m[2].lower(), 0), int(m[1])) for m in _DAY_FIRST.finditer(text)]
    found: list[dt.date] = []
    for _, year, month, on in sorted(parts):
        try:
            found.append(dt.date(year, month, on))
        except ValueError:
            continue
    return found


def classes(text: str | None) -> tuple[int, ...]:
    """Nice classes, 1 to 45, in order."""
    found = {int(number) for number in re.findall(r"(?<!\d)0{0,2}(\d{1,2})(?!\d)", text or "")}
    return tuple(sorted(number for number in found if 1 <= number <= 45))


def status(text: str | None) -> RegisterStatus:
    """How the right stands, in the words of an office; what ended it counts before what it once was."""
    if text:
        for standing, words in _STANDINGS:
            if words.search(text):
                return standing
    return RegisterStatus.UNKNOWN

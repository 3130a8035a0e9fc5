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
LOOKED_AT = 600
"""Characters of one value that are looked at."""
_LIVE = re.compile(r"\b(LIVE|DEAD)/(REGISTRATION|APPLICATION)/([^.\n]{0,60})", re.IGNORECASE)
_CODES = (
    (RegisterStatus.REGISTERED, range(700, 709)),
    (RegisterStatus.CANCELLED, range(710, 717)),
    (RegisterStatus.REGISTERED, range(800, 801)),
    (RegisterStatus.EXPIRED, range(900, 901)),
    (RegisterStatus.REFUSED, range(600, 610)),
)
"""Numbers that USPTO gives for a status without words."""
_UNDER_WAY = (
    (
        re.compile(
            r"(?:cancell?ation|revocation|invalidit?y|invalidation)[\s_/\w-]{0,40}?(?:pending|proceeding|action)\S*"
            r"|petition\s+to\s+cancel[^.\n]*|(?:撤销|无效宣告|注销)[^。；;\n]{0,16}(?:审查|申请|待审|答辩|复审)中?"
            r"|может\s+прекратить",
            re.IGNORECASE,
        ),
        " registered ",
    ),
    (re.compile(r"驳回复审\S*|不予注册复审\S*|registration[\s_]pending", re.IGNORECASE), " 审查 "),
)
"""What is only asked for, or not decided yet, and what stands until it is."""
_STANDINGS: tuple[tuple[RegisterStatus, re.Pattern[str]], ...] = tuple(
    (standing, re.compile("|".join(words), re.IGNORECASE))
    for standing, words in (
        (
            RegisterStatus.REFUSED,
            (r"abandon|refus|withdrawn|reject", r"驳回|撤回|不予注册|不予受理", r"отказан|отказ в|отозван"),
        ),
        (
            RegisterStatus.CANCELLED,
            (
                r"cancel|revok|surrender|invalid|declared void|removed|gelöscht|widerrufen|nichtig|radiée?\b|anulad",
                r"撤销|注销|宣告无效|已无效|商标无效",
                r"аннулир|прекращен|прекратил|недействительн",
            ),
        ),
        (
            RegisterStatus.EXPIRED,
            (
                r"expire|lapsed|not renewed|ended|\bdead\b|\binactive\b",
                r"erloschen|nicht mehr in kraft|expirée?\b|caducad",
                r"期满|失效|届满",
                r"ист[её]к|не\s?действует",
            ),
        ),
        (
            RegisterStatus.PENDING,
            (
                r"pending|applica|\bfiled\b|exam|published|opposition|received|accepted|appeal",
                r"等待|审查|受理|申请中|初审",
                r"экспертиз|делопроизводств|\bзаявка",
            ),
        ),
        (
            RegisterStatus.REGISTERED,
            (
                r"registered|registration|\blive\b|in force|\bactive|protected|renewed",
                r"eingetragen|in kraft|en vigueur|en vigor",
                r"注册|有效",
                r"действует|зарегистрирован",
            ),
        ),
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
    text = text[:LOOKED_AT]
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
    """Nice classes, 1 to 45, in order; of a class with its goods behind it, the class."""
    found: set[int] = set()
    for part in re.split(r"[;；\n]", (text or "")[:20_000]):
        numbers = re.findall(r"(?<!\d)0{0,2}(\d{1,2})(?!\d)", part)
        worded = re.search(r"[^\W\d_]{4,}", re.sub(r"class(?:es)?|класс\w*", "", part, flags=re.IGNORECASE))
        found |= set(map(int, numbers[:1] if worded else numbers))
    return tuple(sorted(number for number in found if 1 <= number <= 45))


def status(text: str | None) -> RegisterStatus:
    """How the right stands, in the words of an office; what ended it counts before what it once was."""
    stripped = (text or "").strip()[:LOOKED_AT]
    live = _LIVE.search(stripped)
    if live is not None:
        return _common(*live.groups())
    if stripped.isdecimal():
        return next((standing for standing, codes in _CODES if int(stripped) in codes), RegisterStatus.UNKNOWN)
    for words, instead in _UNDER_WAY:
        stripped = words.sub(instead, stripped)
    return next((standing for standing, words in _STANDINGS if words.search(stripped)), RegisterStatus.UNKNOWN)


def _common(life: str, stage: str, why: str) -> RegisterStatus:
    """The descriptor that five offices agreed on, such as `DEAD/REGISTRATION/Cancelled`."""
    registered = stage.upper() == "REGISTRATION"
    if life.upper() == "LIVE":
        return RegisterStatus.REGISTERED if registered else RegisterStatus.PENDING
    if not registered:
        return RegisterStatus.REFUSED
    return RegisterStatus.EXPIRED if "expire" in why.lower() else RegisterStatus.CANCELLED

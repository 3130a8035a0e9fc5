"""From when and until when a paper is in force."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from rejoinder.proof.paper import word
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.found import Found
from rejoinder.proof.paper.label import labelled
from rejoinder.proof.paper.sheet import Sheet

_PERIOD = re.compile(
    (
        r"(?:valid|effective|in force|term|period|validity|有效期|期限|授权期|自|从|срок|действ\w+|с\s|from|gültig"
        r"|durée|laufzeit)"
    ),
    re.IGNORECASE,
)


_UNTIL = re.compile(
    (
        r"(?:until|till|through|up to|to|expires?(?:\s+on)?|expiring(?:\s+on)?|至|到|止|截止|до|по|bis|jusqu'au"
        r"|hasta)\s*(?:and including\s*)?[:：]?\s*(?:日期)?[:：]?\s*$"
    ),
    re.IGNORECASE,
)


_FROM = re.compile(
    (
        r"(?:from|since|as of|effective(?:\s+(?:from|on|as of))?|commencing(?:\s+on)?|starting(?:\s+on)?"
        r"|beginning(?:\s+on)?|自|从|起|с|от|ab|von|du)\s*(?:date)?\s*[:：]?\s*$"
    ),
    re.IGNORECASE,
)


def period_of(sheets: Sequence[Sheet]) -> dict[str, Found]:
    """From when and until when: by labels, by a labelled period, else by `from ... until ...` in a sentence."""
    fields: dict[str, Found] = {}
    for sheet in sheets[:6]:
        for position, row in enumerate(sheet.rows):
            text = row.text
            days = days_in(text)
            if not days or (not _PERIOD.search(text) and not _UNTIL.search(text[: days[-1].span[0]])):
                continue
            for day in days:
                lead = text[max(0, day.span[0] - 24) : day.span[0]]
                raw = text[day.span[0] : day.span[1]]
                made = Found(day.date, raw, sheet, position, 0.9 if day.sure else 0.6, lead)
                if _UNTIL.search(lead) or _ends(text, day.span[1]):
                    fields.setdefault("valid_to", made)
                elif (
                    _FROM.search(lead) or (len(days) > 1 and day is days[0] and _PERIOD.search(text[: day.span[0]]))
                ) and not _issues(lead):
                    fields.setdefault("valid_from", made)
            if (
                len(days) == 2
                and _PERIOD.search(text[: days[0].span[0]])
                and _joins(text[days[0].span[1] : days[1].span[0]])
            ):
                for name, day in zip(("valid_from", "valid_to"), days, strict=True):
                    fields.setdefault(
                        name,
                        Found(day.date, text[day.span[0] : day.span[1]], sheet, position, 0.9 if day.sure else 0.6),
                    )
    _labelled_period(sheets, fields)
    return _broken_period(sheets, fields) if "valid_from" not in fields or "valid_to" not in fields else fields


def _broken_period(sheets: Sequence[Sheet], fields: dict[str, Found]) -> dict[str, Found]:
    """The same with a period that runs over the end of a line: `from 1 / January to 31 December`."""
    for sheet in sheets[:4]:
        flat = sheet.flat
        for first, second in pairwise(days_in(flat)):
            lead = flat[max(0, first.span[0] - 24) : first.span[0]]
            if (
                not _joins(flat[first.span[1] : second.span[0]])
                or not (_PERIOD.search(lead) or _FROM.search(lead))
                or _issues(lead)
            ):
                continue
            for name, day in (("valid_from", first), ("valid_to", second)):
                raw = flat[slice(*day.span)]
                fields.setdefault(name, Found(day.date, raw, sheet, confidence=0.8 if day.sure else 0.6))
            return fields
    return fields


def _issues(lead: str) -> bool:
    """Whether `from` belongs to a number (`№ 5 от 12.01.2026`) and not to a period."""
    return bool(
        re.search(
            r"(?:№|no\.?|nr\.?)\s*\S{1,20}\s+(?:от|of|vom)\s*$|\bdated\s*$|договор\w*\s+от\s*$", lead, re.IGNORECASE
        )
    ) or bool(re.search(r"\bот\s*$", lead))


def _ends(text: str, end: int) -> bool:
    return bool(re.match(r"\s*(?:止|为止|включительно|inclusive)", text[end:]))


def _joins(between: str) -> bool:
    return bool(
        re.fullmatch(
            r"\s*(?:г\.?|года|日|起)?\s*(?:-|–|—|~|～|to|until|till|through|至|到|по|до|bis|bis zum|au|al"
            r"|hasta el|jusqu'au|起至|and|и)\s*",
            between,
            re.IGNORECASE,
        )
    )


def _labelled_period(sheets: Sequence[Sheet], fields: dict[str, Found]) -> None:
    from_labels = tuple(label for label in word.VALID_FROM if label not in ("from", "自"))
    to_labels = tuple(label for label in word.VALID_TO if label not in ("to", "until", "至", "по", "до"))
    for name, labels in (("valid_from", from_labels), ("valid_to", to_labels)):
        if name not in fields:
            found = next(labelled(sheets, labels, _day), None)
            if found is not None:
                fields[name] = found


def _day(text: str) -> tuple[dt.date, str] | None:
    found = days_in(text[:60])
    return (found[0].date, text[found[0].span[0] : found[0].span[1]]) if found and found[0].span[0] < 16 else None

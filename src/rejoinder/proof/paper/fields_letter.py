"""Fields of letters and court papers."""

from __future__ import annotations

import re

from rejoinder.proof.paper import word
from rejoinder.proof.paper.fields_read import Fields, Reading
from rejoinder.proof.paper.firm import organisations_in
from rejoinder.proof.paper.found import Found
from rejoinder.proof.paper.issue import issued_on
from rejoinder.proof.paper.label import first_labelled
from rejoinder.proof.paper.number import PLAIN, number_of
from rejoinder.proof.paper.read import read_long_code, read_name

_CLIENT = re.compile(
    (
        r"(?:on behalf of|we represent|i represent|represents?|counsel (?:for|to)|attorneys? for|acting for"
        r"|our client"
        r"|wir vertreten|vertreten wir|nous représentons|au nom de|representamos a|namens(?: und in vollmacht)?"
        r"|authori[sz]ed to act on behalf of|受|代表|от имени|представля\w+ интересы"
        r"|представляем интересы)\s*[,:]?\s*(?:our client,?\s*)?(?:(?:die|der|das|des|la|le|el|the)\s+)?"
    ),
    re.IGNORECASE,
)


def letter(reading: Reading) -> Fields:
    """Fields of a letter: its number, day, and for whom it is written."""
    sheets = reading.sheets
    return {
        "number": number_of(sheets, PLAIN),
        "issued_on": issued_on(sheets, reading.month_first),
        "owner": _client(reading)
        or first_labelled(sheets[:3], (tuple(label for label in word.OWNER if len(label) > 4),), read_name),
    }


def _client(reading: Reading) -> Found | None:
    """For whom a letter is written, where it says so."""
    for sheet in reading.sheets[:2]:
        flat = " ".join(sheet.text[:6000].split())
        for match in _CLIENT.finditer(flat):
            firms = [name for name, start in organisations_in(flat[match.end() : match.end() + 160]) if start <= 2]
            if firms:
                return Found(firms[0], firms[0], sheet, confidence=0.8)
    return None


def court(reading: Reading) -> Fields:
    """Fields of a court paper: the number of the case and its day."""
    sheets = reading.sheets
    number = first_labelled(
        sheets[:3],
        (
            (
                "case no",
                "case number",
                "civil action no",
                "案号",
                "дело №",
                "номер дела",
                "geschäftszahl",
                "aktenzeichen",
                "case",
            ),
        ),
        read_long_code,
    )
    return {"number": number or _case_number(reading), "issued_on": issued_on(sheets, reading.month_first)}


def _case_number(reading: Reading) -> Found | None:
    """The number of the case as courts write it, where no label names it."""
    for sheet in reading.sheets[:2]:
        match = re.search(
            (
                r"\b\d{1,2}:\d{2}-(?:cv|cr|mc|ap)-\d{3,6}(?:-[A-Z]{2,4}){0,3}"
                r"|\b\d{1,3} [A-Z][a-z]{1,2} \d{1,4}/\d{2}[a-z]\b"
                r"(?: - \d{1,3})?"
                r"|\[20\d\d\] [A-Z]{2,5} \d{1,5}(?: \([A-Za-z]{2,6}\))?|\b[IVX]{1,4} Z[RB] \d{1,4}/\d{2}\b"
                r"|[(（〔]\s?20\d\d\s?[)）〕]\s?[\u3400-\u9fff]{1,4}\s?\d{0,6}\s?[\u3400-\u9fff]{1,4}\s?\d{1,8}\s?"
                r"号"
                r"|А\d{2}-\d{2,7}/\d{2,4}"
            ),
            sheet.text,
        )
        if match:
            return Found(match[0], match[0], sheet, confidence=0.9, span=match.span())
    return None

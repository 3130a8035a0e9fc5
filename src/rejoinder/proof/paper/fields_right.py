"""Fields of papers of right: authorisations and certificates."""

from __future__ import annotations

import re
from itertools import pairwise

from rejoinder.proof.paper import word
from rejoinder.proof.paper.authority import authority_fields
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.fields_read import Fields, Reading
from rejoinder.proof.paper.firm import organisation_at_start
from rejoinder.proof.paper.found import Found
from rejoinder.proof.paper.issue import AGREED, issued_on, number_of, numbered_heading
from rejoinder.proof.paper.label import first_labelled, labelled
from rejoinder.proof.paper.period import period_of
from rejoinder.proof.paper.read import read_any_day, read_day, read_long_code, read_mark, read_name
from rejoinder.proof.paper.register import inid_fields
from rejoinder.proof.paper.uspto import uspto_fields


def authorisation(reading: Reading) -> Fields:
    """Fields of an authorisation or licence."""
    fields: Fields = {
        "number": number_of(reading.sheets, AGREED),
        "issued_on": issued_on(reading.sheets, reading.month_first),
        **authority_fields(reading.sheets),
    }
    number, registration = fields["number"], fields.get("registration_number")
    if number and registration and number.value == registration.value and number.confidence < 0.9:
        fields["number"] = None
    day, start = fields["issued_on"], fields.get("valid_from")
    if day and start and day.row == start.row and day.confidence < 0.9 and day.value == start.value:
        fields["issued_on"] = None
    return fields


def copyrighted(reading: Reading) -> Fields:
    """Fields of a copyright certificate."""
    sheets, day = reading.sheets, read_day(reading.month_first)
    return {
        "registration_number": first_labelled(
            sheets, (word.REGISTRATION_NUMBER, word.NUMBER, word.WEAK_NUMBER), read_long_code
        ),
        "work": first_labelled(sheets, (word.WORK,), read_mark),
        "owner": first_labelled(
            sheets,
            (
                tuple(label for label in word.OWNER if label not in ("applicant", "申请人", "заявитель")),
                word.OWNER,
                word.AUTHOR,
            ),
            read_name,
        ),
        "completed_on": first_labelled(sheets, (word.COMPLETED,), day),
        "published_on": first_labelled(
            sheets,
            (tuple(label for label in word.PUBLISHED if label not in ("date of issue", "edition", "issued")),),
            day,
        ),
        "registered": first_labelled(sheets, (word.REGISTERED,), day) or issued_on(sheets, reading.month_first),
        "issued_on": first_labelled(sheets, (word.ISSUED,), day),
    }


def trademark(reading: Reading) -> Fields:
    """Fields of a trademark certificate or an extract of a register."""
    sheets = reading.sheets
    numbered = uspto_fields(sheets) | inid_fields(sheets)
    day = read_day(reading.month_first)
    period = {name: found for name, found in period_of(sheets).items() if found.confidence >= 0.6}
    registered = (
        numbered.get("registered")
        or first_labelled(sheets, (word.REGISTERED,), read_any_day)
        or _said_registered(reading)
    )
    return {
        "registration_number": numbered.get("registration_number")
        or first_labelled(
            sheets,
            (
                tuple(label for label in word.REGISTRATION_NUMBER if label not in ("第", "registration")),
                ("第", "registration"),
                word.WEAK_NUMBER,
                word.NUMBER,
            ),
            read_long_code,
        )
        or _coded_title(reading)
        or numbered_heading(sheets),
        "mark": numbered.get("mark")
        or _named_mark(reading)
        or _shown_mark(reading)
        or _shown_in_china(reading)
        or _shown_alone(reading)
        or _coded_title(reading, mark=True)
        or _mark_below(reading)
        or _announced_mark(reading),
        "owner": numbered.get("owner") or first_labelled(sheets, (word.OWNER,), read_name) or _in_name_of(reading),
        "registered": registered,
        "valid_from": period.get("valid_from") if not numbered else None,
        "valid_to": numbered.get("valid_to")
        or first_labelled(
            sheets, (tuple(label for label in word.VALID_TO if label not in ("to", "至", "по", "до")),), read_any_day
        )
        or period.get("valid_to"),
        "issued_on": first_labelled(sheets, (word.ISSUED,), day),
    }


_PLAIN_MARKS = (
    "the mark is represented in",
    "mark literal elements",
    "mark literal",
    "marca mixta",
    "marca nominativa",
    "reproduction de la marque",
    "reproducción de la marca",
    "wiedergabe der marke",
)


def _named_mark(reading: Reading) -> Found | None:
    found = next(labelled(reading.sheets, word.MARK, read_mark, strict=True, below=0), None)
    return found or next(labelled(reading.sheets, _PLAIN_MARKS, read_mark), None)


def _mark_below(reading: Reading) -> Found | None:
    """A mark under its label, where it is written as marks are: in capitals or in Chinese."""
    for found in labelled(reading.sheets, word.MARK, read_mark, strict=True, below=1):
        said = str(found.value)
        if said.isupper() or (said >= "\u3400" and len(said) <= 12):
            return found
    return None


def _coded_title(reading: Reading, *, mark: bool = False) -> Found | None:
    """Number or mark of `018022633 - NAME` at the head of an extract of a database."""
    for row in reading.sheets[0].rows[:5] if reading.sheets else ():
        match = re.match(r"(\d{6,12})\s*[-–]\s*(\S.*)$", row.cells[0].text)
        if match:
            said = match[2].strip() if mark else match[1]
            return Found(said, said, reading.sheets[0], row.number, 0.85)
    return None


def _shown_mark(reading: Reading) -> Found | None:
    """The mark as it is shown: alone on a line in capitals, behind a line that ends with a colon."""
    for sheet in reading.sheets[:1]:
        for before, row in zip(sheet.rows, sheet.rows[1:], strict=False):
            text = row.text.strip()
            if (
                before.text.endswith((":", "："))
                and len(row.cells) == 1
                and text.isupper()
                and 1 <= len(text.split()) <= 5
                and not days_in(text)
            ):
                return Found(text, text, sheet, row.number, 0.75)
    return None


_REGISTERED = re.compile(
    r"(?i)\b(?:registered|зарегистрирован\w*|eingetragen|registrad[ao]|enregistrée?|terdaftar|geregistreerd)\b|注册于"
)


def _said_registered(reading: Reading) -> Found | None:
    """The day in the sentence that says that the mark is registered."""
    for sheet in reading.sheets[:2]:
        text = sheet.text[:6000]
        for match in _REGISTERED.finditer(text):
            end = match.end() + 170
            days = days_in(text[match.end() : end], month_first=reading.month_first)
            if days and not re.search(r"[.!?]\s*\n|\n\s*\n", text[match.end() : match.end() + days[0].span[0]]):
                start = match.end() + days[0].span[0]
                raw = text[start : match.end() + days[0].span[1]]
                return Found(days[0].date, raw, sheet, confidence=0.75, span=(start, start + len(raw)))
    return None


_IN_NAME_OF = re.compile(
    r"(?i)\b(?:in the name of|(?:granted|issued|belongs) to|(?:is|as) the (?:owner|proprietor|holder) (?:is|of)?"
    r"|im namen (?:von|der)|au nom de|a nombre de|на имя|выдано)\s+"
)


def _in_name_of(reading: Reading) -> Found | None:
    """The firm in whose name a sentence says that the right is entered."""
    for sheet in reading.sheets[:2]:
        text = sheet.text[:6000]
        for match in _IN_NAME_OF.finditer(text):
            firm = organisation_at_start(text[match.end() : match.end() + 160].lstrip())
            if firm:
                return Found(firm, firm, sheet, confidence=0.8)
    return None


_ANNOUNCED = re.compile(
    r"(?i)\b(?:shown|reproduced|represented|depicted) (?:below|hereunder|above)\b|following (?:trade )?mark"
)


def _announced_mark(reading: Reading) -> Found | None:
    """The line in capitals by itself that follows a sentence such as `the mark shown below`."""
    for sheet in reading.sheets[:1]:
        starts = [row.number for row in sheet.rows if _ANNOUNCED.search(row.text)]
        for row in sheet.rows[starts[0] + 1 : starts[0] + 8] if starts else ():
            text = row.text.strip()
            plain = len(row.cells) == 1 and text == text.upper() and not any(map(str.isdigit, text))
            if plain and 2 <= len(text) <= 40 and organisation_at_start(text) is None and not _OFFICE.search(text):
                return Found(text, text, sheet, row.number, 0.65)
    return None


_OFFICE = re.compile(
    r"(?i)\b(?:office|republic|federation|kingdom|united|states|certificate|register|registrar|ministry|class(?:es)?|trade"
    r"|trademarks?|property|director|commissioner|union|national|department|seal|no)\b|федерац|свидетельств|служб|министер"
    r"|реестр|знак|республ|класс|oficina|instituto|ministerio|certificado|registro|república|patent|marca\b|kementerian"
    r"|republik|sertifikat|merek|amt\b|urkunde|marke\b|商标|注册|证|局|国"
)


def _shown_alone(reading: Reading) -> Found | None:
    """The mark on a line of its own in capitals, under the number of a certificate or the words that show it."""
    for sheet in reading.sheets[:1]:
        rows = sheet.rows[:30]
        for before, row in pairwise(rows):
            text = row.text.strip()
            shown = len(row.cells) == 1 and 2 <= len(text) <= 40 and len(text.split()) <= 5 and text == text.upper()
            leads = re.search(r"(?i)№\s*\d|\bno\.?\s*\d|\bmark\b|registered|марк|знак", before.text)
            if shown and leads and sum(map(str.isalpha, text)) >= 2 and not days_in(text) and not _OFFICE.search(text):
                return Found(text, text, sheet, row.number, 0.65)
    return None


_NUMBERED = re.compile(r"^第\s*\d{5,9}\s*号")
_GOODS = re.compile(r"^核定(?:使用|服务)")


def _shown_in_china(reading: Reading) -> Found | None:
    """The mark as a Chinese certificate shows it: the one short line between its number and its goods."""
    for sheet in reading.sheets[:1]:
        starts = [row.number for row in sheet.rows if any(_NUMBERED.match(cell.text) for cell in row.cells)]
        ends = [row.number for row in sheet.rows if _GOODS.match(row.text)]
        if starts and ends and starts[0] < ends[0] <= starts[0] + 3:
            lines = [row for row in sheet.rows[starts[0] + 1 : ends[0]] if any(map(str.isalpha, row.text))]
            if len(lines) == 1 and len(lines[0].text) <= 40:
                return Found(lines[0].text, lines[0].text, sheet, lines[0].number, 0.75)
    return None


def patent(reading: Reading) -> Fields:
    """Fields of a patent or design certificate."""
    sheets, day = reading.sheets, read_day(reading.month_first)
    numbered = inid_fields(sheets)
    return {
        "registration_number": first_labelled(sheets, (word.REGISTRATION_NUMBER, word.WEAK_NUMBER), read_long_code)
        or numbered.get("registration_number")
        or numbered_heading(sheets),
        "work": numbered.get("mark") or first_labelled(sheets, (word.WORK, ("наименование", "title")), read_mark),
        "owner": first_labelled(sheets, (word.OWNER, word.AUTHOR), read_name) or numbered.get("owner"),
        "registered": first_labelled(sheets, (word.REGISTERED,), day) or numbered.get("registered"),
        "valid_to": numbered.get("valid_to") or period_of(sheets).get("valid_to"),
        "issued_on": first_labelled(sheets, (word.ISSUED,), day),
    }

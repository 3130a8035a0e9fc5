"""Fields of papers of right: authorisations and certificates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from rejoinder.proof.paper import word
from rejoinder.proof.paper.authority import authority_fields, named_work
from rejoinder.proof.paper.certificate_mark import coded_title, mark_in_owner_name, mark_of
from rejoinder.proof.paper.certificate_template import certificate_fields
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.fields_read import FieldInput, Fields
from rejoinder.proof.paper.firm import NAME_LIMIT, organisation_at_start
from rejoinder.proof.paper.found_behind import value_within
from rejoinder.proof.paper.issue import contract_day, issue_day
from rejoinder.proof.paper.label import first_labelled_value, labelled_values
from rejoinder.proof.paper.label_stem import value_below_stem, value_by_stem, value_under_heading
from rejoinder.proof.paper.number import AGREED, number_of, numbered_heading
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.period import period_of
from rejoinder.proof.paper.register import application_number, inid_fields, with_bracketed_codes
from rejoinder.proof.paper.uspto import uspto_fields
from rejoinder.proof.paper.value_parser import read_any_day, read_day, read_long_code, read_mark, read_name
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

_OF_THE_PAPER = frozenset(
    {
        "证书号",
        "证书编号",
        "登记证号",
        "注册证编号",
        "certificate no",
        "certificate number",
        "第",
        "registration",
        "свидетельство",
    }
)
_ENTRY = tuple(label for label in word.REGISTRATION_NUMBER if label not in _OF_THE_PAPER)
"""Labels of the number under which a right is entered, not of the paper that certifies it."""


def authorisation_fields(reading: FieldInput) -> Fields:
    """Fields of an authorisation or licence."""
    day, signed_on = (of(reading.layouts, reading.month_first) for of in (issue_day, contract_day))
    fields: Fields = {
        "number": number_of(reading.layouts, AGREED),
        "issued_on": signed_on if signed_on and (day is None or day.confidence < _BY_PLACE) else day,
        **authority_fields(reading.layouts),
    }
    number, registration = fields["number"], fields.get("registration_number")
    if number and registration and number.value == registration.value and number.confidence < 0.9:
        fields["number"] = None
    day, start = fields["issued_on"], fields.get("valid_from")
    if day and start and day.row == start.row and day.confidence < 0.9 and day.value == start.value:
        fields["issued_on"] = None
    return fields


_BY_PLACE = 0.7
"""Below this a day is but the one that stands near the top."""


def copyright_fields(reading: FieldInput) -> Fields:
    """Fields of a copyright certificate."""
    layouts, day = reading.layouts, read_day(reading.month_first)
    return {
        "registration_number": first_labelled_value(
            layouts, (_ENTRY, word.REGISTRATION_NUMBER, word.NUMBER, word.WEAK_NUMBER), read_long_code
        ),
        "work": first_labelled_value(layouts, (word.WORK,), read_mark) or named_work(layouts),
        "owner": first_labelled_value(
            layouts,
            (
                word.ENTITLED,
                word.OWNER,
                word.AUTHOR,
            ),
            read_name,
        ),
        "author": next(labelled_values(layouts[:2], word.AUTHOR, read_name, strict=True), None),
        "completed_on": first_labelled_value(layouts, (word.COMPLETED,), day),
        "published_on": first_labelled_value(
            layouts,
            (tuple(label for label in word.PUBLISHED if label not in ("date of issue", "edition", "issued")),),
            day,
        ),
        "registered": first_labelled_value(layouts, (word.REGISTERED,), day) or issue_day(layouts, reading.month_first),
        "issued_on": first_labelled_value(layouts, (word.ISSUED,), day),
    }


def _read_last_day(text: str) -> tuple[dt.date, str] | None:
    """The last day among the words: a term is named from its first to its last day."""
    days = days_in(text[:300])
    ends = days and not _GOES_ON.match(text, days[-1].span[1])
    return (days[-1].date, text[slice(*days[-1].span)]) if ends else None


_BEGINS = regex(r"(?i)\W*(?:from|since|desde|del|dal|du|von|vom|van|da|de|od|с|自)\b")
"""How a term is told by its first day and its last."""


def _read_end(text: str) -> tuple[dt.date, str] | None:
    """The last day of a term given by first and last day, else the first day among the words."""
    days = days_in(text[:300])
    spanned = len(days) > 1 and days[1].span[0] - days[0].span[1] <= _DASH
    end = days[1:2] if spanned or _BEGINS.match(text) else ()
    if not end and days and _GOES_ON.match(text, days[0].span[1]):
        return None
    return (end[0].date, text[slice(*end[0].span)]) if end else read_any_day(text)


_GOES_ON = regex(r"\s?(?:[至到~～—–-]|\b(?:to|until|bis|до|по|au|al|hasta)\b)")
"""What stands behind the first day of a term whose last one is not legible."""
_DASH = 4
"""Letters between the first and the last day of a term at most."""
_NUMBER_OF_MARK = regex(
    r"第\s?(?P<zh>\d{5,9})\s?号(?:[“\"].{1,20}[”\"])?(?:注册)?商标|تسجيلها\s?تحت\s?رقم\s?:?\s?(?P<ar>\d{5,7})\b"
)


_NUMBER_BESIDE = deferred_regex(
    lambda: (
        rf"^\W{{0,3}}{alternation('paper/certificate.mark_number_lead')}\b"
        rf"(?: {alternation('paper/certificate.mark_number_word')}\.?){{0,3}}\W{{1,3}}"
        r"((?-i:[A-Z]{0,3})\d[\d. ,]{4,12}\d)$"
    ),
    re.IGNORECASE,
)


def _number_beside_mark(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The number that alone follows the word for a mark at the head of a page: `Marca nacional nº 4.123.456`."""
    for layout in layouts[:1]:
        for row in layout.rows[:_TOP]:
            match = _NUMBER_BESIDE.match(row.text)
            if match and not days_in(match[1]):
                return ExtractedValue(match[1], match[1], layout, row.number, 0.85)
    return None


def _number_in_sentence(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The number in a sentence such as `兹核准第18834127号商标转让注册`."""
    return value_within(layouts, _NUMBER_OF_MARK, sure=0.85, pages=2)


def _is_union_mark(layouts: Sequence[PageLayout]) -> bool:
    """Whether the mark is one of the European Union, which keeps the number of its application."""
    return any(_UNION.search(layout.text) for layout in layouts[:2])


_UNION = regex(
    r"\b(?:EUTM|EUIPO)\b|(?i:european\s+union\s+(?:trade\s?mark|intellectual\s+property\s+office)|\bunionsmarke)"
)


_BEGUN = ("第", "registration")
"""Words that begin the number of a certificate, and much else."""


def _number_of_mark(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The number a mark is registered under: behind a label, the surer ones first, else in a title or a sentence."""
    certain = tuple(label for label in word.REGISTRATION_NUMBER if label not in _BEGUN)
    of_union, filed = _is_union_mark(layouts), (("filing number", "application number"),)
    return (
        first_labelled_value(layouts, (certain,), read_long_code)
        or coded_title(layouts)
        or first_labelled_value(layouts, (_BEGUN,), read_long_code)
        or value_by_stem(layouts, "registration_number", read_long_code)
        or next(labelled_values(layouts[:1], ("trade mark", "trademark"), read_long_code, strict=True), None)
        or (first_labelled_value(layouts, filed, read_long_code) or application_number(layouts) if of_union else None)
        or first_labelled_value(layouts, (word.WEAK_NUMBER, word.NUMBER), read_long_code)
        or _number_in_sentence(layouts)
        or _number_beside_mark(layouts)
        or numbered_heading(layouts)
        or _number_on_own_line(layouts)
    )


_BARE_NUMBER = regex(r"\d{1,3}(?: \d{3}){1,2}|\d{7,8}|TM(?:-\d{1,8}){2,6}")
_TOP = 8


_SIGN, _LONG = regex(r"(?:N\.|Nr\.?|No\.?|N°)\s?(?=\d)"), 5


def _number_on_own_line(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The number that fills a line near the top of a certificate, grouped by threes or in the form of an office."""
    for layout in layouts[:1]:
        for row in layout.rows[:_TOP]:
            lead = _SIGN.match(row.text)
            number = row.text[lead.end() :] if lead else row.text
            bare = _BARE_NUMBER.fullmatch(number) or (lead and number.isdigit() and len(number) > _LONG)
            if len(row.cells) == 1 and bare and not days_in(row.text):
                return ExtractedValue(number, number, layout, row.number, 0.7)
    return None


def trademark_fields(reading: FieldInput) -> Fields:
    """Fields of a trademark certificate or an extract of a register."""
    layouts = reading.layouts
    numbered = uspto_fields(layouts) | inid_fields(layouts)
    template_fields = certificate_fields(layouts)
    day = read_day(reading.month_first)
    period = {name: found for name, found in period_of(layouts).items() if found.confidence >= 0.6}
    registered = (
        numbered.get("registered")
        or template_fields.get("registered")
        or _surest(labelled_values(layouts, word.REGISTERED, read_any_day))
        or value_by_stem(layouts, "registered", read_any_day)
        or _registration_day_in_sentence(reading)
    )
    entry = (
        numbered.get("registration_number") or template_fields.get("registration_number") or _number_of_mark(layouts)
    )
    owner = (
        numbered.get("owner")
        or template_fields.get("owner")
        or _owner_before_index(layouts)
        or value_under_heading(layouts, "owner", read_name)
        or first_labelled_value(layouts, (word.OWNER,), read_name)
        or value_by_stem(layouts, "owner", read_name)
        or value_below_stem(layouts, "owner", read_name)
        or _named_holder(reading)
    )
    return {
        "registration_number": entry,
        "mark": numbered.get("mark")
        or template_fields.get("mark")
        or mark_of(layouts, coded=bool(numbered))
        or mark_in_owner_name(layouts, owner),
        "owner": owner,
        "registered": registered,
        "valid_from": period.get("valid_from") if not numbered else None,
        "valid_to": first_labelled_value(layouts, (word.ENDED,), read_any_day)
        or numbered.get("valid_to")
        or first_labelled_value(
            layouts, (tuple(label for label in word.VALID_TO if label not in ("to", "至", "по", "до")),), _read_end
        )
        or value_by_stem(layouts, "valid_to", _read_last_day)
        or period.get("valid_to"),
        "issued_on": first_labelled_value(layouts, (word.ISSUED, word.PRINTED), day),
    }


def _surest(found: Iterator[ExtractedValue]) -> ExtractedValue | None:
    """The first value beside its label, else the first below one, as below a state that is called `registered` too."""
    first: ExtractedValue | None = None
    for each in found:
        if first is None or each.confidence > first.confidence:
            first = each
        if first.confidence > _BELOW:
            return first
    return first


_BELOW = 0.85
_UNDER = 4
"""Lines that an owner's entry takes."""


_INDEX = regex(r",\s\d{6}(?=,|\s|$)")
_HOLDER = regex(r"(?i)правообладатель\s?:\s?")


def _owner_before_index(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The owner of several lines in an entry of Rospatent: all words up to the index of the town."""
    for layout in layouts[:1]:
        for row in layout.rows:
            lead = _HOLDER.match(row.cells[0].text)
            lines = layout.rows[row.number : row.number + _UNDER] if lead else ()
            entry = " ".join(line.cells[0].text for line in lines)[lead.end() :] if lead else ""
            index = _INDEX.search(entry)
            name = entry[: index.start()].strip() if index else ""
            if lead and name and len(name) <= NAME_LIMIT and name.split()[0] != name:
                return ExtractedValue(name, name, layout, row.number, 0.85, lead[0])
    return None


_REGISTERED = matcher("paper/certificate.is_registered", re.IGNORECASE)


_ON_THE = regex(r"(?i)\b(?:con fecha|em|on|am|le|il)\s+(?:the\s+)?\d{1,2}\b[^.;]{0,40}$")


def _registration_day_in_sentence(reading: FieldInput) -> ExtractedValue | None:
    """The day in the sentence that says that the mark is registered."""
    for layout in reading.layouts[:2]:
        text = layout.text[:6000]
        for match in _REGISTERED.finditer(text):
            end = match.end() + 170
            days = days_in(text[match.end() : end], month_first=reading.month_first)
            before = days_in(text[max(match.start() - 60, 0) : match.start()], month_first=reading.month_first)
            if before and _ON_THE.search(text[max(match.start() - 80, 0) : match.start()]):
                start = max(match.start() - 60, 0) + before[-1].span[0]
                raw = text[start : start + before[-1].span[1] - before[-1].span[0]]
                return ExtractedValue(before[-1].date, raw, layout, confidence=0.75, span=(start, start + len(raw)))
            between = text[match.end() : match.end() + days[0].span[0]] if days else ""
            if days and not re.search(r"(?i)[.!?]\s*\n|\n\s*\n|first use|commerce|\bfiled\b", between):
                start = match.end() + days[0].span[0]
                raw = text[start : match.end() + days[0].span[1]]
                return ExtractedValue(days[0].date, raw, layout, confidence=0.75, span=(start, start + len(raw)))
    return None


_IN_NAME_OF = deferred_regex(lambda: rf"\b{alternation('paper/certificate.in_name_of')}\s+", re.IGNORECASE)


def _registered_name(lead: str, behind: str) -> str | None:
    """The name without a legal form that follows `in the name(s) of`, up to its address."""
    read = read_name(behind.partition("\n")[0]) if re.match(r"(?i)in the name", lead) else None
    return read[0] if read else None


def _named_holder(reading: FieldInput) -> ExtractedValue | None:
    """The firm in whose name a sentence says that the right is entered."""
    for layout in reading.layouts[:2]:
        text = layout.prose[:6000]
        for match in _IN_NAME_OF.finditer(text):
            behind = text[match.end() : match.end() + 160].lstrip()
            firm = organisation_at_start(behind) or _registered_name(match[0], behind)
            if firm:
                return ExtractedValue(firm, firm, layout, confidence=0.8)
    return None


def patent_fields(reading: FieldInput) -> Fields:
    """Fields of a patent or design certificate."""
    layouts, day = reading.layouts, read_day(reading.month_first)
    numbered = inid_fields([with_bracketed_codes(layout) for layout in layouts])
    return {
        "registration_number": first_labelled_value(
            layouts, (_ENTRY, word.REGISTRATION_NUMBER, word.WEAK_NUMBER), read_long_code
        )
        or numbered.get("registration_number")
        or numbered_heading(layouts),
        "work": numbered.get("mark")
        or first_labelled_value(layouts, (word.WORK, ("наименование", "title")), read_mark),
        "owner": first_labelled_value(layouts, (word.OWNER, word.AUTHOR), read_name) or numbered.get("owner"),
        "registered": first_labelled_value(layouts, (word.REGISTERED,), day)
        or numbered.get("registered")
        or _registration_day_in_sentence(reading),
        "valid_to": first_labelled_value(layouts, (word.ENDED,), read_any_day)
        or numbered.get("valid_to")
        or period_of(layouts).get("valid_to"),
        "issued_on": first_labelled_value(layouts, (word.ISSUED, word.PRINTED), day),
    }

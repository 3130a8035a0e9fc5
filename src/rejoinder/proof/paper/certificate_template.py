"""Certificates of single offices, read by templates: one file an office in `lexicons/certificates`.

A template says what heads such a certificate (`headed`) or stands anywhere on its first page (`names`), and behind
which words (`after`) the value of a field stands: in the same row, in the row `under` it, or in the page as one line
(`flat`). `value` cuts out its first group, `then` must follow a day. Of several values of a field the first counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import attrs

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue, Reader, Value
from rejoinder.proof.paper.firm import organisation_at_start
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.value_parser import read_long_code, read_name
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.letters import without_accents
from rejoinder.text.shipped_form import shipped_yaml

_HEAD_ROWS, _HEAD = 24, 600
"""Rows and letters of the heading of a page."""
_VALUE, _MARK = 200, 40
"""Letters that are looked at behind the words before a value, and of a mark at most."""


def _pattern(written: str | None) -> re.Pattern[str] | None:
    return regex(written, re.IGNORECASE) if written is not None else None


def _behind_pattern(written: str) -> re.Pattern[str]:
    return regex(written, re.IGNORECASE)


@attrs.frozen(kw_only=True)
class FieldTemplate:
    """Where a field stands, and what reads it."""

    field: str
    reads: str
    after: re.Pattern[str] = attrs.field(converter=_behind_pattern)
    value: re.Pattern[str] | None = attrs.field(default=None, converter=_pattern)
    then: re.Pattern[str] | None = attrs.field(default=None, converter=_pattern)
    sure: float = 0.85
    flat: bool = False
    under: bool = False


def _fields(written: Sequence[Mapping[str, Any]]) -> tuple[FieldTemplate, ...]:
    return tuple(FieldTemplate(**each) for each in written)


@attrs.frozen(kw_only=True)
class CertificateTemplate:
    """The certificate of an office."""

    fields: tuple[FieldTemplate, ...] = attrs.field(converter=_fields)
    headed: re.Pattern[str] | None = attrs.field(default=None, converter=_pattern)
    names: re.Pattern[str] | None = attrs.field(default=None, converter=_pattern)
    plain: bool = False
    """Whether words are compared in small letters without accents."""
    marks: bool = False
    """Whether the heading alone shows that the paper is the certificate of a mark."""

    def is_on(self, layout: PageLayout) -> bool:
        """Whether a page is headed as such a certificate, or names its office."""
        head = " ".join(row.text for row in layout.rows[:_HEAD_ROWS])[:_HEAD]
        head = _unaccented(head) if self.plain else head
        return all(
            pattern is None or pattern.search(text) is not None
            for pattern, text in ((self.headed, head), (self.names, layout.text))
        )


@cache
def _templates() -> tuple[CertificateTemplate, ...]:
    folder = resources.files("rejoinder.lexicons").joinpath("certificates")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return tuple(CertificateTemplate(**shipped_yaml(file.read_text("utf-8"))) for file in files)


def certificate_fields(layouts: Sequence[PageLayout]) -> dict[str, ExtractedValue]:
    """The fields of a certificate whose office has a template; empty for every other paper."""
    for layout in layouts[:1]:
        for template in _templates():
            fields: dict[str, ExtractedValue] = {}
            for each in template.fields if template.is_on(layout) else ():
                for found in (
                    _flat_values(each, layout) if each.flat else _row_values(each, layout, plain=template.plain)
                ):
                    fields.setdefault(each.field, found)
            if fields:
                return fields
    return {}


def is_headed_as_mark(layouts: Sequence[PageLayout]) -> bool:
    """Whether the first page bears the heading by which an office's template knows the certificate of a mark."""
    return any(template.marks and template.is_on(layout) for layout in layouts[:1] for template in _templates())


def _flat_values(template: FieldTemplate, layout: PageLayout) -> Iterator[ExtractedValue]:
    """The values behind the words in the page as one line."""
    for match in template.after.finditer(layout.flat):
        read = _read(template, layout.flat[match.end() : match.end() + _VALUE])
        if read is not None:
            yield ExtractedValue(read[0], read[1], layout, confidence=template.sure)


def _row_values(template: FieldTemplate, layout: PageLayout, *, plain: bool) -> Iterator[ExtractedValue]:
    """The values behind the words in their row, or in the row under it."""
    for row in layout.rows:
        match = template.after.search(_unaccented(row.text) if plain else row.text)
        if match is None:
            continue
        rows = layout.rows[row.number + 1 : row.number + 2] if template.under else (row,)
        for each in rows:
            end = 0 if template.under else _place(row.text, match.end()) if plain else match.end()
            read = _read(template, each.text if template.reads == "lone_day" else each.text[end:])
            if read is not None:
                label = match[0] if not plain and not template.under else ""
                yield ExtractedValue(read[0], read[1], layout, each.number, template.sure, label)


def _read(template: FieldTemplate, text: str) -> tuple[Value, str] | None:
    match = template.value.search(text) if template.value is not None else None
    if template.value is not None and match is None:
        return None
    read = _READERS[template.reads](match[1] if match else text)
    behind = text[len(read[1]) :] if read is not None else ""
    return read if template.then is None or template.then.match(behind) else None


def _day(text: str) -> tuple[Value, str] | None:
    days = days_in(text)
    return (days[0].date, text[: days[0].span[1]]) if days and days[0].span[0] == 0 else None


def _lone_day(text: str) -> tuple[Value, str] | None:
    days = days_in(text)
    return (days[0].date, text[slice(*days[0].span)]) if len(days) == 1 else None


def _firm(text: str) -> tuple[Value, str] | None:
    firm = organisation_at_start(text)
    return (firm, firm) if firm is not None else None


def _mark(text: str) -> tuple[Value, str] | None:
    return (text, text) if 0 < len(text) <= _MARK else None


_READERS: Mapping[str, Reader] = {
    "day": _day, "lone_day": _lone_day, "firm": _firm, "mark": _mark, "name": read_name, "code": read_long_code,
}  # fmt: skip


def _unaccented(words: str) -> str:
    """The words in small letters without accents."""
    return without_accents(words.casefold().replace("đ", "d"), "NFD")


def _place(words: str, plain: int) -> int:
    """How many letters of the words come to so many without accents."""
    reached = 0
    for place, letter in enumerate(words):
        if reached >= plain:
            return place
        reached += len(_unaccented(letter))
    return len(words)

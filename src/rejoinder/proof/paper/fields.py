"""The fields of a paper by its kind: which are looked for, and how."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import attrs

from rejoinder.domain.evidence import Paper, PaperKind
from rejoinder.proof.paper.chat import chat_fields, is_chat
from rejoinder.proof.paper.currency_named import currency_of
from rejoinder.proof.paper.einvoice_mapping import ORDERS, data_root, einvoice_fields
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.fapiao_code import qr_fields
from rejoinder.proof.paper.fields_court import court_fields
from rejoinder.proof.paper.fields_letter import labelled_fields, letter_fields
from rejoinder.proof.paper.fields_read import FieldInput, Fields, K
from rejoinder.proof.paper.fields_right import authorisation_fields, copyright_fields, patent_fields, trademark_fields
from rejoinder.proof.paper.fields_sales import sales_fields
from rejoinder.proof.paper.fields_trade import bill_fields, catalogue_fields, contract_fields
from rejoinder.proof.paper.issue import month_first
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.register_extract import registered_right_fields
from rejoinder.text.lazy_pattern import regex

ORDER = (
    *("number", "issued_on", "seller", "buyer", "owner", "licensee", "author", "assigned_to", "mark", "work"),
    *("registration_number", "filed_on", "priority_on", "valid_from", "valid_to", "registered", "status", "classes"),
    *("completed_on", "published_on", "published_in", "isbn", "sold_on", "total", "currency", "tax", "items"),
    *("sealed", "signed", "sub_authorisation", "territory", "platform"),
)


def extract_fields(
    paper: Paper, kind: PaperKind, layouts: Sequence[PageLayout], language: str | None
) -> dict[str, ExtractedValue]:
    """The fields of a paper of this kind that its words carry; data that travels with an e-invoice comes first."""
    reader = chat_fields if kind in _SPOKEN and is_chat(layouts) else _READERS.get(kind)
    if reader is None:
        return {}
    named = currency_of(layouts, None)
    currency = str(named.value) if named else None
    reading = FieldInput(
        paper=paper, layouts=layouts, language=language, month_first=month_first(layouts, language, currency)
    )
    fields = {name: found for name, found in reader(reading).items() if found is not None}
    if kind in _OF_A_REGISTER:
        fields = fields | registered_right_fields(layouts, fields, kind)
    if kind in (K.INVOICE, K.RECEIPT) or data_root(paper) in ORDERS:
        fields |= einvoice_fields(paper)
    if kind in (K.INVOICE, K.RECEIPT):
        fields = qr_fields(paper, layouts) | fields
    if kind in _DATED_BY_REGISTRATION and "registered" in fields:
        # a certificate is dated by the registration; of an extract that has its own day the right runs from there
        name = "valid_from" if "issued_on" in fields else "issued_on"
        fields.setdefault(name, attrs.evolve(fields["registered"], confidence=0.7))
    return fields | _seal_fields(reading, kind)


_SPOKEN = frozenset({K.CHAT, K.NOTE, K.OTHER})
"""Kinds under which a conversation that was exported may lie."""
_OF_A_REGISTER = frozenset({K.TRADEMARK_CERTIFICATE, K.PATENT_CERTIFICATE, K.REGISTER_EXTRACT})
_DATED_BY_REGISTRATION = frozenset({K.TRADEMARK_CERTIFICATE, K.COPYRIGHT_CERTIFICATE, K.PATENT_CERTIFICATE})
"""Certificates that name no day of issue of their own are dated by the registration that they certify."""


_UNSIGNED = frozenset({K.CATALOGUE, K.SALES_RECORD, K.PICTURE, K.OTHER})


_SEALED = regex(
    (
        r"signed and sealed|company seal|official seal|sealed by|盖章|公章|签章|М\.\s?П\.|\bL\.\s?S\.|место печати"
        r"|печать организации|скреплен\w* печатью"
    ),
    re.IGNORECASE,
)


_SIGNED = regex(r"\bsigned\b|signature|/s/|签字|签名|签署|подпись|подписано|unterschrift|unterzeichnet", re.IGNORECASE)


def _seal_fields(reading: FieldInput, kind: PaperKind) -> dict[str, ExtractedValue]:
    """Words that speak of a seal or a signature: a hint, since no word shows the seal itself."""
    found: dict[str, ExtractedValue] = {}
    if kind in _UNSIGNED:
        return found
    metadata = dict(reading.paper.metadata)
    for name, pattern in (("sealed", _SEALED), ("signed", _SIGNED)):
        for layout in reading.layouts[:20]:
            match = pattern.search(layout.text)
            if match:
                found[name] = ExtractedValue(True, match[0], layout, confidence=0.4, span=match.span())
                break
    if metadata.get("stamps") and reading.layouts:
        found["sealed"] = _located_mark(reading, metadata["stamps"], 0.7)
    if metadata.get("strokes") and reading.layouts:
        found["signed"] = _located_mark(reading, metadata["strokes"], 0.6)
    if metadata.get("signatures") and reading.layouts:
        found["signed"] = ExtractedValue(True, "", reading.layouts[0], confidence=0.8, span=None)
    return found


def _located_mark(reading: FieldInput, places: str, sure: float) -> ExtractedValue:
    """A stamp or the strokes of a hand that were seen: where, as a hint; nobody can tell from it whose they are."""
    first = places.split()[0]
    number, _, sides = first.partition(":")
    layout = next((layout for layout in reading.layouts if str(layout.number) == number), reading.layouts[0])
    left, top, right, bottom = (float(side) for side in sides.split(","))
    return ExtractedValue(True, "", layout, confidence=sure, box=(left, top, right, bottom))


_READERS: Mapping[PaperKind, Callable[[FieldInput], Fields]] = {
    K.INVOICE: bill_fields,
    K.RECEIPT: bill_fields,
    K.CONTRACT: contract_fields,
    K.AUTHORISATION: authorisation_fields,
    K.COPYRIGHT_CERTIFICATE: copyright_fields,
    K.TRADEMARK_CERTIFICATE: trademark_fields,
    K.PATENT_CERTIFICATE: patent_fields,
    K.REGISTER_EXTRACT: trademark_fields,
    K.CATALOGUE: catalogue_fields,
    K.SALES_RECORD: sales_fields,
    K.LETTER: letter_fields,
    K.COURT_PAPER: court_fields,
    K.OTHER: labelled_fields,
}

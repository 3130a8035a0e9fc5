"""What a paper is and says, the seller's word beside it, and what a doubting reviewer would say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import CERTIFICATES, Field, Inspection, Item, Paper, PaperKind, Vouched, Vouching
from rejoinder.proof.doubt import doubts
from rejoinder.proof.name import is_same_model
from rejoinder.proof.paper.extracted_value import as_fields
from rejoinder.proof.paper.fields import ORDER, extract_fields
from rejoinder.proof.paper.kind import kind_of
from rejoinder.proof.paper.language_id import language_of
from rejoinder.proof.paper.model_code import model_in, models_in
from rejoinder.proof.paper.ocr_caveat import ocr_findings
from rejoinder.proof.paper.page_layout import page_layouts
from rejoinder.proof.paper.register_extract import kind_of_right

_TAKES_WORD = frozenset({PaperKind.OTHER, PaperKind.PICTURE})


def inspect(paper: Paper, *, kind: PaperKind | None = None) -> Inspection:
    """Read one paper.

    Args:
        kind: what a person says that it is; what the paper shows of itself where it is None.

    Returns: the paper's own words first, then the seller's as fields by SELLER. The seller's word decides the kind only
    where the paper does not show it. A paper that cannot be read carries the seller's word alone.
    """
    layouts = page_layouts(paper)
    language = language_of("\n".join(layout.text for layout in layouts)) if paper.readable else None
    if kind is None:
        kind = _kind(kind_of(paper, layouts), paper.vouched)
    if kind is PaperKind.REGISTER_EXTRACT:
        kind = kind_of_right(layouts) or kind
    fields = (
        tuple(as_fields(extract_fields(paper, kind, layouts, language), ORDER, paper.document))
        if paper.readable
        else ()
    )
    inspection = Inspection(
        paper=paper, kind=kind, language=language, fields=(*fields, *_vouched_fields(paper.vouched, kind))
    )
    return with_doubts(inspection)


def with_doubts(inspection: Inspection) -> Inspection:
    """The same with its doubts found anew, as is due when its fields have changed."""
    return attrs.evolve(inspection, doubts=(*doubts(inspection), *ocr_findings(inspection)))


def _kind(own: PaperKind, vouched: Vouched | None) -> PaperKind:
    if own in _TAKES_WORD and vouched is not None and vouched.kind is not None:
        return vouched.kind
    return own


def _vouched_fields(vouched: Vouched | None, kind: PaperKind) -> Iterator[Field]:
    """The seller's word as fields; parties by what the paper is, the giver first."""
    if vouched is None:
        return
    giver, taker = _roles(kind)
    values: list[tuple[str, str | bool | dt.date | tuple[Item, ...] | None]] = [
        (_day_name(kind), vouched.issued_on),
        (giver, vouched.parties[0] if vouched.parties else None),
        (taker, vouched.parties[-1] if len(vouched.parties) > 1 else None),
        ("mark", vouched.mark),
        ("valid_from", vouched.valid_from),
        ("valid_to", vouched.valid_to),
        ("items", (Item(says=vouched.item or "", model=_model(vouched.item), quantity=vouched.quantity),)
         if vouched.item or vouched.quantity is not None else None),
        ("sealed", vouched.sealed),
    ]  # fmt: skip
    for name, value in values:
        if value is not None:
            yield Field(name=name, value=value, by=Vouching.SELLER)


def _model(item: str | None) -> str | None:
    return model_in(item) if item else None


def _roles(kind: PaperKind) -> tuple[str, str]:
    if kind is PaperKind.AUTHORISATION or kind in CERTIFICATES or kind in (PaperKind.CATALOGUE, PaperKind.LETTER):
        return "owner", "licensee"
    return "seller", "buyer"


def _day_name(kind: PaperKind) -> str:
    if kind in CERTIFICATES:
        return "registered"
    return "published_on" if kind is PaperKind.CATALOGUE else "issued_on"


def value_of(inspection: Inspection, name: str) -> object | None:
    """The value of a field, the paper's own word before the seller's, or None."""
    found = inspection.field(name)
    return found.value if found else None


def parties_of(inspection: Inspection) -> tuple[str | None, str | None]:
    """Giver and receiver: seller and buyer, or owner and licensee, as the kind has it."""
    names = _roles(inspection.kind)
    found = [_text(inspection, name) for name in names]
    if found[0] is None and found[1] is None:
        found = [
            _text(inspection, "seller") or _text(inspection, "owner"),
            _text(inspection, "buyer") or _text(inspection, "licensee"),
        ]
    return found[0], found[1]


def paper_day(inspection: Inspection) -> dt.date | None:
    """The day that counts: of the first sale, the print, the completion or registration, or the paper itself."""
    order = {
        PaperKind.SALES_RECORD: ("sold_on", "issued_on"),
        PaperKind.CATALOGUE: ("published_on", "issued_on"),
        PaperKind.COPYRIGHT_CERTIFICATE: ("registered", "issued_on"),
        PaperKind.TRADEMARK_CERTIFICATE: ("registered", "issued_on"),
        PaperKind.PATENT_CERTIFICATE: ("registered", "issued_on"),
        PaperKind.REGISTER_EXTRACT: ("registered", "issued_on"),
        PaperKind.AUTHORISATION: ("issued_on", "valid_from"),
    }.get(inspection.kind, ("issued_on", "published_on"))
    for name in order:
        value = value_of(inspection, name)
        if isinstance(value, dt.date):
            return value
    return None


def items_of(inspection: Inspection) -> tuple[Item, ...]:
    """Lines of goods, the paper's before the seller's; empty where there are none."""
    value = value_of(inspection, "items")
    return value if isinstance(value, tuple) else ()


def models_of(inspection: Inspection) -> tuple[str, ...]:
    """Model codes named by the lines of goods, each once, in order."""
    found: list[str] = []
    for item in items_of(inspection):
        for code in (*((item.model,) if item.model else ()), *models_in(item.says)):
            if not any(is_same_model(code, known) for known in found):
                found.append(code)
    return tuple(found)


def quantity_of(inspection: Inspection, model: str | None = None) -> Decimal | None:
    """Pieces in all lines, or in those of a model; None where no line states a quantity."""
    items = [item for item in items_of(inspection) if item.quantity is not None]
    if model is not None:
        items = [item for item in items if _is_for_model(item, model)]
    return sum((item.quantity for item in items if item.quantity is not None), Decimal(0)) if items else None


def _is_for_model(item: Item, model: str) -> bool:
    codes = [*((item.model,) if item.model else ()), *models_in(item.says)]
    return any(is_same_model(code, model) for code in codes)


def mark_of(inspection: Inspection) -> str | None:
    """The mark that the paper names, or None."""
    return _text(inspection, "mark")


def work_of(inspection: Inspection) -> str | None:
    """The work that the paper names, or None."""
    return _text(inspection, "work")


def _text(inspection: Inspection, name: str) -> str | None:
    value = value_of(inspection, name)
    return value if isinstance(value, str) else None

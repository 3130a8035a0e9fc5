"""Papers with what the seller answered of them: what they are, from whom, to whom, when and for which goods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import CERTIFICATES, Field, Inspection, Item, PaperKind, Place, Vouching
from rejoinder.domain.number import normalised_number
from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.inspection import inspect, items_of, with_doubts
from rejoinder.proof.name import is_same_model, is_same_name
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.model_code import model_in, models_in
from rejoinder.proof.product import model_of
from rejoinder.usecases.answer_value import values_in

PAPER = "paper."
SURE = 0.6
"""A value that was read less surely than this gives way to the seller's word at once."""
_PLAIN = ("number", "mark", "registration_number", "valid_from", "valid_to", "completed_on")
_OF_OWNER, _OF_SALE = {"from": "owner", "to": "licensee"}, {"from": "seller", "to": "buyer"}
_OWNED = frozenset({PaperKind.AUTHORISATION, PaperKind.CATALOGUE, PaperKind.LETTER})
Value = str | dt.date | tuple[Item, ...]


def as_answered(inspections: Sequence[Inspection], case: CaseFile) -> tuple[Inspection, ...]:
    """The inspections with the answers in them.

    The seller's word takes the place of what was read unsurely, or where the paper itself shows it; where the paper
    plainly shows something else both stand, and the difference is found like any other.
    """
    known = {one.sha256 for one in case.answers if one.fact.startswith(PAPER)}
    if not known:
        return tuple(inspections)
    return tuple(_answered(one, case) if one.paper.sha256 in known else one for one in inspections)


def field_name(kind: PaperKind, fact: str) -> str | None:
    """The field of a paper of this kind that holds a fact such as `paper.from`; None where none does."""
    name = fact.removeprefix(PAPER)
    if name in _PLAIN:
        return name
    if name == "issued_on":
        return "registered" if kind in CERTIFICATES else "published_on" if kind is PaperKind.CATALOGUE else name
    if name == "item":
        return "items"
    if kind in CERTIFICATES:
        return {"to": "owner"}.get(name)
    return (_OF_OWNER if kind in _OWNED else _OF_SALE).get(name)


def fields_of_fact(fact: str) -> frozenset[str]:
    """The fields that may hold a fact of a paper, whatever its kind."""
    return frozenset(name for kind in PaperKind if (name := field_name(kind, fact)) is not None)


def kind_of_answer(answer: str) -> PaperKind:
    """The kind of paper that an answer names; a screenshot, a chat or a note is another paper."""
    return PaperKind(answer) if answer in set(PaperKind) else PaperKind.OTHER


def _answered(inspection: Inspection, case: CaseFile) -> Inspection:
    answers = _answers(case, inspection.paper.sha256)
    kind = answers.pop("paper.kind", None)
    if kind is not None and kind_of_answer(kind) is not inspection.kind:
        inspection = inspect(inspection.paper, kind=kind_of_answer(kind))
    if answers.get("paper.ours") == "no" and inspection.paper.place is Place.EVIDENCE:
        inspection = attrs.evolve(inspection, paper=attrs.evolve(inspection.paper, place=Place.CLAIMED))
    if answers.get("paper.about_product") == "no":
        inspection = attrs.evolve(inspection, aside=True)
    fields = _fields(inspection, answers, _refused(case, inspection.paper.sha256), _model(case))
    if fields == inspection.fields:
        return inspection
    return with_doubts(attrs.evolve(inspection, fields=fields))


def _answers(case: CaseFile, sha256: str) -> dict[str, str]:
    facts = dict.fromkeys(one.fact for one in case.answers if one.sha256 == sha256)
    values = {fact: case.answer(fact, sha256) for fact in facts if fact.startswith(PAPER)}
    return {fact: value for fact, value in values.items() if value}


def _refused(case: CaseFile, sha256: str) -> Mapping[str, tuple[str, ...]]:
    facts = dict.fromkeys(one.fact for one in case.answers if one.sha256 == sha256 and one.rejected_value is not None)
    return {fact: case.refused_values(fact, sha256) for fact in facts}


def _fields(
    inspection: Inspection, answers: Mapping[str, str], refused: Mapping[str, tuple[str, ...]], model: str | None
) -> tuple[Field, ...]:
    fields = list(_accepted_fields(inspection, refused))
    for name, value in _values(inspection, answers, model):
        spoken = Field(name=name, value=value, by=Vouching.SELLER)
        read = next((one for one in fields if one.name == name and one.by is Vouching.PAPER), None)
        others = [one for one in fields if one.name != name or one.by is Vouching.PAPER]
        if read is not None and same_value(read.value, value):
            fields = [attrs.evolve(one, confidence=1.0) if one is read else one for one in others]
        elif read is not None and read.recognised:  # he has looked at the picture, as no program can
            fields = [attrs.evolve(one, value=value, confidence=1.0) if one is read else one for one in others]
        elif read is None or not _is_plain(read) or _shows(inspection, value):
            fields = [*(one for one in others if one is not read), spoken]
        else:
            fields = [*others, spoken]
    return tuple(fields)


def _accepted_fields(inspection: Inspection, refused: Mapping[str, tuple[str, ...]]) -> Iterator[Field]:
    """The fields without the values that the seller said are wrong."""
    wrong = [(field_name(inspection.kind, fact), value) for fact, values in refused.items() for value in values]
    for field in inspection.fields:
        if not any(name == field.name and value == as_answer(field) for name, value in wrong):
            yield field


def _values(inspection: Inspection, answers: Mapping[str, str], model: str | None) -> Iterator[tuple[str, Value]]:
    for fact, text in answers.items():
        name = field_name(inspection.kind, fact)
        if fact == "paper.item":
            continue
        if name is not None and fact != "paper.quantity":
            yield name, dt.date.fromisoformat(text[:10]) if name.endswith("_on") or _is_day(name) else text
    items = _items(inspection, answers, model)
    if items is not None:
        yield "items", items


def _is_day(name: str) -> bool:
    return name in ("registered", "valid_from", "valid_to")


def _items(inspection: Inspection, answers: Mapping[str, str], model: str | None) -> tuple[Item, ...] | None:
    """The goods that the seller names, and how many of those complained of where he says it."""
    named, pieces = values_in(answers.get("paper.item", "")), answers.get("paper.quantity")
    read = items_of(inspection)
    if not named and not pieces:
        return None
    items = tuple(Item(says=one, model=model_in(one)) for one in named) or read
    if len(items) == len(read) and named:
        both = zip(items, read, strict=True)
        items = tuple(attrs.evolve(one, quantity=other.quantity) for one, other in both)
    return _counted(items, Decimal(pieces), model) if pieces is not None else items


def _counted(items: tuple[Item, ...], pieces: Decimal, model: str | None) -> tuple[Item, ...]:
    """The goods with so many pieces of those complained of: of the only ones, else of those of the model."""
    if len(items) <= 1:
        return (attrs.evolve(items[0] if items else Item(says=model or "", model=model), quantity=pieces),)
    if model is None:
        return items
    others = (one for one in items if not any(is_same_model(model, code) for code in _codes(one)))
    return (Item(says=model, model=model, quantity=pieces), *others)


def _codes(item: Item) -> Iterator[str]:
    """Every model that a line names; one that was read from two lines at once names two."""
    if item.model:
        yield item.model
    yield from models_in(item.says)


def _model(case: CaseFile) -> str | None:
    """The model complained of, where there is one."""
    models = {model for one in case.listings if (model := model_of(one)) is not None}
    return models.pop() if len(models) == 1 else None


def as_answer(field: Field) -> str:
    """The value of a field in the form of an answer."""
    value = field.value
    if isinstance(value, tuple):
        return "; ".join(item.says for item in value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def same_value(read: object, answer: Value) -> bool:
    """Whether the paper says what the seller says."""
    if isinstance(read, str) and isinstance(answer, str):
        return is_same_name(read, answer) or (
            bool(normalised_number(answer)) and normalised_number(read) == normalised_number(answer)
        )
    return read == answer


def _is_plain(field: Field) -> bool:
    """Whether a value was read from words that need no recognition, and surely."""
    return not field.recognised and field.confidence >= SURE


def _shows(inspection: Inspection, value: Value) -> bool:
    """Whether the words of the paper bear a value."""
    paper = EvidenceView(inspection=inspection)
    if not paper.readable or isinstance(value, tuple):
        return not paper.readable
    if isinstance(value, dt.date):
        return any(value in (day.date, day.other) for day in days_in(paper.text))
    return paper.mentions(value) or normalised_number(value) in normalised_number(paper.text)

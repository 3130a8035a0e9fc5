"""Days, names and the seller's statements, compared with what the paper says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

import attrs

from rejoinder.domain.evidence import CERTIFICATES, PARTY_FIELDS, Field, Inspection, Item, PaperKind, Vouching, moment
from rejoinder.domain.finding import UNSIGNED_COPY, Finding, Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.proof.doubt_finding import day_of, display_value, doubt_finding, field_basis, field_name, page_text
from rejoinder.proof.doubt_vat import wrong_vat_numbers
from rejoinder.proof.name import is_near_name, is_same_model, may_be_same_party
from rejoinder.proof.paper.firm import organisations_in
from rejoinder.proof.paper.model_code import models_in
from rejoinder.proof.paper.taxnumber import wrong_numbers
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

DEEDS = CERTIFICATES | {PaperKind.INVOICE, PaperKind.RECEIPT, PaperKind.CONTRACT, PaperKind.AUTHORISATION}


def day_findings(inspection: Inspection) -> Iterator[Finding]:
    """Terms that end before they begin, papers given out after their own end, files made before their day."""
    yield from _reversed_day_findings(inspection, "valid_from", "valid_to", "term-reversed", "start", "end")
    yield from _reversed_day_findings(
        inspection, "completed_on", "published_on", "published-before-completed", "completed", "published"
    )
    if inspection.kind is PaperKind.AUTHORISATION:
        yield from _reversed_day_findings(inspection, "issued_on", "valid_to", "given-after-end", "given", "end")
    issued = inspection.field("issued_on")
    created_at = moment(dict(inspection.paper.metadata).get("created_at"))
    day = day_of(issued) if issued and issued.confidence >= 0.7 else None
    dated = inspection.paper.media_type == "application/pdf" and inspection.paper.readable
    dated = dated and inspection.kind in DEEDS - CERTIFICATES
    if issued and day and created_at and dated and (day - created_at).days > 31:
        yield doubt_finding(
            inspection, "made-before-date", Gravity.NOTE, field_basis(inspection, issued), made=created_at, given=day
        )


def _reversed_day_findings(inspection: Inspection, first: str, then: str, name: str, *slots: str) -> Iterator[Finding]:
    """A later thing that is dated before an earlier one."""
    a, b = inspection.field(first), inspection.field(then)
    early, late = (day_of(a) if a else None), (day_of(b) if b else None)
    if a and b and early and late and late < early:
        values: dict[str, Any] = dict(zip(slots, (early, late), strict=True))
        yield doubt_finding(
            inspection, name, Gravity.WEAKENS, field_basis(inspection, a), field_basis(inspection, b), **values
        )


def name_findings(inspection: Inspection) -> Iterator[Finding]:
    """A party written two ways that differ by one character, and numbers that do not prove themselves."""
    text = page_text(inspection.paper)
    firms = _firms(text)
    pairs: set[frozenset[str]] = set()
    for field in inspection.fields:
        if field.name not in PARTY_FIELDS or field.by is not Vouching.PAPER or not isinstance(field.value, str):
            continue
        for firm in firms:
            pair = frozenset({field.value, firm})
            if pair not in pairs and is_near_name(field.value, firm):
                pairs.add(pair)
                key = f":{len(pairs)}" if len(pairs) > 1 else ""
                basis = field_basis(inspection, field)
                yield doubt_finding(
                    inspection, "name-varies", Gravity.WEAKENS, basis, suffix=key, one=field.value, other=firm
                )
    for number, wrong in enumerate(_wrong_numbers(text)):
        key = f":{number + 1}" if number else ""
        yield doubt_finding(inspection, "tax-number-wrong", Gravity.NOTE, suffix=key, number=wrong)


@lru_cache(maxsize=64)
def _firms(text: str) -> Sequence[str]:
    """The firms at the beginning of a text; remembered, since a paper is weighed each time somebody speaks of it."""
    return tuple(dict.fromkeys(name for name, _ in organisations_in(text[:20_000])))[:60]


@lru_cache(maxsize=64)
def _wrong_numbers(text: str) -> Sequence[str]:
    """The numbers of taxpayers that do not prove themselves."""
    return (*wrong_numbers(text), *wrong_vat_numbers(text))


_SPECIMEN = regex(
    (
        r"^[^\w\n]{0,40}(?:sample|specimen|draft|template|void|样本|样例|模板|作废|草稿|образец|черновик|шаблон|muster"
        r"|entwurf|spécimen)[^\w\n]{0,40}$"
    ),
    re.IGNORECASE | re.MULTILINE,
)
_BLANK = regex(
    r"_{6,}|\.{12,}|\[(?:name|date|company|address|your [^\]]{2,20}|公司名称|日期|姓名|наименование|дата|фио)\]",
    re.IGNORECASE,
)


_GRANTS = frozenset({PaperKind.AUTHORISATION, PaperKind.CONTRACT})
_SEEN = 0.6
"""Confidence from which a seal or signature is one, and not the place for it."""
_HEAD = 500
"""Characters at the head of a paper in which it says what it is."""
_DRAFT = matcher("paper/evidence.draft", re.IGNORECASE)
_DRAFT_FILE = regex(
    r"(?<![a-z])(?:draft|template)(?![a-z])|草稿|草案|模板|范本|未签|未盖章|черновик|шаблон|unsigned", re.IGNORECASE
)


def unsigned_draft_findings(inspection: Inspection) -> Iterator[Finding]:
    """A licence, authorisation or contract that is a draft by its own head or name, and bears no signature or seal."""
    marks = (inspection.field(name) for name in ("signed", "sealed"))
    if inspection.kind not in _GRANTS or any(
        field is not None and field.value is True and field.confidence >= _SEEN for field in marks
    ):
        return
    head = page_text(inspection.paper)[:_HEAD]
    if _DRAFT.search(head) or _SPECIMEN.search(head) or _DRAFT_FILE.search(inspection.paper.own_name):
        yield doubt_finding(inspection, "unsigned-draft", Gravity.WEAKENS)


_UNSIGNED_LINE = regex(
    r"_{4,}\s{0,4}/|(?:signature|signed(?: by)?|подпись|签[字名章]|代表)\s{0,4}[:：]?\s{0,4}_{3,}"
    r"|_{4,}\s{0,4}\(?(?:подпись|signature|м\.\s?п\.)",
    re.IGNORECASE,
)
_SEAL_PLACE = regex(
    r"[（(]\s?(?:盖章|签章|公章|印章|签字|签名|签字盖章|盖章签字|seal|stamp|м\.\s?п\.?)\s?[）)]", re.IGNORECASE
)
_TYPED = ("wordprocessingml", "msword", "text/plain", "opendocument.text")
"""Types of file that a hand has not signed; a print or a scan may be signed where no program sees it."""
_ENDING = 3_000
"""Characters at the end of a contract, where it is signed."""


def unsigned_copy_findings(inspection: Inspection) -> Iterator[Finding]:
    """A typed contract with lines for signatures or seals, and with none on them."""
    marks = (inspection.field(name) for name in ("signed", "sealed"))
    signed = any(field is not None and field.value is True and field.confidence >= _SEEN for field in marks)
    typed = any(kind in inspection.paper.media_type for kind in _TYPED)
    is_open = inspection.kind is PaperKind.CONTRACT and typed and not signed
    ending = page_text(inspection.paper)[-_ENDING:] if is_open else ""
    if _UNSIGNED_LINE.search(ending) or _SEAL_PLACE.search(ending):
        yield doubt_finding(inspection, UNSIGNED_COPY, Gravity.NOTE)


def blank_form_findings(inspection: Inspection) -> Iterator[Finding]:
    """Specimens and forms that were not filled in."""
    if inspection.kind not in DEEDS:
        return
    text = page_text(inspection.paper)
    specimen = _SPECIMEN.search(text)
    drafts = tuple(unsigned_draft_findings(inspection))
    yield from drafts or unsigned_copy_findings(inspection)
    if specimen and not drafts:
        yield doubt_finding(inspection, "specimen", Gravity.NOTE, word=specimen[0].strip())
    if len(_BLANK.findall(text[:20_000])) >= 3:
        yield doubt_finding(inspection, "blanks", Gravity.NOTE)


def vouched_contradictions(inspection: Inspection) -> Iterator[Finding]:
    """The seller's word where the paper says otherwise; the paper's word is kept."""
    vouched = inspection.paper.vouched
    if vouched and vouched.kind and vouched.kind is not inspection.kind and inspection.paper.readable:
        paper, word = (phrase(f"paper.kind-{kind.value.replace('_', '-')}") for kind in (inspection.kind, vouched.kind))
        yield doubt_finding(inspection, "kind-otherwise", Gravity.NOTE, paper=paper, word=word)
    for by_word in inspection.fields:
        if by_word.by is not Vouching.SELLER:
            continue
        own = next(
            (field for field in inspection.fields if field.name == by_word.name and field.by is Vouching.PAPER), None
        )
        if own is not None and own.confidence >= 0.55 and not _is_consistent(by_word, own):
            key, (by_word, own) = f":{by_word.name}", _differing_parts(by_word, own)
            yield doubt_finding(
                inspection, "says-otherwise", Gravity.WEAKENS,
                field_basis(inspection, own), field_basis(inspection, by_word),
                suffix=key, field=field_name(by_word.name),
                paper=display_value(own.value), word=display_value(by_word.value),
            )  # fmt: skip


def _differing_parts(vouched: Field, own: Field) -> tuple[Field, Field]:
    """The two values as the finding quotes them: of goods that agree but for their number, the quantities alone."""
    if not isinstance(vouched.value, tuple) or not isinstance(own.value, tuple):
        return vouched, own
    word = vouched.value[0]
    if word.quantity is None or not _has_consistent_goods(attrs.evolve(word, quantity=None), own.value):
        return vouched, own
    codes = [word.model] if word.model else []
    named = [item for item in own.value if any(is_same_model(a, b) for a in codes for b in _codes(item))]
    counted = sum((item.quantity for item in named or own.value if item.quantity is not None), Decimal(0))
    return (
        attrs.evolve(vouched, name="quantity", value=word.quantity),
        attrs.evolve(own, name="quantity", value=counted),
    )


def _is_consistent(vouched: Field, own: Field) -> bool:
    if isinstance(vouched.value, str) and isinstance(own.value, str):
        a, b = vouched.value, own.value
        return may_be_same_party(a, b)
    if isinstance(vouched.value, tuple) and isinstance(own.value, tuple):
        return _has_consistent_goods(vouched.value[0], own.value)
    return vouched.value == own.value


def _has_consistent_goods(vouched: Item, own: tuple[Item, ...]) -> bool:
    """Whether the goods that the seller names are among the paper's lines, in that quantity."""
    codes = [vouched.model] if vouched.model else []
    named = (
        [item for item in own if any(is_same_model(code, other) for code in codes for other in _codes(item))]
        if codes
        else list(own)
    )
    if not named:
        return not any(_codes(item) for item in own)
    quantities = [item.quantity for item in named if item.quantity is not None]
    return (
        vouched.quantity is None
        or not quantities
        or vouched.quantity in quantities
        or sum(quantities) == vouched.quantity
    )


def _codes(item: Item) -> list[str]:
    return [*((item.model,) if item.model else ()), *models_in(item.says)]

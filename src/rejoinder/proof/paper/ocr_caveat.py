"""What is said of papers that were read from pictures: what is unsure, and what could not be read here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from rejoinder.domain.evidence import PARTY_FIELDS, Field, Inspection, Vouching
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.number import normalised_number
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.proof.name import is_near_name, is_same_name
from rejoinder.proof.paper.fapiao_code import differing_fields

DOUBTFUL = 0.6
"""A value whose least sure letter is below this needs a person before a requirement rests on it."""
_SHORTEST, _MOST_HIDDEN = 6, 3
"""Letters of a name that tell it from others, and how many of its last ones a seal may hide."""
_WEIGHTY = frozenset(
    "number issued_on seller buyer owner licensee mark work registration_number valid_from valid_to registered"
    " completed_on published_on sold_on total".split()
)

_OF_RIGHTS = frozenset({"mark", "work", "registration_number"})


def ocr_findings(inspection: Inspection) -> Iterator[Finding]:
    """Notes on a paper whose pages are pictures; none for any other paper."""
    metadata = dict(inspection.paper.metadata)
    why = metadata.get("unseen", "")
    if why == "script":
        yield _finding(inspection, "script")
    elif why == "reader" and not inspection.paper.readable:
        yield _finding(inspection, "reader")
    if metadata.get("credentials"):
        yield _credentials_finding(inspection, metadata)
    odds = differing_fields(inspection)
    if odds:
        bases = tuple(_difference_basis(inspection, *each) for each in odds)
        names = tuple(phrase(f"paper.field-{name.replace('_', '-')}") for name, *_ in odds)
        yield _finding(inspection, "code", *bases, fields=names)
    unsure = tuple(_unsure_fields(inspection))
    if unsure:
        bases = tuple(_ocr_basis(inspection, field) for field in unsure)
        yield _finding(inspection, "unsure", *bases, fields=tuple(_name(field) for field in unsure))


def _credentials_finding(inspection: Inspection, metadata: Mapping[str, str]) -> Finding:
    """What content credentials in the file say, and whether their signature holds; nobody vouches for who signed."""
    state = metadata["credentials"]
    if state not in ("hold", "broken"):
        return _finding(inspection, "credentials")
    statements = [
        (name, metadata[f"credentials_{name}"]) for name in ("by", "at", "with") if f"credentials_{name}" in metadata
    ]
    bases = [phrase(f"paper.credentials-{name}", said=value) for name, value in statements]
    if "credentials_source" in metadata:
        bases.append(phrase(f"paper.credentials-{metadata['credentials_source']}"))
    sha = inspection.paper.sha256
    return _finding(inspection, f"credentials-{state}", *(evidence(sha, basis) for basis in bases))


def _unsure_fields(inspection: Inspection) -> Iterator[Field]:
    """Values of weight that were read unsurely, where the seller does not say the same himself."""
    spoken = {field.name: field for field in inspection.fields if field.by is Vouching.SELLER}
    for field in inspection.fields:
        unsure = field.recognised and field.confidence < DOUBTFUL
        if unsure and field.name in _WEIGHTY and not _is_confirmed(field, spoken.get(field.name)):
            yield field


def unsure_contradictions(inspection: Inspection) -> tuple[Field, ...]:
    """What was read unsurely from a picture, and otherwise than the seller says: neither is believed unasked."""
    spoken = {field.name for field in inspection.fields if field.by is Vouching.SELLER}
    return tuple(field for field in _unsure_fields(inspection) if field.name in spoken)


def is_agreed_elsewhere(inspection: Inspection, names: Iterable[str], rights: Iterable[str] = ()) -> bool:
    """Whether all that was read unsurely are names or numbers, each of which stands elsewhere letter by letter.

    Args:
        names: of parties, from the complaint, from the seller and from other papers.
        rights: marks, works and numbers of registrations, from the complaint.
    """
    unsure, known = tuple(_unsure_fields(inspection)), tuple(names)
    claimed = {normalised_number(right) for right in rights}

    def stands_elsewhere(field: Field) -> bool:
        if field.name in PARTY_FIELDS:
            return any(is_same_name(str(field.value), name) for name in known)
        return field.name in _OF_RIGHTS and normalised_number(str(field.value)) in claimed

    return bool(unsure) and all(map(stands_elsewhere, unsure))


def with_complete_names(inspection: Inspection, names: Iterable[str]) -> Inspection:
    """The same, with each name that a picture shows cut short put whole, where one other paper bears it whole.

    A seal over a signature hides the last letters: `有限` for `有限公司`.
    """
    known = tuple(dict.fromkeys(names))
    fields = tuple(_completed_field(field, known) for field in inspection.fields)
    return inspection if fields == inspection.fields else attrs.evolve(inspection, fields=fields)


def _completed_field(field: Field, names: tuple[str, ...]) -> Field:
    value = field.value
    if field.name not in PARTY_FIELDS or not field.recognised or not isinstance(value, str) or len(value) < _SHORTEST:
        return field
    longer = {name for name in names if name.startswith(value) and 0 < len(name) - len(value) <= _MOST_HIDDEN}
    return attrs.evolve(field, value=longer.pop()) if len(longer) == 1 and value not in names else field


def sure_names(inspection: Inspection) -> Iterator[str]:
    """The names of parties that a paper gives surely."""
    for field in inspection.fields:
        if field.name in PARTY_FIELDS and (not field.recognised or field.confidence >= DOUBTFUL):
            yield str(field.value)


def _is_confirmed(field: Field, word: Field | None) -> bool:
    """Whether the seller says what was read, but for the way a name is written."""
    if word is None:
        return False
    if isinstance(field.value, str) and isinstance(word.value, str):
        return is_same_name(field.value, word.value) or is_near_name(field.value, word.value)
    return field.value == word.value


def _finding(inspection: Inspection, name: str, *bases: Because, **values: object) -> Finding:
    paper = inspection.paper
    return Finding(
        id=f"paper-sight-{name}:{paper.sha256[:8]}",
        subject=Subject.PAPER,
        says=phrase(f"paper.sight-{name}", file=paper.name, **values),
        gravity=Gravity.NOTE,
        because=(evidence(paper.sha256, phrase("doubt.leg-paper", file=paper.path)), *bases),
    )


def _difference_basis(inspection: Inspection, name: str, printed: object, coded: object) -> Because:
    says = phrase(
        "paper.sight-code-leg", field=phrase(f"paper.field-{name.replace('_', '-')}"), printed=printed, coded=coded
    )
    return fact(f"inspection.{inspection.paper.sha256[:8]}.{name}", says)


def _ocr_basis(inspection: Inspection, field: Field) -> Because:
    value = field.value if not isinstance(field.value, tuple | bool) else str(len(str(field.value)))
    percent = round(field.confidence * 100)
    says = phrase("paper.sight-leg", field=_name(field), value=value, percent=percent, page=field.page or 1)
    return fact(f"inspection.{inspection.paper.sha256[:8]}.{field.name}", says)


def _name(field: Field) -> Phrase:
    return phrase(f"paper.field-{field.name.replace('_', '-')}")

"""Letters from templates that a lawyer can edit: which one fits the advice, and its words filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

import attrs

from rejoinder.assembly.exhibit import PutForward, answer_open, assertions
from rejoinder.assembly.matter import (
    complainant_named,
    complaint_number,
    listings_named,
    platform_named,
    seller_named,
    shop_named,
)
from rejoinder.assembly.sheet import Block, Paragraph, Points, Say, Sheet, one_line
from rejoinder.assembly.withheld import Withheld
from rejoinder.domain.advice import Advice
from rejoinder.domain.allegation import Tested
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import DefenceStatus, RequirementStatus
from rejoinder.domain.event import LetterSent
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role, Stage
from rejoinder.domain.route import RouteId

_FIELD = re.compile(r"\{(\w+)\}")
FIELDS = frozenset(
    "complainant complaint_number listings platform seller shop work in_time answer_filed exhibits gaps".split()
)
"""What a template may name. `exhibits` and `gaps` are lists and stand alone in their paragraph; `in_time` and
`answer_filed` are whole sentences, known only while an answer can still be handed in, and once one has been."""
LISTS = frozenset({"exhibits", "gaps"})


class Purpose(StrEnum):
    """What a letter is for; also the folder of its templates."""

    FIRST_CONTACT = "first-contact"
    EVIDENCE = "evidence"
    WITHDRAWAL = "withdrawal-request"
    COMPLIANCE = "compliance"
    SUPPLIER = "supplier-paper"


@attrs.frozen(kw_only=True)
class Template:
    """A letter with gaps. A paragraph whose field is not known is left out, or replaced by its `otherwise`."""

    subject: tuple[str, str | None]
    paragraphs: tuple[tuple[str, str | None], ...]
    """Like the subject, each paragraph and what stands in its place where one of its fields is not known."""
    send_when: str
    never_when: str


Templates = Mapping[tuple[str, str], Template]
"""Templates by purpose and language."""


@attrs.frozen(kw_only=True)
class Enclosed:
    """What a letter is filled with; absent is None or empty."""

    values: Mapping[str, str | None]
    lists: Mapping[str, tuple[str, ...]]


def purposes(case: CaseFile, advice: Advice) -> tuple[Purpose, ...]:
    """The letters that the advised routes call for: at most one to the complainant, at most one to the supplier."""
    found = [purpose for purpose in (_to_complainant(case, advice), _to_supplier(advice)) if purpose]
    return tuple(found)


def _to_complainant(case: CaseFile, advice: Advice) -> Purpose | None:
    """None where there is nobody to write to, nothing that writing would help, or a court to write to first."""
    reading = advice.reading
    if any(trigger.id == "court_papers" for trigger in advice.counsel):
        return None
    if reading.stage in (Stage.UNRELATED, Stage.RETRACTION, Stage.PLATFORM_FINDING):
        return None
    if not (reading.party(Role.OWNER) or reading.party(Role.AGENT)):
        return None
    if complies(case):
        return Purpose.COMPLIANCE
    advised = [r.id for r in sorted(advice.routes, key=lambda r: r.rank) if r.advised]
    if assertions(advice) and {RouteId.NEGOTIATE, RouteId.COUNTER_NOTICE, RouteId.PLATFORM_APPEAL} & set(advised):
        sent = {letter.purpose for letter in case.letters if isinstance(letter, LetterSent)}
        return Purpose.WITHDRAWAL if Purpose.EVIDENCE in sent else Purpose.EVIDENCE
    for route in advised:
        if route is RouteId.COMPLY and not _refuted(advice):
            return Purpose.COMPLIANCE
        if route is RouteId.ASK:
            return Purpose.FIRST_CONTACT
    return Purpose.FIRST_CONTACT if RouteId.NEGOTIATE in advised else None


def complies(case: CaseFile) -> bool:
    """Whether the seller has decided, in the record of the case, to take the listing down."""
    return case.route is not None and case.route.route == RouteId.COMPLY


def _refuted(advice: Advice) -> bool:
    return bool(advice.allegations) and all(one.tested is Tested.REFUTED for one in advice.allegations)


def unfit(purpose: Purpose, case: CaseFile) -> tuple[Phrase, ...]:
    """What must be there before a letter may go out: nobody says that a listing is down before somebody decided so."""
    if purpose is Purpose.COMPLIANCE and not complies(case):
        return (phrase("document.letter-comply-first"),)
    return ()


def _to_supplier(advice: Advice) -> Purpose | None:
    return Purpose.SUPPLIER if not assertions(advice) and asked_of_supplier(advice) else None


SUPPLIER_HOLDS = frozenset(
    {"chain", "purchase", "item", "quantity", "in_force", "before_complaint", "names", "sealed", "first_sale"}
)
"""Requirements whose papers a supplier holds; the others are for the seller to mend."""


def asked_of_supplier(advice: Advice) -> tuple[Phrase, ...]:
    """The papers that would close gaps and that the supplier holds, as one asks for them."""
    lacking = (RequirementStatus.MISSING, RequirementStatus.DOUBTFUL)
    found = [
        phrase(f"document.ask-{requirement.id}")
        for defence in advice.defences
        if defence.status is DefenceStatus.GAP
        for requirement in defence.requirements
        if requirement.status in lacking and requirement.id in SUPPLIER_HOLDS
    ]
    return tuple(dict.fromkeys(found))


def enclosed(
    case: CaseFile, advice: Advice, exhibits: tuple[PutForward, ...], *, hidden: Withheld, say: Say
) -> Enclosed:
    """The values for a letter in one language."""
    reading = advice.reading
    listings, shop = listings_named(reading.listings, most=5), shop_named(case)
    addressed = complainant_named(reading)
    works = tuple(dict.fromkeys(one_line(work.title, 120) for work in reading.works[:3]))
    lines = [phrase("document.exhibit-line", number=e.number, title=e.title, name=e.name) for e in exhibits]
    return Enclosed(
        values={
            "complainant": say(addressed) if addressed else None,
            "complaint_number": complaint_number(reading),
            "listings": say(listings) if listings else None,
            "platform": say(platform_named(reading)),
            "seller": seller_named(case),
            "shop": say(shop) if shop and case.seller.entity else None,
            "work": say(phrase("document.listed", parts=works)) if works else None,
            "in_time": say(phrase("document.letter-in-time")) if answer_open(advice) else None,
            "answer_filed": say(phrase("document.letter-answer-filed")) if case.filed else None,
        },
        lists={
            "exhibits": tuple(hidden.from_text(say(line), say) for line in lines),
            "gaps": tuple(say(gap) for gap in asked_of_supplier(advice)),
        },
    )


def letter(template: Template, given: Enclosed, *, language: str, banner: str | None = None) -> Sheet:
    """The letter, filled in. Nothing is left of a field that is not known; a banner marks what is not to be sent."""
    blocks = tuple(_blocks(template, given))
    text, otherwise = template.subject
    subject = _filled(text, given) or otherwise or ""
    return Sheet(title=subject, language=language, blocks=blocks, banner=banner)


def _blocks(template: Template, given: Enclosed) -> Iterator[Block]:
    for text, otherwise in template.paragraphs:
        named = set(_FIELD.findall(text))
        if named & LISTS:
            lines = given.lists.get(next(iter(named & LISTS)), ())
            if lines:
                yield Points(lines=lines)
            elif otherwise and (filled := _filled(otherwise, given)):
                yield Paragraph(text=filled)
            continue
        filled = _filled(text, given) or (_filled(otherwise, given) if otherwise else None)
        if filled:
            yield Paragraph(text=filled)


def _filled(text: str, given: Enclosed) -> str | None:
    """The text with its fields, or None where one of them is not known."""
    if any(not given.values.get(name) for name in _FIELD.findall(text)):
        return None
    return _FIELD.sub(lambda field: given.values[field.group(1)] or "", text)

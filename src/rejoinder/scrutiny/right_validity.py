"""Whether the right was there on the day of the complaint: numbers, dates of grant, terms, expiry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.finding import Because, Finding, Gravity, fact
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Stage
from rejoinder.domain.register import GRACE
from rejoinder.domain.right import PATENT_KIND, Right
from rejoinder.scrutiny import market
from rejoinder.scrutiny.complaint_context import AttributedDay, ComplaintContext, defect, value_text
from rejoinder.scrutiny.number import PATENTS, last_year, number_facts
from rejoinder.scrutiny.office import NumberFacts
from rejoinder.scrutiny.term import term_over
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_ANY_NUMBER = matcher("scrutiny/right_validity.any_number", re.IGNORECASE)
_REGISTERED = {
    "trademark": frozenset({"trademark"}),
    "patent": frozenset({"patent", "design", "utility_model"}),
}
_FAMILY = {
    "trademark": "trademark",
    "copyright": "copyright",
    "patent": "patent",
    "design": "patent",
    "utility_model": "patent",
}
_PATENT_KINDS = {Right.PATENT: "patent", Right.DESIGN: "design", Right.UTILITY_MODEL: "utility_model"}


def validity_defects(context: ComplaintContext) -> Iterator[Finding]:
    """Defects of number, kind, grant and term."""
    yield from _no_number(context)
    numbers = [number_facts(registration) for registration in context.reading.registrations]
    for position, number in enumerate(numbers):
        yield from _number(context, position, number)
    yield from _of_another_right(context, numbers)
    yield from _international(context)
    yield from _dates(context)
    yield from term_over(context)


def _no_number(context: ComplaintContext) -> Iterator[Finding]:
    """A registered right is asserted and no number of it is named anywhere.

    No law asks for the number; what a marketplace passes on shows only part of a complaint, so that it is missed
    there only where the marketplace's own form asks for it.
    """
    families = [family for family in context.families if family in _REGISTERED]
    passed_on = context.reading.stage is not Stage.NOTICE and not context.bearing_on("finding.no-registration-number")
    if passed_on or not families or not context.complains or context.reading.registrations or context.certificates:
        return
    if any(
        not paper.paper.text.strip() and not paper.paper.media_type.startswith("image/") for paper in context.theirs
    ):
        return
    if context.says(_ANY_NUMBER) or any(value_text(paper, "registration_number") for paper in context.theirs):
        return
    for family in families:
        right = phrase(f"scrutiny.family.{family}")
        reason = fact("reading.registrations", phrase("scrutiny.no-number-in-notice"))
        yield defect(
            context,
            "no-registration-number" if len(families) == 1 else f"no-registration-number:{family}",
            phrase("scrutiny.no-registration-number", right=right),
            reason,
        )


def _fragment(context: ComplaintContext, position: int) -> bool:
    """Whether the number read is only the tail or the head of a longer one, which is then not judged."""
    start, end = context.reading.registrations[position].span
    text = context.reading.text
    before, after = text[max(0, start - 3) : start], text[end : end + 2]
    return re.search(r"(?:\d\s?|[A-Za-z/\-])$", before) is not None or re.match(r"\w|[-/.]\d", after) is not None


def _number(context: ComplaintContext, position: int, number: NumberFacts) -> Iterator[Finding]:
    registration = context.reading.registrations[position]
    reason = context.quote_basis(f"registrations.{position}", registration.span)
    rules = (number.rule,) if number.rule else ()
    if number.impossible is not None:
        if not _fragment(context, position):
            says = phrase("scrutiny.registration-number-impossible", number=registration.number, why=number.impossible)
            yield defect(context, f"registration-number-impossible:{position}", says, reason, rules=rules)
        return
    if number.pending is not None and not _registered_elsewhere(context, position):
        yield _pending(context, position, number.pending, reason, rules)
    elif number.pending is None and _is_stated_pending(context):
        yield _stated_pending(context, position, rules)
    elif (
        number.pending is None
        and _called_application(context, position)
        and not _registered_elsewhere(context, position)
    ):
        yield _pending(context, position, "by-name", reason, rules)
    if number.kind in PATENTS:
        yield from _kind(context, position, str(number.kind), reason)
    yield from _year(context, position, number, reason)


def _pending(context: ComplaintContext, position: int, what: str, reason: Because, rules: tuple[str, ...]) -> Finding:
    """A number of an application. One of a mark is only remarked on: registered marks are often cited by it."""
    number = context.reading.registrations[position].number
    return defect(
        context,
        f"registration-only-applied-for:{position}",
        phrase(f"scrutiny.registration-only-applied-for-{what}", number=number),
        reason,
        rules=rules,
        gravity=Gravity.NOTE if what in ("mark", "by-name") else Gravity.HELPS,
    )


_PENDING = matcher("scrutiny/right_validity.pending", re.IGNORECASE)
"""Words of a notice by which a right is only applied for."""


_APPLICATION = regex(r"(?:\bapplication|заявк[аиу])\s*(?:№|no\.?|number|#)?\s*[:：]?\s*$", re.IGNORECASE)


def _called_application(context: ComplaintContext, position: int) -> bool:
    """Whether the word before the number of a mark calls it one of an application, which has a number of its own."""
    registration = context.reading.registrations[position]
    before = context.reading.text[max(0, registration.span[0] - 40) : registration.span[0]]
    return registration.kind == "trademark" and _APPLICATION.search(before) is not None


def _own_line(context: ComplaintContext, position: int) -> tuple[int, int]:
    """The line of a number, as far as its neighbours leave it."""
    text, (start, end) = context.reading.text, context.reading.registrations[position].span
    others = [one.span for n, one in enumerate(context.reading.registrations) if n != position]
    low = max([text.rfind("\n", 0, start) + 1, start - 120, *(stop for _, stop in others if stop <= start)])
    stop = text.find("\n", end)
    high = min([len(text) if stop < 0 else stop, end + 120, *(begin for begin, _ in others if begin >= end)])
    return low, high


def _is_stated_pending(context: ComplaintContext) -> bool:
    """Whether the words on the own line of every number say that the right is only applied for."""
    text = context.reading.text
    return all(_PENDING.search(text[slice(*_own_line(context, n))]) for n in range(len(context.reading.registrations)))


def _stated_pending(context: ComplaintContext, position: int, rules: tuple[str, ...]) -> Finding:
    says = phrase("scrutiny.registration-said-to-pend", number=context.reading.registrations[position].number)
    reason = context.quote_basis(f"registrations.{position}", _own_line(context, position))
    return defect(context, f"registration-only-applied-for:{position}", says, reason, rules=rules)


def _registered_elsewhere(context: ComplaintContext, position: int) -> bool:
    """Whether another number of the notice is a registration, so that the application does not stand alone."""
    others = [number_facts(other) for n, other in enumerate(context.reading.registrations) if n != position]
    return any(other.pending is None and other.impossible is None for other in others)


def _of_another_right(context: ComplaintContext, numbers: Sequence[NumberFacts]) -> Iterator[Finding]:
    """Every number named is by its form one of another kind of right than the one asserted."""
    families = {_FAMILY.get(number.kind or "") for number in numbers}
    if not families or None in families or families & set(context.families) or not context.families:
        return
    if not context.complains or context.certificates:
        return
    says = phrase(
        "scrutiny.registration-of-another-right",
        numbers=tuple(registration.number for registration in context.reading.registrations[:3]),
        found=tuple(phrase(f"scrutiny.family.{family}") for family in sorted(filter(None, families))),
        asserted=tuple(phrase(f"scrutiny.family.{family}") for family in context.families),
    )
    reasons = [
        context.quote_basis(f"registrations.{n}", one.span) for n, one in enumerate(context.reading.registrations[:3])
    ]
    rules = tuple(dict.fromkeys(number.rule for number in numbers if number.rule))
    yield defect(context, "registration-of-another-right", says, *reasons, rules=rules)


_PCT = regex(r"\bPCT/[A-Z]{2}\d{4}/\d{5,6}(?!\d)|\bWO\s?(?:19|20)\d{2}/\d{6}(?!\d)")


def _international(context: ComplaintContext) -> Iterator[Finding]:
    """A patent is asserted and all that is named is an international application, which is none yet."""
    if (
        "patent" not in context.families
        or not context.complains
        or context.reading.registrations
        or context.certificates
    ):
        return
    found = _PCT.search(context.reading.text[:200_000])
    if found is None:
        return
    yield defect(
        context,
        "registration-only-applied-for:pct",
        phrase("scrutiny.registration-only-applied-for-pct", number=found.group()),
        context.quote_basis("text", found.span()),
        rules=("numbers.pct",),
    )


def _kind(context: ComplaintContext, position: int, kind: str, reason: Because) -> Iterator[Finding]:
    asserted = context.rights & PATENT_KIND
    kinds = {_PATENT_KINDS[right] for right in asserted}
    if len(kinds) != 1 or kind in kinds:
        return
    (claimed,) = kinds
    if claimed == "patent" and context.case.asserted.right is not Right.PATENT and not _invention_named(context):
        return
    registration = context.reading.registrations[position]
    says = phrase(
        "scrutiny.registration-kind-differs",
        number=registration.number,
        kind=phrase(f"scrutiny.kind.{kind}"),
        claimed=phrase(f"scrutiny.kind.{claimed}"),
    )
    rule = number_facts(registration).rule
    yield defect(context, f"registration-kind-differs:{position}", says, reason, rules=(rule,) if rule else ())


def _invention_named(context: ComplaintContext) -> bool:
    """`Patent` alone is a loose word; an invention is asserted only where the notice says so."""
    return context.says(regex(r"发明专利|\binvention\b|\butility patent\b|патент\w* на изобретени", re.IGNORECASE))


def _year(context: ComplaintContext, position: int, number: NumberFacts, reason: Because) -> Iterator[Finding]:
    registration = context.reading.registrations[position]
    complained = context.complained_on
    if number.year is not None and number.year > complained.year:
        says = phrase("scrutiny.registered-after-complaint", number=registration.number, on=str(number.year))
        yield defect(context, f"registered-after-complaint:{position}", says, reason, context.complaint_day())
        return
    ends = last_year(number)
    if ends is not None and complained.year > ends:
        kind = phrase(f"scrutiny.kind.{number.kind}")
        says = phrase("scrutiny.right-term-over", number=registration.number, kind=kind, year=str(ends))
        yield defect(
            context,
            f"right-term-over:{position}",
            says,
            reason,
            context.complaint_day(),
            rules=("prc.patent.42", "defence.invalid_right"),
        )
    completed = _completed(context)
    if registration.kind == "copyright" and number.year is not None and completed is not None:
        on, source = completed
        if number.year < on.year:
            says = phrase(
                "scrutiny.registered-before-completed", number=registration.number, year=str(number.year), on=on
            )
            yield defect(context, f"registered-before-completed:{position}", says, reason, source)


def _completed(context: ComplaintContext) -> tuple[dt.date, Because] | None:
    read = context.reading.dated_fact("completed_on")
    if read is not None:
        return read.on, context.dated_reason(read)
    return None


def _dates(context: ComplaintContext) -> Iterator[Finding]:
    """Days that the notice itself, or the seller, gives to the right."""
    complained, ends = context.complained_on, context.attributed_day("valid_to")
    if ends is not None and ends.on < complained and context.complains:
        yield _over(context, ends)
    registered = context.attributed_day("registered_on")
    if registered is not None and registered.on > complained:
        by = "-by-seller" if registered.vouched else ""
        says = phrase(f"scrutiny.right-not-yet-granted{by}", on=registered.on, complained_on=complained)
        yield defect(
            context,
            "right-not-yet-granted",
            says,
            registered.reason,
            context.complaint_day(),
            rules=term_rules(context),
            private=registered.vouched,
        )


def _over(context: ComplaintContext, ends: AttributedDay) -> Finding:
    """The right had run out; where a mark may still be renewed, that is a remark for the seller alone."""
    complained = context.complained_on
    may_be_renewed = "trademark" in context.families and complained - ends.on <= GRACE
    by = "-by-seller" if ends.vouched else "-lately" if may_be_renewed else ""
    return defect(
        context,
        "right-expired",
        phrase(f"scrutiny.right-expired{by}", on=ends.on, complained_on=complained),
        ends.reason,
        context.complaint_day(),
        rules=term_rules(context),
        gravity=Gravity.NOTE if may_be_renewed else Gravity.HELPS,
        private=ends.vouched or may_be_renewed,
    )


def term_rules(context: ComplaintContext) -> tuple[str, ...]:
    """The law of the term where it is a Chinese one, else the ground of defence."""
    countries = {market.of_registration(found) for found in context.reading.registrations}
    own = {"trademark": ("prc.trademark.40", "prc.trademark.44"), "patent": ("prc.patent.42",)}
    law = [own[family] for family in context.families if family in own and countries == {"CN"}]
    return (*(law[0] if law else ()), "defence.invalid_right")

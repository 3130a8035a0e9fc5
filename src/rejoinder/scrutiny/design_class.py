"""Whether the Locarno class of a design fits the listing, and what that is worth where the design holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.finding import Because, Finding, Gravity, evidence
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Span
from rejoinder.domain.right import Right
from rejoinder.scrutiny import market
from rejoinder.scrutiny.complaint_context import ComplaintContext, defect, title_reason
from rejoinder.scrutiny.goods import Goods
from rejoinder.scrutiny.locarno import LAST_CLASS, OF_ANY_PRODUCT, products
from rejoinder.text.lazy_pattern import regex

TEXT_LIMIT = 20_000
_PAIR = r"\d{1,2}\s?[-–]\s?\d{2}(?!\d)"
_BARE = (
    r"(?<!\()\d{1,2}(?!\d|\s?[-–]\s?\d|\s?(?:st|nd|rd|th)\b|\s?版|-?[а-я]{1,2}\s|,?\s(?:19|20)\d\d"
    r"|\s[^\W\d_]{3,9}\s(?:19|20)\d\d)"
)
"""A class without its subclass; not the number of an edition, nor the day of the agreement."""
_AND = r"\s?(?:[,;、，；/&]|and|и|和|及)\s?"
_NAMED = regex(
    r"(?:locarno|\bloc\b|洛迦诺|国际外观设计分类|外观设计分类|мкпо|локарнск\w+)(?:\s?\(\d{1,2}\))?"
    rf"[^\d\n]{{0,30}}?(?P<classes>(?:{_PAIR}|{_BARE})(?:{_AND}(?:{_PAIR}|{_BARE})){{0,20}})|"
    r"(?:\bclass(?:es)?|\bcl\.?|分类号|\bкласс\w*)(?:\s?\(\d{1,2}\))?"
    rf"[^\d\n]{{0,12}}?(?P<pairs>{_PAIR}(?:{_AND}{_PAIR}){{0,20}})",
    re.IGNORECASE,
)
_EACH = regex(r"(\d{1,2})(?:\s?[-–]\s?\d{2})?")


def design_class(context: ComplaintContext) -> Iterator[Finding]:
    """The product of every accused listing that we know lies outside the class of the design.

    In China the kind of product limits the design, and the class is one sign of the kind; in the European Union it
    limits nothing, and the finding says so. Of other countries nothing is said.
    """
    if Right.DESIGN not in context.rights:
        return
    named, reasons = _classes(context)
    ours = [listing for listing in context.accused_of_ours if listing.title]
    if not named or named & OF_ANY_PRODUCT or not ours:
        return
    sold = [products(listing.title or "") for listing in ours]
    if any(not goods or {one for each in goods for one in each.classes} & named for goods in sold):
        return
    because, countries = (*reasons, title_reason(context, ours[0])), _countries(context)
    if "CN" in countries:
        yield _differs(context, named, sold[0], because)
    elif "EU" in countries:
        yield _limits_nothing(context, named, sold[0], because)


def _classes(context: ComplaintContext) -> tuple[frozenset[int], tuple[Because, ...]]:
    """The Locarno classes that the notice and the certificates sent along name, and where they stand."""
    found: set[int] = set()
    reasons: list[Because] = []
    for span, named in _named_in(context.reading.text):
        if named - found:
            found |= named
            reasons.append(context.quote_basis("text", span))
    for certificate in context.certificates:
        if certificate.kind is not PaperKind.PATENT_CERTIFICATE:
            continue
        written = frozenset[int]().union(*(named for _, named in _named_in(certificate.paper.text)))
        if written:
            found |= written
            message = phrase("scrutiny.classes-on-paper", paper=certificate.paper.name, classes=class_numbers(written))
            reasons.append(evidence(certificate.paper.sha256, message))
    return frozenset(found), tuple(reasons[:6])


def _named_in(text: str) -> Iterator[tuple[Span, frozenset[int]]]:
    """The classes that a text names, place by place. Limits: the first 20,000 characters."""
    for place in _NAMED.finditer(text[:TEXT_LIMIT]):
        numbers = {int(one[1]) for one in _EACH.finditer(place["classes"] or place["pairs"])}
        yield place.span(), frozenset(number for number in numbers if 1 <= number <= LAST_CLASS)


def _countries(context: ComplaintContext) -> frozenset[str]:
    """Where the designs asserted hold, as far as their numbers or the territory named tell."""
    countries = {market.of_registration(one) for one in context.reading.registrations if one.kind == "design"}
    countries |= {market.country_of_territory(context.reading.territory)} if not countries - {None} else set()
    return frozenset(country for country in countries if country)


def _differs(
    context: ComplaintContext, named: frozenset[int], sold: tuple[Goods, ...], because: tuple[Because, ...]
) -> Finding:
    says = phrase("scrutiny_design.class-differs", **_values(named, sold))
    return defect(context, "design-class-differs", says, *because, rules=("prc.design.kinds",))


def _limits_nothing(
    context: ComplaintContext, named: frozenset[int], sold: tuple[Goods, ...], because: tuple[Because, ...]
) -> Finding:
    says = phrase("scrutiny_design.class-limits-nothing", **_values(named, sold))
    return defect(
        context,
        "design-class-limits-nothing",
        says,
        *because,
        rules=("eu.design.class",),
        gravity=Gravity.NOTE,
        private=True,
    )


def _values(named: frozenset[int], sold: tuple[Goods, ...]) -> dict[str, str | tuple[Phrase, ...]]:
    return {"named": _class_names(named), "goods": sold[0].words, "classes": _class_names(sold[0].classes)}


def _class_names(classes: frozenset[int]) -> tuple[Phrase, ...]:
    return tuple(
        phrase("scrutiny_design.class", number=number, heading=phrase(f"scrutiny_design.heading.{number}"))
        for number in sorted(classes)
    )


def class_numbers(classes: AbstractSet[int]) -> tuple[str, ...]:
    """Class numbers as text, in ascending order."""
    return tuple(map(str, sorted(classes)))

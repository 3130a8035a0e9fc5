"""Whether the right reaches the listing: its country, its class of goods, its mark, its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.finding import Because, Finding, Gravity, evidence, fact
from rejoinder.domain.listing import FIELDS_OF_NAMES, FIELDS_OF_WORDS, OurListing
from rejoinder.domain.mark_place import HONEST, MarkUse, Occurrence
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Work
from rejoinder.domain.register import RegisterEntry
from rejoinder.scrutiny import nice
from rejoinder.scrutiny.complaint_context import ComplaintContext, defect, paper_reason, title_reason, value_text
from rejoinder.scrutiny.design_class import class_numbers, design_class
from rejoinder.scrutiny.extract import all_tell_classes, extracts_named
from rejoinder.scrutiny.goods import Goods
from rejoinder.scrutiny.mark import occurrences
from rejoinder.scrutiny.normalisation import distance, fold_text, scripts
from rejoinder.scrutiny.territory import territory
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.letters import alphanumerics
from rejoinder.text.nice_class import nice_classes

_CLASS_RULES = ("defence.class_territory",)


def scope(context: ComplaintContext) -> Iterator[Finding]:
    """Defects of territory, class, mark and reason."""
    yield from territory(context)
    yield from design_class(context)
    if "trademark" in context.families:
        yield from _class(context)
        yield from _mark(context)
        yield from _reason(context)


def classes(context: ComplaintContext) -> tuple[frozenset[int], tuple[Because, ...]]:
    """The Nice classes of the mark and where they stand: by the register, else by the notice and its certificates."""
    read = [entry for entry in extracts_named(context) if entry.classes and entry.kind == "trademark"]
    named = {number for entry in read for number in entry.classes}
    reasons = [_classes_reason(entry) for entry in read]
    if read and all_tell_classes(context):
        return frozenset(named), tuple(reasons)
    if context.reading.classes:
        named |= set(context.reading.classes)
        message = phrase("scrutiny.classes-named", classes=class_numbers(set(context.reading.classes)))
        reasons.insert(0, fact("reading.classes", message))
    for certificate in context.certificates:
        if certificate.kind is not PaperKind.TRADEMARK_CERTIFICATE:
            continue
        written = frozenset(nice_classes(certificate.paper.text)) & nice.ALL
        if written:
            named |= written
            message = phrase("scrutiny.classes-on-paper", paper=certificate.paper.name, classes=class_numbers(written))
            reasons.append(evidence(certificate.paper.sha256, message))
    return frozenset(named), tuple(reasons)


def _classes_reason(entry: RegisterEntry) -> Because:
    message = phrase("scrutiny.classes-on-paper", paper=entry.path, classes=class_numbers(set(entry.classes)))
    return evidence(entry.sha256, message)


def _class(context: ComplaintContext) -> Iterator[Finding]:
    """The goods of every accused listing that we know lie outside the classes named. Only where both are plain."""
    named, reasons = classes(context)
    ours = [listing for listing in context.accused_of_ours if listing.title]
    if not named or not ours or max(named) > nice.LAST_CLASS_OF_GOODS:
        return
    goods = [nice.goods(_without_marks(context, listing.title or "")) for listing in ours]
    outside = [bool(found) and not {one for kinds in found for one in kinds.classes} & named for found in goods]
    if not all(outside):
        yield from _class_in_part(
            context, [pair for pair, out in zip(zip(ours, goods, strict=True), outside, strict=True) if out], reasons
        )
        return
    plainest = min(goods[0], key=lambda kinds: len(kinds.classes))
    says = phrase(
        "scrutiny.class-differs",
        named=class_numbers(named),
        goods=plainest.words,
        classes=class_numbers(plainest.classes),
    )
    yield defect(context, "class-differs", says, *reasons, title_reason(context, ours[0]), rules=_CLASS_RULES)


def _class_in_part(
    context: ComplaintContext, outside: list[tuple[OurListing, tuple[Goods, ...]]], reasons: tuple[Because, ...]
) -> Iterator[Finding]:
    """Listings of several kinds are complained of, and some of them plainly lie outside the classes named."""
    if not outside:
        return
    says = phrase(
        "scrutiny.class-differs-in-part",
        goods=tuple(phrase("scrutiny.quote", words=found[0].words) for _, found in outside[:5]),
    )
    titles = [title_reason(context, listing) for listing, _ in outside[:5]]
    yield defect(context, "class-differs-in-part", says, *reasons, *titles, rules=_CLASS_RULES)


def _without_marks(context: ComplaintContext, title: str) -> str:
    """The title with the marks blanked out: a mark may itself be the name of some goods."""
    for _, work in marks(context):
        for place in occurrences(work.title, title):
            title = title[: place.span[0]] + " " * len(place.words) + title[place.span[1] :]
    return title


def marks(context: ComplaintContext) -> tuple[tuple[int, Work], ...]:
    """The marks that the notice names, with their places in the reading."""
    return tuple((n, work) for n, work in enumerate(context.reading.works) if work.kind == "mark")


def _mark(context: ComplaintContext) -> Iterator[Finding]:
    named = marks(context)
    papers = [
        certificate
        for certificate in context.certificates
        if certificate.kind is PaperKind.TRADEMARK_CERTIFICATE and value_text(certificate, "mark")
    ]
    if not named or not papers:
        return
    for _, work in named:
        if any(same_mark(work.title, value_text(certificate, "mark")) is not False for certificate in papers):
            return
    position, work = named[0]
    certificate = papers[0]
    says = phrase(
        "scrutiny.mark-differs-from-certificate",
        named=work.title,
        written=value_text(certificate, "mark"),
        paper=certificate.paper.name,
    )
    reason = context.quote_basis(f"works.{position}", work.span)
    yield defect(
        context, "mark-differs-from-certificate", says, reason, paper_reason(certificate, "mark"), rules=_CLASS_RULES
    )


def same_mark(a: str, b: str) -> bool | None:
    """Whether two marks are one; None where they are written in different scripts."""
    x, y = (alphanumerics(fold_text(found).text) for found in (a, b))
    if not x or not y or not scripts(x) & scripts(y):
        return None
    return x in y or y in x or (distance(x, y, 1) <= 1 and min(len(x), len(y)) >= 8)


_COUNTERFEIT = regex(r"counterfeit|03CF|fake|假冒|контрафакт|поддел", re.IGNORECASE)
_UNFAIR_USE = regex(r"unfair use|09UU|不当使用|недобросовестн\w+ использовани", re.IGNORECASE)


def mark_occurrences(mark: str, listing: OurListing) -> tuple[tuple[str, Occurrence], ...]:
    """Where a mark stands in the words of a listing: the field's name and the place; the brand field is a badge."""
    found: list[tuple[str, Occurrence]] = []
    for name in FIELDS_OF_WORDS:
        text = listing.words(name)
        places = occurrences(mark, text) if text else ()
        found += [(name, attrs.evolve(place, use=_use(listing, name, place))) for place in places]
    return tuple(found)


_OF_FIT = regex(r"\b(?:compatible|fits?|suitable|applicable)\b|适用|兼容|适配|\b(?:совместим|подход)\w*", re.IGNORECASE)
"""The name of a property that says what the goods fit: `Compatible Brand`, `适用型号`."""


def _use(listing: OurListing, field: str, place: Occurrence) -> MarkUse:
    """What the mark does there: in the brand field it is a badge, in a property of what the goods fit it is none."""
    if field in FIELDS_OF_NAMES and place.use is MarkUse.DESCRIPTIVE:
        return MarkUse.BADGE
    if field == "attributes" and _OF_FIT.search(listing.property_at(place.span[0])[0]):
        return MarkUse.COMPATIBLE
    return place.use


def counterfeit_alleged(context: ComplaintContext) -> bool:
    """Whether the reason given is that the goods are counterfeits."""
    return _COUNTERFEIT.search(context.reading.reason or "") is not None or "counterfeit" in context.rights


def unfair_use_alleged(context: ComplaintContext) -> bool:
    """Whether the reason given is unfair use of the mark in words."""
    return _UNFAIR_USE.search(context.reading.reason or "") is not None


def _reason(context: ComplaintContext) -> Iterator[Finding]:
    ours = [listing for listing in context.accused_of_ours if listing.title]
    named = marks(context)
    if not ours or not named:
        return
    places = [(listing, mark_occurrences(work.title, listing)) for _, work in named for listing in ours]
    used = [place for _, found in places for _, place in found]
    if counterfeit_alleged(context) and used and {place.use for place in used} <= HONEST:
        yield from _not_counterfeit(context, ours[0], used)
    if unfair_use_alleged(context) and not used and not counterfeit_alleged(context):
        says = phrase("scrutiny.reason-differs-unfair-use", mark=named[0][1].title)
        yield defect(
            context,
            "reason-differs-unfair-use",
            says,
            *_stated_reason(context),
            title_reason(context, ours[0]),
            rules=("defence.wrong_reason",),
        )


def _not_counterfeit(context: ComplaintContext, listing: OurListing, used: list[Occurrence]) -> Iterator[Finding]:
    words = (listing.title or "")[:200]
    says = phrase("scrutiny.reason-differs-counterfeit", words=words, mark=used[0].words)
    yield defect(
        context,
        "reason-differs-counterfeit",
        says,
        *_stated_reason(context),
        title_reason(context, listing),
        rules=("defence.wrong_reason",),
        gravity=Gravity.HELPS,
    )


def _stated_reason(context: ComplaintContext) -> tuple[Because, ...]:
    if context.reading.reason_span is not None:
        return (context.quote_basis("reason", context.reading.reason_span),)
    return (fact("reading.rights", phrase("scrutiny.counterfeit-asserted")),)

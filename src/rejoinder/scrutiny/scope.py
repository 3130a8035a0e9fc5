"""Whether the right reaches the listing: its country, its class of goods, its mark, its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.finding import Because, Finding, Gravity, evidence, fact
from rejoinder.domain.listing import FIELDS_OF_NAMES, FIELDS_OF_WORDS, OurListing
from rejoinder.domain.mark_place import HONEST, Occurrence, Use
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Work
from rejoinder.domain.regex import regex
from rejoinder.domain.register import RegisterEntry
from rejoinder.scrutiny import nice
from rejoinder.scrutiny.complaint_context import ComplaintContext, defect, paper_leg, title_leg, worded
from rejoinder.scrutiny.design_class import design_class
from rejoinder.scrutiny.extract import all_tell_classes, extracts_named
from rejoinder.scrutiny.goods import Goods
from rejoinder.scrutiny.mark import occurrences
from rejoinder.scrutiny.normalisation import distance, plain, scripts
from rejoinder.scrutiny.territory import territory

_CLASS_RULES = ("defence.class_territory",)


def scope(scene: ComplaintContext) -> Iterator[Finding]:
    """Defects of territory, class, mark and reason."""
    yield from territory(scene)
    yield from design_class(scene)
    if "trademark" in scene.families:
        yield from _class(scene)
        yield from _mark(scene)
        yield from _reason(scene)


_CLASS_ON_PAPER = regex(
    r"(?:\bclass(?:es)?|国际分类|核定使用商品[^0-9\n]{0,12}第?|\bкласс\w*(?:\s+МКТУ)?|МКТУ)\s*[:：]?\s*第?\s*(\d{1,2})(?!\d)"
    r"|第\s*(\d{1,2})\s*类",
    re.IGNORECASE,
)


def classes(scene: ComplaintContext) -> tuple[frozenset[int], tuple[Because, ...]]:
    """The Nice classes of the mark and where they stand: by the register, else by the notice and its certificates."""
    read = [entry for entry in extracts_named(scene) if entry.classes and entry.kind == "trademark"]
    named = {number for entry in read for number in entry.classes}
    legs = [_classes_leg(entry) for entry in read]
    if read and all_tell_classes(scene):
        return frozenset(named), tuple(legs)
    if scene.reading.classes:
        named |= set(scene.reading.classes)
        told = phrase("scrutiny.classes-named", classes=_numbers(set(scene.reading.classes)))
        legs.insert(0, fact("reading.classes", told))
    for seen in scene.certificates:
        if seen.kind is not PaperKind.TRADEMARK_CERTIFICATE:
            continue
        written = {int(a or b) for a, b in _CLASS_ON_PAPER.findall(seen.paper.text[:20_000])} & nice.ALL
        if written:
            named |= written
            told = phrase("scrutiny.classes-on-paper", paper=seen.paper.name, classes=_numbers(written))
            legs.append(evidence(seen.paper.sha256, told))
    return frozenset(named), tuple(legs)


def _classes_leg(entry: RegisterEntry) -> Because:
    told = phrase("scrutiny.classes-on-paper", paper=entry.path, classes=_numbers(set(entry.classes)))
    return evidence(entry.sha256, told)


def _numbers(found: set[int] | frozenset[int]) -> tuple[str, ...]:
    return tuple(map(str, sorted(found)))


def _class(scene: ComplaintContext) -> Iterator[Finding]:
    """The goods of every accused listing that we know lie outside the classes named. Only where both are plain."""
    named, legs = classes(scene)
    ours = [listing for listing in scene.accused_of_ours if listing.title]
    if not named or not ours or max(named) > nice.LAST_CLASS_OF_GOODS:
        return
    goods = [nice.goods(_without_marks(scene, listing.title or "")) for listing in ours]
    outside = [bool(found) and not {one for seen in found for one in seen.classes} & named for found in goods]
    if not all(outside):
        yield from _class_in_part(
            scene, [pair for pair, out in zip(zip(ours, goods, strict=True), outside, strict=True) if out], legs
        )
        return
    plainest = min(goods[0], key=lambda seen: len(seen.classes))
    says = phrase(
        "scrutiny.class-differs", named=_numbers(named), goods=plainest.words, classes=_numbers(plainest.classes)
    )
    yield defect(scene, "class-differs", says, *legs, title_leg(scene, ours[0]), rules=_CLASS_RULES)


def _class_in_part(
    scene: ComplaintContext, outside: list[tuple[OurListing, tuple[Goods, ...]]], legs: tuple[Because, ...]
) -> Iterator[Finding]:
    """Listings of several kinds are complained of, and some of them plainly lie outside the classes named."""
    if not outside:
        return
    says = phrase(
        "scrutiny.class-differs-in-part",
        goods=tuple(phrase("scrutiny.quote", words=found[0].words) for _, found in outside[:5]),
    )
    titles = [title_leg(scene, listing) for listing, _ in outside[:5]]
    yield defect(scene, "class-differs-in-part", says, *legs, *titles, rules=_CLASS_RULES)


def _without_marks(scene: ComplaintContext, title: str) -> str:
    """The title with the marks blanked out: a mark may itself be the name of some goods."""
    for _, work in marks(scene):
        for place in occurrences(work.title, title):
            title = title[: place.span[0]] + " " * len(place.words) + title[place.span[1] :]
    return title


def marks(scene: ComplaintContext) -> tuple[tuple[int, Work], ...]:
    """The marks that the notice names, with their places in the reading."""
    return tuple((n, work) for n, work in enumerate(scene.reading.works) if work.kind == "mark")


def _mark(scene: ComplaintContext) -> Iterator[Finding]:
    named = marks(scene)
    papers = [
        seen for seen in scene.certificates if seen.kind is PaperKind.TRADEMARK_CERTIFICATE and worded(seen, "mark")
    ]
    if not named or not papers:
        return
    for _, work in named:
        if any(same_mark(work.title, worded(seen, "mark")) is not False for seen in papers):
            return
    position, work = named[0]
    seen = papers[0]
    says = phrase(
        "scrutiny.mark-differs-from-certificate", named=work.title, written=worded(seen, "mark"), paper=seen.paper.name
    )
    leg = scene.quoted(f"works.{position}", work.span)
    yield defect(scene, "mark-differs-from-certificate", says, leg, paper_leg(seen, "mark"), rules=_CLASS_RULES)


def same_mark(a: str, b: str) -> bool | None:
    """Whether two marks are one; None where they are written in different scripts."""
    x, y = (re.sub(r"[\W_]+", "", plain(found).text) for found in (a, b))
    if not x or not y or not scripts(x) & scripts(y):
        return None
    return x in y or y in x or (distance(x, y, 1) <= 1 and min(len(x), len(y)) >= 8)


_COUNTERFEIT = regex(r"counterfeit|03CF|fake|假冒|контрафакт|поддел", re.IGNORECASE)
_UNFAIR_USE = regex(r"unfair use|09UU|不当使用|недобросовестн\w+ использовани", re.IGNORECASE)


def seen_in(mark: str, listing: OurListing) -> tuple[tuple[str, Occurrence], ...]:
    """Where a mark stands in the words of a listing: the field's name and the place; the brand field is a badge."""
    found: list[tuple[str, Occurrence]] = []
    for name in FIELDS_OF_WORDS:
        text = listing.words(name)
        places = occurrences(mark, text) if text else ()
        found += [(name, attrs.evolve(place, use=_use(listing, name, place))) for place in places]
    return tuple(found)


_OF_FIT = regex(r"\b(?:compatible|fits?|suitable|applicable)\b|适用|兼容|适配|\b(?:совместим|подход)\w*", re.IGNORECASE)
"""The name of a property that says what the goods fit: `Compatible Brand`, `适用型号`."""


def _use(listing: OurListing, field: str, place: Occurrence) -> Use:
    """What the mark does there: in the brand field it is a badge, in a property of what the goods fit it is none."""
    if field in FIELDS_OF_NAMES and place.use is Use.DESCRIPTIVE:
        return Use.BADGE
    if field == "attributes" and _OF_FIT.search(listing.property_at(place.span[0])[0]):
        return Use.COMPATIBLE
    return place.use


def counterfeit_alleged(scene: ComplaintContext) -> bool:
    """Whether the reason given is that the goods are counterfeits."""
    return _COUNTERFEIT.search(scene.reading.reason or "") is not None or "counterfeit" in scene.rights


def unfair_use_alleged(scene: ComplaintContext) -> bool:
    """Whether the reason given is unfair use of the mark in words."""
    return _UNFAIR_USE.search(scene.reading.reason or "") is not None


def _reason(scene: ComplaintContext) -> Iterator[Finding]:
    ours = [listing for listing in scene.accused_of_ours if listing.title]
    named = marks(scene)
    if not ours or not named:
        return
    places = [(listing, seen_in(work.title, listing)) for _, work in named for listing in ours]
    used = [place for _, found in places for _, place in found]
    if counterfeit_alleged(scene) and used and {place.use for place in used} <= HONEST:
        yield from _not_counterfeit(scene, ours[0], used)
    if unfair_use_alleged(scene) and not used and not counterfeit_alleged(scene):
        says = phrase("scrutiny.reason-differs-unfair-use", mark=named[0][1].title)
        yield defect(
            scene,
            "reason-differs-unfair-use",
            says,
            *_reason_leg(scene),
            title_leg(scene, ours[0]),
            rules=("defence.wrong_reason",),
        )


def _not_counterfeit(scene: ComplaintContext, listing: OurListing, used: list[Occurrence]) -> Iterator[Finding]:
    words = (listing.title or "")[:200]
    says = phrase("scrutiny.reason-differs-counterfeit", words=words, mark=used[0].words)
    yield defect(
        scene,
        "reason-differs-counterfeit",
        says,
        *_reason_leg(scene),
        title_leg(scene, listing),
        rules=("defence.wrong_reason",),
        gravity=Gravity.HELPS,
    )


def _reason_leg(scene: ComplaintContext) -> tuple[Because, ...]:
    if scene.reading.reason_span is not None:
        return (scene.quoted("reason", scene.reading.reason_span),)
    return (fact("reading.rights", phrase("scrutiny.counterfeit-asserted")),)

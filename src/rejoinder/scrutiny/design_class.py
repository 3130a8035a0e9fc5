"""Whether the Locarno class of a design fits the listing, and what that is worth where the design holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.finding import Because, Finding, Gravity, evidence
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.right import Right
from rejoinder.scrutiny import market
from rejoinder.scrutiny.goods import Goods
from rejoinder.scrutiny.locarno import LAST_CLASS, OF_ANY_PRODUCT, products
from rejoinder.scrutiny.scene import Scene, defect, title_leg

TEXT_LIMIT = 20_000
_CLASS = r"(?P<class>\d{1,2})(?!\d)(?:\s?[-–]\s?\d{2}(?!\d))?"
_NAMED = re.compile(
    r"(?:locarno|\bloc\b|洛迦诺|国际外观设计分类|外观设计分类|мкпо|локарнск\w+)(?:\s?\(\d{1,2}\))?"
    rf"[^\d\n]{{0,30}}?{_CLASS}|"
    r"(?:\bclass(?:es)?|\bcl\.?|分类号|\bкласс\w*)(?:\s?\(\d{1,2}\))?[^\d\n]{0,12}?(?P<pair>\d{2})[-–]\d{2}(?!\d)",
    re.IGNORECASE,
)


def design_class(scene: Scene) -> Iterator[Finding]:
    """The product of every accused listing that we know lies outside the class of the design.

    In China the kind of product limits the design, and the class is one sign of the kind; in the European Union it
    limits nothing, and the finding says so. Of other lands nothing is said.
    """
    named, legs = _classes(scene)
    ours = [listing for listing in scene.accused_of_ours if listing.title]
    lands = _lands(scene)
    if Right.DESIGN not in scene.rights or not named or named & OF_ANY_PRODUCT or not ours:
        return
    sold = [products(listing.title or "") for listing in ours]
    if any(not seen or {one for each in seen for one in each.classes} & named for seen in sold):
        return
    because = (*legs, title_leg(scene, ours[0]))
    if "CN" in lands:
        yield _differs(scene, named, sold[0], because)
    elif "EU" in lands:
        yield _limits_nothing(scene, named, sold[0], because)


def _classes(scene: Scene) -> tuple[frozenset[int], tuple[Because, ...]]:
    """The Locarno classes that the notice and the certificates sent along name, and where they stand."""
    found: set[int] = set()
    legs: list[Because] = []
    for place in _NAMED.finditer(scene.reading.text[:TEXT_LIMIT]):
        number = int(place["class"] or place["pair"])
        if 1 <= number <= LAST_CLASS and number not in found:
            found.add(number)
            legs.append(scene.quoted("text", place.span()))
    for seen in scene.certificates:
        if seen.kind is not PaperKind.PATENT_CERTIFICATE:
            continue
        written = {int(one["class"] or one["pair"]) for one in _NAMED.finditer(seen.paper.text[:TEXT_LIMIT])}
        written = {number for number in written if 1 <= number <= LAST_CLASS}
        if written:
            found |= written
            told = phrase("scrutiny.classes-on-paper", paper=seen.paper.name, classes=_numbers(frozenset(written)))
            legs.append(evidence(seen.paper.sha256, told))
    return frozenset(found), tuple(legs[:6])


def _lands(scene: Scene) -> frozenset[str]:
    """Where the designs asserted hold, as far as their numbers or the territory named tell."""
    told = {market.of_registration(one) for one in scene.reading.registrations if one.kind == "design"}
    told |= {market.named(scene.reading.territory)} if not told - {None} else set()
    return frozenset(land for land in told if land)


def _differs(scene: Scene, named: frozenset[int], sold: tuple[Goods, ...], because: tuple[Because, ...]) -> Finding:
    says = phrase("scrutiny_design.class-differs", **_told(named, sold))
    return defect(scene, "design-class-differs", says, *because, rules=("prc.design.kinds",))


def _limits_nothing(
    scene: Scene, named: frozenset[int], sold: tuple[Goods, ...], because: tuple[Because, ...]
) -> Finding:
    says = phrase("scrutiny_design.class-limits-nothing", **_told(named, sold))
    return defect(
        scene,
        "design-class-limits-nothing",
        says,
        *because,
        rules=("eu.design.class",),
        gravity=Gravity.NOTE,
        private=True,
    )


def _told(named: frozenset[int], sold: tuple[Goods, ...]) -> dict[str, str | tuple[Phrase, ...]]:
    return {"named": _shown(named), "goods": sold[0].words, "classes": _shown(sold[0].classes)}


def _shown(classes: frozenset[int]) -> tuple[Phrase, ...]:
    return tuple(
        phrase("scrutiny_design.class", number=number, heading=phrase(f"scrutiny_design.heading.{number}"))
        for number in sorted(classes)
    )


def _numbers(classes: frozenset[int]) -> tuple[str, ...]:
    return tuple(map(str, sorted(classes)))

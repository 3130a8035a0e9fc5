"""The allegation that our listing bears a mark, tested on its words: written, spelt otherwise, or sounding like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.allegation import Allegation, Tested
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, fact
from rejoinder.domain.listing import FIELDS_OF_NAMES, FIELDS_OF_WORDS, OurListing
from rejoinder.domain.mark_detection import MarkDetections
from rejoinder.domain.mark_place import DISGUISED, HONEST, WORST_FIRST, MarkUse, Occurrence, listing_excerpt
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Work
from rejoinder.scrutiny.allegation_picture import MarkFindings, logo_allegation, on_pictures, picture_allegation
from rejoinder.scrutiny.complaint_context import ComplaintContext, title_reason
from rejoinder.scrutiny.mark import is_in_capitals, occurrences
from rejoinder.scrutiny.nice import sure_classes_of
from rejoinder.scrutiny.phonetic_match import Echo, misspelt, phonetic_matches
from rejoinder.scrutiny.property_word import names_property
from rejoinder.scrutiny.scope import classes, counterfeit_alleged, mark_occurrences, marks
from rejoinder.scrutiny.spelling import Spellings

Test = tuple[Allegation, tuple[Finding, ...]]


@attrs.frozen(kw_only=True)
class MarkSighting:
    """A place where a mark stands in one of our listings."""

    listing: OurListing
    field: str
    place: Occurrence


@attrs.frozen(kw_only=True)
class _Hearing:
    """A word of one of our listings that only comes near a mark."""

    listing: OurListing
    field: str
    echo: Echo
    kind: str
    """`sound` in another script, or `letters` in the same."""


def mark_allegations(
    table: ComplaintContext, spellings: Spellings, *, defended: bool, detections: MarkDetections | None = None
) -> Iterator[Test]:
    """An allegation for each mark that the notice names, and one for counterfeit goods where that is alleged.

    Args:
        defended: papers are held that may carry a right to the mark.
        detections: what was seen on the pictures of the listings; None where they were not looked at.
    """
    if "trademark" not in table.families:
        return
    named = marks(table)
    for n, (_, work) in enumerate(named):
        suffix = "" if len(named) == 1 else f":{n}"
        says = phrase("scrutiny.alleged-mark", mark=work.title)
        pictured = on_pictures(table, work.title, detections, spellings) if detections is not None else None
        tested, findings = _tested(table, n, work, spellings=spellings, defended=defended, pictured=pictured)
        by = tuple(finding.id for finding in findings)
        yield Allegation(id=f"mark-in-words{suffix}", says=says, tested=tested, by=by), findings
        if pictured is not None and pictured.pictures:
            yield picture_allegation(n, work, of=pictured, defended=defended, alone=len(named) == 1)
    logo = logo_allegation(table, detections, defended=defended) if detections is not None else None
    if logo is not None:
        yield logo
    if counterfeit_alleged(table):
        yield Allegation(id="goods-counterfeit", says=phrase("scrutiny.alleged-counterfeit")), ()
    elif not named:
        yield Allegation(id="mark-use", says=phrase("scrutiny.alleged-mark-unnamed")), ()


def _tested(
    table: ComplaintContext, n: int, work: Work, *, spellings: Spellings, defended: bool, pictured: MarkFindings | None
) -> tuple[Tested, tuple[Finding, ...]]:
    ours = [listing for listing in table.accused_of_ours if listing.title or listing.brand]
    if not ours:
        return Tested.UNTESTED, ()
    sighted = [one for listing in ours for one in sightings(table, work.title, listing, spellings)]
    if sighted:
        uses = {sighting.place.use for sighting in sighted}
        honest = all(sighting.place.is_honest for sighting in sighted)
        tested = Tested.CONFIRMED if MarkUse.BADGE in uses else Tested.REFUTED if honest else Tested.UNTESTED
        return tested, (_present(table, n, work, sighted=sighted, defended=defended),)
    heard = [one for listing in ours for one in _hearings(work.title, listing, spellings)]
    if heard:
        return Tested.UNTESTED, (_near(table, n, work, heard),)
    return Tested.REFUTED, (_absent(table, n, work, ours=ours, pictured=pictured),)


def sightings(table: ComplaintContext, mark: str, listing: OurListing, spellings: Spellings) -> Iterator[MarkSighting]:
    """Where a mark stands in a listing, in any of its known spellings, and what it does there."""
    asserted = classes(table)[0] or spellings.classes(mark)
    for spelling in (mark, *spellings.others(mark)):
        for name, place in mark_occurrences(spelling, listing):
            use = place.use
            if names_property(listing, name, place, spellings):
                use = MarkUse.DESCRIPTIVE
            elif _may_be_a_word(listing, name, place, spellings, asserted):
                use = MarkUse.EVERYDAY
            yield MarkSighting(listing=listing, field=name, place=attrs.evolve(place, use=use))


def _may_be_a_word(
    listing: OurListing, field: str, place: Occurrence, spellings: Spellings, asserted: frozenset[int]
) -> bool:
    """Whether what looks like a brand may be a word of everyday language: an apple slicer is none of Apple's.

    Not where the listing names it as its brand, writes it in capitals among other words or with a sign of
    registration; nor at the head of a title, where brands stand, or among goods of the mark's classes, as far as both
    are known.

    Args:
        asserted: Nice classes of the mark; empty where nobody gives them.
    """
    if place.use is not MarkUse.BADGE or place.form in DISGUISED or field in FIELDS_OF_NAMES:
        return False
    if not all(map(spellings.is_everyday, place.words.split())) or occurrences(place.words, listing.brand or ""):
        return False
    text, (start, end) = listing.words(field), place.span
    if is_in_capitals(text, place.span) or text[end : end + 1] in ("®", "™"):
        return False
    named = sure_classes_of(text)
    return not named & asserted if named and asserted else start > 0


def _hearings(mark: str, listing: OurListing, spellings: Spellings) -> Iterator[_Hearing]:
    for name in FIELDS_OF_WORDS:
        text = listing.words(name)
        for kind, found in (("sound", phonetic_matches(mark, text)), ("letters", misspelt(mark, text))):
            for echo in found:
                if not spellings.is_everyday(echo.words):
                    yield _Hearing(listing=listing, field=name, echo=echo, kind=kind)


def _absent(
    table: ComplaintContext, n: int, work: Work, *, ours: Sequence[OurListing], pictured: MarkFindings | None
) -> Finding:
    """That the words are free of the mark helps, but is not told around where the pictures show it.

    Only of the words at hand: an export often has no description.
    """
    suffix = "" if len(marks(table)) == 1 else f":{n}"
    shown = pictured is not None and pictured.outcome is Tested.CONFIRMED
    whole = all(listing.description for listing in ours)
    known = [name for name in FIELDS_OF_WORDS if any(listing.words(name) for listing in ours)]
    if whole:
        says = phrase("scrutiny.mark-not-in-listing", mark=work.title, listings=_ids(ours))
    else:
        fields = tuple(_where(name) for name in known if name != "description")
        says = phrase("scrutiny.mark-not-in-fields", mark=work.title, listings=_ids(ours), fields=fields)
    unseen = () if whole else (fact("case.listings.description", phrase("scrutiny.description-unseen")),)
    return Finding(
        id=f"mark-not-in-listing{suffix}",
        subject=Subject.LISTING,
        says=says,
        gravity=Gravity.NOTE if shown else Gravity.HELPS,
        because=(*(title_reason(table, listing) for listing in ours[:5]), *unseen, _about_pictures(pictured)),
        private=shown,
    )


def _about_pictures(pictured: MarkFindings | None) -> Because:
    """Whether the pictures were read as well, and what came of it."""
    if pictured is None or not any(paper.sha256 in pictured.detections.words for paper in pictured.pictures):
        return fact("limits.pictures-not-read", phrase("scrutiny.pictures-not-read-for-mark"))
    outcome = "hidden" if pictured.hidden else pictured.outcome.value
    return fact("pictures.read", phrase(f"scrutiny.pictures-read-mark-{outcome}"))


def _ids(ours: Sequence[OurListing]) -> tuple[str, ...]:
    return tuple(listing.number or listing.path for listing in ours[:5])


def _near(table: ComplaintContext, n: int, work: Work, heard: Sequence[_Hearing]) -> Finding:
    """A hint for the seller alone: whether the word is meant for the mark only he knows."""
    nearest = max(heard, key=lambda one: one.echo.likeness)
    values = {"mark": work.title, "words": nearest.echo.words, "where": _where(nearest.field)}
    return Finding(
        id=f"mark-near-in-listing:{n}",
        subject=Subject.LISTING,
        says=phrase(f"scrutiny.mark-near-by-{nearest.kind}", **values),
        gravity=Gravity.NOTE,
        because=tuple(_quoted(table, one.listing, one.field, one.echo.span) for one in heard[:5]),
        private=True,
    )


def _present(
    table: ComplaintContext, n: int, work: Work, *, sighted: Sequence[MarkSighting], defended: bool
) -> Finding:
    """What the mark does in our words, the worst use of it first."""
    uses = {sighting.place.use for sighting in sighted}
    worst = next(use for use in WORST_FIRST if use in uses)
    hidden = [sighting for sighting in sighted if sighting.place.form in DISGUISED]
    shown = hidden or [sighting for sighting in sighted if sighting.place.use is worst]
    values = {"mark": work.title, "words": shown[0].place.words, "where": _where(shown[0].field)}
    id = "scrutiny.mark-disguised" if hidden else f"scrutiny.mark-as-{worst.value}"
    cited, source = table.rule_basis(
        *(each.id for each in table.bearing_on(f"use.{'hidden' if hidden else worst.value}"))
    )
    return Finding(
        id=f"mark-in-listing:{n}",
        subject=Subject.LISTING,
        says=phrase(id, **values),
        gravity=Gravity.WEAKENS if hidden else _gravity(worst, defended=defended),
        because=(*(_quoted(table, one.listing, one.field, one.place.span) for one in shown[:5]), *cited),
        source=source,
        private=worst not in HONEST or bool(hidden),
    )


def _gravity(worst: MarkUse, *, defended: bool) -> Gravity:
    if worst in HONEST:
        return Gravity.HELPS
    if worst is MarkUse.EVERYDAY:
        return Gravity.NOTE
    return Gravity.NOTE if defended and worst is not MarkUse.COMPARISON else Gravity.WEAKENS


def _where(field: str) -> Phrase:
    return phrase(f"scrutiny.field.{field}")


def _quoted(table: ComplaintContext, listing: OurListing, field: str, span: tuple[int, int]) -> Because:
    position = table.case.listings.index(listing)
    words = listing_excerpt(listing, field, span, 60)
    return fact(f"case.listings.{position}.{field}", phrase("scrutiny.quote", words=words))

"""The accused listings in groups: ours or not, found or not, and what each of them shows of what is alleged."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.evidence import Inspection
from rejoinder.domain.listing import OurListing
from rejoinder.domain.listing_group import Handling, ListingGroup
from rejoinder.domain.mark_detection import LogoVerdict, MarkDetections
from rejoinder.domain.mark_place import DISGUISED, WORST_FIRST, MarkUse
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import AccusedListing
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.scrutiny.allegation_mark import sightings
from rejoinder.scrutiny.complaint_context import ComplaintContext, by_id, canonical_listing_id, complaint_context
from rejoinder.scrutiny.picture_words import word_sightings
from rejoinder.scrutiny.scope import marks
from rejoinder.scrutiny.spelling import Spellings

Shared = tuple[str, ...]
"""Keys of what a listing shows, such as `mark-badge` and `picture-copy`."""

_TAKEN = frozenset({"mark-disguised", "mark-badge", "mark-comparison", "mark-on-picture", "picture-copy"})
_SUPPORTED, _MISSED = "papers-carry", "papers-miss"
_UNCLEAR = frozenset(
    {"mark-everyday", "picture-unsure", "mark-near-on-picture", "picture-veiled", "short-link", "no-number", "not-held"}
)


def groups(
    case: CaseFile,
    inspections: Sequence[Inspection],
    *,
    comparisons: Mapping[tuple[str, str], Comparison],
    now: dt.datetime,
    spellings: Spellings,
    defended: bool,
    supported: Collection[str] = (),
    detections: MarkDetections | None = None,
) -> tuple[ListingGroup, ...]:
    """The accused listings by what they share, the largest group first; empty where one listing or none is accused.

    Args:
        defended: papers are held that may carry the right.
        supported: listings of ours, as the notice names them, for which the papers carry a whole ground, where they do
            so for some.
        detections: what was seen on the pictures of the listings, where they were looked at.
    """
    table = complaint_context(case, inspections, rulebooks=Rulebooks(books=()), now=now)
    if table is None or len(table.reading.listings) < 2:
        return ()
    ours = by_id(case.listings)
    tests = _Tests(
        table=table,
        ours=ours,
        comparisons=comparisons,
        spellings=spellings,
        detections=detections or MarkDetections(),
        supported=supported,
    )
    found: dict[Shared, dict[str, None]] = {}
    known: dict[str, Shared] = {}
    for accused in table.reading.listings:
        id = canonical_listing_id(accused) or ""
        if id not in known or not id:
            known[id] = _shared(accused, tests)
        found.setdefault(known[id], {}).setdefault(accused.identifier, None)
    ordered = sorted(found.items(), key=lambda group: (-len(group[1]), group[0]))
    return tuple(_group(shared, tuple(listed), defended=defended) for shared, listed in ordered)


def _group(shared: Shared, listed: tuple[str, ...], *, defended: bool) -> ListingGroup:
    return ListingGroup(
        id="+".join(shared),
        handling=_handling(shared, defended=defended),
        listings=listed,
        shares=tuple(phrase(f"scrutiny.shares-{key}") for key in shared),
    )


def _handling(shared: Shared, *, defended: bool) -> Handling:
    if _SUPPORTED in shared:
        return Handling.PROVE
    if _TAKEN & set(shared):
        return Handling.PROVE if defended and _MISSED not in shared else Handling.COMPLY
    return Handling.LOOK if _UNCLEAR & set(shared) or "nothing-tested" in shared else Handling.DISPUTE


@attrs.frozen(kw_only=True)
class _Tests:
    """What each listing is tested with."""

    table: ComplaintContext
    ours: Mapping[str, OurListing]
    comparisons: Mapping[tuple[str, str], Comparison]
    spellings: Spellings
    detections: MarkDetections
    supported: Collection[str]

    def is_denied(self, id: str) -> bool:
        """Whether the seller says that a listing is not his."""
        case = self.table.case
        several = case.answer("listing.ours")
        answer = case.answer("listing.ours", id)
        return answer == "no" if answer is not None else several is not None and id not in re.split(r"\s*;\s*", several)


def _shared(accused: AccusedListing, tests: _Tests) -> Shared:
    id, ours = canonical_listing_id(accused), tests.ours
    if id is None:
        return ("short-link",) if accused.is_short_link else ("no-number",)
    if tests.is_denied(id):
        return ("not-ours",)
    if not ours:
        return ("not-held",)
    if id not in ours:
        return ("not-ours",)
    listing, table = ours[id], tests.table
    words = _of_marks(table, listing, tests.spellings)
    shown = (*words, *_of_picture_marks(listing, tests), *_of_pictures(table, listing, tests.comparisons))
    shown = shown or ("nothing-tested",)
    if tests.supported and (_TAKEN | {"nothing-tested"}) & set(shown):
        return (*shown, _SUPPORTED if accused.identifier in tests.supported else _MISSED)
    return shown


def _of_picture_marks(listing: OurListing, tests: _Tests) -> Shared:
    """What its pictures show of the marks: nothing is said of pictures on which nothing was seen."""
    if "trademark" not in tests.table.families:
        return ()
    papers = {p.sha256: p for p in tests.table.case.papers if p.path in listing.images}
    logos = {one.detection.verdict for one in tests.detections.logos if one.picture in papers}
    words = [
        one
        for _, work in marks(tests.table)
        for sha256, page in tests.detections.words.items()
        if sha256 in papers
        for one in word_sightings(work.title, papers[sha256], page, tests.spellings)
    ]
    if LogoVerdict.FOUND in logos or any(one.sure and one.use is MarkUse.BADGE for one in words):
        return ("mark-on-picture",)
    region = ("picture-veiled",) if any(sha256 in papers for sha256, _ in tests.detections.obfuscated_regions) else ()
    return (*(("mark-near-on-picture",) if words or LogoVerdict.UNSURE in logos else ()), *region)


def _of_marks(table: ComplaintContext, listing: OurListing, spellings: Spellings) -> Shared:
    works = marks(table) if "trademark" in table.families else ()
    if not works or not (listing.title or listing.brand):
        return ()
    places = [place for _, work in works for place in sightings(table, work.title, listing, spellings)]
    if any(sighting.place.form in DISGUISED for sighting in places):
        return ("mark-disguised",)
    uses = {sighting.place.use for sighting in places}
    for use in WORST_FIRST:
        if use in uses:
            return (f"mark-{use.value}",)
    return ("mark-absent",)


def _of_pictures(
    table: ComplaintContext, listing: OurListing, comparisons: Mapping[tuple[str, str], Comparison]
) -> Shared:
    if "copyright" not in table.families:
        return ()
    alike = table.case.answer("same_as_claimed", listing.number or "")
    if alike is not None:
        return ("picture-copy",) if alike == "yes" else ("picture-different",)
    digests = {paper.sha256 for paper in table.case.papers if paper.path in listing.images}
    verdicts = {comparison.verdict for (_, listed), comparison in comparisons.items() if listed in digests}
    for verdict in (Verdict.COPY, Verdict.UNSURE, Verdict.DIFFERENT):
        if verdict in verdicts:
            return (f"picture-{verdict.value}",)
    return ()

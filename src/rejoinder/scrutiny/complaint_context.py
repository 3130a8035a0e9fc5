"""The context in which a complaint is tested: case, inspections, rulebooks and hour."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cached_property

import attrs

from rejoinder.domain.applicability import Circumstances, applicable_rules, circumstances
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import CERTIFICATES, Inspection, Place
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence, fact, rule
from rejoinder.domain.listing import OurListing, as_on_com, without_hyphen
from rejoinder.domain.number import normalised_number
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import AccusedListing, DatedFact, Reading, Role, Span, Stage
from rejoinder.domain.right import FAMILIES, Right
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.text.lazy_pattern import is_found

THEIRS = frozenset({Place.CLAIMED, Place.ATTACHMENT})
"""Where the complainant's papers lie."""


@attrs.frozen(kw_only=True)
class AttributedDay:
    """A day of the right or of the work, who says so, and where it stands."""

    on: dt.date
    reason: Because
    vouched: bool = False
    """Whether only the seller says so; nothing is then said of it to the other side."""


@attrs.frozen(kw_only=True)
class ComplaintContext:
    """A case whose complaint has been read, ready to be tested at one hour."""

    case: CaseFile
    reading: Reading
    inspections: tuple[Inspection, ...] = ()
    rulebooks: Rulebooks = Rulebooks(books=())
    now: dt.datetime

    @property
    def complained_on(self) -> dt.date:
        """The day of the complaint: the seller's word, the notice's, else today."""
        at = self.case.asserted.received_at or self.reading.received_at
        if at is not None:
            return at.date()
        sent = self.reading.dated_fact("sent_at")
        return sent.on if sent is not None else self.now.date()

    @property
    def platform(self) -> str | None:
        """The marketplace that the notice names, else the seller's."""
        return self.reading.platform or self.case.seller.marketplace

    @property
    def laws(self) -> frozenset[str]:
        """The books of law that the marketplace's own book names."""
        return self.rulebooks.laws_of(self.platform)

    @cached_property
    def shows_part(self) -> bool:
        """Whether the marketplace's form asks for all of a complaint and shows the seller only part of it."""
        return any(rule.body.get("shows_part") for rule in self.rules if rule.kind == "profile")

    @cached_property
    def circumstances(self) -> Circumstances:
        """What decides which rules are asked of the case."""
        return circumstances(self.case, self.rulebooks)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are asked of the case and in force on the day of the complaint."""
        found = applicable_rules(self.rulebooks, self.circumstances)
        return tuple(rule for rule in found if rule.holds_on(self.complained_on))

    def bearing_on(self, target: str) -> tuple[Rule, ...]:
        """The rules that are a reason for a finding, such as `finding.too-many-listings`."""
        return tuple(rule for rule in self.rules if target in rule.bears_on)

    @property
    def complains(self) -> bool:
        """Whether this message is somebody's complaint and not a platform's own finding, an answer or a decision."""
        return self.reading.stage in {Stage.NOTICE, Stage.FORWARDED_NOTICE, Stage.REMINDER}

    @property
    def rights(self) -> frozenset[Right]:
        """The rights asserted, the seller's correction first."""
        asserted = self.case.asserted.right
        return frozenset({asserted}) if asserted is not None else frozenset(self.reading.rights)

    @property
    def families(self) -> tuple[str, ...]:
        """Of `copyright`, `trademark` and `patent`, those that are asserted."""
        return tuple(name for name, kinds in FAMILIES if self.rights & kinds)

    @property
    def theirs(self) -> tuple[Inspection, ...]:
        """The complainant's papers."""
        return tuple(inspection for inspection in self.inspections if inspection.paper.place in THEIRS)

    @property
    def certificates(self) -> tuple[Inspection, ...]:
        """Certificates of the right asserted: those sent along, and extracts that bear a number of the notice."""
        numbers = {normalised_number(registration.number) for registration in self.reading.registrations}
        return tuple(
            inspection
            for inspection in self.inspections
            if inspection.kind in CERTIFICATES
            and inspection.paper.sha256 not in {entry.sha256 for entry in self.case.registers}
            and (
                inspection.paper.place in THEIRS
                or normalised_number(value_text(inspection, "registration_number")) in numbers - {""}
            )
        )

    @property
    def accused_ids(self) -> frozenset[str]:
        """Ids of the accused listings as aliexpress.com numbers them."""
        return frozenset(
            found for listing in self.reading.listings for found in [canonical_listing_id(listing)] if found
        )

    @property
    def accused_of_ours(self) -> tuple[OurListing, ...]:
        """Our listings that are complained of; all of them where ids are missing on either side."""
        ours = self.case.listings
        accused = self.accused_ids
        if not accused or not any(listing.number for listing in ours):
            return ours
        return tuple(listing for listing in ours if listing.number in accused)

    def words(self, span: Span, around: int = 0) -> str:
        """The notice's own words at a span, on one line."""
        start, end = max(0, span[0] - around), min(len(self.reading.text), span[1] + around)
        return " ".join(self.reading.text[start:end].split())

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether the notice's words hold a pattern."""
        return is_found(pattern, self.reading.text)

    def quote_basis(self, field: str, span: Span) -> Because:
        """A basis that is a value of the reading, with the words it was read from."""
        return fact(f"reading.{field}", phrase("scrutiny.quote", words=self.words(span)[:300]))

    def party_basis(self, role: Role) -> tuple[Because, ...]:
        """The basis for the first party of a role."""
        for position, party in enumerate(self.reading.parties):
            if party.role is role:
                return (self.quote_basis(f"parties.{position}", party.span),)
        return ()

    def listing_bases(self) -> tuple[Because, ...]:
        """The bases for the accused listings, the first five of them."""
        return tuple(
            self.quote_basis(f"listings.{position}", listing.span)
            for position, listing in enumerate(self.reading.listings[:5])
        )

    def attributed_day(self, name: str) -> AttributedDay | None:
        """The day that the seller gives to a fact of the right, else the notice, or None."""
        stated = getattr(self.case.asserted, name, None)
        if stated is not None:
            return AttributedDay(
                on=stated,
                reason=fact(f"case.complaint.{name}", phrase("scrutiny.seller-says", on=stated)),
                vouched=True,
            )
        read = self.reading.dated_fact(name)
        return AttributedDay(on=read.on, reason=self.dated_reason(read)) if read is not None else None

    def dated_reason(self, read: DatedFact) -> Because:
        """The basis for a day that the notice gives."""
        return self.quote_basis(f"dated_facts.{self.reading.dated_facts.index(read)}", read.span)

    def complaint_day(self) -> Because:
        """The basis for the day of the complaint."""
        return fact("complaint.received_at", phrase("scrutiny.complaint-day", on=self.complained_on))

    def rule_basis(self, *ids: str) -> tuple[tuple[Because, ...], str | None]:
        """The first of these rules that is asked of the case on the day of the complaint, as a basis and a citation."""
        by_id = {each.id: each for each in self.rules}
        found = next((by_id[id] for id in ids if id in by_id), None)
        return ((rule(found.id, found.as_reason),), found.cite) if found else ((), None)


def complaint_context(
    case: CaseFile, inspections: Sequence[Inspection], *, rulebooks: Rulebooks, now: dt.datetime
) -> ComplaintContext | None:
    """What a complaint is tested against, or None where no complaint has been read."""
    if case.reading is None:
        return None
    return ComplaintContext(
        case=case, reading=case.reading, inspections=tuple(inspections), rulebooks=rulebooks, now=now
    )


def defect(
    context: ComplaintContext,
    id: str,
    says: Phrase,
    *because: Because,
    rules: tuple[str, ...] = (),
    gravity: Gravity = Gravity.HELPS,
    private: bool = False,
) -> Finding:
    """A defect of the complaint with its bases and, where a rulebook holds one of the rules, its source."""
    own = tuple(each.id for each in context.bearing_on(f"finding.{id.partition(':')[0]}"))
    cited, source = context.rule_basis(*own, *rules)
    return Finding(
        id=id,
        subject=Subject.COMPLAINT,
        says=says,
        gravity=gravity,
        because=(*because, *cited),
        source=source,
        private=private,
    )


def paper_reason(inspection: Inspection, name: str) -> Because:
    """A basis that is one value of a paper."""
    return evidence(
        inspection.paper.sha256,
        phrase("scrutiny.paper-says", paper=inspection.paper.name, words=value_text(inspection, name)),
    )


def title_reason(context: ComplaintContext, listing: OurListing) -> Because:
    """The basis for a listing's title."""
    position = context.case.listings.index(listing)
    return fact(f"case.listings.{position}.title", phrase("scrutiny.quote", words=(listing.title or "")[:300]))


def canonical_listing_id(listing: AccusedListing) -> str | None:
    """The id of an accused listing as aliexpress.com numbers it."""
    if listing.canonical_item_id or not listing.item_id:
        return listing.canonical_item_id
    host = (listing.host or "").casefold()
    return as_on_com(listing.item_id) if host.endswith("aliexpress.us") else without_hyphen(listing.item_id)


def by_id(listings: Sequence[OurListing]) -> dict[str, OurListing]:
    """Our listings by their number; the first of a number counts."""
    return {id: listing for listing in reversed(listings) if (id := listing.number)}


def value_text(inspection: Inspection, name: str) -> str:
    """A value of a paper as text; empty where it has none."""
    found = inspection.field(name)
    if found is None or isinstance(found.value, bool | tuple):
        return ""
    return str(found.value)


def day(inspection: Inspection, name: str) -> dt.date | None:
    """A day on a paper, or None."""
    found = inspection.field(name)
    if found is None:
        return None
    if isinstance(found.value, dt.datetime):
        return found.value.date()
    return found.value if isinstance(found.value, dt.date) else None

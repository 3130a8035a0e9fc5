"""Requirements are tested one by one in the context of one case; a test is a named function."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Provenance
from rejoinder.domain.defence import Assertion, Link, Requirement, RequirementStatus
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import CERTIFICATES, Inspection, PaperKind, Place
from rejoinder.domain.finding import Because, Finding, fact
from rejoinder.domain.listing import OurListing, without_hyphen
from rejoinder.domain.mark_place import Lookout, nobody_looked
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Reading, Role
from rejoinder.domain.right import COPYRIGHT_KIND, Right
from rejoinder.domain.rulebook import Rule, platform_slug
from rejoinder.proof.evidence_view import (
    CARRIES_NOTHING,
    SALE_KINDS,
    EvidenceView,
    ReportedFact,
    evidence_views,
    phrase_basis,
    two_script_names,
)
from rejoinder.proof.identity import Identity, identities
from rejoinder.proof.name import is_within_name, normalised_name
from rejoinder.proof.name_match import NameMatch, is_in_other_script, name_match, two_script_name
from rejoinder.text.lazy_pattern import regex

MET, MISSING = RequirementStatus.MET, RequirementStatus.MISSING
DOUBTFUL, WAIVED = RequirementStatus.DOUBTFUL, RequirementStatus.WAIVED


_PHOTOGRAPH = regex(
    r"photo|picture theft|image theft|stolen (?:image|picture)|照片|摄影|盗图|图片|фото|снимок|снимк", re.I
)


@attrs.frozen(kw_only=True)
class RequirementOutcome:
    """How one requirement came out."""

    status: RequirementStatus
    because: tuple[Because, ...] = ()
    evidence: tuple[str, ...] = ()
    mend: Phrase | None = None
    """A mend that names names; where it is None, the rulebook's general one stands."""
    assertions: tuple[Assertion, ...] = ()
    findings: tuple[Finding, ...] = ()
    chain: tuple[Link, ...] = ()

    def with_assertion(self, says: Phrase, exhibits: tuple[str, ...]) -> RequirementOutcome:
        """The same with one sentence for the statement, which rests on these exhibits (SHA-256, at least one)."""
        return attrs.evolve(self, assertions=(Assertion(says=says, exhibits=exhibits),))


@attrs.frozen(kw_only=True)
class KnownFact:
    """A fact of the case and the basis that supports it."""

    value: Any
    because: Because


@attrs.frozen(kw_only=True, slots=False)
class RequirementContext:
    """All that requirements are tested against."""

    case: CaseFile
    inspections: tuple[Inspection, ...]
    now: dt.datetime
    provenance: Provenance = Provenance()
    look: Lookout = nobody_looked
    """Looks for a mark in the words of a listing."""
    market_names: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, hash=False)
    """How papers write each marketplace, by every slug under which it is known; its slug where nobody says."""

    @property
    def own_names(self) -> tuple[str, ...]:
        """How papers write our marketplace, in small letters."""
        if self.platform is None:
            return ()
        return self.market_names.get(platform_slug(self.platform)) or (self.platform,)

    @property
    def other_names(self) -> tuple[str, ...]:
        """How they write the others."""
        own = self.own_names
        return tuple(dict.fromkeys(name for names in self.market_names.values() for name in names if name not in own))

    @property
    def reading(self) -> Reading | None:
        """What the complaint says."""
        return self.case.reading

    @property
    def rights(self) -> tuple[Right, ...]:
        """The rights asserted: the seller's correction before the reading; `other` where nobody names one."""
        if self.case.asserted.right is not None:
            return (self.case.asserted.right,)
        return (self.reading.rights if self.reading else ()) or (Right.OTHER,)

    @cached_property
    def memory(self) -> dict[str, Any]:
        """What tests in this context have worked out already, by a name of their own."""
        return {}

    @cached_property
    def about_photographs(self) -> bool:
        """Whether the complaint is about a photograph, which buying or making the product does not license."""
        if Right.PICTURE not in self.rights:
            return False
        reason = self.reading.reason if self.reading else None
        return Right.COPYRIGHT not in self.rights or bool(reason and _PHOTOGRAPH.search(reason))

    @property
    def platform(self) -> str | None:
        """The marketplace, by its slug."""
        named = self.case.seller.marketplace or (self.reading.platform if self.reading else None)
        return named.casefold() if named else None

    @cached_property
    def seller_papers(self) -> tuple[EvidenceView, ...]:
        """The seller's papers that can carry something: no notes, pictures, letters or court papers."""
        ours = evidence_views(self.inspections, Place.EVIDENCE)
        return tuple(one for one in ours if one.kind not in CARRIES_NOTHING)

    @cached_property
    def theirs(self) -> tuple[EvidenceView, ...]:
        """The complainant's papers that can carry something."""
        sent = evidence_views(self.inspections, Place.CLAIMED, Place.ATTACHMENT)
        return tuple(one for one in sent if one.kind not in CARRIES_NOTHING)

    def of_kind(self, *kinds: PaperKind) -> tuple[EvidenceView, ...]:
        """The seller's papers of these kinds, in order."""
        return tuple(one for one in self.seller_papers if one.kind in kinds)

    @property
    def us(self) -> str | None:
        """Who the seller is on paper: the company behind the shop, else the shop, else whom the complaint addresses."""
        named = self.reading.party(Role.SELLER) if self.reading else None
        return self.case.seller.entity or self.case.seller.name or (named.name if named else None)

    @cached_property
    def both(self) -> tuple[str, ...]:
        """Names that the papers write in two scripts, by which either form is known."""
        identified = (one.name for one in self.identities)
        return (*two_script_names((*self.seller_papers, *self.theirs)), *identified, *self._supplier_by_word)

    @property
    def _supplier_by_word(self) -> tuple[str, ...]:
        """The supplier under the name on his bill to us and the one in another script that the seller gives."""
        supplier = self.case.answer("bought_from")
        if not supplier:
            return ()
        sales = [one for one in self.of_kind(*SALE_KINDS) if one.giver is not None and one.receiver is not None]
        to_us = [
            str(one.giver.value) for one in sales if one.giver and one.receiver and self._is_made_out(one.receiver)
        ]
        givers = tuple(dict.fromkeys(to_us))
        return (f"{givers[0]} ({supplier})",) if len(givers) == 1 and is_in_other_script(givers[0], supplier) else ()

    def _is_made_out(self, receiver: ReportedFact) -> bool:
        return name_match(self.us, str(receiver.value)) is NameMatch.SAME

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """Our papers that give one company's name in two scripts: ours, the owner's or another's in between."""
        parties = [
            party for paper in self.seller_papers for party in (paper.giver, paper.receiver) if party is not None
        ]
        named = [one.name for one in self.reading.parties] if self.reading else []
        names = [name for name in (self.us, *named, *(str(party.value) for party in parties)) if name]
        return identities(evidence_views(self.inspections, Place.EVIDENCE), names)

    def is_us(self, name: str | None) -> NameMatch:
        """Whether a name on a paper is the seller's; the bare name of the shop is only near it."""
        seller = self.case.seller
        found = name_match(self.us, name)
        if found is NameMatch.OTHER and name and self.us:
            found = name_match(two_script_name(self.us, self.both), name)
        if found is not NameMatch.SAME and any(
            name_match(other, name) is NameMatch.SAME for other in seller.other_names
        ):
            return NameMatch.SAME
        if found is NameMatch.OTHER and seller.entity and name_match(seller.name, name) is NameMatch.SAME:
            return NameMatch.NEAR
        return found

    @cached_property
    def owner(self) -> KnownFact | None:
        """Who owns the right asserted, as far as anybody says; the seller's correction before the reading."""
        if self.case.work.owner:
            says = phrase("proof.owner-by-your-word", owner=self.case.work.owner)
            return KnownFact(value=self.case.work.owner, because=fact("case.work.owner", says))
        named = self.reading.party(Role.OWNER) if self.reading else None
        if named is not None and _is_readable(named.name):
            says = phrase("proof.owner-in-complaint", owner=named.name)
            return KnownFact(value=named.name, because=fact("reading.parties.owner", says))
        return self._owner_on_paper()

    @cached_property
    def owners(self) -> tuple[str, ...]:
        """Everybody who may be the owner: the one we take, then whoever else the complaint names as one."""
        named = [one.name for one in self.reading.parties if one.role is Role.OWNER] if self.reading else []
        first = [str(self.owner.value)] if self.owner else []
        return tuple(dict.fromkeys((*first, *(name for name in named if _is_readable(name)))))

    @cached_property
    def complained_on(self) -> KnownFact:
        """The day of the complaint; the day of asking where nobody says."""
        sent = self.reading.dated_fact("sent_at") if self.reading else None
        at = self.case.asserted.received_at or (self.reading.received_at if self.reading else None)
        if at is not None:
            return KnownFact(
                value=at.date(), because=fact("complaint.received_at", phrase("proof.complained-on", on=at.date()))
            )
        if sent is not None:
            return KnownFact(
                value=sent.on, because=fact("complaint.sent_at", phrase("proof.complained-on", on=sent.on))
            )
        day = self.now.date()
        return KnownFact(value=day, because=fact("now", phrase("proof.complained-on-unknown", on=day)))

    @cached_property
    def made_by_us(self) -> bool:
        """Whether the goods are of our own making: by a certificate of the work or a contract that gives it to us."""
        if not COPYRIGHT_KIND & set(self.rights):
            return False
        names = [one.reported_fact("owner") for one in self.of_kind(PaperKind.COPYRIGHT_CERTIFICATE)]
        names += [one.reported_fact("assigned_to") for one in self.of_kind(PaperKind.CONTRACT)]
        return any(owner is not None and self.is_us(str(owner.value)) is NameMatch.SAME for owner in names)

    @property
    def knows_complaint_day(self) -> bool:
        """Whether anybody gives the day of the complaint."""
        return self.complained_on.because.id != "now"

    @property
    def prints_complaint_day(self) -> bool:
        """Whether the complaint itself gives its day, so that a statement may name it; a day of receipt may not."""
        if self.reading is None:
            return False
        printed = {fact.on for fact in self.reading.dated_facts if fact.fact in ("sent_at", "complained_on")}
        mailed = self.reading.received_at
        if mailed is not None and self.case.asserted.received_at is None:
            printed.add(mailed.date())
        return self.complained_on.value in printed

    @cached_property
    def accused_listings(self) -> tuple[OurListing, ...]:
        """The seller's own listings that the complaint names; all that are at hand where it names none of them."""
        named = self.accused_ids
        found = tuple(one for one in self.case.listings if one.number in named)
        return found or self.case.listings

    @cached_property
    def accused_ids(self) -> frozenset[str]:
        """Every id under which the complaint names a listing."""
        listings = self.reading.listings if self.reading else ()
        ids = [id for one in listings for id in (one.item_id, one.canonical_item_id) if id]
        return frozenset((*ids, *map(without_hyphen, ids)))

    @cached_property
    def work_titles(self) -> tuple[str, ...]:
        """Titles of the works complained of."""
        return tuple(one.title for one in self.reading.works if one.kind == "work") if self.reading else ()

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """The marks complained of."""
        return tuple(one.title for one in self.reading.works if one.kind == "mark") if self.reading else ()

    def _owner_on_paper(self) -> KnownFact | None:
        """The owner whom a certificate of the asserted right names; else the giver of a letter who bears the mark."""
        numbers = {one.number for one in self.reading.registrations} if self.reading else set()
        for witness in (*self.theirs, *self.seller_papers):
            number, owner = witness.reported_fact("registration_number", "number"), witness.reported_fact("owner")
            if owner is None or witness.kind not in CERTIFICATES or self.is_us(str(owner.value)) is not NameMatch.OTHER:
                continue
            listed = number is not None and str(number.value) in numbers
            if witness in self.theirs or listed or self._is_for_mark(witness):
                says = phrase("proof.owner-on-paper", owner=str(owner.value), paper=witness.name)
                return KnownFact(value=str(owner.value), because=phrase_basis(witness, says, owner))
        return self._owner_by_mark()

    def _owner_by_mark(self) -> KnownFact | None:
        """Where nobody complains, the giver of a letter who bears the very mark that his letter names."""
        for witness in self.of_kind(PaperKind.AUTHORISATION):
            giver = str(witness.giver.value) if witness.giver else ""
            mark = next((mark for mark in self.marks if any(is_within_name(one, giver) for one in _parts(mark))), None)
            if mark is not None and self.is_us(giver) is NameMatch.OTHER and self._is_for_mark(witness):
                says = phrase("proof.owner-bears-the-mark", owner=giver, mark=mark, paper=witness.name)
                return KnownFact(value=giver, because=phrase_basis(witness, says, witness.giver))
        return None

    def _is_for_mark(self, witness: EvidenceView) -> bool:
        named_mark = witness.reported_fact("mark")
        return named_mark is not None and any(
            normalised_name(mark) == normalised_name(str(named_mark.value)) for mark in self.marks
        )


Params = Mapping[str, Any]
Test = Callable[[RequirementContext, Params], RequirementOutcome]
TESTS: dict[str, Test] = {}
"""Every test a rulebook may name."""


def register_test(name: str) -> Callable[[Test], Test]:
    """Registers a test under the name by which rulebooks call it."""

    def registered(function: Test) -> Test:
        TESTS[name] = function
        return function

    return registered


class GroundIsIncomplete(Invalid):
    """A rulebook describes a ground of defence without what is needed to test it."""


def evaluate_requirement(
    part: Params, rule: Rule, context: RequirementContext
) -> tuple[Requirement, RequirementOutcome]:
    """One requirement of a rule, tested.

    Raises: GroundIsIncomplete where it has no id or sentence, or names a test that does not exist.
    """
    if not part.get("id") or not part.get("says") or part.get("test") not in TESTS:
        raise GroundIsIncomplete(
            rule=rule.id, requirement=str(part.get("id") or "-"), test=str(part.get("test") or "-")
        )
    outcome = TESTS[str(part["test"])](context, part.get("params") or {})
    open_ = outcome.status in (MISSING, DOUBTFUL)
    general = phrase(f"rule/{rule.id}/{part['id']}/mend") if part.get("mend") else None
    requirement = Requirement(
        id=str(part["id"]),
        says=phrase(f"rule/{rule.id}/{part['id']}"),
        status=outcome.status,
        evidence=outcome.evidence,
        because=outcome.because,
        rule=rule.id,
        mend=(outcome.mend or general) if open_ else None,
    )
    return requirement, outcome


def missing_outcome(*because: Because, mend: Phrase | None = None, evidence: Sequence[str] = ()) -> RequirementOutcome:
    """Nothing carries it."""
    return RequirementOutcome(status=MISSING, because=because, mend=mend, evidence=tuple(evidence))


def digests(found: Sequence[EvidenceView]) -> tuple[str, ...]:
    """The digests of these papers, once each, in order."""
    return tuple(dict.fromkeys(one.sha256 for one in found))


_PART = regex(r"[\u3400-\u9fff]{2,}|[^\W\d_\u3400-\u9fff]{4,}")


def _parts(mark: str) -> tuple[str, ...]:
    """The mark, and its Chinese and its other part where it is written in both."""
    parts = tuple(_PART.findall(mark))
    both = len(parts) == 2 and ("\u3400" <= parts[0][0] <= "\u9fff") != ("\u3400" <= parts[1][0] <= "\u9fff")
    return (mark, *parts) if both else (mark,)


def _is_readable(name: str) -> bool:
    """Whether a name is one, and not the mark of something blacked out."""
    return bool(name.strip(" []()*█■xX_-.")) and not name.strip().startswith(("[", "***"))

"""The seller's answers applied to reading, seller, work and listings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.listing import OurListing, as_on_com
from rejoinder.domain.number import normalised_number
from rejoinder.domain.reading import (
    BY_PLATFORM,
    AccusedListing,
    DatedFact,
    Party,
    Reading,
    Registration,
    Role,
    Stage,
    Work,
)
from rejoinder.domain.right import COPYRIGHT_KIND, TRADEMARK_KIND, Right
from rejoinder.domain.seller import AssertedComplaint, ComplainantWork, Seller
from rejoinder.domain.time_zone import CHINA_STANDARD_TIME
from rejoinder.procedure.stage import WAITING
from rejoinder.proof.name import is_same_name, normalised_name
from rejoinder.scrutiny.complaint_context import canonical_listing_id
from rejoinder.usecases.answer_value import values_in
from rejoinder.usecases.fact_path import NOWHERE

MOST_LISTINGS = 400
_STAGES: Mapping[str, Stage] = {
    "not_a_complaint": Stage.UNRELATED,
    "over": Stage.RETRACTION,
    "won": Stage.DECISION,
    "lost": Stage.DECISION,
}
_SELLER = {"seller.name": "name", "seller.entity": "entity", "seller.country": "country", "platform": "marketplace"}


def with_answers(case: CaseFile) -> CaseFile:
    """The case with the answers in its seller, complaint, work and listings; those in its reading are put there before.

    Args:
        case: its reading as `answered_reading` gives it.
    """
    if not case.answers:
        return case
    return attrs.evolve(
        case,
        seller=_seller(case),
        asserted=_asserted(case),
        work=_work(case),
        listings=_listings(case),
    )


def answered_reading(reading: Reading, case: CaseFile) -> Reading:
    """The reading with what the seller answered; a value that he gave stands nowhere in its text."""
    if not case.answers:
        return reading
    for put in (_stage, _plain_values, _works, _registrations, _parties, _accused, _dated):
        reading = put(reading, case)
    return reading


def instant_of(answer: str) -> dt.datetime:
    """The instant of an answer: a bare day at its first moment, without an offset in the platforms' zone."""
    found = dt.datetime.fromisoformat(answer)
    return found if found.tzinfo else found.replace(tzinfo=CHINA_STANDARD_TIME)


def stage_of(answer: str, read: Stage) -> Stage:
    """The stage of a message whose matter stands so, the nearest to what was read."""
    if answer in set(Stage):
        return Stage(answer)
    if answer in _STAGES:
        return read if read in BY_PLATFORM and answer in ("won", "lost") else _STAGES[answer]
    if answer == "open" and read not in WAITING:
        return Stage.FORWARDED_NOTICE
    return Stage.FORWARDED_NOTICE if answer in ("waiting", "court") and read is Stage.UNRELATED else read


def _stage(reading: Reading, case: CaseFile) -> Reading:
    answer = case.answer("stage")
    return attrs.evolve(reading, stage=stage_of(answer, reading.stage)) if answer else reading


def _plain_values(reading: Reading, case: CaseFile) -> Reading:
    received, platform, rights = case.answer("received_at"), case.answer("platform"), _rights(case)
    if received:
        reading = attrs.evolve(reading, received_at=instant_of(received))
    elif _is_refused(case, "received_at", reading.received_at.isoformat() if reading.received_at else ""):
        reading = attrs.evolve(reading, received_at=None)
    if platform:
        reading = attrs.evolve(reading, platform=platform)
    elif _is_refused(case, "platform", reading.platform or ""):
        reading = attrs.evolve(reading, platform=None)
    if rights:
        reading = attrs.evolve(reading, rights=rights)
    elif _is_refused(case, "rights", "; ".join(reading.rights)):
        reading = attrs.evolve(reading, rights=())
    return reading


def _rights(case: CaseFile) -> tuple[Right, ...]:
    return tuple(Right(word) for word in values_in(case.answer("rights") or ""))


def _is_refused(case: CaseFile, fact: str, value: str) -> bool:
    return bool(value) and value in case.refused_values(fact)


def _works(reading: Reading, case: CaseFile) -> Reading:
    works = reading.works
    for fact, kind in (("mark", "mark"), ("work.title", "work")):
        answer, of_kind = case.answer(fact), [work for work in works if work.kind == kind]
        others = [work for work in works if work.kind != kind]
        if answer is not None:
            named = [_named_work(of_kind, title, kind) for title in values_in(answer)]
            works = (*others, *named)
        elif case.refused_values(fact):
            wrong = {one for value in case.refused_values(fact) for one in values_in(value)}
            works = (*others, *(work for work in of_kind if work.title not in wrong))
    return reading if works == reading.works else attrs.evolve(reading, works=works)


def _named_work(read: Sequence[Work], title: str, kind: str) -> Work:
    """The work of this title as it was read, else one that stands nowhere."""
    same = (work for work in read if normalised_name(work.title) == normalised_name(title))
    return next(same, Work(title=title, kind=kind, span=NOWHERE))


def _registrations(reading: Reading, case: CaseFile) -> Reading:
    answer = case.answer("registration")
    if answer is None:
        wrong = {normalised_number(one) for value in case.refused_values("registration") for one in values_in(value)}
        remaining = tuple(one for one in reading.registrations if normalised_number(one.number) not in wrong)
        return attrs.evolve(reading, registrations=remaining) if wrong else reading
    known = {normalised_number(one.number): one for one in reading.registrations}
    named = (
        known.get(normalised_number(number)) or Registration(number=number, kind=_kind_of_right(reading), span=NOWHERE)
        for number in values_in(answer)
    )
    return attrs.evolve(reading, registrations=tuple(named))


def _kind_of_right(reading: Reading) -> str:
    """The kind of a number that nobody read, by the right asserted."""
    right = reading.rights[0] if reading.rights else Right.OTHER
    if right in TRADEMARK_KIND:
        return "trademark"
    return "copyright" if right in COPYRIGHT_KIND else right.value


def _parties(reading: Reading, case: CaseFile) -> Reading:
    for fact, role in (("owner", Role.OWNER), ("agent", Role.AGENT)):
        answer, wrong = case.answer(fact), case.refused_values(fact)
        of_role = [one for one in reading.parties if one.role is role]
        others = [one for one in reading.parties if one.role is not role]
        if answer is not None:
            same = [one for one in of_role if answer and is_same_name(one.name, answer)]
            named = same or ([Party(role=role, name=answer, span=NOWHERE)] if answer else [])
            remaining = [one for one in reading.parties if one.role is not role or one in named]
            new = [one for one in named if one not in remaining]
            reading = attrs.evolve(reading, parties=(*remaining, *new))
        elif wrong:
            reading = attrs.evolve(reading, parties=(*others, *(one for one in of_role if one.name not in wrong)))
    return reading


def _accused(reading: Reading, case: CaseFile) -> Reading:
    answer = case.answer("listing.ids")
    if answer is None:
        wrong = {one for value in case.refused_values("listing.ids") for one in values_in(value)}
        remaining = tuple(one for one in reading.listings if one.identifier not in wrong)
        return attrs.evolve(reading, listings=remaining) if wrong else reading
    listed = (_listed(reading, id) for id in values_in(answer)[:MOST_LISTINGS])
    return attrs.evolve(reading, listings=tuple(one for found in listed for one in found))


def _listed(reading: Reading, id: str) -> tuple[AccusedListing, ...]:
    found = tuple(one for one in reading.listings if id in (one.item_id, one.canonical_item_id, one.url))
    if found:
        return found
    if not id.isdigit():
        return (AccusedListing(url=id, platform=reading.platform, span=NOWHERE),)
    new = AccusedListing(item_id=id, canonical_item_id=as_on_com(id), platform=reading.platform, span=NOWHERE)
    return (new,)


def _dated(reading: Reading, case: CaseFile) -> Reading:
    """Without another day for the completion of the complainant's work than the seller knows."""
    answer = case.answer("work.completed_on")
    wrong = set(case.refused_values("work.completed_on"))
    if answer is None and not wrong:
        return reading

    def stands(dated: DatedFact) -> bool:
        if dated.fact != "completed_on":
            return True
        return dated.on.isoformat() == answer[:10] if answer else dated.on.isoformat() not in wrong

    return attrs.evolve(reading, dated_facts=tuple(filter(stands, reading.dated_facts)))


def _seller(case: CaseFile) -> Seller:
    answers = {name: case.answer(fact) for fact, name in _SELLER.items()}
    changes: dict[str, Any] = {name: value for name, value in answers.items() if value}
    seller = attrs.evolve(case.seller, **changes)
    names = case.answer("seller.other_names")
    return attrs.evolve(seller, other_names=values_in(names)) if names else seller


def _asserted(case: CaseFile) -> AssertedComplaint:
    """What case.toml says of the complaint, without what the seller has said anew."""
    asserted, received, rights = case.asserted, case.answer("received_at"), _rights(case)
    if received:
        asserted = attrs.evolve(asserted, received_at=instant_of(received))
    if rights:
        asserted = attrs.evolve(asserted, right=rights[0] if len(rights) == 1 else None)
    overrides = tuple(pair for pair in asserted.overrides if case.answer(pair[0]) is None)
    return asserted if overrides == asserted.overrides else attrs.evolve(asserted, overrides=overrides)


def _work(case: CaseFile) -> ComplainantWork:
    work, completed, owner = case.work, case.answer("work.completed_on"), case.answer("owner")
    read = case.reading.dated_fact("completed_on") if case.reading else None
    if completed and read is None:
        work = attrs.evolve(work, completed_on=instant_of(completed).date())
    if owner:
        named = case.reading.party(Role.OWNER) if case.reading else None
        by_word = owner if named is None or named.span == NOWHERE else None
        work = attrs.evolve(work, owner=by_word)
    return work


def _listings(case: CaseFile) -> tuple[OurListing, ...]:
    """Our listings, without those that are not ours, with what the seller knows of them."""
    ours = claimed_listings(case)
    own = [one for one in case.listings if ours.get(one.number or "") is not False]
    accused = {id for one in (case.reading.listings if case.reading else ()) if (id := canonical_listing_id(one))}
    numbers = {one.number for one in own}
    models = values_in(case.answer("listing.model") or "")
    sold = case.answers_on("listing.sold")
    wanted = [id for id, is_ours in ours.items() if is_ours]
    wanted += [id for id in sold if id not in wanted]
    if models and not own and len(accused) == 1:
        wanted += [id for id in accused if id not in wanted]
    added = [OurListing(path=f"listing/{id}", item_id=id) for id in wanted if id in accused and id not in numbers]
    return tuple(_known_of(one, accused, models, sold) for one in (*own, *added))


def claimed_listings(case: CaseFile) -> Mapping[str, bool]:
    """Of which accused listings the seller said that they are his, and of which that they are not, by item id."""
    found = {id: answer == "yes" for id, answer in case.answers_on("listing.ours").items() if id}
    several = case.answer("listing.ours")
    if several is not None and case.reading is not None:
        mine = set(values_in(several))
        for one in case.reading.listings:
            id = canonical_listing_id(one)
            if id is not None:
                found.setdefault(id, bool(mine & {id, one.item_id}))
    return found


def _known_of(listing: OurListing, accused: set[str], models: Sequence[str], sold: Mapping[str, str]) -> OurListing:
    number = listing.number or ""
    if len(models) == 1 and (number in accused or not number):
        listing = attrs.evolve(listing, model=models[0])
    pieces = sold.get(number)
    return attrs.evolve(listing, orders=int(float(pieces))) if pieces is not None else listing


def answered_paths(reading: Reading, case: CaseFile) -> Iterator[str]:
    """The places in the reading of which the seller has said what stands there.

    Args:
        reading: with the answers in it.
    """
    facts = {one.fact for one in case.answers if one.value is not None}
    yield from facts & {"received_at", "stage", "rights", "platform"}
    for number, work in enumerate(reading.works):
        if ("mark" if work.kind == "mark" else "work.title") in facts:
            yield f"works.{number}"
    for number, party in enumerate(reading.parties):
        if party.role.value in facts:
            yield f"parties.{number}"
    for root, fact in (("registrations", "registration"), ("listings", "listing.ids")):
        if fact in facts:
            yield from (root, *(f"{root}.{number}" for number in range(len(getattr(reading, root)))))

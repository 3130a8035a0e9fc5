"""Partial defences: the accused listings for which a ground is complete where it is not for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Provenance
from rejoinder.domain.evidence import Inspection
from rejoinder.domain.listing_group import Partial
from rejoinder.domain.mark_place import Lookout
from rejoinder.domain.reading import AccusedListing, DatedFact, Reading, Registration, Work
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.proof.defence import ready_grounds
from rejoinder.scrutiny.complaint_context import by_id, canonical_listing_id
from rejoinder.usecases.incremental import evolve_tracked

LocatedNoun = TypeVar("LocatedNoun", Work, Registration, DatedFact)
MOST = 400
"""Accused listings of ours up to which each is judged alone."""
OF_STRANGERS = frozenset({"allegation_refuted", "not_our_listing"})
"""Grounds that answer for a listing that is none of ours."""
AT_EVERY_TURN = 40
"""Accused listings up to which that is done anew for each fact that might be wrong, and up to which those that are not
carried at once are tried one after another."""


def partials(
    case: CaseFile,
    inspections: Sequence[Inspection],
    *,
    rulebooks: Rulebooks,
    now: dt.datetime,
    provenance: Provenance,
    look: Lookout,
) -> tuple[Partial, ...]:
    """Of several accused listings those for which a ground is carried, by the ground that carries them together.

    A ground that carries each of two listings alone, but not both at once, as an invoice of five pieces does where each
    sold four, answers for the first of them only: no paper is counted twice.
    """
    reading = case.reading
    accused = _accused(case)
    if reading is None or len(reading.listings) < 2 or len(accused) > MOST or not case.listings:
        return ()

    own_listings = by_id(case.listings)

    def grounds(ids: Sequence[str]) -> tuple[str, ...]:
        part = _restricted(case, ids)
        found = ready_grounds(part, inspections, rulebooks=rulebooks, now=now, provenance=provenance, look=look)
        return found if all(id in own_listings for id in ids) else tuple(name for name in found if name in OF_STRANGERS)

    alone = {id: found for id in accused if (found := grounds([id]))}
    answered: list[Partial] = []
    every = [ground for found in alone.values() for ground in found]
    for ground in sorted(dict.fromkeys(every), key=every.count, reverse=True):
        candidates = [id for id, found in alone.items() if ground in found]
        if candidates:
            members = _together(ground, candidates, grounds)
            answered.append(Partial(ground=ground, listings=tuple(accused[id] for id in members)))
        alone = {id: found for id, found in alone.items() if id not in candidates}
    return tuple(answered)


def _together(ground: str, ids: Sequence[str], grounds: Callable[[Sequence[str]], tuple[str, ...]]) -> Sequence[str]:
    """All of them where the ground carries them at once, else the first and every later one that it carries with those
    before.

    Args:
        ids: at least one, each of which it carries alone.
        grounds: those that carry some listings together.
    """
    if len(ids) > 1 and ground in grounds(ids):
        return ids
    members = [ids[0]]
    for id in ids[1:AT_EVERY_TURN]:
        if ground in grounds([*members, id]):
            members.append(id)
    return members


def complained_of(case: CaseFile, part: Partial) -> CaseFile:
    """The case as if these listings alone had been complained of."""
    return _restricted(case, [id for id, name in _accused(case).items() if name in part.listings])


def _restricted(case: CaseFile, ids: Sequence[str]) -> CaseFile:
    reading = case.reading
    assert reading is not None
    accused = tuple(one for one in reading.listings if canonical_listing_id(one) in ids)
    own_listings = by_id(case.listings)
    days = _by_fact(reading.dated_facts)
    nouns = {
        "works": _of(reading, accused, reading.works),
        "registrations": _of(reading, accused, reading.registrations),
        "dated_facts": tuple(one for each in days for one in _of(reading, accused, each)),
    }
    listings = tuple(own_listings[id] for id in ids if id in own_listings)
    strangers = any(id not in own_listings for id in ids)  # what our own list shows is shown by all of it
    ours = case.listings if strangers else listings
    return evolve_tracked(case, listings=ours, reading=evolve_tracked(reading, listings=accused, **nouns))


def _by_fact(dated: Sequence[DatedFact]) -> tuple[tuple[DatedFact, ...], ...]:
    facts = dict.fromkeys(one.fact for one in dated)
    return tuple(tuple(one for one in dated if one.fact == fact) for fact in facts)


def _of(reading: Reading, listings: Sequence[AccusedListing], things: Sequence[LocatedNoun]) -> tuple[LocatedNoun, ...]:
    """Those of the things told that belong to the listings kept: all, unless the notice tells one for each listing.

    A notice does where the two take turns in it: `LISTING, work A; LISTING, work B`.
    """
    if len(things) != len(reading.listings) or len(things) < 2:
        return tuple(things)
    pairs = list(zip(sorted(reading.listings, key=_start), sorted(things, key=_start), strict=True))
    turns = [start for listing, thing in pairs for start in (_start(listing), _start(thing))]
    turned = [start for listing, thing in pairs for start in (_start(thing), _start(listing))]
    if sorted(turns) not in (turns, turned):
        return tuple(things)
    return tuple(thing for listing, thing in pairs if listing in listings)


def _start(noun: AccusedListing | Work | Registration | DatedFact) -> int:
    return noun.span[0]


def _accused(case: CaseFile) -> Mapping[str, str]:
    """How the notice names the accused listings, by their numbers on aliexpress.com, in its order."""
    found: dict[str, str] = {}
    for one in case.reading.listings if case.reading else ():
        id = canonical_listing_id(one)
        if id is not None:
            found.setdefault(id, one.identifier)
    return found

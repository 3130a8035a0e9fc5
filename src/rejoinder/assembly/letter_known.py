"""What a letter may rest on: the values and facts of a case, each with what it rests on itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import attrs

from rejoinder.assembly.case_identification import (
    complainant_named,
    complaint_number,
    listings_named,
    party_named,
    seller_named,
    shop_named,
)
from rejoinder.assembly.exhibit import PutForward, answer_open, assertions, paper_title, public_points
from rejoinder.assembly.letter import Addressee, LetterFact, LetterValues, Purpose
from rejoinder.assembly.letter_choice import (
    NOBODY_COMPLAINS,
    TO_COMPLAINANT,
    all_refuted,
    complies,
    wanted_from_supplier,
)
from rejoinder.assembly.print_document import Say, one_line
from rejoinder.assembly.withheld import Withheld
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import RequirementStatus
from rejoinder.domain.event import LetterReceived, LetterSent, Offer
from rejoinder.domain.evidence import Inspection
from rejoinder.domain.finding import Because, Subject, evidence, fact, fraudulent, rule
from rejoinder.domain.full_stop import without_full_stop
from rejoinder.domain.market import platform_named
from rejoinder.domain.offer import standing_offers
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import AccusedListing, Role
from rejoinder.domain.right import COPYRIGHT_KIND, PATENT_KIND, Right
from rejoinder.domain.route import ANSWERS

GIVES_WAY = frozenset({Purpose.COMPLIANCE, Purpose.UNDERTAKING})
"""Letters that give way, so that they must not speak of what is defended."""
RECENT = dt.timedelta(days=2)
"""So soon after the last letter one does not write again."""
TERMS_LIMIT = 800
_DAYS_OF_WORKS, _DAYS_OF_FILING = ("completed_on", "published_on"), ("filed_on",)
_TELLING = frozenset({Right.PICTURE, Right.COUNTERFEIT}) | PATENT_KIND
"""Rights that say by themselves what is complained of: a picture, or the goods."""
NOTICED = 5
"""So many defects of a complaint are put to the complainant at once; more would sound like a reproach."""


@attrs.frozen(kw_only=True)
class LetterSources:
    """All that the letters of a case are filled from."""

    case: CaseFile
    advice: Advice
    exhibits: tuple[PutForward, ...] = ()
    hidden: Withheld = Withheld()
    fresh: frozenset[str] = frozenset()
    """SHA-256 of each paper that was filed after the last answer went to the platform."""
    ways: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)
    """How a complaint is withdrawn, by platform and language; the entry `-` holds for every other."""


def letter_values(
    sources: LetterSources, *, say: Say, language: str, to: Addressee, purpose: Purpose | None = None
) -> LetterValues:
    """What a letter in one language is filled with.

    Args:
        purpose: of the letter, so that it is known whether one of this purpose went out already.
    """
    known = dict(_everything(sources, say, language, purpose))
    seller, shop = seller_named(sources.case), shop_named(sources.case)
    closing = [say(phrase(f"document.letter-close-{to.value}")), seller]
    closing.append(say(shop) if shop and sources.case.seller.entity else None)
    return LetterValues(known=known, greeting=_greeting(sources, say, to), closing=tuple(filter(None, closing)))


def _greeting(sources: LetterSources, say: Say, to: Addressee) -> str:
    reading = sources.advice.reading
    named: Phrase | None = None
    if to is Addressee.COMPLAINANT:
        named = complainant_named(reading)
    elif to is Addressee.AGENT and (agent := party_named(reading, Role.AGENT)):
        named = phrase("document.listed", parts=(agent,))
    return say(phrase("document.letter-greeting", who=named) if named else phrase(f"document.letter-greeting-{to}"))


Entries = Iterator[tuple[str, LetterFact]]


def _everything(sources: LetterSources, say: Say, language: str, purpose: Purpose | None) -> Entries:
    yield from _of_reading(sources, say, purpose)
    yield from _of_papers(sources, say)
    yield from _of_talks(sources.case, sources.advice.now, say)
    yield from _of_letters(sources.case, sources.advice.now, say, purpose)
    yield from _of_procedure(sources, say)
    site = sources.advice.reading.platform or sources.case.seller.marketplace
    way = sources.ways.get(site or "-") or sources.ways.get("-", {})
    if language in way:
        yield "withdrawal_way", LetterFact(value=way[language])


def _on(basis: str, id: str) -> tuple[Because, ...]:
    return (fact(id, phrase(f"document.letter-basis-{basis}")),)


# ------------------------------------------------------------------------------------- what the complaint says


def _spoken_of(sources: LetterSources, purpose: Purpose | None) -> Sequence[AccusedListing]:
    """The listings complained of; where a letter gives way, without those that have an answer of their own."""
    accused, partials = sources.advice.reading.listings, sources.advice.partials
    answered = {name for part in partials for name in part.listings} if purpose in GIVES_WAY else ()
    return [one for one in accused if one.identifier not in answered] or accused


def _of_reading(sources: LetterSources, say: Say, purpose: Purpose | None) -> Entries:
    reading, case = sources.advice.reading, sources.case
    spoken_of = _spoken_of(sources, purpose)
    listings = listings_named(spoken_of, most=5)
    works = tuple(dict.fromkeys(one_line(work.title, 120) for work in reading.works[:3]))
    numbers = tuple(dict.fromkeys(one_line(registration.number, 60) for registration in reading.registrations[:3]))
    rights = tuple(phrase(f"document.right-{right.value}") for right in reading.rights[:2])
    found = {
        "complaint_number": (complaint_number(reading), "references"),
        "listings": (say(listings) if listings else None, "listings"),
        "work": (say(phrase("document.listed", parts=works)) if works else None, "works"),
        "registration": (say(phrase("document.listed", parts=numbers)) if numbers else None, "registrations"),
        "right": (say(phrase("document.listed", parts=rights)) if rights else None, "rights"),
        "owner": (party_named(reading, Role.OWNER), "parties"),
        "agent": (party_named(reading, Role.AGENT), "parties"),
    }
    marketplace = sources.case.seller.marketplace
    by_seller = marketplace and not reading.platform
    where = ("seller", "case.seller.marketplace") if by_seller else ("complaint", "reading.platform")
    yield "platform", LetterFact(value=say(platform_named(sources.advice.market)), because=_on(*where))
    for name, (value, place) in found.items():
        if value:
            yield name, LetterFact(value=value, because=_on("complaint", f"reading.{place}"))
    if len(spoken_of) > 1:
        yield "several_listings", LetterFact(because=_on("complaint", "reading.listings"))
    if seller := seller_named(case):
        yield "seller", LetterFact(value=seller, because=_on("seller", "case.seller"))
    noticed = [one for one in public_points(sources.advice) if one.subject is Subject.COMPLAINT][:NOTICED]
    if noticed:
        sentences = tuple(sources.hidden.from_text(say(one.says), say) for one in noticed)
        yield "noticed", LetterFact(value=sentences, because=tuple(reason for one in noticed for reason in one.because))
    yield from _of_complainant(sources)


def _of_complainant(sources: LetterSources) -> Entries:
    reading = sources.advice.reading
    if reading.stage in NOBODY_COMPLAINS:
        yield "nobody_complained", LetterFact(because=_on("complaint", "reading.stage"))
    else:
        yield "complaint", LetterFact(because=_on("complaint", "reading.stage"))
    days = _DAYS_OF_WORKS if COPYRIGHT_KIND & set(reading.rights) else _DAYS_OF_FILING
    if any(reading.dated_fact(name) is not None for name in days):
        yield "day_given", LetterFact(because=_on("complaint", "reading.dated_facts"))
    if _TELLING & set(reading.rights):
        yield "objection_given", LetterFact(because=_on("complaint", "reading.rights"))
    if party_named(reading, Role.AGENT):
        yield "agent_named", LetterFact(because=_on("complaint", "reading.parties"))
        if not any(finding.id.startswith("agent-without-authority") for finding in sources.advice.findings):
            yield "authority_shown", LetterFact(because=_on("complaint", "reading.statements"))


# -------------------------------------------------------------------------------------------- what papers carry


def _of_papers(sources: LetterSources, say: Say) -> Entries:
    if sources.exhibits:
        yield "exhibits", _exhibits(sources, sources.exhibits, say)
    fresh = tuple(one for one in sources.exhibits if one.paper.sha256 in sources.fresh)
    if fresh:
        yield "new_exhibits", _exhibits(sources, fresh, say)
    if points := tuple(_points(sources, say)):
        because = tuple(reason for _, reason in points)
        yield "points", LetterFact(value=tuple(sentence for sentence, _ in points), because=because)
        yield "ground_ready", LetterFact(because=because)
    if gaps := wanted_from_supplier(sources.advice):
        yield "gaps", LetterFact(value=tuple(map(say, gaps)), because=_on("papers", "case.papers"))
    if bought := _purchase(sources.advice):
        title = paper_title(bought.paper, bought)
        yield "purchase", LetterFact(value=say(title), because=(evidence(bought.paper.sha256, title),))


def _exhibits(sources: LetterSources, exhibits: Sequence[PutForward], say: Say) -> LetterFact:
    return LetterFact(
        value=tuple(exhibit_line(sources, one, say) for one in exhibits),
        because=tuple(evidence(one.paper.sha256, one.title) for one in exhibits),
    )


def exhibit_line(sources: LetterSources, exhibit: PutForward, say: Say) -> str:
    """The line by which a letter names an exhibit."""
    line = phrase("document.exhibit-line", number=exhibit.number, title=exhibit.title, name=exhibit.name)
    return sources.hidden.from_text(say(line), say)


def _points(sources: LetterSources, say: Say) -> Iterator[tuple[str, Because]]:
    """What the exhibits carry, each sentence followed by their numbers; a sentence without its exhibit falls out."""
    numbers = {one.paper.sha256: one.number for one in sources.exhibits}
    for assertion in assertions(sources.advice):
        if set(assertion.exhibits) <= numbers.keys():
            found = sorted(numbers[sha256] for sha256 in set(assertion.exhibits))
            each = tuple(phrase("document.exhibit-reference", number=number) for number in found)
            cited = phrase("document.references", each=each)
            sentence = sources.hidden.from_text(say(assertion.says), say)
            words = say(phrase("document.cited", sentence=sentence, references=cited))
            yield words, evidence(assertion.exhibits[0], assertion.says)


def _purchase(advice: Advice) -> Inspection | None:
    """The first paper that carries our own purchase of the goods; a paper of our sales is none."""
    carrying = {
        sha256
        for defence in advice.defences
        for requirement in defence.requirements
        if requirement.id == "purchase" and requirement.status is RequirementStatus.MET
        for sha256 in requirement.evidence
    }
    return next((one for one in advice.inspections if one.paper.sha256 in carrying), None)


# -------------------------------------------------------------------------------------- what the record tells


def _of_talks(case: CaseFile, now: dt.datetime, say: Say) -> Entries:
    ours, theirs = standing_offers(case.talk)
    if ours is not None:
        yield from _offer(ours, "our", "offer_made", now, say)
    if theirs is not None:
        yield from _offer(theirs, "their", "offer_received", now, say)


def _bare(words: str) -> str:
    """The words without the marks that end a sentence of their own; an abbreviation keeps its stop."""
    return without_full_stop(words.rstrip(";； "))


def _offer(offer: Offer, whose: str, named: str, now: dt.datetime, say: Say) -> Entries:
    because = _on("record", "case.offers")
    yield named, LetterFact(because=because)
    yield f"{whose}_terms", LetterFact(value=_bare(one_line(offer.terms, TERMS_LIMIT)), because=because)
    if offer.amount is not None and offer.currency:
        amount = phrase("document.letter-amount", amount=offer.amount, currency=one_line(offer.currency, 12))
        yield f"{whose}_amount", LetterFact(value=say(amount), because=because)
    if offer.conditions:
        conditions = tuple(_bare(one_line(one, 200)) for one in offer.conditions[:10])
        yield f"{whose}_conditions", LetterFact(value=say(phrase("document.listed", parts=conditions)), because=because)
    if offer.expires_at is not None:
        yield f"{whose}_end", LetterFact(value=_date_text(offer.expires_at, say), because=because)
        if offer.expires_at <= now:
            yield f"{whose}_offer_over", LetterFact(because=because)


def _of_letters(case: CaseFile, now: dt.datetime, say: Say, purpose: Purpose | None) -> Entries:
    sent = [one for one in case.letters if isinstance(one, LetterSent)]
    because = _on("record", "case.letters")
    if purpose and any(one.purpose == purpose for one in sent):
        yield "already_sent", LetterFact(because=because)
    if any(one.purpose == Purpose.EVIDENCE for one in sent):
        yield "evidence_sent", LetterFact(because=because)
    if ours := [one for one in sent if one.purpose in TO_COMPLAINANT]:
        yield "letter_sent", LetterFact(because=because)
        yield "last_letter_on", LetterFact(value=_date_text(ours[-1].at.date(), say), because=because)
        if now - ours[-1].at < RECENT:
            yield "letter_recent", LetterFact(because=because)
        if any(isinstance(one, LetterReceived) for one in case.letters[case.letters.index(ours[-1]) :]):
            yield "reply_received", LetterFact(because=because)


def _date_text(value: dt.date | dt.datetime, say: Say) -> str:
    return say(phrase("document.listed", parts=(value,)))


def _of_procedure(sources: LetterSources, say: Say) -> Entries:
    case, advice = sources.case, sources.advice
    if case.filed:
        yield "answer_filed", LetterFact(because=_on("record", "case.filed"))
        yield (
            "filed_on",
            LetterFact(value=_date_text(case.filed[-1].at.date(), say), because=_on("record", "case.filed")),
        )
        if receipt := case.filed[-1].receipt:
            yield "receipt", LetterFact(value=one_line(receipt, 60), because=_on("record", "case.filed"))
    elif answer_open(advice):
        yield "answer_open", LetterFact(because=_on("procedure", "advice.routes"))
        ahead = [one for one in advice.deadlines if one.route in ANSWERS and one.safe_by > advice.now]
        if ahead:
            first = min(ahead, key=lambda one: one.due_at)
            yield "reply_by", LetterFact(value=_date_text(first.safe_by, say), because=(rule(first.rule, first.says),))
    outcomes = {"round_lost": "round_lost", "refused": "failed", "established": "established"}
    if case.decisions and (name := outcomes.get(case.decisions[-1].outcome)):
        yield name, LetterFact(because=_on("record", "case.decisions"))
    if case.withdrawn is not None:
        yield "withdrawn", LetterFact(because=_on("record", "case.withdrawn"))
        if case.withdrawn.confirmed_by_platform:
            yield "withdrawal_confirmed", LetterFact(because=_on("record", "case.withdrawn"))
    if complies(case):
        yield "listing_down", LetterFact(because=_on("record", "case.route"))
    yield from _of_warnings(advice)


def _of_warnings(advice: Advice) -> Entries:
    for trigger in advice.counsel:
        if trigger.id in ("court_papers", "money_demanded"):
            yield trigger.id, LetterFact(because=trigger.because)
    if all_refuted(advice):
        yield "all_refuted", LetterFact(because=_on("listing", "advice.allegations"))
    if fraudulent(advice.findings):
        yield "fraud", LetterFact(because=_on("complaint", "reading.signals"))

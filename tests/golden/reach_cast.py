"""Made-up cases in which every rule of the shipped books has a chance to be named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs

from rejoinder.adapters.shipped.calendar import calendars
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import AnswerFiled, DecisionReceived
from rejoinder.domain.exposure import PastViolation
from rejoinder.domain.finding import Because
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import Phrase
from rejoinder.domain.reading import Clock, DatedFact, Party, Reading, Registration, Role, Stage, Unit, Work
from rejoinder.domain.right import Right
from rejoinder.domain.rulebook import Rulebook, Rulebooks
from rejoinder.domain.seller import Seller
from rejoinder.domain.source import ComplaintSource
from rejoinder.scrutiny.spelling import NoSpellings
from rejoinder.usecases.evaluation import EvaluationContext

ZONE = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 11, 4, 10, tzinfo=ZONE)
RECEIVED = dt.datetime(2026, 11, 2, 10, tzinfo=ZONE)
OWNER = Party(role=Role.OWNER, name="Vornell Lighting LLC", email="legal@vornell.example", span=(0, 4))
FAMILIES = (
    (Right.TRADEMARK, Right.COUNTERFEIT),
    (Right.COPYRIGHT, Right.PICTURE),
    (Right.DESIGN, Right.UTILITY_MODEL, Right.PATENT),
)


IN_2027 = dt.datetime(2027, 3, 1, 10, tzinfo=ZONE)
WORDS = (
    "Your funds have been frozen.",
    "Pay a settlement amount of USD 3,000.",
    "A criminal complaint was filed.",
    "We received a letter before action.",
    "Abmahnung: Sie geben die beigefügte Unterlassungserklärung ab.",
)
"""Sentences that call a lawyer in."""


def mentioned(book: Rulebook) -> str:
    """Every word by which a rule of a book is called up."""
    words: list[str] = []
    for condition in (*book.applies, *(rule.applies or {} for rule in book.rules)):
        words += condition.get("mentions", ())
    words += (word for rule in book.rules for word in rule.body.get("mentions") or ())
    return ". ".join(dict.fromkeys(words))


def cases(books: Rulebooks) -> Iterator[CaseFile]:
    """Each marketplace with each family of rights, at each stage, and in each state that events lead to."""
    for book in books.books:
        if not book.market:
            continue
        for rights in FAMILIES:
            yield from _of_market(book.id, rights, f"Your listing was removed. {mentioned(book)}.")
    for country in ("CN", "DE", "GB", "RU", "US", "TH"):
        for rights in FAMILIES:
            yield complaint("temu", rights, Stage.DECISION, country=country)
            yield complaint("aliexpress", rights, Stage.FORWARDED_NOTICE, country=country)
    for points, strikes in ((2, 0), (6, 0), (12, 0), (24, 0), (36, 0), (48, 0), (0, 1), (0, 2), (0, 3)):
        for market in ("aliexpress", "alibaba-com", "youtube"):
            yield attrs.evolve(complaint(market, FAMILIES[0]), history=tuple(_history(points, strikes)))
    yield from _unusual(books)
    days = ("ordered_on", "served_on", "waiver_requested_on")
    court = tuple(DatedFact(fact=fact, on=RECEIVED.date(), span=(0, 4)) for fact in days)
    read = complaint("amazon", FAMILIES[0], country="CN", text="TRO of the District Court").reading
    assert read is not None
    for country in ("CN", "US"):
        seller = Seller(country=country, marketplace="amazon")
        yield CaseFile(reading=attrs.evolve(read, dated_facts=court), seller=seller)


LETTER = "Letter before claim. We act for the owner of the mark; please sign the enclosed undertakings by Friday."
SUMMONS = "You are hereby summoned. A lawsuit has been filed against you in the High Court."


def _unusual(books: Rulebooks) -> Iterator[CaseFile]:
    """Words that call a lawyer in, other countries and marketplaces, printed terms, old rights, odd numbers."""
    for words in WORDS:
        yield complaint("temu", FAMILIES[0], text=words, country="GB")
    yield from (complaint("tiktok-shop", FAMILIES[0], country=country) for country in ("TH", "US"))
    lost = DecisionReceived(at=NOW - dt.timedelta(hours=3), by="seller", outcome="round_lost")
    yield attrs.evolve(complaint("tiktok-shop", FAMILIES[0], country="TH"), decisions=(lost,))
    for stage in (Stage.NOTICE, Stage.PLATFORM_FINDING):
        yield complaint("hearthbay", FAMILIES[0], stage)
    for words in (LETTER, SUMMONS):
        yield complaint("amazon", FAMILIES[0], Stage.NOTICE, text=words)
    yield from _printed()
    for office, country in (("cnipa", "CN"), ("euipo", "DE"), ("uspto", "US")):
        yield from _old_rights(office, country)
    for rule in books.of_kind("number"):
        for example in rule.examples:
            yield _numbered(str(example["number"]), str(example.get("kind", "other")), example.get("office"))
    yield from _with_listing()


def _printed() -> Iterator[CaseFile]:
    text = "Please submit your counter-notice within 3 days. Please submit your counter-notice within 5 days."
    clocks = tuple(
        Clock(phrase=f"{days} days", days=days, unit=Unit.CALENDAR_DAYS, span=(start, start + 6))
        for days, start in ((3, text.index("3 days")), (5, text.index("5 days")))
    )
    case = complaint("aliexpress", FAMILIES[0], text=text)
    assert case.reading is not None
    yield attrs.evolve(case, reading=attrs.evolve(case.reading, clocks=clocks))


def _old_rights(office: str, country: str) -> Iterator[CaseFile]:
    for kind, right in (("design", Right.DESIGN), ("patent", Right.PATENT), ("trademark", Right.TRADEMARK)):
        for year in (1985, 2005, 2012, 2022):
            numbers = {"uspto": "D912345", "euipo": "001234567-0001"}
            case = _numbered(numbers.get(office, "6123456"), kind, office, right=right, country=country)
            assert case.reading is not None
            days = tuple(
                DatedFact(fact=fact, on=dt.date(year, 3, 1), span=(0, 4)) for fact in ("filed_on", "registered_on")
            )
            ended = DatedFact(fact="valid_to", on=dt.date(2020, 1, 1), span=(0, 4))
            for facts in (days, (ended,)):
                yield attrs.evolve(case, reading=attrs.evolve(case.reading, dated_facts=facts))


def _numbered(
    number: str, kind: str, office: str | None, *, right: Right | None = None, country: str = "CN"
) -> CaseFile:
    rights = (right or _RIGHT_OF.get(kind, Right.OTHER),)
    case = complaint("aliexpress", rights, country=country, text=f"No. {number} is infringed.")
    assert case.reading is not None
    told = Registration(number=number, kind=kind, office=office, span=(4, 4 + len(number)))
    return attrs.evolve(case, reading=attrs.evolve(case.reading, registrations=(told,)))


_RIGHT_OF = {
    "trademark": Right.TRADEMARK,
    "copyright": Right.COPYRIGHT,
    "patent": Right.PATENT,
    "design": Right.DESIGN,
    "utility_model": Right.UTILITY_MODEL,
}


def _with_listing() -> Iterator[CaseFile]:
    """A listing whose title uses the mark, hides it or has none, with a reason of the complaint beside it."""
    for title in (
        "Vornell kettle lamp",
        "V0rnell kettle lamp",
        "V o r n e l l lamp",
        "Lamp for Vornell kettle",
        "Lamp",
    ):
        for reason in ("Unfair Use of Registered Trademark (09UU)", "Counterfeit goods"):
            case = complaint(
                "aliexpress", (Right.TRADEMARK, Right.COUNTERFEIT), text=f"Reason: {reason}. Mark: Vornell"
            )
            assert case.reading is not None
            start = case.reading.text.index("Vornell")
            reading = attrs.evolve(
                case.reading,
                works=(Work(title="Vornell", kind="mark", span=(start, start + 7)),),
                reason=reason,
                reason_span=(8, 8 + len(reason)),
                registrations=(),
            )
            listing = OurListing(path="listing/listing.json", item_id="1005003512345678", title=title)
            yield attrs.evolve(case, reading=reading, listings=(listing,))


def _of_market(market: str, rights: tuple[Right, ...], loaded: str) -> Iterator[CaseFile]:
    for country in ("CN", "DE"):
        for stage in (Stage.NOTICE, Stage.FORWARDED_NOTICE, Stage.PLATFORM_FINDING, Stage.DECISION):
            yield complaint(market, rights, stage, country=country)
    yield complaint(market, rights, text=loaded)
    yield complaint(market, rights, country="US")
    yield complaint(market, rights, text="Your listing was removed.", country="GB")
    if rights == FAMILIES[2]:
        return
    complained = complaint(market, rights)
    for route in ("counter_notice", "dmca_counter_notice", "platform_appeal"):
        filed = (AnswerFiled(at=NOW - dt.timedelta(hours=2), by="seller", route=route),)
        yield attrs.evolve(complained, filed=filed)
        yield attrs.evolve(complaint(market, rights, Stage.PLATFORM_FINDING), filed=filed)
    lost = DecisionReceived(at=NOW - dt.timedelta(hours=3), by="seller", outcome="round_lost")
    yield attrs.evolve(complained, decisions=(lost,))
    yield attrs.evolve(complained, decisions=(lost, lost, lost))
    yield attrs.evolve(complained, decisions=(attrs.evolve(lost, outcome="established"),))


def complaint(
    market: str,
    rights: tuple[Right, ...],
    stage: Stage = Stage.FORWARDED_NOTICE,
    *,
    country: str = "CN",
    text: str = "Your listing was removed.",
) -> CaseFile:
    """A complaint on a marketplace about these rights."""
    offices = {"DE": "euipo", "US": "uspto", "GB": "ukipo", "RU": "rospatent"}
    number = Registration(number="6123456", kind="other", office=offices.get(country, "cnipa"), span=(0, 4))
    reading = Reading(
        file="complaint.txt",
        text=text,
        language="en",
        platform=market,
        stage=stage,
        rights=rights,
        sender_role=Role.OWNER if stage is Stage.NOTICE else Role.PLATFORM,
        parties=(OWNER,),
        registrations=(number,),
        received_at=RECEIVED,
    )
    return CaseFile(reading=reading, seller=Seller(country=country, marketplace=market))


def _history(points: int, strikes: int) -> Iterator[PastViolation]:
    at = RECEIVED - dt.timedelta(days=60)
    if points:
        yield PastViolation(at=at, kind="general", right="trademark", points=points, state="established")
    for number in range(strikes):
        day = at + dt.timedelta(days=10 * number)
        yield PastViolation(at=day, kind="serious", right="trademark", state="established")


def judged(case: CaseFile, books: Rulebooks, *, now: dt.datetime = NOW) -> Advice:
    """What follows from a case without papers."""
    source = ComplaintSource(name="complaint.txt", media_type="text/plain", text="", sha256="0" * 64, size_bytes=0)
    context = EvaluationContext(
        source=source,
        rulebooks=books,
        calendars=calendars(),
        spellings=NoSpellings(),
        inspections=(),
        compared=({}, ()),
        detections=None,
        now=now,
    )
    return context.judge(case)


def named(value: Any) -> Iterator[str]:
    """The ids of all rules that an advice names, wherever they stand in it."""
    if isinstance(value, Phrase):
        if value.id.startswith("rule/"):
            yield value.id.split("/")[1]
        yield from named([each for _, each in value.values])
    elif isinstance(value, Because):
        yield value.id
        yield from named(value.says)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            held = getattr(value, field.name)
            if field.name in ("rule", "source") and isinstance(held, str):
                yield held
            if field.name not in ("reading", "rulebooks"):
                yield from named(held)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from named(each)

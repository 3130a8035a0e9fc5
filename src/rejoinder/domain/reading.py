"""What a complaint says, each value with the place it was read from."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import attrs

from rejoinder.domain.phrase import Phrase
from rejoinder.domain.right import Right

Span = tuple[int, int]
"""`[start, end)` in characters of `Reading.text`."""


class Stage(StrEnum):
    """What kind of message this is in the life of a complaint."""

    NOTICE = "notice"
    FORWARDED_NOTICE = "forwarded_notice"
    PLATFORM_FINDING = "platform_finding"
    COUNTER_NOTICE = "counter_notice"
    RETRACTION = "retraction"
    DECISION = "decision"
    REMINDER = "reminder"
    UNRELATED = "unrelated"


BY_PLATFORM = frozenset({Stage.PLATFORM_FINDING, Stage.DECISION})
"""Where the platform itself has found or decided, so that the way on is an appeal to it."""


class Role(StrEnum):
    """Who somebody is in a complaint."""

    OWNER = "owner"
    AGENT = "agent"
    PLATFORM = "platform"
    SELLER = "seller"


class Unit(StrEnum):
    """What a clock counts."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    HOURS = "hours"
    DATE = "date"


@attrs.frozen(kw_only=True)
class Party:
    """Somebody named in the complaint; a redacted name stays as written."""

    role: Role
    name: str
    email: str | None = None
    span: Span


@attrs.frozen(kw_only=True)
class Work:
    """A work or a mark that the complaint says is infringed."""

    title: str
    kind: str
    """`work` or `mark`."""
    span: Span


@attrs.frozen(kw_only=True)
class Registration:
    """A registration number as written, with its kind and office where the text says so."""

    number: str
    kind: str
    """`trademark`, `copyright`, `patent`, `design`, `utility_model` or `other`."""
    office: str | None = None
    """`cnipa`, `uspto`, `euipo`, `wipo`, `ukipo`, `rospatent`, `usco`, `ncac`, ... or None."""
    span: Span


@attrs.frozen(kw_only=True)
class Reference:
    """A number by which somebody files the matter."""

    kind: str
    """`complaint`, `case`, `order` or `ticket`."""
    value: str
    span: Span


@attrs.frozen(kw_only=True)
class AccusedListing:
    """A listing that is complained of: an address, a bare id, or both."""

    url: str | None = None
    item_id: str | None = None
    """As written; `canonical_item_id` is the same listing's id on aliexpress.com."""
    canonical_item_id: str | None = None
    platform: str | None = None
    host: str | None = None
    is_short_link: bool = False
    """Whether its address leads elsewhere; where to is known only to who opens it, which is not done here."""
    span: Span

    @property
    def identifier(self) -> str:
        """How the notice calls it: its number, else its address; empty where it gives neither."""
        return self.item_id or self.url or ""


@attrs.frozen(kw_only=True)
class Clock:
    """A time limit as the complaint words it."""

    phrase: str
    days: int | None = None
    hours: int | None = None
    unit: Unit
    due_at: dt.datetime | None = None
    """The instant printed, aware; where no zone is printed, the platform's zone (see the reader)."""
    whole_day: bool = False
    """True where only a day is printed: the clock then runs to the end of that day."""
    floating: bool = False
    """True where no zone is printed with the day, so that the zone of `due_at` is a guess."""
    span: Span


@attrs.frozen(kw_only=True)
class Statements:
    """Which of the formal statements of a notice are there."""

    signature: bool = False
    good_faith: bool = False
    accuracy: bool = False
    perjury: bool = False
    authority: bool = False


@attrs.frozen(kw_only=True)
class Signal:
    """Something about the message itself that a careful reader would notice; never a verdict."""

    id: str
    says: Phrase
    span: Span | None = None


@attrs.frozen(kw_only=True)
class AttachmentRead:
    """An attachment, named."""

    name: str
    media_type: str
    sha256: str
    size_bytes: int


@attrs.frozen(kw_only=True)
class DatedFact:
    """A day that the complaint itself gives to a fact, such as when its work was completed."""

    fact: str
    """`completed_on`, `published_on`, `registered_on`, `filed_on`, `valid_to`, `first_sale_on`, `sent_at`,
    `complained_on` (the day on which the complaint itself was filed)."""
    on: dt.date
    span: Span


class Harm(StrEnum):
    """What a notice says will happen, the heaviest first."""

    REMOVAL = "removal"
    CLOSURE = "closure"
    FREEZE = "freeze"
    SUIT = "suit"
    """A court is gone to, or decides without the defendant."""
    SUM = "sum"
    POINTS = "points"
    ESTABLISHED = "established"
    """The complaint is held to be right."""
    UNSAID = "unsaid"
    """Something follows when nobody answers, and the sentence names none of the above."""


@attrs.frozen(kw_only=True)
class Consequence:
    """What the notice itself says of the price of silence, of a refused answer or of another violation."""

    harms: tuple[Harm, ...]
    span: Span
    """The sentence, in characters of `Reading.text`."""


@attrs.frozen(kw_only=True)
class Reading:
    """What one complaint says. Absent is None or empty; nothing is invented."""

    file: str
    text: str
    language: str
    """`en`, `zh`, `ru`, or another ISO 639-1 code."""
    platform: str | None
    """Slug such as `aliexpress`, `amazon`, `github`; None where the text does not say."""
    stage: Stage
    rights: tuple[Right, ...] = ()
    sender_role: Role | None = None
    parties: tuple[Party, ...] = ()
    works: tuple[Work, ...] = ()
    registrations: tuple[Registration, ...] = ()
    references: tuple[Reference, ...] = ()
    listings: tuple[AccusedListing, ...] = ()
    clocks: tuple[Clock, ...] = ()
    dated_facts: tuple[DatedFact, ...] = ()
    reason: str | None = None
    """The complaint reason in the complaint's own words."""
    reason_span: Span | None = None
    territory: str | None = None
    classes: tuple[int, ...] = ()
    """Nice classes that the complaint names for its mark."""
    received_at: dt.datetime | None = None
    statements: Statements = Statements()
    attachments: tuple[AttachmentRead, ...] = ()
    signals: tuple[Signal, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    """What the notice says will follow, in the order of the notice."""

    def party(self, role: Role) -> Party | None:
        """The first party of this role, or None."""
        return next((party for party in self.parties if party.role is role), None)

    @property
    def accused_identifiers(self) -> tuple[str, ...]:
        """How the notice calls the accused listings, each once."""
        return tuple(dict.fromkeys(listing.identifier for listing in self.listings))

    def dated_fact(self, fact: str) -> DatedFact | None:
        """The first day given to this fact, or None."""
        return next((dated for dated in self.dated_facts if dated.fact == fact), None)

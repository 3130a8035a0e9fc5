"""What a rule of each kind must say, as plain data: loader, published schema and tests read it from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from rejoinder.domain.applicability import WRITERS
from rejoinder.domain.mark_place import MarkUse
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import Stage
from rejoinder.domain.right import Right
from rejoinder.domain.route import RouteId
from rejoinder.procedure.clock import Counts

CONFIDENCES = ("official", "official_copy", "secondary", "derived")
"""How sure a source is. What was only recalled, or looked for and not found, is no source."""


@attrs.frozen(kw_only=True)
class KeyForm:
    """What one key holds. Exactly one of the fields below `says` is used, by `type`."""

    type: str
    """text, integer, boolean, date, translations, choice, texts, choices, mapping, list or any."""
    says: str
    choices: tuple[str, ...] = ()
    of: Mapping[str, KeyForm] = attrs.field(factory=dict)
    """The keys of a mapping, or of each entry of a list of mappings."""
    required: frozenset[str] = frozenset()
    least: int | None = None
    most: int | None = None


def text(says: str) -> KeyForm:
    """A line of text."""
    return KeyForm(type="text", says=says)


def texts(says: str) -> KeyForm:
    """A list of texts."""
    return KeyForm(type="texts", says=says)


def number(says: str, *, least: int = 0, most: int | None = None) -> KeyForm:
    """A whole number."""
    return KeyForm(type="integer", says=says, least=least, most=most)


def flag(says: str) -> KeyForm:
    """True or false."""
    return KeyForm(type="boolean", says=says)


def day(says: str) -> KeyForm:
    """A day, written 2026-04-02."""
    return KeyForm(type="date", says=says)


def translations_form(says: str) -> KeyForm:
    """The same sentence in every language."""
    return KeyForm(type="translations", says=says)


def choice(says: str, choices: tuple[str, ...]) -> KeyForm:
    """One word of a list."""
    return KeyForm(type="choice", says=says, choices=choices)


def choices(says: str, choices: tuple[str, ...]) -> KeyForm:
    """Several words of a list."""
    return KeyForm(type="choices", says=says, choices=choices)


def mapping(says: str, of: Mapping[str, KeyForm], *, required: tuple[str, ...] = ()) -> KeyForm:
    """A mapping with known keys."""
    return KeyForm(type="mapping", says=says, of=of, required=frozenset(required))


def mapping_list(says: str, of: Mapping[str, KeyForm], *, required: tuple[str, ...] = ()) -> KeyForm:
    """A list of mappings with known keys."""
    return KeyForm(type="list", says=says, of=of, required=frozenset(required))


CITATION = mapping_list(
    "where the rule was read",
    {
        "cite": text("title, article or section"),
        "url": text("address"),
        "read_on": day("the day on which somebody read it"),
        "dated": text("the date the source gives itself"),
        "document": text("the text as an archive files it, where the address is not the text itself"),
        "version": text("which version of it was read: a commit, an edition"),
        "confidence": choice("how sure the source is", CONFIDENCES),
    },
    required=("cite", "confidence"),
)

CONDITION: Mapping[str, KeyForm] = {
    "by_market": flag("whether the marketplace's own book names this book of law"),
    "known_market": flag("whether a book speaks of the marketplace"),
    "markets": texts("ids of the books of marketplaces"),
    "countries": texts("where the seller is established, ISO 3166-1 alpha-2; `-` where nobody says"),
    "except_countries": texts("where he is not established"),
    "offices": texts("offices of the registrations asserted"),
    "rights": choices("for which rights", tuple(right.value for right in Right)),
    "stages": choices("at which stages", tuple(stage.value for stage in Stage)),
    "sites": texts("countries whose sites the accused listings stand on"),
    "writers": choices("who wrote it", WRITERS),
    "dated": texts("facts of which the notice gives the day of one"),
    "mentions": texts("words of which the notice contains one"),
    "without": texts("words of which the notice contains none"),
}
"""What a case must have; every key that is given must hold."""

COMMON: Mapping[str, KeyForm] = {
    "rule": text("id, beginning with the book's, unique in all books"),
    "kind": text("kind of rule"),
    "says": translations_form("the rule in one sentence"),
    "source": CITATION,
    "in_force": mapping(
        "first and last day on which the rule holds", {"from": day("first day"), "to": day("last day")}
    ),
    "quotes": mapping_list(
        "the shortest exact words of a source that carry the rule; with all sources quoted it counts as compared",
        {"says": text("the words, as they stand there"), "of": number("which source, counted from one", least=1)},
        required=("says",),
    ),
    "left_to_people": translations_form("why a person must decide"),
    "applies": mapping("what a case must have for the rule to be asked of it", CONDITION),
    "bears_on": texts("what it is a reason for: routes, `defence.ID`, `counsel.ID`, `exposure`"),
    "reference": text("why it is kept although no answer can name it"),
    "examples": KeyForm(type="any", says="what the rule gives, in cases that the tests run"),
}
REQUIRED = frozenset({"rule", "kind", "says", "source"})

HEADER: Mapping[str, KeyForm] = {
    "rulebook": text("id of the book, the name of its folder"),
    "title": translations_form("title of the book"),
    "version": KeyForm(type="any", says="date or number of the version"),
    "applies": mapping_list("conditions of which one must hold", CONDITION),
    "changes": mapping_list(
        "what changed in the book, the newest version first",
        {"version": KeyForm(type="any", says="the version that brought it"), "says": translations_form("what changed")},
        required=("version", "says"),
    ),
    "sources": KeyForm(type="any", says="citations that rules below refer to by anchor"),
    "rules": KeyForm(type="any", says="the rules"),
}

WHO = ("seller", "complainant", "platform")
STARTS = (
    *("received", "sent", "sent_or_received", "decided", "answered", "forwarded"),
    *("served", "ordered", "waiver_requested"),
)
ROUTES = tuple(route.value for route in RouteId)
STAGES = tuple(stage.value for stage in Stage)
RIGHTS = tuple(right.value for right in Right)
USES = (MarkUse.COMPATIBLE.value, MarkUse.DESCRIPTIVE.value)
"""Honest uses of a mark, for which law is pleaded."""
COUNTS = tuple(each.value for each in Counts)
CALENDARS = ("prc", "us-federal", "eu", "ru")
SYSTEMS = ("ip_prohibited", "severe_ip", "transactions", "goods_quality", "copyright_strikes")
GRAVITIES = ("general", "serious", "any")
STATES = (
    "complaint_received",
    "accepted",
    "answered",
    "awaiting_complainant",
    "platform_deciding",
    "established",
    "round_lost",
    "not_established",
    "withdrawal_announced",
    "withdrawn",
    "suit_or_authority",
    "finding_received",
    "finding_appealed",
    "finding_upheld",
    "finding_lifted",
    "closed",
    "dsa_complaint",
    "out_of_court_body",
    "court",
    "none",
)
EVENTS = (
    "complaint_forwarded",
    "seller_accepts",
    "seller_answers",
    "clock_runs_out",
    "withdrawal_announced",
    "withdrawal_confirmed",
    "answer_forwarded",
    "complainant_accepts",
    "complainant_rejects",
    "waiting_period_ends",
    "suit_notified",
    "platform_accepts",
    "platform_rejects",
    "seller_answers_again",
    "last_round_lost",
    "platform_finds",
    "seller_appeals",
    "appeal_allowed",
    "appeal_refused",
    "dsa_complaint_filed",
    "out_of_court_body_asked",
    "suit_filed",
    "third_strike_or_48_points",
)

KINDS: Mapping[str, tuple[Mapping[str, KeyForm], frozenset[str]]] = {
    "profile": (
        {
            "platforms": texts("slugs of the marketplaces that the book speaks of"),
            "names": texts("how papers write the marketplace, in any language; its id where absent"),
            "zone": text("IANA zone of the platform's days"),
            "calendar": choice("the calendar of its working days; absent where nobody says", CALENDARS),
            "languages": texts("languages in which papers are accepted"),
            "safe_margin_hours": number("hours to leave before a deadline", most=240),
            "laws": texts("ids of the books of law that apply to it"),
            "shows_part": flag("whether its form asks for all of a complaint and shows the seller only part of it"),
            "zones": mapping_list(
                "other zones and calendars for sellers in some countries",
                {
                    "countries": texts("ISO 3166-1 alpha-2"),
                    "zone": text("IANA zone"),
                    "calendar": choice("the calendar of its working days", CALENDARS),
                },
                required=("countries", "zone"),
            ),
        },
        frozenset({"platforms", "zone", "safe_margin_hours"}),
    ),
    "clock": (
        {
            "route": choice("which way to go on the clock limits", ROUTES),
            "who": choice("whose time runs", WHO),
            "starts": choice("what starts it", STARTS),
            "counts": choice("what it counts", COUNTS),
            "count": number("how many", most=3660),
            "window": mapping(
                "not before and not after",
                {"earliest": number("not before"), "latest": number("not after")},
                required=("earliest", "latest"),
            ),
            "calendar": choice("which days are worked; the platform's where absent", CALENDARS),
            "zone": text("IANA zone; the platform's where absent"),
            "stages": choices("at which stages it runs", STAGES),
            "rights": choices("for which rights", RIGHTS),
            "rounds": mapping(
                "for which answer, first and last",
                {"first": number("first", least=1), "last": number("last", least=1)},
                required=("first", "last"),
            ),
            "mentions": texts("words; it runs only where the notice contains one of them, or `countries` holds"),
            "countries": texts("ISO 3166-1 alpha-2; it runs only for sellers there, or where `mentions` holds"),
            "restricted": flag("whether it runs only where the notice says that something was removed or restricted"),
            "answers": choices("the routes whose filing starts it", ROUTES),
            "margin_hours": number("hours to leave before it; the platform's where absent", most=240),
            "set_by": choice("who sets it, where that is not the marketplace", ("statute", "court")),
            "fallback": flag("whether it is a guess that any date in the notice replaces"),
            "does": translations_form("what is to be done by then, where that is not the answer itself"),
            "miss": translations_form("what happens when it is missed"),
        },
        frozenset({"who", "starts", "counts"}),
    ),
    "penalty": (
        {
            "system": choice("the point system it belongs to", SYSTEMS),
            "gravity": choice("general or serious", GRAVITIES),
            "rights": choices("for which rights", RIGHTS),
            "first": number("points for the first"),
            "repeat": number("points for each further"),
            "strikes": number("serious violations that are added"),
        },
        frozenset({"system", "gravity"}),
    ),
    "cap": (
        {
            "system": choice("the point system", SYSTEMS),
            "per_days": number("days of the window", least=1),
            "points": number("most points in it"),
        },
        frozenset({"system", "per_days", "points"}),
    ),
    "merging": (
        {
            "system": choice("the point system", SYSTEMS),
            "within_days": number("days within which several count once", least=1),
        },
        frozenset({"system", "within_days"}),
    ),
    "expiry": (
        {
            "systems": choices("the point systems", SYSTEMS),
            "after_days": number("days for which a record counts", least=1),
        },
        frozenset({"systems", "after_days"}),
    ),
    "ladder": (
        {
            "system": choice("the point system", SYSTEMS),
            "unit": choice("what is added up", ("points", "strikes")),
            "at": number("from how many on", least=1),
            "every": number("repeated at every multiple of", least=1),
            "freeze_days": number("days for which the account is frozen"),
            "restricts_days": number("days for which listing is restricted"),
            "closes": flag("whether the shop is closed"),
            "raises_deposit": flag("whether the deposit goes up"),
            "hits_siblings": flag("whether other shops of the same owner are touched"),
        },
        frozenset({"system", "unit", "at"}),
    ),
    "measure": (
        {
            "after": choice("what it follows", ("closure", "malice", "forgery", "bribery", "deposit", "extreme")),
            "amount": number("amount in `currency`"),
            "currency": text("ISO 4217 code"),
            "days": number("days"),
            "months": KeyForm(type="any", says="months, one or several steps"),
        },
        frozenset({"after"}),
    ),
    "transition": (
        {
            "from": choice("state before", STATES),
            "event": choice("what happens", EVENTS),
            "to": choice("state after", STATES),
            "by": choice("who does it", WHO),
            "clock": text("id of the clock that runs meanwhile"),
        },
        frozenset({"from", "event", "to"}),
    ),
    "route": (
        {
            "route": choice("way to go on", ROUTES),
            "open_in": choices("states in which it is open", STATES),
            "rounds": number("how many chances there are", least=1),
            "rights": choices("for which rights", RIGHTS),
            "restricted": flag("whether it is open only where something was removed or restricted"),
            "on_papers": flag("whether the marketplace itself weighs the papers that it asks for"),
        },
        frozenset({"route", "open_in"}),
    ),
    "channel": (
        {
            "route": choice("the way that is gone there", ROUTES),
            "url": text("address"),
            "rights": choices("for which rights", RIGHTS),
        },
        frozenset({"route"}),
    ),
    "closure": ({"routes": choices("the ways that it closes", ROUTES)}, frozenset({"routes"})),
    "request": (
        {
            "routes": choices("for an answer by these ways", ROUTES),
            "instead": flag("whether it stands in the place of the usual request and not beside it"),
        },
        frozenset(),
    ),
    "evidence": (
        {
            "rights": choices("for which rights", RIGHTS),
            "ground": text("the ground it carries"),
            "papers": texts("kinds of papers"),
            "max_age_months": number("how old at most before the complaint"),
            "more_than_pieces": number("more pieces than this"),
            "sealed_by": choice("who signs or seals", ("both", "owner", "supplier")),
            "must_match": texts("what must be the same as in the listing"),
            "valid_on": choice("the day on which it must be valid", ("complaint",)),
        },
        frozenset({"ground", "papers"}),
    ),
    "limit": (
        {
            "field": choice(
                "which limit",
                (
                    "statement_characters",
                    "files",
                    "file_bytes",
                    "packet_bytes",
                    "file_types",
                    "languages",
                    "listings_per_complaint",
                ),
            ),
            "most": number("most"),
            "allowed": texts("what is allowed"),
        },
        frozenset({"field"}),
    ),
    "principle": ({}, frozenset()),
    "law": (
        {
            "articles": texts("articles, as they are numbered in this version"),
            "rights": choices("for which rights", RIGHTS),
            "helps": choice("whom it helps", ("seller", "complainant", "both")),
            "amount": number("amount in `currency`"),
            "currency": text("ISO 4217 code"),
            "years": KeyForm(type="any", says="years of protection by right, at the most"),
            "term_starts": choice("the day from which those years run", ("filed_on", "registered_on")),
            "offices": texts("the offices whose rights last so long"),
            "requires": texts("what it asks for"),
            "asks_of": choice("whose paper must hold what it `requires`", ("notice", "counter_notice", "decision")),
            "renumbered_from": text("id of the rule that said this under an older number"),
            "pleads": mapping_list(
                "what a statement may plead by it once it is verified",
                {
                    "grounds": texts("for which grounds of defence"),
                    "uses": choices(
                        "for which use of the mark in the listing; whatever the use without it",
                        (MarkUse.COMPATIBLE, MarkUse.DESCRIPTIVE),
                    ),
                    "offices": texts("only where a right of these offices is asserted; any right without it"),
                    "says": translations_form("the sentence, which names the article"),
                },
                required=("grounds", "says"),
            ),
        },
        frozenset({"articles"}),
    ),
}
"""Kind -> (its own keys, the required ones). A kind that is not here is checked for the common keys alone."""


@attrs.frozen(kw_only=True)
class RulebookFault:
    """One thing wrong in a rulebook: where, what was expected, and the nearest word that is known."""

    file: str
    rule: str
    key: str
    expected: str
    nearest: str = ""


def is_translations(value: Any) -> bool:
    """Whether a value holds one non-empty text in every language."""
    return (
        isinstance(value, Mapping)
        and set(value) == set(LANGUAGES)
        and all(isinstance(each, str) and each.strip() for each in value.values())
    )


def is_day(value: Any) -> bool:
    """Whether a value is a day without an hour."""
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)

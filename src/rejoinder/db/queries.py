"""What lists ask: the cards of an organisation, filtered, sorted, page by page, and counted."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from django.db.models import Count, Q, QuerySet, Value

from rejoinder.db import search
from rejoinder.db.case_projection import key_of
from rejoinder.db.models import DAY_UNKNOWN, END, Card, Organisation
from rejoinder.domain.errors import Invalid
from rejoinder.domain.right import Right

PHASES = ("open", "answered", "over", "all")
BANDS = ("unknown", "overdue", "today", "week", "later", "undated")
SORTS = {"due": ("sort_at", False), "newest": ("opened_at", True), "complainant": ("complainant_key", False)}
"""The column that a list is sorted by, and whether the last comes first."""
SIZE = 50
LONGEST_QUERY = 200


class FilterIsUnknown(Invalid):
    """A list cannot be filtered or sorted by this."""


class PlaceIsUnknown(Invalid):
    """The mark of a page in a list is none that was given out."""


@attrs.frozen(kw_only=True)
class Hours:
    """Where the bands of urgency end, for a reader in his zone."""

    now: dt.datetime
    today_ends: dt.datetime
    week_ends: dt.datetime

    @classmethod
    def of(cls, now: dt.datetime, zone: dt.tzinfo) -> Hours:
        """Today ends at midnight; the week is the seven days that follow."""
        midnight = dt.datetime.combine(now.astimezone(zone).date() + dt.timedelta(days=1), dt.time(), zone)
        return cls(now=now, today_ends=midnight, week_ends=midnight + dt.timedelta(days=7))

    def band(self, sort_at: dt.datetime) -> str:
        """The band of an hour as cards are sorted by it: a day that is not known stands before all others."""
        ends = zip(BANDS, self._ends, strict=False)
        return next((band for band, end in ends if sort_at < end), "undated")

    @property
    def _ends(self) -> tuple[dt.datetime, ...]:
        return (DAY_UNKNOWN + dt.timedelta(days=1), self.now, self.today_ends, self.week_ends, END)

    def in_band(self, band: str) -> Q:
        """The cards of a band."""
        edges = (None, *self._ends, None)
        at = BANDS.index(band)
        begins, ends = edges[at], edges[at + 1]
        since = Q(sort_at__gte=begins) if begins else Q()
        return since & Q(sort_at__lt=ends) if ends else since


@attrs.frozen(kw_only=True)
class Filters:
    """Which cards, in which order; an empty word leaves everything in."""

    phase: str = "open"
    platform: str = ""
    right: str = ""
    shop: str = ""
    handler: str = ""
    """The number of a user; `none` for cards that nobody handles."""
    due: str = ""
    complainant: str = ""
    """Part of the name of whoever complains, or acts for him."""
    q: str = ""
    sort: str = "due"

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> Filters:
        """What an address asks for. Raises: FilterIsUnknown."""
        values = {field.name: one_line(parameters.get(field.name, "")) for field in attrs.fields(cls)}
        values["phase"] = values["phase"] or _usual_phase(values["q"])
        filters = cls(**{name: value for name, value in values.items() if value})
        for name, value, known in filters._validity():
            if not known:
                raise FilterIsUnknown(name=name, value=value[:80])
        return filters

    def _validity(self) -> Sequence[tuple[str, str, bool]]:
        return (
            ("phase", self.phase, self.phase in PHASES),
            ("sort", self.sort, self.sort in SORTS),
            ("due", self.due, self.due in ("", *BANDS)),
            ("right", self.right, self.right in ("", *(right.value for right in Right))),
            ("shop", self.shop, self.shop == "" or is_number(self.shop)),
            ("handler", self.handler, self.handler in ("", "none") or is_number(self.handler)),
            ("platform", self.platform, len(self.platform) <= 64),
            ("complainant", self.complainant, len(self.complainant) <= LONGEST_QUERY),
            ("q", self.q, len(self.q) <= LONGEST_QUERY),
        )

    @property
    def parameters(self) -> dict[str, str]:
        """Only what narrows or sorts, as an address says it."""
        return {field.name: value for field in attrs.fields(type(self)) if (value := self._parameter(field))}

    def _parameter(self, field: Any) -> str:
        value: str = getattr(self, field.name)
        return "" if value == (_usual_phase(self.q) if field.name == "phase" else field.default) else value

    @property
    def narrows(self) -> bool:
        """Whether anything but the phase and the order was asked for."""
        return bool(self.q) or self.is_filtered

    @property
    def is_filtered(self) -> bool:
        """Whether one of the fields below the search was filled in."""
        return bool(set(self.parameters) - {"phase", "sort", "q"})


@attrs.frozen(kw_only=True)
class CardPage:
    """A page of a list, with the marks of its neighbours where there are any."""

    cards: tuple[Card, ...]
    after: str | None
    before: str | None


@attrs.frozen(kw_only=True)
class CardCounts:
    """How many cards there are of each phase, and of each band where those are shown that wait for an answer."""

    phases: Mapping[str, int]
    bands: Mapping[str, int]


@attrs.frozen(kw_only=True)
class Chosen:
    """The cards that filters leave, whatever their phase."""

    cards: QuerySet[Card]
    is_bounded: bool = False
    """Whether they are the few that a search looks at, so that one look at them counts them all."""
    more: bool = False
    """Whether the words that are looked for stand in more cases than one search looks at."""


def filtered_cards(cards: QuerySet[Card], filters: Filters, organisation: Organisation, hours: Hours) -> Chosen:
    """The cards of an organisation, as far as the reader may see them, that the filters leave."""
    cards = _narrowed(cards, filters, hours)
    if not filters.q:
        return Chosen(cards=cards)
    found = search.matching_cases(filters.q, organisation)
    return Chosen(cards=found.among(cards), is_bounded=True, more=found.more)


def _narrowed(cards: QuerySet[Card], filters: Filters, hours: Hours) -> QuerySet[Card]:
    if filters.complainant:
        key = key_of(filters.complainant) or filters.complainant.casefold()
        cards = cards.filter(Q(complainant_key__contains=key) | Q(agent_key__contains=key))
    if filters.handler:
        cards = cards.filter(handler=None) if filters.handler == "none" else cards.filter(handler=int(filters.handler))
    plain = {"platform": filters.platform, "shop": filters.shop}
    if filters.right:
        cards = cards.filter(rights_key__contains=f" {filters.right} ")
    cards = cards.filter(**{name: value for name, value in plain.items() if value})
    return cards.filter(hours.in_band(filters.due)) if filters.due else cards


def in_phase(cards: QuerySet[Card], phase: str) -> QuerySet[Card]:
    """Those of one phase; all of them for `all`."""
    return cards if phase == "all" else cards.filter(phase=phase)


def page(cards: QuerySet[Card], *, sort: str = "due", after: str = "", before: str = "", size: int = SIZE) -> CardPage:
    """One page of the cards, in a fixed order.

    Args:
        after: the mark of the last card of the page before; `before`, of the first card of the page after.

    Raises: PlaceIsUnknown.
    """
    column, falls = SORTS[sort]
    mark, back = (before, True) if before else (after, False)
    down = falls != back
    if mark:
        cards = _beyond(cards, column, _read(mark, column), down=down)
    order = ("-" if down else "") + column, ("-" if down else "") + "case_id"
    rows = list(cards.order_by(*order).select_related("handler", "shop", "case__judgement")[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if back:
        rows.reverse()
    return CardPage(
        cards=tuple(rows),
        after=_written(rows[-1], column) if rows and (more or back) else None,
        before=_written(rows[0], column) if rows and (more if back else mark) else None,
    )


def counts(chosen: Chosen, phase: str, hours: Hours) -> CardCounts:
    """Of cards of every phase that the other filters leave. Bands are counted of what waits for an answer only."""
    parts = {name: Q(phase=name) for name in PHASES[:-1]}
    banded = parts.pop("open") if phase == "open" else None
    if banded is not None:
        parts |= {band: banded & hours.in_band(band) for band in BANDS}
    if chosen.is_bounded:
        counted = chosen.cards.aggregate(**{name: Count("phase", filter=part) for name, part in parts.items()})
    else:
        counted = _counts_of({name: chosen.cards.filter(part) for name, part in parts.items()})
    bands = {band: counted[band] for band in BANDS if band in counted}
    phases = {name: counted[name] if name in counted else sum(bands.values()) for name in PHASES[:-1]}
    return CardCounts(phases={**phases, "all": sum(phases.values())}, bands=bands)


def _counts_of(parts: Mapping[str, QuerySet[Card]]) -> dict[str, int]:
    """How many cards each part has, in one query: each is a range of an index, which costs less than grouping them."""
    first, *others = (part.order_by().values_list(Value(name)).annotate(n=Count("*")) for name, part in parts.items())
    return {**dict.fromkeys(parts, 0), **dict(first.union(*others, all=True))}


def _beyond(cards: QuerySet[Card], column: str, place: tuple[Any, uuid.UUID], *, down: bool) -> QuerySet[Card]:
    """Cards behind a place; the first condition alone lets the index begin there."""
    value, case = place
    way = "lt" if down else "gt"
    later = Q(**{f"{column}__{way}": value}) | Q(**{column: value, f"case_id__{way}": case})
    return cards.filter(Q(**{f"{column}__{way}e": value}) & later)


def _written(card: Card, column: str) -> str:
    value = getattr(card, column)
    encoded = json.dumps([value if isinstance(value, str) else value.isoformat(), card.pk.hex])
    return base64.urlsafe_b64encode(encoded.encode()).decode().rstrip("=")


def _read(mark: str, column: str) -> tuple[Any, uuid.UUID]:
    try:
        value, case = json.loads(base64.urlsafe_b64decode(mark[:600] + "=" * (-len(mark[:600]) % 4)))
        if not isinstance(value, str):
            raise PlaceIsUnknown
        at = value if column == "complainant_key" else dt.datetime.fromisoformat(value)
        return at, uuid.UUID(case)
    except (ValueError, TypeError, AttributeError, binascii.Error, RecursionError) as error:
        raise PlaceIsUnknown from error


def one_line(typed: str) -> str:
    """Words that somebody typed, single spaces between them, without characters that nobody sees."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in typed).split())


def _usual_phase(q: str) -> str:
    """Who searches means every case; who does not, those that wait for an answer."""
    return "all" if q else "open"


def is_number(text: str) -> bool:
    """Whether an address or a form names a row by its number."""
    return text.isascii() and text.isdigit() and len(text) < 10

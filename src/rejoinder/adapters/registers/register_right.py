"""The values of one right, understood as its office means them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from rejoinder.adapters.registers.register_cells import RegisterCell, RegisterRecord
from rejoinder.adapters.registers.register_countries import countries_in, country_of_origin, refused_countries
from rejoinder.adapters.registers.register_transfers import transfers
from rejoinder.adapters.registers.register_values import classes, day, last_day, status
from rejoinder.adapters.registers.register_words import COUNTRIES, office_named, office_numbered
from rejoinder.domain.evidence import Paper
from rejoinder.domain.register import RegisterEntry, RegisterPlace, RegisterStatus

VALUE_LIMIT = 2_000
_NUMBERS = ("number", "either_number", "application_number", "design_number")
_TELLING = frozenset(
    "mark mark_perhaps owner representative status live classes goods filed_on registered_on expires_on term".split()
)
_GRANTED = frozenset((RegisterStatus.REGISTERED, RegisterStatus.EXPIRED, RegisterStatus.CANCELLED))
_ENDED = re.compile(r"dead|ended|inactive", re.IGNORECASE)
"""Words for every end, that of a right and that of an application."""
_RENEWED_BY = frozenset(("ukipo", "euipo", "wipo"))
"""Offices whose renewal date is the day by which a right must be renewed; elsewhere it is the day it last was."""
_FIELDS = frozenset(field.name for field in attrs.fields(RegisterEntry))
_SHOWN_AS = {
    "either_number": "number",
    "design_number": "number",
    "term": "expires_on",
    "renewal_on": "expires_on",
    "extended_to": "expires_on",
    "status": "status_says",
    "mark_perhaps": "mark",
    "designations": "territories",
}


def entry(record: RegisterRecord, paper: Paper, *, pages: Sequence[str], of_page: str | None) -> RegisterEntry | None:
    """One right; None where there is no number, too little beside it, or nothing that tells the office.

    Args:
        of_page: the office whose extract the paper is as a whole, where its words tell.
    """
    known = record.values_by_name()
    numbers = [known[name].value for name in _NUMBERS if name in known and any(map(str.isdigit, known[name].value))]
    if not numbers or len(known.keys() & _TELLING) < 2:
        return None
    office = _office(known, numbers, of_page)
    if office is None:
        return None
    right = _Right(known=known, office=office)
    changed = record.transfers or transfers(record.cells, office)
    number, applied = right.numbers()
    ended = refused_countries(pages) if office == "wipo" else ()
    return RegisterEntry(
        office=office,
        kind="design" if "design_number" in known else "trademark",
        number=number,
        application_number=applied,
        mark=right.value("mark", "mark_perhaps"),
        owner=changed[-1].taker if changed and office == "rospatent" else right.value("owner"),
        representative=right.value("representative"),
        status=right.standing(),
        status_says=right.value("status", "live"),
        status_on=right.day("status_on"),
        classes=classes(known["classes"].value) if "classes" in known else (),
        goods=right.value("goods"),
        territories=right.territories(ended),
        refused_in=ended,
        origin=country_of_origin(right.value("origin")) if office == "wipo" else None,
        filed_on=right.day("filed_on"),
        registered_on=right.day("registered_on"),
        expires_on=right.ends(),
        transfers=changed,
        read_on=right.day("read_on"),
        path=paper.path,
        sha256=paper.sha256,
        places=tuple(_places(known)),
    )


def _office(known: Mapping[str, RegisterCell], numbers: Sequence[str], of_page: str | None) -> str | None:
    """What the record itself says of its office; a code of an office that is not known here gives none."""
    if "office" in known:
        named = office_named(known["office"].value)
        if named is not None or len(known["office"].value) <= 4:
            return named
    return next(filter(None, map(office_numbered, numbers)), None) or of_page


@attrs.frozen(kw_only=True)
class _Right:
    known: Mapping[str, RegisterCell]
    office: str

    def value(self, *names: str) -> str | None:
        """The first of these values, on one line."""
        cell = next((self.known[name] for name in names if name in self.known), None)
        return " ".join(cell.value[: 2 * VALUE_LIMIT].split())[:VALUE_LIMIT] if cell else None

    def day(self, *names: str) -> dt.date | None:
        """The day that the first of these values names."""
        return day(self.value(*names), self.office)

    def standing(self) -> RegisterStatus:
        """How it stands; what was registered is no mere application, and what ended may have been one."""
        found = status(self.value("live"))
        found = status(self.value("status")) if found is RegisterStatus.UNKNOWN else found
        registered = self.day("registered_on") is not None
        if found is RegisterStatus.PENDING and "number" in self.known and registered:
            return RegisterStatus.UNKNOWN
        vague = (
            found is RegisterStatus.EXPIRED and _ENDED.fullmatch((self.value("status") or "").strip(" .")) is not None
        )
        return RegisterStatus.UNKNOWN if vague and not registered else found

    def numbers(self) -> tuple[str | None, str | None]:
        """The number of the registration and that of the application."""
        number, applied = self.value("number", "design_number"), self.value("application_number")
        either = self.value("either_number")
        granted = self.standing() in _GRANTED or "registered_on" in self.known or self.office == "wipo"
        if either is not None:
            number = number or (either if granted else None)
            applied = applied or (either if not granted or self.office in ("euipo", "cnipa") else None)
        if self.office == "euipo" and granted:
            number = number or applied
        return number, applied

    def ends(self) -> dt.date | None:
        """The last day of the term as far as it is told."""
        stated = self.day("extended_to") or self.day("expires_on") or last_day(self.value("term"), self.office)
        return stated or (self.day("renewal_on") if self.office in _RENEWED_BY else None)

    def territories(self, ended: Sequence[str]) -> tuple[str, ...]:
        """Where it holds: the country of the office, or what is designated and has not come to nothing."""
        if self.office in COUNTRIES:
            return (COUNTRIES[self.office],)
        designated = countries_in(self.known["designations"].value) if "designations" in self.known else ()
        return tuple(country for country in designated if country not in ended)


def _places(known: Mapping[str, RegisterCell]) -> Iterator[RegisterPlace]:
    taken: set[str] = set()
    for name, cell in known.items():
        fields = (_SHOWN_AS.get(name, name), *(("status",) if name == "status" else ()))
        for field in fields:
            if cell.span is not None and field in _FIELDS and field not in taken:
                taken.add(field)
                yield RegisterPlace(field=field, page=cell.page, span=cell.span)

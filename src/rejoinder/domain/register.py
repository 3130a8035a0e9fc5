"""What an office's register says of a right, as an extract that lies in the case gives it."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

import attrs

from rejoinder.domain.number import normalised_number
from rejoinder.domain.reading import Registration

SHORTEST = 4
"""Digits of the shortest number that two papers are told to share by."""
GRACE = dt.timedelta(days=183)
"""A mark can still be renewed for six months after it ran out, and then counts as never interrupted."""


class RegisterStatus(StrEnum):
    """How a right stands in its register, whatever words the office has for it."""

    PENDING = "pending"
    """Applied for, examined, published or opposed; not granted yet."""
    REGISTERED = "registered"
    """In force as the register says; whether it has run out since is a matter of `expires_on`."""
    EXPIRED = "expired"
    """Lapsed or not renewed."""
    CANCELLED = "cancelled"
    """Cancelled, revoked, surrendered or declared invalid."""
    REFUSED = "refused"
    """Refused, abandoned or withdrawn before it was granted."""
    UNKNOWN = "unknown"
    """The extract does not say, or in words that are not known."""


@attrs.frozen(kw_only=True)
class Transfer:
    """A recorded change of owner (an assignment)."""

    giver: str | None = None
    taker: str
    recorded_on: dt.date | None = None
    executed_on: dt.date | None = None
    reference: str | None = None
    """Where the office keeps it, such as `8123/0456` (reel and frame)."""


@attrs.frozen(kw_only=True)
class RegisterPlace:
    """Where one value of an entry was read."""

    field: str
    """Name of the entry's attribute, such as `owner`."""
    page: int
    """Counted from 1."""
    span: tuple[int, int]
    """`[start, end)` in the text of that page of the paper."""


@attrs.frozen(kw_only=True)
class RegisterEntry:
    """One right as a register extract gives it. Absent is None or empty; nothing is filled in from elsewhere."""

    office: str
    """`uspto`, `euipo`, `wipo`, `cnipa`, `ukipo`, `rospatent`, `dpma`; as `Registration.office`."""
    kind: str = "trademark"
    """`trademark`, `design`, `patent`, `utility_model`; as `Registration.kind`."""
    number: str | None = None
    """The registration number as written; None while there is only an application."""
    application_number: str | None = None
    """The number of the application (the serial number in the USA) as written."""
    mark: str | None = None
    """The words of a mark, or the title of another right."""
    owner: str | None = None
    """The owner (holder, proprietor, applicant) as written; after a recorded transfer, whom the extract names now."""
    representative: str | None = None
    status: RegisterStatus = RegisterStatus.UNKNOWN
    status_says: str | None = None
    """The status in the office's own words."""
    status_on: dt.date | None = None
    classes: tuple[int, ...] = ()
    """Nice classes of a mark, in order; empty where the extract names none."""
    goods: str | None = None
    """Goods and services as written, all classes after one another."""
    territories: tuple[str, ...] = ()
    """Where the right holds: ISO 3166-1 alpha-2, `EU` for the Union; for WIPO what is designated, sorted."""
    refused_in: tuple[str, ...] = ()
    """Designations (WIPO) whose protection was refused or ended, sorted; not in `territories`."""
    origin: str | None = None
    """The country of the basic registration of an international one; there the mark holds by that one."""
    filed_on: dt.date | None = None
    registered_on: dt.date | None = None
    expires_on: dt.date | None = None
    """The last day of the term, or the day by which it must be renewed."""
    transfers: tuple[Transfer, ...] = ()
    """Recorded changes of owner, oldest first."""
    read_on: dt.date | None = None
    """The day on which the extract says that it was made; None where it does not say."""
    path: str
    """The paper it was read from, as `Paper.path`."""
    sha256: str
    """The digest of that paper."""
    places: tuple[RegisterPlace, ...] = ()
    """Where the values stand in that paper, as far as they stand there literally."""

    def place(self, field: str) -> RegisterPlace | None:
        """Where this attribute was read, or None."""
        return next((place for place in self.places if place.field == field), None)

    def in_force_on(self, day: dt.date) -> bool | None:
        """Whether the right was in force on a day as far as the extract tells; None where it does not.

        A right that has ended counts as in force before `status_on` only where that day is given.
        """
        if self.registered_on is not None and day < self.registered_on:
            return False
        if self.status in (RegisterStatus.PENDING, RegisterStatus.REFUSED):
            return False
        if self.status in (RegisterStatus.EXPIRED, RegisterStatus.CANCELLED):
            ended = self.status_on if self.status is RegisterStatus.CANCELLED else self.expires_on or self.status_on
            return None if ended is None else day < ended
        if self.expires_on is not None and day > self.expires_on:
            return False
        return True if self.status is RegisterStatus.REGISTERED else None

    def bears(self, registration: Registration) -> bool:
        """Whether it is about a number that a notice names; one office's number is not another's.

        An international mark is also cited by the number that a designated office gives it, such as G1501234.
        """
        wanted = normalised_number(registration.number)
        abroad = self.office == "wipo" and wanted.startswith(("G", "IR", "W"))
        if registration.office and self.office != registration.office and not abroad:
            return False
        numbers = (_digits(found) for found in (self.number, self.application_number))
        return any(number == _digits(wanted) for number in numbers if len(number) >= SHORTEST)

    def may_be_renewed(self, day: dt.date) -> bool:
        """Whether its term alone ran out before a day, so lately or so long after the extract that it may go on."""
        ended = self.status in (RegisterStatus.EXPIRED, RegisterStatus.CANCELLED, RegisterStatus.REFUSED)
        if self.expires_on is None or self.expires_on >= day or ended or self.status is RegisterStatus.PENDING:
            return False
        late = self.kind == "trademark" and day - self.expires_on <= GRACE
        return late or (self.read_on is not None and self.read_on <= self.expires_on)

    def hands(self) -> tuple[str, ...]:
        """Everybody whom it names as owner now or by a recorded transfer, the owner of now first."""
        of_transfers = [name for one in reversed(self.transfers) for name in (one.taker, one.giver)]
        return tuple(dict.fromkeys(name for name in (self.owner, *of_transfers) if name))


def _digits(number: str | None) -> str:
    return re.sub(r"\D", "", number or "").lstrip("0")

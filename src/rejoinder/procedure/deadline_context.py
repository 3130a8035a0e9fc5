"""The inputs that all deadlines of a case share: zones, calendars, start and margin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from rejoinder.domain.applicability import Circumstances, circumstances
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.market import is_under
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Reading, Role, Stage
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.domain.time_zone import zone_of_country
from rejoinder.procedure.calendar import EVERY_DAY, Calendar
from rejoinder.procedure.clock import CountedTerm, Counts, count
from rejoinder.procedure.open_routes import answer_route
from rejoinder.procedure.printed_term import Start
from rejoinder.procedure.profile import BEIJING, Profile
from rejoinder.procedure.situation import Situation
from rejoinder.procedure.start import Starts

DEFAULT_MARGIN = dt.timedelta(hours=24)
PRINTED = "general.printed_clock"
"""The rule that a date in the notice beats every default."""
_LANGUAGE_ZONES: Mapping[str, dt.tzinfo] = {"zh": BEIJING, "ru": dt.timezone(dt.timedelta(hours=3), "UTC+3")}
NO_START = "procedure.assumed.no-start"
"""What a term assumes that nobody can count, because nobody says when it began."""
ANYBODYS = ("prc", "us-federal", "eu", "ru")
"""Where nothing says whose working days count, each of these is tried and the earliest date taken."""


@attrs.frozen(kw_only=True)
class DeadlineContext:
    """A case with the rules, calendars and hour that its deadlines are computed from."""

    case: CaseFile
    reading: Reading
    situation: Situation
    rulebooks: Rulebooks
    calendars: Mapping[str, Calendar]
    profile: Profile | None
    starts: Starts
    now: dt.datetime

    @cached_property
    def circumstances(self) -> Circumstances:
        """What decides which rules are asked of the case."""
        return circumstances(self.case, self.rulebooks)

    @cached_property
    def route(self) -> str:
        """The route of an answer at this stage."""
        return answer_route(self.case, self.rulebooks, on=self.now.date()).value

    @property
    def by_claimant(self) -> bool:
        """Whether the other side itself wrote, so that its terms are its own, for an answer to its letter."""
        found_there = self.case.answer("stage") == Stage.FORWARDED_NOTICE
        return self.reading.sender_role in (Role.OWNER, Role.AGENT) and not found_there

    @property
    def zones(self) -> tuple[dt.tzinfo, ...]:
        """The zones in which a notice may mean a day: the platform's and those of its sites that the notice names; in a
        letter of the other side the writer's own."""
        if not self.by_claimant:
            return tuple(dict.fromkeys((self.zone, *self.site_zones)))
        written = self.reading.received_at
        own = written.tzinfo if written is not None else None
        return (self.zone,) if own is None else (self.zone, own)

    @property
    def hour_zones(self) -> tuple[dt.tzinfo, ...]:
        """The zones in which a notice may mean an hour printed without one: those of its days, and its language's.

        Where no platform is known, its sites stand for it.
        """
        home = _LANGUAGE_ZONES.get(self.reading.language)
        found = self.zones if self.profile is not None or self.by_claimant else self.site_zones
        return found if home is None else (*found, home)

    @property
    def zone(self) -> dt.tzinfo:
        """The platform's zone; where no platform is known, the zone in which the first known instant is given."""
        if self.profile is not None:
            return self.profile.zone
        known = self.starts.earliest or self.now
        return known.tzinfo or dt.UTC

    @cached_property
    def site_zones(self) -> tuple[dt.tzinfo, ...]:
        """The zones of the countries whose site of the marketplace the notice comes from or names, where a day ends
        earlier there than in its own zone."""
        market = self.rulebooks.markets.find(self.reading.platform)
        found = ((zone_of_country(country), hosts) for country, hosts in (market.sites.items() if market else ()))
        earlier = [(zone, sites) for zone, sites in found if zone is not None and self._ends_earlier(zone)]
        if not earlier:
            return ()
        hosts = {one.host.casefold() for one in self.reading.listings if one.host}
        hosts |= {
            party.email.rpartition("@")[2].casefold()
            for party in self.reading.parties
            if party.role is Role.PLATFORM and party.email
        }
        return tuple(zone for zone, sites in earlier if any(is_under(host, site) for host in hosts for site in sites))

    def _ends_earlier(self, zone: dt.tzinfo) -> bool:
        """Whether a day ends earlier in a zone than in the platform's, this season or the next."""
        seasons = (self.now, self.now + dt.timedelta(days=90))
        return any(
            at.astimezone(zone).replace(tzinfo=None) > at.astimezone(self.zone).replace(tzinfo=None) for at in seasons
        )

    @property
    def margin(self) -> dt.timedelta:
        """How long before a deadline one should be done."""
        return self.profile.margin if self.profile else DEFAULT_MARGIN

    @property
    def whose(self) -> tuple[Calendar, ...]:
        """The calendars whose working days may be meant: the platform's, or anybody's where nothing says."""
        named = self.profile.calendar if self.profile else None
        wanted = (named,) if named else ANYBODYS
        return self._calendars_of(wanted)

    @property
    def of_the_writer(self) -> tuple[Calendar, ...]:
        """The calendars of whoever prints a term: the platform's, or anybody's in a letter of the other side."""
        return self._calendars_of(ANYBODYS) if self.by_claimant else self.whose

    def _calendars_of(self, names: Sequence[str]) -> tuple[Calendar, ...]:
        """The calendars of these names that are at hand; where none is, every day counts."""
        return tuple(self.calendars[name] for name in names if name in self.calendars) or (EVERY_DAY,)

    def count_term(
        self,
        amount: int,
        counts: Counts,
        from_at: dt.datetime,
        *,
        zones: tuple[dt.tzinfo, ...] = (),
        calendars: tuple[Calendar, ...] = (),
    ) -> CountedTerm:
        """A term in the days of the platform, or of other zones and calendars; the earliest where several are meant."""
        each = [
            count(amount, counts, from_at=from_at, calendar=calendar, zone=zone)
            for calendar in calendars or self.whose
            for zone in zones or (self.zone,)
        ]
        return min(each, key=lambda found: found.due_at)

    def term_start(self, start: Start) -> tuple[dt.datetime | None, tuple[Phrase, ...]]:
        """What a term is counted from, and what had to be assumed for that; None where nobody gives a date."""
        known = self.starts
        if known.earliest is None:
            return None, (phrase(NO_START),)
        if not known.is_stated:
            return known.earliest, (phrase("procedure.assumed.complained-on", at=known.earliest),)
        if start is Start.SENT and known.sent is None:
            return known.earliest, (phrase("procedure.assumed.sent-unknown", at=known.earliest),)
        if start is Start.RECEIVED and known.received is None:
            return known.earliest, (phrase("procedure.assumed.received-unknown", at=known.earliest),)
        if start is Start.UNSAID:
            differ = (phrase("procedure.assumed.earlier-of-both", at=known.earliest),) if known.both_differ else ()
            return known.earliest, differ
        return (known.sent if start is Start.SENT else known.received), ()

    def caveats(self, counted: CountedTerm) -> tuple[Phrase, ...]:
        """What is uncertain about any deadline of this case."""
        messages = []
        if self.starts.not_used is not None:
            messages.append(
                phrase("procedure.assumed.sent-too-early", on=self.starts.not_used.astimezone(self.zone).date())
            )
        if counted.provisional:
            messages.append(phrase("procedure.assumed.provisional", year=str(counted.due_at.year)))
        if self.case.withdrawn is not None and not self.case.withdrawn.confirmed_by_platform:
            messages.append(phrase("procedure.assumed.withdrawal-unconfirmed"))
        return tuple(messages)


def safe_by(due: dt.datetime, margin: dt.timedelta, from_at: dt.datetime | None) -> dt.datetime:
    """A moment before a deadline by the margin; where the whole term is shorter than that, half of the term is left."""
    if from_at is not None and due - margin <= from_at < due:
        return (due - (due - from_at) / 2).replace(microsecond=0)
    return due - margin

"""Whether the full term of a patent or design, counted from a day that the complaint gives, was over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rejoinder.domain.finding import Finding, rule
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Registration
from rejoinder.domain.rulebook import Rule
from rejoinder.scrutiny.complaint_context import AttributedDay, ComplaintContext, defect
from rejoinder.scrutiny.number import PATENTS, last_year, number_facts


@attrs.frozen(kw_only=True)
class LongestTerm:
    """The longest term that a right can have had."""

    starts: AttributedDay
    years: int
    ends: dt.date
    rule: Rule


def term_over(context: ComplaintContext) -> Iterator[Finding]:
    """The one patent or design named had run its full term on the day of the complaint.

    Where several are named, a day does not say to which of them it belongs, and nothing is said.
    """
    named = [(n, one) for n, one in enumerate(context.reading.registrations) if one.kind in PATENTS]
    if len(named) != 1 or not context.complains:
        return
    ((position, registration),) = named
    by_number, found = last_year(number_facts(registration)), term(context, registration)
    if found is None or found.ends >= context.complained_on:
        return
    if by_number is not None and by_number < context.complained_on.year:
        return  # The number has told it already.
    says = phrase(
        f"scrutiny.full-term-over-{found.rule.body['term_starts']}",
        number=registration.number,
        on=found.starts.on,
        years=found.years,
        ends=found.ends,
    )
    reasons = (
        context.quote_basis(f"registrations.{position}", registration.span),
        found.starts.reason,
        context.complaint_day(),
        rule(found.rule.id, found.rule.as_reason),
    )
    finding = defect(context, f"right-term-over:{position}", says, *reasons, private=found.starts.vouched)
    yield attrs.evolve(finding, source=found.rule.cite)


def term(context: ComplaintContext, registration: Registration) -> LongestTerm | None:
    """The term by the law of the office, as it stood when the term began; None where day, office or law are not known.

    The law of the day of grant grants no less than that of the day of filing, which came before it.
    """
    kind, office = registration.kind, registration.office or number_facts(registration).office
    laws = [
        law
        for law in context.rulebooks.of_kind("law")
        if office in law.body.get("offices", ()) and kind in law.body.get("years", {})
    ]
    for law in laws:
        starts = context.attributed_day(str(law.body["term_starts"]))
        if starts is not None and law.holds_on(starts.on):
            years = int(law.body["years"][kind])
            return LongestTerm(starts=starts, years=years, ends=_years_after(starts.on, years), rule=law)
    return None


def _years_after(on: dt.date, years: int) -> dt.date:
    """The same day so many years later; 29 February ends on the 28th where it must, and time with the calendar."""
    if on.year + years > dt.MAXYEAR:
        return dt.date.max
    try:
        return on.replace(year=on.year + years)
    except ValueError:
        return on.replace(year=on.year + years, day=28)

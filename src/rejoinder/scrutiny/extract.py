"""Register extracts of the case beside the numbers that the notice names."""

from __future__ import annotations

from rejoinder.domain.finding import Because, evidence
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Registration
from rejoinder.domain.register import RegisterEntry
from rejoinder.scrutiny.complaint_context import ComplaintContext


def extracts_of(context: ComplaintContext, registration: Registration) -> tuple[RegisterEntry, ...]:
    """The extracts about a number of the notice, in order."""
    return tuple(entry for entry in context.case.registers if entry.bears(registration))


def extracts_named(context: ComplaintContext) -> tuple[RegisterEntry, ...]:
    """The extracts about any number of the notice, in order."""
    numbers = context.reading.registrations
    return tuple(entry for entry in context.case.registers if any(entry.bears(number) for number in numbers))


def all_tell_classes(context: ComplaintContext) -> bool:
    """Whether the register tells the classes of every number named, so that it alone counts."""
    return all(any(entry.classes for entry in extracts_of(context, one)) for one in context.reading.registrations)


def entry_reason(context: ComplaintContext, entry: RegisterEntry, field: str, shown: object) -> Because:
    """The basis for one value of an extract, in the extract's own words where they stand there."""
    place = entry.place(field)
    paper = next((paper for paper in context.case.papers if paper.sha256 == entry.sha256), None)
    if place is not None and paper is not None and place.page <= len(paper.pages):
        shown = " ".join(paper.pages[place.page - 1][place.span[0] : place.span[1]].split())[:200] or shown
    return evidence(entry.sha256, phrase("scrutiny.register-says", paper=entry.path, words=shown))

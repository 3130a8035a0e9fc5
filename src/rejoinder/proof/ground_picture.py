"""A picture of our own: the camera's original file, taken before the complainant's was published."""

from __future__ import annotations

import datetime as dt

from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.finding import fact
from rejoinder.domain.phrase import phrase
from rejoinder.proof.ground_day import limit
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.point import Point, doubtful, judged, lacking, on_paper
from rejoinder.proof.requirement import Matter, Outcome, Params, missing, test
from rejoinder.proof.shape import Witness, witnesses


@test("picture_original")
def picture_original(matter: Matter, params: Params) -> Outcome:
    """A camera's original file is in hand; that it is the listing's picture, and ours, a person must say."""
    found = originals(matter)
    if not found:
        return missing(fact("case.evidence", phrase("proof.no-original")))
    return judged([doubtful(on_paper(paper, "is-original")) for paper in found], found)


@test("picture_taken_before")
def picture_taken_before(matter: Matter, params: Params) -> Outcome:
    """It was taken before the complainant's picture was published or finished."""
    found = originals(matter)
    if not found:
        return missing(fact("case.evidence", phrase("proof.no-original")))
    return judged([_taken_point(matter, paper) for paper in found], found)


def originals(matter: Matter) -> tuple[Witness, ...]:
    """Pictures among the seller's papers that name their camera."""
    pictures = [one for one in witnesses(matter.inspections, Place.EVIDENCE) if one.kind is PaperKind.PICTURE]
    return tuple(one for one in pictures if _said(one, "camera"))


def _said(paper: Witness, name: str) -> str | None:
    return next((value for key, value in paper.inspection.paper.metadata if key == name and value), None)


def _taken(paper: Witness) -> dt.date | None:
    days = days_in((_said(paper, "taken_at") or "")[:10].replace(":", "-"))
    return days[0].date if days else None


def _taken_point(matter: Matter, paper: Witness) -> Point:
    """Camera dates can be set by hand, so they never carry it alone."""
    on = _taken(paper)
    day = limit(matter, "publication") or limit(matter, "completion")
    if on is None:
        return lacking(on_paper(paper, "no-date"))
    if day is None:
        return doubtful(fact("case.publication", phrase("proof.publication-unknown")), on_paper(paper, "dated", on=on))
    key = "dated-before" if on < day.on else "dated-same-day" if on == day.on else "dated-after"
    leg = on_paper(paper, key, on=on, limit=day.on)
    return doubtful(leg, *day.because) if on < day.on else lacking(leg, *day.because)

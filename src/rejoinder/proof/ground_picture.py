"""A picture of our own: the camera's original file, taken before the complainant's was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.camera import CameraData, camera_data
from rejoinder.domain.defence import Assertion
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.finding import evidence, fact
from rejoinder.domain.phrase import phrase
from rejoinder.proof.evidence_view import EvidenceView, evidence_views, paper_phrase
from rejoinder.proof.ground_commission import PHOTOGRAPHS
from rejoinder.proof.ground_day import complainant_day
from rejoinder.proof.listing_exhibit import page_with_picture
from rejoinder.proof.name_match import NameMatch, name_match
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.point import Point, doubtful_point, met_point, missing_point, paper_basis, worst_outcome
from rejoinder.proof.requirement import Params, RequirementContext, RequirementOutcome, missing_outcome, register_test

MOST_FRAMES = 4
"""Frames beside the picture itself that are put forward."""


@register_test("picture_original")
def picture_original(context: RequirementContext, params: Params) -> RequirementOutcome:
    """A camera's original file is in hand that holds the listing's picture, and the seller says that he took it."""
    found = _disputed_originals(context)
    if not found:
        return missing_outcome(fact("case.evidence", phrase("proof.no-original")))
    points = [_original_point(context, paper) for paper in found]
    shown = any(paper.sha256 in context.provenance.shown for paper in found)
    if shown and not context.provenance.complete:
        points.append(doubtful_point(fact("pictures.compared", phrase("proof.pictures-without-original"))))
    outcome = worst_outcome(points, found)
    if outcome.status.is_satisfied:
        by_sentence = {_sentence(context, paper).says: paper for paper in reversed(found)}  # the first of those alike
        first = [paper for paper in found if paper in by_sentence.values()]
        near = _neighbouring_frames(context, first)
        agreed = tuple(dict.fromkeys(one for paper in first for one in _agreements(context, paper)))
        assertions = (
            *(_sentence(context, paper) for paper in first),
            *agreed,
            *(_frame_sentence(*one) for one in near),
        )
        beside = (*(sha256 for one in agreed for sha256 in one.exhibits), *(frame.sha256 for _, frame in near))
        exhibits = tuple(dict.fromkeys((*outcome.evidence, *beside)))
        return attrs.evolve(outcome, assertions=assertions, evidence=exhibits)
    if shown and context.provenance.complete and context.us is None and any(map(_vouched_author, found)):
        return attrs.evolve(outcome, mend=phrase("ground.mend.say-company"))
    if shown and context.provenance.complete:
        return attrs.evolve(outcome, mend=phrase("ground.mend.say-who-took-it"))
    return outcome


def _original_point(context: RequirementContext, paper: EvidenceView) -> Point:
    if paper.sha256 not in context.provenance.shown:
        return doubtful_point(paper_basis(paper, "is-original"))
    original_basis = paper_basis(paper, "original-of-listing", camera=_metadata_value(paper, "camera"))
    taken_by_us = context.case.answer("taken_by_us", paper.sha256)
    if taken_by_us is not None:
        says_who = phrase("proof.taken-by-us" if taken_by_us == "yes" else "proof.not-taken-by-us", paper=paper.name)
        return (met_point if taken_by_us == "yes" else missing_point)(original_basis, evidence(paper.sha256, says_who))
    author, answer = _vouched_author(paper), context.case.answer("author")
    if author is None and answer:  # who made the seller's own picture, by his answer
        says = phrase("proof.author-by-your-word", paper=paper.name, author=answer)
        return met_point(original_basis, fact("case.answers.author", says))
    if author is None:
        return doubtful_point(original_basis, paper_basis(paper, "author-not-said"))
    by = evidence(paper.sha256, phrase("proof.author-by-your-word", paper=paper.name, author=author))
    if context.us is None:
        return doubtful_point(original_basis, by)
    kin = context.is_us(author)
    return (
        met_point(original_basis, by)
        if kin is NameMatch.SAME
        else doubtful_point(original_basis, by)
        if kin is NameMatch.NEAR
        else missing_point(original_basis, by)
    )


def _vouched_author(paper: EvidenceView) -> str | None:
    """Who took it, by the seller's word: a file of a camera names the camera alone."""
    vouched = paper.inspection.paper.vouched
    return vouched.parties[0] if vouched and vouched.parties else None


def _sentence(context: RequirementContext, paper: EvidenceView) -> Assertion:
    taken, camera = _taken_on(paper), _metadata_value(paper, "camera")
    author = _vouched_author(paper) or context.case.answer("author") or None
    key = "ground.own-picture-taken" if taken else "ground.own-picture"
    by = {"author": author} if author is not None and context.is_us(author) is NameMatch.OTHER else {}
    says = phrase(f"{key}-by" if by else key, camera=camera, on=taken, **by)
    listed = _listing_pictures(context, paper)[:1]
    pages = [sha256 for one in listed for sha256 in page_with_picture(context, one)]
    return Assertion(says=says, exhibits=(paper.sha256, *listed, *pages))


def _agreements(context: RequirementContext, paper: EvidenceView) -> Iterator[Assertion]:
    """The contract about photographs between us and the one who took the picture, by whom the seller says it was."""
    author = _vouched_author(paper) or context.case.answer("author") or None
    for contract in context.of_kind(PaperKind.CONTRACT) if author is not None else ():
        giver, receiver = contract.giver, contract.receiver
        if giver is None or receiver is None or contract.is_blocked or contract.is_unsigned_draft:
            continue
        is_theirs = name_match(str(giver.value), str(author)) is NameMatch.SAME
        if is_theirs and context.is_us(str(receiver.value)) is NameMatch.SAME and PHOTOGRAPHS.search(contract.text):
            says = phrase("ground.photographer-agreed", paper=paper_phrase(contract), author=str(giver.value))
            yield Assertion(says=says, exhibits=(contract.sha256,), beside=True)


def _listing_pictures(context: RequirementContext, paper: EvidenceView) -> tuple[str, ...]:
    """The pictures of the listing that an original was seen to hold; not those that came with the complaint too."""
    theirs = {one.sha256 for one in context.case.papers_in(Place.CLAIMED, Place.ATTACHMENT)}
    matches = (listed for listed, original in context.provenance.listed if original == paper.sha256)
    return tuple(listed for listed in matches if listed not in theirs)


def _neighbouring_frames(
    context: RequirementContext, pictures: Sequence[EvidenceView]
) -> tuple[tuple[EvidenceView, EvidenceView], ...]:
    """Pictures of ours, each with another frame of its camera from close by; no frame twice."""
    found: dict[str, tuple[EvidenceView, EvidenceView]] = {}
    for paper in pictures:
        for frame in _neighbours(context, paper, pictures):
            found.setdefault(frame.sha256, (paper, frame))
    return tuple(found.values())[:MOST_FRAMES]


def _neighbours(
    context: RequirementContext, paper: EvidenceView, beside: Sequence[EvidenceView]
) -> Iterator[EvidenceView]:
    """Frames of the same camera from the same sitting, or near it in number, the nearest in time first."""
    shot = _camera_data(paper)
    known = {each.sha256 for each in beside}
    frames = [(one, _camera_data(one)) for one in originals(context) if one.sha256 not in known]
    near = [
        (one, other)
        for one, other in frames
        if shot.is_of_same_camera(other) and (shot.seconds_to(other) is not None or shot.is_near_in_number(other))
    ]
    apart = [(shot.seconds_to(other), one) for one, other in near]
    yield from (one for _, one in sorted(apart, key=lambda each: (each[0] is None, each[0] or 0)))


def _camera_data(paper: EvidenceView) -> CameraData:
    found = camera_data(paper.inspection.paper)
    return found if found is not None else CameraData(camera="")


def _frame_sentence(paper: EvidenceView, frame: EvidenceView) -> Assertion:
    """What the frame beside the picture shows: its file and how far apart the two were taken."""
    shot, other = _camera_data(paper), _camera_data(frame)
    values: dict[str, str | int] = {"file": frame.inspection.paper.own_name}
    form = "near" if (seconds := shot.seconds_to(other)) is None else "frame"
    if seconds is not None:
        values["seconds"] = seconds
    if shot.serial and shot.serial == other.serial:  # one body, and not only one model
        form, values["serial"] = f"{form}-serial", shot.serial
    says = phrase(f"ground.own-picture-{form}", **values)
    return Assertion(says=says, exhibits=(paper.sha256, frame.sha256), beside=True)


@register_test("picture_taken_before")
def picture_taken_before(context: RequirementContext, params: Params) -> RequirementOutcome:
    """It was taken before the complainant's picture was published or finished, or theirs was made from it."""
    found = _disputed_originals(context)
    if not found:
        return missing_outcome(fact("case.evidence", phrase("proof.no-original")))
    outcome = worst_outcome([_taken_point(context, paper) for paper in found], found)
    return (
        attrs.evolve(outcome, assertions=tuple(_day_comparisons(context, found)))
        if outcome.status.is_satisfied
        else outcome
    )


def _day_comparisons(context: RequirementContext, found: Sequence[EvidenceView]) -> Iterator[Assertion]:
    """The day of the shot beside the day that the complainant gives for its own, in days."""
    day = complainant_day(context, "publication") or complainant_day(context, "completion")
    dated = [(on, paper) for paper in found if (on := _taken_on(paper)) is not None and day is not None and on < day.on]
    if day is not None and dated:
        on, paper = min(dated, key=lambda pair: pair[0])
        says = phrase(f"ground.earlier-than-{day.what}-picture", limit=day.on, on=on, days=(day.on - on).days)
        yield Assertion(says=says, exhibits=(paper.sha256,))


def _disputed_originals(context: RequirementContext) -> tuple[EvidenceView, ...]:
    """The originals that hold a disputed picture of the listing; all of them where none was seen to."""
    found = originals(context)
    return tuple(one for one in found if one.sha256 in context.provenance.shown) or found


def originals(context: RequirementContext) -> tuple[EvidenceView, ...]:
    """Pictures among the seller's papers that name their camera."""
    pictures = [one for one in evidence_views(context.inspections, Place.EVIDENCE) if one.kind is PaperKind.PICTURE]
    return tuple(one for one in pictures if _metadata_value(one, "camera"))


def _metadata_value(paper: EvidenceView, name: str) -> str | None:
    return next((value for key, value in paper.inspection.paper.metadata if key == name and value), None)


def _taken_on(paper: EvidenceView) -> dt.date | None:
    days = days_in((_metadata_value(paper, "taken_at") or "")[:10].replace(":", "-"))
    return days[0].date if days else None


def _taken_point(context: RequirementContext, paper: EvidenceView) -> Point:
    """Camera dates can be set by hand, so they carry it only where the pictures themselves say the same."""
    on = _taken_on(paper)
    day = complainant_day(context, "publication") or complainant_day(context, "completion")
    ahead = paper.sha256 in context.provenance.ahead and paper.sha256 in context.provenance.shown
    shown = (paper_basis(paper, "original-is-ahead"),) if ahead else ()
    point = met_point if ahead else doubtful_point
    if on is None:
        return (
            doubtful_point(*shown, paper_basis(paper, "no-date"))
            if ahead
            else missing_point(paper_basis(paper, "no-date"))
        )
    if day is None:
        unknown = fact("case.publication", phrase("proof.publication-unknown"))
        return point(*shown, paper_basis(paper, "dated", on=on), *(() if ahead else (unknown,)))
    key = "dated-before" if on < day.on else "dated-same-day" if on == day.on else "dated-after"
    basis = paper_basis(paper, key, on=on, limit=day.on)
    return point(*shown, basis, *day.because) if on < day.on else missing_point(basis, *day.because)

"""Whether the right was there on the day of the complaint: numbers, dates of grant, terms, expiry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rejoinder.domain.evidence import Inspection
from rejoinder.domain.finding import Because, Finding, Gravity, evidence, fact
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import DatedFact
from rejoinder.domain.right import PATENT_KIND, Right
from rejoinder.scrutiny.number import Told, last_year, told
from rejoinder.scrutiny.scene import Scene, bare, day, defect, paper_leg, worded

_ANY_NUMBER = re.compile(
    r"(?:\b(?:reg(?:istration|\.|istered)?|certificate|cert\.|serial|patent|design|trade ?mark)\b[^\n]{0,40}?\d{5,}"
    r"|(?:注册|登记|专利|证书|商标)[^\n]{0,20}?\d{5,}|(?:регистрац|свидетельств|патент|знак)\w*[^\n]{0,40}?\d{4,}"
    r"|№\s*\d{5,}|\bZL\s?\d)",
    re.IGNORECASE,
)
_REGISTERED = {
    "trademark": frozenset({"trademark"}),
    "patent": frozenset({"patent", "design", "utility_model"}),
}
_PATENT_KINDS = {Right.PATENT: "patent", Right.DESIGN: "design", Right.UTILITY_MODEL: "utility_model"}


def force(scene: Scene) -> Iterator[Finding]:
    """Defects of number, grant and term."""
    yield from _no_number(scene)
    for position, registration in enumerate(scene.reading.registrations):
        yield from _number(scene, position, told(registration))
    yield from _dates(scene)
    yield from _certificates(scene)


def _no_number(scene: Scene) -> Iterator[Finding]:
    """A registered right is asserted and no number of it is named anywhere."""
    families = [family for family in scene.families if family in _REGISTERED]
    if not families or not scene.complains or scene.reading.registrations or scene.certificates:
        return
    if scene.says(_ANY_NUMBER) or any(worded(seen, "registration_number") for seen in scene.theirs):
        return
    for family in families:
        right = phrase(f"scrutiny.family.{family}")
        leg = fact("reading.registrations", phrase("scrutiny.no-number-in-notice"))
        yield defect(
            scene,
            "no-registration-number" if len(families) == 1 else f"no-registration-number:{family}",
            phrase("scrutiny.no-registration-number", right=right),
            leg,
            rules=("prc.civil.1195", "prc.ecl.42"),
        )


def _number(scene: Scene, position: int, number: Told) -> Iterator[Finding]:
    registration = scene.reading.registrations[position]
    leg = scene.quoted(f"registrations.{position}", registration.span)
    if number.impossible is not None:
        says = phrase("scrutiny.registration-number-impossible", number=registration.number, why=number.impossible)
        yield defect(scene, f"registration-number-impossible:{position}", says, leg)
        return
    if number.application and not _owner_registered_elsewhere(scene, position):
        says = phrase("scrutiny.registration-only-applied-for", number=registration.number)
        yield defect(scene, f"registration-only-applied-for:{position}", says, leg, gravity=Gravity.NOTE)
    if number.kind is not None:
        yield from _kind(scene, position, number.kind, leg)
    yield from _year(scene, position, number, leg)


def _owner_registered_elsewhere(scene: Scene, position: int) -> bool:
    """Whether another number of the notice is a registration, so that the application does not stand alone."""
    others = [told(other) for n, other in enumerate(scene.reading.registrations) if n != position]
    return any(not other.application and other.impossible is None for other in others)


def _kind(scene: Scene, position: int, kind: str, leg: Because) -> Iterator[Finding]:
    asserted = scene.rights & PATENT_KIND
    kinds = {_PATENT_KINDS[right] for right in asserted}
    if len(kinds) != 1 or kind in kinds:
        return
    (claimed,) = kinds
    if claimed == "patent" and scene.case.asserted.right is not Right.PATENT and not _invention_named(scene):
        return
    says = phrase(
        "scrutiny.registration-kind-differs",
        number=scene.reading.registrations[position].number,
        kind=phrase(f"scrutiny.kind.{kind}"),
        claimed=phrase(f"scrutiny.kind.{claimed}"),
    )
    yield defect(scene, f"registration-kind-differs:{position}", says, leg)


def _invention_named(scene: Scene) -> bool:
    """`Patent` alone is a loose word; an invention is asserted only where the notice says so."""
    return scene.says(re.compile(r"发明专利|\binvention\b|\butility patent\b|патент\w* на изобретени", re.IGNORECASE))


def _year(scene: Scene, position: int, number: Told, leg: Because) -> Iterator[Finding]:
    registration = scene.reading.registrations[position]
    complained = scene.complained_on
    if number.year is not None and number.year > complained.year:
        says = phrase("scrutiny.registered-after-complaint", number=registration.number, on=str(number.year))
        yield defect(scene, f"registered-after-complaint:{position}", says, leg, scene.complaint_day())
        return
    ends = last_year(number)
    if ends is not None and complained.year > ends:
        kind = phrase(f"scrutiny.kind.{number.kind}")
        says = phrase("scrutiny.right-term-over", number=registration.number, kind=kind, year=str(ends))
        yield defect(
            scene,
            f"right-term-over:{position}",
            says,
            leg,
            scene.complaint_day(),
            rules=("prc.patent.42", "defence.invalid_right"),
        )
    completed = _completed(scene)
    if registration.kind == "copyright" and number.year is not None and completed is not None:
        on, source = completed
        if number.year < on.year:
            says = phrase(
                "scrutiny.registered-before-completed", number=registration.number, year=str(number.year), on=on
            )
            yield defect(scene, f"registered-before-completed:{position}", says, leg, source)


def _completed(scene: Scene) -> tuple[dt.date, Because] | None:
    read = scene.reading.dated("completed_on")
    if read is not None:
        return read.on, _dated_leg(scene, read)
    return None


def _dated_leg(scene: Scene, read: DatedFact) -> Because:
    position = scene.reading.dated_facts.index(read)
    return scene.quoted(f"dated_facts.{position}", read.span)


def _dates(scene: Scene) -> Iterator[Finding]:
    """Days that the notice itself gives to the right."""
    complained, ends = scene.complained_on, scene.reading.dated("valid_to")
    if ends is not None and ends.on < complained and scene.complains:
        says = phrase("scrutiny.right-expired", on=ends.on, complained_on=complained)
        yield defect(scene, "right-expired", says, _dated_leg(scene, ends), scene.complaint_day(), rules=_TERM_RULES)
    registered = scene.reading.dated("registered_on")
    if registered is not None and registered.on > complained:
        says = phrase("scrutiny.right-not-yet-granted", on=registered.on, complained_on=complained)
        yield defect(
            scene,
            "right-not-yet-granted",
            says,
            _dated_leg(scene, registered),
            scene.complaint_day(),
            rules=_TERM_RULES,
        )


_TERM_RULES = ("defence.invalid_right",)


def _certificates(scene: Scene) -> Iterator[Finding]:
    """Days that the certificates give; the latest expiry of one number counts, since a renewal may lie beside it."""
    by_number: dict[str, list[Inspection]] = {}
    for seen in scene.certificates:
        by_number.setdefault(bare(worded(seen, "registration_number")) or seen.paper.sha256, []).append(seen)
    for position, (_, papers) in enumerate(sorted(by_number.items())):
        suffix = f":{position}" if position else ""
        yield from _expired(scene, papers, suffix)
        yield from _not_yet(scene, papers, suffix)


def _expired(scene: Scene, papers: list[Inspection], suffix: str) -> Iterator[Finding]:
    ends = [(found, seen) for seen in papers for found in [day(seen, "valid_to")] if found is not None]
    if not ends or (len(ends) < len(papers) and len(papers) > 1):
        return
    last, seen = max(ends, key=lambda end: end[0])
    if last < scene.complained_on:
        leg = evidence(seen.paper.sha256, _said(seen, last))
        says = phrase(
            "scrutiny.right-expired-on-certificate", paper=seen.paper.name, on=last, complained_on=scene.complained_on
        )
        yield defect(
            scene, f"right-expired-on-certificate{suffix}", says, leg, scene.complaint_day(), rules=_TERM_RULES
        )


def _not_yet(scene: Scene, papers: list[Inspection], suffix: str) -> Iterator[Finding]:
    starts = [
        (found, seen)
        for seen in papers
        for name in ("valid_from", "registered", "issued_on")
        for found in [day(seen, name)]
        if found is not None
    ]
    if not starts:
        return
    first, seen = min(starts, key=lambda start: start[0])
    if first > scene.complained_on:
        says = phrase(
            "scrutiny.right-not-yet-granted-on-certificate",
            paper=seen.paper.name,
            on=first,
            complained_on=scene.complained_on,
        )
        leg = evidence(seen.paper.sha256, _said(seen, first))
        yield defect(
            scene, f"right-not-yet-granted-on-certificate{suffix}", says, leg, scene.complaint_day(), rules=_TERM_RULES
        )


def _said(seen: Inspection, on: dt.date) -> Phrase:
    return phrase("scrutiny.paper-says-day", paper=seen.paper.name, on=on)


def number_differs(scene: Scene) -> Iterator[Finding]:
    """The certificates sent along bear other numbers than the notice."""
    named = {bare(registration.number) for registration in scene.reading.registrations}
    papers = [seen for seen in scene.theirs if seen in scene.certificates and worded(seen, "registration_number")]
    if not named or not papers or len(papers) > 3:
        return
    written = {bare(worded(seen, "registration_number")) for seen in papers}
    if any(_within(a, b) for a in named for b in written):
        return
    seen = papers[0]
    says = phrase(
        "scrutiny.number-differs-from-certificate",
        named=scene.reading.registrations[0].number,
        written=worded(seen, "registration_number"),
        paper=seen.paper.name,
    )
    leg = scene.quoted("registrations.0", scene.reading.registrations[0].span)
    yield defect(scene, "number-differs-from-certificate", says, leg, paper_leg(seen, "registration_number"))


def _within(a: str, b: str) -> bool:
    """Whether two bare numbers can be one, `No.` and the like aside."""
    return a in b or b in a

"""What register extracts that lie in the case say against the complaint."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.finding import Because, Finding, evidence
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role
from rejoinder.domain.register import RegisterEntry, RegisterStatus
from rejoinder.scrutiny.fold import same_firm
from rejoinder.scrutiny.scene import Scene, defect
from rejoinder.scrutiny.scope import bears, marks, same_mark

_OVER = {
    RegisterStatus.PENDING: "pending",
    RegisterStatus.REFUSED: "refused",
    RegisterStatus.CANCELLED: "cancelled",
    RegisterStatus.EXPIRED: "expired",
}


def entries(scene: Scene) -> Iterator[Finding]:
    """Defects that the register shows: a right that does not hold, another owner, another mark."""
    for position, entry in enumerate(scene.case.registers):
        if not any(bears(entry, registration) for registration in scene.reading.registrations):
            continue
        yield from _force(scene, position, entry)
        yield from _owner(scene, position, entry)
        yield from _mark(scene, position, entry)


def leg(scene: Scene, entry: RegisterEntry, field: str, shown: object) -> Because:
    """The leg for one value of an extract, in the extract's own words where they stand there."""
    place = entry.place(field)
    paper = next((paper for paper in scene.case.papers if paper.sha256 == entry.sha256), None)
    if place is not None and paper is not None and place.page <= len(paper.pages):
        shown = " ".join(paper.pages[place.page - 1][place.span[0] : place.span[1]].split())[:200] or shown
    return evidence(entry.sha256, phrase("scrutiny.register-says", paper=entry.path, words=shown))


def _said(entry: RegisterEntry) -> str:
    return entry.number or entry.application_number or ""


def _force(scene: Scene, position: int, entry: RegisterEntry) -> Iterator[Finding]:
    if not scene.complains or entry.in_force_on(scene.complained_on) is not False:
        return
    day, why = _why(scene, entry)
    says = phrase("scrutiny.register-not-in-force", number=_said(entry), why=why, complained_on=scene.complained_on)
    legs = (leg(scene, entry, day, getattr(entry, day)), scene.complaint_day())
    yield defect(scene, f"register-not-in-force:{position}", says, *legs, rules=("defence.invalid_right",))


def _why(scene: Scene, entry: RegisterEntry) -> tuple[str, Phrase]:
    """The attribute that shows why the right does not hold, and the reason in words."""
    registered = entry.registered_on
    if registered is not None and scene.complained_on < registered:
        return "registered_on", phrase("scrutiny.register-why.later", on=registered)
    over = _OVER.get(entry.status)
    if over in ("pending", "refused"):
        return "status_says", phrase(f"scrutiny.register-why.{over}")
    on = entry.status_on if over == "cancelled" else entry.expires_on or entry.status_on
    field = "status_on" if over == "cancelled" or entry.expires_on is None else "expires_on"
    return field, phrase(f"scrutiny.register-why.{over or 'expired'}", on=on)


def _owner(scene: Scene, position: int, entry: RegisterEntry) -> Iterator[Finding]:
    """The register names another owner than the complaint; an owner before or after a recorded transfer passes."""
    named = scene.reading.party(Role.OWNER)
    if named is None or not entry.owner:
        return
    hands = [entry.owner, *(name for t in entry.transfers for name in (t.giver, t.taker) if name)]
    if any(same_firm(named.name, hand) is not False for hand in hands):
        return
    says = phrase("scrutiny.register-owner-differs", named=named.name, written=entry.owner, number=_said(entry))
    legs = (*scene.named(Role.OWNER), leg(scene, entry, "owner", entry.owner))
    yield defect(scene, f"register-owner-differs:{position}", says, *legs, rules=("defence.not_owner",))


def _mark(scene: Scene, position: int, entry: RegisterEntry) -> Iterator[Finding]:
    named = marks(scene)
    if entry.kind != "trademark" or not entry.mark or not named or len(scene.reading.registrations) > 1:
        return
    if any(same_mark(work.title, entry.mark) is not False for _, work in named):
        return
    place, work = named[0]
    says = phrase("scrutiny.register-mark-differs", named=work.title, written=entry.mark, number=_said(entry))
    legs = (scene.quoted(f"works.{place}", work.span), leg(scene, entry, "mark", entry.mark))
    yield defect(scene, f"register-mark-differs:{position}", says, *legs, rules=("defence.class_territory",))

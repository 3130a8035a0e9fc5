"""What register extracts that lie in the case say against the complaint."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.finding import Finding, Gravity
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role
from rejoinder.domain.register import RegisterEntry, RegisterStatus
from rejoinder.scrutiny.complaint_context import ComplaintContext, defect
from rejoinder.scrutiny.extract import entry_reason
from rejoinder.scrutiny.normalisation import same_firm
from rejoinder.scrutiny.scope import marks, same_mark

_OVER = {
    RegisterStatus.PENDING: "pending",
    RegisterStatus.REFUSED: "refused",
    RegisterStatus.CANCELLED: "cancelled",
    RegisterStatus.EXPIRED: "expired",
}
_ENDED = frozenset((RegisterStatus.CANCELLED, RegisterStatus.EXPIRED))


def register_defects(context: ComplaintContext) -> Iterator[Finding]:
    """Defects that the register shows: a right that does not hold, another owner, another mark, other classes."""
    for position, entry in enumerate(context.case.registers):
        if not any(entry.bears(registration) for registration in context.reading.registrations):
            continue
        yield from _force(context, position, entry)
        yield from _owner(context, position, entry)
        yield from _mark(context, position, entry)
        yield from _classes(context, position, entry)


def _number_text(entry: RegisterEntry) -> str:
    return entry.number or entry.application_number or ""


def _force(context: ComplaintContext, position: int, entry: RegisterEntry) -> Iterator[Finding]:
    in_force = entry.in_force_on(context.complained_on)
    if not context.complains or in_force:
        return
    if in_force is None:
        yield from _ended_some_day(context, position, entry)
    elif entry.may_be_renewed(context.complained_on):
        yield _lately(context, position, entry)
    else:
        day, why = _why(context, entry)
        says = phrase(
            "scrutiny.register-not-in-force", number=_number_text(entry), why=why, complained_on=context.complained_on
        )
        reasons = (entry_reason(context, entry, day, getattr(entry, day)), context.complaint_day())
        yield defect(context, f"register-not-in-force:{position}", says, *reasons, rules=("defence.invalid_right",))


def _ended_some_day(context: ComplaintContext, position: int, entry: RegisterEntry) -> Iterator[Finding]:
    """The register says that the right has ended and not when. A remark for the seller, who can look it up."""
    if entry.status not in _ENDED or not entry.status_says:
        return
    says = phrase("scrutiny.register-ended", number=_number_text(entry), words=entry.status_says or "")
    shown = entry_reason(context, entry, "status_says", entry.status_says)
    yield defect(
        context,
        f"register-ended:{position}",
        says,
        shown,
        rules=("defence.invalid_right",),
        gravity=Gravity.NOTE,
        private=True,
    )


def _lately(context: ComplaintContext, position: int, entry: RegisterEntry) -> Finding:
    says = phrase("scrutiny.register-expired-lately", number=_number_text(entry), on=entry.expires_on)
    return defect(
        context,
        f"register-expired-lately:{position}",
        says,
        entry_reason(context, entry, "expires_on", entry.expires_on),
        context.complaint_day(),
        rules=("defence.invalid_right",),
        gravity=Gravity.NOTE,
        private=True,
    )


def _why(context: ComplaintContext, entry: RegisterEntry) -> tuple[str, Phrase]:
    """The attribute that shows why the right does not hold, and the reason in words."""
    registered = entry.registered_on
    if registered is not None and context.complained_on < registered:
        return "registered_on", phrase("scrutiny.register-why.later", on=registered)
    over = _OVER.get(entry.status)
    if over in ("pending", "refused"):
        return "status_says", phrase(f"scrutiny.register-why.{over}")
    on = entry.status_on if over == "cancelled" else entry.expires_on or entry.status_on
    field = "status_on" if over == "cancelled" or entry.expires_on is None else "expires_on"
    return field, phrase(f"scrutiny.register-why.{over or 'expired'}", on=on)


def _owner(context: ComplaintContext, position: int, entry: RegisterEntry) -> Iterator[Finding]:
    """The register names another owner than the complaint; an owner before or after a recorded transfer passes."""
    named = context.reading.party(Role.OWNER)
    if named is None or not entry.owner:
        return
    if any(same_firm(named.name, hand) is not False for hand in entry.hands()):
        return
    says = phrase("scrutiny.register-owner-differs", named=named.name, written=entry.owner, number=_number_text(entry))
    reasons = (*context.party_basis(Role.OWNER), entry_reason(context, entry, "owner", entry.owner))
    yield defect(context, f"register-owner-differs:{position}", says, *reasons, rules=("defence.not_owner",))


def _mark(context: ComplaintContext, position: int, entry: RegisterEntry) -> Iterator[Finding]:
    named = marks(context)
    if entry.kind != "trademark" or not entry.mark or not named or len(context.reading.registrations) > 1:
        return
    if any(same_mark(work.title, entry.mark) is not False for _, work in named):
        return
    place, work = named[0]
    says = phrase("scrutiny.register-mark-differs", named=work.title, written=entry.mark, number=_number_text(entry))
    reasons = (context.quote_basis(f"works.{place}", work.span), entry_reason(context, entry, "mark", entry.mark))
    yield defect(context, f"register-mark-differs:{position}", says, *reasons, rules=("defence.class_territory",))


def _classes(context: ComplaintContext, position: int, entry: RegisterEntry) -> Iterator[Finding]:
    """The notice claims classes for its one registration that the register does not hold."""
    beyond = sorted(set(context.reading.classes) - set(entry.classes))
    if entry.kind != "trademark" or not entry.classes or not beyond or len(context.reading.registrations) > 1:
        return
    says = phrase(
        "scrutiny.register-classes-differ",
        claimed=tuple(map(str, beyond)),
        held=tuple(map(str, entry.classes)),
        number=_number_text(entry),
    )
    shown = entry_reason(context, entry, "classes", ", ".join(map(str, entry.classes)))
    yield defect(context, f"register-classes-differ:{position}", says, shown, rules=("defence.class_territory",))

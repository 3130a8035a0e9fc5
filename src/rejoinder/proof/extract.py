"""What a register extract carries of a ground of defence."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain.defence import Assertion
from rejoinder.domain.finding import Because, evidence
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role
from rejoinder.domain.register import RegisterEntry, RegisterStatus
from rejoinder.proof.name_match import NameMatch, is_in_other_script, name_match
from rejoinder.proof.requirement import DOUBTFUL, MET, MISSING, RequirementContext, RequirementOutcome

_ENDINGS = {
    RegisterStatus.PENDING: "pending",
    RegisterStatus.REFUSED: "refused",
    RegisterStatus.CANCELLED: "cancelled",
}


def extracts(context: RequirementContext) -> tuple[RegisterEntry, ...]:
    """The extracts about numbers that the complaint names, in order."""
    numbers = context.reading.registrations if context.reading else ()
    return tuple(entry for entry in context.case.registers if any(entry.bears(number) for number in numbers))


def register_at_hand(found: Sequence[RegisterEntry]) -> RequirementOutcome:
    """There are extracts."""
    bases = tuple(_entry_basis(entry, "extract-at-hand", number=_number(entry)) for entry in found)
    return RequirementOutcome(status=MET, because=bases, evidence=_digests(found))


def other_owner_outcome(context: RequirementContext, found: Sequence[RegisterEntry]) -> RequirementOutcome | None:
    """Whether they name another owner than the complaint; None where they name none, or the complaint does not."""
    named = context.reading.party(Role.OWNER) if context.reading else None
    with_owner = [entry for entry in found if entry.owner]
    if named is None or not with_owner:
        return None
    same = [
        entry for entry in with_owner if any(name_match(hand, named.name) is NameMatch.SAME for hand in entry.hands())
    ]
    if same:
        bases = tuple(_entry_basis(entry, "register-same-owner", owner=entry.owner) for entry in same)
        return RequirementOutcome(status=MISSING, because=bases)
    near = [entry for entry in with_owner if any(_is_near_or_transcribed(hand, named.name) for hand in entry.hands())]
    if near:
        bases = tuple(_entry_basis(entry, "name-near", written=entry.owner, meant=named.name) for entry in near)
        return RequirementOutcome(status=DOUBTFUL, because=bases, evidence=_digests(near))
    bases = tuple(
        _entry_basis(entry, "register-other-owner", owner=entry.owner, named=named.name) for entry in with_owner
    )
    says = phrase(
        "ground.extract-owner",
        paper=with_owner[0].path,
        owners=tuple(dict.fromkeys(str(entry.owner) for entry in with_owner)),
        number=_number(with_owner[0]),
        named=named.name,
    )
    return _met_outcome(bases, with_owner, says)


def _is_near_or_transcribed(hand: str, named: str) -> bool:
    return name_match(hand, named) is NameMatch.NEAR or is_in_other_script(hand, named)


def not_in_force_outcome(context: RequirementContext, found: Sequence[RegisterEntry]) -> RequirementOutcome | None:
    """Whether no right named was in force on the day of the complaint; None where no extract tells.

    Met only where every number of the complaint has an extract that says so.
    """
    day = context.complained_on.value
    dated = [entry for entry in found if entry.in_force_on(day) is not None]
    if not dated:
        return None
    holding = [entry for entry in dated if entry.in_force_on(day)]
    if holding:
        return RequirementOutcome(
            status=MISSING,
            because=tuple(_entry_basis(entry, "extract-in-force", complained_on=day) for entry in holding),
        )
    bases = tuple(
        _entry_basis(entry, "extract-not-in-force", complained_on=day, why=_ending_phrase(context, entry))
        for entry in dated
    )
    if any(entry.may_be_renewed(day) for entry in dated):
        renewed = tuple(_entry_basis(entry, "may-be-renewed") for entry in dated if entry.may_be_renewed(day))
        return RequirementOutcome(status=DOUBTFUL, because=(*bases, *renewed), evidence=_digests(dated))
    numbers = context.reading.registrations if context.reading else ()
    if not all(any(entry.bears(number) for entry in dated) for number in numbers):
        return RequirementOutcome(
            status=DOUBTFUL, because=(*bases, _entry_basis(dated[0], "extract-of-one-number")), evidence=_digests(dated)
        )
    says = phrase(
        "ground.extract-not-in-force",
        paper=dated[0].path,
        number=_number(dated[0]),
        complained_on=day,
        why=_ending_phrase(context, dated[0]),
    )
    return _met_outcome(bases, dated, says)


def _ending_phrase(context: RequirementContext, entry: RegisterEntry) -> Phrase:
    registered = entry.registered_on
    if registered is not None and context.complained_on.value < registered:
        return phrase("proof.extract-why.later", on=registered)
    ending = _ENDINGS.get(entry.status, "expired")
    on = entry.status_on if ending == "cancelled" else entry.expires_on or entry.status_on
    return phrase(f"proof.extract-why.{ending}", on=on)


def _met_outcome(bases: tuple[Because, ...], entries: Sequence[RegisterEntry], says: Phrase) -> RequirementOutcome:
    assertion = Assertion(says=says, exhibits=_digests(entries))
    return RequirementOutcome(status=MET, because=bases, evidence=_digests(entries), assertions=(assertion,))


def _number(entry: RegisterEntry) -> str:
    return entry.number or entry.application_number or ""


def _digests(found: Sequence[RegisterEntry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.sha256 for entry in found))


def _entry_basis(entry: RegisterEntry, key: str, **values: object) -> Because:
    return evidence(entry.sha256, phrase(f"proof.{key}", paper=entry.path, **values))

"""Grounds of defence as requirements that are met, missing or doubtful."""

from __future__ import annotations

from enum import StrEnum

import attrs

from rejoinder.domain.finding import Because
from rejoinder.domain.mark_place import MarkUse
from rejoinder.domain.phrase import Phrase


class RequirementStatus(StrEnum):
    """How far a requirement is carried."""

    MET = "met"
    MISSING = "missing"
    DOUBTFUL = "doubtful"
    WAIVED = "waived"

    @property
    def is_satisfied(self) -> bool:
        """Whether nothing more is needed."""
        return self in (RequirementStatus.MET, RequirementStatus.WAIVED)


class DefenceStatus(StrEnum):
    """How far a ground is carried: whole, with gaps, or not at all."""

    READY = "ready"
    GAP = "gap"
    UNAVAILABLE = "unavailable"


@attrs.frozen(kw_only=True)
class Requirement:
    """One thing the platform or the law asks for on a ground."""

    id: str
    says: Phrase
    status: RequirementStatus
    evidence: tuple[str, ...] = ()
    """SHA-256 of each paper that carries it."""
    because: tuple[Because, ...] = ()
    rule: str
    mend: Phrase | None = None
    """What would close the gap: which paper, from whom."""

    @property
    def instruction(self) -> Phrase:
        """What is to be done about it; where nobody says, what it asks for."""
        return self.mend or self.says


@attrs.frozen(kw_only=True)
class Link:
    """One step of a chain of title: who gave what to whom, by which paper. `sha256` is None where it is broken."""

    giver: str
    receiver: str
    sha256: str | None
    says: Phrase


@attrs.frozen(kw_only=True)
class Assertion:
    """One sentence for the statement and the papers that carry it. Never without one."""

    says: Phrase
    exhibits: tuple[str, ...] = attrs.field(validator=attrs.validators.min_len(1))
    """SHA-256 of each exhibit, at least one."""
    rules: tuple[str, ...] = ()
    beside: bool = False
    """Whether its papers only strengthen what others carry, so that no conclusion rests on them."""
    use: MarkUse | None = None
    """The use of the mark in the listing that it tells of."""


@attrs.frozen(kw_only=True)
class Defence:
    """A ground of defence. Ready only where every requirement is met or waived."""

    id: str
    """Such as `own_copyright`, `bought_from_owner`, `earlier_sale`; the id of its rule without the prefix."""
    says: Phrase
    requirements: tuple[Requirement, ...]
    status: DefenceStatus
    because: tuple[Because, ...] = ()
    chain: tuple[Link, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    """What the statement may say on this ground, in order."""
    rule: str

    @property
    def ready(self) -> bool:
        """Whether the ground is carried in whole."""
        return self.status is DefenceStatus.READY

    @property
    def gaps(self) -> tuple[Requirement, ...]:
        """The requirements that still need something, in order."""
        return tuple(one for one in self.requirements if not one.status.is_satisfied)

    @property
    def share(self) -> float:
        """How much of it is carried, 0 to 1."""
        return 1 - len(self.gaps) / len(self.requirements) if self.requirements else 0.0


def status_of(requirements: tuple[Requirement, ...]) -> DefenceStatus:
    """Ready where all are met or waived; unavailable where nothing at all is met; else a gap."""
    states = {requirement.status for requirement in requirements}
    if not requirements or not states & {RequirementStatus.MET, RequirementStatus.DOUBTFUL}:
        return DefenceStatus.UNAVAILABLE
    if states <= {RequirementStatus.MET, RequirementStatus.WAIVED}:
        return DefenceStatus.READY
    return DefenceStatus.GAP

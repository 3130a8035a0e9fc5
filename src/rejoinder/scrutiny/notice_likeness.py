"""How much a text is like the notice that a case is about, by what was read in it; to choose one among many files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from rejoinder.domain.evidence import CERTIFICATES, Field, PaperKind
from rejoinder.domain.number import normalised_number
from rejoinder.domain.reading import Reading, Role, Stage

LEAST = 5
"""From this likeness on a text may be the notice."""
CLEAR = 8
"""From this likeness on it is one, where no other text is nearly as much like one."""
MARGIN = 3
"""By how much the likeliest must exceed every other to be chosen without a doubt."""

_STAGES: Mapping[Stage, int] = {Stage.UNRELATED: -1, Stage.COUNTER_NOTICE: -5}
_SENDERS: Mapping[Role | None, int] = {Role.PLATFORM: 2, Role.OWNER: 1, Role.AGENT: 1, Role.SELLER: -3}
_TRADE = frozenset(
    {PaperKind.INVOICE, PaperKind.RECEIPT, PaperKind.CONTRACT, PaperKind.SALES_RECORD, PaperKind.CATALOGUE}
)
_RIGHTS = CERTIFICATES | {PaperKind.AUTHORISATION}
PROVING = _TRADE | _RIGHTS
"""Kinds of paper that prove something by themselves."""
CASE_REFERENCES = frozenset({"complaint", "case", "ticket"})
"""Kinds of reference that name a case."""


@attrs.frozen(kw_only=True)
class Likeness:
    """How much one text is like the notice, and what of it makes it so."""

    points: int
    from_platform: bool
    signs: tuple[str, ...]
    """Of `number`, `answer_due`, `listing`, `received`, `sender`; keys of `intake.sign-*`."""

    @property
    def may_be(self) -> bool:
        """Whether it may be the notice."""
        return self.points >= LEAST


def likeness(reading: Reading, kind: PaperKind, fields: Sequence[Field] = ()) -> Likeness:
    """The likeness of a text that was read as a complaint, and inspected as a paper.

    A notice names a case, asks for an answer within a time, or names the listing that it complains of. A text with
    nothing of that is none, whatever else it says: certificates and letters of authorisation speak of rights as well.

    Args:
        fields: what the text says as a paper; the number and the term of a paper of right are no complaint's.
    """
    own = {field.name: field.value for field in fields} if kind in _RIGHTS else {}
    number, ends = normalised_number(str(own.get("number", ""))), own.get("valid_to")
    references = (reference for reference in reading.references if reference.kind in CASE_REFERENCES)
    numbered = any(not number or normalised_number(reference.value) != number for reference in references)
    due = any(ends is None or clock.due_at is None or clock.due_at.date() != ends for clock in reading.clocks)
    accused = bool(reading.listings)
    sent = reading.sender_role in (Role.PLATFORM, Role.OWNER, Role.AGENT)
    signs = {
        "number": 3 * numbered,
        "answer_due": 3 * due,
        "listing": 2 * accused,
        "received": 1 * (reading.received_at is not None),
        "sender": _SENDERS.get(reading.sender_role, 0),
    }
    points = sum(signs.values()) + _STAGES.get(reading.stage, 2) + (reading.platform is not None) + bool(reading.rights)
    points += any((reading.statements.good_faith, reading.statements.perjury, reading.statements.accuracy))
    if kind in _TRADE or (kind in _RIGHTS and not numbered):
        points -= 6
    named = numbered or due or (accused and sent)
    return Likeness(
        points=points if named else min(points, 0),
        from_platform=reading.sender_role is Role.PLATFORM,
        signs=tuple(name for name, found in signs.items() if found > 0),
    )

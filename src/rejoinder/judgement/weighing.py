"""Findings weighed against the grounds that stand: what a ready ground answers no longer weighs on the seller."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.domain.defence import Defence
from rejoinder.domain.finding import Finding, Gravity, Subject, fact, fraudulent
from rejoinder.domain.phrase import phrase
from rejoinder.judgement.position import PICTURES_UNANSWERED

OF_THE_MESSAGE = frozenset({Subject.SENDER, Subject.CASE})
PROOF = "proof."
"""What is said of the grounds of an answer; to a message that looks like fraud none is given."""
MISSED = ("proof.nothing-in-hand", "proof.gap.")
"""What is said of grounds that an answer lacks."""
COPY = "picture-copy:"
SOURCE = "picture-source:"
"""The point that ours is the source of theirs, for the other side to read."""
STAGES = "picture-stages:"
"""The point that a drawing of ours and the picture of the listing are stages of one work."""
FIRST = frozenset({"own_copyright", "own_picture", "commissioned_picture", "earlier_sale"})
"""Grounds that say we were first; the others that are ready say that we were allowed to."""


def weigh_findings(findings: Sequence[Finding], grounds: Sequence[Defence], *, due: bool = True) -> tuple[Finding, ...]:
    """The findings in order.

    That the pictures are the same is no reproach where a ground is carried in whole that answers it: who bought the
    goods may still have taken the picture; that ours is the source, or an earlier stage, is put forward only where a
    ground that is ready says that we were first. Of a message that looks like fraud only what is seen of the message
    itself is said: nothing in it is to be answered. Where no answer is due, no ground of one is missed.
    """
    if fraudulent(findings):
        return tuple(one for one in findings if one.subject in OF_THE_MESSAGE and not one.id.startswith(PROOF))
    ready = [ground for ground in grounds if ground.ready]
    first = any(ground.id in FIRST for ground in ready)
    answered = bool(ready) and not any(finding.id == PICTURES_UNANSWERED for finding in findings)
    return tuple(
        _answered(finding, ready) if answered and finding.id.startswith(COPY) else finding
        for finding in findings
        if (first or not finding.id.startswith((SOURCE, STAGES))) and (due or not finding.id.startswith(MISSED))
    )


def _answered(finding: Finding, ready: Sequence[Defence]) -> Finding:
    first = [ground for ground in ready if ground.id in FIRST]
    names = tuple(ground.says for ground in first or ready)
    says = (
        phrase("route.copy-but-earlier", grounds=names) if first else phrase("route.copy-but-permitted", grounds=names)
    )
    because = (*finding.because, fact("defences.ready", phrase("route.ground-is-ready", grounds=names)))
    return attrs.evolve(finding, says=says, gravity=Gravity.NOTE, because=because)

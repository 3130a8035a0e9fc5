"""`counsel.own_admission`: what the seller's own papers admit calls for a lawyer before anything is written."""

from __future__ import annotations

import attrs
import pytest
from test_judgement_route import position

from rejoinder.adapters.shipped.rulebook import load
from rejoinder.domain.finding import DAMAGING, Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import phrase
from rejoinder.judgement.counsel import triggers

RULES = tuple(rule for book in load().books for rule in book.rules if rule.id == "counsel.own_admission")


def admitted(kind: str) -> Finding:
    says = phrase("route.no-ground")
    because = (evidence("a" * 64, says),)
    id = f"{DAMAGING}{kind}.{'a' * 12}"
    return Finding(id=id, subject=Subject.PAPER, says=says, gravity=Gravity.WEAKENS, because=because)


@pytest.mark.parametrize("kind", ["false-paper", "not-genuine", "infringes", "untruth", "no-licence"])
def test_an_admission_of_knowledge_calls_for_a_lawyer(kind: str) -> None:
    found = triggers(attrs.evolve(position(findings=(admitted(kind),)), rules=RULES), ())
    assert [(one.id, one.first, one.court) for one in found] == [("own_admission", False, False)]


@pytest.mark.parametrize("kind", ["hiding", "taken-for-original", "former-wording"])
def test_a_lesser_remark_calls_for_none(kind: str) -> None:
    assert triggers(attrs.evolve(position(findings=(admitted(kind),)), rules=RULES), ()) == ()

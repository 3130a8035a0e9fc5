"""A person's way through the facts of a case: one after another, each answer recorded at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.event import Event
from rejoinder.domain.unconfirmed_fact import Unconfirmed
from rejoinder.usecases.advise import JudgedCase
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.confirm_fact import confirm_fact
from rejoinder.usecases.confirmed_reading import put_right
from rejoinder.usecases.correct_fact import correct_fact
from rejoinder.usecases.fact_path import value_at
from rejoinder.usecases.proposed_facts import ProposedFact, propose_facts
from rejoinder.usecases.refuse_fact import refuse_fact

WriterOf = Callable[[], CaseWriter]


class FactWalk:
    """The facts that wait for a person, what moves most first; or all of them."""

    def __init__(self, judged: JudgedCase, writers: WriterOf, *, all: bool = False) -> None:
        self._judged, self._pens, self._case = judged, writers, judged.as_read
        self._weighed = {each.field: each for each in judged.advice.unconfirmed}
        order = {field: number for number, field in enumerate(self._weighed)}
        walked = [fact for fact in judged.facts if all or not fact.is_decided]
        self.paths = tuple(fact.field for fact in sorted(walked, key=lambda fact: order.get(fact.field, len(order))))
        self._facts = self._looked_at()
        self.answered = 0

    def fact(self, path: str) -> ProposedFact:
        """The fact of this path as it stands now. Raises: LookupError where it is none of `paths`."""
        return self._facts[path]

    def effect_of(self, path: str) -> Unconfirmed | None:
        """What would change if it were wrong, as the case stood when the walk began."""
        return self._weighed.get(path)

    @property
    def remaining_count(self) -> int:
        """How many still wait."""
        return sum(not self._facts[path].is_decided for path in self.paths if path in self._facts)

    def value_to_correct(self, path: str) -> str | None:
        """What a correction would replace; None where no single value stands there."""
        at = self.fact(path).correct_at
        if at is None:
            return None
        return self.fact(path).value if at == path else value_at(put_right(self._case), at)

    def accept(self, path: str) -> None:
        """It is right."""
        self._record(confirm_fact(self._pens(), self._right(), path, inspections=self._judged.inspected))

    def correct(self, path: str, value: str) -> None:
        """It is something else. Raises: ValueDoesNotFit."""
        at = self.fact(path).correct_at or path
        self._record(correct_fact(self._pens(), self._right(), at, value, inspections=self._judged.inspected))

    def refuse(self, path: str) -> None:
        """It is wrong, and what is right is not known. Raises: FactIsNeeded."""
        self._record(refuse_fact(self._pens(), self._right(), path, inspections=self._judged.inspected))

    def _right(self) -> CaseFile:
        return attrs.evolve(self._case, reading=put_right(self._case))

    def _record(self, events: Sequence[Event]) -> None:
        self._case = fold(events, self._case)
        self._facts = self._looked_at()
        self.answered += 1

    def _looked_at(self) -> dict[str, ProposedFact]:
        found = propose_facts(
            self._case, self._judged.inspected, self._judged.advice.defences, self._judged.rulebooks.markets
        )
        return {fact.field: fact for fact in found}

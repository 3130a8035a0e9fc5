"""Undo a batch in the cases that stand as it left them."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.db.assign import assign, handler_for
from rejoinder.db.case_life import reopen
from rejoinder.db.models import Batch, BatchStep, Card, Case, User
from rejoinder.db.services import Services
from rejoinder.domain.errors import Refused
from rejoinder.domain.phrase import Phrase, phrase

UNDOABLE = frozenset({"assign", "close"})
"""The other acts write into the history of a case, where every line stays."""


class BatchIsNotUndone(Refused):
    """The act cannot be undone, or not yet."""


class CaseHasChanged(Refused):
    """Somebody changed the case after the batch, so the batch is not undone in it."""


def state_before(act: str, case: Case) -> dict[str, str]:
    """What a step changes, as it stands before; empty where the act needs no more than to be taken back."""
    if act != "assign":
        return {}
    handler = Card.objects.filter(pk=case.pk).values_list("handler", flat=True).first()
    return {"handler": "none" if handler is None else str(handler)}


def undoable_steps(batch: Batch) -> Iterator[tuple[BatchStep, Phrase | None]]:
    """Steps of a batch that were done, each with why it cannot be undone; None where it can."""
    done = batch.steps.filter(state="done").select_related("case__card__handler")
    for step in done:
        yield step, _obstacle(batch, step)


def undo_step(at: Services, undo: Batch, case: Case) -> None:
    """Put one case back as it was before the batch; harmless when repeated. Raises: CaseHasChanged, PersonIsUnknown."""
    original = undo.undoes
    if original is None:
        raise BatchIsNotUndone
    step = original.steps.select_related("case__card").get(case=case)
    if _is_back(original, step):
        return
    if _obstacle(original, step) is not None:
        raise CaseHasChanged
    if original.act == "assign":
        assign(case, _handler_before(original, step), by=undo.user)
    else:
        reopen(at, case, by=undo.user)


def _is_back(batch: Batch, step: BatchStep) -> bool:
    """Whether the case stands as it did before the batch."""
    if batch.act == "assign":
        before = _number(step.before.get("handler", ""))
        return step.case.card.handler_id == before
    return step.case.closed_at is None


def _obstacle(batch: Batch, step: BatchStep) -> Phrase | None:
    """Why a step that was done cannot be undone now."""
    card = step.case.card
    if batch.act == "assign":
        if "handler" not in step.before:
            return phrase("board.undo-unknown")
        if card.handler_id == _number(batch.values.get("handler", "")):
            return None
        return phrase("board.undo-handler", now=str(card.handler) if card.handler else phrase("board.nobody"))
    if step.case.merged_into_id is not None:
        return phrase("board.undo-merged")
    closed_at = step.case.closed_at
    if closed_at is None:
        return phrase("board.undo-open")
    within = batch.made_at <= closed_at and (step.done_at is None or closed_at <= step.done_at)
    return None if within else phrase("board.undo-closed-anew")


def _handler_before(batch: Batch, step: BatchStep) -> User | None:
    return handler_for(batch.organisation, step.before["handler"])


def _number(handler: str) -> int | None:
    """The number of a person as a batch keeps it; None for nobody."""
    return int(handler) if handler.isdecimal() else None

"""The same act on many cases: foreseen first, asked for once, then done case by case through its use case."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence

import attrs
from django.db import transaction
from django.db.models import QuerySet

from rejoinder.db.assign import assign, handler_for
from rejoinder.db.batch_undo import UNDOABLE, BatchIsNotUndone, state_before, undo_step, undoable_steps
from rejoinder.db.case_life import close
from rejoinder.db.case_projection import OVER
from rejoinder.db.models import Batch, BatchStep, Card, Case, Document, Organisation, User
from rejoinder.db.permissions import case_for, require
from rejoinder.db.services import Services, services
from rejoinder.db.stored_error import trouble_of
from rejoinder.domain.errors import Invalid, Refused, RejoinderError
from rejoinder.domain.event import AnswerFiled, RouteChosen
from rejoinder.domain.member import Act
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import RouteId
from rejoinder.usecases.advise import advise
from rejoinder.usecases.answer_partial import FOLDER
from rejoinder.usecases.case_writer import CaseWriter, ComplaintIsOver
from rejoinder.usecases.choose_route import choose_route
from rejoinder.usecases.record_filing import FILED, RouteHasNoFiling, record_filing

JOB = "batch"
MOST = 5_000
"""Cases of one batch."""
WINDOW = 50
"""Steps of a batch that are queued at once; each that is done queues another."""


class BatchIsUnknown(Invalid):
    """There is no such batch, or it is of another organisation: nobody is told which."""


class ActIsUnknown(Invalid):
    """Nothing of this name can be done with many cases at once."""


class NothingIsPicked(Invalid):
    """No case was picked, or none that the person may see."""


class NothingWouldChange(Refused):
    """The act would change none of the cases that were picked."""


class CasesAreTooMany(Refused):
    """More cases were picked than are changed at once."""


class StepBroke(Invalid):
    """Something in the case was foreseen by nobody."""


@attrs.frozen(kw_only=True)
class Foreseen:
    """What would happen to one case: either what changes, or why nothing does."""

    card: Card
    changes: Phrase | None = None
    refused: Phrase | None = None


def preview_batch(
    cards: Sequence[Card], act: str, values: Mapping[str, str], *, organisation: Organisation
) -> tuple[Foreseen, ...]:
    """What the act would do to each of the cards, in order; nothing is written.

    Whether a route is open is judged when it is done, by the case as it stands then.

    Raises: ActIsUnknown, PersonIsUnknown, RouteHasNoFiling.
    """
    if act == "assign":
        return _foreseen_handlers(cards, organisation, values.get("handler", ""))
    if act == "close":
        return tuple(_foreseen_closing(card) for card in cards)
    if act == "comply":
        message = phrase("board.will-comply", route=phrase("document.route-comply"))
        return tuple(_unless_over(card, message) for card in cards)
    if act == "file":
        return _foreseen_filings(cards, _filed(values))
    raise ActIsUnknown(act=act[:40])


def begin(cards: Sequence[Card], act: str, values: Mapping[str, str], *, by: User, organisation: Organisation) -> Batch:
    """Have the act done in the background, in order, to those of the cards that it would change.

    Raises: CaseIsUnknown, ActIsNotAllowed, NothingIsPicked, NothingWouldChange, CasesAreTooMany, and what
        `preview_batch` raises.
    """
    require(by, organisation, Act.WORK)
    refuse_unless_few(cards)
    changing = [each.card for each in preview_batch(cards, act, values, organisation=organisation) if each.changes]
    if not changing:
        raise NothingWouldChange
    with transaction.atomic():
        batch = Batch.objects.create(
            organisation=organisation, user=by, act=act, values=dict(values), made_at=services().now()
        )
        BatchStep.objects.bulk_create(BatchStep(batch=batch, case_id=card.pk) for card in changing)
    resume(batch)
    return batch


def begin_undo(batch: Batch, *, by: User) -> Batch:
    """Have a batch undone in the background, in the cases that stand as it left them; once only.

    Raises: CaseIsUnknown, ActIsNotAllowed, BatchIsNotUndone, NothingWouldChange.
    """
    require(by, batch.organisation, Act.WORK)
    if batch.act not in UNDOABLE or batch.steps.filter(state="waiting").exists():
        raise BatchIsNotUndone
    unchanged = [step.case_id for step, obstacle in undoable_steps(batch) if obstacle is None]
    if not unchanged:
        raise NothingWouldChange
    with transaction.atomic():
        defaults = {"organisation": batch.organisation, "user": by, "act": "undo", "made_at": services().now()}
        undo, is_new = Batch.objects.get_or_create(undoes=batch, defaults=defaults)
        if is_new:
            BatchStep.objects.bulk_create(BatchStep(batch=undo, case_id=case) for case in unchanged)
    resume(undo)
    return undo


def resume(batch: Batch) -> None:
    """Queue what is not done yet; harmless when repeated."""
    for number in _waiting(batch)[:WINDOW]:
        services().work.soon(JOB, key=f"{JOB}:{number}", about=str(number))


def _waiting(batch: Batch) -> QuerySet[BatchStep, int]:
    """Steps that are not done yet, in order."""
    return batch.steps.filter(state="waiting").order_by("pk").values_list("pk", flat=True)


def refuse_unless_few(cards: Sequence[Card]) -> None:
    """Raises: NothingIsPicked, CasesAreTooMany."""
    if not cards:
        raise NothingIsPicked
    if len(cards) > MOST:
        raise CasesAreTooMany(most=MOST)


def batch_for(user: User, organisation: Organisation | None, id: uuid.UUID) -> Batch:
    """A batch that the user asked for himself. Raises: BatchIsUnknown."""
    found = Batch.objects.filter(pk=id, user=user, organisation=organisation).first()
    if found is None:
        raise BatchIsUnknown
    return found


def take_step(at: Services, number: int) -> None:
    """Do one case of a batch. A step that was cut short is taken again and writes nothing twice."""
    step = (
        BatchStep.objects.select_related("batch__user", "batch__organisation", "batch__undoes__organisation")
        .filter(pk=number)
        .first()
    )
    if step is None or step.state != "waiting":
        return
    trouble: RejoinderError | None = StepBroke()
    try:
        case = case_for(step.batch.user, step.case_id, Act.WORK)
        _keep_before(step, case)
        _do(at, step.batch, case)
        trouble = None
    except RejoinderError as error:
        trouble = error
    finally:
        _note(at, number, trouble)
        for further in _waiting(step.batch)[WINDOW - 1 : WINDOW]:
            at.work.soon(JOB, key=f"{JOB}:{further}", about=str(further))


def _note(at: Services, number: int, trouble: RejoinderError | None) -> None:
    """Note how a step went, also where something broke that nobody foresaw: whoever waits for it must hear of it."""
    state, trouble_text = ("done", None) if trouble is None else ("refused", trouble_of(at, trouble))
    BatchStep.objects.filter(pk=number).update(state=state, trouble=trouble_text, done_at=at.now())


def _keep_before(step: BatchStep, case: Case) -> None:
    """Keep what the step changes, before it is changed; a step that is taken again keeps what was kept first."""
    before = {} if step.before else state_before(step.batch.act, case)
    if before:
        BatchStep.objects.filter(pk=step.pk).update(before=before)


def _do(at: Services, batch: Batch, case: Case) -> None:
    if batch.act == "assign":
        assign(case, handler_for(batch.organisation, batch.values.get("handler", "")), by=batch.user)
        return
    if batch.act == "close":
        close(at, case, by=batch.user)
        return
    if batch.act == "undo":
        undo_step(at, batch, case)
        return
    writer = at.writer(case, batch.user)
    route = RouteId.COMPLY if batch.act == "comply" else _filed(batch.values)
    if not _is_written(writer, batch, route):
        if batch.act == "comply":
            choose_route(writer, route, advice=lambda: advise(writer.folder, at.app, now=writer.at).advice)
        else:
            record_filing(writer, route, packet=_packets([case]).get(case.pk), receipt=None)
    at.queue_judgement(case)


def _is_written(writer: CaseWriter, batch: Batch, route: RouteId) -> bool:
    """Whether this very step wrote its line before it was cut short."""
    kind = RouteChosen if batch.act == "comply" else AnswerFiled
    return any(
        isinstance(event, kind) and event.by == writer.by and event.at >= batch.made_at and event.route == route.value
        for event in (entry.event for entry in writer.entries())
    )


def _foreseen_handlers(cards: Sequence[Card], organisation: Organisation, number: str) -> tuple[Foreseen, ...]:
    to, nobody = handler_for(organisation, number), phrase("board.nobody")

    def one(card: Card) -> Foreseen:
        if card.handler == to:
            return Foreseen(card=card, refused=phrase("board.same-handler"))
        was, will = (str(user) if user else nobody for user in (card.handler, to))
        return Foreseen(card=card, changes=phrase("board.will-assign", was=was, to=will))

    return tuple(one(card) for card in cards)


def _foreseen_closing(card: Card) -> Foreseen:
    if card.case.closed_at is not None:
        return Foreseen(card=card, refused=phrase("board.closed-already"))
    return Foreseen(card=card, changes=phrase("board.will-close"))


def _foreseen_filings(cards: Sequence[Card], route: RouteId) -> tuple[Foreseen, ...]:
    ready, way = _packets(cards), phrase(f"document.route-{route.value}")
    whole, bare = phrase("board.will-file", route=way), phrase("board.will-file-bare", route=way)
    return tuple(_unless_over(card, whole if card.pk in ready else bare) for card in cards)


def _unless_over(card: Card, changes: Phrase) -> Foreseen:
    if card.status in OVER:
        return Foreseen(card=card, refused=ComplaintIsOver().says)
    return Foreseen(card=card, changes=changes)


def _filed(values: Mapping[str, str]) -> RouteId:
    """The route that a filing is recorded on."""
    named = values.get("route", "")
    found = next((route for route in FILED if route.value == named), None)
    if found is None:
        raise RouteHasNoFiling(route=named[:40])
    return found


def _packets(of: Iterable[Card | Case]) -> dict[uuid.UUID, str]:
    """Digests of the packets that are ready, by case. One for some of the listings only is for a person to hand in."""
    ready = Document.objects.filter(case__in=[one.pk for one in of], kind="packet", ready=True)
    ready = ready.exclude(path__startswith=FOLDER)
    return dict(ready.order_by("-path").values_list("case_id", "sha256"))

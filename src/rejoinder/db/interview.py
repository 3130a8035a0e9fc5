"""Answers to questions: kept the moment they are given, recorded in the ledger after a pause, then judged."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs
from django.db import IntegrityError, transaction

from rejoinder.db.models import Case, PendingAnswer, User
from rejoinder.db.services import Services
from rejoinder.db.stored_error import trouble_of
from rejoinder.domain.errors import Invalid, Refused, RejoinderError
from rejoinder.domain.event import Event, QuestionAnswered
from rejoinder.domain.question import CONFIRM, FACTS, FILED, AnswerKind
from rejoinder.usecases.answer_value import fitting_answer
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.tell_answers import AnswerInput, QuestionIsUnknown, record_interview_answers, take_back

JOB = "answer"
PAUSE = dt.timedelta(seconds=1.5)
"""Answers that follow each other faster are judged together."""
KEY_LENGTH = 36
QUESTION_LENGTH = 120


class QuestionIsTooLong(Invalid):
    """No question has an id of this length."""


class QuestionHasChanged(Refused):
    """What is to be confirmed is no longer what the form proposed, or is asked no more."""


@attrs.frozen(kw_only=True)
class AnswerForm:
    """One answer as a form gives it."""

    question: str
    value: str | None
    """None where the seller does not know."""
    key: str = ""
    says: str = ""
    proposed: str = ""
    """What the form asked to confirm; empty where it asked for a value."""


@attrs.frozen(kw_only=True)
class RecordedAnswer:
    """One answer of a case that holds, recorded or about to be."""

    question: str
    says: str
    """The question as it was asked; empty where it was asked by another way."""
    event: QuestionAnswered | None
    pending: PendingAnswer | None


def keep_answer(services: Services, case: Case, form: AnswerForm, by: User) -> PendingAnswer:
    """Keep an answer and queue its recording; the one that there is where the same form came before.

    Raises: QuestionIsUnknown, QuestionIsTooLong, ValueDoesNotFit, AnswerIsYesOrNo, QuestionHasChanged. Nothing is kept
        then.
    """
    value = None if form.value is None else _fitting(case, services, form.question, form.value)
    return _keep(services, case, by, form=attrs.evolve(form, value=value))


def refuse_changed(record: Mapping[str, Any], answered: Sequence[RecordedAnswer], form: AnswerForm) -> None:
    """Refuse a form that confirms what its question no longer proposes.

    What the seller states himself is about the fact that the form names, however it is asked by now.

    Args:
        record: what the newest judgement of the case keeps, with the `questions` that are open.

    Raises: QuestionHasChanged.
    """
    if not form.question.startswith(CONFIRM) or not form.proposed:
        return
    current = {str(each["id"]): each["proposed"] for each in record.get("questions", ())}
    current |= {one.question: _proposed_to(one) for one in answered}
    if form.question not in current or (current[form.question] or form.proposed) != form.proposed:
        raise QuestionHasChanged


def _proposed_to(answer: RecordedAnswer) -> str | None:
    """What an answer confirmed or refused, recorded or waiting for it."""
    if answer.event is not None:
        return answer.event.proposed
    return answer.pending.proposed if answer.pending is not None else None


def undo_answer(services: Services, case: Case, question: str, by: User, *, key: str = "") -> None:
    """Take an answer back, recorded or not. Undoing what was not answered does nothing."""
    waiting = PendingAnswer.objects.filter(case=case, question=question, state="waiting", takes_back=False)
    if waiting.update(state="undone"):
        return
    if any(one.question == question for one in services.writer(case, by).case().answers):
        _keep(services, case, by, form=AnswerForm(question=question, value=None, key=key), takes_back=True)


def answers_of(services: Services, case: Case, by: User) -> Sequence[RecordedAnswer]:
    """Every answer that holds, the newest first."""
    rows = list(PendingAnswer.objects.filter(case=case).exclude(state="undone"))
    questions = {row.question: row.says for row in rows if row.says}
    known = {
        one.question: RecordedAnswer(
            question=one.question, says=questions.get(one.question, ""), event=one, pending=None
        )
        for one in services.writer(case, by).case().answers
    }
    for row in rows:
        if row.state == "waiting":
            known.pop(row.question, None)
            if not row.takes_back:
                known[row.question] = RecordedAnswer(question=row.question, says=row.says, event=None, pending=row)
    return tuple(reversed(known.values()))


def refused_answers(case: Case) -> Sequence[PendingAnswer]:
    """Answers that could not be recorded, after the last that could."""
    rows = list(PendingAnswer.objects.filter(case=case).exclude(state="undone").order_by("-id")[:20])
    done = next((n for n, row in enumerate(rows) if row.state == "done"), len(rows))
    return [row for row in rows[:done] if row.state == "refused"]


def open_questions(record: Mapping[str, Any], answered: Sequence[RecordedAnswer]) -> list[Mapping[str, Any]]:
    """The questions of an answer that nobody has answered since it was made."""
    known = {one.question for one in answered}
    return [each for each in record.get("questions", ()) if each["id"] not in known]


def queue_recording(services: Services, row: PendingAnswer) -> None:
    """Have an answer recorded after a pause; harmless when repeated."""
    services.work.at(row.at + PAUSE, JOB, key=f"{JOB}:{row.pk}", about=str(row.pk))


def record_answers(services: Services, number: int) -> None:
    """Record every answer of a case that waits, unless a newer one does it; then have the case judged."""
    row = PendingAnswer.objects.select_related("case__organisation", "user").filter(pk=number).first()
    if row is None:
        return
    waiting = PendingAnswer.objects.filter(case=row.case, state="waiting").select_related("user").order_by("pk")
    rows = list(waiting)
    if not rows or rows[-1].pk > number:
        return
    for some in _runs(rows):
        _record(services, row.case, some)
    services.queue_judgement(row.case)


def _keep(services: Services, case: Case, by: User, *, form: AnswerForm, takes_back: bool = False) -> PendingAnswer:
    key = form.key[:KEY_LENGTH] or str(uuid.uuid4())
    known = PendingAnswer.objects.filter(case=case, key=key).first()
    if known is not None:
        return known
    row = PendingAnswer(case=case, user=by, key=key, question=form.question, says=form.says[:1_000], at=services.now())
    row.value, row.proposed, row.takes_back = form.value, form.proposed[:4_000], takes_back
    try:
        with transaction.atomic():
            # An answer that is given anew takes the place of one that was not recorded yet.
            PendingAnswer.objects.filter(case=case, question=form.question, state="waiting").update(state="undone")
            row.save(force_insert=True)
    except IntegrityError:
        return PendingAnswer.objects.get(case=case, key=key)
    queue_recording(services, row)
    return row


def _fitting(case: Case, services: Services, question: str, value: str) -> str:
    """The value as it is kept. Raises: QuestionIsUnknown, QuestionIsTooLong, ValueDoesNotFit."""
    if len(question) > QUESTION_LENGTH:
        raise QuestionIsTooLong
    confirms, files = question.startswith(CONFIRM), question.startswith(FILED)
    fact, _, about = question.removeprefix(CONFIRM).removeprefix(FILED).partition(":")
    if fact not in FACTS:
        raise QuestionIsUnknown(id=question[:80], facts="")
    if files:
        return value
    kind = AnswerKind.YES_NO if confirms else None
    if fact == "listing.ours" and not about:
        kind = AnswerKind.TEXT
    return fitting_answer(fact, value, kind=kind)


def _runs(rows: Sequence[PendingAnswer]) -> Iterator[Sequence[PendingAnswer]]:
    """Rows that are recorded together: answers of one person that follow each other."""
    run: list[PendingAnswer] = []
    for row in rows:
        if run and (row.takes_back or run[-1].takes_back or row.user_id != run[-1].user_id):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _record(services: Services, case: Case, rows: Sequence[PendingAnswer]) -> None:
    """Record these together; each by itself where one of them cannot be."""
    try:
        _write(services, case, rows)
    except RejoinderError as error:
        if len(rows) > 1:
            for row in rows:
                _record(services, case, [row])
            return
        PendingAnswer.objects.filter(pk=rows[0].pk).update(state="refused", trouble=trouble_of(services, error))
        return
    PendingAnswer.objects.filter(pk__in=[row.pk for row in rows], state="waiting").update(state="done")


def _write(services: Services, case: Case, rows: Sequence[PendingAnswer]) -> None:
    last = rows[-1]
    writer = attrs.evolve(services.writer(case, last.user), at=last.at)
    if last.takes_back:
        take_back(writer, last.question, app=services.app)
        return
    inputs = [AnswerInput(id=row.question, value=row.value, proposed=row.proposed or None) for row in rows]
    tell_here(services, writer, inputs)


def tell_here(services: Services, writer: CaseWriter, inputs: Sequence[AnswerInput]) -> tuple[Event, ...]:
    """Record answers of people who are not at this machine: a file that they name is never looked for on it.

    Raises: what `tell` raises.
    """
    named = [one for one in inputs if one.id.strip().startswith(FILED)]
    plain = [one for one in inputs if one not in named]
    events = record_interview_answers(writer, plain, app=services.app, case_files=services.case_files) if plain else ()
    return (*events, *(record_interview_answers(writer, named, app=services.app) if named else ()))

"""`rejoinder case tell`: what the seller answers, given in one line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from rejoinder.adapters.shipped.platform_name import typed_value
from rejoinder.cli.wiring import app, case_files
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import Event
from rejoinder.domain.question import CONFIRM
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.tell_answers import AnswerInput, take_back
from rejoinder.usecases.tell_answers import record_interview_answers as tell_answers


class AnswerIsNoPair(Invalid):
    """An answer without an id, or without `=`."""


class NothingIsTold(Invalid):
    """A call that answers nothing and takes nothing back, or does both."""


def tell(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    """Record the answers and what is not known, or take an answer back."""
    inputs = tuple(_inputs(chosen))
    if bool(inputs) == bool(chosen.back):
        raise NothingIsTold
    if inputs:
        return tell_answers(writer, inputs, app=app(), case_files=case_files())
    return take_back(writer, chosen.back, app=app())


def _inputs(chosen: argparse.Namespace) -> Iterator[AnswerInput]:
    for pair in chosen.answers:
        id, sign, value = pair.partition("=")
        if not sign or not id.strip():
            raise AnswerIsNoPair(value=pair[:60])
        yield AnswerInput(id=id.strip(), value=typed_value(id.strip().removeprefix(CONFIRM), value))
    for id in chosen.unknown:
        yield AnswerInput(id=id, value=None)

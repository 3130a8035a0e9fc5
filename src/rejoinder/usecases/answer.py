"""The main job: a case folder in, the whole answer out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import attrs

from rejoinder.domain.advice import Advice
from rejoinder.domain.document import Document
from rejoinder.usecases.advise import JudgedCase, advise, language_of
from rejoinder.usecases.answer_context import means_of
from rejoinder.usecases.app import App
from rejoinder.usecases.paper_reuse import with_neighbours
from rejoinder.usecases.ports import Neighbours, Wording
from rejoinder.usecases.write_answer import WrittenAnswer, write_answer


@attrs.frozen(kw_only=True)
class AnswerOutcome:
    """What came out, and the wording to speak of it with."""

    judged: JudgedCase
    written: WrittenAnswer
    out: Path
    language: str
    wording: Wording

    @property
    def advice(self) -> Advice:
        """What was concluded."""
        return self.judged.advice

    @property
    def documents(self) -> Sequence[Document]:
        """What was written, in order."""
        return self.written.documents


@attrs.frozen(kw_only=True)
class NeighbouringCases:
    """A folder of other cases, and who looks into it."""

    folder: Path
    neighbours: Neighbours


def answer(
    folder: Path,
    app: App,
    *,
    now: dt.datetime,
    out: Path | None = None,
    language: str | None = None,
    spoken_here: str | None = None,
    beside: NeighbouringCases | None = None,
    also: tuple[str, ...] = (),
) -> AnswerOutcome:
    """Judge the case in a folder at an hour and write its answer.

    Args:
        out: where to write; `answer/` in the case folder where it is None.
        language: to speak to the seller in; his own, else his machine's, else the notice's, else English where it is
            None.
        spoken_here: the language of the seller's machine, where it tells one.
        beside: other cases, asked whether they hold the same papers; none are where it is None.
        also: further languages in which the record is written.

    Raises: Invalid leaves of the case, OutputIsNotOurs, OutputCannotBeWritten. Nothing is then written.
    """
    judged = advise(folder, app, now=now)
    if beside is not None:
        judged = with_neighbours(judged, folder, beside=beside.folder, neighbours=beside.neighbours)
    spoken = language or language_of(judged.case, judged.advice.reading, spoken_here)
    place, means = out or folder / "answer", means_of(judged, app)
    written = write_answer(
        judged.case,
        judged.advice,
        contents=judged.contents,
        out=place,
        language=spoken,
        means=means,
        also=also,
    )
    return AnswerOutcome(judged=judged, written=written, out=place, language=spoken, wording=means.wording)

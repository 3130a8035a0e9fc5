"""What somebody who waits is told while a case is answered."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import attrs

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.work.progress_relay import ProgressRelay
from rejoinder.cli.wiring import app
from rejoinder.domain.evidence import Place
from rejoinder.domain.progress import ProgressStage, ProgressStep
from rejoinder.usecases.answer import answer


class Progress:
    def __init__(self) -> None:
        self.steps: list[ProgressStep] = []
        self.finished = 0

    def report(self, step: ProgressStep) -> None:
        self.steps.append(step)

    def finish(self) -> None:
        self.finished += 1


def test_every_paper_is_named_before_it_is_opened(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file in files:
        file.write_text("Invoice", "utf-8")
    progress = Progress()
    Papers(progress=progress).open_all([(file, file.name) for file in files], place=Place.EVIDENCE)
    assert [(step.stage, step.name, step.number, step.count) for step in progress.steps] == [
        (ProgressStage.PAPER, "a.txt", 1, 2),
        (ProgressStage.PAPER, "b.txt", 2, 2),
    ]


def test_an_answer_tells_its_stages_in_their_order_and_that_it_is_done(tmp_path: Path) -> None:
    (tmp_path / "complaint.txt").write_text(
        "AliExpress: a complaint about trademark infringement was filed against your listing 1005006874410275.\n"
        "Mark: LUMENOR. Please submit your counter-notice within 5 working days.\n",
        "utf-8",
    )
    progress = Progress()
    now = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
    answer(tmp_path, attrs.evolve(app(), progress=progress), now=now, out=tmp_path / "answer")
    stages = [step.stage for step in progress.steps]
    assert stages[:3] == [ProgressStage.COMPLAINT, ProgressStage.JUDGEMENT, ProgressStage.READINGS]
    assert progress.steps[0].name == "complaint.txt"
    assert stages[-3:] == [ProgressStage.STATEMENT, ProgressStage.DOSSIER, ProgressStage.LETTERS]
    assert progress.finished == 2


def test_each_thread_reports_to_its_own_listener_and_to_nobody_else_after_it() -> None:
    program, job = Progress(), Progress()
    relay = ProgressRelay(program)
    step = ProgressStep(stage=ProgressStage.JUDGEMENT)
    with relay.reporting_to(job):
        relay.report(step)
        other = threading.Thread(target=relay.report, args=(step,))
        other.start()
        other.join()
    relay.report(step)
    assert (len(job.steps), len(program.steps)) == (1, 2)

"""Each file has a budget of time and memory; past it, it is not read, and the case is judged without it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rejoinder.adapters.documents.complaint import Complaints
from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.documents.paper_stored import StoredPapers
from rejoinder.adapters.work.sandbox import PROCESSOR_SECONDS, ProcessorBudget
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Place
from tests.spent import at_most, processor_seconds
from tests.unit.papers.hostile import HOSTILE, NOTICE

pytestmark = pytest.mark.slow
MEMORY = """
import resource, sys
from pathlib import Path
from rejoinder.adapters.documents.paper import Papers
from rejoinder.domain.evidence import Place
path = Path(sys.argv[1])
paper = Papers().open(path, relative=path.name, place=Place.EVIDENCE)
own = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(max(int(own.split()[1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss), sum(map(len, paper.pages)))
"""
"""Prints the most memory that opening took, in kB, and how many characters were read.

`ru_maxrss` of a process itself is no less than that of the one that started it, here a worker of the tests."""


WEIGHED = ("parts.eml", "deep.html", "pages.pdf")


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in WEIGHED])
def test_a_hostile_paper_costs_no_more_than_one_may(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    with at_most(2 * PROCESSOR_SECONDS + 4):
        paper = Papers().open(path, relative=name, place=Place.EVIDENCE)
    assert sum(map(len, paper.pages)) <= 2_000_000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_complaint_is_opened_or_refused_within_its_budget(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    with at_most(2 * PROCESSOR_SECONDS + 4):
        try:
            said = Complaints().open(path).text
        except RejoinderError as error:
            said = error.code()
    assert len(said) <= 400_000


@pytest.mark.parametrize("name", WEIGHED)
def test_a_hostile_paper_takes_no_more_time_and_memory_than_one_may(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    with at_most(2 * PROCESSOR_SECONDS + 8):
        seen = subprocess.run([sys.executable, "-c", MEMORY, str(path)], capture_output=True, text=True, check=True)
    kilobytes, characters = map(int, seen.stdout.split())
    assert kilobytes < 1_300_000
    assert characters <= 2_000_000


def test_what_is_stored_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_bytes(HOSTILE["deep.html"]())
    with at_most(1):
        paper = StoredPapers().open(path, relative="evidence/deep.html", place=Place.EVIDENCE)
    assert (paper.media_type, paper.size_bytes, paper.pages) == ("text/html", path.stat().st_size, ())


def test_papers_after_the_budget_of_a_folder_are_not_read_and_say_so(tmp_path: Path) -> None:
    paths = []
    for number in range(3):
        paths.append((tmp_path / f"{number}.html", f"evidence/{number}.html"))
        paths[-1][0].write_bytes(b"<p>Invoice %d</p>" % number)
    read = Papers().open_all(paths, place=Place.EVIDENCE)
    assert [paper.readable for paper in read] == [True] * 3
    unread = Papers(budget=lambda: ProcessorBudget(0.0)).open_all(paths, place=Place.EVIDENCE)
    assert [(paper.readable, dict(paper.metadata)["broken"]) for paper in unread] == [(False, "no time left")] * 3


def test_a_case_with_hostile_papers_is_judged_without_them_and_names_them(tmp_path: Path) -> None:
    case = tmp_path / "case"
    (case / "evidence").mkdir(parents=True)
    (case / "complaint.txt").write_bytes(NOTICE + b"Submit a counter-notice within 3 working days.\n")
    for name in ("deep.html", "parts.eml", "tiling.pdf"):
        (case / "evidence" / name).write_bytes(HOSTILE[name]())
    (case / "evidence" / "letter.txt").write_text("Invoice 7", "utf-8")
    command = [sys.executable, "-m", "rejoinder.cli.main", "answer", str(case), "--now", "2026-04-08T10:00:00+08:00"]
    before = processor_seconds()
    seen = subprocess.run([*command, "--out", str(tmp_path / "out"), "--json"], capture_output=True, check=False)
    assert (seen.returncode, seen.stderr) == (0, b"")
    assert processor_seconds() - before < 120
    said = json.dumps(json.loads(seen.stdout), ensure_ascii=False)
    assert all(f"evidence/{name}" in said for name in ("deep.html", "parts.eml", "tiling.pdf"))

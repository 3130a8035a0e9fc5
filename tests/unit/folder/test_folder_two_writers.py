"""Two who write into one case at once take nothing from each other, and leave nothing half made."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path

import pytest

from rejoinder.adapters.case_folder.ledger import PAPER_SECONDS, Ledgers
from rejoinder.adapters.storage.disk import PAPER, Disk
from rejoinder.domain import event as ev

CHOSEN = ev.RouteChosen(at=dt.datetime(2026, 4, 7, tzinfo=dt.UTC), by="alba", route="counter_notice")


@pytest.mark.parametrize(("age", "stays"), [(0.0, True), (PAPER_SECONDS + 60, False)])
def test_a_paper_that_another_is_copying_is_left_alone_until_nobody_can_be_copying_it(
    tmp_path: Path, age: float, stays: bool
) -> None:
    (tmp_path / "ledger").mkdir()
    copying = tmp_path / "ledger" / f"{PAPER}abc.partial"
    head = tmp_path / "ledger" / ".abc.partial"
    for left in (copying, head):
        left.write_bytes(b"half")
    os.utime(copying, (time.time() - age,) * 2)
    Ledgers().append(tmp_path, [CHOSEN])
    assert (copying.exists(), head.exists()) == (stays, False)


def test_an_unfinished_copy_that_is_gone_leaves_no_empty_file_under_the_paper_s_name(tmp_path: Path) -> None:
    source, target = tmp_path / "bill.pdf", tmp_path / "case" / "bill.pdf"
    source.write_bytes(b"bill")
    target.parent.mkdir()

    class Robbed(Disk):
        def write(self, descriptor: int, content: bytes) -> None:
            super().write(descriptor, content)
            for left in tmp_path.glob(f"{PAPER}*"):
                left.unlink()

    with pytest.raises(OSError, match="No such file"):
        Robbed().copy(source, target, aside=tmp_path)
    assert not target.exists()
    Disk().copy(source, target, aside=tmp_path)
    assert target.read_bytes() == b"bill"

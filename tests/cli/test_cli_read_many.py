"""Many complaints at once: read on every core, told in the order given, and one that cannot be read stops nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from rejoinder.cli import read as command
from rejoinder.cli.main import main

NOTICE = (
    "Dear seller, complaint {n} (copyright) concerns product 10050033000{n:05d}. "
    "Answer by 2026-09-21 18:00 (GMT+8). AliExpress\n"
)


@pytest.mark.parametrize("hands", [1, 2])
def test_many_files_are_told_in_their_order_on_one_core_or_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, hands: int
) -> None:
    monkeypatch.setattr(command, "cores", lambda: hands)
    paths = []
    for n in range(command.AT_ONCE + 5):
        paths.append(tmp_path / f"{n}.txt")
        paths[-1].write_text(NOTICE.format(n=n), "utf-8")
    paths.insert(3, tmp_path / "missing.txt")
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{path}\n" for path in paths)))
    assert main(["read", "--json", "-"]) == 2
    out, err = capsys.readouterr()
    told = [json.loads(line)["listings"][0]["item_id"] for line in out.splitlines()]
    assert told == [f"10050033000{n:05d}" for n in range(command.AT_ONCE + 5)]
    assert err.count("\n") == 1
    assert "missing.txt" in err

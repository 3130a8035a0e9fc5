"""Servers of the tests lie where their own users may go, whatever the temporary folder is like."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.server_folder import server_folder


def test_a_private_or_long_folder_is_passed_over(tmp_path: Path) -> None:
    private = tmp_path / "p"
    private.mkdir(mode=0o700)
    made = server_folder("t-", (str(private), str(tmp_path / ("n" * 60)), "/tmp", "/var/tmp", "/dev/shm"))
    try:
        assert not made.is_relative_to(tmp_path)
        assert made.stat().st_mode & 0o777 == 0o755
    finally:
        made.rmdir()


def test_no_place_is_said(tmp_path: Path) -> None:
    with pytest.raises(LookupError):
        server_folder("t-", (str(tmp_path / "missing"),))

"""What an installation makes for itself on its first start."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rejoinder.server import installation


def test_servers_that_begin_at_once_share_one_key(tmp_path: Path) -> None:
    for turn in range(20):
        folder = tmp_path / str(turn)
        begin = threading.Barrier(8)

        def key(begin: threading.Barrier = begin, folder: Path = folder) -> str:
            begin.wait()
            return installation.secret({"REJOINDER_DATA": str(folder)})

        with ThreadPoolExecutor(8) as servers:
            keys = {asked.result() for asked in [servers.submit(key) for _ in range(8)]}
        assert len(keys) == 1
        assert len(keys.pop()) > 60
        assert [file.name for file in folder.iterdir()] == ["secret-key"]
        assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600

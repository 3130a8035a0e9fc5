"""What a process of its own does for a stranger's file, and what it leaves alone."""

from __future__ import annotations

import gc
import os
import signal

import pytest

from rejoinder.adapters.work.sandbox import run_sandboxed, run_sandboxed_to_file
from rejoinder.document.broken_file import FileIsBroken


def test_the_process_never_collects_what_its_parent_held() -> None:
    """A statement of a database that another thread was using when the process parted would never let it go."""
    gc.enable()
    assert run_sandboxed(lambda content: [len(content), gc.isenabled()], b"four") == [4, False]
    assert gc.isenabled()


def test_a_file_that_is_made_comes_back_whole_beside_what_is_told_of_it() -> None:
    told, made = run_sandboxed_to_file(lambda content: ({"length": len(content)}, content[::-1] + b"\n\xff"), b"four\n")
    assert (told, made) == ({"length": 5}, b"\nruof\n\xff")


def test_a_process_that_dies_or_raises_has_read_a_broken_file() -> None:
    for work in (lambda _: os.kill(os.getpid(), signal.SIGKILL), lambda _: 1 // 0):
        with pytest.raises(FileIsBroken):
            run_sandboxed_to_file(work, b"four")  # type: ignore[arg-type]

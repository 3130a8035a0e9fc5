"""Sandbox: untrusted files parsed in a process of their own, with limits of time and memory."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from rejoinder.document.broken_file import FileIsBroken

PROCESSOR_SECONDS = 8
"""Processor time is bounded rather than the hour, so that a busy machine reads the same as an idle one."""
TOGETHER_SECONDS = 60.0
"""For the files of one folder together."""
PATIENCE_SECONDS = 120.0
MEMORY_BYTES = 1_000_000_000
"""What the reading may take on top of what the program holds already."""
ANSWER_LIMIT_BYTES = 64_000_000
FILE_LIMIT_BYTES = 256_000_000
"""What a file may have that is made of another."""
PIECE = 1 << 20
END = b"\n"
"""What is heard without it was cut short."""


class ProcessorBudget:
    """Processor time for reading many files in processes of their own, so that many slow ones end as well."""

    def __init__(self, seconds: float = TOGETHER_SECONDS) -> None:
        self._until = _spent_apart() + seconds

    @property
    def is_left(self) -> bool:
        """Whether another file may be read."""
        return _spent_apart() < self._until


def _spent_apart() -> float:
    """Processor seconds of all processes that this one has seen end; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run_sandboxed(work: Callable[[bytes], Any], content: bytes, *, seconds: int = PROCESSOR_SECONDS) -> Any:
    """What `work` makes of the bytes: strings, numbers, lists and mappings, as JSON carries them.

    Whatever `work` raises, and a crash, an endless loop or a flood of memory, is a broken file. Where the system cannot
    part a process in two, the work is done in place, and only what it raises is caught.

    Raises: FileIsBroken.
    """
    return json.loads(_worked(lambda data: _as_json(work(data)), content, seconds, ANSWER_LIMIT_BYTES))


def run_sandboxed_to_file(
    work: Callable[[bytes], tuple[Any, bytes]], content: bytes, *, seconds: int = PROCESSOR_SECONDS
) -> tuple[Any, bytes]:
    """What `work` tells of the bytes, as `confined` has it, and the file that it makes of them.

    Raises: FileIsBroken.
    """

    def packed(data: bytes) -> bytes:
        result, file = work(data)
        return _as_json(result) + END + file

    result, _, file = _worked(packed, content, seconds, FILE_LIMIT_BYTES).partition(END)
    return json.loads(result), file


def _as_json(value: Any) -> bytes:
    """The value as JSON, which has no line end."""
    return json.dumps(value).encode("ascii")


def _worked(work: Callable[[bytes], bytes], content: bytes, seconds: int, limit: int) -> bytes:
    """The bytes that came of the work. Raises: FileIsBroken."""
    heard = _apart(work, content, seconds, limit) if hasattr(os, "fork") else _done(work, content)
    if not (heard.startswith(b"+") and heard.endswith(END)):
        raise FileIsBroken(heard[1:].decode("utf-8", "replace").strip() or "too much to read")
    return heard[1 : -len(END)]


def _done(work: Callable[[bytes], bytes], content: bytes) -> bytes:
    """What came of the work: `+` and its bytes, or `-` and why there are none."""
    try:
        return b"+" + work(content) + END
    except Exception as error:  # noqa: BLE001  whatever a reader trips over is the file's fault
        why = " ".join(str(error).split())[:120] or type(error).__name__
        return b"-" + why.encode("utf-8", "replace")


def _apart(work: Callable[[bytes], bytes], content: bytes, seconds: int, limit: int) -> bytes:
    reader, writer = os.pipe()
    child = _parted()
    if child == 0:
        os.close(reader)
        _labour(work, content, writer, seconds)
    os.close(writer)
    try:
        return _heard(reader, limit)
    finally:
        os.close(reader)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _parted() -> int:
    with warnings.catch_warnings():
        # Other threads may live here; the child never touches what they hold.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _labour(work: Callable[[bytes], bytes], content: bytes, writer: int, seconds: int) -> NoReturn:
    """Do the work, hand over what came of it, and be gone without running anything of the parent's."""
    # The collector would come across what other threads of the parent held when it parted, such as statements of a
    # database, and wait for their locks, which nobody here will ever open.
    gc.disable()
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _bound(seconds)
        answer = _done(work, content)
        with os.fdopen(writer, "wb") as stream:
            stream.write(answer)
    finally:
        os._exit(0)


def _bound(seconds: int) -> None:
    """Libraries written in C speak to the terminal when they die; here nobody hears them."""
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    import resource

    bounds = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_AS: _address_space() + MEMORY_BYTES,
    }
    for kind, most in bounds.items():
        hardest = resource.getrlimit(kind)[1]
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most if hardest == resource.RLIM_INFINITY else min(most, hardest), hardest))


def _address_space() -> int:
    """Address space in use, where the system tells; else a generous guess."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 12 * MEMORY_BYTES


def _heard(reader: int, limit: int) -> bytes:
    """All that the child says, empty where it says too much or nothing in time."""
    until = time.monotonic() + PATIENCE_SECONDS
    received = bytearray()
    while select.select([reader], [], [], max(until - time.monotonic(), 0.0))[0]:
        piece = os.read(reader, PIECE)
        if not piece:
            return bytes(received)
        received += piece
        if len(received) > limit:
            break
    return b""

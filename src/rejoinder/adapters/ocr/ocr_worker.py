"""The process that reads pictures: pages come in on its input, what is seen on them goes out, one JSON line a page."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, BinaryIO

from rejoinder.adapters.ocr.ocr_record import ocr_page_record
from rejoinder.domain.ocr import OcrPage, Unseen

MEMORY_BYTES = 3_500_000_000
"""Address space on top of what the models take."""
PAGE_SECONDS = 25
"""Processor time for one page; a scan takes two to five, on two cores together."""


def main() -> None:
    """Read pages until the input ends. Never returns anything but whole answers."""
    channel = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    reader = _reader(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    _bound_memory()
    while True:
        head = sys.stdin.buffer.readline(10_000)
        if not head:
            return
        request = json.loads(head)
        content = _content(sys.stdin.buffer, request["length"])
        _bound_time()
        answer = json.dumps(ocr_page_record(_read_picture(reader, content, request)))
        channel.write(answer.encode("ascii") + b"\n")
        channel.flush()


def _reader(threads: int) -> Any:
    """The reader with its models, or None where it is not installed."""
    try:
        from rejoinder.adapters.ocr.ocr_engine import Reader

        reader = Reader(threads=threads)
        reader.warm()
    except (ImportError, OSError, RuntimeError, ValueError, AttributeError):
        return None  # a broken installation must not look like a broken page
    return reader


def _content(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        sys.exit(1)
    return content


def _read_picture(reader: Any, content: bytes, request: dict[str, Any]) -> OcrPage:
    if reader is None:
        return OcrPage(unseen=Unseen.READER)
    from rejoinder.adapters.ocr.ocr_page import read_page
    from rejoinder.adapters.ocr.ocr_picture import pixels_of
    from rejoinder.adapters.ocr.ocr_scattered import read_scattered_page
    from rejoinder.document.broken_file import FileIsBroken

    try:
        pixels = pixels_of(content, request["media_type"], request["number"])
        return read_scattered_page(pixels, reader) if request.get("scattered") else read_page(pixels, reader)
    except FileIsBroken:
        return OcrPage(unseen=Unseen.BROKEN)


def _bound_memory() -> None:
    try:
        import resource

        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        hardest = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = used + MEMORY_BYTES
        resource.setrlimit(
            resource.RLIMIT_AS, (most if hardest == resource.RLIM_INFINITY else min(most, hardest), hardest)
        )
    except (ImportError, OSError, ValueError, IndexError):
        return


def _bound_time() -> None:
    """So much for this page, on top of what earlier pages took."""
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        hardest = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + PAGE_SECONDS, hardest))
    except (ImportError, OSError, ValueError):
        return


if __name__ == "__main__":
    main()

"""What was measured on a picture is measured once, forgotten when asked, and never where the measuring failed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rejoinder.adapters.pictures.picture_cache import MeasuredPictures
from rejoinder.document.broken_file import FileIsBroken


def test_a_picture_is_measured_once_and_again_after_it_was_forgotten(tmp_path: Path) -> None:
    asked: list[bytes] = []

    def width(content: bytes) -> dict[str, Any]:
        asked.append(content)
        return {"width": len(content)}

    measured = MeasuredPictures(tmp_path)
    assert [measured.find_or_measure(b"four", width) for _ in range(3)] == [{"width": 4}] * 3
    assert asked == [b"four"]
    (record,) = (tmp_path / "picture").iterdir()
    measured.forget(record.name.split("-")[0])
    measured.find_or_measure(b"four", width)
    assert len(asked) == 2


def test_what_cannot_be_measured_is_tried_again(tmp_path: Path) -> None:
    def broken(content: bytes) -> dict[str, Any]:
        raise FileIsBroken(str(len(content)))

    measured = MeasuredPictures(tmp_path)
    for _ in range(2):
        with pytest.raises(FileIsBroken):
            measured.find_or_measure(b"four", broken)
    assert not (tmp_path / "picture").exists()


def test_two_measures_of_one_picture_are_kept_apart(tmp_path: Path) -> None:
    def width(content: bytes) -> dict[str, Any]:
        return {"width": len(content)}

    def height(content: bytes) -> dict[str, Any]:
        return {"height": len(content)}

    measured = MeasuredPictures(tmp_path)
    assert (measured.find_or_measure(b"four", width), measured.find_or_measure(b"four", height)) == (
        {"width": 4},
        {"height": 4},
    )

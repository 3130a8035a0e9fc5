"""What the seller tells of earlier complaints and of the days of the right is read from case.toml, and checked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from rejoinder.adapters.case_folder.case_toml import KeyIsUnknown, ValueIsWrong, read_case_toml
from rejoinder.domain.right import Right
from rejoinder.domain.seller import EarlierComplaint

TOLD = """
[complaint]
registered_on = 2026-06-01
valid_to = 2025-12-31
[[earlier_complaint]]
number = "IPR-2025-110401"
filed_on = 2025-11-04
complainant = "Quillmere Optics"
right = "trademark"
listings = ["1005888800001111"]
outcome = "withdrawn"
[[earlier_complaint]]
number = "IPR-2026-000007"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "case.toml"
    path.write_text(text, "utf-8")
    return path


def test_earlier_complaints_and_days_are_read_in_order(tmp_path: Path) -> None:
    told = read_case_toml(written(tmp_path, TOLD)).complaint
    assert (told.registered_on, told.filed_on, told.valid_to) == (dt.date(2026, 6, 1), None, dt.date(2025, 12, 31))
    assert told.earlier == (
        EarlierComplaint(
            number="IPR-2025-110401",
            filed_on=dt.date(2025, 11, 4),
            complainant="Quillmere Optics",
            right=Right.TRADEMARK,
            listings=("1005888800001111",),
            outcome="withdrawn",
        ),
        EarlierComplaint(number="IPR-2026-000007"),
    )


def test_an_outcome_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueIsWrong):
        read_case_toml(written(tmp_path, '[[earlier_complaint]]\noutcome = "lost"'))


def test_a_key_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyIsUnknown):
        read_case_toml(written(tmp_path, '[[earlier_complaint]]\ncomplainer = "x"'))

"""Check a draft agreement against the case, or make one from it."""

from __future__ import annotations

from pathlib import Path

from rejoinder.assembly.agreement import Terms, agreement
from rejoinder.assembly.sheet import Sheet
from rejoinder.negotiation.settlement import Draft, Point, settlement_points
from rejoinder.usecases.app import App
from rejoinder.usecases.case_read import case_read
from rejoinder.usecases.record_offer import AmountNeedsCurrency


def check_settlement(folder: Path, text: str, app: App) -> tuple[Point, ...]:
    """What to know of a draft before signing. Raises: Invalid leaves of the folder and the complaint."""
    return settlement_points(Draft(text=text, case=case_read(folder, app)))


def draft_settlement(folder: Path, terms: Terms, app: App, *, language: str) -> Sheet:
    """A draft for both sides to complete. Raises: AmountNeedsCurrency, Invalid leaves of folder and complaint."""
    if (terms.amount is None) != (terms.currency is None):
        raise AmountNeedsCurrency
    case = case_read(folder, app)
    assert case.reading is not None
    wording = app.wording(None)
    return agreement(case, case.reading, terms, say=lambda said: wording.say(said, language), language=language)

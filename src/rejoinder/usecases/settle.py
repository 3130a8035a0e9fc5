"""Check a draft agreement against the case, or make one from it."""

from __future__ import annotations

from pathlib import Path

import attrs

from rejoinder.assembly.agreement import Terms, agreement
from rejoinder.assembly.print_document import PrintDocument
from rejoinder.domain.casefile import CaseFile
from rejoinder.negotiation.settlement import DraftRemark, SettlementDraft, settlement_points
from rejoinder.usecases.app import App
from rejoinder.usecases.case_at_hand import case_as_read
from rejoinder.usecases.confirmed_reading import apply_confirmations as confirmed
from rejoinder.usecases.terms import refuse_odd_sum


def check_settlement(folder: Path, text: str, app: App) -> tuple[DraftRemark, ...]:
    """What to know of a draft before signing. Raises: Invalid leaves of the folder and the complaint."""
    return settlement_points(SettlementDraft(text=text, case=_confirmed(folder, app)))


def draft_settlement(folder: Path, terms: Terms, app: App, *, language: str) -> PrintDocument:
    """A draft for both sides to complete. Raises: AmountNeedsCurrency, AmountIsOdd, Invalid leaves of the case."""
    refuse_odd_sum(terms.amount, terms.currency)
    case = _confirmed(folder, app)
    assert case.reading is not None
    wording = app.wording(None)
    return agreement(case, case.reading, terms, say=lambda message: wording.say(message, language), language=language)


def _confirmed(folder: Path, app: App) -> CaseFile:
    case = case_as_read(folder, app)
    return attrs.evolve(case, reading=confirmed(case))

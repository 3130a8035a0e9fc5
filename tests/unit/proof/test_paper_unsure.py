"""What was read unsurely from a picture, beside what the seller says: a person is asked, and nothing is believed."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from defence_cast import case
from paper_desk import laid

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.document.document import Document, Word
from rejoinder.domain.evidence import Inspection, Vouched
from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.inspection import inspect
from rejoinder.usecases.proposed_facts import ProposedFact, propose_facts

PAGE = """
INVOICE
Invoice No: AB-77
Date: 3 May 2025
Seller: Alba Brushes Ltd
Total: EUR 418.20
"""


def seen(*, sure: float, words: str = "3 May 2025", **vouched: object) -> Inspection:
    """The page as a picture of which some words, those of the day if no others, were read as surely as that."""
    paper = laid(PAGE, path="evidence/scan.jpg", media_type="image/jpeg", vouched=Vouched(**vouched))
    at = paper.pages[0].index(words)
    day = Word(span=(at, at + len(words)), box=(0.1, 0.2, 0.3, 0.22), confidence=sure)
    page = attrs.evolve(paper.document.pages[0], words=(day,), recognised=True)
    return inspect(attrs.evolve(paper, document=Document(pages=(page,))))


def asked(inspection: Inspection) -> list[ProposedFact]:
    return [
        fact for fact in propose_facts(case(), [inspection], (), shipped_markets()) if fact.field.startswith("papers.")
    ]


def doubted(inspection: Inspection) -> bool:
    return any("sight-unsure" in doubt.id for doubt in inspection.doubts)


def test_an_unsure_reading_against_the_sellers_word_is_asked_about() -> None:
    inspection = seen(sure=0.4, issued_on=dt.date(2025, 5, 8))
    (fact,) = asked(inspection)
    assert (fact.field.rpartition(".")[2], fact.value, fact.state) == ("issued_on", "2025-05-03", "read")
    assert fact.excerpt is not None
    assert fact.excerpt.box == (0.1, 0.2, 0.3, 0.22)
    assert doubted(inspection)


@pytest.mark.parametrize(
    ("sure", "word"),
    [(0.4, {"issued_on": dt.date(2025, 5, 3)}), (0.95, {"issued_on": dt.date(2025, 5, 8)}), (0.4, {})],
    ids=["the seller says the same", "it was read surely", "the seller says nothing"],
)
def test_nothing_is_asked_of_a_paper_that_no_ground_rests_on_else(sure: float, word: dict[str, object]) -> None:
    assert asked(seen(sure=sure, **word)) == []


def test_the_sellers_word_settles_an_unsure_reading_only_where_it_agrees() -> None:
    assert not doubted(seen(sure=0.4, issued_on=dt.date(2025, 5, 3)))
    assert doubted(seen(sure=0.4))


@pytest.mark.parametrize(
    ("words", "blocked"), [("418.20", False), ("Alba Brushes Ltd", True), ("3 May 2025", True)], ids=str
)
def test_an_unsure_sum_blocks_no_paper_and_an_unsure_name_or_day_does(words: str, blocked: bool) -> None:
    inspection = seen(sure=0.4, words=words)
    assert doubted(inspection)
    assert EvidenceView(inspection=inspection).is_blocked is blocked

"""A decision that lies in the case with the notice before it says what both of them say."""

from __future__ import annotations

import attrs

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.document.document import document_of
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.reading import Stage
from rejoinder.domain.right import Right
from rejoinder.domain.source import ComplaintSource
from rejoinder.usecases.earlier_notice import read_in_case
from rejoinder.usecases.fact_path import NOWHERE

NOTICE = """AliExpress Intellectual Property Protection
Complaint number: CP-2611-70429
Type of right: copyright. Work: "Star Ferry". Rights owner: Carla Prints Ltd.
Please submit a counter-notice by 2026-11-24 23:59."""
DECISION = """AliExpress Intellectual Property Protection
Result of your counter-notice on complaint number CP-2611-70429: rejected, the complaint is established.
You may appeal once more by 2026-12-14 18:00 (GMT+8)."""


def source(text: str) -> ComplaintSource:
    return ComplaintSource(name="page.txt", media_type="text/plain", text=text, sha256="d", size_bytes=1)


def case(text: str, place: Place = Place.OTHER) -> CaseFile:
    paper = Paper(
        path="other/mail.txt",
        place=place,
        sha256="n",
        size_bytes=1,
        media_type="text/plain",
        document=document_of((text,)),
    )
    return attrs.evolve(CaseFile(), papers=(paper,))


def test_the_notice_fills_what_the_decision_leaves_unsaid() -> None:
    assert read_in_case(source(DECISION), CaseFile(), shipped_markets()).rights == ()
    found = read_in_case(source(DECISION), case(NOTICE), shipped_markets())
    assert found.stage is Stage.DECISION
    assert found.rights == (Right.COPYRIGHT,)
    assert [(work.title, work.span) for work in found.works] == [("Star Ferry", NOWHERE)]
    assert [clock.due_at.day for clock in found.clocks if clock.due_at] == [14], "the old term is over"


def test_another_matter_and_a_paper_of_proof_fill_nothing() -> None:
    assert read_in_case(source(DECISION), case(NOTICE.replace("70429", "70430")), shipped_markets()).rights == ()
    assert read_in_case(source(DECISION), case(NOTICE, Place.EVIDENCE), shipped_markets()).rights == ()


def test_a_notice_is_read_by_itself() -> None:
    alone = read_in_case(source(NOTICE), CaseFile(), shipped_markets())
    assert read_in_case(source(NOTICE), case(DECISION), shipped_markets()) == alone


def test_the_appeal_that_we_sent_names_nobody_of_the_other_side() -> None:
    ours = """Counter-notice on complaint number CP-2611-70429, sent on 20 November 2026
The goods are genuine. We bought them from the rights owner. Please restore our listing.
Bravo Trading Co., Ltd"""
    assert read_in_case(source(DECISION), case(ours), shipped_markets()) == read_in_case(
        source(DECISION), CaseFile(), shipped_markets()
    )

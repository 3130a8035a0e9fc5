"""A paper of no known kind is asked about only where it touches the case."""

from __future__ import annotations

import attrs
import pytest

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.document.document import document_of
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Inspection, Paper, PaperKind, Place
from rejoinder.domain.listing import OurListing
from rejoinder.domain.seller import Seller
from rejoinder.domain.source import ComplaintSource
from rejoinder.proof.relevance import is_relevant
from rejoinder.reading.reader import read

NOTICE = """Dear seller, AliExpress has received a trademark complaint. Complaint number: CP-2611-70429
Rights owner: Hazel Works Ltd.
Trademark: EMBERLY (EU trade mark 018774199)
Reported product: https://www.aliexpress.com/item/1005001234567890.html"""
SOURCE = ComplaintSource(name="n.txt", media_type="text/plain", text=NOTICE, sha256="n", size_bytes=1)
CASE = attrs.evolve(
    CaseFile(),
    reading=read(SOURCE, shipped_markets()),
    listings=(OurListing(path="p.html", title="Soy candle", model="LW-220"),),
    seller=Seller(entity="Lintree Candles Ltd"),
)


def paper(text: str) -> Inspection:
    found = Paper(
        path="evidence/scan.pdf",
        place=Place.EVIDENCE,
        sha256="s",
        size_bytes=1,
        media_type="application/pdf",
        document=document_of((text,)),
    )
    return Inspection(paper=found, kind=PaperKind.OTHER, language=None)


@pytest.mark.parametrize(
    "text",
    [
        "Test report for LW 220",
        "Hazel Works Ltd., annual report",
        "Ref. 018774199",
        "EMBERLY, made for Lintree Candles Ltd",
        "",
    ],
)
def test_a_paper_that_names_something_of_the_case_touches_it(text: str) -> None:
    assert is_relevant(paper(text), CASE)


@pytest.mark.parametrize(
    "text",
    ["Boarding pass TAO-PVG, seat 21C", "Social security contribution of Lintree Candles Ltd", "Oil, emberly type"],
)
def test_a_paper_that_names_nothing_of_the_case_does_not(text: str) -> None:
    assert not is_relevant(paper(text), CASE)

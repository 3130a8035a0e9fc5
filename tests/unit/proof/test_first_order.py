"""The first order of an export of sales is given by its number where a column numbers the orders, and not otherwise."""

from __future__ import annotations

import attrs
import pytest
from defence_cast import ITEM, MODEL, US, case, day, listing, paper, reading, tried, words

from rejoinder.document.document import Document, page_of
from rejoinder.document.table import Table
from rejoinder.domain.evidence import Inspection, Paper, PaperKind, Place
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.right import Right
from rejoinder.domain.seller import ComplainantWork
from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.first_order import first_order

HEAD = ("订单号", "产品ID", "型号", "下单时间", "电话")
LATER = ("8176716320825600", ITEM, MODEL, "2024-02-01 10:00", "13800138001")
FIRST = ("8176716320825597", ITEM, MODEL, "2024-01-10 09:14", "13800138000")


def export(*rows: tuple[str, ...]) -> Inspection:
    table = Table(rows=rows)
    found = paper("orders.xlsx", PaperKind.SALES_RECORD, text="shop 900100\n" + table.text, issued_on="2024-01-10")
    return attrs.evolve(found, paper=attrs.evolve(found.paper, document=Document(pages=(page_of((table,)),))))


def test_the_first_order_is_the_one_of_the_first_day_that_names_the_listing() -> None:
    found = first_order(EvidenceView(inspection=export(HEAD, LATER, FIRST)), listing(), day("2024-01-10"))
    assert found is not None
    assert (found.number, found.names_listing) == ("8176716320825597", True)


@pytest.mark.parametrize(
    "rows",
    [(HEAD[1:], FIRST[1:]), (("电话", *HEAD[1:]), ("13800138000", *FIRST[1:])), (HEAD, ("", *FIRST[1:]))],
    ids=["no such column", "another column", "an empty cell"],
)
def test_without_a_column_of_order_numbers_none_is_given(rows: tuple[tuple[str, ...], ...]) -> None:
    assert first_order(EvidenceView(inspection=export(*rows)), listing(), day("2024-01-10")) is None


def test_the_statement_gives_the_order_and_the_number_of_the_listing_in_each_language() -> None:
    work = ComplainantWork(completed_on=day("2024-09-18"))
    ground = tried(case(reading(work="Grey Herons"), work=work), export(HEAD, LATER, FIRST))["own_copyright"]
    (told,) = (one for one in ground.assertions if one.says.id.startswith("ground.first-order"))
    for language in LANGUAGES:
        said = words(told.says, language=language)
        assert "8176716320825597" in said
        assert ITEM in said


def test_the_listings_picture_goes_beside_a_printed_catalogue_of_ours() -> None:
    shown = paper("catalogue.pdf", PaperKind.CATALOGUE, text=f"{US} {MODEL}", seller=US, issued_on="2023-08-30")
    shown = attrs.evolve(shown, paper=attrs.evolve(shown.paper, media_type="application/pdf"))
    main = Paper(path="listing/main.jpg", place=Place.LISTING, sha256="a" * 64, media_type="image/jpeg", size_bytes=9)
    work = ComplainantWork(completed_on=day("2024-09-18"))
    about = case(
        reading(Right.COPYRIGHT, work="Grey Herons"), work=work, listings=(listing(images=("listing/main.jpg",)),)
    )
    ground = tried(attrs.evolve(about, papers=(*about.papers, main)), shown)["own_copyright"]
    (told,) = (one for one in ground.assertions if one.says.id == "ground.listing-picture-beside")
    assert told.exhibits == (shown.paper.sha256, "a" * 64)
    typed = attrs.evolve(shown, paper=attrs.evolve(shown.paper, media_type="text/plain"))
    ground = tried(attrs.evolve(about, papers=(*about.papers, main)), typed)["own_copyright"]
    assert "ground.listing-picture-beside" not in {one.says.id for one in ground.assertions}

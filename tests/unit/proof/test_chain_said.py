"""What is said of a chain: sub-licence and platform clauses, names in two scripts, names under a seal, payments."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from defence_cast import (
    AGENT,
    MODEL,
    OWNER,
    SUPPLIER,
    US,
    authorisation,
    case,
    in_every_language,
    invoice,
    line,
    listing,
    paper,
    part,
    reading,
    seen,
    sha,
    tried,
    words,
)

from rejoinder.document.document import document_of
from rejoinder.domain.defence import Defence, RequirementStatus
from rejoinder.domain.evidence import Field, Inspection, Paper, PaperKind, Place
from rejoinder.domain.right import Right
from rejoinder.proof.paper.authority import authority_fields
from rejoinder.proof.paper.ocr_caveat import with_complete_names
from rejoinder.proof.paper.page_layout import page_layouts
from rejoinder.proof.paper.value_parser import read_name

CASE = case(reading(Right.COUNTERFEIT, mark="KESTREL"), listings=(listing(orders=40),))


def letters(**told: Any) -> tuple[Inspection, Inspection]:
    first = {"owner": OWNER, "licensee": AGENT, "platform": "AliExpress, Ozon", "sub_authorisation": True} | told
    return (
        authorisation("first.pdf", **first),
        authorisation("second.pdf", owner=AGENT, licensee=SUPPLIER, platform="AliExpress", sub_authorisation=True),
    )


def ground(*papers: Inspection, one: Any = CASE) -> Defence:
    return tried(one, *papers)["authorised_goods"]


def said(*papers: Inspection) -> str:
    return words(*(one.says for one in ground(*papers).assertions))


def slip(**told: Any) -> Inspection:
    values = {
        "text": "Bank slip, purpose: contract Y-77001",
        "seller": SUPPLIER,
        "buyer": US,
        "issued_on": "2026-03-04",
    }
    return paper("slip.pdf", PaperKind.RECEIPT, **(values | told))


def test_the_clause_that_lets_an_agent_appoint_others_is_read_and_said() -> None:
    assert f"{AGENT} may in turn appoint others" in said(*letters(), invoice())
    assert "appoint others" not in said(*letters(sub_authorisation=None), invoice())


def test_a_clause_that_the_end_of_a_line_parts_is_read() -> None:
    words = "We hereby authorise the dealer to sell the goods online, for export as well, and to appoint sub"
    pages = (f"Letter of Authorisation\n{words}\ndistributors for that purpose.",)
    held = attrs.evolve(authorisation().paper, document=document_of(pages))
    assert authority_fields(page_layouts(held))["sub_authorisation"].value is True


def test_a_charge_of_counterfeiting_is_answered_first_by_where_the_goods_come_from() -> None:
    direct = authorisation("ours.pdf", owner=SUPPLIER, licensee=US, mark="KESTREL", text=f"KESTREL {MODEL}")
    grounds = [one.id for one in tried(CASE, *letters(), direct, invoice()).values() if one.ready]
    assert grounds[:2] == ["authorised_goods", "licence"]


def test_the_marketplace_that_letters_name_is_said() -> None:
    assert "AliExpress is named in this authority as a place" in said(*letters(), invoice())
    assert (
        "among the places"
        not in said(*letters(platform=None), authorisation("third.pdf"), invoice()).split("AliExpress")[0]
    )


def test_a_model_is_said_only_beside_papers_that_name_it() -> None:
    found = ground(*letters(text="Authorises the sale of lamps."), invoice())
    same = next(one for one in found.assertions if "accused listing" in words(one.says))
    assert same.exhibits == (sha("invoice.pdf"),)


def test_a_slip_with_the_number_of_the_bill_joins_the_purchase() -> None:
    found = ground(*letters(), invoice(number="Y-77001"), slip())
    assert sha("slip.pdf") in part(found, "purchase").evidence
    assert "gives the number of invoice no. Y-77001" in words(*(one.says for one in found.assertions))


def test_a_slip_over_the_sum_of_the_bill_joins_the_purchase() -> None:
    bill = invoice(total=Decimal("1980.00"))
    assert "exactly the sum of invoice no. Y-77" in said(
        *letters(), bill, slip(text="Bank slip", total=Decimal("1980.00"))
    )
    assert "exactly the sum" not in said(*letters(), bill, slip(text="Bank slip", total=Decimal("1979.00")))


def test_a_slip_to_somebody_else_pays_nothing() -> None:
    other = slip(seller="Taizhou Other Trading Co., Ltd.", text="Bank slip", total=Decimal("1980.00"))
    assert (
        sha("slip.pdf") not in part(ground(*letters(), invoice(total=Decimal("1980.00")), other), "purchase").evidence
    )


def test_two_spellings_that_stand_together_on_one_paper_are_one_firm() -> None:
    text = f"We authorise {AGENT} (晓峰贸易有限公司) to sell {MODEL}."
    first = authorisation("first.pdf", owner=OWNER, licensee=AGENT, text=text, sub_authorisation=True)
    second = authorisation("second.pdf", owner="晓峰贸易有限公司", licensee=SUPPLIER)
    assert ground(first, second, invoice()).ready


def test_names_in_two_scripts_that_no_paper_puts_together_stay_two() -> None:
    first = authorisation("first.pdf", owner=OWNER, licensee=AGENT)
    second = authorisation("second.pdf", owner="晓峰贸易有限公司", licensee=SUPPLIER)
    assert part(ground(first, second, invoice()), "chain").status is not RequirementStatus.MET


def test_a_name_cut_by_a_seal_is_put_whole_where_one_other_paper_bears_it() -> None:
    cut = Field(name="owner", value="玉环晓峰灯具有限", page=1, span=(0, 1), recognised=True, confidence=0.5)
    seen = attrs.evolve(authorisation(), fields=(cut,))
    whole = with_complete_names(seen, ("玉环晓峰灯具有限公司", US))
    assert [one.value for one in whole.fields] == ["玉环晓峰灯具有限公司"]
    assert with_complete_names(seen, ("玉环晓峰灯具有限公司", "玉环晓峰灯具有限厂")) == seen
    assert with_complete_names(seen, ("玉环晓峰灯具有限责任分公司",)) == seen


def test_a_stock_clause_is_no_party() -> None:
    for clause in (
        "应保证所售商品均购自本公司",
        "不得销售假冒商品",
        "shall buy all goods from us",
        "обязуется закупать товар",
    ):
        assert read_name(clause) is None
    assert read_name("应城市晓峰灯具有限公司") is not None


def test_the_day_of_the_complaint_is_said_only_where_somebody_gives_it() -> None:
    unknown = case(reading(Right.COUNTERFEIT, mark="KESTREL"), complained_on=None)
    sentences = words(*(one.says for one in ground(*letters(), invoice(), one=unknown).assertions))
    assert "in force when the goods were bought" in sentences
    assert "day of the complaint" not in sentences


def test_everything_is_said_in_three_languages() -> None:
    for sentences in in_every_language(CASE, *letters(), invoice(number="Y-77001", items=(line(),)), slip()).values():
        assert "Y-77001" in sentences


def test_a_line_that_was_read_together_from_two_counts_for_neither_model() -> None:
    both = (line("TP-241", 60, says=f"1 {MODEL} lamp 2 lamp TP-241"),)
    assert "60 pieces" not in said(*letters(), invoice(items=both))
    assert "100 pieces" in said(*letters(), invoice(items=(line(),)))


def frame(**told: Any) -> Inspection:
    """A contract of supply that names no goods."""
    values = {"seller": SUPPLIER, "buyer": US, "issued_on": "2026-02-02", "number": "SC-31/26"} | told
    return paper("contract.docx", PaperKind.CONTRACT, text=f"Supply contract. Lamps {MODEL} as billed.", **values)


def test_the_day_of_a_frame_contract_is_no_day_of_purchase() -> None:
    assert "when the goods were bought (2 March 2026)" in said(*letters(), frame(), invoice())


def test_a_bill_that_names_the_contract_joins_the_two() -> None:
    found = ground(*letters(), frame(), invoice(text=f"Invoice. Basis: contract No. SC-31/26. {MODEL}"))
    joined = next(one for one in found.assertions if one.says.id == "ground.agreed-basis")
    assert set(joined.exhibits) == {sha("contract.docx"), sha("invoice.pdf")}


def test_a_contract_without_a_bill_is_told_as_agreed_and_not_as_bought() -> None:
    told = said(*letters(), frame(items=(line(),)))
    assert f"{SUPPLIER} agreed to supply us" in told
    assert "that we bought" not in told
    assert "on the day of the contract (2 February 2026)" in told


def test_an_agent_whose_paper_is_silent_weakens_goods_that_come_over_him() -> None:
    found = [one.id.rpartition(".")[0] for one in seen(CASE, *letters(sub_authorisation=None), invoice())]
    assert "proof.passing-on-not-said" in found
    assert "proof.passing-on-not-said" not in [one.id.rpartition(".")[0] for one in seen(CASE, *letters(), invoice())]


def page(text: str) -> Paper:
    held = paper("listing.json", PaperKind.OTHER, text=text).paper
    return attrs.evolve(held, path="listing/listing.json", place=Place.LISTING)


def test_what_is_said_of_the_listing_rests_on_its_page() -> None:
    held = page(f"Lamp {MODEL}, 40 sold")
    found = ground(*letters(), invoice(), one=attrs.evolve(CASE, papers=(*CASE.papers, held)))
    resting = {one.says.id: one.exhibits for one in found.assertions}
    assert held.sha256 in resting["ground.bought-same-item"]
    assert held.sha256 in resting["ground.quantity-covers"]


def test_a_number_sold_that_no_page_gives_is_told_as_our_own_word() -> None:
    held = page(f"Lamp {MODEL}")
    found = ground(*letters(), invoice(), one=attrs.evolve(CASE, papers=(*CASE.papers, held)))
    resting = {one.says.id: one.exhibits for one in found.assertions}
    assert held.sha256 not in resting["ground.quantity-covers-by-our-word"]


def test_a_letter_of_the_supplier_to_us_goes_along_and_claims_no_licence() -> None:
    ours = authorisation("ours.pdf", owner=SUPPLIER, licensee=US)
    found = ground(*letters(sub_authorisation=None), ours, invoice())
    told = next(one for one in found.assertions if one.exhibits == (sha("ours.pdf"),))
    assert told.beside
    assert f"{SUPPLIER} authorised us ({US})" in words(told.says)
    assert not tried(CASE, *letters(sub_authorisation=None), ours, invoice())["licence"].ready


@pytest.mark.parametrize(
    ("description", "quoted"),
    [
        ("A lamp. Not made or endorsed by KESTREL. Ships at once.", "Not made or endorsed by KESTREL."),
        ("A lamp. Made for KESTREL lights.", None),
        ("A lamp. Not made of plastic.", None),
    ],
)
def test_a_listing_that_parts_its_goods_from_the_mark_is_quoted(description: str, quoted: str | None) -> None:
    shown = listing(title="Bulb for KESTREL lamp", brand="Tidepool", model=None, description=description)
    page = paper("listing.json", PaperKind.OTHER, text=description).paper
    papers = (attrs.evolve(page, path=shown.path, place=Place.LISTING),)
    held = attrs.evolve(case(reading(Right.TRADEMARK, mark="KESTREL"), listings=(shown,)), papers=papers)
    told = [one.says.value("words") for one in tried(held)["not_use_as_mark"].assertions]
    assert [one for one in told if one] == ([quoted] if quoted else [])

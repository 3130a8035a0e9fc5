"""Papers against one another, the listing, the complaint and the calendar."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from paper_desk import laid, read

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Inspection, Paper, Place
from rejoinder.domain.finding import Basis, Finding, Subject
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import Party, Reading, Registration, Role, Stage, Work
from rejoinder.domain.seller import AssertedComplaint, Seller
from rejoinder.proof.contradiction import contradictions
from rejoinder.proof.inspection import inspect

US = "Quillfeather Trading Ltd"
SHOP = Seller(entity=US)
LISTING = OurListing(path="listing/listing.json", title="Sunglasses WB-12 round", model="WB-12", orders=64)
COMPLAINT = AssertedComplaint(received_at=dt.datetime(2026, 5, 26, 12, tzinfo=dt.timezone(dt.timedelta(hours=8))))


def complaint(mark: str = "WRENBURY", owner: str = "Wrenbury Optics Ltd") -> Reading:
    return Reading(
        file="complaint.txt", text="", language="en", platform="aliexpress", stage=Stage.NOTICE,
        works=(Work(title=mark, kind="mark", span=(0, 0)),), parties=(Party(role=Role.OWNER, name=owner, span=(0, 0)),),
    )  # fmt: skip


def case(**facts: Any) -> CaseFile:
    return attrs.evolve(CaseFile(seller=SHOP, asserted=COMPLAINT), **facts)


def bill(
    number: str = "A-17",
    day: str = "8 April 2026",
    buyer: str = US,
    model: str = "WB-12",
    pieces: int = 100,
    seller: str = "Larkspur Supply Ltd",
    **facts: Any,
) -> Inspection:
    page = f"""
     {seller}
     SALES INVOICE
     Invoice no.     {number}
     Date            {day}
     Sold to         {buyer}
     Item no.   Description   Quantity   Unit price   Amount
     {model}      Sunglasses    {pieces}         2.00        {pieces * 2}.00
     TOTAL USD {pieces * 2}.00
    """
    return read(page, path=f"evidence/{number}.pdf", **facts)


def letter(
    owner: str = "Wrenbury Optics Ltd",
    agent: str = "Larkspur Supply Ltd",
    mark: str = "WRENBURY",
    start: str = "1 January 2025",
    end: str = "31 December 2026",
) -> Inspection:
    page = f"""
     LETTER OF AUTHORISATION
     5 December 2024
     {owner} hereby authorises
     {agent}
     to sell goods.
     Trademark:   {mark}
     Models       WB-7 and WB-12
     Valid from   {start}
     Valid until   {end}
    """
    return read(page, path=f"evidence/letter-{end[-4:]}.pdf")


def names(found: tuple[Finding, ...]) -> set[str]:
    return {finding.id.partition(":")[0].removeprefix("paper-") for finding in found}


def against(*papers: Inspection, **facts: Any) -> set[str]:
    return names(contradictions(papers, case=case(**facts)))


def test_papers_in_order_contradict_nothing() -> None:
    assert against(bill(), letter(), listings=(LISTING,), reading=complaint()) == set()


def test_a_bill_for_another_model_names_both_models() -> None:
    found = contradictions([bill(model="WB-7")], case=case(listings=(LISTING,)))
    says = Wording().say(found[0].says, "en")
    assert found[0].id.startswith("paper-model-differs:")
    assert "WB-7" in says
    assert "WB-12" in says


def test_fewer_pieces_than_orders_is_said_once_over_all_bills() -> None:
    assert "quantity-short" in against(bill(pieces=5), listings=(LISTING,))
    assert "quantity-short" not in against(bill(pieces=40), bill(number="A-18", pieces=30), listings=(LISTING,))


def test_our_own_export_bill_is_no_purchase() -> None:
    assert "quantity-short" not in against(
        bill(seller=US, buyer="Maplewick Stores Inc.", pieces=5), listings=(LISTING,)
    )


@pytest.mark.parametrize(
    ("papers", "name"),
    [
        ([bill(day="1 June 2026")], "after-complaint"),
        ([bill(buyer="Cobblestone Trading Ltd")], "buyer-is-not-seller"),
        ([bill(buyer="Quilfeather Trading Ltd")], "buyer-nearly"),
        ([bill(metadata={"created_at": "2026-06-02T10:00:00+08:00"})], "made-after-complaint"),
        ([bill(metadata={"created_at": "2026-04-08", "modified_at": "2026-06-02"})], "edited-after-complaint"),
        ([letter(end="31 December 2025")], "expired"),
        ([letter(start="1 July 2026")], "not-yet-valid"),
        ([letter(mark="HERONGATE")], "mark-differs"),
        ([letter(owner="Herongate Holdings Ltd")], "owner-differs"),
        ([letter(owner="Wrenburry Optics Ltd")], "owner-nearly"),
        ([letter(end="1 February 2026"), bill()], "bought-outside-term"),
        ([bill(), bill(pieces=90)], "number-twice"),
        ([bill(), letter(agent="Larkspurr Supply Ltd")], "names-nearly-agree"),
    ],
)
def test_what_does_not_fit_is_found(papers: list[Inspection], name: str) -> None:
    assert name in against(*papers, reading=complaint())


@pytest.mark.parametrize(("number", "found"), [("ZL201830556677.1", False), ("ZL201830556699.7", True)])
def test_a_register_by_which_the_right_asserted_has_ended_is_no_paper_out_of_force(number: str, found: bool) -> None:
    extract = read(
        f"专利登记簿副本\n专利号        {number}\n专利权人      余姚飞廉文具厂\n终止日        2025年4月22日\n"
    )
    asserted = Registration(number="ZL 2018 3 0556677.1", kind="design", span=(0, 0))
    assert ("expired" in against(extract, reading=attrs.evolve(complaint(), registrations=(asserted,)))) is found


def test_a_contract_signed_after_the_goods_were_billed_is_found() -> None:
    contract = read(
        f"SUPPLY CONTRACT\nContract no. K-1\nDate 20 April 2026\nSeller: Larkspur Supply Ltd\nBuyer: {US}\n"
        "Goods: model WB-12, 100 pcs"
    )
    assert "contract-after-bill" in against(bill(), contract)


def test_a_bill_between_others_higher_up_the_chain_is_no_wrong_buyer() -> None:
    first = bill(number="M-1", seller="Wrenbury Optics Ltd", buyer="Larkspur Supply Ltd")
    assert "buyer-is-not-seller" not in against(first, bill())


def test_a_name_in_another_script_is_not_held_to_be_another_party() -> None:
    assert "buyer-is-not-seller" not in against(bill(buyer="上海羽岚贸易有限公司"))
    assert "owner-differs" not in against(letter(), reading=complaint(owner="上海羽岚贸易有限公司"))


def test_a_sub_authorisation_by_an_agent_of_the_owner_is_no_other_owner() -> None:
    second = letter(owner="Larkspur Supply Ltd", agent=US)
    assert "owner-differs" not in against(letter(), second, reading=complaint())


def test_the_same_file_twice_is_noted() -> None:
    paper: Paper = bill().paper
    twin = inspect(attrs.evolve(paper, path="evidence/copy.pdf"))
    assert "filed-twice" in against(inspect(paper), twin)
    theirs = inspect(
        laid(paper.document.pages[0].layout, path="claimed/x.pdf", place=Place.CLAIMED, sha256=paper.sha256)
    )
    assert "same-as-theirs" in against(inspect(paper), theirs)


def test_every_finding_is_private_unique_and_speaks_three_languages() -> None:
    papers = [
        bill(day="1 June 2026", buyer="Cobblestone Trading Ltd", model="WB-7", pieces=5),
        bill(pieces=90),
        bill(),
        letter(owner="Herongate Holdings Ltd", mark="HERONGATE", end="31 December 2025"),
    ]
    found = contradictions(papers, case=case(listings=(LISTING,), reading=complaint()))
    assert len(found) >= 7
    assert len({finding.id for finding in found}) == len(found)
    assert found == contradictions(papers, case=case(listings=(LISTING,), reading=complaint()))
    for finding in found:
        assert finding.private
        assert finding.subject is Subject.PAPER
        assert any(leg.basis is Basis.EVIDENCE for leg in finding.because)
        for language in LANGUAGES:
            assert Wording().say(finding.says, language)
            assert all(Wording().say(leg.says, language) for leg in finding.because)

"""Papers work together: a certificate that names no model, the contract that does, the chat, the page, the orders."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from defence_cast import (
    ITEM,
    MODEL,
    NOW,
    OWNER,
    SUPPLIER,
    US,
    case,
    day,
    in_every_language,
    line,
    paper,
    part,
    reading,
    seen,
    sha,
    tried,
    words,
)

from rejoinder.domain.defence import Defence, RequirementStatus
from rejoinder.domain.event import QuestionAnswered
from rejoinder.domain.evidence import Inspection, Item, PaperKind, Vouched
from rejoinder.domain.right import Right
from rejoinder.domain.seller import ComplainantWork

WORK = ComplainantWork(owner=OWNER, completed_on=day("2024-09-18"))
TITLE = "Moonlit Harbour Jellyfish"


def certificate(vouched: Vouched | None = None, **told: Any) -> Inspection:
    values = {"owner": US, "work": TITLE, "registration_number": "W-77", "completed_on": "2023-04-02"} | told
    return paper("certificate.pdf", PaperKind.COPYRIGHT_CERTIFICATE, vouched=vouched, **values)


def contract(**told: Any) -> Inspection:
    item = Item(says=f"{TITLE} lamp", model=MODEL, quantity=line().quantity)
    values = {"seller": SUPPLIER, "buyer": US, "issued_on": "2023-06-01", "number": "C-5", "items": (item,)} | told
    return paper("contract.docx", PaperKind.CONTRACT, **values)


def chat(text: str = f"2023-05-11 10:04\nThe drawing of {MODEL} is final") -> Inspection:
    return paper("chat.png", PaperKind.CHAT, text=text)


def own(*papers: Inspection) -> Defence:
    return tried(case(reading(Right.COPYRIGHT), work=WORK), *papers)["own_copyright"]


def test_a_certificate_that_names_no_model_is_joined_to_the_goods_by_a_contract_with_the_same_title() -> None:
    ground = own(certificate(), contract())
    said = words(*(one.says for one in ground.assertions))
    assert ground.ready
    assert f"Contract no. C-5 of 1 June 2023 describes {MODEL}" in said
    assert "Copyright certificate no. W-77" in said
    assert "535 days earlier" in said
    assert {sha("certificate.pdf"), sha("contract.docx")} <= set(part(ground, "same_work").evidence)


def test_without_a_join_the_certificate_waits_and_is_told_what_would_help() -> None:
    ground = own(certificate())
    assert not ground.ready
    assert part(ground, "same_work").status is RequirementStatus.DOUBTFUL


def test_the_sellers_word_joins_and_is_told_as_his_word() -> None:
    ground = own(certificate(vouched=Vouched(kind=PaperKind.COPYRIGHT_CERTIFICATE, item=f"lamp {MODEL}")))
    assert ground.ready
    assert "we state this as the seller" in words(*(one.says for one in ground.assertions))


def test_who_made_the_work_joins_a_certificate_in_our_name_by_his_answer() -> None:
    said = QuestionAnswered(at=NOW, by="seller", question="author", fact="author", said="Mo Shan")
    nobody = QuestionAnswered(at=NOW, by="seller", question="author", fact="author", said="")

    def own_by(answer: QuestionAnswered, **told: Any) -> Defence:
        held = case(reading(Right.COPYRIGHT), work=WORK, answers=(answer,))
        return tried(held, certificate(**told))["own_copyright"]

    assert own_by(said).ready
    assert "was made by Mo Shan" in words(*(one.says for one in own_by(said).assertions))
    assert not own_by(nobody).ready
    assert not own_by(said, owner=SUPPLIER).ready
    assert not own_by(said, completed_on="2024-12-01").ready


def test_a_list_that_we_made_ourselves_joins_nothing() -> None:
    record = paper(
        "list.xlsx", PaperKind.SALES_RECORD, items=(Item(says=f"{TITLE} lamp", model=MODEL),), issued_on="2025-01-01"
    )
    assert not own(certificate(), record).ready


def test_a_contract_for_another_work_joins_nothing() -> None:
    other = Item(says="Desert Cactus lamp", model=MODEL, quantity=line().quantity)
    assert not own(certificate(), contract(items=(other,))).ready


def test_a_conversation_from_before_their_day_goes_along_and_one_from_after_does_not() -> None:
    early, late = (
        own(certificate(), contract(), chat()),
        own(certificate(), contract(), chat(f"2025-01-11 10:04\n{MODEL}")),
    )
    assert sha("chat.png") in part(early, "same_work").evidence
    assert "11 May 2023" in words(*(one.says for one in early.assertions))
    assert sha("chat.png") not in part(late, "same_work").evidence


def test_a_conversation_that_harms_us_goes_nowhere() -> None:
    ground = own(certificate(), contract(), chat(f"2023-05-11 10:04\n{MODEL} 是复刻"))
    assert sha("chat.png") not in part(ground, "same_work").evidence


def test_a_conversation_alone_carries_nothing() -> None:
    assert not own(chat()).ready


def test_the_sellers_page_with_the_day_of_the_listing_goes_along_with_earlier_sales() -> None:
    table = f"""
Product      Product ID          Created
Lamp         {ITEM}    2024-05-02 10:00
Older one    {int(ITEM) + 1}    2021-02-03 11:00
"""
    page = paper("page.png", PaperKind.SCREENSHOT, text=table)
    sold = paper("orders.xlsx", PaperKind.SALES_RECORD, text=f"{US}\n2024-06-01 {ITEM}", seller=US, items=(line(),))
    found = tried(case(reading(Right.DESIGN, dated={"filed_on": "2025-03-20"})), page, sold)["earlier_sale"]
    said = words(*(one.says for one in found.assertions))
    assert f"gives 2 May 2024 for listing {ITEM} under “Created”" in said
    assert "2021" not in said


@pytest.mark.parametrize("aside", [False, True], ids=["about the goods", "set aside as not about the goods"])
def test_a_tool_that_was_billed_to_us_is_told_as_a_tool_beside_sales(aside: bool) -> None:
    mould = paper(
        "mould.pdf", PaperKind.INVOICE, seller=SUPPLIER, buyer=US, issued_on="2024-05-02",
        items=(Item(says=f"Injection mould {MODEL}", model=MODEL),),
    )  # fmt: skip
    mould = attrs.evolve(mould, aside=aside)
    sold = paper("orders.xlsx", PaperKind.SALES_RECORD, text=f"{US}\n2024-06-01 {MODEL}", seller=US, items=(line(),))
    found = tried(case(reading(Right.DESIGN, dated={"filed_on": "2025-03-20"})), mould, sold)["earlier_sale"]
    said = words(*(one.says for one in found.assertions))
    assert f"{SUPPLIER} billed us for a tool with which to make {MODEL}" in said
    assert "292 days earlier" in said, "counted from the first sale and not from the mould"


def test_a_certificate_in_our_name_is_never_said_to_prove_nothing() -> None:
    found = [one for one in seen(case(reading(Right.TRADEMARK)), certificate()) if "carries-nothing" in one.id]
    assert "in your name" in words(*(one.says for one in found))
    for said in in_every_language(case(reading(Right.TRADEMARK)), certificate()).values():
        assert "certificate.pdf" in said


def test_everything_is_said_in_three_languages() -> None:
    for said in in_every_language(
        case(reading(Right.COPYRIGHT), work=WORK), certificate(), contract(), chat()
    ).values():
        assert "C-5" in said

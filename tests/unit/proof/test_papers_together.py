"""Sentences that rest on two papers, or on what one of them lacks: a model on a catalogue and a bill, a contract behind
a sale, a letter that answers a decision, a copy that nobody signed."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from defence_cast import (
    ITEM,
    MODEL,
    NOW,
    OWNER,
    STRANGER,
    SUPPLIER,
    US,
    authorisation,
    case,
    catalogue,
    day,
    invoice,
    line,
    listing,
    paper,
    reading,
    sha,
    tried,
    words,
)

from rejoinder.domain.defence import Assertion, Defence
from rejoinder.domain.event import QuestionAnswered
from rejoinder.domain.evidence import Inspection, Item, PaperKind
from rejoinder.domain.finding import UNSIGNED_COPY
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import Stage
from rejoinder.domain.right import Right
from rejoinder.domain.seller import ComplainantWork
from rejoinder.proof.doubt_word import unsigned_copy_findings

WORK = ComplainantWork(owner=OWNER, completed_on=day("2024-09-18"))
CALLED_SO = case(
    reading(work="Grey Herons"), listings=(listing(title="Grey Herons cushion cover", model=None),), work=WORK
)
"""The listing gives no model, so that the title of the work, which is its own too, tells what is in dispute."""
DESIGN = reading(Right.DESIGN, dated={"filed_on": "2024-09-18"})
CATALOGUE, BILL, CONTRACT = sha("catalogue.pdf"), sha("bill.pdf"), sha("contract.docx")


def of(ground: Defence, id: str) -> tuple[Assertion, ...]:
    return tuple(one for one in ground.assertions if one.says.id.startswith(id))


def in_each_language(one: Assertion) -> str:
    return "\n".join(words(one.says, language=language) for language in LANGUAGES)


def shows_herons(*lines: Item) -> Inspection:
    print_ = Item(says="Heron cushion cover, Grey Herons print", model="KQ-31")
    return catalogue(text=f"{US} catalogue\nKQ-31 Heron cushion cover, Grey Herons print", items=lines or (print_,))


def bill(model: str = "KQ-31", **told: Any) -> Inspection:
    values = {"seller": US, "buyer": STRANGER, "issued_on": "2023-10-12", "number": "T-9"} | told
    values.setdefault("items", (line(model, 120, f"{model} cushion cover"),))
    return invoice("bill.pdf", **values)


def own(*papers: Inspection) -> Defence:
    return tried(CALLED_SO, *papers)["own_copyright"]


def test_a_bill_joins_the_catalogue_that_shows_the_work_under_the_model_billed() -> None:
    (joined,) = of(own(shows_herons(), bill()), "ground.joined-sale")
    assert set(joined.exhibits) == {CATALOGUE, BILL}
    told = in_each_language(joined)
    assert "Invoice no. T-9 of 12 October 2023 sells KQ-31 under our name, 342 days before 18 September 2024" in told
    assert told.count("Heron cushion cover, Grey Herons print") == 3, "the catalogue's own words in each language"


@pytest.mark.parametrize(
    "other",
    [
        bill("KQ-32"),
        bill(seller=STRANGER, buyer=US),
        bill(issued_on="2024-10-01"),
        bill(items=(line("KQ-31", 1, "Mould for KQ-31"),)),
    ],
    ids=["another model", "a purchase", "a later sale", "a mould"],
)
def test_what_is_no_earlier_sale_of_that_model_joins_nothing(other: Inspection) -> None:
    ground = own(shows_herons(), other)
    assert ground.ready
    assert of(ground, "ground.joined-sale") == ()


def test_a_catalogue_that_shows_the_work_under_two_models_joins_no_bill() -> None:
    both = (Item(says="Grey Herons print", model="KQ-31"), Item(says="Grey Herons print", model="KQ-32"))
    assert of(own(shows_herons(*both), bill()), "ground.joined-sale") == ()


def agreed(**told: Any) -> Inspection:
    values = {"seller": US, "buyer": STRANGER, "issued_on": "2023-09-01", "number": "C-5", "items": (line(),)} | told
    return paper("contract.docx", PaperKind.CONTRACT, **values)


def sold(*papers: Inspection) -> Defence:
    return tried(case(DESIGN), bill(MODEL), *papers)["earlier_sale"]


def test_a_contract_of_the_same_parties_goes_along_behind_the_sale_that_it_led_to() -> None:
    (behind,) = of(sold(agreed()), "ground.agreed-behind-sale")
    assert behind.exhibits == (CONTRACT,)
    assert behind.beside
    told = "Contract no. C-5 of 1 September 2023 was made between the same seller and buyer as invoice no. T-9"
    assert told in in_each_language(behind)


@pytest.mark.parametrize(
    "other",
    [
        agreed(buyer=SUPPLIER),
        agreed(items=(line("KQ-32"),)),
        agreed(issued_on="2023-11-01"),
        agreed(items=(line(MODEL, 1, f"Mould for {MODEL}"),)),
    ],
    ids=["another buyer", "another model", "younger than the bill", "a mould"],
)
def test_a_contract_that_did_not_lead_to_the_sale_is_not_put_behind_it(other: Inspection) -> None:
    assert of(sold(other), "ground.agreed-behind-sale") == ()


REFUSED = "The letter of authorisation does not state an end date. Unlimited letters are not accepted."


def renewed(*, reason: str = REFUSED, stage: Stage = Stage.DECISION, **told: Any) -> Defence:
    """The ground where the owner sold to us, and gave us a letter after a decision on the first one."""
    told_of = reading(Right.TRADEMARK, mark="KESTREL", stage=stage, reason=reason)
    values = {"issued_on": "2026-06-16", "valid_from": "2026-06-16", "valid_to": "2027-06-15"} | told
    letter = authorisation("new.pdf", owner=OWNER, licensee=US, **values)
    return tried(case(told_of, listings=(listing(orders=40),)), invoice(seller=OWNER), letter)["authorised_goods"]


def test_a_letter_that_holds_now_answers_the_decision_that_wanted_one() -> None:
    (answer,) = of(renewed(), "ground.answers-decision")
    assert answer.exhibits == (sha("new.pdf"),)
    told = in_each_language(answer)
    assert told.count("The letter of authorisation does not state an end date") == 3, "the decision is quoted"
    assert "it holds until 15 June 2027" in told


@pytest.mark.parametrize(
    "told",
    [
        {"valid_to": None},
        {"valid_to": "2026-06-15"},
        {"reason": "The goods are not genuine."},
        {"stage": Stage.NOTICE},
    ],
    ids=["no end", "ended", "decided for another reason", "a first notice"],
)
def test_no_other_letter_answers_a_decision(told: dict[str, Any]) -> None:
    assert of(renewed(**told), "ground.answers-decision") == ()


BLANK = "Supply agreement no. 31/26\nSupplier: ______________ / A. Petrov /\nBuyer: ______________ / O. Kuznetsova /"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def copy(text: str = BLANK, media_type: str = WORD, **told: Any) -> Inspection:
    values = {"seller": SUPPLIER, "buyer": US, "issued_on": "2026-02-01", "number": "31/26", "items": (line(),)} | told
    read = paper("contract.docx", PaperKind.CONTRACT, text=text, **values)
    read = attrs.evolve(read, paper=attrs.evolve(read.paper, media_type=media_type))
    return attrs.evolve(read, doubts=tuple(unsigned_copy_findings(read)))


def bought(*papers: Inspection) -> Defence:
    genuine = case(reading(Right.COUNTERFEIT, mark="KESTREL"), listings=(listing(orders=40),))
    return tried(genuine, authorisation(platform="AliExpress"), invoice(), *papers)["authorised_goods"]


SEALED_BY_HAND = "购销合同\n供方（盖章）：甲公司　　需方（盖章）：乙公司"


@pytest.mark.parametrize("text", [BLANK, SEALED_BY_HAND])
def test_a_typed_contract_without_signature_or_seal_is_told_to_the_seller_and_not_called_signed(text: str) -> None:
    unsigned = copy(text)
    assert [one.id.split(":")[0].removeprefix("paper-") for one in unsigned.doubts] == [UNSIGNED_COPY]
    assert "No signature or seal was seen on" in words(*(one.says for one in unsigned.doubts))
    (told,) = of(bought(unsigned), "ground.agreed")
    assert (told.says.id, told.exhibits) == ("ground.agreed-unsigned", (CONTRACT,))
    said = in_each_language(told)
    assert "sets out the terms of supply between" in said
    assert "供货条款" in said
    assert "содержит условия поставки" in said


def test_a_bill_that_names_an_unsigned_contract_is_cited_with_it() -> None:
    named = invoice(text=f"Invoice T-9\nbasis: contract no. 31/26\n{MODEL}")
    genuine = case(reading(Right.COUNTERFEIT, mark="KESTREL"), listings=(listing(orders=40),))
    ground = tried(genuine, authorisation(platform="AliExpress"), named, copy())["authorised_goods"]
    (told,) = of(ground, "ground.agreed")
    assert told.says.id == "ground.agreed-unsigned-basis"
    assert len(told.exhibits) == 2


@pytest.mark.parametrize(
    "other",
    [
        copy("Supply agreement no. 31/26\nSupplier: Petrov\nBuyer: Kuznetsova"),
        copy(signed=True),
        copy(media_type="image/jpeg"),
    ],
    ids=["no line for a signature", "a signature was found", "a photograph"],
)
def test_a_contract_that_may_be_signed_is_told_as_agreed(other: Inspection) -> None:
    (told,) = of(bought(other), "ground.agreed")
    assert told.says.id == "ground.agreed"


def first_sold(said: str) -> Defence:
    answer = QuestionAnswered(at=NOW, by="seller", question="changed_product", fact="changed_product", said=said)
    return tried(case(DESIGN, answers=(answer,)), bill(MODEL))["earlier_sale"]


def test_that_the_goods_are_as_they_were_first_sold_is_told_as_our_word_and_changed_goods_carry_nothing() -> None:
    (told,) = of(first_sold("no"), "ground.unchanged")
    assert told.exhibits == (BILL,)
    assert f"names {MODEL}; that the product has not been changed since then, we state as the seller" in words(
        told.says
    )
    assert not first_sold("yes").ready


def unseen(*said: QuestionAnswered) -> Defence:
    """The ground where the listing's page is not at hand."""
    return tried(case(work=WORK, answers=said), catalogue())["own_copyright"]


def test_what_a_listing_that_is_not_at_hand_offers_is_told_as_our_word() -> None:
    answer = QuestionAnswered(at=NOW, by="seller", question="listing.model", fact="listing.model", said=MODEL)
    first, *_ = unseen(answer).assertions
    assert first.exhibits == (CATALOGUE,)
    assert f"({ITEM}) offers {MODEL}, which these papers name; we state this as the seller." in in_each_language(first)
    assert of(unseen(), "ground.listing-model") == ()


def by_contract(contract: Inspection) -> Defence:
    genuine = case(reading(Right.COUNTERFEIT, mark="KESTREL"), listings=(listing(orders=None),))
    return tried(genuine, authorisation(platform="AliExpress"), contract)["authorised_goods"]


def test_an_unsigned_contract_alone_is_no_purchase() -> None:
    ground = by_contract(copy())
    assert not ground.ready
    purchase = next(one for one in ground.requirements if one.id == "purchase")
    assert "no other paper shows that the goods came" in words(*(one.says for one in purchase.because))
    assert purchase.mend is not None
    assert "the contract signed by both sides" in words(purchase.mend)


def test_of_a_signed_contract_alone_nobody_says_that_the_goods_came() -> None:
    ground = by_contract(copy(signed=True))
    assert ground.ready
    assert of(ground, "ground.ordered")
    assert not [one for one in ground.assertions if "/concludes" in one.says.id]

"""Decisive words of a paper are quoted where they are short, forbid nothing and were not recognised in a picture."""

from __future__ import annotations

import attrs
import pytest
from defence_cast import MODEL, SUPPLIER, US, authorisation, case, invoice, line, listing, paper, reading, tried, words

from rejoinder.domain.defence import Assertion
from rejoinder.domain.evidence import Inspection, PaperKind
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.right import Right
from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.quoted_clause import LONGEST_QUOTE, clause_naming, clause_on_origin


def view(text: str, *, recognised: bool = False) -> EvidenceView:
    inspection = paper("contract.docx", PaperKind.CONTRACT, text=text)
    if recognised:
        document = inspection.paper.document
        pages = tuple(attrs.evolve(page, recognised=True) for page in document.pages)
        read = attrs.evolve(inspection.paper, document=attrs.evolve(document, pages=pages))
        inspection = attrs.evolve(inspection, paper=read)
    return EvidenceView(inspection=inspection)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("头灯 HX-1 300个 66.00 19800.00 二、供方保证所供产品为正品。", "供方保证所供产品为正品"),
        ("一、数量见附表。\n二、供方保证所供产品为正品，来源于甲公司。", "供方保证所供产品为正品，来源于甲公司"),
        (("1.1. Цена указана в УПД.\n"
         "1.2. Поставщик гарантирует, что товар введён в оборот с согласия правообладателя. 2.1. Срок поставки"),
         "Поставщик гарантирует, что товар введён в оборот с согласия правообладателя"),
        ("Price as listed.\n4. The seller warrants that the goods are genuine.",
         "The seller warrants that the goods are genuine"),
    ],
)  # fmt: skip
def test_a_promise_of_origin_is_quoted_without_its_number(text: str, clause: str) -> None:
    assert (clause_on_origin(view(text)) or "").rstrip(".") == clause


@pytest.mark.parametrize(
    "text",
    [
        "The seller guarantees delivery within ten days.",
        "The seller does not warrant that the goods are genuine.",
        f"The seller warrants that the goods are genuine {'and fit for use ' * 12}.",
    ],
    ids=["of delivery", "denied", "too long"],
)
def test_other_words_are_not_quoted_as_a_promise_of_origin(text: str) -> None:
    assert clause_on_origin(view(text)) is None


def test_words_recognised_in_a_picture_are_not_quoted() -> None:
    text = "The seller warrants that the goods are genuine."
    assert clause_on_origin(view(text, recognised=True)) is None
    assert clause_naming(view(f"We authorise the sale of {MODEL}", recognised=True), (MODEL,)) is None


def test_a_clause_that_excludes_is_not_quoted_as_a_grant() -> None:
    assert clause_naming(view(f"The dealer may not sell {MODEL} online."), (MODEL,)) is None
    assert clause_naming(view("x" * (LONGEST_QUOTE + 1) + MODEL), (MODEL,)) is None


def said_of(*papers: Inspection) -> tuple[Assertion, ...]:
    genuine = case(reading(Right.COUNTERFEIT, mark="KESTREL"), listings=(listing(orders=40),))
    return tried(genuine, *papers)["authorised_goods"].assertions


def test_the_statement_quotes_the_authorisation_and_the_suppliers_promise_in_each_language() -> None:
    letter = authorisation(text=f"Head\nWe authorise {SUPPLIER} to sell {MODEL} on AliExpress.", platform="AliExpress")
    contract = paper(
        "contract.docx", PaperKind.CONTRACT, text="1. The seller warrants that the goods are genuine.",
        seller=SUPPLIER, buyer=US, issued_on="2026-02-01", number="31/26", items=(line(),),
    )  # fmt: skip
    quoted = [one for one in said_of(letter, invoice(), contract) if one.says.id.endswith("-words")]
    assert [one.says.id for one in quoted] == ["ground.authorised-words", "ground.origin-words"]
    for language in LANGUAGES:
        told = words(*(one.says for one in quoted), language=language)
        assert f"to sell {MODEL} on AliExpress" in told
        assert "The seller warrants that the goods are genuine" in told


def test_a_scanned_letter_of_the_supplier_to_us_is_said_to_name_the_goods_in_each_language() -> None:
    to_us = authorisation("to-us.jpg", owner=SUPPLIER, licensee=US, text=f"{SUPPLIER} authorises {US}: {MODEL}")
    document = to_us.paper.document
    pages = tuple(attrs.evolve(page, recognised=True) for page in document.pages)
    to_us = attrs.evolve(to_us, paper=attrs.evolve(to_us.paper, document=attrs.evolve(document, pages=pages)))
    (told,) = (one for one in said_of(authorisation(), to_us, invoice()) if one.says.id == "ground.letter-names-goods")
    for language in LANGUAGES:
        assert MODEL in words(told.says, language=language)

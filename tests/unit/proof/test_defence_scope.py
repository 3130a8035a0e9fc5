"""Authorisations that keep the goods off the marketplace, and papers that take an authorisation back."""

from __future__ import annotations

from typing import Any

import pytest
from defence_cast import (
    AGENT,
    MODEL,
    OWNER,
    STRANGER,
    SUPPLIER,
    authorisation,
    case,
    in_every_language,
    invoice,
    paper,
    part,
    reasons,
    sha,
    tried,
)

from rejoinder.adapters.shipped.rulebook import load
from rejoinder.domain.defence import Defence, DefenceStatus, RequirementStatus
from rejoinder.domain.evidence import Inspection, PaperKind, Place
from rejoinder.proof.prose import sentences
from rejoinder.proof.scope import online_excluded

NAMES = load().market_names
OURS = NAMES["aliexpress"]
OTHERS = tuple(dict.fromkeys(name for names in NAMES.values() for name in names if name not in OURS))
DOUBTFUL = RequirementStatus.DOUBTFUL


def ground(*papers: Inspection, **changes: Any) -> Defence:
    return tried(case(**changes), *papers)["bought_from_owner"]


def mail(text: str, on: str | None = "2026-03-02", **told: Any) -> Inspection:
    return paper("mail.eml", told.pop("kind", PaperKind.LETTER), text=text, issued_on=on, **told)


@pytest.mark.parametrize(
    "words",
    [
        "Sale is allowed in physical retail stores only.",
        "Sale on online marketplaces, including\nAliExpress, is excluded.",
        "The dealer shall not offer the goods on the internet.",
        "All channels except e-commerce are open to the dealer.",
        "不得在任何电\n子商务平台销售，不得转授权。",
        "授权渠道仅限线下门店。",
        "授权范围：全渠道（速卖通除外）。",
        "Продажа через интернет и маркетплейсы не допускается.",
        "Разрешена продажа только в розничных магазинах.",
        "Право продажи, кроме маркетплейсов, передано дилеру.",
    ],
)
def test_words_that_keep_the_goods_off_the_marketplace_are_found(words: str) -> None:
    assert online_excluded(f"Harrowgate Lighting Ltd authorises the dealer. {words}", OURS, OTHERS)


@pytest.mark.parametrize(
    "words",
    [
        "The dealer may sell the goods online, including on AliExpress. Sub-authorisation is not permitted.",
        "Platform: AliExpress\nSub-authorisation not permitted",
        "The goods shall not be sold on any platform other than AliExpress.",
        "Sale on Amazon is excluded.",
        "including but not limited to AliExpress",
        "可在速卖通平台销售，不得转授权。",
        "不得在速卖通以外的平台销售。",
        "授权在线上及线下门店销售。",
        "除速卖通外，还可在其他平台销售。",
        "Разрешена продажа на AliExpress; передоверие не допускается.",
        "This authorisation is not exclusive. The dealer sells online.",
    ],
)
def test_words_that_allow_the_marketplace_are_no_exclusion(words: str) -> None:
    assert online_excluded(words, OURS, OTHERS) is None


def test_a_chain_over_a_letter_for_shops_in_the_street_is_in_doubt_and_quotes_it() -> None:
    letter = authorisation(text=f"We let our dealer sell {MODEL} in physical shops only.")
    found = ground(letter, invoice())
    assert found.status is DefenceStatus.GAP
    assert part(found, "chain").status is DOUBTFUL
    assert "physical shops only" in reasons(part(found, "chain"))
    in_every_language(case(), letter, invoice())


def test_a_letter_for_another_marketplace_higher_up_puts_the_chain_in_doubt() -> None:
    upper = authorisation("upper.pdf", licensee=AGENT, platform="Amazon")
    lower = authorisation("lower.pdf", owner=AGENT)
    assert part(ground(upper, lower, invoice()), "chain").status is DOUBTFUL


def test_a_wider_letter_beside_a_narrow_one_carries_the_chain() -> None:
    narrow = authorisation("a.pdf", text=f"Sale of {MODEL} online is excluded.")
    assert ground(narrow, authorisation("b.pdf"), invoice()).ready


@pytest.mark.parametrize(
    "words",
    [
        f"We, {OWNER}, revoke with effect from 1 March 2026 the letter of authorisation given to {SUPPLIER}.",
        f"The authorisation of {SUPPLIER} has been withdrawn as of 1 March 2026.",
        f"Notice of termination of the distribution agreement between {OWNER} and {SUPPLIER}.\nWe hereby terminate it.",
        f"现通知贵司，自2026年3月1日起撤销对{SUPPLIER}的授权。",
        f"我司对{SUPPLIER}的授权已终止。",
        f"Настоящим отзываем доверенность, выданную {SUPPLIER}, с 1 марта 2026 г.",
        f"Договор с {SUPPLIER} расторгнут.",
    ],
)
def test_a_paper_that_takes_the_authorisation_back_puts_it_in_doubt(words: str) -> None:
    found = ground(authorisation(), invoice(), mail(words))
    assert part(found, "in_force").status is DOUBTFUL
    assert sha("mail.eml") in part(found, "in_force").evidence
    assert SUPPLIER in reasons(part(found, "in_force"))


@pytest.mark.parametrize(
    "words",
    [
        f"{OWNER} may revoke the authorisation of {SUPPLIER} at any time.",
        f"If {SUPPLIER} breaks the rules, we terminate the agreement.",
        f"{SUPPLIER} 的授权书可随时撤销。",
        f"如{SUPPLIER}违约，本授权书自通知之日起撤销授权。",
        f"授权{SUPPLIER}的期限自2025年1月1日起至2026年12月31日终止。",
        f"{SUPPLIER}: доверенность может быть отозвана.",
        f"We revoke the authorisation of {STRANGER}.",
        f"Termination of this agreement with {SUPPLIER} needs thirty days of notice.",
    ],
)
def test_a_right_to_take_back_or_another_partys_end_changes_nothing(words: str) -> None:
    assert ground(authorisation(), invoice(), mail(words)).ready


def test_an_end_after_the_complaint_changes_nothing() -> None:
    words = f"We revoke with effect from 1 September 2026 the authorisation of {SUPPLIER}."
    assert ground(authorisation(), invoice(), mail(words)).ready


def test_a_revocation_that_came_with_the_complaint_counts_and_is_said_in_every_language() -> None:
    sent = mail(f"We revoke the authorisation of {SUPPLIER}.", on=None, place=Place.ATTACHMENT)
    assert part(ground(authorisation(), invoice(), sent), "in_force").status is DOUBTFUL
    in_every_language(case(), authorisation(), invoice(), sent)


def test_a_letter_that_replaces_an_earlier_one_stands() -> None:
    letter = authorisation(text=f"Sale of {MODEL}. All previous letters of authorisation are hereby revoked.")
    assert ground(letter, invoice()).ready


def test_lines_that_the_page_broke_are_joined_and_short_ones_are_not() -> None:
    text = "The dealer named below may sell the goods that are\nhere in shops. Platform\nNext thing"
    assert list(sentences(text)) == [
        "The dealer named below may sell the goods that are here in shops",
        "Platform",
        "Next thing",
    ]


def test_a_register_that_lists_an_ended_contract_takes_nothing_back() -> None:
    register = paper("register.pdf", PaperKind.TRADEMARK_CERTIFICATE, text=f"Договор с {SUPPLIER} расторгнут.")
    assert ground(authorisation(), invoice(), register).ready

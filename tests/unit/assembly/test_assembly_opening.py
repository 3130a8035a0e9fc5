"""A statement opens with what is alleged and the answer to it, in the words of the ground that is carried."""

import datetime as dt
from typing import Any

import answer_cast as cast
import attrs
import pytest

from rejoinder.adapters.shipped.rulebook import shipped_rulebooks
from rejoinder.assembly.opening import opening
from rejoinder.domain.advice import Advice
from rejoinder.domain.defence import Assertion, Defence, DefenceStatus, Link
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.domain.reading import Work
from rejoinder.domain.right import Right

SHA = "a" * 64
DAYS = phrase("ground.earlier-than-filing-sale", limit=dt.date(2025, 3, 20), on=dt.date(2024, 3, 20), days=365)


def carried(id: str, says: Phrase = DAYS, chain: tuple[Link, ...] = (), **read: Any) -> Advice:
    said = (Assertion(says=says, exhibits=(SHA,)),)
    ground = Defence(
        id=id,
        says=says,
        requirements=(),
        status=DefenceStatus.READY,
        chain=chain,
        assertions=said,
        rule=f"defence.{id}",
    )
    advice = cast.ready().advice
    return attrs.evolve(advice, defences=(ground,), reading=attrs.evolve(advice.reading, **read))


def opened(advice: Advice, language: str = "en") -> str:
    said = tuple(one for ground in advice.defences for one in ground.assertions)
    found = opening(advice, said)
    assert found is not None
    return " ".join(cast.wording().say(one, language) for one in (found.alleged, found.answer))


def link(giver: str, receiver: str, sha256: str | None = SHA) -> Link:
    return Link(giver=giver, receiver=receiver, sha256=sha256, says=DAYS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", [rule.id for rule in shipped_rulebooks().of_kind("defence")])
def test_every_ground_that_rulebooks_describe_has_an_opening(rule: str, language: str) -> None:
    assert len(opened(carried(rule.removeprefix("defence.")), language)) > 20


@pytest.mark.parametrize("right", Right)
def test_every_right_is_named_in_what_is_alleged(right: Right) -> None:
    assert opened(carried("own_mark", rights=(right,))).startswith("The complaint ")


def test_a_charge_of_counterfeiting_is_answered_by_where_the_goods_come_from() -> None:
    chain = (link("Owner Ltd", "Agent GmbH"), link("Agent GmbH", "Dealer Co"), link("Dealer Co", "Us"))
    mark = (Work(title="KESTREL", kind="mark", span=(0, 1)),)
    words = opened(carried("authorised_goods", chain=chain, rights=(Right.COUNTERFEIT,), works=mark))
    assert "counterfeits of KESTREL" in words
    assert "they were supplied to us by Dealer Co" in words
    assert "step by step the authority to deal in them, from Owner Ltd through Agent GmbH to Dealer Co" in words


def test_goods_that_were_sold_on_along_the_chain_claim_no_authority_of_those_between() -> None:
    sold = attrs.evolve(link("Owner Ltd", "Agent GmbH"), says=phrase("proof.link-sells"))
    words = opened(carried("bought_from_owner", chain=(sold, link("Agent GmbH", "Us"))))
    assert "lead step by step from Owner Ltd through Agent GmbH to us" in words


def test_goods_bought_from_the_owner_himself_name_nobody_in_between() -> None:
    words = opened(carried("authorised_goods", chain=(link("Owner Ltd", "Us"),), rights=(Right.COUNTERFEIT,)))
    assert "they come from Owner Ltd, who supplied them to us" in words


def test_the_days_between_are_those_that_the_ground_compares() -> None:
    assert "365 days before the right was applied for (20 March 2025)" in opened(carried("earlier_sale"))


def test_without_a_comparison_no_days_are_said() -> None:
    assert "days" not in opened(carried("earlier_sale", phrase("ground.public-sale", paper="x", seen="y")))


@pytest.mark.parametrize("ground", ["own_copyright", "earlier_sale", "earlier_use"])
def test_a_paper_that_prints_a_month_alone_is_told_as_earlier_without_a_count(ground: str) -> None:
    says = phrase("ground.earlier-than-filing-month", limit=dt.date(2025, 3, 20), month="March 2023")
    for language in LANGUAGES:
        assert "2025" in opened(carried(ground, says), language)
    words = opened(carried(ground, says))
    assert "days" not in words
    assert "registered in our name" not in words


def test_a_ground_of_which_no_sentence_goes_out_opens_nothing() -> None:
    assert opening(carried("earlier_sale"), ()) is None

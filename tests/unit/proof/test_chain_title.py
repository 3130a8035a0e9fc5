"""The chain of title: the longest unbroken path, and the step that is not there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from defence_cast import AGENT, OWNER, STRANGER, SUPPLIER, US, authorisation, invoice, line, paper
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.domain.evidence import Inspection, PaperKind
from rejoinder.proof.chain import TitleAct, TitleChain, TitleStep, solve_chain, title_steps
from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.name_match import name_match
from tests.spent import at_most

SALES = frozenset({TitleAct.SELLS})


def steps(*papers: Inspection) -> tuple[TitleStep, ...]:
    return title_steps([EvidenceView(inspection=one) for one in papers], US)


def chain(*papers: Inspection, owner: str | None = OWNER, last: frozenset[TitleAct] = SALES) -> TitleChain:
    return solve_chain(steps(*papers), owner=owner, holder=US, is_holder=lambda name: name_match(US, name), last=last)


def path(found: TitleChain) -> list[str]:
    return [step.giver for step in found.steps] + [step.receiver for step in found.steps[-1:]]


def test_no_paper_leaves_the_owner_to_sell_to_us() -> None:
    found = chain()
    assert not found.is_complete
    assert found.broken is not None
    assert (found.broken.giver, found.broken.receiver, found.broken.act) == (OWNER, US, TitleAct.SELLS)


def test_three_steps_are_joined_in_whatever_order_they_lie() -> None:
    a, b, c = authorisation("a", licensee=AGENT), authorisation("b", owner=AGENT), invoice("c")
    for papers in ((a, b, c), (c, b, a), (b, c, a)):
        assert path(chain(*papers)) == [OWNER, AGENT, SUPPLIER, US]


def test_the_shorter_way_is_taken() -> None:
    a, b = authorisation("a", licensee=AGENT), authorisation("b", owner=AGENT)
    assert path(chain(a, b, authorisation("direct"), invoice("c"))) == [OWNER, SUPPLIER, US]


def test_the_break_lies_between_the_longest_beginning_and_the_longest_end() -> None:
    found = chain(authorisation("a", licensee=AGENT), invoice("b", seller=STRANGER, buyer=SUPPLIER), invoice("c"))
    assert found.broken is not None
    assert (found.broken.giver, found.broken.receiver, found.broken.act) == (AGENT, STRANGER, TitleAct.AUTHORISES)
    assert [link.sha256 is None for link in found.links] == [False, True, False, False]


def test_an_authorisation_to_us_is_no_sale() -> None:
    licence = authorisation("a", licensee=US)
    assert not chain(licence).is_complete
    assert chain(licence, last=frozenset({TitleAct.AUTHORISES})).is_complete


def test_an_unknown_owner_shows_what_leads_to_us() -> None:
    found = chain(authorisation("a"), invoice("b"), owner=None)
    assert not found.is_complete
    assert [step.giver for step in found.tail] == [OWNER, SUPPLIER]
    assert all(link.sha256 for link in found.links)


def test_a_circle_of_papers_ends() -> None:
    round_ = [authorisation("a", owner=AGENT, licensee=STRANGER), authorisation("b", owner=STRANGER, licensee=AGENT)]
    assert not chain(*round_, invoice("c")).is_complete


def test_a_paper_to_oneself_is_no_step() -> None:
    assert steps(invoice("a", seller=US, buyer=US)) == ()


def test_a_sale_without_a_buyer_counts_where_it_bears_our_name() -> None:
    assert [step.receiver for step in steps(invoice("a", buyer=None, text=f"To {US}"))] == [US]
    assert steps(invoice("a", buyer=None, text="To whom it may concern")) == ()


@pytest.mark.parametrize("kind", [PaperKind.CATALOGUE, PaperKind.OTHER, PaperKind.LETTER, PaperKind.SALES_RECORD])
def test_other_papers_give_nothing_to_anybody(kind: PaperKind) -> None:
    assert steps(paper("a", kind, seller=OWNER, buyer=US)) == ()


@pytest.mark.parametrize(
    "title",
    [
        "AGENCY AND DISTRIBUTION AGREEMENT",
        "Dealership contract",
        "经销协议",
        "品牌代理合同",
        "ДИЛЕРСКИЙ ДОГОВОР № 4",
        "Договор дистрибуции",
    ],
)
def test_a_contract_that_appoints_an_agent_authorises_unless_it_counts_goods(title: str) -> None:
    deed = paper(
        "deed", PaperKind.CONTRACT, text=f"{title}\nbetween {OWNER} and {SUPPLIER}", seller=OWNER, buyer=SUPPLIER
    )
    (step,) = steps(deed)
    assert step.act is TitleAct.AUTHORISES
    assert chain(deed, invoice("bill")).is_complete
    counted = paper("deed", PaperKind.CONTRACT, text=title, seller=OWNER, buyer=SUPPLIER, items=(line(),))
    assert steps(counted)[0].act is TitleAct.SELLS


def test_a_near_name_joins_only_where_no_same_name_does() -> None:
    near = authorisation("near", owner="Harrowgate Lightinq Ltd")
    assert chain(near, invoice("c")).joins
    assert not chain(near, authorisation("same"), invoice("c")).joins


def test_the_paper_that_fits_better_is_taken() -> None:
    a, b = authorisation("a"), authorisation("b")
    found = solve_chain(
        steps(a, b, invoice("c")),
        owner=OWNER,
        holder=US,
        is_holder=lambda name: name_match(US, name),
        last=SALES,
        flaw=lambda step: 5 if step.paper.name == "a" else 0,
    )
    assert [step.paper.name for step in found.steps] == ["b", "c"]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans()), max_size=12))
def test_a_whole_chain_begins_with_the_owner_and_ends_with_us_and_every_step_meets_the_next(
    edges: list[tuple[int, int, bool]],
) -> None:
    names = [OWNER, US, AGENT, SUPPLIER, STRANGER, "Elverdale Partners", "Mossbank Retail"]
    papers = [
        authorisation(str(n), owner=names[a], licensee=names[b])
        if gives
        else invoice(str(n), seller=names[a], buyer=names[b])
        for n, (a, b, gives) in enumerate(edges)
    ]
    found = chain(*papers)
    if found.is_complete:
        assert found.steps[0].giver == OWNER
        assert found.steps[-1].receiver == US
        assert found.steps[-1].act is TitleAct.SELLS
    for run in (found.steps, found.tail):
        assert all(a.receiver == b.giver for a, b in pairwise(run))
    if not found.is_complete and found.tail:
        assert found.tail[-1].receiver == US


@pytest.mark.slow
def test_many_papers_are_joined_in_a_moment() -> None:
    papers = [
        authorisation(f"a{n}", owner=f"Company {n} Northgate", licensee=f"Company {n + 1} Northgate")
        for n in range(350)
    ]
    with at_most(5):
        chain(*papers, invoice("c"), owner="Company 0 Northgate")

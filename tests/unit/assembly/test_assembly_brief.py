"""The brief and the chronology: everything for the lawyer, only what is public for the others."""

import datetime as dt
from decimal import Decimal
from functools import partial

import answer_cast as cast
import attrs
import pytest

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.assembly.brief import brief
from rejoinder.assembly.case_identification import identification_rows
from rejoinder.assembly.chronology import full_chronology, public_chronology
from rejoinder.assembly.exhibit import put_forward
from rejoinder.assembly.print_document import one_line, plain_text
from rejoinder.assembly.statement import Pleading, statement
from rejoinder.assembly.withheld import withheld
from rejoinder.domain.event import (
    HOUR_UNKNOWN,
    AnswerFiled,
    ComplaintWithdrawn,
    DecisionReceived,
    LetterReceived,
    LetterSent,
    OfferMade,
    OfferReceived,
)
from rejoinder.domain.finding import fact
from rejoinder.domain.market import platform_named
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.right import Right
from rejoinder.domain.route import RouteId

AT = dt.datetime(2026, 5, 12, 9, 0, tzinfo=cast.BEIJING)


def told(staged: cast.Staged, language: str = "en") -> str:
    say = partial(cast.wording().say, language=language)
    exhibits = put_forward(staged.case, staged.advice)
    return plain_text(brief(staged.case, staged.advice, exhibits, say=say, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_holds_what_a_lawyer_asks_first(language: str) -> None:
    words = told(cast.draft(), language)
    say = partial(cast.wording().say, language=language)
    parts = "why matter deadlines alleged chronology defences evidence findings exposure routes questions".split()
    assert all(say(phrase(f"document.brief-{part}")) in words for part in parts)
    assert words.startswith(say(phrase("document.brief-banner")))


def test_the_brief_names_private_findings_and_gaps() -> None:
    words = told(cast.draft())
    assert "The lines of the invoice add up to" in words
    assert "Can this gap be closed? the owner's authorisation" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_gives_a_reason_with_the_first_way_that_it_speaks_of(language: str) -> None:
    staged = cast.draft()
    say = partial(cast.wording().say, language=language)
    reason = fact("reading.stage", phrase("route.court-is-slow"))
    routes = tuple(attrs.evolve(route, because=(*route.because, reason)) for route in staged.advice.routes)
    assert len(routes) > 2
    again = attrs.evolve(staged, advice=attrs.evolve(staged.advice, routes=routes))
    assert told(again, language).count(say(reason.says)) == 1
    assert say(phrase("document.route-counsel")) not in told(again, language)


def test_the_public_chronology_leaves_out_papers_that_are_not_shown() -> None:
    staged = cast.draft()
    exhibits = put_forward(staged.case, staged.advice)
    public = public_chronology(staged.case, staged.advice, exhibits)
    full = full_chronology(staged.case, staged.advice, exhibits)
    assert [one.on for one in public] == [dt.date(2023, 10, 12), dt.date(2024, 9, 18)]
    assert {one.on for one in full} >= {dt.date(2023, 8, 30), dt.date(2026, 1, 15), cast.DUE.date()}
    assert [one.on for one in full] == sorted(one.on for one in full)


def test_what_was_done_in_the_case_stands_in_the_brief() -> None:
    staged = cast.draft()
    case = attrs.evolve(
        staged.case,
        filed=(AnswerFiled(at=AT, by="seller", route="counter_notice"),),
        letters=(
            LetterSent(at=AT, by="seller", to="the owner", purpose="evidence"),
            LetterReceived(at=AT, by="seller", sender="the agent"),
            LetterReceived(at=HOUR_UNKNOWN, by="folder", sender="nobody knows when"),
        ),
        offers=(
            OfferMade(at=AT, by="seller", terms="delist", amount=Decimal(0)),
            OfferReceived(at=AT, by="seller", terms="pay"),
        ),
        decisions=(
            DecisionReceived(at=AT, by="seller", outcome="round_lost"),
            DecisionReceived(at=AT, by="seller", outcome="other"),
        ),
        withdrawn=ComplaintWithdrawn(at=AT, by="seller"),
    )
    words = told(attrs.evolve(staged, case=case))
    for line in (
        "An answer was handed in (Counter-notice).",
        "A letter went out to the owner.",
        "A letter came from the agent.",
        "Terms were offered: delist",
        "The other side offered terms: pay",
        "another chance is left",
        "The platform decided.",
        "The complainant withdrew.",
    ):
        assert line in words
    assert "nobody knows when" not in words


def test_the_matter_leaves_out_what_nobody_said() -> None:
    staged = cast.ready()
    say = partial(cast.wording().say, language="en")
    bare = attrs.evolve(staged.advice.reading, references=(), parties=(), works=(), registrations=(), listings=())
    case = attrs.evolve(staged.case, seller=attrs.evolve(staged.case.seller, name=None, entity=None, shop_id=None))
    assert identification_rows(case, bare, say=say) == (("Right asserted", "copyright"),)


@pytest.mark.parametrize(
    ("rights", "right", "label"),
    [
        ((Right.TRADEMARK, Right.COUNTERFEIT), "trademark (counterfeit goods)", "Mark"),
        ((Right.COPYRIGHT, Right.PICTURE), "copyright in a picture", "Work"),
        ((Right.DESIGN,), "design", "Invention or design"),
        ((Right.COPYRIGHT, Right.TRADEMARK), "copyright, trademark", "Subject of the right"),
    ],
)
def test_each_right_is_named_once_and_its_subject_by_its_kind(
    rights: tuple[Right, ...], right: str, label: str
) -> None:
    staged = cast.ready()
    say = partial(cast.wording().say, language="en")
    rows = dict(identification_rows(staged.case, attrs.evolve(staged.advice.reading, rights=rights), say=say))
    assert rows["Right asserted"] == right
    assert rows[label] == "长巷灯影"


@pytest.mark.parametrize(
    ("slug", "shown"),
    [
        ("aliexpress", "AliExpress"),
        ("tiktok-shop", "TikTok Shop"),
        ("mercado-libre", "Mercado Libre"),
        ("xyz", "the platform"),
    ],
)
def test_a_platform_is_called_by_its_name_where_we_know_it(slug: str, shown: str) -> None:
    assert cast.wording().say(platform_named(shipped_markets().find(slug)), "en") == shown


def test_a_strangers_words_become_one_line() -> None:
    assert one_line("a\u202eb\nc\x00d  e") == "ab c d e"
    assert one_line("x" * 50, 10) == "x" * 9 + "…"


def test_a_us_counter_notice_leaves_its_declarations_to_the_signer() -> None:
    staged = cast.ready()
    advice = attrs.evolve(staged.advice, routes=(cast.route(RouteId.DMCA_COUNTER_NOTICE, 1, advised=True),))
    pleading = Pleading(
        case=staged.case,
        advice=advice,
        exhibits=put_forward(staged.case, advice),
        withheld=withheld(staged.case, advice),
    )
    say = partial(cast.wording().say, language="en")
    words = plain_text(statement(pleading, say=say, language="en", characters=9000))
    assert words.startswith("Counter-notification")
    assert words.count("- [ ] ") == 3
    assert ("Where it appeared" in words) == any(one.url and one.item_id for one in advice.reading.listings)

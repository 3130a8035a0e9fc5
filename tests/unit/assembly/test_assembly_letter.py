"""Letters: every template, with every field there and with every field absent; and what fits a case."""

import datetime as dt
import re
from decimal import Decimal
from functools import cache, partial

import answer_cast as cast
import attrs
import pytest

from rejoinder.adapters.shipped.letters import shipped_letters, withdrawal_ways
from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.assembly.exhibit import put_forward
from rejoinder.assembly.letter import (
    FACTS,
    FIELDS,
    LISTS,
    Addressee,
    LetterFact,
    LetterSentence,
    LetterValues,
    Purpose,
    Template,
    letter,
    parts,
    unfit_reasons,
)
from rejoinder.assembly.letter_choice import purposes
from rejoinder.assembly.letter_known import LetterSources, letter_values
from rejoinder.assembly.print_document import plain_text
from rejoinder.assembly.withheld import withheld
from rejoinder.domain.allegation import Tested
from rejoinder.domain.defence import RequirementStatus
from rejoinder.domain.event import (
    HOUR_UNKNOWN,
    AnswerFiled,
    ComplaintWithdrawn,
    DecisionReceived,
    LetterReceived,
    LetterSent,
    OfferMade,
    OfferReceived,
    RouteChosen,
)
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import Stage
from rejoinder.domain.route import RouteId, Trigger

EVERY = [(purpose, language) for purpose in Purpose for language in LANGUAGES]
ready = cache(cast.ready)
BEFORE = cast.NOW - dt.timedelta(days=5)


def given_for(
    staged: cast.Staged, purpose: Purpose, language: str = "en", *, fresh: frozenset[str] = frozenset()
) -> LetterValues:
    matter = LetterSources(
        case=staged.case,
        advice=staged.advice,
        exhibits=put_forward(staged.case, staged.advice),
        hidden=withheld(staged.case, staged.advice),
        fresh=fresh,
        ways=withdrawal_ways(),
    )
    say = partial(cast.wording().say, language=language)
    to = shipped_letters()[purpose.value, language].to[0]
    return letter_values(matter, say=say, language=language, to=to, purpose=purpose)


def written(staged: cast.Staged, purpose: Purpose, language: str = "en", *, fresh: frozenset[str] = frozenset()) -> str:
    given = given_for(staged, purpose, language, fresh=fresh)
    return plain_text(letter(shipped_letters()[purpose.value, language], given, language=language))


def reasons(staged: cast.Staged, purpose: Purpose) -> str:
    return " ".join(unfit_reasons(shipped_letters()[purpose.value, "en"], given_for(staged, purpose).known))


def in_case(staged: cast.Staged, **changes: object) -> cast.Staged:
    talk = {"talk": changes["letters"]} if "letters" in changes else {}
    return attrs.evolve(staged, case=attrs.evolve(staged.case, **changes, **talk))


def sent(purpose: str, at: dt.datetime = BEFORE) -> LetterSent:
    return LetterSent(at=at, by="seller", to="owner", purpose=purpose)


ADMISSIONS = re.compile(
    r"(?i)we (infringed|apologi[sz]e|admit)|our (infringement|mistake)|sorry|侵权行为|我方(侵权|承认)|道歉|抱歉"
    r"|мы нарушили|призна[её]м|приносим извинения|guarantee|promise|保证|гарантируем|sue you|起诉贵方|подадим в суд"
)


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_no_letter_admits_threatens_or_promises(purpose: Purpose, language: str) -> None:
    assert not ADMISSIONS.search(written(ready(), purpose, language))


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_every_letter_says_when_to_send_it_and_when_not(purpose: Purpose, language: str) -> None:
    template = shipped_letters()[purpose.value, language]
    assert template.send_when
    assert any(caution.has_condition for caution in template.not_when)
    assert any(not caution.has_condition for caution in template.not_when)


def test_a_ready_answer_shows_the_papers_then_asks_for_a_withdrawal_then_reminds() -> None:
    staged = cast.ready()
    assert purposes(staged.case, staged.advice) == (Purpose.EVIDENCE,)
    shown = in_case(staged, letters=(sent("evidence"),))
    assert purposes(shown.case, shown.advice) == (Purpose.WITHDRAWAL,)
    asked = in_case(staged, letters=(sent("evidence"), sent("withdrawal-request")))
    assert purposes(asked.case, asked.advice) == (Purpose.REMINDER,)


def test_a_draft_complies_and_asks_the_supplier() -> None:
    staged = cast.draft()
    assert purposes(staged.case, staged.advice) == (Purpose.COMPLIANCE, Purpose.SUPPLIER)
    lapsed = tuple(attrs.evolve(one, id="licence") for one in staged.advice.defences)
    assert purposes(staged.case, attrs.evolve(staged.advice, defences=lapsed)) == (Purpose.COMPLIANCE,)


def test_the_letter_that_the_listing_is_down_waits_for_the_decision_to_take_it_down() -> None:
    staged = cast.draft()
    assert "Take the listing down first" in reasons(staged, Purpose.COMPLIANCE)
    assert "taken the listing down" not in written(staged, Purpose.COMPLIANCE)
    chosen = in_case(staged, route=RouteChosen(at=HOUR_UNKNOWN, by="seller", route="comply"))
    assert reasons(chosen, Purpose.COMPLIANCE) == ""
    assert "we have taken the listing down" in written(chosen, Purpose.COMPLIANCE)
    assert purposes(chosen.case, chosen.advice)[0] is Purpose.COMPLIANCE


def test_nobody_writes_that_the_listing_is_down_where_every_allegation_was_refuted() -> None:
    staged = cast.draft()
    refuted = tuple(attrs.evolve(one, tested=Tested.REFUTED) for one in staged.advice.allegations)
    assert Purpose.COMPLIANCE not in purposes(staged.case, attrs.evolve(staged.advice, allegations=refuted))


def test_where_a_court_has_written_nobody_writes_to_the_complainant() -> None:
    for staged in (cast.ready(), cast.draft()):
        trigger = Trigger(id="court_papers", says=cast.said("call-lawyer"))
        advice = attrs.evolve(staged.advice, counsel=(trigger,))
        assert not {Purpose.EVIDENCE, Purpose.COMPLIANCE} & set(purposes(staged.case, advice))
        judged = attrs.evolve(staged, advice=advice)
        for purpose in set(Purpose) - {Purpose.SUPPLIER, Purpose.WARRANTY, Purpose.SUPPORT, Purpose.SECOND_ROUND}:
            assert "court paper" in reasons(judged, purpose), purpose


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_said_to_come_in_time_only_while_one_can_be_handed_in(language: str) -> None:
    staged = cast.ready()
    late = attrs.evolve(staged.advice, routes=(cast.route(RouteId.NEGOTIATE, 1, advised=True),))
    in_time = {
        "en": "Our answer to the platform will be submitted within its time limit",
        "zh": "对平台的答复仍将在规定期限内提交",
        "ru": "Ответ площадке в любом случае будет подан в срок",
    }[language]
    assert in_time in written(staged, Purpose.EVIDENCE, language)
    assert in_time not in written(attrs.evolve(staged, advice=late), Purpose.EVIDENCE, language)
    filed = in_case(staged, filed=(AnswerFiled(at=BEFORE, by="seller", route="counter_notice"),))
    assert in_time not in written(filed, Purpose.EVIDENCE, language)


def test_a_letter_goes_to_the_agent_for_the_owner() -> None:
    assert written(cast.russian(), Purpose.EVIDENCE).split("\n\n")[1] == (
        "Dear Агентство «Выдумка» (for ООО «Небылица Арт»),"
    )


def test_an_unclear_complaint_is_asked_about() -> None:
    staged = cast.draft()
    advice = attrs.evolve(staged.advice, routes=(cast.route(RouteId.ASK, 1, advised=True),), defences=())
    assert purposes(staged.case, advice) == (Purpose.BASIS,)


def test_where_only_talking_is_advised_one_introduces_oneself() -> None:
    staged = cast.draft()
    advice = attrs.evolve(staged.advice, routes=(cast.route(RouteId.NEGOTIATE, 1, advised=True),), defences=())
    assert purposes(staged.case, advice) == (Purpose.FIRST_CONTACT,)
    waiting = in_case(staged, letters=(sent("first-contact"),))
    assert purposes(waiting.case, advice) == (Purpose.REMINDER,)
    assert "already written" in reasons(waiting, Purpose.FIRST_CONTACT)


@pytest.mark.parametrize("stage", [Stage.UNRELATED, Stage.RETRACTION, Stage.PLATFORM_FINDING])
def test_nobody_is_written_to_where_nobody_complained(stage: Stage) -> None:
    staged = cast.ready()
    advice = attrs.evolve(staged.advice, reading=attrs.evolve(staged.advice.reading, stage=stage))
    assert purposes(staged.case, advice) == ()
    assert "Nobody has complained" in reasons(attrs.evolve(staged, advice=advice), Purpose.FIRST_CONTACT)


def test_names_of_strangers_cannot_become_fields_or_asides() -> None:
    template = Template(
        to=(Addressee.COMPLAINANT,),
        send_when="-",
        not_when=(),
        subject=LetterSentence(text="To[ {owner}]"),
        passages=(),
    )
    known = {"owner": LetterFact(value="[{seller}] & {x}"), "seller": LetterFact(value="us")}
    assert plain_text(letter(template, LetterValues(known=known), language="en")) == "To [{seller}] & {x}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_papers_are_shown_with_what_they_carry(language: str) -> None:
    words = written(cast.ready(), Purpose.EVIDENCE, language)
    assert "IPR-2026-0511-70007" in words
    assert "export-invoice.pdf" in words
    reference = {"en": "[Exhibit 1]", "zh": "【附件1】", "ru": "[Приложение 1]"}[language]
    assert reference in words


def test_a_sentence_that_no_exhibit_carries_falls_out_of_the_letter() -> None:
    staged = cast.ready()
    matter = LetterSources(case=staged.case, advice=staged.advice, exhibits=(), ways={})
    say = partial(cast.wording().say, language="en")
    given = letter_values(matter, say=say, language="en", to=Addressee.COMPLAINANT)
    words = plain_text(letter(shipped_letters()["evidence", "en"], given, language="en"))
    assert "[Exhibit" not in words
    assert "This is what our documents show" not in words
    assert "No ground of defence" in " ".join(unfit_reasons(shipped_letters()["evidence", "en"], given.known))


def test_each_sentence_that_asserts_says_what_it_rests_on() -> None:
    staged = in_case(cast.ready(), letters=(sent("evidence"),))
    given = given_for(staged, Purpose.WITHDRAWAL)
    said = [one for part in parts(shipped_letters()["withdrawal-request", "en"], given) for one in part.assertions]
    first = next(one for one in said if one.text.startswith("We have sent you our documents"))
    assert "case.letters" in {leg.id for leg in first.because}
    exhibits = {paper.sha256 for paper in staged.case.papers}
    assert exhibits & {leg.id for one in said for leg in one.because}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_request_to_withdraw_says_how_it_is_done_on_that_platform(language: str) -> None:
    staged = cast.ready()
    for platform, way in (("aliexpress", "aliexpress"), ("amazon", "amazon"), ("ozon", "-")):
        reading = attrs.evolve(staged.advice.reading, platform=platform)
        seen = attrs.evolve(staged, advice=attrs.evolve(staged.advice, reading=reading))
        assert withdrawal_ways()[way][language] in written(seen, Purpose.WITHDRAWAL, language)


def test_a_platform_that_the_notice_does_not_name_is_the_one_of_the_shop() -> None:
    staged = cast.ready()
    unnamed = attrs.evolve(staged.advice.reading, platform=None)
    seller = attrs.evolve(staged.case.seller, marketplace="ozon")
    advice = attrs.evolve(staged.advice, reading=unnamed, market=shipped_markets().find("ozon"))
    assert "on Ozon" in written(
        attrs.evolve(staged, advice=advice, case=attrs.evolve(staged.case, seller=seller)), Purpose.EVIDENCE
    )


def test_terms_are_those_that_were_recorded_and_lapse_with_their_time() -> None:
    staged = cast.draft()
    assert "No terms of yours are recorded" in reasons(staged, Purpose.COUNTER_OFFER)
    blank = written(staged, Purpose.COUNTER_OFFER)
    assert "we propose" not in blank
    assert "the blanks are to be filled in before this letter goes out" in blank
    assert blank.count("____________") == 3
    assert "Amount" not in blank
    ends = cast.NOW + dt.timedelta(days=3)
    ours = OfferMade(
        at=BEFORE,
        by="seller",
        terms="we remove the picture.",
        amount=Decimal(200),
        currency="USD",
        expires_at=ends,
        conditions=("no further claims", "each side bears its costs"),
    )
    theirs = OfferReceived(at=BEFORE, by="seller", terms="pay and delete", amount=Decimal(900), currency="USD")
    talking = in_case(staged, offers=(theirs, ours), talk=(theirs, ours))
    words = written(talking, Purpose.COUNTER_OFFER)
    assert "On our side: we remove the picture." in words
    assert "Amount: USD 200." in words
    assert "On these conditions: no further claims, each side bears its costs." in words
    assert "you withdraw the complaint" in words
    assert "you make no further claims" in words
    assert "neither side admits" in words
    assert "We keep this open until" in words
    assert "____" not in words
    assert "Thank you for your proposal: pay and delete (USD 900)." in words
    assert reasons(talking, Purpose.COUNTER_OFFER) == ""
    trigger = Trigger(id="money_demanded", says=cast.said("call-lawyer"))
    pressed = attrs.evolve(talking, advice=attrs.evolve(talking.advice, counsel=(trigger,)))
    assert "Money is demanded" in reasons(pressed, Purpose.COUNTER_OFFER)
    later = attrs.evolve(talking, advice=attrs.evolve(talking.advice, now=ends))
    assert "have run out" in reasons(later, Purpose.COUNTER_OFFER)
    assert "We accept your proposal: pay and delete (USD 900)." in written(talking, Purpose.ACCEPTANCE)


def test_a_reminder_waits_two_days_and_ends_with_a_reply() -> None:
    staged = cast.draft()
    assert "No letter to the complainant is recorded" in reasons(staged, Purpose.REMINDER)
    fresh = in_case(staged, letters=(sent("complaint-basis", cast.NOW - dt.timedelta(hours=3)),))
    assert "less than two days" in reasons(fresh, Purpose.REMINDER)
    older = in_case(staged, letters=(sent("complaint-basis"),))
    assert reasons(older, Purpose.REMINDER) == ""
    assert "On 7 May 2026 we wrote to you" in written(older, Purpose.REMINDER)
    answered = in_case(
        staged, letters=(sent("complaint-basis"), LetterReceived(at=cast.NOW, by="seller", sender="owner"))
    )
    assert "A letter has come in since" in reasons(answered, Purpose.REMINDER)
    assert "we have not seen a reply" not in written(answered, Purpose.REMINDER)


def test_a_letter_to_the_supplier_is_none_to_the_complainant() -> None:
    staged = in_case(cast.draft(), letters=(sent("supplier-paper"),))
    assert "No letter to the complainant is recorded" in reasons(staged, Purpose.REMINDER)


def test_thanks_follow_the_withdrawal() -> None:
    staged = cast.ready()
    assert "No withdrawal is recorded" in reasons(staged, Purpose.CLOSING)
    done = in_case(staged, withdrawn=ComplaintWithdrawn(at=BEFORE, by="seller", confirmed_by_platform=True))
    assert reasons(done, Purpose.CLOSING) == ""
    assert "The platform has confirmed it to us." in written(done, Purpose.CLOSING)
    assert purposes(done.case, done.advice) == (Purpose.CLOSING,)


def test_a_second_round_needs_something_new() -> None:
    filed = AnswerFiled(at=BEFORE, by="seller", route="counter_notice", receipt="R-7")
    lost = DecisionReceived(at=BEFORE, by="seller", outcome="round_lost")
    staged = in_case(cast.ready(), filed=(filed,), decisions=(lost,))
    assert "Nothing new supports the answer" in reasons(staged, Purpose.SECOND_ROUND)
    new = put_forward(staged.case, staged.advice)[1]
    fresh = frozenset({new.paper.sha256})
    known = given_for(staged, Purpose.SECOND_ROUND, fresh=fresh).known
    assert unfit_reasons(shipped_letters()["platform-second-round", "en"], known) == ()
    words = written(staged, Purpose.SECOND_ROUND, fresh=fresh)
    assert "Our answer of 7 May 2026 (receipt R-7) was not accepted." in words
    assert f"Exhibit {new.number}:" in words.split("These documents are new")[1].split("Together with")[0]


def test_an_undertaking_has_bounds_and_gives_nothing_away_that_can_be_shown() -> None:
    staged = cast.ready()
    assert "do not sign away" in reasons(staged, Purpose.UNDERTAKING)
    reading = attrs.evolve(staged.advice.reading, listings=())
    boundless = attrs.evolve(staged, advice=attrs.evolve(staged.advice, reading=reading))
    assert "no limits" in reasons(boundless, Purpose.UNDERTAKING)


def test_the_supplier_is_given_notice_only_of_goods_with_a_purchase_paper() -> None:
    staged = cast.ready()
    assert "No purchase paper" in reasons(staged, Purpose.WARRANTY), "papers of our own sales carry no purchase"
    assert "You delivered goods to us" not in written(staged, Purpose.WARRANTY)
    draft = cast.draft()
    gap = draft.advice.defences[0]
    first = attrs.evolve(gap.requirements[0], status=RequirementStatus.MET)
    bought = attrs.evolve(draft.advice, defences=(attrs.evolve(gap, requirements=(first, *gap.requirements[1:])),))
    assert "You delivered goods to us under this document: Invoice" in written(
        attrs.evolve(draft, advice=bought), Purpose.WARRANTY
    )


def test_an_agent_is_asked_for_authority_only_where_none_was_shown() -> None:
    staged = cast.russian()
    findings = tuple(one for one in staged.advice.findings if not one.id.startswith("agent-without-authority"))
    shown = attrs.evolve(staged, advice=attrs.evolve(staged.advice, findings=findings))
    assert "already speaks of the agent's authority" in reasons(shown, Purpose.AUTHORITY)


def test_what_is_known_goes_by_the_names_that_templates_may_use() -> None:
    for staged in (cast.ready(), cast.draft(), cast.russian()):
        known = given_for(in_case(staged, letters=(sent("evidence"),)), Purpose.EVIDENCE).known
        assert known.keys() <= FIELDS | FACTS
        assert all((one.value is None) == (name in FACTS) for name, one in known.items())
        assert all(isinstance(one.value, tuple) == (name in LISTS) for name, one in known.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_listings_are_spoken_of_in_the_plural(language: str) -> None:
    staged = cast.ready()
    one, two = {
        "en": ("this listing", "these listings"),
        "zh": ("所涉商品", "所涉商品"),
        "ru": ("касается товара:", "касается товаров:"),
    }[language]
    assert one in written(staged, Purpose.EVIDENCE, language)
    other = attrs.evolve(staged.advice.reading.listings[0], item_id="1005009999999999")
    reading = attrs.evolve(staged.advice.reading, listings=(*staged.advice.reading.listings, other))
    many = attrs.evolve(staged, advice=attrs.evolve(staged.advice, reading=reading))
    assert two in written(many, Purpose.EVIDENCE, language)


def test_the_supplier_is_asked_for_a_reply_while_there_is_time_for_an_answer() -> None:
    staged = cast.draft()
    known = given_for(staged, Purpose.SUPPLIER).known
    assert f"Please send us what you have by {known['reply_by'].value}, and" in written(staged, Purpose.SUPPLIER)
    late = attrs.evolve(staged, advice=attrs.evolve(staged.advice, now=cast.DUE))
    assert "a reply today" in written(late, Purpose.SUPPLIER)

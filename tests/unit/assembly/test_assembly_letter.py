"""Letters: every template, with every field there and with every field absent."""

import re
from functools import partial

import answer_cast as cast
import attrs
import pytest
import yaml

from rejoinder.adapters.letters import shipped
from rejoinder.assembly.exhibit import put_forward
from rejoinder.assembly.letter import FIELDS, LISTS, Enclosed, Purpose, enclosed, letter, purposes, unfit
from rejoinder.assembly.sheet import plain
from rejoinder.assembly.withheld import Withheld, withheld
from rejoinder.domain.allegation import Tested
from rejoinder.domain.event import HOUR_UNKNOWN, LetterSent, RouteChosen
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.reading import Stage
from rejoinder.domain.route import RouteId, Trigger

EVERY = [(purpose, language) for purpose in Purpose for language in LANGUAGES]
FULL = Enclosed(
    values={name: f"«{name}»" for name in FIELDS - LISTS}, lists={name: (f"{name} 1", f"{name} 2") for name in LISTS}
)
BARE = Enclosed(values=dict.fromkeys(FIELDS - LISTS), lists={})
PLATFORM_ONLY = Enclosed(values={**BARE.values, "platform": "the platform"}, lists={})


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_every_field_that_is_known_is_filled_in(purpose: Purpose, language: str) -> None:
    template = shipped()[purpose.value, language]
    words = plain(letter(template, FULL, language=language))
    named = set(re.findall(r"\{(\w+)\}", " ".join(text for text, _ in template.paragraphs)))
    assert named <= FIELDS
    assert all((f"«{name}»" if name not in LISTS else f"{name} 2") in words for name in named)
    assert not set(words) & set("{}")


@pytest.mark.parametrize("given", [BARE, PLATFORM_ONLY])
@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_nothing_is_left_of_a_field_that_is_not_known(purpose: Purpose, language: str, given: Enclosed) -> None:
    words = plain(letter(shipped()[purpose.value, language], given, language=language))
    assert not re.search(r"[{}]|None|\(\s*\)|（\s*）|\s[,;:.]|“”|«»|：：", words, re.MULTILINE)
    assert len(words) > 100


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_every_letter_says_when_to_send_it_and_when_not(purpose: Purpose, language: str) -> None:
    template = shipped()[purpose.value, language]
    assert template.send_when
    assert template.never_when


@pytest.mark.parametrize("purpose", Purpose)
def test_the_three_languages_have_the_same_paragraphs(purpose: Purpose) -> None:
    made = [shipped()[purpose.value, language] for language in LANGUAGES]
    assert len({len(template.paragraphs) for template in made}) == 1


ADMISSIONS = re.compile(
    r"(?i)we (infringed|apologi[sz]e|admit)|our (infringement|mistake)|sorry|侵权行为|我方(侵权|承认)|道歉|抱歉"
    r"|мы нарушили|призна[её]м|приносим извинения|guarantee|promise|保证|гарантируем|sue you|起诉贵方|подадим в суд"
)


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_no_letter_admits_threatens_or_promises(purpose: Purpose, language: str) -> None:
    words = plain(letter(shipped()[purpose.value, language], FULL, language=language))
    assert not ADMISSIONS.search(words)


def test_a_ready_answer_shows_the_papers_first_and_asks_for_a_withdrawal_afterwards() -> None:
    staged = cast.ready()
    assert purposes(staged.case, staged.advice) == (Purpose.EVIDENCE,)
    sent = LetterSent(at=HOUR_UNKNOWN, by="seller", to="owner", purpose="evidence")
    assert purposes(attrs.evolve(staged.case, letters=(sent,)), staged.advice) == (Purpose.WITHDRAWAL,)


def test_a_draft_complies_and_asks_the_supplier() -> None:
    staged = cast.draft()
    assert purposes(staged.case, staged.advice) == (Purpose.COMPLIANCE, Purpose.SUPPLIER)


def test_the_letter_that_the_listing_is_down_waits_for_the_decision_to_take_it_down() -> None:
    staged = cast.draft()
    assert unfit(Purpose.COMPLIANCE, staged.case)
    chosen = attrs.evolve(staged.case, route=RouteChosen(at=HOUR_UNKNOWN, by="seller", route="comply"))
    assert unfit(Purpose.COMPLIANCE, chosen) == ()
    assert purposes(chosen, staged.advice)[0] is Purpose.COMPLIANCE
    assert unfit(Purpose.EVIDENCE, staged.case) == ()


def test_nobody_writes_that_the_listing_is_down_where_every_allegation_was_refuted() -> None:
    staged = cast.draft()
    refuted = tuple(attrs.evolve(one, tested=Tested.REFUTED) for one in staged.advice.allegations)
    assert Purpose.COMPLIANCE not in purposes(staged.case, attrs.evolve(staged.advice, allegations=refuted))


def test_where_a_court_has_written_nobody_writes_to_the_complainant() -> None:
    for staged in (cast.ready(), cast.draft()):
        trigger = Trigger(id="court_papers", says=cast.said("call-lawyer"))
        advice = attrs.evolve(staged.advice, counsel=(trigger,))
        assert not {Purpose.EVIDENCE, Purpose.COMPLIANCE} & set(purposes(staged.case, advice))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_said_to_come_in_time_only_while_one_can_be_handed_in(language: str) -> None:
    staged = cast.ready()
    say = partial(cast.wording().say, language=language)
    late = attrs.evolve(staged.advice, routes=(cast.route(RouteId.NEGOTIATE, 1, advised=True),))
    in_time = say(phrase("document.letter-in-time"))
    for advice, told in ((staged.advice, True), (late, False)):
        given = enclosed(staged.case, advice, (), hidden=Withheld(), say=say)
        words = plain(letter(shipped()["evidence", language], given, language=language))
        assert (in_time in words) is told


def test_a_letter_goes_to_the_agent_for_the_owner() -> None:
    staged = cast.russian()
    say = partial(cast.wording().say, language="en")
    given = enclosed(staged.case, staged.advice, (), hidden=Withheld(), say=say)
    assert given.values["complainant"] == "Агентство «Выдумка» (for ООО «Небылица Арт»)"


def test_an_unclear_complaint_is_asked_about() -> None:
    staged = cast.draft()
    advice = attrs.evolve(staged.advice, routes=(cast.route(RouteId.ASK, 1, advised=True),), defences=())
    assert purposes(staged.case, advice) == (Purpose.FIRST_CONTACT,)


@pytest.mark.parametrize("stage", [Stage.UNRELATED, Stage.RETRACTION, Stage.PLATFORM_FINDING])
def test_nobody_is_written_to_where_nobody_complained(stage: Stage) -> None:
    staged = cast.ready()
    advice = attrs.evolve(staged.advice, reading=attrs.evolve(staged.advice.reading, stage=stage))
    assert purposes(staged.case, advice) == ()


def test_names_of_strangers_cannot_become_fields() -> None:
    template = shipped()["first-contact", "en"]
    hostile = attrs.evolve(FULL, values={**FULL.values, "complainant": "{seller} & {x}"})
    assert "Dear {seller} & {x}," in plain(letter(template, hostile, language="en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_filled_from_the_case(language: str) -> None:
    staged = cast.ready()
    say = partial(cast.wording().say, language=language)
    hidden = withheld(staged.case, staged.advice)
    given = enclosed(staged.case, staged.advice, put_forward(staged.case, staged.advice), hidden=hidden, say=say)
    words = plain(letter(shipped()["evidence", language], given, language=language))
    assert "IPR-2026-0511-70007" in words
    assert "export-invoice.pdf" in words
    assert hidden == Withheld()


def test_a_template_is_plain_yaml_for_a_lawyer_to_edit() -> None:
    from importlib import resources

    text = resources.files("rejoinder").joinpath("letters", "evidence", "en.yaml").read_text("utf-8")
    assert text.startswith("#")
    assert set(yaml.safe_load(text)) == {"send_when", "never_when", "subject", "paragraphs"}

"""Everything that follows from an event, and everything told of it, has its words."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_vault_event_record import values

from rejoinder.adapters.shipped.wording import Wording, shipped_phrases
from rejoinder.domain.event import EVENTS, EvidenceCollected, EvidenceOpened, RedactedCopyMade
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.route import RouteId
from rejoinder.usecases.case_history import TELLINGS, event_sentence
from rejoinder.usecases.reactions import REACTIONS, advice_after
from rejoinder.usecases.record_decision import OUTCOMES
from rejoinder.vault.event_record import KINDS, kind_of


def test_every_event_can_be_told_even_when_it_was_destroyed():
    assert set(TELLINGS) == set(EVENTS)
    for kind in KINDS:
        assert f"case.kind-{kind}" in shipped_phrases()


def test_every_route_and_outcome_has_its_words():
    names = [f"case.route-{route.value}" for route in RouteId] + [f"case.outcome-{outcome}" for outcome in OUTCOMES]
    assert set(names) <= set(shipped_phrases())


@pytest.mark.parametrize("noun", EVENTS, ids=kind_of)
@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.data())
def test_every_event_is_told_and_reacted_to_in_three_languages(noun, drawn):
    event = drawn.draw(values(noun))
    wording = Wording()
    for language in LANGUAGES:
        assert wording.say(event_sentence(event), language)
        for said in advice_after([event]):
            assert wording.say(said, language)


def test_a_line_of_custody_says_what_it_knows_and_no_names_of_the_program():
    at, sha256 = dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "0" * 64
    common = {"at": at, "by": "x", "sha256": sha256, "path": "a.pdf"}
    events = (
        EvidenceCollected(**common, source="-"),
        EvidenceOpened(**common, purpose="-"),
        RedactedCopyMade(**common, copy_sha256=sha256, removed="unit_price 4, supplier 1"),
    )
    collected, opened, redacted = (Wording().say(event_sentence(event), "en") for event in events)
    assert (collected, opened) == ("Paper `a.pdf` secured.", "Paper `a.pdf` opened.")
    assert redacted.endswith("taken out: unit prices and amounts (4 places), the supplier's name (1 place).")


def test_reactions_name_use_cases_that_exist():
    named = {name for reaction in REACTIONS.values() for name in reaction.again}
    assert named == {"read", "inspect", "advise"}


def test_the_same_advice_is_given_once():
    from rejoinder.domain.event import ComplaintWithdrawn

    event = ComplaintWithdrawn(at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), by="x")
    assert len(advice_after([event, event])) == 1

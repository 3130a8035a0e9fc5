import datetime as dt
import json
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.document.document import Document
from rejoinder.domain.casefile import FOLDS, CaseFile, fold
from rejoinder.domain.event import EVENTS, CaseOpened, Event, EvidenceFiled, OfferMade
from rejoinder.domain.phrase import Phrase
from rejoinder.domain.seller import Seller
from rejoinder.usecases.reactions import REACTIONS
from rejoinder.vault.event_record import KINDS, RecordIsUnreadable, event_from, fields_of, hints_of, kind_of

ZONES = st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=8)), dt.timezone(dt.timedelta(hours=-5, minutes=-30))])
INSTANTS = st.datetimes(timezones=ZONES)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=2)
WORDS = st.text(max_size=12)
SIMPLE = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    dt.datetime: INSTANTS,
    dt.date: st.dates(),
    Decimal: DECIMALS,
}


def loose() -> st.SearchStrategy[Any]:
    leaves = st.one_of(WORDS, st.integers(), st.booleans(), DECIMALS, st.dates(), INSTANTS)
    return st.recursive(
        leaves,
        lambda parts: st.one_of(
            st.lists(parts, max_size=2).map(tuple),
            st.builds(Phrase, WORDS, st.lists(st.tuples(WORDS, parts), max_size=2).map(tuple)),
        ),
        max_leaves=4,
    )


def values(hint: Any) -> st.SearchStrategy[Any]:
    origin, inside = get_origin(hint), get_args(hint)
    if hint is Any:
        return loose()
    if origin in (Union, UnionType):
        return st.one_of(*(st.none() if part is NoneType else values(part) for part in inside))
    if origin is tuple:
        if inside[-1] is Ellipsis:
            return st.lists(values(inside[0]), max_size=2).map(tuple)
        return st.tuples(*map(values, inside))
    if hint is Document:
        return st.just(Document())  # a ledger records what a paper is, never what it holds
    if attrs.has(hint):
        hints = hints_of(hint)
        return st.builds(hint, **{part.name: values(hints[part.name]) for part in attrs.fields(hint)})
    return st.sampled_from(list(hint)) if issubclass(hint, Enum) else SIMPLE[hint]


@pytest.mark.parametrize("noun", EVENTS, ids=kind_of)
@settings(max_examples=15)
@given(drawn=st.data())
def test_every_event_comes_back_from_the_ledger_as_it_was(noun, drawn):
    event = drawn.draw(values(noun))
    stored = json.loads(json.dumps(fields_of(event), ensure_ascii=False))
    assert event_from(kind_of(noun), stored, at=event.at, by=event.by) == event


@pytest.mark.parametrize("noun", EVENTS, ids=kind_of)
@settings(max_examples=3)
@given(drawn=st.data())
def test_every_event_is_folded_and_changes_the_case(noun, drawn):
    assert isinstance(fold([drawn.draw(values(noun))]), CaseFile)


def test_every_event_is_listed_folded_recorded_and_reacted_to():
    concrete = {noun for noun in Event.__subclasses__() if noun.__module__ == Event.__module__}
    assert concrete == set(EVENTS) == set(FOLDS) == set(KINDS.values()) == set(REACTIONS)
    assert len(KINDS) == len(EVENTS)


AT = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("never_heard_of", {}),
        ("case_opened", {"seller": {"planet": "Mars"}}),
        ("case_opened", {}),
        ("case_opened", {"seller": []}),
        ("case_opened", {"seller": {"name": 3}}),
        ("evidence_filed", {"paper": {"path": "a"}}),
        ("offer_made", {"terms": "t", "amount": "much"}),
        ("offer_made", {"terms": "t", "expires_at": "soon"}),
        ("decision_received", {"outcome": "x", "points": True}),
        ("complaint_received", {"reading": {"stage": "party"}, "sha256": ""}),
    ],
)
def test_a_record_this_version_does_not_know_is_an_error_not_a_guess(kind, fields):
    with pytest.raises(RecordIsUnreadable):
        event_from(kind, fields, at=AT, by="seller")


def test_what_is_not_said_is_not_stored():
    assert fields_of(CaseOpened(at=AT, by="x", seller=Seller(name="Shop"))) == {"seller": {"name": "Shop"}}
    assert fields_of(OfferMade(at=AT, by="x", terms="t", amount=Decimal("10.50"))) == {"terms": "t", "amount": "10.50"}
    assert EvidenceFiled in EVENTS

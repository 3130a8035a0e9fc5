import datetime as dt

import attrs
import pytest

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.reading import Clock, Party, Reading, Reference, Role, Stage, Unit, Work
from rejoinder.domain.right import Right
from rejoinder.domain.seller import AssertedComplaint
from rejoinder.usecases.confirmed_reading import apply_confirmations, stale_confirmations, unplaced_corrections
from rejoinder.usecases.fact_path import (
    FieldIsUnknown,
    ValueDoesNotFit,
    canonical_value,
    known_fields,
    value_at,
    with_value,
)

AT = dt.datetime(2026, 4, 7, 11, tzinfo=dt.UTC)
CST = dt.timezone(dt.timedelta(hours=8))
READING = Reading(
    file="complaint.txt",
    text="Carla Ltd complains. Reply within 3 working days. Night Herons.",
    language="en",
    platform=None,
    stage=Stage.NOTICE,
    rights=(Right.COPYRIGHT,),
    parties=(Party(role=Role.OWNER, name="Carla Ltd", email="c@example.com", span=(0, 9)),),
    works=(Work(title="Night Herons", kind="work", span=(50, 62)),),
    references=(Reference(kind="case", value="IPR-1", span=(1, 2)),),
    clocks=(Clock(phrase="within 3 working days", days=3, unit=Unit.WORKING_DAYS, span=(27, 48)),),
)


def corrected(*pairs: tuple[str, str], reading: Reading = READING, asserted=None) -> CaseFile:
    events = tuple(ev.FactCorrected(at=AT, by="alba", field=field, value=value) for field, value in pairs)
    return CaseFile(reading=reading, corrected=events, asserted=asserted or AssertedComplaint())


def confirmed(field: str, value: str) -> ev.FactConfirmed:
    return ev.FactConfirmed(at=AT, by="alba", field=field, value=value)


def test_without_corrections_the_reading_is_as_it_was():
    assert apply_confirmations(CaseFile(reading=READING)) == READING


@pytest.mark.parametrize(
    ("field", "value", "seen"),
    [
        ("parties.0.name", "Carla Prints Ltd.", lambda r: r.parties[0].name == "Carla Prints Ltd."),
        ("parties.0.role", "agent", lambda r: r.parties[0].role is Role.AGENT),
        ("parties.0.email", "", lambda r: r.parties[0].email is None),
        ("stage", "reminder", lambda r: r.stage is Stage.REMINDER),
        ("platform", "aliexpress", lambda r: r.platform == "aliexpress"),
        ("rights", "trademark, counterfeit", lambda r: r.rights == (Right.TRADEMARK, Right.COUNTERFEIT)),
        ("right", "picture", lambda r: r.rights == (Right.PICTURE,)),
        ("clocks.0.days", "5", lambda r: r.clocks[0].days == 5),
        (
            "clocks.0.due_at",
            "2026-04-10",
            lambda r: r.clocks[0].due_at == dt.datetime(2026, 4, 10, 23, 59, 59, tzinfo=CST),
        ),
        (
            "due_at",
            "2026-04-10T12:00:00+00:00",
            lambda r: r.clocks[1].due_at == dt.datetime(2026, 4, 10, 12, tzinfo=dt.UTC),
        ),
        ("received_at", "2026-04-01", lambda r: r.received_at == dt.datetime(2026, 4, 1, tzinfo=CST)),
        ("statements.good_faith", "yes", lambda r: r.statements.good_faith),
        ("classes", "9，25", lambda r: r.classes == (9, 25)),
        ("owner", "Dario SpA", lambda r: r.party(Role.OWNER).name == "Dario SpA"),
        ("agent", "Guard LLC", lambda r: r.party(Role.AGENT).name == "Guard LLC"),
        ("reference", "IPR-2", lambda r: r.references[0].value == "IPR-2"),
        ("works.0.title", "Day Herons", lambda r: r.works[0].title == "Day Herons"),
    ],
)
def test_a_correction_stands_in_the_reading(field, value, seen):
    assert seen(apply_confirmations(corrected((field, value))))


def test_a_corrected_owner_keeps_the_mail_and_points_nowhere():
    party = apply_confirmations(corrected(("owner", "Dario SpA"))).party(Role.OWNER)
    assert (party.email, party.span) == ("c@example.com", (0, 0))


def test_the_last_correction_holds():
    assert apply_confirmations(corrected(("platform", "ebay"), ("platform", "amazon"))).platform == "amazon"


def test_a_later_reading_does_not_overwrite_a_correction():
    later = attrs.evolve(READING, stage=Stage.DECISION, platform="ebay")
    assert apply_confirmations(corrected(("stage", "notice"), reading=later)).stage is Stage.NOTICE


def test_a_correction_wins_over_what_case_toml_asserts():
    asserted = AssertedComplaint(right=Right.PATENT, received_at=AT, overrides=(("owner", "X"), ("platform", "etsy")))
    reading = apply_confirmations(corrected(("rights", "design"), ("owner", "Y"), asserted=asserted))
    assert (reading.rights, reading.party(Role.OWNER).name) == ((Right.DESIGN,), "Y")
    assert (reading.platform, reading.received_at) == ("etsy", AT)


def test_a_correction_without_a_place_is_adrift_and_harms_nothing():
    case = corrected(("parties.7.name", "Nobody"), ("platform", "ebay"))
    assert [seen.field for seen in unplaced_corrections(case)] == ["parties.7.name"]
    assert apply_confirmations(case).platform == "ebay"


def test_a_confirmation_of_what_reads_otherwise_now_is_stale():
    case = CaseFile(reading=READING, confirmed=(confirmed("parties.0.name", "Old Ltd"), confirmed("stage", "notice")))
    assert [seen.field for seen in stale_confirmations(case)] == ["parties.0.name"]


@pytest.mark.parametrize(
    "field", ["", "planet", "text", "file", "signals", "parties", "parties.0", "parties.x.name", "parties.-1.name",
              "clocks.0.span", "clocks.99999999.days", "parties.0.name.x", "works.0.__class__", "clocks.0.whole_day"]
)  # fmt: skip
def test_an_unknown_or_fixed_field_is_refused_and_the_nearest_named(field):
    with pytest.raises(FieldIsUnknown) as raised:
        with_value(READING, field, "x")
    assert raised.value.values["nearest"]
    assert raised.value.exit_code == 3


@pytest.mark.parametrize(
    ("field", "value"),
    [("stage", "party"), ("rights", "copyleft"), ("clocks.0.days", "three"), ("owner", " "),
     ("clocks.0.due_at", "soon"),     ("received_at", "32.13.2026"), ("statements.perjury", "perhaps"),
     ("parties.0.name", ""), ("language", "")],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_refused_with_an_example(field, value):
    with pytest.raises(ValueDoesNotFit) as raised:
        with_value(READING, field, value)
    assert raised.value.values["expected"]


def test_every_known_field_can_be_seen_and_put_back():
    for field in known_fields(READING):
        value = value_at(READING, field)
        if value:
            with_value(READING, field, value)


def test_instants_are_kept_with_their_offset():
    assert canonical_value(Reading, "clocks.0.due_at", "2026-04-10") == "2026-04-10T23:59:59+08:00"
    assert canonical_value(Reading, "due_at", "2026-04-10T12:00") == "2026-04-10T12:00:00+08:00"
    assert canonical_value(Reading, "right", "design，patent") == "design, patent"
    assert canonical_value(Reading, "owner", "Dario") == "Dario"

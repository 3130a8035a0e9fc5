"""Timers: people are reminded in time, and what was slept through is told as missed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import F

from rejoinder.db.models import Card, CardDeadline, Case, Judgement, Member, Notice, Reminding, Timer
from rejoinder.db.notice_choice import set_reminding
from rejoinder.db.services import Services
from rejoinder.db.timer import queue_due_timers
from rejoinder.db.timer_care import delete_outdated, go_on
from rejoinder.db.timer_plan import plan_case
from rejoinder.db.worker import revive
from rejoinder.domain.event import OfferAnswered
from rejoinder.usecases.record_offer import RecordOffer, record_offer
from tests.web.cast import NOW, Cast, Clock

Opened = Callable[..., Case]
DUE = dt.datetime(2026, 11, 13, 15, 59, 59, tzinfo=dt.UTC)
"""What the sample notice prints: 13 November 2026, 23:59 in China."""


def reminders(case: Case) -> list[Timer]:
    return list(Timer.objects.filter(case=case, kind="remind").order_by("due_at"))


def deadline_of(case: Case) -> CardDeadline:
    return CardDeadline.objects.filter(card=case.pk).order_by("due_at")[0]


def test_a_judged_case_has_reminders_before_its_safe_moment_and_at_the_deadline(opened: Opened) -> None:
    case = opened()
    deadline = deadline_of(case)
    planned = [timer.due_at for timer in reminders(case) if timer.says["due_at"] == deadline.due_at.isoformat()]
    leads = [deadline.safe_by - dt.timedelta(hours=hours) for hours in (168, 72, 24, 6)]
    assert planned == [at for at in [*leads, deadline.due_at] if at > NOW]
    assert len(planned) >= 2


def test_a_reminder_is_told_once_to_those_who_work_on_the_case(
    opened: Opened, services: Services, clock: Clock, cast: Cast
) -> None:
    case = opened()
    first = reminders(case)[0]
    clock.at = first.due_at + dt.timedelta(seconds=1)
    queue_due_timers(services)
    queue_due_timers(services)
    told = Notice.objects.get(kind="deadline", key=first.key)
    assert told.user == cast.alba
    assert not told.missed
    assert set(told.says) == {"en", "zh", "ru"}
    assert Timer.objects.get(pk=first.pk).state == "done"


def test_a_reminder_goes_to_the_handler_alone_where_there_is_one(
    opened: Opened, services: Services, clock: Clock, cast: Cast
) -> None:
    Member.objects.filter(user=cast.bruno).update(role="handler")
    case = opened()
    Card.objects.filter(pk=case.pk).update(handler=cast.bruno)
    clock.at = reminders(case)[0].due_at
    queue_due_timers(services)
    assert {notice.user for notice in Notice.objects.filter(kind="deadline")} == {cast.bruno}


def test_what_was_slept_through_is_told_as_missed_and_nothing_is_hidden(
    opened: Opened, services: Services, clock: Clock
) -> None:
    case = opened()
    count = len(reminders(case))
    clock.at = DUE + dt.timedelta(days=1)
    queue_due_timers(services)
    told = Notice.objects.filter(kind="deadline")
    assert told.count() == count
    assert all(notice.missed and notice.due_at is not None for notice in told)


def test_judging_anew_after_a_long_sleep_takes_away_no_reminder_that_was_due(
    opened: Opened, services: Services, clock: Clock
) -> None:
    case = opened()
    count = len(reminders(case))
    clock.at = DUE + dt.timedelta(days=1)
    services.queue_judgement(case)
    assert {timer.state for timer in reminders(case)} == {"waiting"}
    queue_due_timers(services)
    assert Notice.objects.filter(kind="deadline", missed=True).count() == count


def test_another_deadline_cancels_the_reminders_of_the_old_one(opened: Opened, services: Services) -> None:
    case = opened()
    later = deadline_of(case).due_at + dt.timedelta(days=30)
    CardDeadline.objects.filter(card=case.pk).update(due_at=later, safe_by=later - dt.timedelta(hours=24))
    plan_case(services, case.pk)
    states = {timer.says["due_at"]: timer.state for timer in reminders(case)}
    assert states[later.isoformat()] == "waiting"
    assert {state for due_at, state in states.items() if due_at != later.isoformat()} == {"cancelled"}


def test_a_case_that_is_over_reminds_nobody(opened: Opened, services: Services, clock: Clock) -> None:
    case = opened()
    Card.objects.filter(pk=case.pk).update(status="withdrawn")
    clock.at = reminders(case)[0].due_at
    queue_due_timers(services)
    plan_case(services, case.pk)
    assert not Notice.objects.filter(kind="deadline").exists()
    assert not Timer.objects.filter(case=case, state="waiting", due_at__gt=clock.at).exists()


def test_owners_hear_of_a_case_in_which_nobody_acts(
    opened: Opened, services: Services, clock: Clock, cast: Cast
) -> None:
    Member.objects.filter(user=cast.bruno).update(role="handler")
    case = opened()
    clock.at = Timer.objects.get(case=case, kind="escalate").due_at
    clock.at = max(clock.at, NOW + dt.timedelta(hours=13))
    queue_due_timers(services)
    told = Notice.objects.filter(kind="escalation")
    assert {notice.user for notice in told} == {cast.alba}
    assert all(notice.urgent for notice in told)


def test_owners_are_not_disturbed_where_somebody_has_just_acted(
    opened: Opened, services: Services, clock: Clock
) -> None:
    case = opened()
    timer = Timer.objects.get(case=case, kind="escalate")
    Timer.objects.filter(pk=timer.pk).update(due_at=NOW + dt.timedelta(hours=1))
    clock.at = NOW + dt.timedelta(hours=2)
    queue_due_timers(services)
    assert Timer.objects.get(pk=timer.pk).state == "done"
    assert not Notice.objects.filter(kind="escalation").exists()


def test_the_day_after_a_case_is_judged_anew(opened: Opened, services: Services, clock: Clock) -> None:
    case = opened()
    clock.at = Timer.objects.get(case=case, kind="rejudge", state="waiting").due_at
    assert clock.at <= NOW + dt.timedelta(hours=27)
    queue_due_timers(services)
    assert Judgement.objects.get(pk=case.pk).judged_at == clock.at
    assert Timer.objects.filter(case=case, kind="rejudge", state="waiting").count() == 1


def test_a_house_sets_its_own_hours(opened: Opened, cast: Cast) -> None:
    Reminding.objects.create(organisation=cast.house, leads=[1])
    assert {timer.says["hours"] for timer in reminders(opened())} == {1}


@pytest.mark.parametrize("hours", [1, 200])
def test_owners_are_asked_for_a_backup(services: Services, clock: Clock, cast: Cast, hours: int) -> None:
    services.data.mkdir(exist_ok=True)
    (services.data / "backed-up-at").write_text((clock.at + dt.timedelta(days=3, hours=-hours)).isoformat())
    go_on(services)
    clock.at += dt.timedelta(days=3)
    queue_due_timers(services)
    asked = set(Notice.objects.filter(kind="care").values_list("user__name", flat=True))
    assert asked == (set() if hours == 1 else {"Alba", "Carla"})
    assert Timer.objects.filter(kind="backup", state="waiting").count() == 1


@pytest.mark.parametrize("altered", [True, False])
def test_a_file_that_is_not_what_was_stored_is_told_to_the_owners_of_its_case(
    opened: Opened, services: Services, clock: Clock, cast: Cast, altered: bool
) -> None:
    case = opened()
    kept = case.files.get(path="complaint.eml")
    for lying in (services.data / "vault").rglob(f"*{kept.sha256}*"):
        lying.write_bytes(b"something else") if altered else lying.unlink()
    go_on(services)
    clock.at += dt.timedelta(hours=1)
    queue_due_timers(services)
    told = Notice.objects.get(kind="care")
    assert told.user == cast.alba
    assert "complaint.eml" in told.says["en"]


def test_new_hours_of_a_house_count_for_its_cases_at_once(opened: Opened, services: Services, cast: Cast) -> None:
    case = opened()
    set_reminding(services, cast.house, leads=["2", "1"], escalate="5", hosts=[])
    queue_due_timers(services)
    hours = {timer.says["hours"] for timer in reminders(case) if timer.state == "waiting"}
    assert hours == {2, 1}


@pytest.mark.parametrize(("made", "word"), [(True, "our offer"), (False, "the offer of Larkmere")])
def test_an_offer_is_told_of_before_it_lapses_and_when_it_has(
    opened: Opened, services: Services, clock: Clock, cast: Cast, made: bool, word: str
) -> None:
    case = opened()
    end = NOW + dt.timedelta(hours=40)
    record_offer(
        services.writer(case, cast.alba),
        RecordOffer(terms="Ten pieces", made=made, expires_at=end, counterpart="Larkmere"),
    )
    services.queue_judgement(case)
    clock.at = end - dt.timedelta(hours=24)
    queue_due_timers(services)
    clock.at = end
    queue_due_timers(services)
    told = [notice.says["en"] for notice in Notice.objects.filter(kind="offer").order_by("pk")]
    assert len(told) == 2
    assert all(word in each for each in told)
    assert "lapses" in told[0]
    assert "lapsed" in told[1]


def test_an_offer_that_was_answered_is_left_alone(opened: Opened, services: Services, clock: Clock, cast: Cast) -> None:
    case = opened()
    end = NOW + dt.timedelta(hours=40)
    writer = services.writer(case, cast.alba)
    record_offer(writer, RecordOffer(terms="Ten pieces", made=True, expires_at=end, counterpart="Larkmere"))
    answered = OfferAnswered(at=writer.at, by=writer.by, accepted=False, by_us=False, counterpart="Larkmere")
    services.queue_judgement(case)
    writer.write(lambda _: (answered,))
    clock.at = end
    queue_due_timers(services)
    assert not Notice.objects.filter(kind="offer").exists()


def test_a_case_that_nobody_came_to_queue_is_judged(opened: Opened, services: Services) -> None:
    case = opened()
    Judgement.objects.filter(pk=case.pk).update(asked_n=F("asked_n") + 1, state="waiting")
    assert revive(services) == 1
    assert Judgement.objects.get(pk=case.pk).state == "done"


@pytest.mark.parametrize(("went_well", "state"), [(True, "done"), (False, "failed")])
def test_a_case_that_waits_for_a_job_that_is_over_waits_no_longer(
    opened: Opened, services: Services, went_well: bool, state: str
) -> None:
    case = opened()
    Judgement.objects.filter(pk=case.pk).update(state="waiting")
    revive(services, lambda keys: dict.fromkeys(keys, went_well))
    assert Judgement.objects.get(pk=case.pk).state == state


def test_each_day_the_database_learns_how_many_rows_its_indexes_hold(opened: Opened, services: Services) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("another database gathers its statistics by itself")
    opened()
    go_on(services)
    delete_outdated(services, Timer.objects.get(kind="clear"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT idx FROM sqlite_stat1 WHERE tbl = 'db_card'")
        assert "card_due" in {index for (index,) in cursor.fetchall()}

"""What a kill leaves of a case that was being opened goes away, and a clock that ran ahead stops no regular work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from rejoinder.db.case_projection import blank_card
from rejoinder.db.judge import judge
from rejoinder.db.models import Case, Judgement, Timer
from rejoinder.db.services import Services
from rejoinder.db.timer import queue_due_timers
from rejoinder.db.timer_care import EVERY, go_on
from rejoinder.db.worker import revive
from rejoinder.server.jobs import done_elsewhere
from rejoinder.server.task_error import TaskEndedItsProcess
from tests.web.cast import Cast, Clock


def cut_off(services: Services, cast: Cast) -> Case:
    """The rows that stand before the first line of a case does."""
    case = Case.objects.create(organisation=cast.house, opened_at=services.now())
    Judgement.objects.create(case=case)
    blank_card(case)
    return case


def test_a_case_whose_opening_was_cut_off_is_not_judged_and_goes_away(
    services: Services, cast: Cast, clock: Clock, opened: Callable[..., Case]
) -> None:
    whole, half = opened(), cut_off(services, cast)
    assert revive(services) == 0
    judge(services, half.pk)
    assert Judgement.objects.get(pk=half.pk).state == "waiting"
    assert services.drop_unopened() == 0  # it may still be being opened
    clock.at += dt.timedelta(hours=2)
    assert services.drop_unopened() == 1
    assert list(Case.objects.all()) == [whole]


def ended(name: str, about: str) -> None:
    """A process that ends over every task."""
    raise TaskEndedItsProcess


def test_a_case_that_takes_too_much_is_said_to_and_the_next_asking_counts(
    services: Services, cast: Cast, opened: Callable[..., Case]
) -> None:
    case = opened()

    judged = done_elsewhere({}, lambda: services, ended)["judge"]
    Judgement.objects.filter(pk=case.pk).update(state="working")
    judged(case.pk.hex)
    found = Judgement.objects.get(pk=case.pk)
    assert (found.state, found.trouble["code"]) == ("failed", "judging-takes-too-much")
    assert "more time or memory" in found.trouble["says"]["en"]
    Judgement.objects.filter(pk=case.pk).update(state="waiting", trouble=None)
    judged(case.pk.hex)
    assert Judgement.objects.get(pk=case.pk).state == "waiting"  # somebody asked again meanwhile, and is answered


def test_regular_work_goes_on_after_a_clock_that_ran_ahead(services: Services, cast: Cast, clock: Clock) -> None:
    begun = clock.at
    go_on(services)
    clock.at = begun + dt.timedelta(days=3650)
    queue_due_timers(services)
    go_on(services)
    clock.at = begun + dt.timedelta(minutes=1)
    go_on(services)
    far = [timer.kind for timer in Timer.objects.filter(state="waiting", due_at__gt=clock.at + dt.timedelta(days=8))]
    assert far == []
    clock.at += max(EVERY.values())
    queue_due_timers(services)
    stuck = Timer.objects.filter(state="waiting", asked_at__gt=clock.at)
    assert not stuck.exists()

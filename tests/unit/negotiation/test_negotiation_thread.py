"""The thread knows what is open, and the clock when to stop talking."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.phrase import phrase
from rejoinder.negotiation.clock import TO_FINISH, talk_clock
from rejoinder.negotiation.marking import marking_of
from rejoinder.negotiation.thread import threads

T0 = dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC)


def at(hours: int) -> dt.datetime:
    return T0 + dt.timedelta(hours=hours)


def told(*events: ev.Event) -> CaseFile:
    return fold(events)


def test_a_later_offer_stands_in_the_place_of_an_earlier_one() -> None:
    ours = ev.OfferMade(at=at(0), by="a", terms="take down", counterpart="Moss Ltd")
    theirs = ev.OfferReceived(
        at=at(1), by="a", terms="pay 500", amount=Decimal(500), currency="USD", counterpart="MOSS LTD"
    )
    (thread,) = threads(told(ours, theirs))
    assert thread.counterpart == "Moss Ltd"
    assert thread.open_offer(at(2)) == theirs


def test_an_offer_that_lapsed_or_was_answered_is_open_no_more() -> None:
    offer = ev.OfferReceived(at=at(0), by="a", terms="pay", counterpart="M", expires_at=at(5))
    assert threads(told(offer))[0].open_offer(at(4)) == offer
    assert threads(told(offer))[0].open_offer(at(5)) is None
    declined = ev.OfferAnswered(at=at(1), by="a", accepted=False, by_us=True, counterpart="M")
    assert threads(told(offer, declined))[0].open_offer(at(2)) is None


def test_letters_are_unread_until_something_shows_otherwise() -> None:
    sent = ev.LetterSent(at=at(0), by="a", to="M", purpose="first", asked=("basis",), conceded=("old photo",))
    (thread,) = threads(told(sent))
    assert thread.unread() == (sent,)
    assert (thread.requests, thread.concessions) == (("basis",), ("old photo",))
    read = ev.LetterRead(at=at(1), by="a", counterpart="m")
    assert threads(told(sent, read))[0].unread() == ()


def test_each_counterpart_has_a_thread_of_its_own() -> None:
    found = threads(told(*(ev.LetterSent(at=at(n), by="a", to=who, purpose="p") for n, who in enumerate("ABA"))))
    assert [(thread.counterpart, len(thread.passed)) for thread in found] == [("A", 2), ("B", 1)]


def deadline(route: str, due: int, safe: int) -> Deadline:
    return Deadline(
        id=f"{route}-d",
        route=route,
        says=phrase("case.nothing-new"),
        from_at=T0,
        due_at=at(due),
        safe_by=at(safe),
        rule="r",
        verified=True,
    )


def test_the_clock_keeps_a_day_before_what_is_safe_for_the_first_open_answer() -> None:
    clock = talk_clock([deadline("court", 10, 9), deadline("counter_notice", 72, 60)], ["counter_notice"])
    assert clock is not None
    assert (clock.stop_at, clock.due_at) == (at(60) - TO_FINISH, at(72))
    assert not clock.has_run_out(at(35))
    assert clock.has_run_out(at(36))
    assert clock.because[0].id == "deadlines.counter_notice-d"


def test_without_an_open_answer_there_is_no_clock() -> None:
    assert talk_clock([deadline("court", 10, 9)], ["counter_notice"]) is None


def test_markings_are_told_from_the_head_of_a_letter() -> None:
    assert marking_of("WITHOUT PREJUDICE\nWe offer ...") == "without_prejudice"
    assert marking_of("Privileged and confidential. Attorney-client communication") == "privileged"
    assert marking_of("本函仅供和解协商使用，不得作为证据") == "without_prejudice"
    assert marking_of("Письмо направляется исключительно для целей урегулирования") == "without_prejudice"
    assert marking_of("Адвокатская тайна") == "privileged"
    assert marking_of("This is without prejudice to our other rights.") is None
    assert marking_of("Good day, thank you for your letter.") is None

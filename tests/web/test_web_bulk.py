"""The same act on many cases: looked at first, refused where it must be, done once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.db.batch import take_step
from rejoinder.db.models import Batch, BatchStep, Card, Case, Line, Member
from rejoinder.db.services import Services
from rejoinder.domain.event import AnswerFiled, RouteChosen
from tests.web.cast import NOTICE, Cast, Clock, joined
from tests.web.ledger import events
from tests.web.shelf_of_cards import card

Page = Callable[[str], Client]


def test_a_preview_tells_what_changes_and_changes_nothing(page: Page, cast: Cast) -> None:
    mine, other = card(cast.house, "Mine", handler=cast.alba), card(cast.house, "Nobody's")
    asked = {"act": "assign", "case": [str(mine.pk), str(other.pk)], "handler": str(cast.alba.pk)}
    text = page("alba").post("/bulk/", asked).content.decode()
    assert "1 case will change" in text
    assert "1 case will not change" in text
    assert "nobody → Alba" in text
    assert "That person handles it already." in text
    assert not Batch.objects.exists()
    assert Card.objects.filter(handler=None).count() == 1


def test_handlers_are_assigned_to_the_picked_cases_only(page: Page, cast: Cast) -> None:
    picked, left = card(cast.house, "Picked"), card(cast.house, "Left")
    answered = page("alba").post(
        "/bulk/do/", {"act": "assign", "case": str(picked.pk), "handler": str(cast.alba.pk)}, follow=True
    )
    assert "1 case changed." in answered.content.decode()
    picked.refresh_from_db()
    left.refresh_from_db()
    assert (picked.handler, left.handler) == (cast.alba, None)
    assert "Assigned the case Picked to Alba." in page("alba").get("/audit/").content.decode()
    page("alba").post("/bulk/do/", {"act": "assign", "case": str(picked.pk), "handler": "none"})
    picked.refresh_from_db()
    assert picked.handler is None


def test_a_reader_or_a_stranger_handles_nothing(page: Page, cast: Cast) -> None:
    picked = card(cast.house, "Picked")
    for user in (cast.bruno, cast.carla, cast.dario):
        asked = {"act": "assign", "case": str(picked.pk), "handler": str(user.pk)}
        assert page("alba").post("/bulk/do/", asked).status_code == 404
    assert not Batch.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("bruno", 403), ("carla", 400), ("dario", 404), ("", 302)])
def test_who_may_not_work_changes_nothing(page: Page, cast: Cast, who: str, status: int) -> None:
    picked = card(cast.house, "Picked")
    for address in ("/bulk/", "/bulk/do/"):
        asked = {"act": "assign", "case": str(picked.pk), "handler": "none"}
        assert page(who).post(address, asked).status_code == status
    assert not Batch.objects.exists()


def test_a_route_is_chosen_by_its_use_case_and_once_only(
    page: Page, opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case = opened()
    page("alba").post("/bulk/do/", {"act": "comply", "case": str(case.pk)})
    assert [event.route for event in events(services, case, RouteChosen)] == ["comply"]
    step = BatchStep.objects.get()
    assert step.state == "done"
    # Killed after the line was written and before the step was noted: taken again, it writes nothing.
    BatchStep.objects.update(state="waiting")
    take_step(services, step.pk)
    assert len(events(services, case, RouteChosen)) == 1


def test_a_filing_is_recorded_in_each_case(page: Page, opened: Callable[..., Case], services: Services) -> None:
    first, second = opened(), opened(NOTICE.replace("448120", "448121"))
    asked = {"act": "file", "case": [str(first.pk), str(second.pk)], "route": "counter_notice"}
    assert "2 cases will change" in page("alba").post("/bulk/", asked).content.decode()
    answered = page("alba").post("/bulk/do/", asked, follow=True)
    assert "2 cases changed." in answered.content.decode()
    for case in (first, second):
        assert len(events(services, case, AnswerFiled)) == 1
        assert Card.objects.get(pk=case.pk).phase == "answered"


def test_what_a_use_case_refuses_is_told_with_its_reason(
    page: Page, opened: Callable[..., Case], services: Services
) -> None:
    from rejoinder.usecases.record_decision import RecordDecision, record_decision

    case = opened()
    owner = Member.objects.filter(role="owner").earliest("pk").user
    record_decision(services.writer(case, owner), RecordDecision(outcome="refused"))
    text = page("alba").post("/bulk/do/", {"act": "comply", "case": str(case.pk)}, follow=True).content.decode()
    assert "1 case could not be changed:" in text
    assert "withdrawn or has failed" in text
    assert events(services, case, RouteChosen) == []


def test_what_would_not_change_is_not_counted_as_changed(page: Page, cast: Cast) -> None:
    mine, other = card(cast.house, "Mine", handler=cast.alba), card(cast.house, "Nobody's")
    asked = {"act": "assign", "case": [str(mine.pk), str(other.pk)], "handler": str(cast.alba.pk)}
    assert "1 case changed." in page("alba").post("/bulk/do/", asked, follow=True).content.decode()
    assert page("alba").post("/bulk/do/", asked).status_code == 409
    assert Batch.objects.count() == 1


def test_a_step_that_breaks_is_told_and_not_waited_for(
    page: Page, opened: Callable[..., Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object, **_more: object) -> None:
        raise ZeroDivisionError

    case = opened()
    monkeypatch.setattr("rejoinder.db.batch.choose_route", broken)
    with pytest.raises(ZeroDivisionError):
        page("alba").post("/bulk/do/", {"act": "comply", "case": str(case.pk)})
    step = BatchStep.objects.get()
    assert (step.state, step.trouble["code"]) == ("refused", "step-broke")
    assert "was not foreseen" in page("alba").get(f"/bulk/{step.batch_id}/").content.decode()


def test_who_lost_the_right_meanwhile_is_refused_when_it_is_done(
    page: Page, cast: Cast, services: Services, opened: Callable[..., Case]
) -> None:
    case = opened()
    batch = Batch.objects.create(organisation=cast.house, user=cast.bruno, act="comply", made_at=services.now())
    step = BatchStep.objects.create(batch=batch, case=case)
    lines = Line.objects.filter(case=case).count()
    take_step(services, step.pk)
    step.refresh_from_db()
    assert (step.state, step.trouble["code"]) == ("refused", "act-is-not-allowed")
    assert Line.objects.filter(case=case).count() == lines


@pytest.mark.parametrize(
    "asked",
    [
        {"act": "assign", "handler": "none"},
        {"act": "burn", "case": "x"},
        {"act": "assign", "handler": "none", "case": "not-a-number"},
    ],
)
def test_nothing_or_nonsense_is_refused(page: Page, cast: Cast, asked: dict[str, str]) -> None:
    card(cast.house, "Somebody's")
    assert page("alba").post("/bulk/", asked).status_code == 400


def test_cases_of_another_house_are_not_picked(page: Page, cast: Cast) -> None:
    theirs, ours = card(cast.other, "Theirs"), card(cast.house, "Ours")
    asked = {"act": "assign", "case": [str(theirs.pk), str(ours.pk)], "handler": str(cast.alba.pk)}
    assert "Theirs" not in page("alba").post("/bulk/", asked).content.decode()
    page("alba").post("/bulk/do/", asked)
    theirs.refresh_from_db()
    assert theirs.handler is None


def test_all_of_a_list_are_picked_by_its_filters(page: Page, cast: Cast) -> None:
    for n in range(60):
        card(cast.house, f"Case {n}", platform="ozon" if n % 2 else "ebay")
    asked = {"act": "assign", "all": "1", "query": "platform=ozon", "handler": str(cast.alba.pk)}
    assert "30 cases will change" in page("alba").post("/bulk/", asked).content.decode()


def test_more_than_one_batch_may_hold_are_refused(page: Page, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rejoinder.db.batch.MOST", 3)
    for n in range(4):
        card(cast.house, f"Case {n}")
    assert page("alba").post("/bulk/", {"act": "comply", "all": "1", "query": ""}).status_code == 409


def test_a_batch_is_told_to_whoever_asked_for_it_only(page: Page, cast: Cast) -> None:
    picked = card(cast.house, "Picked")
    page("alba").post("/bulk/do/", {"act": "assign", "case": str(picked.pk), "handler": str(cast.alba.pk)})
    address = f"/bulk/{Batch.objects.get().pk}/"
    assert page("alba").get(address).status_code == 200
    assert [page(who).get(address).status_code for who in ("bruno", "carla", "dario")] == [404, 404, 404]


def test_a_table_is_exported_by_owners_and_holds_no_formula(page: Page, cast: Cast) -> None:
    picked = card(cast.house, "=cmd|'/c calc'!A1", reference="+1", complainant="耐克")
    asked = {"act": "export", "case": str(picked.pk)}
    answered = page("alba").post("/bulk/", asked)
    text = b"".join(answered.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert answered["Content-Disposition"].startswith("attachment")
    assert "'=cmd" in text
    assert "'+1" in text
    assert "耐克" in text
    joined(cast.house, cast.dario, "handler")
    assert page("dario").post("/bulk/", asked).status_code == 403


def test_who_handled_cases_before_handles_them_again_where_nobody_changed_it_since(page: Page, cast: Cast) -> None:
    joined(cast.house, cast.dario, "handler")
    mine, other, moved = (
        card(cast.house, "Mine", handler=cast.alba),
        card(cast.house, "Free"),
        card(cast.house, "Moved"),
    )
    ids, alba = [str(each.pk) for each in (mine, other, moved)], page("alba")
    alba.post("/bulk/do/", {"act": "assign", "case": ids, "handler": str(cast.dario.pk)})
    alba.post("/bulk/do/", {"act": "assign", "case": str(moved.pk), "handler": str(cast.alba.pk)})
    first = Batch.objects.get(steps__case=mine.case)
    shown = alba.get(f"/bulk/{first.pk}/").content.decode()
    assert "Undo this in 2 cases" in shown
    assert "1 case has changed since and stays as it is:" in shown
    assert "Handled by Alba by now." in shown
    undone = alba.post(f"/bulk/{first.pk}/undo/", follow=True).content.decode()
    assert "2 cases changed." in undone
    assert [Card.objects.get(pk=pk).handler for pk in ids] == [cast.alba, None, cast.alba]
    assert "This was undone" in alba.get(f"/bulk/{first.pk}/").content.decode()
    alba.post(f"/bulk/{first.pk}/undo/")
    assert Batch.objects.filter(act="undo").count() == 1


def test_cases_closed_at_once_are_opened_again(page: Page, opened: Callable[..., Case], clock: Clock) -> None:
    first, second = opened(), opened(NOTICE.replace("448120", "448121"))
    alba = page("alba")
    asked = {"act": "close", "case": [str(first.pk), str(second.pk)]}
    assert "leaves the list of open cases" in alba.post("/bulk/", asked).content.decode()
    alba.post("/bulk/do/", asked)
    assert set(Card.objects.values_list("phase", flat=True)) == {"over"}
    assert "closed already" in alba.post("/bulk/", asked).content.decode()
    clock.at += dt.timedelta(hours=1)
    for form in ({"reopen": "1"}, {}):
        alba.post(f"/cases/{second.pk}/close/", form)
    batch = Batch.objects.get()
    assert "closed again since" in alba.get(f"/bulk/{batch.pk}/").content.decode()
    alba.post(f"/bulk/{batch.pk}/undo/")
    assert [Card.objects.get(pk=each.pk).phase for each in (first, second)] == ["open", "over"]


def test_what_stands_in_a_history_is_not_undone_and_the_page_says_why(page: Page, opened: Callable[..., Case]) -> None:
    alba = page("alba")
    alba.post("/bulk/do/", {"act": "comply", "case": str(opened().pk)})
    address = f"/bulk/{Batch.objects.get().pk}/"
    assert "is in the history of each case" in alba.get(address).content.decode()
    assert alba.post(f"{address}undo/").status_code == 409


def test_a_case_that_changes_between_the_look_and_the_undoing_stays(page: Page, cast: Cast, services: Services) -> None:
    picked, alba = card(cast.house, "Picked"), page("alba")
    alba.post("/bulk/do/", {"act": "assign", "case": str(picked.pk), "handler": str(cast.alba.pk)})
    undo = Batch.objects.create(
        organisation=cast.house, user=cast.alba, act="undo", made_at=services.now(), undoes=Batch.objects.get()
    )
    step = BatchStep.objects.create(batch=undo, case=picked.case)
    Card.objects.update(handler=cast.bruno)
    take_step(services, step.pk)
    step.refresh_from_db()
    assert step.trouble["code"] == "case-has-changed"
    assert Card.objects.get().handler == cast.bruno

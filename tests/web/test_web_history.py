"""The history of a case: every line with who and when, what was known at an hour, and a look whether all is intact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from rejoinder.db.case_check import check_case
from rejoinder.db.models import Case, File, Line
from rejoinder.db.services import Services
from rejoinder.domain.route import RouteId
from rejoinder.usecases.destroy_payload import destroy_payload
from rejoinder.usecases.negotiate import set_limit
from rejoinder.usecases.record_filing import record_filing
from rejoinder.usecases.record_letter import record_sent
from rejoinder.usecases.record_offer import RecordOffer, record_offer
from tests.web.cast import Cast, Clock, lose_bytes

HTMX = {"HX-Request": "true"}


def _shown(client: Client, case: Case, query: str = "") -> str:
    answered = client.get(f"/cases/{case.pk}/history/{query}")
    assert answered.status_code == 200
    return answered.content.decode()


@pytest.mark.parametrize("path", ["history/", "history/verify/"])
@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)])
def test_the_history_is_there_for_its_own_house_only(
    page: Callable[[str], Client], opened: Callable[..., Case], path: str, who: str, status: int
) -> None:
    assert page(who).get(f"/cases/{opened().pk}/{path}").status_code == status


def test_each_line_says_who_when_and_what_with_its_hash(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case = opened()
    shown = _shown(page("alba"), case)
    for entry in services.ledgers.lines(services.checkout.folder(case.pk)):
        assert f'id="line-{entry.line.n}"' in shown
        assert entry.line.hash[:12] in shown
    assert "Alba &lt;alba@example.com&gt;" in shown


def test_lines_are_found_by_person_and_kind(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case = opened()
    record_offer(services.writer(case, cast.carla), RecordOffer(terms="Pay 300", made=False))
    n = Line.objects.filter(case=case).count()
    for query in ("?person=Carla+%3Ccarla%40example.com%3E", "?kind=offer_received"):
        shown = _shown(page("alba"), case, query)
        assert f'id="line-{n}"' in shown
        assert 'id="line-1"' not in shown
    assert "No line fits" in _shown(page("alba"), case, "?kind=nothing")


def test_lines_are_found_by_day(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast, clock: Clock
) -> None:
    case, alba = opened(), page("alba")
    clock.at += dt.timedelta(days=2)
    record_offer(services.writer(case, cast.alba), RecordOffer(terms="Pay 300", made=False))
    n = Line.objects.filter(case=case).count()
    for query, late, early in (("from=2026-11-12", True, False), ("to=2026-11-11", False, True), ("", True, True)):
        shown = _shown(alba, case, f"?{query}")
        assert (f'id="line-{n}"' in shown, 'id="line-1"' in shown) == (late, early), query
    assert alba.get(f"/cases/{case.pk}/history/?from=someday").status_code == 400


def test_what_was_known_at_an_hour_is_what_had_been_written(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast, clock: Clock
) -> None:
    case, alba = opened(), page("alba")
    first = Line.objects.filter(case=case).count()
    clock.at += dt.timedelta(hours=3)
    record_offer(services.writer(case, cast.alba), RecordOffer(terms="Withdrawal for 300", made=False))
    before = _shown(alba, case, "?at=2026-11-11T02:00").partition('id="then"')[2]
    assert f"after line {first}" in before
    assert "Larkmere Prints Ltd" in before
    assert "Withdrawal for 300" not in before
    assert "Withdrawal for 300" in _shown(alba, case, f"?line={first + 1}").partition('id="then"')[2]
    assert "Nothing was recorded by then" in _shown(alba, case, "?at=2020-01-01T00:00")
    assert alba.get(f"/cases/{case.pk}/history/?at=yesterday").status_code == 400


def test_a_letter_is_told_by_what_it_was_for(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case = opened()
    record_sent(services.writer(case, cast.alba), "Larkmere Prints Ltd", purpose="first-contact")
    record_sent(services.writer(case, cast.alba), "Larkmere Prints Ltd", purpose="a word of thanks")
    shown = _shown(page("alba"), case)
    assert "“First letter to the complainant”" in shown
    assert "a word of thanks" in shown


def test_a_destroyed_payload_is_shown_as_destroyed(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case = opened()
    record_offer(services.writer(case, cast.alba), RecordOffer(terms="A very private sum", made=False))
    n = Line.objects.filter(case=case).count()
    destroy_payload(services.writer(case, cast.alba), n, reason="asked to", case_files=services.case_files)
    shown = _shown(page("alba"), case)
    assert "A very private sum" not in shown
    assert f'<li class="gone" id="line-{n}"' in shown


def test_the_private_limit_stands_in_no_history(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case = opened()
    set_limit(services.writer(case, cast.alba), Decimal("73519"), "USD")
    assert "73519" not in _shown(page("bruno"), case, "?line=9")
    assert "73,519" not in _shown(page("bruno"), case, "?line=9")


def test_what_was_handed_in_is_named_with_its_exact_bytes(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case = opened()
    held = File.objects.filter(case=case)[0].sha256
    record_filing(services.writer(case, cast.alba), RouteId.COUNTER_NOTICE, packet=held, receipt="R-1")
    shown = _shown(page("bruno"), case)
    assert "R-1" in shown
    assert f"/files/{held}/" in shown


def test_a_look_says_whether_all_is_intact(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    assert "Intact" in alba.get(f"/cases/{case.pk}/history/verify/", headers=HTMX).content.decode()
    line = Line.objects.filter(case=case)[0]
    line.text = line.text.replace("2026", "2025", 1)
    line.save()
    assert "Not intact" in alba.get(f"/cases/{case.pk}/history/verify/").content.decode()
    assert "note bad" in _shown(alba, case)


def test_bytes_that_are_gone_are_named(services: Services, opened: Callable[..., Case]) -> None:
    case = opened()
    services.checkout.forget(case.pk)
    lose_bytes(services)
    found = check_case(services, case)
    assert [fault.id for fault in found.faults] == ["error.blob-is-missing"]
    assert found.lines == Line.objects.filter(case=case).count()


def test_bytes_that_were_altered_are_named(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case = opened()
    held = File.objects.filter(case=case)[0].sha256
    (blob,) = (
        each
        for each in (services.data / "vault").rglob("*")
        if each.is_file() and held in each.as_posix().replace("/", "")
    )
    blob.chmod(0o600)
    blob.write_bytes(b"something else")
    assert "Not intact" in page("alba").get(f"/cases/{case.pk}/history/verify/").content.decode()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "What did we know when?"), ("zh", "当时知道什么？"), ("ru", "Что мы знали и когда?")]
)
def test_the_page_speaks(page: Callable[[str], Client], opened: Callable[..., Case], language: str, words: str) -> None:
    alba = page("alba")
    alba.cookies["rejoinder-language"] = language
    assert words in _shown(alba, opened())

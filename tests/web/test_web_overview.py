"""The first page of a case: the allegation, what was found, the time left, the price of silence, the next step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.db.models import Case, Document, Judgement
from rejoinder.db.services import Services
from tests.web.cast import NOTICE, Clock, lose_bytes

NEWS = """From: Sale <news@sale.example>
To: shop@sandpiper.example
Date: Mon, 09 Nov 2026 09:30:00 +0800
Subject: Winter sale

Dear seller, our winter sale begins on Friday. Join now and save 20 % on advertising.
"""

WITHDRAWN = """From: Ana <ana@northlume.example>
To: shop@sandpiper.example
Date: Mon, 09 Nov 2026 09:30:00 +0800
Subject: Complaint IPR-7714 withdrawn

We have withdrawn our complaint IPR-7714 about https://www.aliexpress.com/item/1005004411223344.html.
"""

FAILED = """From: AliExpress IPR <ipr-notice@notice.aliexpress.com>
To: shop@sandpiper.example
Date: Mon, 09 Nov 2026 09:30:00 +0800
Subject: Result of complaint IPR-7714

Dear seller, we have reviewed your counter-notice against IPR-7714, the complaint of Northlume Ltd about your listing
https://www.aliexpress.com/item/1005004411223344.html. The complaint is not established.
"""


def _shown(client: Client, case: Case, *, language: str = "en", zone: str = "UTC") -> str:
    client.cookies["rejoinder-language"], client.cookies["rejoinder-zone"] = language, zone
    answered = client.get(f"/cases/{case.pk}/")
    assert answered.status_code == 200
    return answered.content.decode()


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)])
@pytest.mark.parametrize("part", ["", "clock/", "progress/"])
def test_a_case_is_there_for_its_own_house_only(
    page: Callable[[str], Client], opened: Callable[..., Case], who: str, status: int, part: str
) -> None:
    assert page(who).get(f"/cases/{opened().pk}/{part}").status_code == status


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("What is alleged", "What we found", "2 days 14 hours", "If you do nothing", "What is missing")),
        ("zh", ("对方的指控", "检查结果", "剩余时间", "如果不处理", "还缺什么")),
        ("ru", ("В чём обвиняют", "Что мы нашли", "Осталось", "Если ничего не делать", "Чего не хватает")),
    ],
)
def test_everything_stands_on_one_page(
    page: Callable[[str], Client], opened: Callable[..., Case], language: str, words: tuple[str, ...]
) -> None:
    case = opened()
    shown = _shown(page("alba"), case, language=language)
    for said in (*words, "Larkmere Prints Ltd", "IPR-2026-448120", "1005006112233445", "Night Herons"):
        assert said in shown


def test_the_deadline_stands_in_the_platforms_zone_and_in_mine(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    case = opened()
    berlin = _shown(page("alba"), case, zone="Europe/Berlin")
    assert "13 November 2026, 23:59 (Beijing time)" in berlin
    assert "13 November 2026, 16:59" in berlin
    assert "Your time" not in _shown(page("alba"), case, zone="Asia/Shanghai")


def test_the_time_left_runs_down_in_words(
    page: Callable[[str], Client], opened: Callable[..., Case], clock: Clock
) -> None:
    case, alba = opened(), page("alba")
    address = f"/cases/{case.pk}/clock/"
    for at, left in (
        (dt.datetime(2026, 11, 11, 15, 59, tzinfo=dt.UTC), "2 days"),
        (dt.datetime(2026, 11, 13, 12, 29, tzinfo=dt.UTC), "3 hours 30 minutes"),
        (dt.datetime(2026, 11, 13, 16, 0, tzinfo=dt.UTC), "The time has run out"),
    ):
        clock.at = at
        assert left in alba.get(address).content.decode()


def test_a_passed_safe_moment_is_said(page: Callable[[str], Client], opened: Callable[..., Case], clock: Clock) -> None:
    case = opened()
    assert "The safe moment has passed" not in _shown(page("alba"), case)
    clock.at = dt.datetime(2026, 11, 13, 14, 0, tzinfo=dt.UTC)
    assert "The safe moment has passed" in _shown(page("alba"), case)


def test_what_needs_no_answer_says_so_and_counts_no_price(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    shown = _shown(page("alba"), opened(NEWS))
    assert "Make sure in your seller account today" in shown, "what was only read is no certainty"
    assert "Answer nothing, click nothing, pay nothing" in shown
    assert "0 points" not in shown


def test_a_withdrawal_says_what_is_left_to_do(page: Callable[[str], Client], opened: Callable[..., Case]) -> None:
    shown = _shown(page("alba"), opened(WITHDRAWN))
    assert "confirm in writing that the complaint is closed" in shown
    assert "Nothing wrong was found in the complaint" not in shown
    board = page("alba").get("/").content.decode()
    assert "requirement" not in board


def test_a_complaint_that_failed_is_not_to_be_answered(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    shown = _shown(page("alba"), opened(FAILED))
    assert "Won" in shown or "Unsure" in shown
    assert "0 points" not in shown


def test_a_notice_without_a_date_says_that_none_is_known(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    bare = "\n".join(line for line in NOTICE.splitlines() if "13 November" not in line and not line.startswith("Date:"))
    shown = _shown(
        page("alba"),
        opened(
            bare.replace("AliExpress IPR <ipr-notice@notice.aliexpress.com>", "x@y.example").replace(
                "https://www.aliexpress.com/item/", "https://shop.example/"
            )
        ),
    )
    assert "Day unknown" in shown


def test_many_listings_are_counted_and_the_rest_is_named(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    many = "Listings complained of:\n" + "\n".join(
        f"  https://www.aliexpress.com/item/10050061122{n:05d}.html" for n in range(1, 31)
    )
    listing = next(line for line in NOTICE.splitlines() if line.startswith("Listing:"))
    shown = _shown(page("alba"), opened(NOTICE.replace(listing, many)))
    assert "30 listings" in shown
    assert "22 more" in shown


def test_words_of_strangers_are_escaped(page: Callable[[str], Client], opened: Callable[..., Case]) -> None:
    case = opened(NOTICE.replace("Larkmere Prints Ltd", "<script>alert(1)</script> Ltd"))
    for tab in ("", "facts/"):
        assert b"<script>alert(1)" not in page("alba").get(f"/cases/{case.pk}/{tab}").content


def test_a_case_that_is_being_judged_shows_that_and_is_loaded_anew_when_done(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    case = opened()
    Document.objects.filter(case=case).delete()
    Judgement.objects.filter(pk=case.pk).update(state="working")
    assert "Reading the complaint" in _shown(page("alba"), case)
    assert "HX-Refresh" not in page("alba").get(f"/cases/{case.pk}/progress/").headers
    Judgement.objects.filter(pk=case.pk).update(state="done")
    assert page("alba").get(f"/cases/{case.pk}/progress/")["HX-Refresh"] == "true"


def test_a_page_on_which_somebody_writes_is_not_loaded_anew(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    answered = page("alba").get(f"/cases/{opened().pk}/progress/?page=facts")
    assert "HX-Refresh" not in answered.headers
    assert "Show the new result" in answered.content.decode()


def test_a_case_whose_bytes_are_gone_is_not_judged_and_says_why(
    services: Services, opened: Callable[..., Case]
) -> None:
    case = opened()
    services.checkout.forget(case.pk)
    lose_bytes(services)
    services.queue_judgement(case)
    found = Judgement.objects.get(pk=case.pk)
    assert (found.state, found.trouble["code"]) == ("failed", "blob-is-missing")
    assert set(found.trouble["says"]) == {"en", "zh", "ru"}
    assert Document.objects.filter(case=case).exists()


def test_a_failed_judgement_says_why_in_the_readers_language(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    case = opened()
    says = {"en": "It broke.", "zh": "已损坏。", "ru": "Сломалось."}
    Judgement.objects.filter(pk=case.pk).update(state="failed", trouble={"code": "x", "says": says})
    assert "It broke." in _shown(page("alba"), case)
    assert "Сломалось." in _shown(page("alba"), case, language="ru")

"""Notices over the API: those of the token's house, and how its person wants to be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rejoinder.db import notice_choice
from rejoinder.db.models import Channel, Notice, NoticeChoice, Organisation, Reminding
from rejoinder.db.notice import News, send_notice
from rejoinder.db.services import Services
from rejoinder.domain.notice import NoticeKind
from rejoinder.domain.phrase import phrase
from tests.web.api import Program
from tests.web.cast import Cast, joined

Programs = Callable[..., Program]
CHOICE: dict[str, Any] = {"ways": {"care": "list"}, "quiet_from": "22:00", "quiet_until": "07:00", "digest_at": "09:30"}


def told(services: Services, cast: Cast, house: Organisation, *keys: str) -> None:
    for key in keys:
        news = News(kind=NoticeKind.CARE, key=key, says=phrase("timer.backup-never"), organisation=house, quietly=True)
        send_notice(services, [cast.alba], news)


def test_notices_are_listed_page_by_page_and_noted_as_read(services: Services, program: Programs, cast: Cast) -> None:
    told(services, cast, cast.house, "a", "b", "c")
    alba = program("alba")
    first = alba.get("notices?size=2&unread=true").json()
    rest = alba.get(f"notices?size=2&unread=true&cursor={first['next']}").json()
    assert [len(first["notices"]), len(rest["notices"]), rest["next"]] == [2, 1, None]
    assert alba.post("notices/read", {"id": first["notices"][0]["id"]}).status_code == 204
    assert Notice.objects.filter(read_at=None).count() == 2
    alba.post("notices/read")
    assert alba.get("notices?unread=true").json()["notices"] == []


def test_a_token_tells_nothing_of_another_house(services: Services, program: Programs, cast: Cast) -> None:
    joined(cast.other, cast.alba, "owner")
    told(services, cast, cast.other, "theirs")
    alba = program("alba")
    assert alba.get("notices").json()["notices"] == []
    alba.post("notices/read")
    assert Notice.objects.filter(read_at=None).count() == 1


def test_how_one_wants_to_be_told_is_chosen(program: Programs, cast: Cast) -> None:
    alba = program("alba")
    said = alba.put("notices/choice", CHOICE)
    assert said.status_code == 200, said.content
    assert {name: said.json()[name] for name in ("quiet_from", "quiet_until", "digest_at")} == {
        "quiet_from": "22:00",
        "quiet_until": "07:00",
        "digest_at": "09:30",
    }
    assert said.json()["ways"]["care"] == "list"
    assert alba.put("notices/choice", {**CHOICE, "quiet_until": ""}).json()["code"] == "notice-setting-is-wrong"


def test_a_way_is_added_tried_and_removed_and_its_address_is_never_shown(program: Programs, cast: Cast) -> None:
    alba = program("alba")
    made = alba.post("notices/ways", {"name": "Desk", "address": "tgram://123456789:abcdefg_hijklmnop/12315544/"})
    assert made.status_code == 201, made.content
    shown = alba.get("notices/ways").content.decode()
    assert ("abcdefg" in shown, made.json()["service"]) == (False, "tgram")
    number = made.json()["id"]
    assert alba.post(f"notices/ways/{number}/try").status_code == 202
    assert program("bruno").delete(f"notices/ways/{number}").json()["code"] == "way-is-unknown"
    assert alba.delete(f"notices/ways/{number}").status_code == 204
    assert not Channel.objects.exists()


def test_a_way_that_cannot_be_tried_now_is_not_added(
    program: Programs, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_choice, "MOST_TRIES", 1)
    alba = program("alba")
    said = [alba.post("notices/ways", {"address": "mail"}) for _ in range(2)]
    assert (said[0].status_code, said[1].json()["code"]) == (201, "tries-are-too-many")
    assert Channel.objects.count() == 1


def test_who_is_told_of_other_houses_chooses_in_a_browser(program: Programs, cast: Cast) -> None:
    joined(cast.other, cast.alba, "reader")
    alba = program("alba")
    for said in (alba.put("notices/choice", CHOICE), alba.post("notices/ways", {"address": "mail"})):
        assert (said.status_code, said.json()["code"]) == (409, "notices-span-houses")
    assert not NoticeChoice.objects.exists()
    assert not Channel.objects.exists()


def test_the_house_says_when_it_is_reminded(program: Programs, cast: Cast) -> None:
    alba = program("alba")
    said = {"leads": [72, 24], "escalate_hours": 12, "hosts": ["hooks.internal"]}
    assert alba.put("notices/reminders", said).json() == said
    assert program("bruno").get("notices/reminders").json() == said
    assert Reminding.objects.get(pk=cast.house.pk).leads == [72, 24]
    assert alba.put("notices/reminders", {**said, "hosts": ["bad host"]}).json()["code"] == "notice-setting-is-wrong"

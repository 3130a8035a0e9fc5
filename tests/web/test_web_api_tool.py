"""Smaller answers for programs, and what they are told of the house."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from rejoinder.db.models import Case, Shop
from tests.web.api import Program
from tests.web.cast import NOTICE, Cast

Programs = Callable[..., Program]
Opened = Callable[..., Case]


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def picture() -> bytes:
    drawn = Image.new("RGB", (240, 180), "white")
    writer = ImageDraw.Draw(drawn)
    for n in range(12):
        writer.ellipse((n * 17, n * 9, n * 17 + 40, n * 9 + 50), outline=(n * 20, 90, 255 - n * 20), width=3)
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


def test_a_complaint_is_read_and_not_kept(program: Programs) -> None:
    read = program("alba").send("tools/read", {"file": sent("notice.eml", NOTICE.encode())}).json()
    assert (read["schema"], read["platform"], read["rights"]) == ("rejoinder.reading/1", "aliexpress", ["copyright"])
    assert not Case.objects.exists()


def test_a_paper_is_inspected(program: Programs) -> None:
    said = program("alba").send("tools/inspect", {"file": sent("bill.txt", b"Invoice No. 12\nTotal: 120.00 USD\n")})
    assert said.json()["kind"] == "invoice", said.content


def test_words_are_weighed_and_facts_compared(program: Programs) -> None:
    alba = program("alba")
    asked = {"text": "You are liars and we will destroy you. Pay 120 USD.", "against": "Pay 130 USD."}
    said = alba.post("tools/tone", asked).json()
    assert said["schema"] == "rejoinder.tone/1"
    assert "insult" in {each["kind"] for each in said["findings"]}
    assert {each["value"] for each in said["differences"]} >= {"120 USD", "130 USD"} or len(said["differences"]) == 2
    russian = alba.post("tools/tone", {"text": asked["text"]}, Accept_Language="ru").json()
    assert russian["findings"][0]["says"] != said["findings"][0]["says"]


def test_a_deadline_is_counted_by_rule_and_by_count(program: Programs) -> None:
    alba = program("alba")
    by_rule = {"platform": "aliexpress", "rule": "counter_notice", "from_at": "2026-09-30T18:00:00+08:00"}
    said = alba.post("tools/deadline", by_rule)
    assert said.status_code == 200, said.content
    assert said.json()["counted"]
    by_count = {"count": 3, "unit": "working_days", "calendar": "prc", "from_at": "2026-09-30T18:00:00+08:00"}
    assert len(alba.post("tools/deadline", by_count).json()["counted"]) == 3


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"from_at": "2026-09-30T18:00:00+08:00"}, "clock-is-incomplete"),
        ({"from_at": "2026-09-30T18:00:00+08:00", "count": 3, "unit": "working_days"}, "clock-is-incomplete"),
        ({"from_at": "2026-09-30T18:00:00", "count": 3, "unit": "hours"}, "call-is-unfit"),
        ({"from_at": "2026-09-30T18:00:00Z", "platform": "nowhere", "rule": "x"}, "platform-is-unknown"),
        ({"from_at": "0001-01-01T00:00:00+14:00", "count": 3, "unit": "hours"}, "call-is-unfit"),
    ],
)
def test_a_clock_that_makes_no_sense_is_refused(program: Programs, body: Any, code: str) -> None:
    said = program("alba").post("tools/deadline", body)
    assert (said.json()["code"], said.status_code < 500) == (code, True)


def test_pictures_are_compared(program: Programs) -> None:
    said = program("alba").send("tools/compare", {"a": sent("a.png", picture()), "b": sent("b.png", picture())})
    assert said.json()["verdict"] == "copy", said.content


def test_a_packet_is_verified_and_an_altered_one_named(program: Programs, opened: Opened) -> None:
    case, alba = opened(), program("alba")
    documents = alba.get(f"cases/{case.pk}/documents").json()["documents"]
    packet = next(each for each in documents if each["kind"] == "packet" and each["path"].endswith(".zip"))
    content = b"".join(alba.get(f"cases/{case.pk}/files/{packet['sha256']}").streaming_content)
    assert alba.send("tools/verify", {"file": sent("packet.zip", content)}).json()["intact"] is True
    assert alba.send("tools/verify", {"file": sent("a.txt", b"x")}).json()["code"] == "nothing-to-verify"
    twice = {"file": sent("a.txt", b"x"), "files": [sent("a.txt", b"x")]}
    assert alba.send("tools/verify", twice).json()["code"] == "uploads-share-a-name"


def test_the_house_says_who_speaks_and_for_whom(program: Programs, cast: Cast) -> None:
    Shop.objects.create(organisation=cast.house, name="Heron Shop")
    said = program("alba", "read").get("house").json()
    assert (said["organisation"], said["user"]["role"], said["scopes"]) == ("Sandpiper Prints", "owner", ["read"])
    assert [each["name"] for each in said["shops"]] == ["Heron Shop"]
    assert {each["name"] for each in said["members"]} == {"Alba", "Bruno"}
    assert program("carla").get("house").json()["shops"] == []


def test_complainants_and_deadlines_are_those_of_the_house(program: Programs, opened: Opened) -> None:
    case = opened()
    alba, carla = program("alba"), program("carla")
    told = alba.get("complainants").json()["complainants"]
    assert [(each["name"], each["total"]) for each in told] == [("Larkmere Prints Ltd", 1)]
    due = alba.get("deadlines").json()["deadlines"]
    assert {each["case"] for each in due} == {str(case.pk)}
    assert alba.get("deadlines?until=2020-01-01T00:00:00Z").json()["deadlines"] == []
    first = alba.get("deadlines?size=1").json()
    assert len(due) == 1 or alba.get(f"deadlines?size=1&cursor={first['next']}").json()["deadlines"] == [due[1]]
    assert carla.get("complainants").json()["complainants"] == carla.get("deadlines").json()["deadlines"] == []


def test_the_description_is_open_and_names_every_call(program: Programs) -> None:
    described = Program("").get("openapi.json").json()
    assert described["openapi"] == "3.1.0"
    ids = [call["operationId"] for at in described["paths"].values() for call in at.values()]
    assert len(ids) == len(set(ids)) > 30


def test_the_page_for_people_speaks_three_languages() -> None:
    titles = set()
    for tongue in ("en", "zh-CN", "ru"):
        said = Program("").get("", Accept_Language=tongue)
        assert said.status_code == 200
        titles.add(said.content.decode().partition("<h1>")[2].partition("</h1>")[0])
    assert len(titles) == 3


@pytest.mark.parametrize(("path", "code"), [("nothing", "call-is-unknown"), ("cases/7", "call-is-unknown")])
def test_where_nothing_is_a_problem_says_so(program: Programs, path: str, code: str) -> None:
    said = program("alba").get(path)
    assert (said.status_code, said.json()["code"]) == (404, code)
    assert program("alba").delete("cases").json()["code"] == "method-is-not-allowed"


def test_problems_speak_the_language_of_the_call(program: Programs) -> None:
    titles = {program("alba").get("nothing", Accept_Language=tongue).json()["title"] for tongue in ("en", "zh", "ru")}
    assert len(titles) == 3


def test_what_cannot_be_read_is_said_to_be_so(program: Programs) -> None:
    alba = program("alba")
    said = alba.client.post(
        "/api/v1/tools/tone", b"{", content_type="application/json", headers={"Authorization": f"Bearer {alba.token}"}
    )
    assert (said.status_code, said.json()["code"]) == (400, "call-is-unreadable")
    large = alba.post("tools/tone", {"text": "x" * 6_000_000})
    assert (large.status_code, large.json()["code"]) == (413, "call-is-too-large")

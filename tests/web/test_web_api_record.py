"""What programs record in a case, and what they are told of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rejoinder.db.models import Case
from tests.web.api import Program, done, program_of
from tests.web.cast import Cast, joined, person

Programs = Callable[..., Program]
Opened = Callable[..., Case]
WORDS = "Dear Larkmere Prints, we would like to understand which of your pictures the complaint means. Kind regards"
MAIL = {"to": "ipr@larkmere.example", "subject": "Complaint IPR-2026-448120", "words": WORDS}


@pytest.fixture
def case(opened: Opened) -> Case:
    return opened()


def test_an_open_route_is_chosen_and_a_closed_one_refused(program: Programs, case: Case) -> None:
    alba = program("alba")
    routes = {each["id"]: each["open"] for each in alba.get(f"cases/{case.pk}/answer").json()["routes"]}
    open_one = next(id for id, is_open in routes.items() if is_open)
    closed = next(id for id, is_open in routes.items() if not is_open)
    assert len(done(alba.post(f"cases/{case.pk}/route", {"route": open_one}), 200)["recorded"]) == 1
    said = alba.post(f"cases/{case.pk}/route", {"route": closed})
    assert (said.status_code, said.json()["code"]) == (409, "route-is-closed")


def test_the_way_of_a_case_is_recorded_to_its_end(program: Programs, case: Case) -> None:
    alba = program("alba")
    packet = "a" * 64
    filed = {"route": "counter_notice", "packet": packet, "receipt": "AP-1"}
    assert len(done(alba.post(f"cases/{case.pk}/filings", filed))["recorded"]) == 2
    assert alba.post(f"cases/{case.pk}/filings", filed).json()["code"] == "answer-is-filed-already"
    done(alba.post(f"cases/{case.pk}/decisions", {"outcome": "refused"}))
    assert alba.get(f"cases/{case.pk}").json()["status"] == "won"
    assert alba.post(f"cases/{case.pk}/route", {"route": "comply"}).json()["code"] == "complaint-is-over"


def test_talks_are_recorded_and_told(program: Programs, case: Case) -> None:
    alba, at = program("alba"), f"cases/{case.pk}"
    went = {"way": "sent", "counterpart": "Larkmere", "correspondent": "owner", "means": "form"}
    done(alba.post(f"{at}/letters", went | {"at": "2026-11-10T09:00:00Z", "reply_by": "2026-11-20"}))
    assert alba.post(f"{at}/letters", went | {"at": "2036-11-10T09:00:00Z"}).json()["code"] == "hour-lies-ahead"
    letter = {"way": "received", "counterpart": "Larkmere", "words": "Please pay.", "asked": ["payment"]}
    done(alba.post(f"{at}/letters", letter))
    done(alba.post(f"{at}/limit", {"amount": "100.00", "currency": "USD"}))
    offer = {"made": False, "terms": "Pay 120 USD", "amount": "120", "currency": "USD", "counterpart": "Larkmere"}
    done(alba.post(f"{at}/offers", offer))
    refused = alba.post(f"{at}/offers/answer", {"accepted": True})
    assert (refused.status_code, refused.json()["code"]) == (409, "offer-is-above-the-limit")
    done(alba.post(f"{at}/offers/answer", {"accepted": True, "despite_limit": True}))
    agreed = {"counterpart": "Larkmere", "terms": "Withdrawn for 120 USD", "amount": "120", "currency": "USD"}
    done(alba.post(f"{at}/agreement", agreed))
    done(alba.post(f"{at}/duties", {"duty": "we-pay"}))
    assert alba.post(f"{at}/duties", {"duty": "dance"}).json()["code"] == "duty-is-unknown"
    done(alba.post(f"{at}/withdrawal", {"confirmed_by_platform": True}))
    told = alba.get(f"{at}/talk").json()
    assert [each["counterpart"] for each in told["threads"]] == ["Larkmere"]
    assert {each["duty"] for each in told["duties"] if each["done_at"]} == {"we-pay"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"made": True, "terms": "x", "amount": "12"}, "amount-needs-currency"),
        ({"made": True, "terms": "x", "amount": "12", "currency": "XQZ"}, "currency-is-unknown"),
        ({"made": True, "terms": "x", "amount": "-1", "currency": "USD"}, "call-is-unfit"),
        ({"made": True, "terms": "x", "expires_at": "2020-01-01T00:00:00Z"}, "offer-lapsed-before-it-was-made"),
        ({"made": True, "terms": "\ud800"}, "call-is-unfit"),
        ({"terms": "x"}, "call-is-unfit"),
    ],
)
def test_an_offer_that_makes_no_sense_is_refused(program: Programs, case: Case, body: Any, code: str) -> None:
    said = program("alba").post(f"cases/{case.pk}/offers", body)
    assert said.json()["code"] == code
    assert said.status_code in (400, 422)


def test_a_mail_waits_for_its_cooling_off_and_for_second_eyes(program: Programs, case: Case, cast: Cast) -> None:
    cast.house.four_eyes = True
    cast.house.save()
    alba, at = program("alba"), f"cases/{case.pk}/mails"
    queued = done(alba.post(at, MAIL))
    assert queued["mails"][0] | {"number": 1, "state": "queued", "needs_approval": True} == queued["mails"][0]
    assert alba.post(at, MAIL).json()["code"] == "mail-waits-already"
    assert alba.post(f"{at}/1/approve").json()["code"] == "approver-is-the-writer"
    eva = joined(cast.house, person("eva"), "reviewer")
    done(program_of(eva, cast.house).post(f"{at}/1/approve"), 200)
    assert alba.get(at).json()["mails"][0]["approved_by"] == "Eva <eva@example.com>"
    done(alba.post(f"{at}/1/cancel", {"reason": "second thoughts"}), 200)
    assert alba.post(f"{at}/1/sent").json()["code"] == "mail-is-over"
    assert alba.post(f"{at}/7/cancel").json()["code"] == "mail-is-unknown"


def test_a_mail_carries_files_of_its_case_alone(program: Programs, case: Case, opened: Opened) -> None:
    alba = program("alba")
    papers = alba.get(f"cases/{case.pk}/papers").json()["papers"]
    complaint = next(each["sha256"] for each in papers if each["path"] == "complaint.eml")
    done(alba.post(f"cases/{case.pk}/mails", {**MAIL, "enclosed": [complaint]}))
    other = opened("Dear seller, another complaint: 77", suffix=".txt")
    assert alba.post(f"cases/{other.pk}/mails", {**MAIL, "enclosed": [complaint]}).json()["code"] == "file-is-unknown"


def test_the_ledger_is_told_page_by_page_and_verified(program: Programs, case: Case) -> None:
    alba, at = program("alba"), f"cases/{case.pk}"
    done(alba.post(f"{at}/decisions", {"outcome": "established", "points": 2, "kind": "general"}))
    first = alba.get(f"{at}/history?size=2").json()
    rest = alba.get(f"{at}/history?size=100&cursor={first['next']}").json()
    assert alba.get(f"{at}/history?until=2026-11-01T00:00:00Z").json()["lines"] == []
    kind = first["lines"][0]["event"]
    assert {each["event"] for each in alba.get(f"{at}/history?kind={kind}").json()["lines"]} == {kind}
    assert [each["n"] for each in (*first["lines"], *rest["lines"])] == list(
        range(1, len(first["lines"]) + len(rest["lines"]) + 1)
    )
    assert rest["next"] is None
    assert rest["lines"][-1]["event"] == "decision_received"
    assert alba.get(f"{at}/status").json()["decision"] == "established"
    assert alba.get(f"{at}/verification").json()["intact"] is True


def test_letters_are_listed_and_written(program: Programs, case: Case) -> None:
    alba, at = program("alba"), f"cases/{case.pk}/fitting-letters"
    listed = alba.get(at).json()
    assert any(each["fits"] for each in listed)
    purpose = listed[0]["purpose"]
    written = alba.get(f"{at}/{purpose}?language=zh").json()
    assert (written["schema"], written["language"]) == ("rejoinder.letter/1", "zh")
    assert alba.get(f"{at}/poem").json()["code"] == "call-is-unfit"


def test_a_paper_is_vouched_for_and_taken_out(program: Programs, case: Case) -> None:
    alba, at = program("alba"), f"cases/{case.pk}/papers"
    done(alba.send(at, {"files": [SimpleUploadedFile("bill.txt", b"Bill 12")]}))
    said = {"path": "evidence/bill.txt", "kind": "invoice", "parties": ["Supplier", "Sandpiper"], "quantity": "3"}
    assert len(done(alba.post(f"{at}/vouch", said), 200)["recorded"]) == 1
    assert alba.post(f"{at}/vouch", said).json()["code"] == "nothing-is-vouched"
    assert program("alba", "read").post(f"{at}/withdraw", {"path": said["path"], "reason": "x"}).status_code == 403
    done(alba.post(f"{at}/withdraw", {"path": said["path"], "reason": "filed by mistake"}), 200)
    assert said["path"] not in {each["path"] for each in alba.get(at).json()["papers"]}
    assert alba.post(f"{at}/withdraw", {"path": said["path"], "reason": "x"}).json()["code"] == "paper-is-not-filed"


def test_a_text_is_checked_and_kept_with_its_facts(program: Programs, case: Case) -> None:
    alba, at = program("alba"), f"cases/{case.pk}/texts/statement/en"
    shown = alba.get(at).json()
    assert (shown["name"], shown["versions"]) == ("statement", [])
    edited = shown["made"] + "\n\nWe remain at your disposal."
    assert done(alba.post(f"{at}/check", {"text": edited}), 200)["holds"] is True
    changed = alba.post(at, {"text": edited + " Pay 99 USD by 3 May 2031."})
    assert (changed.status_code, changed.json()["code"]) == (409, "facts-are-locked")
    assert done(alba.post(at, {"text": edited}))["n"] == 1
    assert alba.post(at, {"text": edited}).json()["code"] == "draft-has-moved"
    assert [each["n"] for each in alba.get(at).json()["versions"]] == [1]
    assert alba.get(f"cases/{case.pk}/texts/poem/en").status_code == 404


def test_what_no_paper_says_is_told(program: Programs, case: Case) -> None:
    alba, at = program("alba"), f"cases/{case.pk}"
    told = {"facts": {"seller.entity": "Sandpiper Prints Ltd"}, "sensitive": ["supplier"]}
    assert len(done(alba.post(f"{at}/told", told))["recorded"]) == 2
    assert alba.post(f"{at}/told", told).json()["code"] == "nothing-is-new"
    past = {"at": "2026-02-03T00:00:00+08:00", "kind": "general", "right": "copyright", "state": "established"}
    done(alba.post(f"{at}/violations", past))
    assert alba.post(f"{at}/violations", past | {"at": "2027-02-03T00:00:00Z"}).json()["code"] == "violation-is-odd"


def test_the_whole_case_is_an_owner_s(program: Programs, case: Case) -> None:
    fetched = program("alba").get(f"cases/{case.pk}/archive")
    names = zipfile.ZipFile(io.BytesIO(fetched.getvalue())).namelist()
    assert any(name.endswith("/ledger.jsonl") for name in names)
    assert program("bruno").get(f"cases/{case.pk}/archive").status_code == 403
    assert program("carla").get(f"cases/{case.pk}/archive").status_code == 404

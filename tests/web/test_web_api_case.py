"""Cases, papers and facts for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db.models import Case, File
from tests.web.api import Program
from tests.web.cast import NOTICE, Cast, joined

Programs = Callable[..., Program]
Opened = Callable[..., Case]


def sent(name: str, content: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode())


def test_a_program_opens_a_case_with_its_papers(program: Programs) -> None:
    alba = program("alba")
    form = {"complaint": sent("notice.eml", NOTICE), "evidence": [sent("a.txt", "one"), sent("b.txt", "two")]}
    made = alba.send("cases", form)
    assert made.status_code == 201, made.content
    said = made.json()
    assert made["Location"] == f"/api/v1/cases/{said['id']}"
    shown = alba.get(f"cases/{said['id']}").json()
    assert (shown["title"], shown["judgement"]["state"]) == ("Night Herons", "done")
    papers = {each["path"]: each["sha256"] for each in alba.get(f"cases/{said['id']}/papers").json()["papers"]}
    assert {"evidence/a.txt", "evidence/b.txt"} <= papers.keys()
    fetched = alba.get(f"cases/{said['id']}/files/{papers['evidence/a.txt']}")
    assert b"".join(fetched.streaming_content) == b"one"
    assert fetched["Content-Disposition"].startswith("attachment")


def test_words_may_stand_for_a_file(program: Programs) -> None:
    made = program("alba").send(
        "cases", {"text": NOTICE.partition("\n\n")[2], "received_at": "2026-11-09T09:30:00+08:00"}
    )
    assert made.status_code == 201
    answer = program("alba").get(f"cases/{made.json()['id']}/answer").json()
    assert answer["reading"]["received_at"] == "2026-11-09T09:30:00+08:00"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({}, "complaint-is-not-given"),
        ({"text": "x", "complaint": sent("notice.txt", "x")}, "complaint-is-given-twice"),
        ({"complaint": sent("notice.exe", "x")}, "upload-kind-is-refused"),
        ({"text": "x", "received_at": "2027-01-01T00:00:00Z"}, "receipt-lies-ahead"),
        ({"text": "x", "shop": "99"}, "shop-is-unknown"),
        ({"text": "x", "received_at": "yesterday"}, "call-is-unfit"),
    ],
)
def test_what_is_wrong_opens_nothing(program: Programs, form: dict[str, Any], code: str) -> None:
    said = program("alba").send("cases", form)
    assert said.json()["code"] == code
    assert said["Content-Type"] == "application/problem+json"
    assert not Case.objects.exists()


def test_the_answer_is_told_in_the_language_of_the_call(program: Programs, opened: Opened) -> None:
    case, alba = opened(), program("alba")
    told = {tongue: alba.get(f"cases/{case.pk}/answer", Accept_Language=tongue).json() for tongue in ("en", "zh", "ru")}
    assert {each["schema"] for each in told.values()} == {"rejoinder.answer/1"}
    assert len({json.dumps(each["findings"]) for each in told.values()}) == 3


def test_documents_are_listed_and_can_be_fetched(program: Programs, opened: Opened) -> None:
    case, alba = opened(), program("alba")
    documents = alba.get(f"cases/{case.pk}/documents").json()["documents"]
    statement = next(each for each in documents if each["kind"] == "statement")
    fetched = alba.get(f"cases/{case.pk}/files/{statement['sha256']}")
    assert len(b"".join(fetched.streaming_content)) == statement["size_bytes"]


def test_lists_go_page_by_page_in_both_directions(program: Programs, opened: Opened) -> None:
    for n in range(5):
        opened(NOTICE.replace("448120", f"44812{n}"))
    alba, cursor, seen = program("alba"), "", []
    while True:
        page = alba.get(f"cases?size=2&sort=newest&cursor={cursor}").json()
        seen.append([each["reference"] for each in page["cases"]])
        if page["next"] is None:
            break
        cursor = page["next"]
    assert [len(each) for each in seen] == [2, 2, 1]
    assert len({each for one in seen for each in one}) == 5
    back = alba.get(f"cases?size=2&sort=newest&cursor={page['previous']}").json()
    assert [each["reference"] for each in back["cases"]] == seen[1]


def test_a_cursor_fits_the_list_that_gave_it_and_no_other(program: Programs, opened: Opened) -> None:
    for n in range(2):
        opened(NOTICE.replace("448120", f"44812{n}"))
    alba = program("alba")
    cursor = alba.get("cases?size=1").json()["next"]
    assert alba.get(f"cases?size=1&cursor={cursor}").status_code == 200
    for wrong in (f"cases?size=1&sort=newest&cursor={cursor}", f"cases?cursor=x{cursor}", "cases?cursor=x"):
        assert alba.get(wrong).json()["code"] == "place-is-unknown"


def test_cases_are_filtered_and_found(program: Programs, opened: Opened) -> None:
    opened()
    alba = program("alba")
    for asked, n in (
        ("q=Larkmere", 1),
        ("q=nowhere", 0),
        ("right=copyright", 1),
        ("right=trademark", 0),
        ("phase=over", 0),
    ):
        assert len(alba.get(f"cases?{asked}").json()["cases"]) == n, asked
    assert alba.get("cases?right=nonsense").json()["code"] == "filter-is-unknown"
    assert alba.get("cases?phase=nonsense").json()["errors"] == [{"at": "query.phase", "code": "literal_error"}]


def test_facts_are_listed_and_spoken_on(program: Programs, opened: Opened) -> None:
    case, alba = opened(), program("alba")
    facts = alba.get(f"cases/{case.pk}/facts").json()["facts"]
    fact = next(each for each in facts if each["state"] == "read" and each["value"] is not None)
    said = alba.post(
        f"cases/{case.pk}/facts", {"facts": [{"said": "accept", "path": fact["path"], "seen": fact["value"]}]}
    )
    assert said.status_code == 200, said.content
    assert len(said.json()["recorded"]) == 1
    now = {each["path"]: each["state"] for each in alba.get(f"cases/{case.pk}/facts").json()["facts"]}
    assert now[fact["path"]] == "confirmed"


def test_a_fact_that_reads_otherwise_by_now_is_refused(program: Programs, opened: Opened) -> None:
    case, alba = opened(), program("alba")
    fact = alba.get(f"cases/{case.pk}/facts").json()["facts"][0]
    said = alba.post(f"cases/{case.pk}/facts", {"facts": [{"said": "accept", "path": fact["path"], "seen": "other"}]})
    assert (said.status_code, said.json()["code"]) == (409, "fact-is-read-otherwise")


def test_papers_are_filed_once(program: Programs, opened: Opened) -> None:
    case, alba = opened(), program("alba")
    first = alba.send(
        f"cases/{case.pk}/papers", {"files": [sent("bill.txt", "Invoice 12")], "received_from": "Supplier"}
    )
    assert first.status_code == 201, first.content
    assert len(first.json()["recorded"]) == 1
    again = alba.send(f"cases/{case.pk}/papers", {"files": [sent("bill.txt", "Invoice 12")]})
    assert again.json()["recorded"] == []
    assert File.objects.filter(case=case, path__startswith="evidence/").count() == 1


def test_a_case_is_given_to_whoever_may_work(program: Programs, opened: Opened, cast: Cast) -> None:
    case, alba = opened(), program("alba")
    given = alba.post(f"cases/{case.pk}/handler", {"handler": cast.alba.pk})
    assert given.json()["handler"] == {"id": cast.alba.pk, "name": "Alba"}
    assert alba.post(f"cases/{case.pk}/handler", {"handler": cast.bruno.pk}).status_code == 404
    assert alba.post(f"cases/{case.pk}/handler", {"handler": None}).json()["handler"] is None


def test_strangers_are_told_that_there_is_no_such_case(program: Programs, opened: Opened) -> None:
    case, carla = opened(), program("carla")
    for path in (f"cases/{case.pk}", f"cases/{case.pk}/answer", f"cases/{case.pk}/papers", f"cases/{case.pk}/facts"):
        said = carla.get(path)
        assert (said.status_code, said.json()["code"]) == (404, "case-is-unknown"), path
    assert carla.get("cases?phase=all").json()["cases"] == []


def test_a_token_opens_its_own_house_only(program: Programs, opened: Opened, cast: Cast) -> None:
    from tests.web.api import program_of

    joined(cast.other, cast.alba, "owner")
    assert program_of(cast.alba, cast.other).get(f"cases/{opened().pk}").status_code == 404


def test_who_only_reads_changes_nothing(program: Programs, opened: Opened) -> None:
    case, bruno = opened(), program("bruno")
    assert bruno.get(f"cases/{case.pk}").status_code == 200
    assert bruno.post(f"cases/{case.pk}/judgement").json()["code"] == "act-is-not-allowed"
    assert bruno.send("cases", {"text": "x"}).status_code == 403


def test_a_token_does_what_it_was_made_for(program: Programs, opened: Opened) -> None:
    case = opened()
    assert program("alba", "read").post(f"cases/{case.pk}/judgement").json()["code"] == "scope-is-missing"
    assert program("alba", "write").get(f"cases/{case.pk}").json()["code"] == "scope-is-missing"


def test_without_a_token_nobody_is_answered(opened: Opened, page: Callable[[str], Client]) -> None:
    path = f"/api/v1/cases/{opened().pk}"
    for client in (page(""), page("alba")):
        said = client.get(path)
        assert (said.status_code, said.json()["code"]) == (401, "token-is-missing")
        assert said["WWW-Authenticate"].startswith("Bearer")
    assert page("").get(path, headers={"Authorization": "Bearer rjn_nothing"}).json()["code"] == "token-is-not-valid"


def test_many_cases_are_given_to_somebody_at_once(program: Programs, opened: Opened, cast: Cast) -> None:
    cases = [str(opened(NOTICE.replace("448120", f"44812{n}")).pk) for n in range(2)]
    alba = program("alba")
    begun = alba.post("batches", {"act": "assign", "cases": cases, "handler": cast.alba.pk})
    assert begun.status_code == 202, begun.content
    steps = alba.get(f"batches/{begun.json()['id']}").json()["steps"]
    assert {(each["case"], each["state"]) for each in steps} == {(case, "done") for case in cases}
    assert alba.get(f"cases/{cases[0]}").json()["handler"]["name"] == "Alba"
    again = alba.post("batches", {"act": "assign", "cases": cases, "handler": cast.alba.pk})
    assert again.json()["code"] == "nothing-would-change"
    undone = alba.post(f"batches/{begun.json()['id']}/undo")
    assert (undone.status_code, undone.json()["act"]) == (202, "undo")
    assert alba.get(f"cases/{cases[0]}").json()["handler"] is None
    carla = program("carla")
    assert carla.post("batches", {"act": "comply", "cases": cases}).json()["code"] == "nothing-is-picked"
    assert carla.get(f"batches/{begun.json()['id']}").json()["code"] == "batch-is-unknown"
    assert program("bruno").post("batches", {"act": "comply", "cases": cases}).status_code == 403

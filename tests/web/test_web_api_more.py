"""More that programs do: exports, foreseen batches, saved mail, agreements, other words, stamps, what was known."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import attrs
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rejoinder.db.draft_keep import text_of
from rejoinder.db.models import Case, Draft, File, Line
from rejoinder.db.services import Services, install_services
from tests.web.api import Program, done
from tests.web.cast import Cast

Programs = Callable[..., Program]
Opened = Callable[..., Case]
SHEET = b"""Complaint ID,Rights Owner,IP Type,Product ID,Complaint Date
IPR-1,Larkmere Prints Ltd,Copyright,1005006112233445,2026-11-09
IPR-1,Heronsgate Ltd,Trademark,1005006112233446,2026-11-09
"""
REPLY = b"""From: IPR <ipr@larkmere.example>
To: shop@sandpiper.example
Subject: Re: IPR-2026-448120

We insist.
"""


@pytest.fixture
def case(opened: Opened) -> Case:
    return opened()


def sheet(name: str = "complaints.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, SHEET)


def test_an_export_is_kept_looked_at_and_opened(program: Programs) -> None:
    alba = program("alba")
    kept = done(alba.send("exports", {"file": sheet()}))
    assert (kept["rows"], kept["opened"], Case.objects.exists()) == (2, 0, False)
    rows = alba.get(f"exports/{kept['id']}/rows?size=1").json()
    more = alba.get(f"exports/{kept['id']}/rows?size=1&cursor={rows['next']}").json()
    assert [(each["reference"], each["repeats"]) for each in (*rows["rows"], *more["rows"])] == [
        ("IPR-1", False),
        ("IPR-1", True),
    ]
    done(alba.post(f"exports/{kept['id']}/open"), 202)
    assert alba.get(f"exports/{kept['id']}").json()["opened"] == 2
    assert {str(each) for each in Case.objects.values_list("pk", flat=True)} == {
        rows["rows"][0]["case"],
        more["rows"][0]["case"],
    }


def test_an_export_is_its_own_house_s_and_a_sheet(program: Programs) -> None:
    kept = done(program("alba").send("exports", {"file": sheet()}))["id"]
    for path in (f"exports/{kept}", f"exports/{kept}/rows", "exports/nonsense"):
        assert program("carla").get(path).json()["code"] == "export-is-forgotten"
    assert program("bruno").get(f"exports/{kept}").status_code == 403
    assert program("alba").send("exports", {"file": sheet("a.pdf")}).json()["code"] == "upload-kind-is-refused"


def test_a_batch_is_foreseen_and_nothing_is_written(program: Programs, case: Case, cast: Cast) -> None:
    lines = Line.objects.count()
    said = {"act": "assign", "cases": [str(case.pk)], "handler": cast.alba.pk}
    (found,) = done(program("alba").post("batches/foresee", said), 200)["cases"]
    assert (found["changes"], "Alba" in found["says"], Line.objects.count()) == (True, True, lines)
    assert program("carla").post("batches/foresee", said).json()["code"] == "nothing-is-picked"


def test_a_mail_that_was_saved_is_taken_in_once(program: Programs, case: Case) -> None:
    alba, at = program("alba"), f"cases/{case.pk}/mails/received"
    first = done(alba.send(at, {"file": SimpleUploadedFile("reply.eml", REPLY)}))
    again = done(alba.send(at, {"file": SimpleUploadedFile("reply.eml", REPLY)}))
    assert (bool(first["recorded"]), again["recorded"]) == (True, [])
    assert alba.send(at, {"file": SimpleUploadedFile("x.eml", b"none")}).json()["code"] == "file-is-no-mail"


def test_what_was_handed_in_is_kept(program: Programs, case: Case) -> None:
    sent = {"route": "counter_notice", "receipt": "AP-1", "file": SimpleUploadedFile("answer.pdf", b"%PDF-1.4 x")}
    done(program("alba").send(f"cases/{case.pk}/filings/file", sent))
    assert File.objects.filter(case=case, path="sent/answer.pdf").exists()


def test_a_draft_agreement_is_weighed_and_one_is_made(program: Programs, case: Case) -> None:
    alba, at, lines = program("alba"), f"cases/{case.pk}/settlement", Line.objects.count()
    found = done(alba.post(f"{at}/check", {"text": "The seller admits infringement and pays 500 USD."}), 200)
    assert (found["schema"], bool(found["points"])) == ("rejoinder.settle/1", True)
    made = alba.post(f"{at}/draft", {"amount": "100", "currency": "USD", "language": "ru"})
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(made.getvalue())).namelist()
    assert Line.objects.count() == lines
    assert program("bruno").post(f"{at}/check", {"text": "x"}).status_code == 403


def test_a_text_is_fetched_as_a_file_in_any_version(
    program: Programs, case: Case, services: Services, cast: Cast
) -> None:
    alba, at = program("alba"), f"cases/{case.pk}/texts/first-contact/en"
    made = text_of(services, case, "first-contact", "en").made.text
    assert alba.get(f"{at}/file?kind=txt").getvalue().decode().strip() == made
    Draft.objects.create(
        case=case, name="first-contact", language="en", n=1, text="Kept.", made=made, at=services.now(), by=cast.alba
    )
    assert alba.get(f"{at}/file?kind=txt").getvalue() == b"Kept.\n"
    assert alba.get(f"{at}/file?kind=txt&version=0").getvalue().decode().strip() == made
    assert alba.get(f"{at}/file?version=7").json()["code"] == "text-is-unknown"
    assert zipfile.is_zipfile(io.BytesIO(alba.get(f"{at}/file").getvalue()))


class Phraser:
    """An endpoint that answers always the same (port `Phraser`)."""

    def phrase(self, paragraph: str, language: str) -> str:
        return paragraph.replace("We", "We kindly") if "5" not in paragraph else "Other facts: 6"


def test_other_words_are_offered_and_refused_where_they_change_a_fact(
    program: Programs, case: Case, services: Services
) -> None:
    alba, at = program("alba"), f"cases/{case.pk}/texts/first-contact/en/rephrase"
    assert alba.post(at, {"text": "We ask."}).json()["code"] == "phraser-is-not-named"
    install_services(attrs.evolve(services, phraser=Phraser))
    found = done(alba.post(at, {"text": "We ask.\n\nIt is 5."}), 200)["paragraphs"]
    assert [each["after"] for each in found] == ["We kindly ask.", None]
    assert found[1]["changed"]


def test_nobody_stamps_where_no_authority_is_named(program: Programs, case: Case) -> None:
    assert program("alba").post(f"cases/{case.pk}/stamps").json()["code"] == "nobody-can-stamp"
    assert program("bruno").post(f"cases/{case.pk}/stamps").status_code == 403


def test_what_was_known_at_a_line_and_now(program: Programs, case: Case) -> None:
    alba = program("alba")
    done(alba.post(f"cases/{case.pk}/decisions", {"outcome": "refused"}))
    then = alba.get(f"cases/{case.pk}/known?line=1").json()
    now = alba.get(f"cases/{case.pk}/known").json()
    assert (then["n"], then["matter"], then["done"]) == (1, [], [])
    assert now["n"] > 1
    assert any("448120" in value for _, value in now["matter"])
    assert len(now["done"]) == 1

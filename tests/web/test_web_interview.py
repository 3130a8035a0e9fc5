"""Files handed over, questions answered and taken back, by pages and by programs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db.interview import AnswerForm, keep_answer, refuse_changed, undo_answer
from rejoinder.db.models import Case, File, FileDrop, PendingAnswer
from rejoinder.db.services import Services
from tests.golden.answer_cast import pdf
from tests.web.api import Program, done
from tests.web.cast import NOTICE, Cast

Pages = Callable[[str], Client]


def notice(name: str = "a.eml", text: str = NOTICE) -> SimpleUploadedFile:
    """The sample notice as somebody sends it."""
    return SimpleUploadedFile(name, text.encode())


def test_one_bad_file_refuses_itself_and_the_others_become_a_case(page: Pages) -> None:
    alba = page("alba")
    sent = alba.post("/start/", {"files": [notice(), SimpleUploadedFile("empty.pdf", b"")], "token": "one"})
    shown = alba.get(sent["Location"]).content.decode()
    assert "empty.pdf" in shown
    assert "holds nothing" in shown
    case = Case.objects.get(head_n__gt=0)
    assert alba.get(f"/cases/{case.pk}/questions/").status_code == 200
    again = alba.post("/start/", {"files": [notice()], "token": "one"})
    assert again["Location"] == sent["Location"], "the same form counts once"
    assert Case.objects.count() == 1


def test_the_same_complaint_is_asked_about_before_it_is_a_case(page: Pages) -> None:
    alba = page("alba")
    alba.post("/start/", {"files": [notice()], "token": "one"})
    alba.post("/start/", {"files": [notice()], "token": "two"})
    drop = FileDrop.objects.get(token="two")
    assert (drop.state, [each["why"] for each in drop.same]) == ("asking", ["digest"])
    assert Case.objects.count() == 1
    alba.post(f"/drops/{drop.pk}/decide/")
    assert Case.objects.count() == 2, "whoever wants it has two"


def test_a_complaint_without_a_number_about_the_same_listing_is_asked_about_and_joined(page: Pages) -> None:
    alba, unnumbered = page("alba"), "\n".join(line for line in NOTICE.splitlines() if "IPR-2026" not in line)
    alba.post("/start/", {"files": [notice()], "token": "one"})
    files = [SimpleUploadedFile("again.eml", unnumbered.encode()), SimpleUploadedFile("studio.txt", b"Drawn by Mara.")]
    alba.post("/start/", {"files": files, "token": "two"})
    drop, first = FileDrop.objects.get(token="two"), Case.objects.get(head_n__gt=0)
    assert (drop.state, [each["why"] for each in drop.same]) == ("asking", ["listing"])
    alba.post(f"/drops/{drop.pk}/decide/", {"case": first.pk.hex})
    drop.refresh_from_db()
    assert (drop.state, drop.case) == ("done", first)
    assert Case.objects.filter(head_n__gt=0).count() == 1
    assert File.objects.filter(case=first, path__endswith="studio.txt").exists()


@pytest.mark.parametrize("who", ["bruno", "carla", "dario"])
def test_nobody_else_sees_what_was_handed_over(page: Pages, who: str) -> None:
    page("alba").post("/start/", {"files": [notice()], "token": "one"})
    assert page(who).get(f"/drops/{FileDrop.objects.get().pk}/").status_code in (403, 404)


def test_an_answer_is_kept_once_and_undone(services: Services, cast: Cast, opened: Callable[..., Case]) -> None:
    case = opened()
    for _ in range(2):
        keep_answer(
            services, case, AnswerForm(question="seller.entity", value="Sandpiper Prints Ltd", key="k"), cast.alba
        )
    assert PendingAnswer.objects.count() == 1
    assert [one.said for one in services.writer(case, cast.alba).case().answers] == ["Sandpiper Prints Ltd"]
    undo_answer(services, case, "seller.entity", cast.alba)
    assert not services.writer(case, cast.alba).case().answers


def test_an_answer_that_does_not_fit_is_refused_where_it_was_given(page: Pages, opened: Callable[..., Case]) -> None:
    case, alba = opened(), page("alba")
    address = f"/cases/{case.pk}/questions/answer/"
    refused = alba.post(address, {"question": "received_at", "value": "some day"}, headers={"X-Quick": "1"})
    assert refused.status_code == 400
    assert refused.json()["says"]
    assert not PendingAnswer.objects.exists()


def test_programs_ask_answer_and_take_back(program: Callable[..., Program], opened: Callable[..., Case]) -> None:
    case, alba = opened(), program("alba")
    at = f"cases/{case.pk}"
    assert alba.get(f"{at}/headline").json()["status"]["state"] == "open"
    assert isinstance(alba.get(f"{at}/channels").json()["channels"], list)
    assert isinstance(alba.get(f"{at}/questions").json()["questions"], list)
    done(alba.post(f"{at}/answers", {"answers": [{"id": "author", "value": "Alba"}]}))
    assert [one["value"] for one in alba.get(f"{at}/answers").json()["answers"]] == ["Alba"]
    assert alba.post(f"{at}/answers/undo", {"id": "author"}).status_code == 200
    assert alba.get(f"{at}/answers").json()["answers"] == []


def test_a_file_that_a_program_names_is_never_looked_for_on_the_server(
    program: Callable[..., Program], opened: Callable[..., Case], tmp_path: object
) -> None:
    case, alba = opened(), program("alba")
    secret = f"{tmp_path}/complaint.eml"
    done(alba.post(f"cases/{case.pk}/answers", {"answers": [{"id": " file.bought_from", "value": secret}]}))
    papers = [each["path"] for each in alba.get(f"cases/{case.pk}/papers").json()["papers"]]
    assert papers == ["complaint.eml"]


def test_facts_of_a_pdf_are_confirmed_beside_its_page_with_boxes(page: Pages) -> None:
    alba = page("alba")
    words = [line for line in NOTICE.partition("\n\n")[2].splitlines() if line.strip()]
    alba.post("/start/", {"complaint": SimpleUploadedFile("notice.pdf", pdf(*words))})
    case = Case.objects.get()
    shown = alba.get(f"/cases/{case.pk}/facts/").content.decode()
    notice_page = shown.partition('id="originals"')[2].partition("</section>")[0]
    assert "/page/1.png" in notice_page
    assert '<rect data-fact="' in notice_page
    assert "The words as they were read" in shown
    alba.post(
        f"/cases/{case.pk}/questions/answer/", {"question": "work.title", "value": "Grey Herons", "back": "facts"}
    )
    assert "Grey Herons" in alba.get(f"/cases/{case.pk}/questions/").content.decode()


def test_a_yes_lands_on_the_question_that_was_shown_or_nowhere(
    page: Pages, opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case, alba = opened(), page("alba")
    address, said = (
        f"/cases/{case.pk}/questions/answer/",
        {"question": "confirm.owner", "value": "yes", "says": "Is it?"},
    )
    gone = alba.post(address, said | {"proposed": "Somebody Else Ltd", "key": "1"}, headers={"X-Quick": "1"})
    assert (gone.status_code, gone.json()["changed"]) == (409, True)
    plain = alba.post(address, said | {"proposed": "Somebody Else Ltd", "key": "2"})
    assert plain.status_code == 409
    assert "has changed since it was shown" in plain.content.decode()
    assert not PendingAnswer.objects.exists()
    form = AnswerForm(question="confirm.owner", value="yes", proposed="Larkmere Prints Ltd")
    refuse_changed({"questions": [{"id": "confirm.owner", "proposed": "Larkmere Prints Ltd"}]}, (), form)
    keep_answer(services, case, form, cast.alba)
    (recorded,) = services.writer(case, cast.alba).case().answers
    assert (recorded.question, recorded.proposed, recorded.said) == ("confirm.owner", "Larkmere Prints Ltd", "yes")

"""Name, close, reopen, merge and delete a case; a plan that is carried out as it was shown; words of papers found."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db.models import Batch, Card, CardDeadline, Case, File
from rejoinder.db.services import Services
from tests.web.cast import NOTICE, Cast
from tests.web.shelf_of_cards import card

Pages = Callable[[str], Client]


def test_a_case_is_named_closed_and_opened_again(page: Pages, opened: Callable[..., Case], services: Services) -> None:
    case, alba = opened(), page("alba")
    address = f"/cases/{case.pk}/"
    alba.post(f"{address}rename/", {"name": "Herons, spring"})
    services.queue_judgement(case)
    assert Card.objects.get(pk=case.pk).title == "Herons, spring", "a judging leaves the name alone"
    alba.post(f"{address}close/")
    services.queue_judgement(case)
    found = Card.objects.get(pk=case.pk)
    assert (found.phase, found.status) == ("over", "closed")
    assert not CardDeadline.objects.filter(card=found).exists()
    assert "closed here" in alba.get(address).content.decode()
    alba.post(f"{address}close/", {"reopen": "1"})
    assert Card.objects.get(pk=case.pk).phase == "open"
    audit = alba.get("/audit/").content.decode()
    for said in ("Closed the case Herons, spring.", "Reopened the case Herons, spring."):
        assert said in audit


def test_a_second_case_of_one_complaint_is_noticed_and_merged(
    page: Pages, opened: Callable[..., Case], services: Services
) -> None:
    first, second, alba = opened(), opened(), page("alba")
    note = SimpleUploadedFile("studio.txt", b"Drawn in our studio by Mara in spring.")
    alba.post(f"/cases/{second.pk}/papers/add/", {"papers": [note]})
    assert "You may have this complaint already" in alba.get(f"/cases/{second.pk}/").content.decode()
    gone = alba.post(f"/cases/{second.pk}/merge/", {"into": str(first.pk)})
    assert gone.status_code == 302
    assert File.objects.filter(case=first, path__endswith="studio.txt").exists()
    second.refresh_from_db()
    assert second.merged_into == first
    assert "part of another" in alba.get(f"/cases/{second.pk}/").content.decode()
    assert "You may have" not in alba.get(f"/cases/{first.pk}/").content.decode()
    assert alba.post(f"/cases/{second.pk}/close/", {"reopen": "1"}).status_code == 409
    assert alba.post(f"/cases/{first.pk}/merge/", {"into": str(first.pk)}).status_code == 400


def test_another_case_about_the_listing_is_noticed_unless_both_have_numbers_that_differ(
    page: Pages, opened: Callable[..., Case]
) -> None:
    unnumbered = "\n".join(line for line in NOTICE.splitlines() if "IPR-2026" not in line)
    first, alba = opened(), page("alba")
    other = opened(NOTICE.replace("448120", "448121"))
    assert "You may have this complaint already" not in alba.get(f"/cases/{other.pk}/").content.decode()
    found = opened(unnumbered)
    shown = alba.get(f"/cases/{found.pk}/").content.decode()
    assert "the same listing and complainant" in shown
    assert f'href="/cases/{first.pk}/"' in shown


def test_the_very_same_notice_is_noticed_when_a_case_is_begun_by_hand(page: Pages, opened: Callable[..., Case]) -> None:
    first, alba = opened(), page("alba")
    alba.post("/start/", {"complaint": SimpleUploadedFile("notice.eml", NOTICE.encode())})
    second = Case.objects.exclude(pk=first.pk).get()
    assert "the very same notice" in alba.get(f"/cases/{second.pk}/").content.decode()
    alba.post(f"/cases/{first.pk}/close/")
    assert "You may have" not in alba.get(f"/cases/{second.pk}/").content.decode()


def test_a_case_is_deleted_only_by_an_owner_who_types_its_name(
    page: Pages, opened: Callable[..., Case], cast: Cast
) -> None:
    case, title = opened(), "Night Herons"
    address = f"/cases/{case.pk}/delete/"
    assert page("bruno").post(address, {"name": title}).status_code == 403
    assert page("alba").post(address, {"name": "Herons"}).status_code == 400
    assert page("alba").post(address, {"name": title}).status_code == 302
    assert not Case.objects.filter(pk=case.pk).exists()
    assert f"Deleted the case {title}." in page("alba").get("/audit/").content.decode()


def test_words_of_a_paper_are_found_and_shown_where_they_stand(page: Pages, opened: Callable[..., Case]) -> None:
    case, alba = opened(), page("alba")
    note = SimpleUploadedFile("note.txt", b"Approved by Halden & Sons in March.")
    alba.post(f"/cases/{case.pk}/papers/add/", {"papers": [note]})
    found = alba.get("/?q=halden").content.decode()
    assert "<mark>Halden</mark>" in found
    assert "Approved by " in found
    assert "<mark>" not in alba.get("/").content.decode()


def test_a_plan_is_carried_out_as_shown_or_looked_at_again(page: Pages, cast: Cast) -> None:
    picked, alba = card(cast.house, "Picked"), page("alba")
    asked = {"act": "assign", "case": str(picked.pk), "handler": str(cast.alba.pk)}
    found = re.search(r'name="plan" value="([^"]+)"', alba.post("/bulk/", asked).content.decode())
    assert found
    again = alba.post("/bulk/do/", {"act": "assign", "plan": found[1], "handler": "none"}).content.decode()
    assert "Nothing was done" in again
    assert not Batch.objects.exists()
    assert alba.post("/bulk/do/", {"act": "assign", "plan": found[1][:-1], "handler": "none"}).status_code == 409
    alba.post("/bulk/do/", {"act": "assign", "plan": found[1], "handler": str(cast.alba.pk)})
    picked.refresh_from_db()
    assert picked.handler == cast.alba

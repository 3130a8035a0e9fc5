"""A program names, closes, reopens, merges and deletes a case by the use cases of the pages."""

from __future__ import annotations

from collections.abc import Callable

from rejoinder.db.models import Card, Case, File, Happening
from tests.web.api import Program, done, program_of
from tests.web.cast import NOTICE, Cast, joined
from tests.web.test_web_api_case import sent

Programs = Callable[..., Program]
Opened = Callable[..., Case]


def test_a_case_is_named_closed_and_opened_again(program: Programs, opened: Opened) -> None:
    at, alba = f"cases/{opened().pk}", program("alba")
    assert done(alba.post(f"{at}/name", {"name": " Herons,  spring "}), 200)["title"] == "Herons, spring"
    shut = done(alba.post(f"{at}/close"), 200)
    assert (shut["status"], shut["phase"]) == ("closed", "over")
    assert shut["closed_at"] == "2026-11-11T01:00:00Z"
    assert done(alba.post(f"{at}/close"), 200)["closed_at"] == shut["closed_at"]
    open_again = done(alba.post(f"{at}/reopen"), 200)
    assert (open_again["phase"], open_again["closed_at"]) == ("open", None)
    assert done(alba.post(f"{at}/name", {"name": ""}), 200)["title"] == "Night Herons"
    assert Happening.objects.filter(kind="case-closed").count() == 1


def test_a_case_is_merged_into_another_and_stays_closed(program: Programs, opened: Opened) -> None:
    first, second, alba = opened(), opened(), program("alba")
    alba.send(f"cases/{second.pk}/papers", {"files": [sent("studio.txt", "Drawn in our studio by Mara.")]})
    merged = done(alba.post(f"cases/{second.pk}/merge", {"into": str(first.pk)}), 202)
    assert done(alba.get(f"drops/{merged['id']}"), 200)["state"] == "done"
    assert File.objects.filter(case=first, path__endswith="studio.txt").exists()
    assert done(alba.get(f"cases/{second.pk}"), 200)["merged_into"] == str(first.pk)
    assert done(alba.post(f"cases/{second.pk}/reopen"), 409)["code"] == "case-is-merged"
    assert done(alba.post(f"cases/{first.pk}/merge", {"into": str(first.pk)}), 400)["code"] == "case-is-itself"


def test_a_case_is_merged_into_none_of_another_house(program: Programs, opened: Opened, cast: Cast) -> None:
    joined(cast.other, cast.alba, "owner")
    case, elsewhere = opened(), opened(NOTICE, organisation=cast.other)
    for who in (program("alba"), program_of(cast.alba, cast.house)):
        said = who.post(f"cases/{case.pk}/merge", {"into": str(elsewhere.pk)})
        assert done(said, 404)["code"] == "case-is-unknown"
    case.refresh_from_db()
    assert case.closed_at is None


def test_a_case_is_deleted_by_an_owner_who_names_it(program: Programs, opened: Opened) -> None:
    at = f"cases/{opened().pk}"
    title = "Night%20Herons"
    assert done(program("bruno").delete(f"{at}?name={title}"), 403)["code"] == "act-is-not-allowed"
    assert done(program("alba", "read", "write").delete(f"{at}?name={title}"), 403)["code"] == "scope-is-missing"
    alba = program("alba")
    assert done(alba.delete(at), 422)["code"] == "call-is-unfit"
    assert done(alba.delete(f"{at}?name=Herons"), 400)["code"] == "case-is-not-named"
    assert done(alba.delete(f"{at}?name={title}"), 204) is None
    assert not Card.objects.exists()
    assert done(alba.get(at), 404)["code"] == "case-is-unknown"


def test_a_program_hears_of_other_cases_of_the_complaint_that_it_opens(program: Programs, opened: Opened) -> None:
    first, alba = opened(), program("alba")
    for name, text, why in (
        ("notice.eml", NOTICE, "digest"),
        ("again.eml", NOTICE.replace("Dear seller", "Dear merchant"), "number"),
    ):
        second = done(alba.send("cases", {"complaint": sent(name, text)}))["id"]
        assert {"case": str(first.pk), "why": why} in done(alba.get(f"cases/{second}/same"), 200)["cases"]
    assert done(program("carla").get(f"cases/{first.pk}/same"), 404)["code"] == "case-is-unknown"

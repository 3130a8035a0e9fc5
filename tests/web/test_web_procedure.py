"""The marketplace's procedure on the routes page: the present state marked, each way beside its entry."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.db.models import Case
from tests.web.cast import NOTICE, Cast

HERE = re.compile(
    r'<li class="state here" id="state-([a-z_]+)"[^>]* aria-current="step">(.*?)(?=<li class="state|</ol>)', re.DOTALL
)


def _procedure(client: Client, case: Case) -> str:
    shown = client.get(f"/cases/{case.pk}/routes/").content.decode()
    return "".join(shown.partition('<figure class="procedure"')[1:])


def test_the_state_in_which_the_case_stands_is_the_only_one_marked(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    case = opened()
    assert [state for state, _ in HERE.findall(_procedure(page("alba"), case))] == ["complaint_received"]
    page("alba").post(f"/cases/{case.pk}/routes/file/", {"route": "counter_notice", "receipt": "CN-77"})
    assert [state for state, _ in HERE.findall(_procedure(page("alba"), case))] == ["answered"]


def test_an_answer_that_waits_is_marked_where_the_marketplace_tells_nothing_of_how_it_is_examined(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    case = opened(NOTICE.replace("AliExpress", "eBay").replace("aliexpress", "ebay"))
    page("alba").post(f"/cases/{case.pk}/routes/file/", {"route": "counter_notice", "receipt": "CN-77"})
    ((state, here),) = HERE.findall(_procedure(page("alba"), case))
    assert state == "answered"
    assert "answered" in here


def test_every_way_and_every_state_that_is_linked_is_on_the_page(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    case = opened()
    shown = page("bruno").get(f"/cases/{case.pk}/routes/").content.decode()
    links = set(re.findall(r'href="#((?:way|state)-[a-z_]+)"', _procedure(page("bruno"), case)))
    assert {"way-counter_notice", "way-negotiate", "state-established"} <= links
    assert not {link for link in links if f'id="{link}"' not in shown}


def test_the_ways_of_the_present_state_are_open_or_closed_as_they_are_in_this_case(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    ((_, here),) = HERE.findall(_procedure(page("alba"), opened()))
    counter = here.partition('href="#way-counter_notice"')[2].partition("</li>")[0]
    assert '<span class="badge good">open</span>' in counter


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "this case is here"), ("zh", "本案在此"), ("ru", "дело сейчас здесь")],
)
def test_the_procedure_is_told_in_the_language_of_the_reader(
    page: Callable[[str], Client], opened: Callable[..., Case], cast: Cast, language: str, said: str
) -> None:
    cast.alba.language = language
    cast.alba.save()
    assert said in _procedure(page("alba"), opened())


def test_a_marketplace_without_a_rulebook_has_no_procedure_to_show(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    unknown = NOTICE.replace("AliExpress", "Quillmart").replace("aliexpress", "quillmart")
    assert not _procedure(page("alba"), opened(unknown))

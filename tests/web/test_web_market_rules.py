"""The rules of the marketplaces: what is known, how surely and since when, for everybody who is signed in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.adapters.shipped.rulebook import load
from rejoinder.db.models import Case
from tests.web.cast import Cast

BOOKS = load()


def _page(client: Client, path: str) -> str:
    answered = client.get(path)
    assert answered.status_code == 200
    return str(answered.content.decode())


def test_every_marketplace_with_a_book_is_listed_and_its_page_can_be_opened(page: Callable[[str], Client]) -> None:
    client = page("bruno")
    listed = re.findall(r'href="/rules/([\w-]+)/"', _page(client, "/rules/"))
    assert sorted(listed) == sorted(book.id for book in BOOKS.books if book.market)
    for market in listed:
        assert "<h1>" in _page(client, f"/rules/{market}/")


def test_a_rule_stands_with_its_source_its_confidence_its_age_and_the_words_quoted(
    page: Callable[[str], Client],
) -> None:
    shown = _page(page("alba"), "/rules/temu/")
    rule = shown.partition('id="rule-temu.channel.retraction"')[2].partition('<li id="rule-')[0]
    assert "compared</span>" in rule
    assert "Temu intellectual property policy</a> <span" in rule
    assert "(official, 2025-03-02, read on" in rule
    assert re.search(r"read \d+ days? ago", rule)
    assert "<blockquote>may withdraw its report through [IP Portal]</blockquote>" in rule


def test_what_nobody_knows_of_a_marketplace_is_said(page: Callable[[str], Client]) -> None:
    shown = _page(page("alba"), "/rules/temu/")
    assert "Not known." in shown.partition('id="group-clock"')[2].partition("</section>")[0]


def test_every_rule_of_a_marketplace_but_its_steps_is_on_its_page(page: Callable[[str], Client]) -> None:
    for book in BOOKS.books:
        if book.market:
            shown = _page(page("alba"), f"/rules/{book.id}/")
            left_out = {rule.id for rule in book.rules if f'id="rule-{rule.id}"' not in shown}
            assert not {id for id in left_out if BOOKS.rule(id).kind != "transition" and not BOOKS.rule(id).in_force_to}


def test_the_procedure_is_drawn_and_no_case_stands_in_it(page: Callable[[str], Client]) -> None:
    drawn = (
        _page(page("alba"), "/rules/aliexpress/").partition('<figure class="procedure"')[2].partition("</figure>")[0]
    )
    assert 'id="state-complaint_received"' in drawn
    assert "aria-current" not in drawn
    assert 'href="#way-' not in drawn


@pytest.mark.parametrize(("language", "said"), [("en", "Terms"), ("zh", "期限"), ("ru", "Сроки")])
def test_the_page_is_told_in_the_language_of_the_reader(
    page: Callable[[str], Client], cast: Cast, language: str, said: str
) -> None:
    cast.alba.language = language
    cast.alba.save()
    shown = _page(page("alba"), "/rules/aliexpress/")
    assert f">{said}</h2>" in shown
    assert BOOKS.rule("aliexpress.profile").says[language].split("，")[0].split(":")[0] in shown


def test_a_marketplace_without_a_book_has_no_page(page: Callable[[str], Client]) -> None:
    assert page("alba").get("/rules/quillmart/").status_code == 404
    assert page("alba").get("/rules/prc/").status_code == 404  # a book of law


def test_nobody_sees_them_without_signing_in() -> None:
    for path in ("/rules/", "/rules/aliexpress/"):
        answered = Client().get(path)
        assert answered.status_code == 302
        assert answered.headers["Location"].startswith("/accounts/login/")


def test_the_routes_page_of_a_case_leads_to_the_rules_of_its_marketplace(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    assert 'href="/rules/aliexpress/"' in _page(page("bruno"), f"/cases/{opened().pk}/routes/")


def test_the_menu_leads_to_the_rules(page: Callable[[str], Client]) -> None:
    assert '<a href="/rules/">Rules</a>' in _page(page("bruno"), "/")

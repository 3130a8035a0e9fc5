"""A day that the complaint gives to a fact is read where a remark between them says only whose word it is."""

from __future__ import annotations

import datetime as dt

import pytest
from reading_cast import reading_of

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.context import clause
from rejoinder.reading.parsed_message import parse_message


@pytest.mark.parametrize(
    "text",
    [
        "The work, created (according to the complainant) on 12 March 2026, is shown in your listing.",
        "Объект права: серия фотографий, дата создания, по утверждению заявителя, 12.03.2026",
        "作品《狐狸》，完成日期（据投诉人称）：2026年3月12日",
        "Das Werk wurde, laut Anmelderin, geschaffen am 12.03.2026.",
    ],
)
def test_the_day_of_creation_is_read_behind_a_remark(text: str) -> None:
    found = reading_of(f"Dear seller, a complaint was filed against your listing.\n\n{text}\n")
    assert ("completed_on", dt.date(2026, 3, 12)) in {(one.fact, one.on) for one in found.dated_facts}


def test_the_days_of_a_printed_form_are_read_without_a_colon() -> None:
    found = reading_of(
        "Complaint No. 8826\nPatent No. ZL 202530184327.8\nFiling date 2025-04-11\nGrant announcement date 2025-10-24\n"
    )
    assert {(one.fact, str(one.on)) for one in found.dated_facts} == {
        ("filed_on", "2025-04-11"),
        ("registered_on", "2025-10-24"),
    }


def test_a_remark_does_not_lend_a_day_to_what_stands_before_another_sentence() -> None:
    found = reading_of(
        "The work was created, according to the author, in Riga. We wrote to you, as agreed, 12 March 2026.\n"
    )
    assert "completed_on" not in {one.fact for one in found.dated_facts}


def test_a_day_on_a_line_of_its_own_is_a_limit() -> None:
    letter = (
        "Sehr geehrte Damen und Herren,\n\nwir fordern Sie auf, die Unterlassungserklärung bis spätestens\n\n"
        "   10.12.2026, 18:00 Uhr\n\nunterschrieben zurückzugeben.\n\nRechtsanwältin Ebbing\n"
    )
    assert {clock.due_at.date() for clock in reading_of(letter).clocks if clock.due_at} == {dt.date(2026, 12, 10)}


def test_only_where_it_is_asked_for_a_sentence_runs_on_over_the_end_of_its_line() -> None:
    text = "Item  Code  Created\n\nLS-08  2022-10-14\n"
    source = ComplaintSource(name="c", media_type="text/plain", text=text, sha256="0" * 64, size_bytes=len(text))
    message = parse_message(source, shipped_markets())
    place = text.index("LS-08")
    assert clause(message, place, place + 5, runs_on=False)[0] == ""
    assert clause(message, place, place + 5, runs_on=True)[0] == "item  code  created"

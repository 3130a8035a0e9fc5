"""A day that the complaint gives to a fact is read where a remark between them says only whose word it is."""

from __future__ import annotations

import datetime as dt

import pytest
from reading_cast import reading_of


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


def test_a_remark_does_not_lend_a_day_to_what_stands_before_another_sentence() -> None:
    found = reading_of(
        "The work was created, according to the author, in Riga. We wrote to you, as agreed, 12 March 2026.\n"
    )
    assert "completed_on" not in {one.fact for one in found.dated_facts}


def test_a_day_on_a_line_of_its_own_is_a_limit_and_a_code_below_a_head_is_no_reference() -> None:
    letter = (
        "Sehr geehrte Damen und Herren,\n\nwir fordern Sie auf, die Unterlassungserklärung bis spätestens\n\n"
        "   10.12.2026, 18:00 Uhr\n\nunterschrieben zurückzugeben.\n\nRechtsanwältin Ebbing\n"
    )
    assert {clock.due_at.date() for clock in reading_of(letter).clocks if clock.due_at} == {dt.date(2026, 12, 10)}
    table = "AliExpress商品管理/正在销售\n商品  商品ID  商家编码  价格  创建时间  更新时间\nLS-08-  2022-10-14  2026-09-02\n"
    assert reading_of(table).references == ()

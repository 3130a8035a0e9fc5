from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from rejoinder.adapters.case_folder.case_toml import (
    CaseTomlIsBroken,
    CaseTomlIsNotUnicode,
    KeyIsUnknown,
    ValueIsWrong,
    read_case_toml,
)
from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.right import Right


def toml(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "case.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_missing_file_is_an_empty_one(tmp_path: Path) -> None:
    assert read_case_toml(tmp_path / "case.toml").history == ()


def test_all_that_a_seller_can_say_is_read(tmp_path: Path) -> None:
    read = read_case_toml(
        toml(
            tmp_path,
            """
            [seller]
            entity = "苏州某某有限公司"
            shop_id = 1100000001
            language = "zh"
            [complaint]
            received_at = 2026-04-07T11:00:00+08:00
            right = "trademark"
            reason = "Counterfeit"
            [work]
            completed_on = 2024-09-18
            [[history]]
            date = 2026-01-15
            kind = "serious"
            state = "established"
            [[evidence]]
            file = "./evidence/a.pdf"
            kind = "invoice"
            parties = ["甲公司", "乙公司"]
            quantity = 200
            sealed = true
            [preferences]
            sensitive = ["unit_price"]
            """,
        )
    )
    assert read.seller.shop_id == "1100000001"
    assert read.complaint.right is Right.TRADEMARK
    assert read.complaint.overrides == (("reason", "Counterfeit"),)
    assert read.work.completed_on == dt.date(2024, 9, 18)
    assert read.history[0].at == dt.datetime(2026, 1, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    path, vouched = read.vouched[0]
    assert (path, vouched.kind, vouched.quantity) == ("evidence/a.pdf", PaperKind.INVOICE, Decimal(200))


def test_an_unknown_key_is_named_with_the_nearest_known_one(tmp_path: Path) -> None:
    with pytest.raises(KeyIsUnknown) as caught:
        read_case_toml(toml(tmp_path, '[seller]\nentitty = "x"\n'))
    assert caught.value.values == {"key": "entitty", "table": "seller", "nearest": "entity"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('[complaint]\nreceived_at = "yesterday"\n', "complaint.received_at"),
        ("[seller]\nname = 3\n", "seller.name"),
        ('[[history]]\nkind = "serious"\n', "history[1].date"),
        ('[[evidence]]\nkind = "invoice"\n', "evidence[1].file"),
        ('[[evidence]]\nfile = "a"\nquantity = -1\n', "evidence[1].quantity"),
        ('[[evidence]]\nfile = "a"\nquantity = nan\n', "evidence[1].quantity"),
        ('[preferences]\nsensitive = ["everything"]\n', "preferences.sensitive"),
        ('seller = "x"\n', "seller"),
        ('[evidence]\nfile = "a"\n', "evidence"),
    ],
)
def test_a_wrong_value_is_named_by_its_place(tmp_path: Path, text: str, where: str) -> None:
    with pytest.raises(ValueIsWrong) as caught:
        read_case_toml(toml(tmp_path, text))
    assert caught.value.values["where"] == where


@pytest.mark.parametrize("text", ["[seller", "a = = 1", "[" * 5000])
def test_broken_toml_is_one_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(CaseTomlIsBroken):
        read_case_toml(toml(tmp_path, text))


@pytest.mark.parametrize("encoding", ["gb18030", "cp1251", "utf-16"])
def test_an_older_encoding_is_named_with_its_line(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "case.toml"
    said = "Сова" if encoding == "cp1251" else "夜鹭"
    path.write_bytes(f'[seller]\nname = "{said}"\n'.encode(encoding))
    with pytest.raises(CaseTomlIsNotUnicode) as caught:
        read_case_toml(path)
    assert caught.value.values["line"] == (1 if encoding == "utf-16" else 2)


@pytest.mark.parametrize(
    "written", ['"28.11.2026 11:05"', '"2026年11月28日 11:05"', "2026-11-28T11:05:00", '"2026-11-28 11:05"']
)
def test_hours_are_read_as_people_write_them(tmp_path: Path, written: str) -> None:
    found = read_case_toml(toml(tmp_path, f"[complaint]\nreceived_at = {written}\n"))
    assert found.complaint.received_at is not None
    assert found.complaint.received_at.isoformat() == "2026-11-28T11:05:00+08:00"


def test_a_deadline_of_a_bare_day_runs_to_its_end(tmp_path: Path) -> None:
    found = read_case_toml(toml(tmp_path, '[complaint]\ndue_at = "7.12.2026"\n'))
    assert dict(found.complaint.overrides)["due_at"] == "2026-12-07T23:59:59+08:00"


@pytest.mark.parametrize("written", ["速卖通", "АлиЭкспресс", "AliExpress", "ali-express"])
def test_platforms_are_known_by_their_names_in_three_languages(tmp_path: Path, written: str) -> None:
    found = read_case_toml(
        toml(tmp_path, f'[seller]\nmarketplace = "{written}"\n[complaint]\nplatform = "{written}"\n')
    )
    assert found.seller.marketplace == "aliexpress"
    assert dict(found.complaint.overrides)["platform"] == "aliexpress"


def test_a_sample_fixes_the_hour_of_its_answer(tmp_path: Path) -> None:
    found = read_case_toml(toml(tmp_path, "as_of = 2026-11-11T09:00:00+08:00\n"))
    assert found.as_of is not None
    assert found.as_of.isoformat() == "2026-11-11T09:00:00+08:00"


def test_every_key_is_described_in_the_reference() -> None:
    from rejoinder.adapters.case_folder.case_toml_keys import keys
    from rejoinder.adapters.shipped.wording import shipped_phrases

    found, words = keys(), shipped_phrases()
    assert {(key.table, key.name) for key in found} >= {
        ("seller", "entity"),
        ("evidence", "sealed"),
        ("history", "state"),
    }
    assert [key for key in found if f"case_toml.{key.table}.{key.name}" not in words] == []


def test_the_keys_that_are_described_are_those_that_are_read(tmp_path: Path) -> None:
    from rejoinder.adapters.case_folder.case_toml_keys import keys

    for key in keys():
        with pytest.raises(KeyIsUnknown) as refused:
            read_case_toml(toml(tmp_path, f"{key.heading}\n{key.name}x = 1\n"))
        assert refused.value.values["nearest"] in {other.name for other in keys() if other.table == key.table}


def test_answers_are_kept_under_the_names_of_the_facts(tmp_path: Path) -> None:
    read = read_case_toml(
        toml(
            tmp_path,
            """
            [seller]
            other_names = ["Owls", "夜枭"]
            [answers]
            genuine = true
            mark = ["NIGHT OWLS", "OWLERY"]
            listing_ids = ["1005001234567890"]
            first_sold_on = 2024-01-10
            authorised_by = "nobody"
            """,
        )
    )
    assert read.seller.other_names == ("Owls", "夜枭")
    assert dict(read.answers) == {
        "genuine": "yes",
        "mark": "NIGHT OWLS; OWLERY",
        "listing.ids": "1005001234567890",
        "first_sold_on": "2024-01-10",
        "authorised_by": "",
    }


@pytest.mark.parametrize("line", ['genuine = "perhaps"', 'first_sold_on = "soon"', "mark = [1.5]", "mark = {}"])
def test_an_answer_that_does_not_fit_its_fact_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueIsWrong):
        read_case_toml(toml(tmp_path, f"[answers]\n{line}\n"))


def test_an_answer_to_no_fact_is_refused_with_the_nearest_key(tmp_path: Path) -> None:
    with pytest.raises(KeyIsUnknown):
        read_case_toml(toml(tmp_path, '[answers]\nmarks = "OWLERY"\n'))

"""The interview, played on invented cases: what moves most is asked first, once, and an answer moves it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from case_folders import CASE, CATALOGUE, COPYRIGHT, INVOICE, LETTER, TRADEMARK, folder

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.question_record import question_record
from rejoinder.cli.wiring import app, case_files
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.question import ANSWER_BY, FACTS, AnswerKind, Question
from rejoinder.usecases.advise import JudgedCase, advise
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.tell_answers import AnswerInput, record_interview_answers

pytestmark = pytest.mark.slow

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
ENTITY = "Owls Trading Co., Ltd."
UNTOLD = CASE.replace(f'name = "Owls"\nentity = "{ENTITY}"', 'name = "Barn Owl House"')
OWN_WORK = {"catalogue.txt": CATALOGUE.replace("poster, design 7", "T-shirt NO-12"), "invoice.txt": INVOICE}
ONE_LISTING = COPYRIGHT.replace(" and\nhttps://www.aliexpress.com/item/1005001234567891.html", "")


def made(root: Path, complaint: str, papers: dict[str, str], case: str = UNTOLD) -> Path:
    found = folder(root, complaint, papers)
    (found / "case.toml").write_text(case)
    return found


def judged(case: Path) -> JudgedCase:
    return advise(case, app(), now=NOW)


def questions(case: Path) -> tuple[Question, ...]:
    return judged(case).advice.questions


def say(case: Path, id: str, value: str | None) -> None:
    writer = CaseWriter(folder=case, at=NOW, by="seller", folders=app().folders(), ledgers=app().ledgers())
    record_interview_answers(writer, [AnswerInput(id=id, value=value)], app=app(), case_files=case_files())


def test_the_company_is_asked_first_where_it_makes_a_ground_stand(tmp_path: Path) -> None:
    case = made(tmp_path, ONE_LISTING, OWN_WORK)
    first = questions(case)[0]
    assert (first.id, first.kind, first.proposed) == ("confirm.seller.entity", AnswerKind.YES_NO, ENTITY)
    assert "own_copyright" in first.changes
    assert not judged(case).advice.ready_defences
    say(case, first.id, "yes")
    after = judged(case).advice
    assert [ground.id for ground in after.ready_defences] == ["own_copyright"]
    assert first.id not in {one.id for one in after.questions}


@pytest.mark.parametrize("value", ["yes", "no", None])
def test_an_answered_question_is_never_asked_again(tmp_path: Path, value: str | None) -> None:
    case = made(tmp_path, ONE_LISTING, OWN_WORK)
    say(case, "confirm.seller.entity", value)
    assert "confirm.seller.entity" not in {one.id for one in questions(case)}


def test_a_refused_proposal_is_followed_by_the_open_question(tmp_path: Path) -> None:
    case = made(tmp_path, ONE_LISTING, OWN_WORK)
    say(case, "confirm.seller.entity", "no")
    asked = {one.id: one for one in questions(case)}
    assert asked["seller.entity"].kind is AnswerKind.TEXT


def test_the_same_question_keeps_its_id_until_it_is_answered(tmp_path: Path) -> None:
    case = made(tmp_path, ONE_LISTING, OWN_WORK)
    before = {one.id for one in questions(case)}
    say(case, "seller.country", "CN")
    assert before <= {one.id for one in questions(case)} | {"seller.country"}


def test_where_nothing_hangs_on_an_answer_nothing_is_asked(tmp_path: Path) -> None:
    case = made(tmp_path, ONE_LISTING, OWN_WORK, CASE)
    for one in questions(case):
        assert one.changes
    assert "confirm.seller.entity" not in {one.id for one in questions(case)}


def test_a_bill_that_may_be_for_samples_is_asked_about(tmp_path: Path) -> None:
    bill = INVOICE.replace("Night Owls T-shirt NO-12", "Night Owls sample T-shirt NO-12")
    case = made(tmp_path, TRADEMARK, {"invoice.txt": bill, "letter.txt": LETTER}, CASE)
    asked = [one for one in questions(case) if one.fact == "paper.about_product"]
    assert [one.about.file for one in asked] == ["evidence/invoice.txt"]


def test_whether_the_goods_are_genuine_is_asked_before_anything_says_so(tmp_path: Path) -> None:
    case = made(tmp_path, TRADEMARK, {"invoice.txt": INVOICE, "letter.txt": LETTER}, CASE)
    assert "genuine" in {one.id for one in questions(case)}


def test_of_many_listings_one_question_asks_for_all_that_are_his(tmp_path: Path) -> None:
    ids = [f"10050012345678{number}" for number in range(90, 98)]
    links = "\n".join(f"https://www.aliexpress.com/item/{id}.html" for id in ids)
    notice = ONE_LISTING.replace("https://www.aliexpress.com/item/1005001234567890.html", links)
    case = made(tmp_path, notice, OWN_WORK, CASE)
    asked = [one for one in questions(case) if one.fact == "listing.ours"]
    assert [(one.id, one.kind, one.proposed) for one in asked] == [("listing.ours", AnswerKind.TEXT, ids[0])]


def test_at_most_eight_are_asked_at_once(tmp_path: Path) -> None:
    notice = "Dear seller, you sell our goods. Stop it.\nCarla Prints\n"
    papers = {f"paper {number}.txt": f"Something of {number} May 2025 without a name" for number in range(1, 12)}
    assert len(questions(made(tmp_path, notice, papers))) <= 8


def test_a_day_of_receipt_that_nobody_gives_comes_first(tmp_path: Path) -> None:
    notice = TRADEMARK.replace("Date: Tue, 7 Apr 2026 11:00:00 +0800\n", "")
    case = made(
        tmp_path, notice, {"invoice.txt": INVOICE}, CASE.replace("received_at = 2026-04-07T11:00:00+08:00\n", "")
    )
    first = questions(case)[0]
    assert (first.id, first.kind) == ("received_at", AnswerKind.DATE)
    say(case, "received_at", "2026-04-07")
    assert judged(case).advice.headline.clock.due_at is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("notice", [TRADEMARK, COPYRIGHT])
def test_every_question_has_the_shape_of_the_contract_in_each_language(
    tmp_path: Path, notice: str, language: str
) -> None:
    case = made(tmp_path, notice, {**OWN_WORK, "letter.txt": LETTER})
    for one in questions(case):
        record = question_record(one, lambda phrase: Wording().say(phrase, language))
        assert record["fact"] in FACTS
        assert record["says"].strip()
        assert record["why"].strip()
        assert record["kind"] != "choice" or record["options"]
        assert record["about"] is None or set(record["about"]) in ({"file", "sha256"}, {"listing"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_played_interview_ends_and_leaves_a_statement_that_can_go_out(tmp_path: Path, language: str) -> None:
    knows = {"seller.entity": ENTITY, "author": "Ann Ash", "same_as_claimed": "yes", "changed_product": "no"}
    case = made(tmp_path, ONE_LISTING, OWN_WORK, UNTOLD.replace("[seller]", f'[seller]\nlanguage = "{language}"'))
    asked: list[str] = []
    while waiting := [one for one in questions(case) if one.id not in asked][:3]:
        for one in waiting:
            asked.append(one.id)
            value = knows.get(one.fact)
            if one.proposed is not None and one.kind is AnswerKind.YES_NO and value is not None:
                value = "yes" if value == one.proposed else "no"
            say(case, one.id, value)
    assert len(asked) == len(set(asked))
    assert len(asked) <= 12
    assert judged(case).advice.ready_defences


UNDATED = """\
From: Lazada <ipp@lazada.com>
To: owls@seller.example
Subject: IPR complaint against your listing
Date: Mon, 06 Apr 2026 09:12:00 +0800
Content-Type: text/plain; charset=utf-8

Dear seller,

A copyright complaint was lodged by Barn Owl Studio (rights@barnowl.example) against your listing
https://www.lazada.sg/products/owl-lamp-i1512345678-s7312345678.html (work "Night Owls").
Please submit a counter notice through the IPP platform.
"""


def test_the_countdown_is_asked_for_where_nobody_says_by_when(tmp_path: Path) -> None:
    case = made(tmp_path, UNDATED, {}, '[seller]\nname = "Owls"\nmarketplace = "lazada"\ncountry = "CN"\n')
    asked = {one.id: one for one in questions(case)}
    assert asked[ANSWER_BY].kind is AnswerKind.DATE
    assert "counter_notice" in asked[ANSWER_BY].changes
    say(case, ANSWER_BY, "2026-04-09")
    after = judged(case).advice
    assert after.headline.clock.due_at == dt.datetime.fromisoformat("2026-04-09T23:59:59+08:00")
    assert after.headline.clock.certainty.is_known
    assert ANSWER_BY not in {one.id for one in after.questions}


def test_who_made_the_work_is_asked_where_no_paper_is_there_yet(tmp_path: Path) -> None:
    case = made(tmp_path, UNDATED, {}, '[seller]\nname = "Owls"\nmarketplace = "lazada"\ncountry = "CN"\n')
    assert "author" in {one.id for one in questions(case)}

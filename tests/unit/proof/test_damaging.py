"""What the seller's own notes and chats admit or plan is found, told to him alone, and goes into no packet."""

from __future__ import annotations

import pytest
from defence_cast import US, case, in_every_language, listing, paper, reading, seen, sha, words

from rejoinder.domain.evidence import Inspection, PaperKind, Place
from rejoinder.domain.finding import DAMAGING, Gravity, harmed_by
from rejoinder.domain.right import Right
from rejoinder.proof.damaging import admissions, is_damaging


def note(text: str, kind: PaperKind = PaperKind.NOTE, place: Place = Place.EVIDENCE) -> Inspection:
    return paper("note.txt", kind, text=text, place=place)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("供应商说发票可以补开，日期写早一点", "false-paper"),
        ("Ask him to back-date the invoice", "false-paper"),
        ("Попроси сделать накладную задним числом", "false-paper"),
        ("我知道这批不是正品", "not-genuine"),
        ("1:1 复刻，专柜看不出来", "not-genuine"),
        ("these are replicas, mirror quality", "not-genuine"),
        ("Это реплика, зато дёшево", "not-genuine"),
        ("你就说是从代理商那里买的", "untruth"),
        ("Just tell them it is original", "untruth"),
        ("Скажи, что оригинал", "untruth"),
        ("我们没有授权，一直这样卖", "no-licence"),
        ("We have no license for this one", "no-licence"),
        ("У нас нет лицензии на него", "no-licence"),
        ("把logo打码再上架", "hiding"),
        ("blur the logo on the second picture", "hiding"),
        ("图片是网上随便找的，大家都在用", "taken-from-others"),
        ("I took the pictures from the internet", "taken-from-others"),
        ("Фото скачал из интернета", "taken-from-others"),
    ],
)
def test_an_admission_is_found_in_three_languages(text: str, kind: str) -> None:
    assert [one.kind for one in admissions(note(text))] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "请给我开发票，抬头是公司名称",
        "这个没有货了，下周到",
        "我们的图片被盗了",
        "这不是假货，是正品",
        "Please send the invoice for 300 pieces.",
        "We sell no replicas.",
        "Bearbeitet. 1:1 im Verhältnis",
        "Это не подделка",
        "授权书没有问题，有效期到年底",
        "просто скажите адрес доставки",
        "Scale model car 1:18",
    ],
)
def test_ordinary_words_are_no_admission(text: str) -> None:
    assert admissions(note(text)) == ()


def test_a_formal_paper_uses_such_words_to_forbid() -> None:
    words = "The dealer shall sell no counterfeits; 不得销售假货、高仿商品。"
    assert not is_damaging(paper("letter.pdf", PaperKind.AUTHORISATION, text=words))
    assert not is_damaging(note("these are replicas", PaperKind.INVOICE))


def test_the_other_sides_words_are_no_admission_of_ours() -> None:
    assert not is_damaging(note("these are replicas", place=Place.CLAIMED))


def test_the_day_on_which_it_was_said_is_told() -> None:
    chat = note("2026年5月3日 上午9:12\n有授权吗\n没有授权", PaperKind.CHAT)
    found = [one for one in seen(case(reading(Right.COUNTERFEIT)), chat) if one.id.startswith(DAMAGING)]
    assert "3 May 2026" in words(*(one.says for one in found))


def test_it_is_private_and_weakens() -> None:
    found = [one for one in seen(case(), note("发票可以让供应商补开")) if one.id.startswith(DAMAGING)]
    assert [(one.private, one.gravity) for one in found] == [(True, Gravity.WEAKENS)]
    assert harmed_by(found) == {sha("note.txt")}


def test_a_title_that_calls_the_goods_a_copy_is_told_where_a_brand_complains() -> None:
    titled = (listing(title="1:1 quality shoulder bag"),)
    about_brand = seen(case(reading(Right.COUNTERFEIT), listings=titled))
    about_work = seen(case(reading(Right.COPYRIGHT), listings=titled))
    assert [one.id.startswith(f"{DAMAGING}title") for one in about_brand].count(True) == 1
    assert not [one for one in about_work if one.id.startswith(DAMAGING)]


def test_it_is_said_in_three_languages() -> None:
    chat = note(
        f"{US}\n2026-05-03 09:12\n补开发票吧。不是正品。你就说是正品。没有授权。logo打码。网上找的图。", PaperKind.CHAT
    )
    for said in in_every_language(case(reading(Right.COUNTERFEIT)), chat).values():
        assert said.count("note.txt") >= 5

"""Owners, agents, writers, addresses and works of invented complaints are told apart in three languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reading_cast import reading_of, source_of

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.domain.reading import Role, Stage
from rejoinder.reading.name import folded_name, same_name
from rejoinder.reading.parsed_message import parse_message
from rejoinder.reading.party import Parties, parties
from rejoinder.text.yaml_text import yaml_of

FILES = ("english", "chinese", "russian", "letters")
ROWS = [
    (f"{file}: {row['name']}", row["text"], {"stage": row.get("stage", "notice"), **row["says"]})
    for file in FILES
    for row in yaml_of(Path(__file__).with_name(f"names_{file}.yaml").read_text("utf-8"))
]
NAMED = pytest.mark.parametrize(
    ("text", "says"), [(text, says) for _, text, says in ROWS], ids=[name for name, _, _ in ROWS]
)


def parties_of(text: str, says: dict[str, Any]) -> Parties:
    """Who is named, the stage and the platform being known."""
    return parties(
        parse_message(source_of(text), shipped_markets()),
        stage=Stage(says["stage"]),
        platform=reading_of(text).platform,
    )


def _is_right(text: str, says: dict[str, Any]) -> bool:
    """Whether owner and agent are those of the text, and nobody is named where nobody is."""
    found = parties_of(text, says).named
    for role in (Role.OWNER, Role.AGENT):
        got = [one.name for one in found if one.role is role and one.name != one.email]
        wanted = says.get(role, "")
        if str(role) in says and not (any(same_name(wanted, one) for one in got) if wanted else not got):
            return False
    return True


@pytest.mark.slow
def test_owners_and_agents_are_those_of_the_text_in_nine_letters_of_ten() -> None:
    wrong = [name for name, text, says in ROWS if not _is_right(text, says)]
    assert len(wrong) <= len(ROWS) * 0.1, wrong


@NAMED
def test_an_agent_is_never_the_owner_nor_an_owner_the_agent(text: str, says: dict[str, Any]) -> None:
    found = parties_of(text, says).named
    for role, other in ((Role.OWNER, "agent"), (Role.AGENT, "owner")):
        if says.get(other):
            assert not any(one.role is role and folded_name(one.name) == folded_name(says[other]) for one in found)


@pytest.mark.slow
def test_the_writers_and_their_addresses_are_those_of_the_text_in_nine_letters_of_ten() -> None:
    wrong = []
    for name, text, says in ROWS:
        found = parties_of(text, says)
        mails = [*(one.email for one in found.named), None]
        if says.get("role", found.sender_role) != found.sender_role or says.get("mail") not in mails:
            wrong.append(name)
    assert len(wrong) <= len(ROWS) * 0.1, wrong


@NAMED
def test_works_are_those_of_the_text(text: str, says: dict[str, Any]) -> None:
    assert set(says.get("works", ())) <= {work.title for work in reading_of(text).works}


@NAMED
def test_every_name_and_title_stands_in_the_text(text: str, says: dict[str, Any]) -> None:
    reading = reading_of(text)
    spans = [(one.name, one.span) for one in (*reading.parties, *parties_of(text, says).named)]
    spans += [(work.title, work.span) for work in reading.works]
    assert [text[slice(*span)] for _, span in spans] == [value for value, _ in spans]


def test_a_bracketed_note_with_an_address_is_no_part_of_the_name_before_it() -> None:
    text = (
        "尊敬的卖家：\n您发布的商品被权利人投诉，详情如下：\n投诉编号：TB20261201-558203\n"
        "投诉方：宁波霁舟家居用品有限公司（联系邮箱 ipr@jizhou.example）\n权利类型：外观设计专利\n"
        "商品链接：https://item.taobao.com/item.htm?id=782340165529\n请在3个工作日内提交申诉。\n"
    )
    named = parties_of(text, {"stage": "forwarded_notice"}).named
    assert [one.name for one in named if one.role is Role.OWNER] == ["宁波霁舟家居用品有限公司"]


def test_the_kind_of_a_work_in_brackets_is_no_title() -> None:
    text = (
        "尊敬的卖家：\n您发布的商品被权利人投诉，详情如下：\n投诉编号：TB20261201-558203\n"
        "权利人：温州朗屿日用品有限公司\n作品名称：《抱尾小狐》（美术作品）\n登记号：国作登字-2026-F-00123456\n"
        "商品链接：https://item.taobao.com/item.htm?id=782340165529\n请在3个工作日内提交申诉。\n"
    )
    assert [one.title for one in reading_of(text).works] == ["抱尾小狐"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Our only distributor for China is Shanghai Nuoli Toys Co., Ltd.",
        "Shanghai Nuoli Toys Co., Ltd. is our only distributor for China.",
        "Our licensees in Asia\nare Shanghai Nuoli Toys Co., Ltd. and others.",
    ],
)
def test_who_sells_the_owners_goods_is_not_who_acts_for_the_owner(sentence: str) -> None:
    text = (
        f"Right holder: Nordlys Toys AS\nType of right: copyright\nStatement: The seller copies our seal. {sentence}\n"
    )
    found = parties_of(text, {"stage": "notice"}).named
    assert [(one.role, one.name) for one in found] == [(Role.OWNER, "Nordlys Toys AS")]

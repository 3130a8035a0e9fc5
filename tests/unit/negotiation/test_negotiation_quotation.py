"""What a person wrote is told from what he quotes, in every mail program's manner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.negotiation.quotation import split_quoted
from tests.spent import at_most

QUOTED = [
    "> You wrote this\n> and that",
    "On Tue, 24 Nov 2026 at 10:12, Owl Shop <seller@shop.example> wrote:\n\n> You wrote this",
    "On Tue, 24 Nov 2026 at 10:12, Owl Shop of the Long Name\n<seller@shop.example> wrote:\n> You wrote this",
    "On 24/11/2026 10:12, Owl Shop wrote:\nYou wrote this",
    "-----Original Message-----\nFrom: Owl Shop\nSent: Tuesday\nTo: Mossfern\nSubject: Ours\n\nYou wrote this",
    "________________________________\nFrom: Owl Shop <s@shop.example>\nSent: 24.11.2026 10:12\nTo: M\nSubject: Ours",
    "From: Owl Shop <s@shop.example>\nDate: Tuesday, 24 November 2026\nTo: Mossfern\nSubject: Ours\n\nYou wrote this",
    "Begin forwarded message:\n\nFrom: Owl Shop\nSubject: Ours\nDate: 24 November 2026\nTo: M",
    "在 2026年11月24日，Owl Shop <s@shop.example> 写道：\n\n> You wrote this",
    "Owl Shop <s@shop.example> 于2026年11月24日周二 10:12写道：\n\n> You wrote this",
    '在 2026-11-24 10:12:33，"Owl Shop" <s@shop.example> 写道：\nYou wrote this',
    '----------- 原始邮件 -----------\n发件人: "Owl Shop"\n发送时间: 2026年11月24日\n收件人: "M"\n主题: Ours',
    "发件人： Owl Shop\n发送时间： 2026年11月24日\n收件人： M\n主题： Ours\n\nYou wrote this",
    "вт, 24 нояб. 2026 г. в 10:12, Owl Shop <s@shop.example>:\n\n> You wrote this",
    "24 ноября 2026 г., в 10:12, Owl Shop <s@shop.example> написал(а):\n\n> You wrote this",
    '24.11.2026, 10:12, "Owl Shop" <s@shop.example> пишет:\nYou wrote this',
    "-------- Пересылаемое сообщение --------\n24.11.2026, Owl Shop:\nYou wrote this",
    "От: Owl Shop\nОтправлено: 24 ноября 2026 г.\nКому: M\nТема: Ours\n\nYou wrote this",
    "Am 24.11.2026 um 10:12 schrieb Owl Shop:\n> You wrote this",
    '24.11.2026, 10:12, "Owl Shop" <s@shop.example>:\nYou wrote this',
    "Von: Owl Shop\nGesendet: Dienstag, 24. November 2026\nAn: M\nBetreff: Ours\n\nYou wrote this",
    "De : Owl Shop\nEnvoyé : mardi 24 novembre 2026\nÀ : M\nObjet : Ours\n\nYou wrote this",
]


@pytest.mark.parametrize("quoted", QUOTED)
def test_a_quotation_is_split_off_and_nothing_of_it_is_lost(quoted: str) -> None:
    own, rest = split_quoted(f"We accept your proposal.\n\nRegards\n\n{quoted}\n")
    assert own == "We accept your proposal.\n\nRegards"
    assert rest.replace("\n\n", "\n") == quoted.replace("\n\n", "\n")


OWN = [
    "From: the start we said so.\nTo: be clear, we refuse.",
    "On 24 November 2026 we wrote to you.\nPlease answer.",
    "On page 3 he wrote: this is mine.",
    "The original message was clear to us.",
    "在2026年我们写道歉信。",
    "24 ноября 2026 г. наш юрист написал вам письмо.",
    "1 > 0, as everybody knows.",
    "Original\nworks only.",
]


@pytest.mark.parametrize("text", OWN)
def test_what_only_looks_quoted_stays_the_writer_s(text: str) -> None:
    assert split_quoted(text) == (text, "")


def test_answers_between_quoted_lines_are_kept() -> None:
    text = "On 24.11.2026 at 10:12, Owl Shop wrote:\n> Will you withdraw?\n\nYes.\n\n> When?\n\nTomorrow."
    assert split_quoted(text) == (
        "Yes.\n\n\nTomorrow.",
        "On 24.11.2026 at 10:12, Owl Shop wrote:\n> Will you withdraw?\n> When?",
    )


def test_a_mail_that_is_all_quotation_does_not_hide_its_words() -> None:
    text = "> We accept.\n> Pay by Friday."
    assert split_quoted(text) == (text, "")


@given(st.text(alphabet=st.sampled_from("> \nOn2,:写道а.пишет-_=FromSentToSubject"), max_size=300))
def test_no_line_is_lost_or_invented(text: str) -> None:
    own, quoted = split_quoted(text)
    said = sorted(line.strip() for line in text.split("\n") if line.strip())
    assert sorted(line.strip() for line in f"{own}\n{quoted}".split("\n") if line.strip()) == said


@pytest.mark.parametrize(
    "line", ["On 1.1.2026, " * 200, "From: a\nSent: b\n" * 400, "在 2026年，" * 800, "-" * 20_000, "> " * 9_000]
)
def test_hostile_text_is_split_in_time(line: str) -> None:
    with at_most(3):
        split_quoted(f"{line}\n" * 60)

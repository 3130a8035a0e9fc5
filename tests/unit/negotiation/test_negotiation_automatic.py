"""Mails that programs write in place of people are told from letters."""

from __future__ import annotations

import pytest

from rejoinder.negotiation.automatic import is_auto_reply, is_bounce

AWAY = [
    "Automatic reply: Complaint 88",
    "Re: Out of Office",
    "自动回复：您的投诉",
    "[自动答复] 外出",
    "Автоответ: Жалоба",
    "Автоматический ответ: Re: дело",
    "OOO: back on Monday",
    "Re: Complaint 88 [Out of Office]",
    "Thank you for your letter (auto-reply)",
    "I'm currently out of the office",
    "Annual leave: Re: Complaint 88",
    "Abwesenheitsnotiz: Complaint 88",
    "Réponse automatique : plainte",
    "我正在休假",
    "Отпуск до 5 июня",
]
PEOPLE = [
    "Re: Complaint 88",
    "Your office is out of date",
    "关于自动回复功能的侵权",
    "Ответ на жалобу",
    "Vacation rental listing infringes",
    "Leave the listing down, please",
    "Auto parts: complaint 88",
    "Отпускная цена товара",
    "",
]


@pytest.mark.parametrize("subject", AWAY)
def test_a_subject_says_that_nobody_is_there(subject: str) -> None:
    assert is_auto_reply({}, subject)


@pytest.mark.parametrize("subject", PEOPLE)
def test_a_letter_is_a_letter(subject: str) -> None:
    assert not is_auto_reply({}, subject)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"auto-submitted": "auto-replied"}, True),
        ({"auto-submitted": "auto-replied; owner-email=x"}, True),
        ({"auto-submitted": "auto-generated"}, False),
        ({"auto-submitted": "no"}, False),
        ({"x-autoreply": "yes"}, True),
        ({"x-autoreply": "no"}, False),
        ({"precedence": "auto_reply"}, True),
        ({"precedence": "bulk"}, False),
        ({"x-auto-response-suppress": "All"}, False),
    ],
)
def test_headers_tell_a_program_that_answers_from_one_that_gives_notice(
    headers: dict[str, str], expected: bool
) -> None:
    assert is_auto_reply(headers, "Re: Complaint 88") is expected


@pytest.mark.parametrize(
    ("sender", "path", "subject", "expected"),
    [
        ("mailer-daemon@mx.example", None, "Undelivered Mail Returned to Sender", True),
        ("mailer-daemon@mail.example", None, "Mail failure.", True),
        ("mailer-daemon@mail.example", None, "Не удалось доставить ваше письмо", True),
        ("microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@corp.example", None, "Undeliverable: Complaint", True),
        ("postmaster@mx.example", None, "Message blocked", True),
        ("postmaster@mx.example", None, "Warning: delivery failed so far, message delayed 24 hours", False),
        ("postmaster@qq.example", None, "系统退信", True),
        ("x@y.example", "<>", "Недоставленное сообщение", True),
        ("x@y.example", None, "Undelivered Mail Returned to Sender", False),
        ("postmaster@shop.example", None, "Complaint 88", False),
    ],
)
def test_a_bounce_needs_a_sender_and_a_subject_of_its_kind(
    sender: str, path: str | None, subject: str, expected: bool
) -> None:
    assert is_bounce(sender, path, subject) is expected

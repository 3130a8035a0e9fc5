"""A question that leaves its answer open asks; any other says something."""

from __future__ import annotations

import pytest

from rejoinder.tone.question import only_asks

ASKS = [
    "Which registration does the complaint rely on?",
    "Could you tell us which document is still needed?",
    "Is a certified translation required?",
    "By when may we expect your decision?",
    "Would you please confirm receipt?",
    "Who signed the complaint?",
    "How many pages may the appeal have?",
    "Please, whom may we ask for the form?",
    "На какую регистрацию опирается жалоба?",
    "Не могли бы вы подтвердить получение?",
    "Требуется ли заверенный перевод?",
    "Когда можно ожидать решения?",
    "Кто подписал жалобу?",
    "Достаточно ли приложенных счетов?",
    "请问投诉依据哪一项注册？",
    "能否确认收到本申诉？",
    "是否需要经公证的译文？",
    "还需要提供哪些文件？",
    "可不可以补充材料？",
    "贵平台何时作出决定？",
]
SAYS = [
    "Isn't it a fact that you never checked?",
    "Isn’t it a fact that you never checked?",
    "Is it not true that the mark has lapsed?",
    "You never checked the register, did you?",
    "The mark is ours, right?",
    "Why did the complainant ignore our letters?",
    "Who would buy from us if the goods were fakes, which they are not?",
    "Do you know that our firm owns the design?",
    "Did you even open the listing?",
    "Is it fair that an honest shop is closed?",
    "Which document is missing, since every invoice is genuine?",
    "Are you aware of the complainant's five withdrawn notices?",
    "How can a picture of 2019 copy one of 2022?",
    "So the complainant lied?",
    "What right has the agent to complain?",
    "Разве не факт, что вы ничего не проверили?",
    "Неужели заявитель открывал реестр?",
    "Почему заявитель молчит?",
    "Не является ли знак недействительным?",
    "Заявитель не проверил реестр, не так ли?",
    "Знак принадлежит нам, верно?",
    "Известно ли вам, что дизайн наш?",
    "Какой документ нужен, если все счета подлинные?",
    "Вы открывали карточку?",
    "难道贵方不知道商标已过期？",
    "这不是事实吗？",
    "商标是我们的，对吧？",
    "投诉方为什么不回复？",
    "怎么可能是抄袭？",
    "还有谁会相信这份投诉？",
    "投诉方看过页面了？",
    "既然发票是真的，还需要哪些文件？",
    "Did the complainant compare the two pictures?",
    "Сравнивал ли заявитель снимки?",
    "投诉方比对过两张图片吗？",
    "This is a statement.",
    "这是陈述。",
]


@pytest.mark.parametrize("words", ASKS)
def test_an_open_question_only_asks(words: str) -> None:
    assert only_asks(words)


@pytest.mark.parametrize("words", SAYS)
def test_a_leading_question_says_something(words: str) -> None:
    assert not only_asks(words)

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from rejoinder.adapters.shipped.wording import PhraseIsUnknown, Wording
from rejoinder.domain.phrase import Phrase, phrase

BEIJING = dt.timezone(dt.timedelta(hours=8))
RULES = {
    "rule/count": {
        "en": "{n} {n:plural:day|days}",
        "zh": "{n} 天",
        "ru": "{n} {n:plural:день|дня|дней}",
    },
    "rule/stopped": {"en": "Sold by {who}. More.", "zh": "卖方：{who}。", "ru": "Продал {who}."},
    "rule/trailing": {"en": "{who}...", "zh": "{who}……", "ru": "{who}..."},
    "rule/quoted": {"en": "We offered: “{said}”.", "zh": "我方提议：“{said}”。", "ru": "Мы предложили: «{said}»."},
    "rule/nested": {"en": "Why: {why}", "zh": "原因：{why}", "ru": "Почему: {why}"},
}


def say(id: str, language: str, **values: object) -> str:
    return Wording(RULES).say(phrase(id, **values), language)


@pytest.mark.parametrize(
    ("n", "en", "ru"),
    [
        (1, "1 day", "1 день"),
        (2, "2 days", "2 дня"),
        (5, "5 days", "5 дней"),
        (11, "11 days", "11 дней"),
        (21, "21 days", "21 день"),
    ],
)
def test_plurals_follow_each_language(n: int, en: str, ru: str) -> None:
    assert (say("rule/count", "en", n=n), say("rule/count", "ru", n=n), say("rule/count", "zh", n=n)) == (
        en,
        ru,
        f"{n} 天",
    )


def test_days_and_instants_are_written_as_each_language_writes_them() -> None:
    due = dt.datetime(2026, 4, 10, 23, 59, 59, tzinfo=BEIJING)
    wording = Wording()
    assert wording.show(due, "en") == "10 April 2026, 23:59 (Beijing time)"
    assert wording.show(due, "zh") == "2026年4月10日23:59（北京时间）"
    assert wording.show(due, "ru").startswith("10 апреля 2026")
    assert wording.show(dt.date(2026, 4, 10), "zh") == "2026年4月10日"


def test_a_zone_without_a_name_is_given_by_its_offset() -> None:
    half = dt.datetime(2026, 4, 10, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30)))
    west = dt.datetime(2026, 4, 10, 9, 30, tzinfo=dt.timezone(-dt.timedelta(hours=7)))
    assert Wording().show(half, "en").endswith("09:30 (UTC+5:30)")
    assert Wording().show(west, "en").endswith("09:30 (UTC-7)")


def test_values_that_are_phrases_and_lists_are_said_in_the_same_language() -> None:
    why = (phrase("rule/count", n=1), "FH-7", Decimal("2.50"))
    assert say("rule/nested", "zh", why=why) == "原因：1 天、FH-7、2.5"
    assert say("rule/nested", "en", why=why) == "Why: 1 day, FH-7, 2.5"


def test_a_value_with_braces_stays_as_it_is() -> None:
    assert say("rule/nested", "en", why="{n} {0} %s") == "Why: {n} {0} %s"


def test_an_unknown_phrase_is_a_fault_that_is_not_hidden() -> None:
    with pytest.raises(PhraseIsUnknown):
        Wording().say(Phrase("nowhere.nothing"), "en")
    with pytest.raises(KeyError):
        Wording(RULES).say(Phrase("rule/nested"), "en")


def test_a_language_we_do_not_speak_falls_back_to_english() -> None:
    assert say("rule/count", "fr", n=2) == "2 days"


@pytest.mark.parametrize(
    ("language", "said", "becomes"),
    [
        ("en", "Pay 100 euros.", "We offered: “Pay 100 euros”."),
        ("en", "Pay Sample Co., Ltd.", "We offered: “Pay Sample Co., Ltd.”."),
        ("en", "Do you agree?", "We offered: “Do you agree?”."),
        ("en", "Wait...", "We offered: “Wait...”."),
        ("zh", "支付100欧元。", "我方提议：“支付100欧元”。"),
        ("zh", "付款给Sample Co., Ltd.", "我方提议：“付款给Sample Co., Ltd.”。"),
        ("ru", "Заплатим 100 евро.", "Мы предложили: «Заплатим 100 евро»."),
        ("ru", "Заплатим до 3 мая 2026 г.", "Мы предложили: «Заплатим до 3 мая 2026 г.»."),
        ("ru", "Вернём ручки, чехлы и т. д.", "Мы предложили: «Вернём ручки, чехлы и т. д.»."),
    ],
)
def test_a_quoted_sentence_gives_its_full_stop_to_the_sentence_around_it(
    language: str, said: str, becomes: str
) -> None:
    assert say("rule/quoted", language, said=said) == becomes


def test_a_value_that_ends_in_a_full_stop_brings_no_second_one() -> None:
    assert say("rule/stopped", "en", who="Sample Co., Ltd.") == "Sold by Sample Co., Ltd. More."
    assert say("rule/stopped", "ru", who=dt.date(2026, 4, 10)) == "Продал 10 апреля 2026\u202fг."
    assert say("rule/stopped", "zh", who="Sample Co., Ltd.") == "卖方：Sample Co., Ltd.。"
    assert say("rule/stopped", "en", who=phrase("rule/stopped", who="Inc.")) == "Sold by Sold by Inc. More. More."


def test_an_ellipsis_stays_whole() -> None:
    assert say("rule/stopped", "en", who="wait...") == "Sold by wait.... More."
    assert say("rule/trailing", "en", who="Ltd.") == "Ltd...."


def test_a_name_cannot_turn_the_direction_of_a_line() -> None:
    assert say("rule/nested", "en", why="\u202efdp.exe\x1b.txt") == "Why: fdp.exe.txt"


def test_a_sentence_that_a_language_lacks_is_said_in_english() -> None:
    assert Wording({"rule/new": {"en": "half"}}).say(Phrase("rule/new"), "ru") == "half"

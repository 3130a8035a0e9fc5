"""Phrases within sentences."""

from __future__ import annotations

import pytest

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.phrase import Phrase, phrase

WORDING = Wording(
    {
        "rule/own": {"en": "Own work", "zh": "自有作品", "ru": "Собственное произведение"},
        "rule/law": {"en": "EU law", "zh": "欧盟法", "ru": "ЕС и его право"},
        "rule/named": {"en": "{name} stands there", "zh": "有{name}", "ru": "{name} стоит там"},
        "rule/ready": {"en": "Ready: {what:inside}.", "zh": "就绪：{what:inside}。", "ru": "Готово: {what:inside}."},
    }
)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Ready: own work."), ("zh", "就绪：自有作品。"), ("ru", "Готово: собственное произведение.")],
)
def test_a_phrase_within_a_sentence_begins_small(language: str, said: str) -> None:
    assert WORDING.say(phrase("rule/ready", what=phrase("rule/own")), language) == said


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (phrase("rule/law"), "Ready: EU law."),
        (phrase("rule/named", name="Lumen"), "Ready: Lumen stands there."),
        ("Lumen", "Ready: Lumen."),
        ((phrase("rule/own"), "Lumen"), "Ready: own work, Lumen."),
    ],
)
def test_names_and_abbreviations_keep_their_letters_within_a_sentence(
    what: str | Phrase | tuple[str | Phrase, ...], said: str
) -> None:
    assert WORDING.say(phrase("rule/ready", what=what), "en") == said

"""The second reader speaks where no rule does, says which words moved it, and is held back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from rejoinder.adapters.shipped.lexicon import meanings, tone_lexicon
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.tone import LearnedTone, Meanings, ToneKind, ToneLexicon, ToneRule
from rejoinder.text.yaml_text import yaml_of
from rejoinder.tone.classifier import opinion
from rejoinder.tone.features import sentence_features
from rejoinder.tone.guard import review

SENTENCES = Path(__file__).parents[3] / "benchmarks/tone_sentences"
MEANINGS = Meanings(whole={"wolf": ("animal",)}, begins={"copi": ("copy",)}, longest=4)


def learned(**weights: tuple[int, int]) -> LearnedTone:
    return LearnedTone(
        language="en", kinds=(ToneKind.THREAT, ToneKind.INSULT), base=(0, 0), unit=1, limit=0.8, calm=0.1,
        meanings=MEANINGS, weights={name.replace("_", "~"): points for name, points in weights.items()},
        instead={}, excuses={ToneKind.INSULT: ("they say",)},
    )  # fmt: skip


def said(text: str, weights: LearnedTone) -> list[tuple[str, str]]:
    found = review(text, "en", ToneLexicon(rules=(), learned=(weights,)))
    return [(one.kind.value, text[slice(*one.span)]) for one in found]


def test_a_word_shows_itself_its_neighbours_its_letters_and_its_meaning() -> None:
    traits = sentence_features("a wolf copied it", "en", MEANINGS).traits
    assert {"wolf", "copie~", "a wolf", "wolf _ it", "#<wol", "%animal", "%copy", "%animal>copy"} <= set(traits)


def test_chinese_characters_show_themselves_and_their_pairs() -> None:
    own = Meanings(whole={"抄袭": ("copy",)}, begins={}, longest=2)
    traits = sentence_features("我们抄袭 12 张", "zh", own).traits
    assert {"我", "我们", "抄袭", "%copy", "0"} <= set(traits)
    assert traits["%copy"] == [2, 3]


def test_a_weighty_word_is_found_with_its_clause() -> None:
    assert said("We wrote to you, the wolf waits at night, and so on.", learned(wolf=(-50, 50))) == [
        ("insult", "the wolf waits at night")
    ]


def test_little_weight_and_few_words_say_nothing() -> None:
    assert said("The wolf waits at night.", learned(wolf=(-50, 1))) == []
    assert said("Wolf wolf.", learned(wolf=(-50, 50))) == []


def test_what_excuses_a_rule_excuses_the_second_reader() -> None:
    assert said("They say the wolf waits.", learned(wolf=(-50, 50))) == []


def test_quoted_words_do_not_weigh() -> None:
    assert said("You wrote “wolf wolf wolf” to us yesterday.", learned(wolf=(-50, 50))) == []


def test_a_grave_kind_is_named_only_where_it_is_by_far_the_likeliest() -> None:
    assert said("The wolf waits at night.", learned(wolf=(50, 50))) == [("insult", "The wolf waits at night.")]
    assert said("The wolf waits at night.", learned(wolf=(50, 1))) == [("threat", "The wolf waits at night.")]


def test_what_nobody_knows_makes_the_known_weigh_less() -> None:
    short, long = (opinion(words, learned(wolf=(-50, 5))) for words in ("a wolf was here", "a wolf was here " * 9))
    assert short
    assert long
    assert long.hurts < short.hurts


@pytest.mark.parametrize(("weight", "found"), [(-50, []), (5, [ToneKind.THREAT])])
def test_a_wide_rule_finds_nothing_in_a_calm_sentence(weight: int, found: list[ToneKind]) -> None:
    rule = ToneRule(id="en.threat.1", kind=ToneKind.THREAT, find="waits", seconded=True)
    lexicon = ToneLexicon(rules=(("en", (rule,)),), learned=(learned(wolf=(weight, weight)),))
    assert [one.kind for one in review("The wolf waits here.", "en", lexicon)] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The lid was cast from one of yours, which I had bought for that purpose."),
        ("zh", "外壳是买了你们的回来翻模做的，当时没想那么多。"),
        ("ru", "Крышку отлили с вашей, купленной специально для этого."),
    ],
)
def test_what_no_rule_knows_is_heard(language: str, text: str) -> None:
    assert {one.rule.split(".")[-1] for one in review(text, language, tone_lexicon())} == {"learned"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_are_whole_and_each_stands_once(language: str) -> None:
    told = yaml_of((SENTENCES / f"{language}.yaml").read_text("utf-8"))
    assert set(told) == {"calm", *(kind.value for kind in ToneKind if kind is not ToneKind.PRIVATE)}
    assert [
        text for text, count in Counter(text for texts in told.values() for text in texts).items() if count > 1
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_weights_fit_their_kinds_and_meanings(language: str) -> None:
    shipped = tone_lexicon().learned_of(language)
    assert shipped is not None
    assert len(shipped.base) == len(shipped.kinds) == len(ToneKind) - 1
    assert {len(points) for points in shipped.weights.values()} == {len(shipped.kinds)}
    names = {
        name for names in (*meanings(language).whole.values(), *meanings(language).begins.values()) for name in names
    }
    used = {part.lstrip("%") for trait in shipped.weights if trait[0] == "%" for part in trait.split(">")}
    assert used <= names


@pytest.mark.parametrize(
    "words",
    [
        "You liars, send us the registration by 10 May 2026.",
        "Send the certificate, you idiots, before 3 June.",
        "Dear crooks, please send us your registration number 123.",
    ],
)
def test_what_somebody_is_called_is_an_insult_however_calm_the_rest(words: str) -> None:
    assert ToneKind.INSULT in {one.kind for one in review(words, "en", tone_lexicon())}

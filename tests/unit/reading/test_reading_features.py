"""Where a message says nothing outright, its stage is what its speech acts add up to."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder.domain.reading import Stage
from rejoinder.reading.features import REACH, WordConcepts, message_features
from rejoinder.reading.softmax import load_softmax
from rejoinder.reading.word_concepts import word_concepts
from rejoinder.text.yaml_text import yaml_of
from tests.spent import least_seconds

WORDS = WordConcepts(
    {
        "you": "you",
        "your": "you",
        "we": "me",
        "remov*": "remove",
        "take_down": "remove",
        "下架": "removed",
        "owner": "owner",
    }
)
TOLD = Path(__file__).parents[3] / "benchmarks/reading_messages"


def test_notions_are_paired_in_the_order_of_their_clause() -> None:
    found = message_features("we removed your lamp. the owner wrote.", WORDS)
    assert {"me>remove", "remove>you", "1owner", "#lamp"} <= found
    assert not {"you>owner", "!owner", "you>remove"} & found


def test_a_notion_may_be_of_several_words_or_stand_in_unspaced_script() -> None:
    assert "remove" in message_features("please take  down\nthis", WORDS)
    assert {"removed", "#商品"} <= message_features("您的商品已下架", WORDS)


def test_what_is_missing_is_a_trait_and_so_is_a_label() -> None:
    assert {"!you", "=owner"} <= message_features("owner", WORDS, labels=frozenset({"owner"}))


def test_how_many_addresses_of_how_many_people_are_given_is_a_trait() -> None:
    one = "https://github.com/ada/felt and https://github.com/ada/wool"
    two = f"{one}, taken by https://github.com/zed/felt, see https://docs.github.com/articles/guide"
    assert {"@1sites", "@2links"} <= message_features(one, WORDS)
    assert {"@2sites", "@2links"} <= message_features(two, WORDS)
    assert not any(trait.startswith("@") for trait in message_features("no address at felt.example", WORDS))


def test_the_words_that_ship_are_those_the_weights_were_learned_with() -> None:
    told = yaml_of((TOLD / "notions.yaml").read_text("utf-8"))
    assert word_concepts().notion_of == {word: notion for notion, words in told.items() for word in words.split()}
    assert set(load_softmax("stage").classes) == set(Stage)


@pytest.mark.parametrize(
    "unit", ["a", "a.", "a-", "a.bc/", "we ", "remove", "n't", "https://", "a@", "。", "> ", "下架", "\n \n"]
)
def test_a_hostile_text_is_weighed_in_no_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert least_seconds(lambda: load_softmax("stage").chances(message_features(text, word_concepts())), runs=3) < 0.5
    assert REACH < 10_000

"""The words that stand for what a message speaks of, as they ship; made by `benchmarks/stage_train.py`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from rejoinder.reading.features import WordConcepts
from rejoinder.text.shipped_form import shipped_json


@cache
def word_concepts() -> WordConcepts:
    """Every notion's words."""
    shipped = shipped_json(files("rejoinder.reading").joinpath("weights", "notions.json").read_text("utf-8"))
    return WordConcepts({word: notion for notion, words in shipped.items() for word in words.split()})

"""The words that stand for what a message speaks of, as they ship; made by `benchmarks/stage_train.py`."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from rejoinder.reading.features import WordConcepts


@cache
def notions() -> WordConcepts:
    """Every notion's words."""
    held = json.loads(files("rejoinder.reading").joinpath("weights", "notions.json").read_text("utf-8"))
    return WordConcepts({word: notion for notion, words in held.items() for word in words.split()})

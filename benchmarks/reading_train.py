"""Learns how a message's traits tell its stage: the numbers in `rejoinder/reading/learned.json`.

    python benchmarks/reading_train.py measure             how well it judges messages that it has not seen
    python benchmarks/reading_train.py learn               writes the numbers

The messages, all invented, lie in `benchmarks/reading_messages/<stage>.yaml`; each is taken as it stands, and again
with what a longer letter of its stage goes on with. What is learned is a sum of weights: for each trait
(`rejoinder/reading/trait.py`) and stage, how much it speaks for it. `notions.yaml` says which words stand for what.
Needs numpy; one core, under a minute.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from rejoinder.domain.reading import Stage
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.learned import Learned
from rejoinder.reading.sheet import lay_out
from rejoinder.reading.stage import traits_of
from rejoinder.reading.trait import PAIR, Words

HERE = Path(__file__).parent / "reading_messages"
SHIPPED = Path(__file__).parents[1] / "src/rejoinder/reading/learned.json"
LONGER = 3
"""So often each message is taken again as the beginning of a longer letter, ..."""
PARTS = (1, 2, 3, 5)
"""... which goes on with so many parts."""
UNIT, SCALE = 64, 6.0
SEEN_AT_LEAST = 4
PAIR_SEEN_AT_LEAST = 3
"""In so many messages, longer letters left out, two stems must follow each other to count."""
SHRINK, ROUNDS, STEP, FOLDS = 1e-4, 150, 0.05, 5

Row = tuple[Stage, str]
Real = NDArray[np.float32]


def messages() -> list[Row]:
    return [(stage, text) for stage in Stage for text in _of(stage)["messages"]]


def longer(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, each followed by longer letters made of it."""
    for stage, text in rows:
        yield stage, text
        chance = random.Random(text)
        for _ in range(LONGER if text.isascii() else 0):
            parts = chance.choices(_of(stage)["also"], k=chance.choice(PARTS))
            yield stage, "\n\n".join([text, *dict.fromkeys(parts)])


def _of(stage: Stage) -> dict[str, list[str]]:
    if stage not in _HELD:
        _HELD[stage] = yaml.safe_load((HERE / f"{stage}.yaml").read_text("utf-8"))
    return _HELD[stage]


_HELD: dict[Stage, dict[str, list[str]]] = {}


def notions() -> dict[str, str]:
    return dict(yaml.safe_load((HERE / "notions.yaml").read_text("utf-8")))


def words_of(told: dict[str, str]) -> Words:
    return Words({word: notion for notion, words in told.items() for word in words.split()})


def shown(text: str, words: Words) -> frozenset[str]:
    source = ComplaintSource(name="message", media_type="text/plain", text=text, sha256="", size_bytes=len(text))
    return traits_of(lay_out(source), words)


def fitted(rows: Sequence[Row], told: dict[str, str]) -> Learned:
    """A softmax over the traits, each message of length one, the few stages weighed up halfway."""
    words = words_of(told)
    seen = [(stage, shown(text, words)) for stage, text in longer(rows)]
    counted = Counter(trait for _, traits in seen for trait in traits)
    alone = Counter(trait for _, text in rows for trait in shown(text, words) if _is_pair(trait))
    known = sorted(
        trait
        for trait, count in counted.items()
        if count >= SEEN_AT_LEAST and (not _is_pair(trait) or alone[trait] >= PAIR_SEEN_AT_LEAST)
    )
    place = {trait: at for at, trait in enumerate(known)}
    stages = tuple(Stage)
    held = np.zeros((len(seen), len(known) + 1), np.float32)
    right = np.zeros((len(seen), len(stages)), np.float32)
    for row, (stage, traits) in enumerate(seen):
        at = [place[trait] for trait in traits if trait in place]
        held[row, at] = SCALE / np.sqrt(max(1, len(at)))
        held[row, -1] = 1
        right[row, stages.index(stage)] = 1
    share = 0.5 / len(seen) + 0.5 * (right / right.sum(0)).sum(1, keepdims=True) / len(stages)
    weights = _descended(held, right, share.astype(np.float32))
    points = np.rint(weights * UNIT * np.r_[np.full(len(known), SCALE), 1.0][:, None]).astype(int)
    return Learned(
        stages=stages,
        base=tuple(points[-1].tolist()),
        weights={trait: tuple(row) for trait, row in zip(known, points.tolist(), strict=False)},
        words=words,
    )


def _is_pair(trait: str) -> bool:
    return trait.startswith("#") and PAIR in trait


def _descended(held: Real, right: Real, share: Real) -> Real:
    weights = np.zeros((held.shape[1], right.shape[1]), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for round_ in range(1, ROUNDS + 1):
        sums = held @ weights
        guess = np.exp(sums - sums.max(1, keepdims=True))
        guess /= guess.sum(1, keepdims=True)
        slope = held.T @ ((guess - right) * share) + SHRINK * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        weights -= STEP * (first / (1 - 0.9**round_)) / (np.sqrt(second / (1 - 0.999**round_)) + 1e-9)
    return weights


def measure() -> None:
    """Cross-validation: each fifth judged by what was learned from the others."""
    rows, told = messages(), notions()
    random.Random(0).shuffle(rows)
    right: Counter[Stage] = Counter()
    for fold in range(FOLDS):
        made = fitted([row for at, row in enumerate(rows) if at % FOLDS != fold], told)
        right.update(stage for stage, text in rows[fold::FOLDS] if made.likeliest(shown(text, made.words)) is stage)
    of = Counter(stage for stage, _ in rows)
    for stage in Stage:
        print(f"{stage:<18} {right[stage] / of[stage]:.2f} of {of[stage]}")
    print(f"all                {sum(right.values()) / len(rows):.3f} of {len(rows)}")


def learn() -> None:
    made = fitted(messages(), notions())
    told: dict[str, Any] = {"stages": list(map(str, made.stages)), "base": made.base, "notions": notions()}
    head = json.dumps(told, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",\n".join(
        f"  {json.dumps(trait, ensure_ascii=False)}: {json.dumps(points, separators=(',', ':'))}"
        for trait, points in made.weights.items()
    )
    SHIPPED.write_text(f'{head},\n "weights": {{\n{rows}\n }}\n}}\n', "utf-8")
    print(f"{SHIPPED.name}: {len(made.weights)} traits, {SHIPPED.stat().st_size} bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("what", choices=("measure", "learn"))
    {"measure": measure, "learn": learn}[parser.parse_args().what]()

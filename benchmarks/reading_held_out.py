"""How well owners, agents, references, limits, works and stages are read in messages that nothing was learned from.

    python benchmarks/reading_held_out.py [FOLDER]

The messages, all invented, lie in `benchmarks/reading_held_out/*.jsonl`, written by people who had seen neither the
code nor the other messages: `agents` in seven languages, `hosts` in English, Chinese and Russian. They are for
measuring only; whoever learns from them must say so here. A FOLDER has messages of your own: rows of `text` and
`gold`. One core, half a minute.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import parties_train
import values_train
from softmax import HERE

from rejoinder.domain.reading import Stage
from rejoinder.reading.softmax import load_softmax
from rejoinder.reading.stage import stage

HELD_OUT = HERE / "reading_held_out"

Tallies = defaultdict[tuple[str, str], list[int]]
"""By file and field: right, wrong, missed."""


def tally_parties(folder: Path, tallies: Tallies) -> None:
    model = load_softmax("party")
    for one in parties_train.given(folder):
        owners, agents, _ = parties_train.told(model, one)
        parties_train.count(tallies[one.kind, "owner"], owners, one.owners or ())
        parties_train.count(tallies[one.kind, "agent"], agents, one.agents or ())


def tally_values(folder: Path, origins: frozenset[str], tallies: Tallies) -> None:
    for name, kind in values_train.KINDS.items():
        model = load_softmax(name)
        for one in kind.given(folder):
            if one.origin in origins:
                answers = kind.chosen(one, [model.chances(features)[kind.yes] for features in one.features])
                values_train.count(tallies[one.origin, name], one, model, answers)


def tally_stages(folder: Path, origins: frozenset[str], tallies: Tallies) -> None:
    for origin, _, message, gold in values_train.messages(folder):
        if origin in origins:
            is_right = stage(message) is Stage(gold["stage"])
            tallies[origin, "stage"][0 if is_right else 1] += 1
            tallies[origin, "stage"][2] += not is_right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=HELD_OUT)
    folder: Path = parser.parse_args().folder
    origins = frozenset(path.stem for path in folder.glob("*.jsonl"))
    tallies: Tallies = defaultdict(lambda: [0, 0, 0])
    tally_parties(folder, tallies)
    tally_values(folder, origins, tallies)
    tally_stages(folder, origins, tallies)
    for (origin, field), (right, wrong, missed) in sorted(tallies.items()):
        score = 2 * right / max(1, 2 * right + wrong + missed)
        print(f"{origin:<10} {field:<10} F1 {score:.3f}  right {right}, wrong {wrong}, missed {missed}")


if __name__ == "__main__":
    main()

"""Learns how a message's traits tell its stage: the numbers in `rejoinder/reading/weights/stage.json`.

    python benchmarks/stage_train.py measure [FOLDER]    how well it judges messages that it has not seen
    python benchmarks/stage_train.py learn [FOLDER]      writes the numbers, and the notions' words

The messages, all invented, lie in `benchmarks/reading_labelled/*.jsonl`, `tests/unit/reading/*.yaml` and, short ones
that count less, in `benchmarks/reading_messages/<stage>.yaml`; a short one is taken as it stands, and again with what a
longer letter of its stage goes on with. A FOLDER adds labelled messages of your own: rows of `text` and `gold.stage`.
What is learned is a sum of weights: for each feature (`rejoinder/reading/features.py`) and stage, how much it tells.
`reading_messages/notions.yaml` says which words stand for what. Needs numpy; one core, some minutes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import yaml
from softmax import HERE, SHIPPED, TESTS, Descent, Example, fitted, vocabulary, write

from rejoinder.adapters.documents.complaint import Complaints
from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.domain.reading import Stage
from rejoinder.reading.parsed_message import parse_message
from rejoinder.reading.prompt_injection import without_instructions
from rejoinder.reading.stage import stage_features

SHORT = HERE / "reading_messages"
SHORT_WEIGHT = 0.2
LONGER = 3
"""So often each short message is taken again as the beginning of a longer letter, ..."""
PARTS = (1, 2, 3, 5)
"""... which goes on with so many parts."""
OLD_WORDS = {
    "policy_removal": "platform_finding",
    "repeat_notice": "reminder",
    "platform_reversal": "decision",
    "notice_rejected": "decision",
    "auto_reply": "unrelated",
}
"""Words of older sets for a stage."""
HOW = Descent(shrink=3e-4, seen_at_least=3, least_points=30)
FOLDS = 5


@attrs.frozen(kw_only=True)
class Message:
    """A labelled message with its traits."""

    origin: str
    group: str
    stage: Stage
    traits: frozenset[str]
    weight: float = 1.0


def messages(folder: Path | None) -> Iterator[Message]:
    for home in (HERE / "reading_labelled", *((folder,) if folder else ())):
        for path in sorted(home.glob("*.jsonl")):
            for line in filter(str.strip, path.read_text("utf-8").split("\n")):
                row = json.loads(line)
                gold = row.get("gold") or {}
                word = str(gold.get("stage_exact") or gold.get("stage") or row.get("stage") or "")
                word = OLD_WORDS.get(word, word)
                if "text" in row and word in set(Stage):
                    yield message(path.stem, row["id"], Stage(word), row["text"])
    for number, row in enumerate(yaml.safe_load((TESTS / "notices.yaml").read_text("utf-8"))):
        if "stage" in row["says"]:
            yield message("notices", f"notice {number}", Stage(row["says"]["stage"]), row["text"])
    for number, row in enumerate(yaml.safe_load((TESTS / "speech.yaml").read_text("utf-8"))["does"]):
        yield message("sentences", f"sentence {number}", Stage(row["stage"]), f"{row['says']}\n")


def message(origin: str, group: str, stage: Stage, text: str, weight: float = 1.0) -> Message:
    source = Complaints().parse(text.encode("utf-8"), name="message.txt", media_type="text/plain")
    return Message(
        origin=origin,
        group=group,
        stage=stage,
        traits=stage_features(parse_message(without_instructions(source), shipped_markets())),
        weight=weight,
    )


def short() -> Iterator[Message]:
    for stage in Stage:
        held: dict[str, list[str]] = yaml.safe_load((SHORT / f"{stage}.yaml").read_text("utf-8"))
        for number, text in enumerate(held["messages"]):
            chance = random.Random(text)
            for again in range(1 + (LONGER if text.isascii() else 0)):
                parts = chance.choices(held["also"], k=chance.choice(PARTS)) if again else []
                whole = "\n\n".join([text, *dict.fromkeys(parts)])
                yield message("short", f"{stage} {number}", stage, whole, SHORT_WEIGHT)


def examples(data: Sequence[Message]) -> list[Example]:
    """The messages, the few stages weighed up halfway."""
    heavy: Counter[Stage] = Counter()
    for one in data:
        heavy[one.stage] += one.weight
    mean = sum(heavy.values()) / len(heavy)
    return [
        Example(
            features=one.traits,
            right=frozenset({one.stage.value}),
            weight=one.weight * (0.5 + 0.5 * mean / heavy[one.stage]),
        )
        for one in data
    ]


def measure(folder: Path | None) -> None:
    """Cross-validation: each fifth judged by what was learned from the others and from the short messages."""
    data, base, words = list(messages(folder)), list(short()), vocabulary()
    random.Random(0).shuffle(data)
    right: Counter[str] = Counter()
    sure: dict[int, list[bool]] = {}
    for fold in range(FOLDS):
        made = fitted(
            examples([*(one for at, one in enumerate(data) if at % FOLDS != fold), *base]),
            [stage.value for stage in Stage],
            HOW,
            words=words,
        )
        for one in data[fold::FOLDS]:
            chances = made.chances(one.traits)
            found = max(chances, key=lambda name: chances[name])
            right[one.origin] += found == one.stage
            right[one.stage] += found == one.stage
            sure.setdefault(min(9, int(chances[found] * 10)), []).append(found == one.stage)
    of = Counter([*(one.origin for one in data), *(one.stage for one in data)])
    for name in sorted(of):
        print(f"{name:<18} {right[name] / of[name]:.3f} of {of[name]}")
    for tenth, judged in sorted(sure.items()):
        share = sum(judged) / len(judged)
        print(f"held at {tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}: {share:.2f} of {len(judged)} are right")


def learn(folder: Path | None) -> None:
    data = [*messages(folder), *short()]
    write("stage", fitted(examples(data), [stage.value for stage in Stage], HOW, words=vocabulary()))
    told: dict[str, Any] = yaml.safe_load((SHORT / "notions.yaml").read_text("utf-8"))
    (SHIPPED / "notions.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("what", choices=("measure", "learn"))
    parser.add_argument("folder", nargs="?", type=Path)
    asked = parser.parse_args()
    {"measure": measure, "learn": learn}[asked.what](asked.folder)

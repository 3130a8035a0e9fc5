"""Learns the numbers in `rejoinder/lexicons/tone_learned/<language>.json` from sentences of our own.

    python benchmarks/tone_train.py measure [LANGUAGE ...]     how well it judges sentences that it has not seen
    python benchmarks/tone_train.py learn [LANGUAGE ...]       writes the numbers

The sentences lie in `benchmarks/tone_sentences/<language>.yaml`, by kind; beside them the letters of the project, and
all else that it says, are calm. What is learned is a sum of weights: for each trait of a sentence
(`rejoinder/tone/features.py`) and each kind, how much more it speaks for that kind than for calm. Needs no more than
numpy; one core, under a minute.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import yaml

from rejoinder.adapters.shipped.lexicon import meanings, tone_lexicon
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.tone import ToneKind
from rejoinder.tone.features import sentence_features
from rejoinder.tone.guard import review
from rejoinder.tone.sentence import mask_quotations, sentence_texts

CALM = "calm"
KINDS = (CALM, *(kind.value for kind in ToneKind if kind is not ToneKind.PRIVATE))
"""Private data is a matter of numbers and addresses, which rules find better."""
HERE = Path(__file__).parent
SHIPPED = HERE.parent / "src/rejoinder"
UNIT = 64
LIMIT = {"en": 0.6, "zh": 0.65, "ru": 0.6}
"""From where on a sentence is said to hurt; chosen by `measure`."""
SURELY_CALM = 0.1
"""Below what a wide rule is not believed; chosen by `measure`."""
SEEN_AT_LEAST = 5
WEIGHT_OF = {"%": 1.5}
"""Traits that are few among the many, and tell more: what words stand for."""
SHRINK, ROUNDS, FOLDS = 0.05, 150, 5
NAMES = ("X", r"(\1)", r"(\1)", "12 May 2026")
"""What stands for the facts of a case in the letters, once for each; `\\1` is what a fact is called."""
FEWEST_CHARACTERS = {"zh": 8}
FEWEST_LETTERS = 20
"""Of a sentence of our own words: a label is none."""

Row = tuple[str, str]


def rows_of(language: str) -> list[Row]:
    """The examples of a language: kind and sentence."""
    told = yaml.safe_load((HERE / f"tone_sentences/{language}.yaml").read_text("utf-8"))
    return [(kind, sentence) for kind in KINDS for sentence in told[kind]]


def our_own(language: str) -> list[Row]:
    """The sentences of the project's letters and statements, which weigh more, and of all else that it says, as calm.

    Words about tone quote what hurts.
    """
    sent = (*sorted((SHIPPED / "letters").glob("*.yaml")), SHIPPED / "words/statement.yaml")
    shown_only = (file for file in sorted((SHIPPED / "words").glob("*.yaml")) if file.stem not in {"tone", "statement"})
    return [
        *((CALM, sentence) for name in NAMES for sentence in _sentences(sent, language, name)),
        *((CALM, sentence) for sentence in _sentences(shown_only, language, "X")),
    ]


def _sentences(files: Iterable[Path], language: str, name: str) -> list[str]:
    """What the files say, each sentence once, with `name` where something is filled in."""
    texts = (words for file in files for words in _said(yaml.safe_load(file.read_text("utf-8")), language))
    said = {
        sentence
        for words in texts
        for sentence in sentence_texts(re.sub(r"\{(\w*)[^}]*\}", name, re.sub(r"[\[\]]", "", words)))
        if len(sentence) > FEWEST_CHARACTERS.get(language, FEWEST_LETTERS)
    }
    return sorted(said)


def _said(node: object, language: str) -> Iterator[str]:
    if isinstance(node, Mapping):
        if isinstance(words := node.get(language), str):
            yield words
        for each in node.values():
            yield from _said(each, language)
    elif isinstance(node, Sequence) and not isinstance(node, str):
        for each in node:
            yield from _said(each, language)


def traits_of(rows: Sequence[Row], language: str) -> list[set[str]]:
    """What each sentence shows."""
    plain = {**str.maketrans("’‘", "''"), **tone_lexicon().variants}
    return [
        set(sentence_features(mask_quotations(sentence.translate(plain)).lower(), language, meanings(language)).traits)
        for _, sentence in rows
    ]


def ruled(rows: Sequence[Row], language: str) -> np.ndarray:
    """Which sentences the rules alone find something in."""
    rules = attrs.evolve(tone_lexicon(), learned=())
    return np.array([bool(review(sentence, language, rules)) for _, sentence in rows])


def fitted(traits: Sequence[set[str]], kinds: np.ndarray) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Names, weights against calm by name and kind, and the base of each kind: a softmax, shrunk towards nothing."""
    seen = Counter(name for each in traits for name in each)
    names = sorted(name for name, count in seen.items() if count >= SEEN_AT_LEAST)
    table = laid_out(traits, names)
    wanted = np.eye(len(KINDS))[kinds]
    weights, base = np.zeros((len(names), len(KINDS))), np.zeros(len(KINDS))
    pace, base_pace = np.zeros_like(weights), np.zeros_like(base)
    for _ in range(ROUNDS):
        off = shares(table.times(weights) + base) - wanted
        pace = 0.9 * pace - 0.02 * (table.turned_times(off) + SHRINK * weights)
        base_pace = 0.9 * base_pace - 0.002 * off.sum(0)
        weights, base = weights + pace, base + base_pace
    factor = np.array([WEIGHT_OF.get(name[0], 1.0) for name in names])
    weights = (weights - weights[:, :1]) * factor[:, None]
    return names, weights[:, 1:], (base - base[0])[1:]


@attrs.frozen(eq=False)
class Table:
    """A row a sentence, a column a trait; few of its places hold a number, and only those are kept."""

    rows: np.ndarray
    columns: np.ndarray
    numbers: np.ndarray
    shape: tuple[int, int]

    def times(self, weights: np.ndarray) -> np.ndarray:
        """By row, what its numbers and the weights of their columns come to."""
        return _summed(self.numbers[:, None] * weights[self.columns], self.rows, self.shape[0])

    def turned_times(self, amounts: np.ndarray) -> np.ndarray:
        """By column, what its numbers and the amounts of their rows come to."""
        order = np.argsort(self.columns, kind="stable")
        rows, columns = self.rows[order], self.columns[order]
        return _summed(self.numbers[order][:, None] * amounts[rows], columns, self.shape[1])


def _summed(parts: np.ndarray, places: np.ndarray, count: int) -> np.ndarray:
    """The sum of the parts at each place, which come in order of place."""
    whole = np.zeros((count, parts.shape[1]))
    if len(parts):
        starts = np.flatnonzero(np.diff(places, prepend=-1))
        whole[places[starts]] = np.add.reduceat(parts, starts)
    return whole


def laid_out(traits: Sequence[set[str]], names: Sequence[str]) -> Table:
    """The more traits a sentence shows, known or not, the less each weighs."""
    place = {name: n for n, name in enumerate(names)}
    held = [
        (row, place[name], WEIGHT_OF.get(name[0], 1.0) / len(each) ** 0.5)
        for row, each in enumerate(traits)
        for name in sorted(each)
        if name in place
    ]
    rows, columns, numbers = (np.array(column) for column in zip(*held, strict=True))
    return Table(rows, columns, numbers, (len(traits), len(names)))


def shares(scores: np.ndarray) -> np.ndarray:
    risen = np.exp(scores - scores.max(1, keepdims=True))
    return risen / risen.sum(1, keepdims=True)


def hurting(traits: Sequence[set[str]], model: tuple[list[str], np.ndarray, np.ndarray]) -> np.ndarray:
    """Shares of calm and of each kind."""
    names, weights, base = model
    factor = np.array([WEIGHT_OF.get(name[0], 1.0) for name in names])
    scores = laid_out(traits, names).times(weights / factor[:, None]) + base
    return shares(np.hstack([np.zeros((len(scores), 1)), scores]))


def measure(language: str) -> None:
    """Print, for several limits, how rules and second reader together judge sentences that neither was made from."""
    own, beside = rows_of(language), our_own(language)
    rows = [*own, *beside]
    traits, kinds = traits_of(rows, language), np.array([KINDS.index(kind) for kind, _ in rows])
    order = np.random.default_rng(1).permutation(len(own))
    seen = np.zeros((len(own), len(KINDS)))
    for fold in range(FOLDS):
        left = order[fold::FOLDS]
        used = np.setdiff1d(np.arange(len(rows)), left)
        seen[left] = hurting([traits[n] for n in left], fitted([traits[n] for n in used], kinds[used]))
    found, hurts = ruled(own, language), kinds[: len(own)] > 0
    print(f"{language}: {len(own)} sentences; rules alone {_figures(found, hurts)}")
    for limit in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        print(f"  from {limit}: {_figures(found | (1 - seen[:, 0] > limit), hurts)}")
    for limit in (0.03, 0.05, 0.1, 0.15, 0.2):
        calm = found & (1 - seen[:, 0] < limit)
        print(f"  rules where it is below {limit}: {(calm & hurts).sum()} right, {(calm & ~hurts).sum()} wrong")
    best = seen[:, 1:].argmax(1) + 1
    for kind in range(1, len(KINDS)):
        said = (best == kind) & ~found & (1 - seen[:, 0] > LIMIT[language])
        right = (said & (kinds[: len(own)] == kind)).sum()
        print(f"    {KINDS[kind]}: {said.sum()} times, {right} rightly, {(said & ~hurts).sum()} times of calm")


def _figures(said: np.ndarray, hurts: np.ndarray) -> str:
    """Precision, recall and F1 as if half of the sentences were calm."""
    recall, alarms = said[hurts].mean(), said[~hurts].mean()
    precision = recall / max(recall + alarms, 1e-9)
    score = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {score:.3f}"


def learn(language: str) -> None:
    """Write what all sentences of a language teach."""
    rows = [*rows_of(language), *our_own(language)]
    traits = traits_of(rows, language)
    names, weights, base = fitted(traits, np.array([KINDS.index(kind) for kind, _ in rows]))
    points = {name: [round(float(one) * UNIT) for one in row] for name, row in zip(names, weights, strict=True)}
    told: dict[str, Any] = {
        "made_by": "benchmarks/tone_train.py",
        "sentences": len(rows),
        "kinds": KINDS[1:],
        "base": [round(float(one) * UNIT) for one in base],
        "unit": UNIT,
        "limit": LIMIT[language],
        "calm": SURELY_CALM,
    }
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in told.items()]
    body = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
        for name, row in points.items()
        if any(row)
    )
    text = "{\n" + ",\n".join(lines) + ',\n"weights": {\n' + body + "\n}}\n"
    (SHIPPED / f"lexicons/tone_learned/{language}.json").write_text(text, "utf-8")
    print(f"{language}: {len(rows)} sentences, {len(points)} traits, {len(text):,} characters")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", choices=("measure", "learn"))
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    chosen = parser.parse_args()
    for language in chosen.languages:
        {"measure": measure, "learn": learn}[chosen.work](language)
        sys.stdout.flush()


if __name__ == "__main__":
    main()

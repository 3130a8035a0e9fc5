"""Learns the numbers in `rejoinder/lexicons/tone_learned/<language>.json` from sentences of our own.

    python benchmarks/tone_train.py measure [LANGUAGE ...]     how well it judges sentences that it has not seen
    python benchmarks/tone_train.py learn [LANGUAGE ...]       writes the numbers

The sentences lie in `benchmarks/tone_sentences/<language>.yaml`, by kind; beside them the letters of the project are
calm. What is learned is a sum of weights: for each trait of a sentence (`rejoinder/tone/trait.py`) and each kind, how
much more it speaks for that kind than for calm. The kinds that the rules find are traits too, so that the weights say
what the rules leave open. Needs no more than numpy; one core, under a minute.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import yaml

from rejoinder.adapters.lexicon import meanings, tone_lexicon
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.tone import ToneKind
from rejoinder.tone.guard import review
from rejoinder.tone.sentence import said_in, unquoted
from rejoinder.tone.trait import shown

CALM = "calm"
KINDS = (CALM, *(kind.value for kind in ToneKind if kind is not ToneKind.PRIVATE))
"""Private data is a matter of numbers and addresses, which rules find better."""
HERE = Path(__file__).parent
SHIPPED = HERE.parent / "src/rejoinder"
UNIT = 64
LIMIT = {"en": 0.6, "zh": 0.6, "ru": 0.6}
"""From where on a sentence is said to hurt; chosen by `measure`."""
SEEN_AT_LEAST = 3
WEIGHT_OF = {"%": 1.5, "@": 2.0}
"""Traits that are few among the many, and tell more: what words stand for, and what the rules have found."""
SHRINK, ROUNDS, FOLDS = 0.025, 150, 5

Row = tuple[str, str]


def rows_of(language: str) -> list[Row]:
    """The examples of a language: kind and sentence."""
    told = yaml.safe_load((HERE / f"tone_sentences/{language}.yaml").read_text("utf-8"))
    return [(kind, sentence) for kind in KINDS for sentence in told[kind]]


def letters(language: str) -> list[Row]:
    """The sentences of the project's letters and statements, with what is filled in left out."""
    texts = (
        words
        for file in (*sorted((SHIPPED / "letters").glob("*.yaml")), SHIPPED / "words/statement.yaml")
        for words in _said(yaml.safe_load(file.read_text("utf-8")), language)
    )
    said = {
        sentence
        for words in texts
        for sentence in said_in(re.sub(r"\{[^}]*\}", "X", re.sub(r"[\[\]]", "", words)))
        if len(sentence) > 8
    }
    return [(CALM, sentence) for sentence in sorted(said)]


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
    """What each sentence shows, and what the rules alone find in it."""
    rules = attrs.evolve(tone_lexicon(), learned=())
    plain = {**str.maketrans("’‘", "''"), **rules.variants}
    made = []
    for _, sentence in rows:
        own = unquoted(sentence.translate(plain)).lower()
        found = {f"@{hit.kind.value}" for hit in review(sentence, language, rules)}
        made.append({*shown(own, language, meanings(language)).traits, *found})
    return made


def fitted(traits: Sequence[set[str]], kinds: np.ndarray) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Names, weights against calm by name and kind, and the base of each kind: a softmax, shrunk towards nothing."""
    seen = Counter(name for each in traits for name in each)
    names = sorted(name for name, count in seen.items() if count >= SEEN_AT_LEAST)
    table = laid_out(traits, names)
    wanted = np.eye(len(KINDS))[kinds]
    weights, base = np.zeros((len(names), len(KINDS))), np.zeros(len(KINDS))
    pace, base_pace = np.zeros_like(weights), np.zeros_like(base)
    for _ in range(ROUNDS):
        off = shares(table @ weights + base) - wanted
        pace = 0.9 * pace - 0.02 * (table.T @ off + SHRINK * weights)
        base_pace = 0.9 * base_pace - 0.002 * off.sum(0)
        weights, base = weights + pace, base + base_pace
    factor = np.array([WEIGHT_OF.get(name[0], 1.0) for name in names])
    weights = (weights - weights[:, :1]) * factor[:, None]
    return names, weights[:, 1:], (base - base[0])[1:]


def laid_out(traits: Sequence[set[str]], names: Sequence[str]) -> np.ndarray:
    """A row a sentence, a column a trait; the more traits, the less each weighs."""
    place = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(traits), len(names)))
    for row, each in zip(table, traits, strict=True):
        known = [place[name] for name in each if name in place]
        for at in known:
            factor = WEIGHT_OF.get(names[at][0], 1.0)
            row[at] = factor / len(known) ** 0.5
    return table


def shares(scores: np.ndarray) -> np.ndarray:
    risen = np.exp(scores - scores.max(1, keepdims=True))
    return risen / risen.sum(1, keepdims=True)


def hurting(traits: Sequence[set[str]], model: tuple[list[str], np.ndarray, np.ndarray]) -> np.ndarray:
    """Shares of calm and of each kind."""
    names, weights, base = model
    table = laid_out(traits, names)
    factor = np.array([WEIGHT_OF.get(name[0], 1.0) for name in names])
    scores = (table / factor) @ weights + base
    return shares(np.hstack([np.zeros((len(table), 1)), scores]))


def measure(language: str) -> None:
    """Print, for several limits, how rules and second reader together judge sentences that neither was made from."""
    own, beside = rows_of(language), letters(language)
    rows = [*own, *beside]
    traits, kinds = traits_of(rows, language), np.array([KINDS.index(kind) for kind, _ in rows])
    order = np.random.default_rng(1).permutation(len(own))
    seen = np.zeros((len(own), len(KINDS)))
    for fold in range(FOLDS):
        left = order[fold::FOLDS]
        used = np.setdiff1d(np.arange(len(rows)), left)
        seen[left] = hurting([traits[n] for n in left], fitted([traits[n] for n in used], kinds[used]))
    ruled = np.array([any(name[0] == "@" for name in each) for each in traits[: len(own)]])
    hurts = kinds[: len(own)] > 0
    print(f"{language}: {len(own)} sentences; rules alone {_figures(ruled, hurts)}")
    for limit in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        print(f"  from {limit}: {_figures(ruled | (1 - seen[:, 0] > limit), hurts)}")
    best = seen[:, 1:].argmax(1) + 1
    for kind in range(1, len(KINDS)):
        said = (best == kind) & ~ruled & (1 - seen[:, 0] > LIMIT[language])
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
    rows = [*rows_of(language), *letters(language)]
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

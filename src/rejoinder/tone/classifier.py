"""Tone classifier: a linear model over words, bigrams and concepts, trained on labelled sentences.

Rules know turns of speech; what they do not know they pass. The second reader adds up how much each word, pair of
words and meaning of a sentence has weighed in examples, for calm or for a way of hurting, and names the words that
moved it. It adds whole numbers that ship as data: the same sentence gives the same opinion everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import attrs

from rejoinder.domain.tone import LearnedTone, ToneKind
from rejoinder.tone.features import SentenceFeatures, sentence_features

FEWEST_PIECES = {"zh": 6}
FEWEST_WORDS = 4
"""A heading, a name or a greeting says too little to be weighed."""
SURE_OF_GRAVE = 0.6
"""How sure a grave kind must be to be named, calm and all other kinds against it; else the sentence hurts less."""
GRAVE = frozenset({ToneKind.ADMISSION, ToneKind.THREAT, ToneKind.PRESSURE})
_CLAUSE_ENDS = frozenset(",;:，；：、—")


@attrs.frozen(kw_only=True)
class Opinion:
    """The classifier's finding in a sentence."""

    hurts: float
    """From 0, surely calm, to 1."""
    kind: ToneKind
    """How it would hurt, if it did."""
    span: tuple[int, int]
    """The clauses whose words moved it most, in characters of the sentence."""


def opinion(sentence: str, learned: LearnedTone) -> Opinion | None:
    """The finding of the classifier; None where it has too little evidence.

    Args:
        sentence: in small letters, with the words of others blanked out.
    """
    features, known, scores = _weighed(sentence, learned)
    if len(features.spans) < FEWEST_PIECES.get(learned.language, FEWEST_WORDS) or not known:
        return None
    best = _kind(scores, learned.kinds)
    return Opinion(
        hurts=_share_against_calm(scores),
        kind=learned.kinds[best],
        span=_moving(sentence, features, known, best),
    )


def likeness(sentence: str, learned: LearnedTone) -> dict[ToneKind, float]:
    """Score of each kind of harm against calm sentences.

    Args:
        sentence: in small letters, with the words of others blanked out.
    """
    return dict(zip(learned.kinds, _weighed(sentence, learned).scores, strict=True))


def calls_calm(sentence: str, learned: LearnedTone) -> bool:
    """Whether the classifier takes a sentence for calm, so that a broad rule must have matched by its words alone.

    Args:
        sentence: in small letters, with the words of others blanked out.
    """
    return _share_against_calm(_weighed(sentence, learned).scores) < learned.calm


class _SentenceScores(NamedTuple):
    features: SentenceFeatures
    known: Mapping[str, Sequence[int]]
    """By trait that was met in examples, what it weighs for each kind."""
    scores: Sequence[float]


@lru_cache(maxsize=8)
def _weighed(sentence: str, learned: LearnedTone) -> _SentenceScores:
    """A sentence as all the questions put to it one after another need it."""
    features = sentence_features(sentence, learned.language, learned.meanings)
    known = {name: weights for name in features.traits if (weights := learned.weights.get(name))}
    return _SentenceScores(features, known, _scores(known, len(features.traits), learned))


def _scores(known: Mapping[str, Sequence[int]], shown_traits: int, learned: LearnedTone) -> list[float]:
    """By kind, what the traits weigh against calm: the more a sentence shows, known or not, the less each weighs.

    A sentence of which little is known is thus near the base, whatever that little weighs.
    """
    scale = 1 / (learned.unit * math.sqrt(max(1, shown_traits)))
    nothing = (0,) * len(learned.base)
    sums = (sum(column) * scale for column in zip(nothing, *known.values(), strict=True))
    return [base / learned.unit + each for base, each in zip(learned.base, sums, strict=True)]


def _share_against_calm(scores: Sequence[float]) -> float:
    """The share of all kinds together, where calm weighs nothing."""
    most = max(0.0, *scores)
    hurt = math.fsum(math.exp(score - most) for score in scores)
    return hurt / (hurt + math.exp(-most))


def _kind(scores: Sequence[float], kinds: Sequence[ToneKind]) -> int:
    """The place of the likeliest kind; a grave one only where it outweighs all else, calm included."""
    order = sorted(range(len(scores)), key=lambda n: (-scores[n], n))
    whole = math.fsum(math.exp(score - scores[order[0]]) for score in (0.0, *scores))
    if kinds[order[0]] in GRAVE and whole * SURE_OF_GRAVE >= 1:
        return next((n for n in order if kinds[n] not in GRAVE), order[0])
    return order[0]


def _moving(
    sentence: str, features: SentenceFeatures, known: Mapping[str, Sequence[int]], column: int
) -> tuple[int, int]:
    """The run of tokens with the largest weight for one kind, widened to clause boundaries."""
    moved = [0.0] * len(features.spans)
    for name, weights in known.items():
        at = features.traits[name]
        for piece in at:
            moved[piece] += weights[column] / len(at)
    first, last = _heaviest_run(moved)
    start, end = features.spans[first][0], features.spans[last][1]
    while start > 0 and sentence[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end < len(sentence) and sentence[end] not in _CLAUSE_ENDS:
        end += 1
    words = sentence[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _heaviest_run(moved: Sequence[float]) -> tuple[int, int]:
    """First and last index of the maximum-sum run (Kadane)."""
    best, total, start = (-math.inf, 0, 0), 0.0, 0
    for n, weight in enumerate(moved):
        if total <= 0:
            total, start = 0.0, n
        total += weight
        if total > best[0]:
            best = (total, start, n)
    return best[1], best[2]

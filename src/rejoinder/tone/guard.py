"""The tone guard: rules and a classifier that find wording which hurts the writer's case."""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import attrs

from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.tone import Addressee, LearnedTone, Stance, ToneFinding, ToneKind, ToneLexicon, ToneRule
from rejoinder.text.lazy_pattern import regex
from rejoinder.tone.classifier import calls_calm, likeness, opinion
from rejoinder.tone.sentence import language_of, mask_quotations, names_something, sentences
from rejoinder.tone.stance import is_asserted

LONGEST_TEXT = 200_000
LONGEST_SENTENCE = 1_000
"""Nobody writes a longer one; what runs on without an end is judged in pieces, so that its length costs no more."""
FAR = 2.0
"""How much more a sentence must be like one kind than like another for the other not to be named."""
BATCH = 32
"""Sentences that are sifted together, about a letter."""
_APART = "\n.。\n"
"""Between sentences that are sifted together: what no rule reaches over, neither forward nor back."""
_STOPS = regex(r"[.!?;。！？；]")
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")

_GRAVITY = {
    ToneKind.ADMISSION: Gravity.BLOCKS,
    ToneKind.THREAT: Gravity.BLOCKS,
    ToneKind.PRESSURE: Gravity.BLOCKS,
    ToneKind.PRIVATE: Gravity.BLOCKS,
}


@attrs.frozen
class _CompiledRule:
    """A rule ready to run."""

    rule: ToneRule
    find: re.Pattern[str]
    looks: int
    """Which way of writing the sentence it looks at."""
    needs: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]


@attrs.frozen
class _Sentence:
    """One sentence in its four ways, as `_looks` counts them: small letters or not, quoted words blanked out or not."""

    ways: tuple[str, str, str, str]
    spoken: str

    @classmethod
    def of(cls, raw: str, own: str, main: str) -> _Sentence:
        return cls((_lowered(own), _lowered(raw), own, raw), language_of(raw, main))


@attrs.frozen
class _Reader:
    """What judges the findings of one language: whose words they are, and what was learned from examples."""

    stance: Stance | None
    learned: LearnedTone | None

    def takes(self, finding: ToneFinding, words: str) -> bool:
        """Whether the words are said, and by the writer."""
        return self.stance is None or is_asserted(finding.kind, finding.span, words, self.stance)


def _looks(rule: ToneRule) -> int:
    return 2 * rule.exact_case + rule.in_quotes


def review(
    text: str, language: str | None, lexicon: ToneLexicon, *, to: Addressee | None = None
) -> tuple[ToneFinding, ...]:
    """The words that hurt the writer's case, in order of place; of two that overlap with one kind, the first.

    Args:
        language: of the text; a sentence in another script is judged by that script's rules. None tells it from the
            letters.
        to: who reads it; what is offered instead is what that reader may be told. None offers the usual words.

    Limits: sees words and their grammar, not truth; what stands in quotation marks is taken for somebody else's words.
    """
    text = text[:LONGEST_TEXT].translate(_APOSTROPHES).translate(lexicon.variants)
    main = language or language_of(text)
    own = mask_quotations(text)
    placed = [(start, _Sentence.of(text[start:end], own[start:end], main)) for start, end in _pieces(text)]
    heard: dict[_Sentence, tuple[ToneFinding, ...]] = {}
    for batch in _batches(dict.fromkeys(sentence for _, sentence in placed)):
        spoken = batch[0].spoken
        likely = _likely(_compiled(lexicon, spoken), batch)
        reader = _Reader(lexicon.stances.get(spoken), lexicon.learned_of(main) if spoken == main else None)
        heard.update((each, _heard(each, rules, reader)) for each, rules in zip(batch, likely, strict=True))
    found = tuple(
        attrs.evolve(one, span=(start + one.span[0], start + one.span[1]))
        for start, sentence in placed
        for one in heard[sentence]
    )
    other = lexicon.addressed.get(main, {}).get(to, {}) if to is not None else {}
    return tuple(attrs.evolve(one, instead=other.get(one.kind, one.instead)) for one in found) if other else found


def _batches(sentences: Iterable[_Sentence]) -> Iterator[list[_Sentence]]:
    """Sentences of one language, in batches of about the length of a letter."""
    open_batches: dict[str, list[_Sentence]] = {}
    for sentence in sentences:
        open_batches.setdefault(sentence.spoken, []).append(sentence)
        if len(open_batches[sentence.spoken]) == BATCH:
            yield open_batches.pop(sentence.spoken)
    yield from open_batches.values()


def _likely(rules: Iterable[_CompiledRule], batch: Sequence[_Sentence]) -> list[list[_CompiledRule]]:
    """By sentence, the rules that can match in it, found by a shared prefilter."""
    ways = [_APART.join(sentence.ways[way] for sentence in batch) for way in range(4)]
    sizes = (len(sentence.ways[0]) + len(_APART) for sentence in batch)
    starts = list(itertools.accumulate(sizes, initial=0))
    likely: list[list[_CompiledRule]] = [[] for _ in (*batch, None)]
    for compiled in rules:
        for n in {bisect_right(starts, place.start()) - 1 for place in compiled.find.finditer(ways[compiled.looks])}:
            likely[n].append(compiled)
    return likely[: len(batch)]


def _heard(sentence: _Sentence, likely: Iterable[_CompiledRule], reader: _Reader) -> tuple[ToneFinding, ...]:
    """Findings in one sentence: of the rules, else of the classifier.

    A passage in another script is more often a name or an address than a sentence, and is left to the rules.
    """
    words, learned = sentence.ways[0], reader.learned
    sure: list[ToneFinding] = []
    wide: list[ToneFinding] = []
    for compiled in _seconded(words, likely, learned):
        (wide if compiled.rule.yields else sure).extend(
            one for one in _hits(compiled, sentence.ways) if not compiled.rule.excused or reader.takes(one, words)
        )
    left = [one for one in wide if not any(_overlap(one.span, other.span) for other in sure)]
    found = _apart([*sure, *left])
    if learned is None:
        return found
    return _of_one_kind(found, words, learned) or tuple(
        one for one in _opined(words, learned) if reader.takes(one, words)
    )


def _seconded(words: str, likely: Iterable[_CompiledRule], learned: LearnedTone | None) -> list[_CompiledRule]:
    """The rules whose findings hold in a sentence: all, or where the classifier finds it calm those that need no
    confirmation.
    """
    rules = list(likely)
    if learned is None or not any(each.rule.seconded for each in rules) or not calls_calm(words, learned):
        return rules
    return [each for each in rules if not each.rule.seconded]


def _of_one_kind(found: tuple[ToneFinding, ...], words: str, learned: LearnedTone) -> tuple[ToneFinding, ...]:
    """The same words hurt in one way: of findings that overlap, those that the sentence is far more like.

    Private data are private whatever else they are.
    """
    kinds = sorted({one.kind for one in found} - {ToneKind.PRIVATE})
    if len(kinds) < 2:
        return found
    like = likeness(words, learned)
    remaining: list[ToneFinding] = []
    for one in sorted(found, key=lambda one: -like.get(one.kind, 0.0)):
        rivals = (other for other in remaining if other.kind in like and _overlap(one.span, other.span))
        if all(like.get(one.kind, math.inf) > like[other.kind] - FAR for other in rivals):
            remaining.append(one)
    return tuple(one for one in found if one in remaining)


def _opined(words: str, learned: LearnedTone) -> Iterator[ToneFinding]:
    """The classifier's finding in a sentence without any of the rules."""
    judged = opinion(words, learned)
    if judged and judged.hurts > learned.limit and not _is_excused(words, judged.kind, learned):
        yield ToneFinding(
            kind=judged.kind,
            span=judged.span,
            says=phrase(f"tone.{judged.kind.value}"),
            instead=learned.instead.get(judged.kind),
            gravity=_GRAVITY.get(judged.kind, Gravity.WEAKENS),
            rule=f"{learned.language}.{judged.kind.value}.learned",
        )


def _is_excused(words: str, kind: ToneKind, learned: LearnedTone) -> bool:
    return any(excuse.search(words) for excuse in _compiled_excuses(learned, kind))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences, those that are too long cut between words."""
    for start, end in sentences(text):
        while end - start > LONGEST_SENTENCE:
            most = start + LONGEST_SENTENCE
            cut = max(text.rfind(mark, start + 1, most) for mark in (" ", "，", "、")) + 1
            cut = cut or most
            yield start, cut
            start = cut
        yield start, end


def _hits(compiled: _CompiledRule, ways: Sequence[str]) -> Iterator[ToneFinding]:
    """The places of a rule, where the sentence holds all that it needs and nothing that excuses it."""
    rule, words = compiled.rule, ways[compiled.rule.in_quotes]
    places = [place for place in compiled.find.finditer(ways[compiled.looks]) if place.start() < place.end()]
    if not places or not all(need.search(words) for need in compiled.needs):
        return
    if any(excuse.search(words) for excuse in compiled.unless):
        return
    for place in places:
        if rule.kind is ToneKind.INSULT and names_something(ways[3], place.start()):
            continue
        yield ToneFinding(
            kind=rule.kind,
            span=(_led(ways[compiled.looks], place.start(), rule.lead), place.end()),
            says=phrase(f"tone.{rule.kind.value}"),
            instead=rule.instead,
            gravity=_GRAVITY.get(rule.kind, Gravity.WEAKENS),
            rule=rule.id,
        )


def _led(words: str, start: int, lead: int) -> int:
    """Start of the words that are marked together with those at `start`."""
    before = words[max(0, start - lead) : start] if lead else ""
    return start - len(_STOPS.split(before)[-1].lstrip())


def _apart(found: list[ToneFinding]) -> tuple[ToneFinding, ...]:
    """In order of place; where two of one kind overlap, the longer one stays."""
    separate: list[ToneFinding] = []
    for finding in sorted(found, key=lambda one: (one.span[0] - one.span[1], one.span, one.kind, one.rule)):
        if not any(finding.kind is other.kind and _overlap(finding.span, other.span) for other in separate):
            separate.append(finding)
    return tuple(sorted(separate, key=lambda one: (one.span, one.kind)))


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _small(pattern: str) -> str:
    """The pattern in small letters, escapes such as `\\S` left alone: small text and pattern match far faster."""
    return re.sub(
        r"\\.|[^\\]+", lambda part: part.group() if part.group()[0] == "\\" else part.group().lower(), pattern
    )


def _lowered(text: str) -> str:
    """The text in small letters, letter for letter."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


@lru_cache(maxsize=32)
def _compiled(lexicon: ToneLexicon, language: str) -> tuple[_CompiledRule, ...]:
    return tuple(
        _CompiledRule(
            rule,
            regex(rule.find if rule.exact_case else _small(rule.find), re.MULTILINE),
            _looks(rule),
            tuple(regex(_small(pattern)) for pattern in rule.needs),
            tuple(regex(_small(pattern)) for pattern in rule.unless),
        )
        for rule in lexicon.of(language)
    )


@lru_cache(maxsize=64)
def _compiled_excuses(learned: LearnedTone, kind: ToneKind) -> tuple[re.Pattern[str], ...]:
    return tuple(regex(_small(pattern)) for pattern in learned.excuses.get(kind, ()))

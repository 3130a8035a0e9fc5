"""The tone guard: every outgoing word is read as the other side, the platform and a judge would read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.tone import LearnedTone, ToneFinding, ToneKind, ToneLexicon, ToneRule
from rejoinder.tone.second_reader import opinion
from rejoinder.tone.sentence import language_of, sentences, unquoted

LONGEST_TEXT = 200_000
LONGEST_SENTENCE = 1_000
"""Nobody writes a longer one; what runs on without an end is judged in pieces, so that its length costs no more."""
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")

_GRAVITY = {
    ToneKind.ADMISSION: Gravity.BLOCKS,
    ToneKind.THREAT: Gravity.BLOCKS,
    ToneKind.PRESSURE: Gravity.BLOCKS,
    ToneKind.PRIVATE: Gravity.BLOCKS,
}


@attrs.frozen
class _Compiled:
    """A rule ready to run."""

    rule: ToneRule
    find: re.Pattern[str]
    needs: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]


@attrs.frozen
class _Sentence:
    """One sentence, as it stands and with quoted words blanked out."""

    start: int
    end: int
    raw: str
    own: str
    small_raw: str
    small_own: str

    def words(self, rule: ToneRule) -> str:
        """What the rule looks at: quoted words or not, capitals kept or not."""
        if rule.exact_case:
            return self.raw if rule.in_quotes else self.own
        return self.small_raw if rule.in_quotes else self.small_own


def review(text: str, language: str | None, lexicon: ToneLexicon) -> tuple[ToneFinding, ...]:
    """The words that hurt the writer's case, in order of place; of two that overlap with one kind, the first.

    Args:
        language: of the text; a sentence in another script is judged by that script's rules. None tells it from the
            letters.

    Limits: sees words and their grammar, not truth; what stands in quotation marks is taken for somebody else's words.
    """
    text = text[:LONGEST_TEXT].translate(_APOSTROPHES)
    main = language or language_of(text)
    own = unquoted(text)
    sure: list[ToneFinding] = []
    wide: list[ToneFinding] = []
    groups = _by_language(text, own, main)
    for group, spoken in groups:
        for compiled in _compiled(lexicon, spoken):
            (wide if compiled.rule.yields else sure).extend(_hits(compiled, group))
    left = [one for one in wide if not any(_overlap(one.span, other.span) for other in sure)]
    ruled = _apart([*sure, *left])
    return _apart([*ruled, *_second_opinions(groups, ruled, lexicon.learned_of(main))])


def _second_opinions(
    groups: list[tuple[tuple[_Sentence, ...], str]], ruled: tuple[ToneFinding, ...], learned: LearnedTone | None
) -> Iterator[ToneFinding]:
    """What the second reader says of the sentences in which no rule has found anything.

    What stands in another script is a name or an address more often than a sentence, and is left to the rules.
    """
    if learned is None:
        return
    for sentence in next((group for group, spoken in groups if spoken == learned.language), ()):
        if not any(_overlap(one.span, (sentence.start, sentence.end)) for one in ruled):
            yield from _opined(sentence, learned)


def _opined(sentence: _Sentence, learned: LearnedTone) -> Iterator[ToneFinding]:
    seen = opinion(sentence.small_own, (), learned)
    if seen and seen.hurts > learned.limit and not _is_excused(sentence.small_own, seen.kind, learned):
        yield ToneFinding(
            kind=seen.kind,
            span=(sentence.start + seen.span[0], sentence.start + seen.span[1]),
            says=phrase(f"tone.{seen.kind.value}"),
            instead=learned.instead.get(seen.kind),
            gravity=_GRAVITY.get(seen.kind, Gravity.WEAKENS),
            rule=f"{learned.language}.{seen.kind.value}.learned",
        )


def _is_excused(words: str, kind: ToneKind, learned: LearnedTone) -> bool:
    return any(excuse.search(words) for excuse in _compiled_excuses(learned, kind))


def _by_language(text: str, own: str, main: str) -> list[tuple[tuple[_Sentence, ...], str]]:
    """The sentences in the order of the text, grouped by the language that judges them."""
    groups: dict[str, list[_Sentence]] = {}
    for start, end in _pieces(text):
        raw = text[start:end]
        spoken = language_of(raw, main)
        ours = own[start:end]
        groups.setdefault(spoken, []).append(_Sentence(start, end, raw, ours, _lowered(raw), _lowered(ours)))
    return [(tuple(group), spoken) for spoken, group in sorted(groups.items())]


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


def _hits(compiled: _Compiled, group: tuple[_Sentence, ...]) -> Iterator[ToneFinding]:
    rule = compiled.rule
    for sentence in group:
        places = [place for place in compiled.find.finditer(sentence.words(rule)) if place.start() < place.end()]
        if not places or not _applies(compiled, sentence):
            continue
        for place in places:
            yield ToneFinding(
                kind=rule.kind,
                span=(sentence.start + place.start(), sentence.start + place.end()),
                says=phrase(f"tone.{rule.kind.value}"),
                instead=rule.instead,
                gravity=_GRAVITY.get(rule.kind, Gravity.WEAKENS),
                rule=rule.id,
            )


def _applies(compiled: _Compiled, sentence: _Sentence) -> bool:
    """Whether the sentence holds all that the rule needs and nothing that excuses it."""
    words = sentence.small_raw if compiled.rule.in_quotes else sentence.small_own
    return all(need.search(words) for need in compiled.needs) and not any(
        excuse.search(words) for excuse in compiled.unless
    )


def _apart(found: list[ToneFinding]) -> tuple[ToneFinding, ...]:
    """In order of place; where two of one kind overlap, the longer one stays."""
    kept: list[ToneFinding] = []
    for finding in sorted(found, key=lambda one: (one.span[0] - one.span[1], one.span, one.kind, one.rule)):
        if not any(finding.kind is other.kind and _overlap(finding.span, other.span) for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda one: (one.span, one.kind)))


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
def _compiled(lexicon: ToneLexicon, language: str) -> tuple[_Compiled, ...]:
    return tuple(
        _Compiled(
            rule,
            re.compile(rule.find if rule.exact_case else _small(rule.find)),
            tuple(re.compile(_small(pattern)) for pattern in rule.needs),
            tuple(re.compile(_small(pattern)) for pattern in rule.unless),
        )
        for rule in lexicon.of(language)
    )


@lru_cache(maxsize=64)
def _compiled_excuses(learned: LearnedTone, kind: ToneKind) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_small(pattern)) for pattern in learned.excuses.get(kind, ()))

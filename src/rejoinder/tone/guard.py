"""The tone guard: every outgoing word is read as the other side, the platform and a judge would read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.tone import ToneFinding, ToneKind, ToneLexicon, ToneRule
from rejoinder.tone.sentence import language_of, sentences, unquoted

LONGEST_TEXT = 200_000
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
    found: list[ToneFinding] = []
    for group, spoken in _by_language(text, own, main):
        for compiled in _compiled(lexicon, spoken):
            found.extend(_hits(compiled, text, own, group))
    return _apart(found)


def _by_language(text: str, own: str, main: str) -> list[tuple[tuple[_Sentence, ...], str]]:
    """The sentences in the order of the text, grouped by the language that judges them."""
    groups: dict[str, list[_Sentence]] = {}
    for start, end in sentences(text):
        raw = text[start:end]
        groups.setdefault(language_of(raw, main), []).append(_Sentence(start, end, raw, own[start:end]))
    return [(tuple(group), spoken) for spoken, group in sorted(groups.items())]


def _hits(compiled: _Compiled, text: str, own: str, group: tuple[_Sentence, ...]) -> Iterator[ToneFinding]:
    rule = compiled.rule
    for sentence in group:
        words = sentence.raw if rule.in_quotes else sentence.own
        for place in compiled.find.finditer(words):
            if place.start() == place.end():
                continue
            if not all(need.search(words) for need in compiled.needs):
                break
            if any(excuse.search(words) for excuse in compiled.unless):
                break
            yield ToneFinding(
                kind=rule.kind,
                span=(sentence.start + place.start(), sentence.start + place.end()),
                says=phrase(f"tone.{rule.kind.value}"),
                instead=rule.instead,
                gravity=_GRAVITY.get(rule.kind, Gravity.WEAKENS),
                rule=rule.id,
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


@lru_cache(maxsize=32)
def _compiled(lexicon: ToneLexicon, language: str) -> tuple[_Compiled, ...]:
    return tuple(
        _Compiled(
            rule,
            re.compile(rule.find, 0 if rule.exact_case else re.IGNORECASE),
            tuple(re.compile(pattern, re.IGNORECASE) for pattern in rule.needs),
            tuple(re.compile(pattern, re.IGNORECASE) for pattern in rule.unless),
        )
        for rule in lexicon.of(language)
    )

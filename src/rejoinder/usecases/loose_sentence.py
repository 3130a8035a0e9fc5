"""Sentences of an edited statement that rest on no exhibit, or no longer on the one that carried them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

import attrs

from rejoinder.assembly.statement_part import ALIKE, POINT, ROW, PartKind, StatementParagraph, in_parts
from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.lexicon import alternation, matcher
from rejoinder.tone.question import only_asks
from rejoinder.tone.sentence import sentences

MOST_SENTENCES = 200
"""Of an edited statement; no form takes as many, and each is held against every sentence that was made."""
_STATES = matcher("wording/loose_sentence.states", re.IGNORECASE)
_COURTESY = deferred_regex(lambda: rf"{alternation('wording/loose_sentence.courtesy')}[\s.,!。，！:：]*", re.IGNORECASE)


class Why(StrEnum):
    """What is wrong with a sentence."""

    NEW = "new"
    """It says something that the statement did not say, and names no exhibit."""
    LOST = "lost"
    """It no longer names every exhibit of the sentence it came from."""
    UNKNOWN = "unknown"
    """It names an exhibit that does not go out."""


@attrs.frozen(kw_only=True)
class UnsupportedSentence:
    """A sentence that may not go out like this; the span is in characters of the text."""

    span: tuple[int, int]
    why: Why
    numbers: tuple[int, ...] = ()
    """The exhibits that are lost or unknown."""


@attrs.frozen(kw_only=True)
class References:
    """How a language writes what a sentence rests on."""

    exhibit: re.Pattern[str]
    """Its first group is the number."""
    any: re.Pattern[str]
    """The complaint as well as exhibits."""


@attrs.frozen(kw_only=True)
class _BareSentence:
    """A sentence without its references."""

    span: tuple[int, int]
    words: str
    numbers: frozenset[int]
    """The exhibits behind it."""
    complaint: bool
    """Whether the complaint is named behind it."""
    kind: PartKind
    under: frozenset[int] = frozenset()
    """The exhibits on which it rests: those behind it, else those behind the next sentence of the line."""
    rests: bool = False
    """Whether it rests on anything: exhibits, or the complaint itself."""


def loose_sentences(
    text: str,
    generated: Sequence[StatementParagraph],
    references: References,
    *,
    exhibits: frozenset[int],
    harmless: frozenset[str] = frozenset(),
) -> tuple[UnsupportedSentence, ...]:
    """The sentences of an edited statement that may not go out, in order.

    A sentence that was reworded rests on what the one it came from rested on, behind it or at the end of its line;
    where it was cut in two, both rest on some of it and together on all. A new sentence has its own exhibit, unless it
    is a question that only asks, or a courtesy. A request or a heading may be reworded as long as it gains no word that
    says that something is so; the list of exhibits and the declarations stay as they are.

    Args:
        exhibits: the numbers that go out.
        harmless: sentences that state nothing of the case, with single spaces.

    Limits: whether an exhibit carries what a new sentence says is for the person who tied it to say.
    """
    was = _all_sentences("\n\n".join(part.text for part in generated), generated, references)
    now = _all_sentences(text, in_parts(text, generated), references)
    origins = {sentence.span: _origin(sentence, was) for sentence in now[:MOST_SENTENCES]}
    named = _named(now, origins)
    found = [
        each
        for sentence in now[:MOST_SENTENCES]
        for each in _faults(sentence, origins[sentence.span], named, exhibits, harmless)
    ]
    if len(now) > MOST_SENTENCES:
        found.append(UnsupportedSentence(span=(now[MOST_SENTENCES].span[0], len(text)), why=Why.NEW))
    return tuple(found)


def _all_sentences(text: str, parts: Sequence[StatementParagraph], references: References) -> list[_BareSentence]:
    placed = _placed(text, parts)
    return [sentence for start, part in placed for sentence in _sentences(part.text, start, part.kind, references)]


def _placed(text: str, parts: Sequence[StatementParagraph]) -> Iterator[tuple[int, StatementParagraph]]:
    """Each part with where it begins."""
    at = 0
    for part in parts:
        start = text.find(part.text, at)
        at = max(start, at) + len(part.text)
        yield max(start, 0), part


def _sentences(text: str, start: int, kind: PartKind, references: References) -> Iterator[_BareSentence]:
    """The sentences of a part; every row of a table is one."""
    for line in re.finditer(r"[^\n]+", text):
        marker = POINT.fullmatch(line.group())
        begins = line.start() + (marker.start(2) if marker else 0)
        words = line.group()[begins - line.start() :]
        spans = ((0, len(words)),) if kind is PartKind.ROWS else sentences(words)
        yield from _with_references(words, spans, start + begins, kind, references)


def _with_references(
    line: str, spans: Sequence[tuple[int, int]], start: int, kind: PartKind, references: References
) -> list[_BareSentence]:
    """The sentences of a line; references at the head of one belong to the one before it."""
    sentences: list[_BareSentence] = []
    for left, right in spans:
        head = re.compile(rf"(?:{references.any.pattern}|\s|[,;，；、])+").match(line, left, right)
        own = head.end() if head and sentences else left
        if head and sentences:
            sentences[-1] = _also(sentences[-1], line[left:own], references, end=start + own)
        words = line[own:right]
        if words.strip():
            bare = " ".join(references.any.sub(" ", words).split())
            sentence = _BareSentence(
                span=(start + own, start + right), words=bare, numbers=frozenset(), complaint=False, kind=kind
            )
            sentences.append(_also(sentence, words, references, end=start + right))
    return _under([each for each in sentences if each.words.strip(".。 ")])


def _under(line: Sequence[_BareSentence]) -> list[_BareSentence]:
    """The sentences of a line, each with what it rests on: references at its end speak for those that have none."""
    under: frozenset[int] = frozenset()
    rests, found = False, []
    for sentence in reversed(line):
        if sentence.numbers or sentence.complaint:
            under, rests = sentence.numbers, True
        found.append(attrs.evolve(sentence, under=under, rests=rests))
    return found[::-1]


def _also(sentence: _BareSentence, words: str, references: References, *, end: int) -> _BareSentence:
    numbers = frozenset(int(found[1]) for found in references.exhibit.finditer(words))
    others = len(references.any.findall(words)) > len(references.exhibit.findall(words))
    span = (sentence.span[0], end if numbers or others else sentence.span[1])
    return attrs.evolve(sentence, span=span, numbers=sentence.numbers | numbers, complaint=sentence.complaint or others)


def _origin(sentence: _BareSentence, was: Sequence[_BareSentence]) -> _BareSentence | None:
    """The sentence that it came from; None where it is new."""
    flat, own = [_flat(each.words) for each in was], _flat(sentence.words)
    # Most sentences stand as they stood, and nothing is nearer: no need to hold them against all the others.
    near = [own] if own in flat else difflib.get_close_matches(own, dict.fromkeys(flat), n=1, cutoff=ALIKE)
    return was[flat.index(near[0])] if near else None


def _named(
    now: Sequence[_BareSentence], origins: Mapping[tuple[int, int], _BareSentence | None]
) -> dict[tuple[int, int], set[int]]:
    """All exhibits that are named by the sentences that came from one, by the span of that one."""
    found: dict[tuple[int, int], set[int]] = {}
    for sentence in now:
        origin = origins.get(sentence.span)
        if origin is not None:
            found.setdefault(origin.span, set()).update(sentence.under)
    return found


def _faults(
    sentence: _BareSentence,
    origin: _BareSentence | None,
    named: Mapping[tuple[int, int], set[int]],
    exhibits: frozenset[int],
    harmless: frozenset[str],
) -> Iterator[UnsupportedSentence]:
    unknown = sentence.numbers - exhibits
    if unknown:
        yield UnsupportedSentence(span=sentence.span, why=Why.UNKNOWN, numbers=tuple(sorted(unknown)))
    elif origin is not None and origin.rests:
        lost = origin.under - named[origin.span]
        if lost or not sentence.rests:
            yield UnsupportedSentence(span=sentence.span, why=Why.LOST, numbers=tuple(sorted(lost or origin.under)))
    elif not sentence.numbers and not (
        _harmless(sentence, harmless) or (origin is not None and _same_sense(sentence, origin))
    ):
        yield UnsupportedSentence(span=sentence.span, why=Why.NEW)


def _harmless(sentence: _BareSentence, harmless: frozenset[str]) -> bool:
    return sentence.words in harmless or only_asks(sentence.words) or bool(_COURTESY.fullmatch(sentence.words))


def _same_sense(sentence: _BareSentence, origin: _BareSentence) -> bool:
    """Whether words that name no exhibit say no more than those they came from."""
    if sentence.words == origin.words or origin.kind is PartKind.POINTS:
        return sentence.words == origin.words
    if origin.kind is PartKind.ROWS:
        new, old = ROW.fullmatch(sentence.words), ROW.fullmatch(origin.words)
        return bool(new and old and new[2] == old[2] and not _gained(new[1], old[1]))
    return not _gained(sentence.words, origin.words)


def _gained(new: str, old: str) -> set[str]:
    return {found.casefold() for found in _STATES.findall(new)} - {found.casefold() for found in _STATES.findall(old)}


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()

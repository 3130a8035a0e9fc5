"""Tone findings, and the lexicon of rules that makes them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import attrs

from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import Phrase


class ToneKind(StrEnum):
    """What words can do to the writer's own case, as the contract spells it."""

    BLAME = "blame"
    THREAT = "threat"
    INSULT = "insult"
    ADMISSION = "admission_of_liability"
    PROMISE = "unkeepable_promise"
    ABSOLUTE = "absolute_claim"
    PRIVATE = "private_data"
    EMOTIONAL = "emotional"
    SARCASM = "sarcasm"
    PRESSURE = "pressure"


class Addressee(StrEnum):
    """Who reads the text."""

    PLATFORM = "platform"
    COMPLAINANT = "complainant"
    SUPPLIER = "supplier"
    LAWYER = "lawyer"


@attrs.frozen(kw_only=True)
class ToneFinding:
    """Words that hurt the writer's case, why, and other words."""

    kind: ToneKind
    span: tuple[int, int]
    """`[start, end)` in characters of the text."""
    says: Phrase
    instead: str | None = None
    """Other words in the language of the text; None where the words should simply go."""
    gravity: Gravity
    rule: str
    """Which entry of the lexicon found it."""


@attrs.frozen(kw_only=True)
class ToneRule:
    """One entry of a tone lexicon. Patterns are regular expressions; case does not matter to them."""

    id: str
    kind: ToneKind
    find: str
    """The words to mark."""
    needs: tuple[str, ...] = ()
    """Patterns that must all stand somewhere in the same sentence."""
    unless: tuple[str, ...] = ()
    """Patterns that excuse the words when one stands in the same sentence."""
    excused: bool = True
    """Whether what excuses its kind, and grammar that takes words from the writer, excuse it: a denial may confess."""
    in_quotes: bool = False
    """Whether quoted words are looked at too: somebody else's insult is not ours, somebody's telephone number is."""
    exact_case: bool = False
    yields: bool = False
    """Whether the rule is a wide net, whose finding gives way to any other that overlaps it."""
    seconded: bool = False
    """Whether its words hurt in hurting sentences only: it finds nothing where the second reader calls one calm."""
    lead: int = 0
    """How many characters before the words are marked with them, as far as no sentence ends there."""
    instead: str | None = None


@attrs.frozen(kw_only=True, eq=False)
class Meanings:
    """What words stand for, by names such as `harm` or `money`: words that mean alike weigh alike."""

    whole: Mapping[str, tuple[str, ...]]
    """Words as they stand; in Chinese, any characters in a row."""
    begins: Mapping[str, tuple[str, ...]]
    """Beginnings of words."""
    longest: int
    """Characters of the longest whole word."""


@attrs.frozen(kw_only=True, eq=False)
class LearnedTone:
    """What was learned from examples in one language: how much each trait of a sentence weighs for each kind."""

    language: str
    kinds: tuple[ToneKind, ...]
    base: tuple[int, ...]
    """By kind, what a sentence without any trait weighs against calm."""
    weights: Mapping[str, tuple[int, ...]]
    """By trait and kind, against calm."""
    unit: int
    """How many points make one."""
    limit: float
    """From where on a sentence is said to hurt, between 0 and 1."""
    calm: float
    """Below what a sentence is surely calm, between 0 and `limit`."""
    meanings: Meanings
    instead: Mapping[ToneKind, str]
    """Other words for each kind."""
    excuses: Mapping[ToneKind, tuple[str, ...]]
    """Patterns that excuse a sentence of a kind, as they excuse the rules of that kind."""


@attrs.frozen(kw_only=True)
class Frame:
    """A turn of grammar within which words are not said, or not by the writer: a question, a denial, a report."""

    name: str
    kinds: frozenset[ToneKind]
    """The ways of hurting that it takes away; an insult hurts even as a question."""
    before: str | None = None
    """A pattern on what runs up to the end of the words, small letters."""
    after: str | None = None
    """A pattern on what runs on from their beginning. Where both are given, both must be found."""


@attrs.frozen(kw_only=True, eq=False)
class Stance:
    """How a language shows whose words are whose; each is known by itself."""

    turn: str
    """Where a sentence changes its sense, and no frame reaches on."""
    frames: tuple[Frame, ...]


@attrs.frozen(kw_only=True, eq=False)
class ToneLexicon:
    """All tone rules, by language (`en`, `zh`, `ru`), and what was learned beside them; each is known by itself."""

    rules: tuple[tuple[str, tuple[ToneRule, ...]], ...]
    learned: tuple[LearnedTone, ...] = ()
    stances: Mapping[str, Stance] = attrs.field(factory=dict)
    variants: Mapping[int, int] = attrs.field(factory=dict)
    """By code point, the character by which the rules know another: simplified for traditional."""

    addressed: Mapping[str, Mapping[Addressee, Mapping[ToneKind, str]]] = attrs.field(factory=dict)
    """By language, other words for an addressee who is offered none of the usual ones."""

    def of(self, language: str) -> tuple[ToneRule, ...]:
        """The rules of a language; none where there is no lexicon for it."""
        return dict(self.rules).get(language, ())

    def learned_of(self, language: str) -> LearnedTone | None:
        """What was learned of a language; None where nothing was."""
        return next((one for one in self.learned if one.language == language), None)

"""What is wrong with the tone of a text, and the lexicon that tells."""

from __future__ import annotations

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
    in_quotes: bool = False
    """Whether quoted words are looked at too: somebody else's insult is not ours, somebody's telephone number is."""
    exact_case: bool = False
    yields: bool = False
    """Whether the rule is a wide net, whose finding gives way to any other that overlaps it."""
    instead: str | None = None


@attrs.frozen(kw_only=True)
class ToneLexicon:
    """All tone rules, by language (`en`, `zh`, `ru`)."""

    rules: tuple[tuple[str, tuple[ToneRule, ...]], ...]

    def of(self, language: str) -> tuple[ToneRule, ...]:
        """The rules of a language; none where there is no lexicon for it."""
        return dict(self.rules).get(language, ())

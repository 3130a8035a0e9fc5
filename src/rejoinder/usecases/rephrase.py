"""Have a paragraph said in other words or another language, by an endpoint that the user named, under lock."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.domain.errors import Refused
from rejoinder.domain.finding import Gravity
from rejoinder.domain.tone import ToneLexicon
from rejoinder.tone.fact_lock import compare
from rejoinder.tone.guard import review
from rejoinder.usecases.ports import Phraser

LONGEST_PARAGRAPH = 6_000
MOST_PARAGRAPHS = 60
GROWTH = 3
"""How many times as long as the paragraph an answer may be, beside some room for short ones."""
ROOM = 200


@attrs.frozen(kw_only=True)
class ParagraphRewording:
    """One paragraph: as it was, as it is offered, and why an offer was refused."""

    before: str
    after: str | None
    """None where the offer was refused, and the paragraph stays as it was."""
    changed: tuple[str, ...] = ()
    """Facts that differ."""
    hurts: tuple[str, ...] = ()
    """Words of the offer that the tone guard refuses."""
    too_long: bool = False


class TextIsTooLong(Refused):
    """A text has more paragraphs, or longer ones, than are sent away."""


def rephrase(
    text: str, language: str, phraser: Phraser, *, lexicon: ToneLexicon, names: Sequence[str] = ()
) -> tuple[ParagraphRewording, ...]:
    """Each paragraph in other words in `language`; what changes a fact or would hurt the case is refused.

    One paragraph is sent at a time and nothing else of the case.

    Args:
        names: names that must stand in the answer as they do in the paragraph.

    Raises: TextIsTooLong, and what the phraser raises where it does not answer.
    """
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    longest = max(map(len, paragraphs), default=0)
    if len(paragraphs) > MOST_PARAGRAPHS or longest > LONGEST_PARAGRAPH:
        raise TextIsTooLong(paragraphs=MOST_PARAGRAPHS, characters=LONGEST_PARAGRAPH)
    return tuple(_one(each, language, phraser, lexicon=lexicon, names=tuple(names)) for each in paragraphs)


def _one(
    before: str, language: str, phraser: Phraser, *, lexicon: ToneLexicon, names: tuple[str, ...]
) -> ParagraphRewording:
    after = phraser.phrase(before, language).strip()
    if not after or len(after) > GROWTH * len(before) + ROOM:
        return ParagraphRewording(before=before, after=None, too_long=True)
    lock = compare(before, after, names=tuple(name for name in names if name in before))
    known = {finding.kind for finding in review(before, None, lexicon)}
    hurts = tuple(
        after[slice(*finding.span)]
        for finding in review(after, language, lexicon)
        if finding.gravity is not Gravity.NOTE and finding.kind not in known
    )
    changed = tuple(difference.value for difference in lock.differences)
    rephrased = after if lock.holds and not hurts else None
    return ParagraphRewording(before=before, after=rephrased, changed=changed, hurts=hurts)

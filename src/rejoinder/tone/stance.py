"""Speaker commitment: whether harmful words are asserted by the writer, and not asked, supposed, denied or reported."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.domain.tone import Stance, ToneKind
from rejoinder.text.lazy_pattern import regex


def is_asserted(kind: ToneKind, span: tuple[int, int], sentence: str, stance: Stance) -> bool:
    """Whether the writer asserts the words at `span`.

    A frame reaches as far as the sentence runs on in one sense; a turn such as *but* ends it.

    Args:
        sentence: in small letters, with the words of others blanked out.
    """
    turn, frames = _compiled(stance)
    opens, closes = 0, len(sentence)
    for place in turn.finditer(sentence):
        if place.end() <= span[0]:
            opens = place.end()
        elif place.start() >= span[1]:
            closes = place.start()
            break
    before, after = sentence[opens : span[1]].lstrip(), sentence[span[0] : closes]
    return not any(
        kind in kinds and (not leads or leads.search(before)) and (not follows or follows.search(after))
        for kinds, leads, follows in frames
    )


_Frame = tuple[frozenset[ToneKind], re.Pattern[str] | None, re.Pattern[str] | None]


@lru_cache(maxsize=8)
def _compiled(stance: Stance) -> tuple[re.Pattern[str], tuple[_Frame, ...]]:
    return regex(stance.turn), tuple(
        (
            frame.kinds,
            regex(frame.before) if frame.before else None,
            regex(frame.after) if frame.after else None,
        )
        for frame in stance.frames
    )

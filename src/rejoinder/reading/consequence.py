"""What a notice says will happen to the listing, the shop or the money: whole sentences, never paraphrased."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Consequence, Harm
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

LIMIT = 12
LONGEST = 500
"""Characters of a sentence; a longer one is cut at its last clause."""

_HARMS = tuple(
    (harm, matcher(f"reading/consequence.{harm}", re.IGNORECASE)) for harm in Harm if harm is not Harm.UNSAID
)
_AHEAD = matcher("reading/consequence.ahead", re.IGNORECASE)
_SILENT = matcher("reading/consequence.silent", re.IGNORECASE)
_THREAT = matcher("reading/consequence.threat", re.IGNORECASE)
_DONE = matcher("reading/consequence.done", re.IGNORECASE)
_PRICED = frozenset({Harm.FREEZE, Harm.SUM, Harm.POINTS, Harm.CLOSURE})
_UNDONE = matcher("reading/consequence.undone", re.IGNORECASE)
_ASKS = matcher("reading/consequence.asks", re.IGNORECASE)
_END = regex(r"(?<=[.!?])(?=\s)|(?<=[。！？；])|\n\s*\n|\n(?=\s*(?:[-*•·]|\d+[.)、]))")
_PRICE = matcher("reading/consequence.price", re.IGNORECASE)
_OFFER = matcher("reading/consequence.offer", re.IGNORECASE)
_SHOP = matcher("reading/consequence.shop", re.IGNORECASE)
_CLAUSE = regex(r"[,，;；]")


def consequences(text: str, *, stop: int | None = None) -> tuple[Consequence, ...]:
    """The sentences that say what follows, in the order of the notice.

    Args:
        stop: where the notice's own words end; what stands behind is an attached paper.

    Limits: the first 12 sentences.
    """
    found: list[Consequence] = []
    for start, end in _sentences(text[: len(text) if stop is None else stop]):
        harms = _harms(text[start:end])
        if harms:
            found.append(Consequence(harms=harms, span=(start, end)))
        if len(found) == LIMIT:
            break
    return tuple(found)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in [*(hit.end() for hit in _END.finditer(text)), len(text)]:
        sentence = text[start:stop]
        own = start + len(sentence) - len(sentence.lstrip())
        end = own + len(sentence.strip())
        if own < end:
            yield (own, end) if end - own <= LONGEST else _last_clauses(text, own, end)
        start = stop


def _last_clauses(text: str, start: int, end: int) -> tuple[int, int]:
    """The last clauses of a sentence that was not written for people."""
    first = max(start, end - LONGEST)
    clause = _CLAUSE.search(text, first, end)
    return (clause.end() if clause else first), end


def _named_harms(sentence: str) -> tuple[Harm, ...]:
    """The harms whose words stand there; where all that is closed is an offer, it is removed, and no shop closed."""
    named = {harm: words for harm, words in _HARMS if words.search(sentence)}
    if Harm.CLOSURE in named and all(
        _OFFER.search(clause) and not _SHOP.search(clause)
        for clause in _CLAUSE.split(sentence)
        if named[Harm.CLOSURE].search(clause)
    ):
        named = {**{harm: words for harm, words in named.items() if harm is not Harm.CLOSURE}, Harm.REMOVAL: _OFFER}
    return tuple(harm for harm, _ in _HARMS if harm in named)


def _harms(sentence: str) -> tuple[Harm, ...]:
    harms = _named_harms(sentence)
    if harms == (Harm.SUM,) and _PRICE.search(sentence):
        return ()  # what goods cost is asked of nobody
    if _SILENT.search(sentence) and not _UNDONE.search(sentence):
        return harms or ((Harm.UNSAID,) if _THREAT.search(sentence) else ())
    done = _DONE.search(sentence) is not None and bool(_PRICED & set(harms))
    if _UNDONE.search(sentence) or not (done or _AHEAD.search(sentence)):
        return ()
    return () if harms == (Harm.REMOVAL,) and _ASKS.search(sentence) else harms

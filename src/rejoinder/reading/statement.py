"""The formal statements that a notice must carry."""

from __future__ import annotations

from rejoinder.domain.reading import Span, Statements
from rejoinder.reading.concept import Concept
from rejoinder.reading.literal_prefilter import prefiltered_list
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.lexicon import alternation, matcher

_SIGNATURE = prefiltered_list("reading/statement.signature", window=140, before=15)
_GOOD_FAITH = matcher("reading/statement.good_faith")
_ACCURACY = prefiltered_list("reading/statement.accuracy", window=160)
_PERJURY = matcher("reading/statement.perjury")
_AUTHORITY = matcher("reading/statement.authority")


_DENIED_BEFORE = deferred_regex(lambda: rf"{alternation('reading/statement.denied_before')}\s?(?:\w+ ){{0,2}}$")
_DENIED_AFTER = deferred_regex(lambda: rf"[^.。\n]{{0,40}}?{alternation('reading/statement.denied_after')}")
_NO_AUTHORITY = prefiltered_list("reading/statement.no_authority", window=200)


def denied_authority(folded: str) -> Span | None:
    """Where the text says that the agent showed no authority, or None."""
    found = _NO_AUTHORITY.search(folded)
    return found.span() if found else None


def _is_denied(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - 30) : start].rpartition("\n")[2]
    return _DENIED_BEFORE.search(before) is not None or _DENIED_AFTER.match(folded, end, end + 80) is not None


def statements(message: ParsedMessage) -> Statements:
    """Which formal statements the text makes; one that stands there as a form's question counts as made."""
    folded = message.folded
    has_signer = any(
        field.label.endswith(("signature", "signed", "签名", "签字", "подпись")) for field in message.of(Concept.PERSON)
    )
    return Statements(
        signature=has_signer or _SIGNATURE.search(folded) is not None,
        good_faith=_GOOD_FAITH.search(folded) is not None,
        accuracy=_ACCURACY.search(folded) is not None,
        perjury=_PERJURY.search(folded) is not None,
        authority=any(not _is_denied(folded, *found.span()) for found in _AUTHORITY.finditer(folded)),
    )

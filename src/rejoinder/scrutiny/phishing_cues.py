"""What a false message asks for, in three languages, and whose names it borrows."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, entries, matcher

_REQUESTS = (
    "asks-for-credentials",
    "asks-for-untraceable-payment",
    "asks-for-a-fee",
    "keeps-from-support",
    "moves-to-private-chat",
    "asks-for-remote-access",
    "asks-for-private-payment",
    "urgency",
)

_PATTERNS = {
    id: matcher(f"scrutiny/phishing_cues.{name}", re.IGNORECASE)
    for id, name in ((id, id.replace("-", "_")) for id in _REQUESTS)
}
_DENIED = deferred_regex(lambda: rf"{alternation('scrutiny/phishing_cues.denied')}[^.。\n]{{0,60}}$", re.IGNORECASE)

_WARNED = matcher("scrutiny/phishing_cues.asked_of_buyers", re.IGNORECASE)
"""What comes right before tells of what somebody else asks of his buyers."""
_PLACEHOLDER = regex(r"%s|%d|\{\w{0,20}\}|\$\w")
"""The words are a program's template that the complaint quotes."""
_DENIES = matcher("scrutiny/phishing_cues.denies", re.IGNORECASE)

_FAMOUS = frozenset(entries("scrutiny/phishing_cues.famous_owner"))
"""Names so famous that their owners write from domains of their own."""


@lru_cache(maxsize=64)
def find_request(id: str, text: str) -> tuple[int, int] | None:
    """Where a text asks for what `id` names, or None; a warning never to give it away does not count. Remembered."""
    for found in _PATTERNS[id].finditer(text):
        before = text[max(0, found.start() - 80) : found.start()]
        if _DENIED.search(before) or _WARNED.search(before):
            continue
        if not _DENIES.search(found.group()) and not _PLACEHOLDER.search(found.group()):
            return found.span()
    return None


def is_famous_name(folded_firm: str) -> bool:
    """Whether a firm's folded name is, or begins with, a famous one of five letters or more."""
    return folded_firm in _FAMOUS or any(
        len(known) >= 5 and folded_firm.startswith(known) and len(folded_firm) <= len(known) + 14 for known in _FAMOUS
    )

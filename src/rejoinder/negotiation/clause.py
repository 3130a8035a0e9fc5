"""Clauses of a draft agreement that somebody should look at before signing, and which side a clause binds."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rejoinder.domain.finding import Gravity
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import alternation, matcher

PENALTY = matcher("negotiation/clause.penalty", re.IGNORECASE)
FORUM = matcher("negotiation/clause.forum", re.IGNORECASE)
FOREVER = matcher("negotiation/clause.forever", re.IGNORECASE)
SUPPLIER_NAMED = matcher("negotiation/clause.supplier_told", re.IGNORECASE)
PRIVATE_ACCOUNT = matcher("negotiation/clause.private_account", re.IGNORECASE)
NO_CHALLENGE = matcher("negotiation/clause.no_challenge", re.IGNORECASE)
CLAUSES: Sequence[tuple[str, re.Pattern[str], Gravity, bool]] = (
    ("private-account", PRIVATE_ACCOUNT, Gravity.BLOCKS, True),
    ("penalty", PENALTY, Gravity.WEAKENS, True),
    ("supplier-told", SUPPLIER_NAMED, Gravity.WEAKENS, True),
    ("no-challenge", NO_CHALLENGE, Gravity.WEAKENS, True),
    ("forum", FORUM, Gravity.NOTE, True),
    ("forever", FOREVER, Gravity.WEAKENS, True),
)
"""Id, words, gravity, and whether a lawyer should see it."""
_US = "negotiation/clause.seller"
_OURS = matcher("negotiation/clause.seller_filing", re.IGNORECASE)
_THEIRS = matcher("negotiation/clause.complaint", re.IGNORECASE)
_MUTUAL = matcher("negotiation/clause.mutual", re.IGNORECASE)
_HEAD = regex(r"^[\W\d]*(?:(?:the|and|therefore|accordingly|затем|также|同时)\s*,?\s*)*", re.IGNORECASE)


def is_our_filing(words: str) -> bool:
    """Whether what is withdrawn in these words is our own answer, and no complaint."""
    return bool(_OURS.search(words)) and not _THEIRS.search(_OURS.sub(" ", words))


def is_our_concession(sentence: str, names: Collection[str]) -> bool:
    """Whether the seller alone is the subject at the head of a sentence."""
    bare = _HEAD.sub("", sentence, count=1)
    ours = "|".join([alternation(_US), *(re.escape(name) for name in names if name)])
    return bool(re.match(rf"(?:{ours})(?![a-zа-яё])", bare, re.IGNORECASE)) and not _MUTUAL.search(sentence)


def is_concession_to(sentence: str, owners: Collection[str]) -> bool:
    """Whether what a sentence gives up is held against one of the owners, and not by both sides."""
    theirs = "|".join(re.escape(name) for name in owners if name)
    if not theirs or _MUTUAL.search(sentence):
        return False
    return bool(re.search(rf"(?:\bagainst\s+|\btowards?\s+|\bк\s+|对|向)(?:{theirs})", sentence, re.IGNORECASE))

"""An everyday word beside what it describes, `Fireside scent`: it names a property of the goods and no maker."""

from __future__ import annotations

import re

from rejoinder.domain.listing import FIELDS_OF_NAMES, OurListing
from rejoinder.domain.mark_place import DISGUISED, MarkUse, Occurrence
from rejoinder.scrutiny.mark import is_in_capitals, occurrences
from rejoinder.scrutiny.spelling import Spellings
from rejoinder.text.lazy_pattern import regex

_AROUND = 40
_PROPERTIES = (
    r"(?:scents?|fragrances?|aromas?|flavou?rs?|colou?rs?|shades?|аромат\w*|запах\w*|вкус\w*|цвет\w*|оттен\w*"
    r"|香型|香味|香气|气味|口味|颜色|色号)"
)
_NAME = regex(rf"(?<![^\W_]){_PROPERTIES}(?![^\W_])|香型|香味|香气|气味|口味|颜色|色号", re.IGNORECASE)
_BEFORE = regex(rf"(?<![^\W_]){_PROPERTIES}\s*(?:of\b|[:：–—-])?\s*[«\"“‘']?$", re.IGNORECASE)
_BEHIND = regex(
    r"^[»\"”’']?\s*(?:(?:scent(?:ed)?|fragrance|aroma|flavou?r(?:ed)?|colou?r(?:ed)?|shade)\b|香型|香味|香气|味|色)",
    re.IGNORECASE,
)
_SIGNS = ("®", "™")


def names_property(listing: OurListing, field: str, place: Occurrence, spellings: Spellings) -> bool:
    """Whether a word of everyday language names the scent, flavour or colour of goods that bear another brand.

    Not where the listing names it or no brand at all, disguises it, writes it in capitals among other words or with a
    sign of registration, and never for a coined word: the scent of a famous perfume is no property of a candle.
    """
    own = listing.named_brand
    if place.use is not MarkUse.BADGE or place.form in DISGUISED or field in FIELDS_OF_NAMES or own is None:
        return False
    if occurrences(place.words, own) or not all(map(spellings.is_everyday, place.words.split())):
        return False
    text, (start, end) = listing.words(field), place.span
    if text[end : end + 1] in _SIGNS or is_in_capitals(text, place.span):
        return False
    if field == "attributes" and _NAME.search(listing.property_at(start)[0]):
        return True
    return bool(_BEHIND.match(text[end : end + _AROUND]) or _BEFORE.search(text[max(0, start - _AROUND) : start]))

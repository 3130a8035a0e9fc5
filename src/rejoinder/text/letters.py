"""Text reduced to the letters by which it is compared."""

from __future__ import annotations

import unicodedata
from typing import Final, Literal

CAPITALS: Final = (
    "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĨĪĮİĶĹĽŁŃŅŇŌŐŘŚŞŠŤŨŪŮŰŹŻŽƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸА-ЯЁІЇЄҐ"
)
"""Capital letters of the languages that are read in Latin and Cyrillic, as the inside of a character class."""


def alphanumerics(text: str) -> str:
    """The letters and digits of a text in order, without signs, spaces and underscores."""
    return "".join(filter(str.isalnum, text))


def spaceless(text: str) -> str:
    """The text case-folded, without white space."""
    return "".join(text.split()).casefold()


def without_accents(text: str, form: Literal["NFD", "NFKD"] = "NFKD") -> str:
    """The text decomposed, without combining marks.

    Args:
        form: `NFKD` also replaces compatibility characters, such as full-width letters and ligatures.
    """
    return "".join(letter for letter in unicodedata.normalize(form, text) if not unicodedata.combining(letter))

"""The kinds of right that a complaint can assert."""

from __future__ import annotations

from enum import StrEnum


class Right(StrEnum):
    """A kind of right, as the contract spells it."""

    COPYRIGHT = "copyright"
    PICTURE = "picture"
    TRADEMARK = "trademark"
    COUNTERFEIT = "counterfeit"
    DESIGN = "design"
    UTILITY_MODEL = "utility_model"
    PATENT = "patent"
    OTHER = "other"


COPYRIGHT_KIND = frozenset({Right.COPYRIGHT, Right.PICTURE})
TRADEMARK_KIND = frozenset({Right.TRADEMARK, Right.COUNTERFEIT})
PATENT_KIND = frozenset({Right.DESIGN, Right.UTILITY_MODEL, Right.PATENT})
FAMILIES = (("copyright", COPYRIGHT_KIND), ("trademark", TRADEMARK_KIND), ("patent", PATENT_KIND))
"""Rights that one ground can answer together, by name."""

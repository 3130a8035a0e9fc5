"""One photograph under an overlay: the test that outvotes the boosted trees.

The trees have learned templates, in which much agrees as well, and are unsure where a sticker, a heading or half of
another picture covers a busy photograph. No template has hundreds of features that align to a fraction of a pixel in
shaded cells all over the picture.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from rejoinder.pictures.parallax import Alignment

MANY = 80
"""Features that one placement holds, from which it is worth asking."""
_SHADED = math.log1p(15)
"""Cells that agree, shaded and in more than two tones."""
_FIELDS = 12
"""Of sixteen fields of what both show, those in which cells agree."""
_MOSTLY, _NEARLY_ALL = 0.62, 0.88
"""Share of the cells that agree where something lies over the rest, and where nothing does."""
_HARDLY = 0.85
"""Of shaded cells that agree or contradict, the share that agrees: what lies over a photograph is seldom shaded, and
what was photographed anew is."""
_RIVAL = 0.09
"""Features that another placement holds, as a share of those that this one does, from which two things lie two ways."""
_REPEATED_SHARE = 0.75
"""Share of the fields in which features are seen in both."""
_OF_ALL = 0.15
"""Share of all features that one placement holds: a ground of dots lies exactly on another, and holds few."""
_STILL = 0.93
"""Correlation of the middle cell, left where it lies."""


def worth_asking(measures: Mapping[str, float]) -> bool:
    """Whether enough shaded cells agree, in most zones, for two pictures to be one photograph.

    Args:
        measures: those of the placement.
    """
    if measures["matched"] < math.log1p(MANY) or measures["matched_of_features"] < _OF_ALL:
        return False
    if measures["rival"] > _RIVAL:
        return False
    return measures["shaded_agree"] >= _SHADED and measures["zones"] >= _FIELDS and measures["still_50"] >= _STILL


def beyond_doubt(measures: Mapping[str, float], lying: Alignment) -> bool:
    """Whether the two are one photograph, partly covered or with noise added.

    Args:
        measures: those of the placement.
    """
    if not worth_asking(measures):
        return False
    covered = measures["agree"] >= _MOSTLY and measures["shaded_share"] >= _HARDLY
    return (lying.exact and covered and measures["repeated_zones"] >= _REPEATED_SHARE) or (
        lying.is_noise and measures["agree"] >= _NEARLY_ALL
    )

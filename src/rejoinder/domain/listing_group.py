"""Groups of accused listings with the same findings, so that three hundred are answered as a few."""

from __future__ import annotations

from enum import StrEnum

import attrs

from rejoinder.domain.phrase import Phrase


class Handling(StrEnum):
    """What to do about a group of listings."""

    COMPLY = "comply"
    """Change or take down: the words or pictures complained of stand there and no paper could carry them."""
    PROVE = "prove"
    """They stand there, and papers are held that may carry them."""
    DISPUTE = "dispute"
    """What is alleged is not so."""
    LOOK = "look"
    """A person has to look first."""


@attrs.frozen(kw_only=True)
class ListingGroup:
    """Listings with the same finding on each of the things alleged."""

    id: str
    handling: Handling
    listings: tuple[str, ...]
    """As the notice names them, in its order."""
    shares: tuple[Phrase, ...]
    """What they have in common."""


@attrs.frozen(kw_only=True)
class Partial:
    """Accused listings for which the papers together carry a ground of defence in whole, while they do not for all."""

    ground: str
    """The id of the ground."""
    listings: tuple[str, ...]
    """As the notice names them, in its order."""

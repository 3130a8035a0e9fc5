"""What the complaint says the seller did, and what a test of it showed."""

from __future__ import annotations

from enum import StrEnum

import attrs

from rejoinder.domain.phrase import Phrase


class Tested(StrEnum):
    """How an allegation came out."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNTESTED = "untested"


@attrs.frozen(kw_only=True)
class Allegation:
    """One thing alleged. `by` names the findings that tested it."""

    id: str
    says: Phrase
    tested: Tested = Tested.UNTESTED
    by: tuple[str, ...] = ()

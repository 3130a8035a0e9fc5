"""Candidate companies of the seller, named by papers, while he has not said which is his."""

from __future__ import annotations

import attrs

from rejoinder.domain.unconfirmed_fact import Change


@attrs.frozen(kw_only=True)
class CompanyNamed:
    """One that may be the seller's. It is asked about; nothing rests on it until he says so."""

    name: str
    papers: tuple[str, ...] = attrs.field(validator=attrs.validators.min_len(1))
    """SHA-256 of each of the seller's papers that names it."""
    changes: tuple[Change, ...] = ()
    """What would come out otherwise if it were his, the weightiest first."""

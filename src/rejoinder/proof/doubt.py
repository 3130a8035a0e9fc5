"""What a doubting reviewer would say of one paper."""

from __future__ import annotations

from rejoinder.domain.evidence import Inspection
from rejoinder.domain.finding import Finding


def doubts(inspection: Inspection) -> tuple[Finding, ...]:
    """Private findings about one paper, gravest first."""
    return ()

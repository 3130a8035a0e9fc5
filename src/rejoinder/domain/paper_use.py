"""Use of each file of a case in the answer."""

from __future__ import annotations

import attrs

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.phrase import Phrase


@attrs.frozen(kw_only=True)
class PaperUse:
    """One file of the case, and what rests on it."""

    file: str
    """Its path in the case folder; what is attached to a mail is `<mail>!<name>`."""
    sha256: str
    kind: PaperKind
    speaks_for_us: bool | None
    """False for a file that harms the seller; None where nobody can say."""
    used_by: tuple[str, ...] = ()
    """Ids of exhibits, requirements and findings that rest on it."""
    why_not: Phrase | None = None
    """Why a file that could speak for the seller is not used."""

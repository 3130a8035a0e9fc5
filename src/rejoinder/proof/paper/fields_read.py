"""What a reader of fields gets, and what it hands back."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.domain.evidence import Paper, PaperKind
from rejoinder.proof.paper.found import Found
from rejoinder.proof.paper.sheet import Sheet

K = PaperKind


Fields = dict[str, Found | None]


@attrs.frozen(kw_only=True)
class Reading:
    """What a reader of fields gets: the pages, the language, and how days are written."""

    paper: Paper
    sheets: Sequence[Sheet]
    language: str | None
    month_first: bool | None

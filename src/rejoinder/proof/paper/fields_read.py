"""What a reader of fields gets, and what it hands back."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.domain.evidence import Paper, PaperKind
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import PageLayout

K = PaperKind


Fields = dict[str, ExtractedValue | None]


@attrs.frozen(kw_only=True)
class FieldInput:
    """What a reader of fields gets: the pages, the language, and how days are written."""

    paper: Paper
    layouts: Sequence[PageLayout]
    language: str | None
    month_first: bool | None

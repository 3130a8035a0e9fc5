"""Papers laid on the desk for tests: from words, with what the seller says of them."""

from __future__ import annotations

import hashlib
import textwrap
from typing import Any

import attrs

from rejoinder.document.document import document_of
from rejoinder.domain.evidence import Inspection, Paper, Place, Vouched
from rejoinder.proof.inspection import inspect


def laid(
    *pages: str, path: str = "evidence/paper.pdf", place: Place = Place.EVIDENCE, recognised: bool = False, **facts: Any
) -> Paper:
    """A paper with these pages; columns stand two spaces or more apart, as a layout has them."""
    texts = tuple(textwrap.dedent(page).strip("\n") for page in pages)
    content = ("\f".join(texts) + path).encode()
    document = document_of(("\n".join(" ".join(line.split()) for line in text.split("\n")) for text in texts), texts)
    metadata = tuple(sorted(facts.pop("metadata", {}).items()))
    return Paper(
        path=path,
        place=place,
        sha256=facts.pop("sha256", hashlib.sha256(content).hexdigest()),
        size_bytes=len(content),
        media_type=facts.pop("media_type", "application/pdf"),
        document=attrs.evolve(
            document, pages=tuple(attrs.evolve(page, recognised=recognised) for page in document.pages)
        ),
        readable=bool(texts),
        metadata=metadata,
        **facts,
    )


def scan(path: str = "evidence/scan.jpg", **facts: Any) -> Paper:
    """A picture without words."""
    vouched = Vouched(**facts) if facts else None
    return laid(path=path, media_type="image/jpeg", vouched=vouched)


def read(*pages: str, **facts: Any) -> Inspection:
    """An inspection of such a paper."""
    return inspect(laid(*pages, **facts))


def said(inspection: Inspection) -> dict[str, Any]:
    """The paper's fields by name."""
    return {field.name: field.value for field in inspection.fields if field.page is not None}


def doubted(inspection: Inspection) -> set[str]:
    """Names of the doubts, without digests."""
    return {finding.id.partition(":")[0].removeprefix("paper-") for finding in inspection.doubts}

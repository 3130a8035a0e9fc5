"""Exhibits that are drawn for the dossier from others: the data of a camera, and pictures side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from itertools import chain

import attrs

from rejoinder.assembly.exhibit import PutForward
from rejoinder.assembly.print_document import Say
from rejoinder.assembly.statement import Pleading
from rejoinder.domain.comparison import Comparison
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.camera_exhibit import camera_pages
from rejoinder.usecases.drawing import DrawingContext, DrawnPage
from rejoinder.usecases.picture_exhibit import pair_pages
from rejoinder.usecases.ports import Contents, Pictures
from rejoinder.usecases.renderer import Renderer


@attrs.frozen
class DrawnContents:
    """Contents with the pages that were drawn for the dossier."""

    contents: Contents
    pages: dict[str, bytes]

    def of(self, sha256: str) -> bytes:
        """The bytes whose digest this is. Raises: LookupError."""
        return self.pages[sha256] if sha256 in self.pages else self.contents.of(sha256)


def with_drawings(
    pleading: Pleading,
    contents: Contents,
    *,
    pictures: Pictures,
    known: Mapping[tuple[str, str], Comparison],
    renderer: Renderer,
    say: Say,
    language: str,
) -> tuple[tuple[PutForward, ...], Contents]:
    """The exhibits, and after them the pages drawn from them; contents that hold those pages too.

    Only of pictures that go out themselves, and as they are: nothing is shown that would not be shown anyway.

    Args:
        known: comparisons, by digests of theirs and ours, that looking at the two alone would not come to.
        say: in the language of the dossier.
        language: that language.
    """
    context = DrawingContext(
        pleading=pleading,
        contents=contents,
        pictures=pictures,
        known=known,
        renderer=renderer,
        say=say,
        language=language,
    )
    exhibits, pages = list(pleading.exhibits), {}
    for page in chain(camera_pages(context), pair_pages(context)):
        exhibits.append(_exhibit(page, len(exhibits) + 1))
        pages[exhibits[-1].paper.sha256] = page.content
    return (tuple(exhibits), DrawnContents(contents, pages)) if pages else (pleading.exhibits, contents)


def _exhibit(page: DrawnPage, number: int) -> PutForward:
    paper = Paper(
        path=page.name,
        place=Place.EVIDENCE,
        sha256=hashlib.sha256(page.content).hexdigest(),
        size_bytes=len(page.content),
        media_type="application/pdf",
    )
    return PutForward(
        number=number,
        paper=paper,
        inspection=None,
        title=phrase("document.exhibit-title", kind=phrase(f"document.kind-{page.kind}")),
        shows=page.shows,
        beside=page.beside,
        of_each=page.of_each,
    )

"""Pages drawn for the dossier, and what draws them."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from rejoinder.assembly.exhibit import PutForward
from rejoinder.assembly.print_document import Say
from rejoinder.assembly.statement import Pleading
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.ports import Contents, Pictures
from rejoinder.usecases.renderer import Renderer

NOT_COMPARED = Comparison(verdict=Verdict.DIFFERENT, score=0.0, because=phrase("picture.different-nothing"))
"""Stands for two pictures that are drawn without anything outlined."""


@attrs.frozen(kw_only=True)
class DrawnPage:
    """A page that was drawn for the dossier."""

    kind: str
    """As `document.kind-...` names it."""
    name: str
    content: bytes
    """A PDF."""
    shows: tuple[Phrase, ...]
    beside: tuple[str, ...]
    """The papers, by SHA-256, that it was drawn from."""
    of_each: bool = False
    """Whether it goes with each of these papers by itself, and not only with all of them."""


@attrs.frozen(kw_only=True)
class DrawingContext:
    """The pleading that pages are drawn for, and the means to draw them."""

    pleading: Pleading
    contents: Contents
    pictures: Pictures
    known: Mapping[tuple[str, str], Comparison]
    renderer: Renderer
    say: Say
    language: str

    def words(self, says: Phrase) -> str:
        """A sentence without what the seller wants to keep private."""
        return self.pleading.withheld.from_text(self.say(says), self.say)

    @property
    def open(self) -> Mapping[str, PutForward]:
        """The exhibits that go out as they are, by SHA-256."""
        return {one.paper.sha256: one for one in self.pleading.exhibits if one.copy is None}

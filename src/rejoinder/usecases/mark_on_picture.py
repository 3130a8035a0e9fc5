"""The pictures of the accused listings, looked at for the mark that is complained of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from rejoinder.document.document import Box, boxes_overlap
from rejoinder.domain.comparison import Comparison, Transform, Verdict
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.mark_detection import LogoVerdict, MarkDetections, ObfuscatedRegion, PictureLogoDetection
from rejoinder.domain.ocr import OcrPage, PagePicture
from rejoinder.domain.progress import ProgressStage, ProgressStep
from rejoinder.domain.right import TRADEMARK_KIND
from rejoinder.scrutiny.allegation_picture import accused_pictures
from rejoinder.scrutiny.complaint_context import ComplaintContext
from rejoinder.scrutiny.picture_words import word_sightings
from rejoinder.scrutiny.scope import marks
from rejoinder.scrutiny.spelling import Spellings
from rejoinder.usecases.app import App
from rejoinder.usecases.ports import Contents, MarkDetector

PICTURE_LIMIT = 8
"""Pictures of one answer that are looked at for a mark; each takes seconds."""
LOGO_LIMIT = 2
COPY_LIMIT = 4
"""Pairs of a picture and its copy that are looked at for a mark that was made unreadable."""
WORDS_OF_A_LOGO = 6
"""Words that a drawing may bear and still be taken for a logo rather than a page."""

_LOGO_NAME = re.compile(
    r"logo|(?<![a-z])brand(?![a-z])|(?<![a-z])(?:trade)?mark(?![a-z])|商标|标志|标识|图标|логотип|знак", re.IGNORECASE
)

Pairs = Mapping[tuple[str, str], Comparison]
Copy = tuple[Paper, Paper, Transform]
"""A picture of the complainant's, ours that is made from it, and how its pixels map."""


def detect_marks(
    table: ComplaintContext | None, contents: Contents, app: App, *, compared: Pairs, spellings: Spellings
) -> MarkDetections | None:
    """What the pictures of the accused listings show of the marks and logos of the notice.

    Args:
        compared: the complainant's pictures with ours, keyed (SHA-256 theirs, SHA-256 ours).

    Returns: None where no mark is complained of, or the case holds no picture of a listing; nothing is looked at then.
    """
    if table is None or not TRADEMARK_KIND & table.rights:
        return None
    pictures = accused_pictures(table)
    if not pictures:
        return None
    context = _MarkSearch(
        table=table, contents=contents, app=app, picture_search=app.mark_detector(), spellings=spellings
    )
    chosen = pictures[:PICTURE_LIMIT]
    words = context.words(chosen)
    searched = {paper.sha256: context.closely(paper) for paper in _reported(chosen, app)}
    hidden = tuple(context.hidden(context.copies(chosen, compared), searched))
    return MarkDetections(
        words=words,
        logos=tuple(logo for picture_search in searched.values() for logo in picture_search.logos),
        obfuscated_regions=(*hidden, *_others(hidden, searched)),
        left_out=tuple(p.sha256 for p in pictures if p.sha256 not in searched or searched[p.sha256].failed),
    )


def _reported(papers: Sequence[Paper], app: App) -> Iterator[Paper]:
    """The papers; each is named to whoever waits before it is looked at."""
    for number, paper in enumerate(papers, 1):
        app.progress.report(ProgressStep(stage=ProgressStage.MARK, name=paper.name, number=number, count=len(papers)))
        yield paper


def _others(
    hidden: Sequence[tuple[str, ObfuscatedRegion]], searched: Mapping[str, _SearchedPicture]
) -> Iterator[tuple[str, ObfuscatedRegion]]:
    """Hidden places of which no mark is known, each place once."""
    for sha256, picture_search in searched.items():
        known = [region.box for picture, region in hidden if picture == sha256]
        yield from (
            (sha256, region)
            for region in picture_search.obfuscated_regions
            if not any(boxes_overlap(region.box, box) for box in known)
        )


@attrs.frozen(kw_only=True)
class _SearchedPicture:
    """One picture, looked at closely."""

    logos: tuple[PictureLogoDetection, ...] = ()
    obfuscated_regions: tuple[ObfuscatedRegion, ...] = ()
    failed: bool = False


@attrs.frozen(kw_only=True, slots=False)
class _MarkSearch:
    """A case with what its pictures are looked at with."""

    table: ComplaintContext
    contents: Contents
    app: App
    picture_search: MarkDetector
    spellings: Spellings

    def words(self, papers: Sequence[Paper]) -> dict[str, OcrPage]:
        """The words on these pictures; those that lie nowhere are left out."""
        pictures = [(paper, content) for paper in papers if (content := self._content(paper)) is not None]
        pages = [
            PagePicture(
                content=content,
                sha256=paper.sha256,
                media_type=paper.media_type,
                scattered=True,
                name=paper.name,
            )
            for paper, content in pictures
        ]
        results = self.app.ocr_engine().read(pages) if pages else ()
        return {paper.sha256: page for (paper, _), page in zip(pictures, results, strict=True)}

    def closely(self, paper: Paper) -> _SearchedPicture:
        """Logos and hidden places on one picture."""
        picture = self._content(paper)
        if picture is None:
            return _SearchedPicture(failed=True)
        try:
            found = tuple(
                PictureLogoDetection(
                    logo=logo.sha256, picture=paper.sha256, detection=self.picture_search.logo(content, picture)
                )
                for logo in self.logos
                if (content := self._content(logo)) is not None
            )
            return _SearchedPicture(logos=found, obfuscated_regions=self.picture_search.obfuscated_regions(picture))
        except RejoinderError:
            return _SearchedPicture(failed=True)

    def copies(self, ours: Sequence[Paper], compared: Pairs) -> tuple[Copy, ...]:
        """Those of our pictures that are made from one of theirs that is no logo, or look so but for a part."""
        logos = {paper.sha256 for paper in self.logos}
        pairs = ((a, b, compared.get((a.sha256, b.sha256))) for a in self.theirs for b in ours)
        copies = [
            (a, b, comparison.transform)
            for a, b, comparison in pairs
            if comparison
            and comparison.verdict is not Verdict.DIFFERENT
            and comparison.transform is not None
            and a.sha256 not in logos
        ]
        return tuple(copies[:COPY_LIMIT])

    def hidden(
        self, copies: Sequence[Copy], searched: Mapping[str, _SearchedPicture]
    ) -> Iterator[tuple[str, ObfuscatedRegion]]:
        """Places where a mark or a logo stands on their picture, and our copy of it does not show it any more."""
        originals = tuple({original.sha256: original for original, _, _ in copies}.values())
        words = self.words(originals)
        for original, copy, transform in copies:
            page = words.get(original.sha256, OcrPage())
            for mark, place in (*self._mark_boxes(original, page), *self._bearing(original, searched[copy.sha256])):
                region = self._obfuscation(original, copy, transform, place)
                if region is not None:
                    yield copy.sha256, attrs.evolve(region, hides=mark)

    def _mark_boxes(self, original: Paper, page: OcrPage) -> Iterator[tuple[str, Box]]:
        for _, work in marks(self.table):
            for one in word_sightings(work.title, original, page, self.spellings):
                if one.sure:
                    yield work.title, one.box

    def _bearing(self, original: Paper, ours: _SearchedPicture) -> Iterator[tuple[str, Box]]:
        """Logos that stand on their picture and were not found on ours."""
        lost = {one.logo for one in ours.logos if one.detection.verdict is LogoVerdict.ABSENT}
        picture = self._content(original)
        for logo in self.logos:
            content = self._content(logo)
            if logo.sha256 not in lost or picture is None or content is None:
                continue
            detection = self.picture_search.logo(content, picture)
            if detection.verdict is LogoVerdict.FOUND and detection.box is not None:
                yield logo.name, detection.box

    def _obfuscation(self, original: Paper, copy: Paper, transform: Transform, place: Box) -> ObfuscatedRegion | None:
        a, b = self._content(original), self._content(copy)
        if a is None or b is None:
            return None
        try:
            return self.picture_search.obfuscation_in_copy(a, b, transform, place)
        except RejoinderError:
            return None

    @cached_property
    def theirs(self) -> tuple[Paper, ...]:
        """The complainant's pictures, each once."""
        papers = self.table.case.papers_in(Place.CLAIMED, Place.ATTACHMENT)
        return tuple({paper.sha256: paper for paper in papers if paper.media_type.startswith("image/")}.values())

    @cached_property
    def logos(self) -> tuple[Paper, ...]:
        """Their pictures that are logos: named so, or drawn flat, and with few words."""
        return tuple(paper for paper in self.theirs if self._is_logo(paper))[:LOGO_LIMIT]

    def _is_logo(self, paper: Paper) -> bool:
        content = self._content(paper)
        if content is None or len(paper.text.split()) > WORDS_OF_A_LOGO:
            return False
        try:
            return self.picture_search.is_flat_drawing(content) or _LOGO_NAME.search(paper.name) is not None
        except RejoinderError:
            return False

    def _content(self, paper: Paper) -> bytes | None:
        try:
            return self.contents.of(paper.sha256)
        except LookupError:
            return None

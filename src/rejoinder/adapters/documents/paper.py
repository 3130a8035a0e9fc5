"""Parsers of evidence files of every kind (port `Papers`)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path

import attrs

from rejoinder.adapters.documents.paper_cache import ParsedDocuments, as_json, as_opened
from rejoinder.adapters.formats.file_kind import MAIL, OUTLOOK
from rejoinder.adapters.formats.media_type_sniffing import media_type_of
from rejoinder.adapters.formats.paper_ocr import pictures_of, with_ocr_text
from rejoinder.adapters.formats.parsed_file import ParsedFile
from rejoinder.adapters.formats.trace_credentials import credential_traces
from rejoinder.adapters.mail.mail_enclosed import MAILS, enclosed_files
from rejoinder.adapters.pictures.picture_cache import MeasuredPictures
from rejoinder.adapters.pictures.trace_picture import picture_traces
from rejoinder.adapters.work.sandbox import ProcessorBudget, run_sandboxed
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import WITHIN, Paper, Place
from rejoinder.domain.media_type import DOCX, XLSX
from rejoinder.domain.ocr import OcrPage, PagePicture
from rejoinder.domain.progress import ProgressStage, ProgressStep
from rejoinder.usecases.ports import OcrEngine, Progress, SilentProgress

SIZE_LIMIT_BYTES = 200_000_000
PLAIN = frozenset({"text/plain", "text/markdown", "application/json"})
APART = frozenset({OUTLOOK})
"""Kinds whose reader takes them apart in a process of its own."""


TOGETHER_BYTES = 150_000_000
"""Files that are held in memory while their pictures are looked at."""
ENCLOSED_DEPTH = 2
"""Mails within mails that are opened."""
ENCLOSED_LIMIT = 200
"""Papers inside the mails of one folder."""
ICON_BYTES = 4_096
"""Logos and bullets of a mail are no larger, and no papers."""


class PaperIsTooLarge(Invalid):
    """A file larger than any paper of a case."""


class PaperIsMissing(Invalid):
    """There is no such file, or it cannot be read."""


class Papers:
    """Opens papers; a broken file is a paper that cannot be read, and says so in its metadata.

    Pages that are pictures are read by the OCR engine, where there are any; without them they have no words.
    """

    def __init__(
        self,
        ocr_engine: OcrEngine | None = None,
        progress: Progress | None = None,
        *,
        parsed: ParsedDocuments | None = None,
        measured: MeasuredPictures | None = None,
        budget: Callable[[], ProcessorBudget] = ProcessorBudget,
    ) -> None:
        """What was parsed and measured before is taken from `parsed` and `measured`, and kept there from now on."""
        self._ocr_engine = ocr_engine
        self._parsed = parsed
        self._measured = measured
        self._budget = budget
        self._progress = progress or SilentProgress()

    def open(self, path: Path, *, relative: str, place: Place) -> Paper:
        """The paper at a path. Raises: PaperIsMissing, PaperIsTooLarge."""
        return self.from_bytes(content_of(path, relative), relative=relative, place=place)

    def open_all(self, paths: Sequence[tuple[Path, str]], *, place: Place) -> list[Paper]:
        """The papers at these paths, each with the name it goes by, their pictures looked at side by side.

        What is attached to a mail among the evidence follows it, each file as a paper of its own.

        Raises: PaperIsMissing, PaperIsTooLarge; before anything is looked at.
        """
        for path, relative in paths:
            _size(path, relative)
        mails = _Mails(self._bare)
        numbers = count(1)
        found = [
            paper for some in _batches(paths) for paper in self._parse_batch(some, place, mails, numbers, len(paths))
        ]
        if self._parsed is not None:
            self._parsed.tidy()
        if self._measured is not None:
            self._measured.tidy()
        return found

    def _parse_batch(
        self,
        paths: Sequence[tuple[Path, str]],
        place: Place,
        mails: _Mails,
        numbers: Iterator[int],
        of: int,
    ) -> Iterator[Paper]:
        bare: list[Paper] = []
        budget = self._budget()
        requested: list[tuple[PagePicture, ...]] = []
        for path, relative in paths:
            self._progress.report(
                ProgressStep(stage=ProgressStage.PAPER, name=path.name, number=next(numbers), count=of)
            )
            content = content_of(path, relative)
            for paper, data in mails.with_enclosed_papers(
                self._bare(content, relative, place, is_read=budget.is_left), content
            ):
                bare.append(paper)
                requested.append(pictures_of(paper, data) if self._ocr_engine else ())
        recognised = iter(self._ocr_pages([picture for pictures in requested for picture in pictures]))
        for paper, pictures in zip(bare, requested, strict=True):
            yield with_ocr_text(paper, pictures, list(islice(recognised, len(pictures))))

    def from_bytes(self, content: bytes, *, relative: str, place: Place) -> Paper:
        """The paper that these bytes are. Raises: PaperIsTooLarge."""
        return self.with_recognised_words(self._bare(content, relative, place), content)

    def with_recognised_words(self, paper: Paper, content: bytes) -> Paper:
        """A paper that was parsed without OCR, with the recognised words of its image pages."""
        pictures = pictures_of(paper, content) if self._ocr_engine else ()
        return with_ocr_text(paper, pictures, self._ocr_pages(pictures))

    def _ocr_pages(self, pictures: Sequence[PagePicture]) -> Sequence[OcrPage]:
        return self._ocr_engine.read(pictures) if self._ocr_engine and pictures else ()

    def _bare(self, content: bytes, relative: str, place: Place, *, is_read: bool = True) -> Paper:
        """The paper without what has to be looked at; without a word where it is not to be read any more."""
        if len(content) > SIZE_LIMIT_BYTES:
            raise PaperIsTooLarge(file=relative, limit=SIZE_LIMIT_BYTES // 1_000_000)
        media_type = media_type_of(content, relative)
        sha256 = hashlib.sha256(content).hexdigest()
        parsed = self._opened_once(content, sha256, media_type, is_read=is_read)
        own_picture = place is Place.EVIDENCE and media_type.startswith("image/") and media_type != "image/svg+xml"
        traced = tuple(picture_traces(content, self._measured).items()) if own_picture else ()
        return Paper(
            path=relative,
            place=place,
            sha256=sha256,
            size_bytes=len(content),
            media_type=media_type,
            document=parsed.document,
            readable=parsed.document.readable,
            metadata=tuple(sorted((*parsed.metadata, *traced, *credential_traces(content, media_type).items()))),
        )

    def _opened_once(self, content: bytes, sha256: str, media_type: str, *, is_read: bool) -> ParsedFile:
        """What the file holds, parsed where it was not before; plain words and what is broken are opened each time."""
        cache = self._parsed if media_type not in PLAIN else None
        found = cache.find(sha256, media_type) if cache is not None else None
        if found is not None:
            return found
        found = _open(content, media_type) if is_read else ParsedFile(metadata=(("broken", "no time left"),))
        if cache is not None and "broken" not in dict(found.metadata):
            cache.keep(sha256, media_type, found)
        return found


class _Mails:
    """Takes the files out of the mails among the evidence of one folder."""

    def __init__(self, bare: Callable[[bytes, str, Place], Paper]) -> None:
        self._left, self._bare = ENCLOSED_LIMIT, bare

    def with_enclosed_papers(self, paper: Paper, content: bytes, depth: int = 0) -> Iterator[tuple[Paper, bytes]]:
        """The paper, then what is attached to it, each with its bytes; a mail says what was not opened."""
        if paper.place is not Place.EVIDENCE or paper.media_type not in MAILS or "broken" in dict(paper.metadata):
            yield paper, content
            return
        found = enclosed_files(content, paper.media_type)
        files = [one for one in found.files if not _is_icon(*one)]
        most = max(self._left, 0) if depth < ENCLOSED_DEPTH else 0
        self._left -= len(files[:most])
        unopened = [*(name for name, _ in files[most:]), *found.left_out]
        opened = [(self._bare(data, f"{paper.path}{WITHIN}{name}", paper.place), data) for name, data in files[:most]]
        fields = {"carried": " ".join(one.sha256 for one, _ in opened), "unopened": ", ".join(unopened)[:500]}
        notes = tuple((name, value) for name, value in fields.items() if value)
        yield attrs.evolve(paper, metadata=tuple(sorted((*paper.metadata, *notes)))), content
        for one, data in opened:
            yield from self.with_enclosed_papers(attrs.evolve(one, enclosed_in=paper.path), data, depth + 1)


def _is_icon(name: str, content: bytes) -> bool:
    return len(content) <= ICON_BYTES and media_type_of(content, name).startswith("image/")


def _size(path: Path, relative: str) -> None:
    try:
        if not path.is_file():  # a device has no size, and never ends
            raise PaperIsMissing(file=relative)
        if path.stat().st_size > SIZE_LIMIT_BYTES:
            raise PaperIsTooLarge(file=relative, limit=SIZE_LIMIT_BYTES // 1_000_000)
        with path.open("rb"):
            pass
    except OSError as error:
        raise PaperIsMissing(file=relative) from error


def _batches(paths: Sequence[tuple[Path, str]]) -> Iterator[list[tuple[Path, str]]]:
    """The paths in runs whose files fit into memory together; one large file is a run of its own."""
    run: list[tuple[Path, str]] = []
    total = 0
    for path, relative in paths:
        size = path.stat().st_size
        if run and total + size > TOGETHER_BYTES:
            yield run
            run, total = [], 0
        run.append((path, relative))
        total += size
    if run:
        yield run


def content_of(path: Path, relative: str) -> bytes:
    """The bytes of a paper. Raises: PaperIsMissing, PaperIsTooLarge before anything is read."""
    _size(path, relative)
    try:
        return path.read_bytes()
    except OSError as error:
        raise PaperIsMissing(file=relative) from error


def _open(content: bytes, media_type: str) -> ParsedFile:
    """The reader of plain words is trusted with them here; every other one works apart, where it can do no harm."""
    opener = _opener(media_type)
    if not content or opener is None:
        return ParsedFile(metadata=(("broken", "empty"),) if not content else ())
    try:
        if media_type in PLAIN or media_type in APART:
            return opener(content)
        return as_opened(run_sandboxed(lambda data: as_json(opener(data)), content))
    except FileIsBroken as error:
        return ParsedFile(metadata=(("broken", " ".join(str(error).split())[:120] or type(error).__name__),))


def _opener(media_type: str) -> Callable[[bytes], ParsedFile] | None:
    """The reader of a media type, loaded when it is first needed; None where nobody reads it."""
    from importlib import import_module

    known: dict[str, tuple[str, ...]] = {
        "application/pdf": ("formats.paper_pdf", "open_pdf", "pypdfium2"),
        DOCX: ("formats.paper_docx", "open_docx"),
        XLSX: ("formats.paper_spreadsheet", "open_xlsx", "openpyxl"),
        "text/csv": ("formats.paper_spreadsheet", "open_csv"),
        "application/xml": ("formats.paper_xml", "open_xml"),
        "application/ofd": ("formats.paper_ofd", "open_ofd"),
        MAIL: ("documents.paper_mail", "open_mail"),
        OUTLOOK: ("documents.paper_mail", "open_outlook"),
        "text/html": ("formats.paper_words", "open_html", "selectolax.lexbor"),
        "text/plain": ("formats.paper_words", "open_text"),
        "text/markdown": ("formats.paper_words", "open_text"),
        "application/json": ("formats.paper_words", "open_json"),
        "application/zip": ("formats.paper_zip", "open_zip"),
    }
    found: tuple[str, ...]
    if media_type.startswith("image/") and media_type != "image/svg+xml":
        found = ("formats.paper_picture", "open_picture", "PIL.Image")
    elif media_type in known:
        found = known[media_type]
    else:
        return None
    for library in found[2:]:
        import_module(library)  # loaded once, before the work is done apart
    opener: Callable[[bytes], ParsedFile] = getattr(import_module(f"rejoinder.adapters.{found[0]}"), found[1])
    return opener
